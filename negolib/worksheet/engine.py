"""The engine that runs a teacher's test cells on a learner's answers.

It reads the test cells of a notebook, never the learner's code, and runs them on a sheet that
holds what was handed in. nbgrader's preprocessor, ``negolib check`` and the button in the exercise
all come here.
"""

import ast
import contextlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from negolib.handout import BOOK, unbind
from negolib.in_words import amount, counted, is_number
from negolib.worksheet.checks.verdict import Grade, Verdict
from negolib.worksheet.sheet import handed_in


class TestsUnreadable(ValueError):
    """A notebook whose test cells cannot be read; one sentence for the author."""

    __test__ = False


@dataclass(frozen=True)
class TestCell:
    """A teacher's cell: one that sets up or asks, or a test.

    Args:
        task: nbgrader's grade_id, such as ``"walk-away"``.
        source: the code, hidden tests included.
        points: the most it can give; None for a cell that tests nothing.
        title: the heading it stands under.
        by_hand: whether a person gives the points; its source is then a mark scheme, not code.
    """

    __test__ = False

    task: str
    source: str
    points: float | None
    title: str
    by_hand: bool = False

    @property
    def tests(self) -> bool:
        """Whether running this cell gives points."""
        return self.points is not None and not self.by_hand


@dataclass(frozen=True)
class TaskResult:
    """What a test cell gave.

    Args:
        task: nbgrader's grade_id.
        title: the heading it stands under.
        grade: the verdicts, None where the cell does not use :func:`grade`.
        score: points earned, None where the cell tests nothing here (its tests are with the teacher).
        max_score: points to be had.
        trouble: for the teacher: why the test cell itself failed.
    """

    task: str
    title: str
    grade: Grade | None
    score: float | None
    max_score: float
    trouble: str | None = None


def read_tests(notebook: Path) -> tuple[TestCell, ...]:
    """Return the setup cells and test cells of a notebook, in order.

    Raises:
        TestsUnreadable: when the file is missing, is no notebook, or has no test cell.
    """
    try:
        stamp = notebook.stat().st_mtime_ns
    except OSError:
        raise TestsUnreadable(f"There is no notebook {notebook.name} to take the tests from.") from None
    return _read_tests(notebook, stamp)


@lru_cache(maxsize=64)
def _read_tests(notebook: Path, stamp: int) -> tuple[TestCell, ...]:
    try:
        cells = _cells(notebook)
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise TestsUnreadable(f"{notebook.name} cannot be read as a notebook.") from None
    found, title = [], ""
    for cell in cells:
        source = "".join(cell["source"])
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("task"):
            found.append(TestCell(marks["grade_id"], source, float(marks["points"]), title, by_hand=True))
            continue
        if cell["cell_type"] == "markdown":
            if heading := re.search(r"^#{2,3}\s+(.+)$", source, re.M):
                title = heading[1].strip()
            continue
        if marks.get("solution") or cell["cell_type"] != "code":
            continue
        if marks.get("grade"):
            found.append(TestCell(marks["grade_id"], source, float(marks["points"]), title))
        elif marks.get("locked"):
            found.append(TestCell(marks["grade_id"], source, None, title))
    if not any(cell.tests for cell in found):
        raise TestsUnreadable(f"{notebook.name} has no test cell; mark at least one as 'Autograded tests'.")
    return tuple(found)


def _cells(path: Path) -> list[dict]:
    if path.suffix != BOOK:
        return json.loads(path.read_text(encoding="utf-8"))["cells"]
    try:
        return unbind(path)["cells"]
    except ValueError as error:
        raise TestsUnreadable(str(error)) from None


def run_tests(cells: Iterable[TestCell], answers: Mapping[str, object]) -> list[TaskResult]:
    """Run the setup cells and then each test cell on some answers.

    A test cell that fails by itself gives no points and a sentence; the others still run.

    >>> cells = [
    ...     TestCell("setup", "import negolib as nl\\nsheet = nl.Worksheet('planning')", None, ""),
    ...     TestCell("low", "nl.grade(sheet, nl.number('low', 436, points=2))", 2, "1. Low"),
    ... ]
    >>> run_tests(cells, {"low": 436})[0].score
    2.0
    """
    return run_cells(cells, answers).results


