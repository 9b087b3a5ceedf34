import os
import shutil
from pathlib import Path

import pytest

from negolib import handout
from negolib.cli import main
from negolib.grading.pack import pack
from negolib.handout import write_handout
from negolib.lab import lay_out, settle

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def from_a_wheel(tmp_path, monkeypatch):
    shipped = tmp_path / "site-packages" / "shipped"
    write_handout(ROOT, shipped, checks=True)
    monkeypatch.setattr(handout, "SHIPPED", shipped)
    return shipped


@pytest.fixture
def here(tmp_path):
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_a_folder_a_new_one_is_laid_out_and_said(from_a_wheel, here):
    folder, said = settle(None, here)
    assert folder == here / "negotiation-course"
    assert said == f"The course is laid out in {folder}; next time say: negolib lab {folder}"
    assert contents(folder) == contents(from_a_wheel)
    assert settle(None, here) == (folder, "")
    assert settle(None, folder / "exercises" / "planning") == (folder, "")


def test_an_empty_folder_becomes_the_course_and_a_broken_off_copy_is_completed(from_a_wheel, here):
    folder, _ = settle("mine", here)
    (folder / "nbgrader_config.py").unlink()
    changed = folder / "course" / "01_planning.ipynb"
    changed.write_text("my notes")
    again, said = settle(str(folder), here)
    assert again == folder
    assert said
    assert changed.read_text() == "my notes"
    assert (folder / "nbgrader_config.py").is_file()


def test_a_clone_is_its_own_course(here):
    assert settle(None, here) == (ROOT, "")
    assert settle(None, ROOT / "docs") == (ROOT, "")


def test_the_learners_copies_of_a_wheels_course_come_with_the_book(from_a_wheel, here):
    folder, _ = settle(None, here)
    assert "planning.back-of-the-book" in {path.name for path in lay_out(folder)}


def test_a_folder_with_other_things_in_it_is_left_alone(from_a_wheel, here):
    (here / "letter.txt").write_text("Dear Ines")
    with pytest.raises(ValueError, match=r"holds other things \(letter\.txt, …\); name a new"):
        settle(".", here)
    assert contents(here) == {"letter.txt": b"Dear Ines"}


def test_a_file_in_the_way_is_one_sentence(from_a_wheel, here):
    (here / "negotiation-course").write_text("no folder")
    with pytest.raises(ValueError, match="is a file; name a folder for the course, or none"):
        settle(None, here)
    (here / "mine").mkdir()
    (here / "mine" / "course").write_text("no folder")
    with pytest.raises(ValueError, match="The course cannot be laid out in"):
        settle("mine", here)


def test_a_folder_that_cannot_be_written_is_one_sentence(from_a_wheel, here, monkeypatch, capsys):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["lab", str(here / "mine"), "--allow-root"]) == 1
    assert (
        capsys.readouterr().err == f"The course cannot be laid out in {here / 'mine'}: Permission denied.\n"
    )


@pytest.fixture
def started(monkeypatch):
    calls = []

    def record(course, words, teacher):
        calls.append((course, words, teacher))
        return 0

    monkeypatch.setattr("negolib.lab.start_lab", record)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return calls


def test_the_folder_comes_first_and_the_rest_is_jupyterlabs(from_a_wheel, here, monkeypatch, started):
    monkeypatch.chdir(here)
    assert main(["lab", "mine", "--no-browser", "--port", "9000"]) == 0
    assert main(["lab", "--teacher", "--port", "9000"]) == 0
    assert started == [
        (here / "mine", ["--no-browser", "--port", "9000"], False),
        (here / "negotiation-course", ["--port", "9000"], True),
    ]


def test_root_is_told_what_to_say(from_a_wheel, here, monkeypatch, started, capsys):
    monkeypatch.chdir(here)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert main(["lab"]) == 1
    assert "In a container add --allow-root" in capsys.readouterr().err
    assert started == []
    assert contents(here) == {}
    assert main(["lab", "--allow-root"]) == 0


def test_a_file_where_the_copies_go_is_one_sentence(from_a_wheel, here, started, monkeypatch, capsys):
    monkeypatch.undo()
    folder = here / "mine"
    write_handout(ROOT, folder, checks=True)
    (folder / "my_work").write_text("no folder")
    assert main(["lab", str(folder), "--allow-root"]) == 1
    assert capsys.readouterr().err == f"File exists: {folder / 'my_work'}\n"


def test_a_newer_version_adds_its_lessons_and_a_teachers_pack_stays_as_it_is(from_a_wheel, here):
    folder, _ = settle("mine", here)
    lesson = from_a_wheel / "course" / "02_discovery.ipynb"
    shutil.copy(from_a_wheel / "course" / "01_planning.ipynb", lesson)
    (folder / "course" / "01_planning.ipynb").write_text("my notes")
    assert settle("mine", here) == (folder, "New in the course: 02_discovery.ipynb.")
    assert settle("mine", here) == (folder, "")
    assert (folder / "course" / "01_planning.ipynb").read_text() == "my notes"
    pack(ROOT, here / "class", checks=False)
    before = contents(here / "class")
    assert settle("class", here) == (here / "class", "")
    assert contents(here / "class") == before
