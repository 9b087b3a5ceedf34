"""A submission is known by what it holds: renamed, doubled, alone or damaged, it is found."""

import json
import shutil
from pathlib import Path

import pytest

from negolib.grading.collecting import put_in_order
from negolib.grading.finding import look, stand_in_everywhere
from negolib.grading.submission import read_submission
from negolib.worksheet import MIME
from tests.grading.conftest import EXERCISE
from tests.tools.teacher import Course

FULL = 36  # two more are given by hand
NOTEBOOK, SHEET = "planning.ipynb", "planning.answers.json"


def sheet(path: Path, revision: int = 1, name: str = "planning", **answers: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"sheet": name, "revision": revision, "answers": answers}))


def notebook(path: Path, tasks: tuple[str, ...] = ("low",), revision: int | None = None, **answers) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [
        {"cell_type": "markdown", "source": "", "metadata": {"nbgrader": {"grade_id": task}}}
        for task in tasks
    ]
    if revision is not None:
        copy = {"sheet": "planning", "revision": revision, "answers": answers}
        output = {"output_type": "display_data", "data": {MIME: copy}, "metadata": {}}
        cells.append({"cell_type": "code", "source": "", "metadata": {}, "outputs": [output]})
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))


@pytest.mark.parametrize(
    "name",
    [
        "planning.json",
        "planning.answers (1).json",
        "x_123_planning.answers-1.json",
        "planning.answers.json.txt",
        "PLANNING.ANSWERS.JSON",
        "Ada Lovelace_4711_assignsubmission_file_/planning.answers.json",
        "planning/planning.answers.json",
        "whatever.json",
    ],
)
def test_the_sheet_alone_under_any_name_is_found(tmp_path, name):
    sheet(tmp_path / name, low=95)
    found = read_submission(tmp_path, "planning")
    assert found.answers == {"low": 95}
    assert f"Graded from the file {Path(name).name}." in found.remark


def test_of_several_sheets_the_newest_counts_and_the_teacher_hears_it(tmp_path):
    notebook(tmp_path / NOTEBOOK)
    sheet(tmp_path / SHEET, 3, low=1)
    sheet(tmp_path / "planning.answers-1.json", 7, low=2)
    sheet(tmp_path / "older.json", 2, low=3)
    sheet(tmp_path / "practice.answers.json", 99, name="practice", low=4)
    found = read_submission(tmp_path, "planning")
    assert found.answers == {"low": 2}
    assert found.remark == "Graded from the file planning.answers-1.json, the newest of 3 sheets."


def test_a_sheet_and_a_notebook_under_their_own_names_need_no_remark(tmp_path):
    notebook(tmp_path / NOTEBOOK, revision=2, low=1)
    sheet(tmp_path / SHEET, 2, low=2)
    found = read_submission(tmp_path, "planning")
    assert (found.answers, found.remark) == ({"low": 2}, None)


def test_a_newer_copy_in_a_renamed_notebook_counts(tmp_path):
    notebook(tmp_path / NOTEBOOK, revision=2, low=1)
    notebook(tmp_path / "planning (2).ipynb", revision=9, low=9)
    found = read_submission(tmp_path, "planning")
    assert found.answers == {"low": 9}
    assert "graded from the copy in the notebook planning (2).ipynb" in found.remark


@pytest.mark.parametrize(
    "name", ["planning (1).ipynb", "planning-2.ipynb", "planning.ipynb.json", "a/b.ipynb"]
)
def test_a_renamed_notebook_is_known_by_its_tasks(tmp_path, name):
    notebook(tmp_path / name, tasks=("low", "high"))
    notebook(tmp_path / "scratch.ipynb", tasks=("other",))
    assert put_in_order(tmp_path, ["planning"]) == []
    best = look(tmp_path, "planning", frozenset({"low", "high"})).notebooks[0]
    assert best == tmp_path / name
    assert json.loads((tmp_path / NOTEBOOK).read_text())["cells"] == []


def test_a_stand_in_gives_way_to_what_comes_later_and_is_no_notebook_of_the_learners(tmp_path):
    sheet(tmp_path / "planning.json", low=1)
    put_in_order(tmp_path, ["planning"])
    assert look(tmp_path, "planning").notebooks == []
    assert "No notebook was handed in." in read_submission(tmp_path, "planning").remark
    notebook(tmp_path / "planning (1).ipynb", revision=4, low=4)
    put_in_order(tmp_path, ["planning"])
    assert read_submission(tmp_path, "planning").answers == {"low": 4}
    assert look(tmp_path, "planning").notebooks[0] == tmp_path / "planning (1).ipynb"


def copies(path: Path, *parts: dict[str, object]) -> None:
    """Write a notebook with an output for each copy of some answers."""
    outputs = [
        {"output_type": "display_data", "data": {MIME: {"sheet": "planning", **part}}, "metadata": {}}
        for part in parts
    ]
    cell = {"cell_type": "code", "source": "", "metadata": {}, "outputs": outputs}
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))