@dataclass(frozen=True)
class Run:
    """What came of running a teacher's cells.

    Args:
        results: one for each test cell.
        shown: ``{task: HTML}``, what the cells that ask show of the answers to who grades; harmless.
        returned: the same for the learner who gets it back, where there is something to read.
        again: ``{task: place}`` where the lesson says what is asked about there.
        answered: ``{task: keys}`` of the questions asked there that were answered.
    """

    results: list[TaskResult] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    returned: dict[str, str] = field(default_factory=dict)
    again: dict[str, str] = field(default_factory=dict)
    answered: dict[str, list[str]] = field(default_factory=dict)


def run_cells(cells: Iterable[TestCell], answers: Mapping[str, object]) -> Run:
    """Run the teacher's cells on some answers, and keep what those show that ask.

    >>> cells = [
    ...     TestCell("setup", "import negolib as nl\\nsheet = nl.Worksheet('planning')", None, ""),
    ...     TestCell("asked", "nl.ask(sheet, nl.Question.number('low', 'The least', 'euros'))", None, ""),
    ... ]
    >>> run_cells(cells, {"low": 436}).shown["asked"]
    '<div><strong>The least</strong></div><div>436 euros</div>'
    """
    run, names = Run(), {"__name__": "__main__"}
    with handed_in(answers):
        for cell in cells:
            if cell.tests:
                run.results.append(_result(cell, names))
            elif not cell.by_hand:
                _keep(run, cell.task, _run(cell.source, names))
    return run


def _keep(run: Run, task: str, value: object) -> None:
    """Keep what a cell shows; what it can show it says by its methods, as a notebook's objects do."""
    if page := getattr(value, "answer_page", None):
        run.shown[task] = page()
    if page := getattr(value, "feedback_page", None):
        run.returned[task] = page()
    if again := getattr(value, "again", ""):
        run.again[task] = str(again)
    if keys := getattr(value, "answered_keys", None):
        run.answered[task] = keys()


def _result(cell: TestCell, names: dict[str, object]) -> TaskResult:
    try:
        value = _run(cell.source, names)
        if isinstance(value, float) and not is_number(value):
            raise ValueError(f"it came to {value}, which is no score")
    except AssertionError as error:
        # A plain `assert` in the nbgrader manner: its message is the reason.
        sentence = str(error) or "This does not meet what the task asks."
        grade = Grade((Verdict("wrong", 0.0, sentence, points=cell.points),))
        return TaskResult(cell.task, cell.title, grade, 0.0, cell.points)
    except Exception as error:
        sentence = "The test of this task could not read the answer, so it gives no points yet."
        grade = Grade((Verdict("unreadable", 0.0, sentence, points=cell.points),))
        trouble = f"The test cell '{cell.task}' failed: {type(error).__name__}: {error}"
        return TaskResult(cell.task, cell.title, grade, 0.0, cell.points, trouble)
    if isinstance(value, Grade):
        return TaskResult(cell.task, cell.title, value, min(value.score, cell.points), cell.points)
    if is_number(value):
        score = min(max(float(value), 0.0), cell.points)
    elif _tests_anything(cell.source):
        # nbgrader's own rule: a cell that tests and does not fail gives all its points.
        score = cell.points
    else:
        return TaskResult(cell.task, cell.title, None, None, cell.points)
    status = "right" if score == cell.points else "partly" if score else "wrong"
    grade = Grade(
        (Verdict(status, score, f"{amount(score)} of {counted(cell.points, 'point')}.", points=cell.points),)
    )
    return TaskResult(cell.task, cell.title, grade, score, cell.points)


def _run(source: str, names: dict[str, object]) -> object:
    """Run code as a notebook does: the value of a last line that is an expression is the result."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        exec(compile(tree, "<test cell>", "exec"), names)
        if last is not None:
            return eval(compile(ast.Expression(last.value), "<test cell>", "eval"), names)
    return None


def _tests_anything(source: str) -> bool:
    """Whether anything is left once nbgrader has taken the hidden tests out of a released cell."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name != "answered":
                return True
    return False
