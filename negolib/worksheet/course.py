"""Where a course's tests and a learner's sheets lie, and what stands of an assignment."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from negolib.handout import BOOK, SETTINGS, is_closed, own_course
from negolib.in_words import amount, counted
from negolib.worksheet.checks.contrast import Contrast
from negolib.worksheet.checks.verdict import SIGNS, Verdict
from negolib.worksheet.engine import TaskResult, TestsUnreadable, read_tests, run_tests
from negolib.worksheet.sheet import Worksheet
from negolib.worksheet.store import SUFFIX

# What lies below these was sent by somebody; a course that it brings has tests that nobody should run.
SENT = {"submitted", "autograded", "feedback"}


def is_course(folder: Path) -> bool:
    """Whether a folder has what a course has: ``exercises/`` and ``nbgrader_config.py``."""
    return (folder / SETTINGS).is_file() and (folder / "exercises").is_dir()


def course_here(start: Path) -> Path | None:
    """Return the folder of the course that a folder belongs to, if there is one."""
    return next((folder for folder in [start, *start.parents] if is_course(folder)), None)


def was_sent(folder: Path) -> bool:
    """Whether a folder lies where nbgrader keeps what was handed in."""
    return bool(SENT & set(folder.parts))


def find_course(start: Path | None = None) -> Path:
    """Return the folder of the course whose tests may be run on a folder's sheets.

    That is the course it belongs to, else the one this library came with. A folder with a sheet in it, or
    one that was sent, is a submission, whatever else it brings: its tests are nobody's to run.
    """
    start = (start or Path.cwd()).resolve()
    for folder in [start, *start.parents]:
        holds_a_sheet = any(folder.glob(f"*{SUFFIX}"))
        if is_course(folder) and not was_sent(folder) and not holds_a_sheet:
            return folder
    return own_course()


def find_tests(assignment: str, course: Path, beside: Path | None = None) -> Path:
    """Return the file that holds an assignment's tests.

    The solved notebook, else the back of the book, else the released notebook, which has no test left.

    Args:
        assignment: its name.
        course: the course's folder.
        beside: the folder of a notebook that is running; its own back of the book goes before the course's.
            Never a folder that somebody sent: the tests in it would be run.

    Raises:
        TestsUnreadable: when the course has no such assignment; the sentence names those it has.
    """
    notebook, book = f"{assignment}.ipynb", f"{assignment}{BOOK}"
    released = course / "exercises" / assignment
    given = released / notebook
    places = [course / "solutions" / assignment / notebook, released / book]
    if beside:
        beside = beside.resolve()
        given = beside / notebook if (beside / notebook).is_file() else given
        # A course that the notebook does not lie in may have another exercise of this name.
        places = [places[0], beside / book, places[1]] if course in beside.parents else [beside / book]
    if _is_ours(given):
        own = own_course()
        places += [own / "solutions" / assignment / notebook, own / "exercises" / assignment / book]
    found = next((path for path in places if path.is_file()), given)
    try:
        if found.suffix == BOOK and is_closed(found):
            found = given
    except ValueError as error:
        raise TestsUnreadable(str(error)) from None
    if not found.is_file():
        known = ", ".join(sorted(path.name for path in released.parent.glob("*/"))) or "none yet"
        raise TestsUnreadable(f"This course has no exercise called '{assignment}'. It has: {known}.")
    return found


def _is_ours(released: Path) -> bool:
    """Whether a released notebook asks what this library's own asks, so that its tests fit."""
    name = released.stem
    own = own_course() / "exercises" / name / f"{name}.ipynb"
    if not released.is_file() or not own.is_file():
        return own.is_file() and not released.is_file()
    try:
        return read_tests(released) == read_tests(own)
    except TestsUnreadable:
        return False


@dataclass(frozen=True)
class Hint:
    """The hint that a learner gets next; the last is the same task with other numbers, worked through."""

    text: str
    number: int
    of: int
    twin: bool = False

    def __str__(self) -> str:
        if self.twin:
            return f"The same with other numbers, worked through: {self.text}"
        return f"Hint {self.number} of {self.of}: {self.text}"


def field_row(verdict: Verdict, hint: Hint | None) -> dict[str, object]:
    """Return what is to be shown of one field: the question, the mark, the reasons, a mark per part."""
    return {
        "sign": SIGNS[verdict.status],
        "status": verdict.status,
        "key": verdict.key,
        "asked": verdict.asked,
        "lines": verdict.lines,
        "parts": [{"sign": part.sign, "status": part.status, "words": part.words} for part in verdict.parts],
        "hint": str(hint) if hint else "",
    }