LOW = {"keys": ["low"], "revision": 4, "answers": {"low": 4}}
HIGH = {"keys": ["high", "gap"], "revision": 6, "answers": {"high": 6}}
TALKS = {"kind": "talks", "keys": ["room"], "revision": 2, "answers": {"room": [{"seal": "a"}]}}


@pytest.mark.parametrize(
    ("parts", "answers"),
    {
        "each cell has its own": ([LOW, HIGH], {"low": 4, "high": 6}),
        "the newer word counts": (
            [HIGH, LOW, {"keys": ["low"], "revision": 2, "answers": {"low": 2}}],
            {"low": 4, "high": 6},
        ),
        "also that it was taken back": (
            [LOW, HIGH, {"keys": ["low"], "revision": 5, "answers": {}}],
            {"high": 6},
        ),
        "a whole copy of an earlier release": (
            [{"revision": 3, "answers": {"low": 1, "gap": 3, "other": 9}}, LOW, HIGH],
            {"low": 4, "high": 6, "other": 9},
        ),
        "nothing but what the cell shows": (
            [{"keys": ["low"], "revision": 4, "answers": {"low": 4, "high": 1}}],
            {"low": 4},
        ),
        "talks by themselves": (
            [{**LOW, "talks": TALKS}, HIGH],
            {"low": 4, "high": 6, "room": [{"seal": "a"}]},
        ),
        "nothing answered but talks": (
            [{"keys": [], "revision": 0, "answers": {}, "talks": TALKS}],
            {"room": [{"seal": "a"}]},
        ),
    }.values(),
)
def test_a_notebook_alone_says_what_its_cells_say_together(tmp_path, parts, answers):
    copies(tmp_path / NOTEBOOK, *parts)
    found = read_submission(tmp_path, "planning")
    assert found.answers == answers
    assert "graded from the copy in the notebook" in found.remark


def test_what_a_cell_does_not_carry_comes_from_the_older_sheet(tmp_path):
    sheet(tmp_path / SHEET, 3, low=3, other=9)
    copies(tmp_path / NOTEBOOK, LOW)
    found = read_submission(tmp_path, "planning")
    assert found.answers == {"low": 4, "other": 9}
    assert "is older than the notebook" in found.remark


@pytest.mark.parametrize("name", ["planning.talks.answers.json", "ada_4711_planning.talks.answers-1.json"])
def test_talks_are_found_under_any_name_and_belong_to_the_sheet(tmp_path, name):
    notebook(tmp_path / NOTEBOOK)
    sheet(tmp_path / SHEET, 3, low=3)
    (tmp_path / name).write_text(json.dumps({"sheet": "planning", **TALKS, "keys": None}))
    found = read_submission(tmp_path, "planning")
    assert (found.answers, found.remark) == ({"low": 3, "room": [{"seal": "a"}]}, None)
    newer = {**TALKS, "revision": 5, "answers": {"room": [{"seal": "b"}]}}
    copies(tmp_path / NOTEBOOK, {**LOW, "revision": 2, "talks": newer})
    assert read_submission(tmp_path, "planning").answers == {"low": 3, "room": [{"seal": "b"}]}


def test_talks_that_cannot_be_read_are_said_and_the_answers_count(tmp_path):
    notebook(tmp_path / NOTEBOOK)
    sheet(tmp_path / SHEET, 3, low=3)
    (tmp_path / "planning.talks.answers.json").write_text("{ half")
    found = read_submission(tmp_path, "planning")
    assert found.answers == {"low": 3}
    assert "The talks in planning.talks.answers.json cannot be read" in found.remark


def test_nothing_that_was_handed_in_is_touched(tmp_path):
    sheet(tmp_path / "planning.json", low=1)
    notebook(tmp_path / "planning (1).ipynb")
    (tmp_path / "timestamp.txt").write_text("yesterday, about noon")
    before = {path.read_bytes() for path in tmp_path.iterdir()}
    for _ in range(2):
        put_in_order(tmp_path, ["planning"])
    assert before <= {path.read_bytes() for path in tmp_path.iterdir()}
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize(
    "text", [b"yesterday, about noon", b"\xff\xfe", b"9" * 400, b"0000-00-00 00:00:00 UTC"]
)
def test_a_damaged_time_stamp_is_kept_under_another_name(tmp_path, text):
    notebook(tmp_path / NOTEBOOK)
    (tmp_path / "timestamp.txt").write_bytes(text)
    (said,) = put_in_order(tmp_path, ["planning"])
    assert "no time counts" in said
    assert (tmp_path / "timestamp.txt.unreadable").read_bytes() == text
    assert put_in_order(tmp_path, ["planning"]) == []


def test_a_sound_time_stamp_and_an_empty_folder_stay_as_they_are(tmp_path):
    (tmp_path / "timestamp.txt").write_text("2026-05-01 12:00:00 UTC")
    assert put_in_order(tmp_path, ["planning"]) == []
    assert [path.name for path in tmp_path.iterdir()] == ["timestamp.txt"]


