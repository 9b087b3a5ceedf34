"""Tools to disturb grading: a class, a kill at a chosen moment, and all that the gradebook then holds."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from nbgrader.api import Gradebook

from negolib.environment import environment
from tests.tools.teacher import Course


def hand_in_class(course: Course, solved: Path, untouched: Path, students: int) -> None:
    """Hand in for some students, each with other answers left out."""
    sheet = json.loads((solved / f"{course.exercise}.answers.json").read_text())
    for number in range(students):
        chance = random.Random(number)
        answers = {key: value for key, value in sheet["answers"].items() if chance.random() < 0.7}
        folder = course.hand_in(f"student-{number:02}", untouched)
        (folder / f"{course.exercise}.answers.json").write_text(json.dumps({**sheet, "answers": answers}))


def copy(course: Course, target: Path) -> Course:
    """Copy a course that was not graded yet, gradebook included."""
    shutil.copytree(course.root, target)
    twin = object.__new__(Course)
    twin.root, twin.exercise = target, course.exercise
    return twin


def outcome(course: Course) -> dict[str, object]:
    """Return everything that the gradebook and the graded notebooks hold, in an order of their own."""
    found = {}
    with Gradebook(f"sqlite:///{course.root / 'grading' / 'gradebook.db'}") as book:
        for submission in book.assignment_submissions(course.exercise):
            for notebook in submission.notebooks:
                grades = [
                    (g.name, g.auto_score, g.manual_score, g.needs_manual_grade) for g in notebook.grades
                ]
                comments = [(c.name, c.auto_comment) for c in notebook.comments]
                cells = json.loads(course.graded(submission.student.id))["cells"]
                shown = [(cell["source"], cell.get("outputs")) for cell in cells]
                found[submission.student.id] = (sorted(grades), sorted(comments), submission.score, shown)
    return found


def started(course: Course, command: str = "autograde") -> subprocess.Popen:
    """Start a run of nbgrader's and return it."""
    return subprocess.Popen(
        [sys.executable, "-m", "nbgrader", command, course.exercise],
        cwd=course.root,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )


def lines_of(run: subprocess.Popen) -> list[str]:
    """Wait for a run's end and return what it said."""
    _, said = run.communicate(timeout=300)
    assert run.returncode == 0, said
    return said.splitlines()


def killed_at(course: Course, line: int, delay: float, command: str = "autograde") -> bool:
    """Start a run, kill it a moment after its so-manieth line, and say whether it was still at work.

    Lines, not seconds: so the kills spread over the work alike on a quick and on a busy machine.
    """
    run = started(course, command)
    for _ in range(line):
        if not run.stderr.readline():
            break
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    return run.returncode == -signal.SIGKILL
