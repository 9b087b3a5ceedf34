"""Where a course's tests and a learner's sheets lie, and what stands of an assignment."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from negolib.worksheet.engine import TaskResult, TestsUnreadable, read_tests, run_tests
from negolib.worksheet.sheet import Worksheet
from negolib.worksheet.verdict import SIGNS, Verdict


def find_course(start: Path | None = None) -> Path | None:
    """Return the folder of the course that a folder belongs to, or the one this library came with.

    A course is a folder with ``exercises/`` and ``nbgrader_config.py``.
    """
    start = (start or Path.cwd()).resolve()
    own = Path(__file__).resolve().parents[2]
    for folder in [start, *start.parents, own]:
        if (folder / "nbgrader_config.py").is_file() and (folder / "exercises").is_dir():
            return folder
    return None


def find_tests(assignment: str, course: Path) -> Path:
    """Return the notebook that holds an assignment's tests: the solved one, else the released one.

    Raises:
        TestsUnreadable: when the course has no such assignment; the sentence names those it has.
    """
    for room in ("solutions", "exercises"):
        path = course / room / assignment / f"{assignment}.ipynb"
        if path.is_file():
            return path
    known = sorted(path.name for path in (course / "exercises").iterdir() if path.is_dir())
    raise TestsUnreadable(
        f"This course has no exercise called '{assignment}'. It has: {', '.join(known) or 'none yet'}."
    )


@dataclass(frozen=True)
class Hint:
    """The hint that a learner gets next."""

    text: str
    number: int
    of: int

    def __str__(self) -> str:
        return f"Hint {self.number} of {self.of}: {self.text}"


@dataclass(frozen=True)
class Report:
    """What stands in an assignment, task by task.

    Args:
        assignment: its name.
        results: one for each test cell.
        hints: ``{task: hint}`` for tasks that are wrong or partly right.
    """

    assignment: str
    results: tuple[TaskResult, ...]
    hints: dict[str, Hint]

    @property
    def score(self) -> float:
        """Points earned in the tasks that can be tested here."""
        return round(sum(result.score or 0.0 for result in self.results), 2)

    @property
    def max_score(self) -> float:
        """Points of all tasks."""
        return round(sum(result.max_score for result in self.results), 2)

    def rows(self) -> list[dict[str, object]]:
        """Return what is to be shown of each task: sign, status, title, points, lines and hint."""
        return [
            {
                "sign": SIGNS[status],
                "status": status,
                "title": result.title or result.task,
                "points": points,
                "lines": lines,
                "hint": str(self.hints.get(result.task, "")),
            }
            for result in self.results
            for status, points, lines in [_told(result)]
        ]

    def closing(self) -> str:
        """Return the line with the points in all."""
        return f"{self.score:g} of {self.max_score:g} points."

    def __str__(self) -> str:
        lines = []
        for row in self.rows():
            lines.append(f"{row['sign']} {row['title']}   {row['points']}")
            lines += [f"    {line}" for line in [*row["lines"], row["hint"]] if line]
        return "\n".join([*lines, "", self.closing()])


def check_assignment(sheet: Worksheet, course: Path, task: str | None = None) -> Report:
    """Run an assignment's tests on a sheet and give each open task its next hint.

    The hint ladder moves one rung at each check of a task that was attempted and is not right yet,
    and the sheet remembers how far.

    Args:
        sheet: the learner's sheet; its name is the assignment's.
        course: the course's folder.
        task: only this task, by its grade_id.

    Raises:
        TestsUnreadable: when there is no such assignment or task.
    """
    cells = read_tests(find_tests(sheet.name, course))
    if task is not None:
        if task not in {cell.task for cell in cells if cell.points is not None}:
            raise TestsUnreadable(f"The exercise '{sheet.name}' has no task called '{task}'.")
        cells = tuple(cell for cell in cells if cell.points is None or cell.task == task)
    results = run_tests(cells, dict(sheet))
    hints = {
        result.task: hint
        for result in results
        if result.grade and (hint := next_hint(result.grade.verdicts, sheet, result.task))
    }
    return Report(sheet.name, tuple(results), hints)


def next_hint(verdicts: Iterable[Verdict], sheet: Worksheet, task: str) -> Hint | None:
    """Return the next rung of the first ladder that is needed, and remember it in the sheet."""
    for verdict in verdicts:
        if verdict.hints and verdict.status in ("wrong", "partly"):
            ladder = f"{task}.{verdict.key}"
            number = min(sheet.hints_shown(ladder) + 1, len(verdict.hints))
            sheet.show_hint(ladder, number)
            return Hint(verdict.hints[number - 1], number, len(verdict.hints))
    return None


def _told(result: TaskResult) -> tuple[str, str, list[str]]:
    """Return a task's status, points and sentences."""
    if result.grade is None or result.score is None:
        line = "Your teacher has the tests of this task."
        return "missing", f"{result.max_score:g} points", [line]
    status = result.grade.status
    verdicts = result.grade.verdicts
    # A task of several answers, none of them given, says so once.
    told = verdicts[:1] if status == "missing" else verdicts
    points = f"{result.score:g} of {result.max_score:g} points"
    # Two answers may earn the same words; they are said once.
    return status, points, list(dict.fromkeys(verdict.sentence for verdict in told))