@dataclass(frozen=True)
class Report:
    """What stands in an assignment, task by task.

    Args:
        assignment: its name.
        results: one for each test cell.
        hints: ``{(task, key): hint}`` for answers that are wrong or partly right.
        by_hand: the points that a teacher gives, over all tasks.
    """

    assignment: str
    results: tuple[TaskResult, ...]
    hints: dict[tuple[str, str], Hint]
    by_hand: float = 0.0

    @property
    def score(self) -> float:
        """Points earned in the tasks that can be tested here."""
        return round(sum(result.score or 0.0 for result in self.results), 2)

    @property
    def max_score(self) -> float:
        """Points of all that can be tested here."""
        return round(sum(result.max_score for result in self.results), 2)

    def rows(self) -> list[dict[str, object]]:
        """Return what is to be shown of each task: sign, status, title, points and a row for each field."""
        rows = []
        for result in self.results:
            row = {"title": result.title or result.task, "fields": [], "line": ""}
            if result.grade is None or result.score is None:
                row |= {"status": "missing", "points": counted(result.max_score, "point")}
                row["line"] = "Your teacher has the tests of this task."
            else:
                row |= {"status": result.grade.status}
                row["points"] = f"{amount(result.score)} of {counted(result.max_score, 'point')}"
                row["fields"] = [
                    field_row(verdict, self.hints.get((result.task, verdict.key)))
                    for verdict in result.grade.verdicts
                ]
            rows.append({**row, "sign": SIGNS[row["status"]]})
        return rows

    def contrasts(self) -> dict[str, Contrast]:
        """Return the two answers to set one's own beside, for each text that stands."""
        verdicts = [verdict for result in self.results if result.grade for verdict in result.grade.verdicts]
        return {verdict.key: verdict.contrast for verdict in verdicts if verdict.contrast}

    def closing(self) -> str:
        """Return the line with the points in all."""
        more = f" Up to {amount(self.by_hand)} more are your teacher's to give." if self.by_hand else ""
        return f"{amount(self.score)} of {counted(self.max_score, 'point')}.{more}"

    def __str__(self) -> str:
        lines = []
        for row in self.rows():
            lines.append(f"{row['sign']} {row['title']}   {row['points']}")
            if row["line"]:
                lines.append(f"    {row['line']}")
            for field in row["fields"]:
                first, *rest = field["lines"]
                lines.append(f"    {field['sign']} {field['asked']}: {first}")
                marks = [f"{part['sign']} {part['words']}" for part in field["parts"]]
                lines += [f"      {line}" for line in [*marks, *rest, field["hint"]] if line]
        return "\n".join([*lines, "", self.closing()])


def check_assignment(
    sheet: Worksheet,
    course: Path,
    task: str | None = None,
    beside: Path | None = None,
    *,
    hints: bool = True,
) -> Report:
    """Run an assignment's tests on a sheet and give each open task its next hint.

    The hint ladder moves one rung at each check of a task that was attempted and is not right yet,
    and the sheet remembers how far.

    Args:
        sheet: the learner's sheet; its name is the assignment's.
        course: the course's folder.
        task: only this task, by its grade_id.
        beside: as in :func:`find_tests`.
        hints: whether to give hints; without, none is used up.

    Raises:
        TestsUnreadable: when there is no such assignment or task.
    """
    cells = read_tests(find_tests(sheet.name, course, beside))
    if task is not None:
        if task not in {cell.task for cell in cells if cell.tests}:
            raise TestsUnreadable(f"The exercise '{sheet.name}' has no task called '{task}'.")
        cells = tuple(cell for cell in cells if not cell.tests or cell.task == task)
    results = run_tests(cells, dict(sheet))
    given = {
        (result.task, key): hint
        for result in results
        if hints and result.grade
        for key, hint in next_hint(result.grade.verdicts, sheet, result.task).items()
    }
    by_hand = sum(cell.points for cell in cells if cell.by_hand)
    return Report(sheet.name, tuple(results), given, by_hand)


def next_hint(verdicts: Iterable[Verdict], sheet: Worksheet, task: str) -> dict[str, Hint]:
    """Return ``{key: hint}``, the next rung of the first ladder that is needed; the sheet remembers it."""
    for verdict in verdicts:
        rungs = [*verdict.hints, *([verdict.twin] if verdict.twin else [])]
        if rungs and verdict.status in ("wrong", "partly"):
            ladder = f"{task}.{verdict.key}"
            number = min(sheet.hints_shown(ladder) + 1, len(rungs))
            sheet.show_hint(ladder, number)
            twin = number > len(verdict.hints)
            return {verdict.key: Hint(rungs[number - 1], number, len(verdict.hints), twin)}
    return {}
