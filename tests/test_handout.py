import json
import shutil
import zipfile
from pathlib import Path

import pytest

from negolib import handout
from negolib.cli import main
from negolib.handout import BOOK, OPEN, unbind
from negolib.widgets import CheckButton
from negolib.worksheet import TestsUnreadable, Worksheet, read_tests
from negolib.worksheet.course import check_assignment, find_course, find_tests

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A library that came in a wheel: it has the course that it carries, and no solutions."""
    shipped = tmp_path / "site-packages" / "negolib" / "shipped"
    handout.write_handout(ROOT, shipped, checks=True)
    monkeypatch.setattr(handout, "SHIPPED", shipped)
    return shipped


def student(folder, pack, **answers):
    """A folder as the exchange or an LMS gives it: the exercise's files alone, and a sheet."""
    shutil.copytree(pack / "exercises" / "planning", folder)
    Worksheet("planning", folder).update(answers)
    return folder


def test_a_pack_has_the_course_and_no_solution(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    target = tmp_path / "class.zip"
    assert main(["pack", "--checks", "on", "--to", str(target)]) == 0
    assert "the exercises planning, practice, with the back of the book" in capsys.readouterr().out
    with zipfile.ZipFile(target) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
        text = b"".join(archive.read(name) for name in names).decode()
    assert {"class/nbgrader_config.py", "class/READ_ME_FIRST.txt", "class/course/01_planning.ipynb"} <= names
    assert {f"class/exercises/planning/planning{BOOK}", "class/exercises/planning/planning.ipynb"} <= names
    assert not [name for name in names if "solutions" in name or "answers.json" in name]
    for secret in ("BEGIN SOLUTION", "BEGIN HIDDEN"):
        assert secret not in text
    assert OPEN in text
    assert main(["pack", "--checks", "off", "--to", str(target)]) == 1
    assert (
        capsys.readouterr().err
        == f"{target} is there already; name another with --to, or take it away first.\n"
    )


def test_the_book_holds_the_tests_and_not_the_solution(tmp_path):
    book = tmp_path / f"planning{BOOK}"
    book.write_text(handout.bind("planning", ROOT / "solutions" / "planning" / "planning.ipynb"))
    cells = json.dumps(unbind(book))
    assert "BEGIN HIDDEN TESTS" in cells
    assert "BEGIN SOLUTION" not in cells


@pytest.mark.parametrize("name", handout.exercises(ROOT))
def test_the_book_checks_as_the_solved_notebook_does(tmp_path, name):
    solved = ROOT / "solutions" / name / f"{name}.ipynb"
    book = tmp_path / f"{name}{BOOK}"
    book.write_text(handout.bind(name, solved))
    assert read_tests(book) == read_tests(solved)


@pytest.mark.parametrize("checks", [True, False])
def test_the_button_finds_the_book_beside_the_notebook(tmp_path, monkeypatch, alone, checks):
    handout.write_handout(ROOT, tmp_path / "pack", checks)
    folder = student(tmp_path / "home" / "planning", tmp_path / "pack", paper_part=14)
    monkeypatch.chdir(folder)
    rows, closing = CheckButton(Worksheet("planning", folder)).look()
    if checks:
        assert "It is only a part of the price." in rows[0]["fields"][0]["lines"][0]
        assert closing == "0 of 36 points. Up to 2 more are your teacher's to give."
    else:
        assert all(row["line"] == "Your teacher has the tests of this task." for row in rows)


def test_with_pip_alone_the_library_has_the_checks(tmp_path, alone):
    notebook = alone / "exercises" / "planning" / "planning.ipynb"
    folder = tmp_path / "planning"
    folder.mkdir()
    shutil.copy(notebook, folder)
    sheet = Worksheet("planning", folder)
    sheet["paper_part"] = 70
    assert check_assignment(sheet, find_course(folder), beside=folder).score == 3


def test_another_teachers_exercise_of_the_same_name_is_not_checked_with_our_tests(tmp_path, alone):
    folder = tmp_path / "planning"
    folder.mkdir()
    text = (alone / "exercises" / "planning" / "planning.ipynb").read_text()
    (folder / "planning.ipynb").write_text(text.replace("What has really become dearer?", "Another question"))
    report = check_assignment(Worksheet("planning", folder), find_course(folder), beside=folder)
    assert all(row["line"] == "Your teacher has the tests of this task." for row in report.rows())


@pytest.mark.parametrize(
    "text", ["", "{}", '{"tests": 3}', '{"tests": "?!"}', "[" * 100_000, '{"tests": "00000"}']
)
def test_a_damaged_book_is_one_sentence(tmp_path, text):
    (tmp_path / f"planning{BOOK}").write_text(text)
    with pytest.raises(TestsUnreadable, match="cannot be read, so nothing can be checked"):
        check_assignment(Worksheet("planning", tmp_path), alone_course(tmp_path), beside=tmp_path)


def alone_course(tmp_path):
    (tmp_path / "course" / "exercises").mkdir(parents=True)
    return tmp_path / "course"


EVIL = "from pathlib import Path; Path('was-here').touch()"


def strangers_submission(folder):
    """A submission that brings a course, solutions and a book of its own, all of them with code."""
    handout.write_handout(ROOT, folder, checks=True)
    for room in ("solutions", "exercises"):
        text = (ROOT / "solutions" / "planning" / "planning.ipynb").read_text()
        path = folder / room / "planning" / "planning.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("import negolib as nl", EVIL))
    evil = handout.bind("planning", path)
    (folder / f"planning{BOOK}").write_text(evil)
    (folder / "exercises" / "planning" / f"planning{BOOK}").write_text(evil)
    shutil.copy(path, folder)
    Worksheet("planning", folder)["paper_part"] = 70


@pytest.mark.parametrize("place", ["course/grading/submitted/eve/planning", "Downloads/eve"])
def test_check_inside_a_submission_runs_no_strangers_tests(tmp_path, monkeypatch, capsys, place):
    if place.startswith("course"):
        handout.write_handout(ROOT, tmp_path / "course", checks=True)
    folder = tmp_path / place
    strangers_submission(folder)
    monkeypatch.chdir(folder)
    assert main(["check", "planning"]) == 0
    assert not (folder / "was-here").exists()
    assert "3 of 36 points." in capsys.readouterr().out


def test_check_leaves_what_was_handed_in_as_it_is(tmp_path, monkeypatch, capsys):
    handout.write_handout(ROOT, tmp_path / "course", checks=True)
    folder = tmp_path / "course" / "grading" / "submitted" / "eve" / "planning"
    folder.mkdir(parents=True)
    Worksheet("planning", folder)["paper_part"] = 14
    before = {path: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.chdir(folder)
    assert main(["check", "planning"]) == 0
    assert "Hint 1 of" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_what_was_sent_is_no_course_and_the_outer_one_is(tmp_path):
    handout.write_handout(ROOT, tmp_path / "course", checks=False)
    folder = tmp_path / "course" / "grading" / "submitted" / "eve" / "planning"
    strangers_submission(folder)
    assert find_course(folder) == tmp_path / "course"
    assert (
        find_tests("planning", find_course(folder)).parent == tmp_path / "course" / "exercises" / "planning"
    )


def test_a_pack_is_made_again_from_a_pack_and_asks_for_tests_it_lacks(tmp_path):
    handout.write_handout(ROOT, tmp_path / "on", checks=True)
    handout.write_handout(tmp_path / "on", tmp_path / "again", checks=True)
    book = f"exercises/planning/planning{BOOK}"
    assert (tmp_path / "on" / book).read_bytes() == (tmp_path / "again" / book).read_bytes()
    handout.write_handout(ROOT, tmp_path / "off", checks=False)
    with pytest.raises(ValueError, match="its checks cannot be packed"):
        handout.write_handout(tmp_path / "off", tmp_path / "never", checks=True)
    assert not (tmp_path / "never").exists()


def test_an_exercise_with_a_teachers_answers_is_not_packed(tmp_path):
    handout.write_handout(ROOT, tmp_path / "course", checks=True)
    notebook = tmp_path / "course" / "exercises" / "planning" / "planning.ipynb"
    (notebook.parent / "planning.answers.json").write_text("{}")
    handout.write_handout(tmp_path / "course", tmp_path / "first", checks=True)
    assert not list((tmp_path / "first").rglob("*.answers.json"))
    content = json.loads(notebook.read_text())
    code = next(cell for cell in content["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "70"}]
    notebook.write_text(json.dumps(content))
    with pytest.raises(ValueError, match="has been run and may hold answers"):
        handout.write_handout(tmp_path / "course", tmp_path / "second", checks=True)