def test_untouched_is_never_said_while_a_sheet_lies_there_that_nobody_can_read(tmp_path):
    notebook(tmp_path / NOTEBOOK, revision=0)
    assert "untouched" in read_submission(tmp_path, "planning").remark
    (tmp_path / "planning.answers-1.json").write_text('{"sheet": "planning", "answers": {"low": 1')
    remark = read_submission(tmp_path, "planning").remark
    assert "untouched" not in remark
    assert "planning.answers-1.json (line 1, column" in remark


def test_submissions_without_any_notebook_are_seen(tmp_path):
    (tmp_path / "exercises" / "planning").mkdir(parents=True)
    (tmp_path / "exercises" / "planning" / NOTEBOOK).write_text("{}")
    sheet(tmp_path / "submitted" / "ada" / "planning" / "planning.json", low=1)
    notebook(tmp_path / "submitted" / "bo" / "planning" / "planning (1).ipynb")
    stand_in_everywhere(tmp_path / "submitted", tmp_path / "exercises")
    assert (tmp_path / "submitted" / "ada" / "planning" / NOTEBOOK).is_file()
    assert not (tmp_path / "submitted" / "bo" / "planning" / NOTEBOOK).exists()
    stand_in_everywhere(tmp_path / "nowhere", tmp_path / "exercises")


def rename_notebook(folder):
    (folder / NOTEBOOK).rename(folder / "planning (1).ipynb")


def rename_both(folder):
    (folder / NOTEBOOK).rename(folder / "planning-2.ipynb")
    (folder / SHEET).rename(folder / "planning.json")


def only_a_renamed_notebook(folder):
    rename_notebook(folder)
    (folder / SHEET).unlink()


def only_the_sheet(folder):
    (folder / NOTEBOOK).unlink()


def only_a_renamed_sheet(folder):
    (folder / NOTEBOOK).unlink()
    (folder / SHEET).rename(folder / "ada_4711_planning.answers-1.json")


def in_a_folder_of_its_own(folder):
    inner = folder / "planning"
    inner.mkdir()
    for name in (NOTEBOOK, SHEET):
        (folder / name).rename(inner / name)


def damaged_stamp(folder):
    (folder / "timestamp.txt").write_text("soon")


def newer_copy_beside(folder):
    kept = json.loads((folder / SHEET).read_text())
    (folder / "planning.answers (1).json").write_text(json.dumps({**kept, "revision": kept["revision"] + 5}))
    (folder / SHEET).write_text(json.dumps({**kept, "answers": {}}))


SHAPES = {
    "renamed": (rename_notebook, "The notebook was handed in as planning (1).ipynb."),
    "renamed-both": (rename_both, "handed in as planning-2.ipynb. Graded from the file planning.json."),
    "notebook-only": (only_a_renamed_notebook, "graded from the copy in the notebook planning (1).ipynb"),
    "sheet-only": (only_the_sheet, "No notebook was handed in. Graded from the sheet."),
    "sheet-renamed": (only_a_renamed_sheet, "Graded from the file ada_4711_planning.answers-1.json."),
    "own-folder": (in_a_folder_of_its_own, "Graded from the file planning.answers.json."),
    "stamp": (damaged_stamp, "The time stamp cannot be read"),
    "newer-beside": (newer_copy_beside, "planning.answers (1).json, the newest of 2 sheets"),
    "[bracket]": (lambda folder: None, ""),
}


@pytest.fixture(scope="module")
def batch(tmp_path_factory, solved):
    course = Course(tmp_path_factory.mktemp("names") / "course", EXERCISE)
    for name, (change, _) in SHAPES.items():
        change(course.hand_in(name, solved))
    shutil.copytree(solved, course.root / "grading" / "submitted" / "line\nbreak" / "planning")
    course.hand_in("zz-honest", solved)
    return course, course.nbgrader("autograde", "planning")


@pytest.mark.parametrize("name", SHAPES)
def test_whatever_it_is_called_it_gets_its_points_and_one_line(batch, name):
    course, said = batch
    assert sum(course.scores()[name].values()) == FULL
    lines = [line for line in said.splitlines() if f" {name}:" in line]
    words = SHAPES[name][1]
    assert (len(lines) == 1 and words in lines[0]) if words else not lines, lines


def test_a_renamed_notebook_is_what_the_teacher_sees(batch):
    course, _ = batch
    assert "# The answers stand above." in course.graded("renamed")
    assert len(json.loads(course.graded("renamed"))["cells"]) == len(
        json.loads(course.graded("zz-honest"))["cells"]
    )


def test_a_folder_that_nbgrader_cannot_read_is_named_and_stops_nobody(batch):
    course, said = batch
    assert "line break in its name" in said
    assert "Traceback" not in said
    assert sum(course.scores()["zz-honest"].values()) == FULL
