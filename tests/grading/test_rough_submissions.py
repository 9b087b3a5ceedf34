"""Submissions of every bad shape: none runs, none stops the batch, each ends with a score or a sentence."""

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from tests.grading.conftest import EXERCISE
from tests.tools.teacher import Course

FULL = 36  # two more are given by hand
NOTEBOOK, SHEET = "planning.ipynb", "planning.answers.json"


def edit(folder: Path, change) -> None:
    notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    change(notebook)
    (folder / NOTEBOOK).write_text(json.dumps(notebook))


def by_task(notebook, task: str):
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == task)


def deleted(folder):
    gone = {"cost-rise", "setup", "batna-answer", "walk-away", "caution-answer", "caution"}

    def change(notebook):
        notebook.cells = [
            c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in gone
        ]

    edit(folder, change)


def edited(folder):
    def change(notebook):
        by_task(notebook, "cost-rise").source = "3.0"
        by_task(notebook, "setup").source = "open('RAN', 'w')"

    edit(folder, change)


def duplicated(folder):
    def change(notebook):
        for task in ("cost-rise", "rise-answer", "setup"):
            cell = by_task(notebook, task)
            copy = nbformat.from_dict(json.loads(json.dumps(cell)))
            copy["id"] = f"copy-{task}"
            copy.source = "open('RAN', 'w')"
            notebook.cells.insert(notebook.cells.index(cell), copy)

    edit(folder, change)


def extra(folder):
    def change(notebook):
        marks = {"grade": True, "solution": False, "locked": True, "schema_version": 3, "task": False}
        invented = new_code_cell("open('RAN', 'w')\n100")
        invented.metadata["nbgrader"] = {**marks, "grade_id": "invented", "points": 100}
        odd = new_markdown_cell("x")
        odd.metadata["nbgrader"] = "nonsense"
        old = new_code_cell("open('RAN', 'w')")
        old.metadata["nbgrader"] = {"schema_version": 1, "grade_id": "walk-away", "grade": True}
        notebook.cells += [new_code_cell("open('RAN', 'w')"), invented, odd, old]

    edit(folder, change)


def relabelled(folder):
    def change(notebook):
        by_task(notebook, "cost-rise").metadata.nbgrader.update(grade=False, points=99, locked=False)
        by_task(notebook, "caution").cell_type = "markdown"

    edit(folder, change)


def running(code):
    def make(folder):
        edit(folder, lambda notebook: notebook.cells.insert(0, new_code_cell(code)))

    return make


def huge_output(folder):
    def change(notebook):
        cell = notebook.cells[2]
        cell.outputs = [nbformat.v4.new_output("stream", text="spam\n" * 4_000_000)]

    edit(folder, change)


def no_sheet(folder):
    (folder / SHEET).unlink()


def damaged_sheet(folder):
    (folder / SHEET).write_text((folder / SHEET).read_text()[:-40])


def broken_json(folder):
    (folder / NOTEBOOK).write_text((folder / NOTEBOOK).read_text()[:5000])


def not_a_notebook(folder):
    (folder / NOTEBOOK).write_text('{"cells": {"a": 1}, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}')


def strange_answers(folder):
    values = [True, {"a": {"b": []}}, ["x"] * 9, 10**300, "y" * 10_000]
    sheet = json.loads((folder / SHEET).read_text())
    sheet["answers"] = {key: values[n % len(values)] for n, key in enumerate(sheet["answers"])}
    (folder / SHEET).write_text(json.dumps(sheet))


def only_wreckage(folder):
    no_sheet(folder)
    broken_json(folder)


def sheet_is_a_link(folder):
    (folder / SHEET).unlink()
    (folder / SHEET).symlink_to("/etc/hostname")


LOOP = "while True: open('RAN', 'w')"
KILL = "open('RAN', 'w'); import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
# What was done to it, the score it must get (None: any), and the words the teacher must read.
SHAPES = {
    "deleted": (deleted, FULL, ""),
    "edited": (edited, FULL, ""),
    "duplicated": (duplicated, FULL, ""),
    "extra": (extra, FULL, ""),
    "relabelled": (relabelled, FULL, ""),
    "loop": (running(LOOP), FULL, ""),
    "killer": (running(KILL), FULL, ""),
    "huge": (huge_output, FULL, ""),
    "no-sheet": (no_sheet, FULL, "The sheet planning.answers.json is missing; graded from the copy"),
    "damaged-sheet": (damaged_sheet, FULL, "is damaged (line"),
    "broken-json": (broken_json, FULL, "is not valid JSON). Graded from the sheet."),
    "not-a-notebook": (not_a_notebook, FULL, "cannot be read (it is no notebook). Graded from the sheet."),
    "strange-answers": (strange_answers, None, ""),
    "wreckage": (only_wreckage, 0, "No answers were handed in"),
    "link": (sheet_is_a_link, FULL, "was set aside"),
}


@pytest.fixture(scope="module")
def batch(tmp_path_factory, solved):
    """All of them in one batch, with an honest submission last, graded by one command."""
    course = Course(tmp_path_factory.mktemp("rough") / "course", EXERCISE)
    for name, (spoil, _, _) in SHAPES.items():
        spoil(course.hand_in(name, solved))
    course.hand_in("zz-honest", solved)
    return course, course.nbgrader("autograde", "planning")


@pytest.mark.parametrize("name", SHAPES)
def test_each_gets_a_score_and_the_teacher_a_sentence(batch, name):
    course, said = batch
    _, expected, words = SHAPES[name]
    scores = course.scores()[name]
    assert len(scores) == 10
    assert None not in scores.values()
    if expected is not None:
        assert sum(scores.values()) == expected
    lines = [line for line in said.splitlines() if f"{name}:" in line]
    if words:
        assert any(words in line for line in lines), said
    else:
        assert not lines


def test_nothing_ran_and_nothing_stopped_the_batch(batch):
    course, said = batch
    assert not list(course.root.rglob("RAN"))
    assert not list(Path.cwd().glob("RAN"))
    assert sum(course.scores()["zz-honest"].values()) == FULL
    assert "Traceback" not in said


def test_the_teacher_reads_the_sentence_in_the_notebook_too(batch):
    course, _ = batch
    assert "graded from the copy in the notebook" in course.graded("no-sheet")


def test_a_notebook_without_its_folder_still_grades(tmp_path, solved):
    course = Course(tmp_path / "course", EXERCISE)
    target = course.root / "grading" / "submitted" / "alone" / "planning"
    target.mkdir(parents=True)
    shutil.copy(solved / NOTEBOOK, target)
    course.nbgrader("autograde", "planning")
    assert sum(course.scores()["alone"].values()) == FULL
