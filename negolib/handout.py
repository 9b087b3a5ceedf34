"""What a class or a learner gets: lessons, exercises, settings and the back of the book, and no solution.

It stands on Python's own library alone, because the wheel is built with it.
"""

import base64
import json
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

SETTINGS = "nbgrader_config.py"
FIRST = "READ_ME_FIRST.txt"  # what a teacher's pack says of itself
# Where a wheel carries the course; a clone of the project is the course itself.
PACKAGE = Path(__file__).resolve().parent
SHIPPED = PACKAGE / "shipped"
BOOK = ".back-of-the-book"
OPEN = (
    "The back of the book: the tests of this exercise, packed so that nobody reads them by accident. "
    "'Check this task' looks here."
)
CLOSED = (
    "The back of the book stays with your teacher: 'Check this task' says what is kept, not what is right."
)
UNREADABLE = "{book} cannot be read, so nothing can be checked with it."
LARGEST = 5_000_000  # bytes of tests; a packed file that says more was not made here


def is_clone() -> bool:
    """Whether this library lies in a clone of the project, which is a course, and did not come in a wheel."""
    return not SHIPPED.is_dir()


def own_course() -> Path:
    """Return the folder of the course that came with this library: the clone, or what the wheel carries."""
    return PACKAGE.parent if is_clone() else SHIPPED


def exercises(course: Path) -> list[str]:
    """Return the names of a course's exercises, in order."""
    room = course / "exercises"
    return sorted(path.name for path in room.glob("*") if (path / f"{path.name}.ipynb").is_file())


def files(course: Path) -> Iterator[Path]:
    """Yield what of a course is for a learner, relative to the course; the settings last.

    The settings are what makes a folder a course, so a copy that was broken off is not taken for one.
    """
    lessons = sorted((course / "course").glob("*.ipynb"))
    tasks = [path for name in exercises(course) for path in sorted((course / "exercises" / name).rglob("*"))]
    for path in [*lessons, *tasks, course / SETTINGS]:
        inside = path.relative_to(course)
        hidden = any(part.startswith((".", "__")) for part in inside.parts)
        if path.is_file() and not hidden and not path.match("*.answers*.json"):
            yield inside


def write_handout(course: Path, into: Path, checks: bool) -> list[Path]:
    """Copy what a class gets of a course into an empty folder, and return what was written.

    Args:
        course: the course's folder.
        into: a folder that is empty or not there yet.
        checks: whether the back of the book is open: whether students can check their own answers.

    Raises:
        ValueError: when an exercise holds somebody's answers, or its tests are not here; one sentence.
    """
    for name in exercises(course):
        _refuse_answers(course / "exercises" / name / f"{name}.ipynb")
    books = {name: _book(course, name, checks) for name in exercises(course)}
    written = []
    for inside in files(course):
        if inside.suffix != BOOK:
            written.append(into / inside)
            written[-1].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(course / inside, written[-1])
    for name, text in books.items():
        written.append(into / "exercises" / name / f"{name}{BOOK}")
        written[-1].write_text(text, encoding="utf-8")
    return written


def bind(assignment: str, solved: Path) -> str:
    """Return the back of the book for a solved notebook: its headings, setup and tests, and no solution."""
    cells = [cell for cell in json.loads(solved.read_text(encoding="utf-8"))["cells"] if _is_test(cell)]
    slim = [{part: cell[part] for part in ("cell_type", "metadata", "source")} for cell in cells]
    packed = zlib.compress(json.dumps({"cells": slim}).encode(), 9)
    return _written(assignment, OPEN, base64.b85encode(packed).decode())


def unbind(book: Path) -> dict:
    """Return the tests in a back of the book, as a notebook.

    Raises:
        ValueError: when the file is none, or the teacher kept the tests.
    """
    try:
        packed = base64.b85decode(_read(book)["tests"])
        return json.loads(zlib.decompressobj().decompress(packed, LARGEST))
    except (ValueError, TypeError, zlib.error) as error:
        raise ValueError(UNREADABLE.format(book=book.name)) from error


def is_closed(book: Path) -> bool:
    """Whether the teacher kept the tests, and the file only says so."""
    return _read(book)["tests"] is None


def _read(book: Path) -> dict:
    try:
        content = json.loads(book.read_text(encoding="utf-8"))
        if not isinstance(content["tests"], (str, type(None))):
            raise TypeError(content["tests"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(UNREADABLE.format(book=book.name)) from error
    return content


def _book(course: Path, assignment: str, checks: bool) -> str:
    if not checks:
        return _written(assignment, CLOSED, None)
    solved = course / "solutions" / assignment / f"{assignment}.ipynb"
    bound = course / "exercises" / assignment / f"{assignment}{BOOK}"
    if solved.is_file():
        return bind(assignment, solved)
    if bound.is_file() and not is_closed(bound):
        return bound.read_text(encoding="utf-8")
    raise ValueError(f"The tests of '{assignment}' are not in this folder, so its checks cannot be packed.")


def _written(assignment: str, what: str, tests: str | None) -> str:
    return json.dumps({"what": what, "exercise": assignment, "tests": tests}, indent=1) + "\n"


def _is_test(cell: dict) -> bool:
    marks = cell["metadata"].get("nbgrader", {})
    code = cell["cell_type"] == "code" and (marks.get("grade") or marks.get("locked"))
    heading = cell["cell_type"] == "markdown" and "".join(cell["source"]).lstrip().startswith("#")
    return not marks.get("solution") and bool(code or heading or marks.get("task"))


def _refuse_answers(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    if any(cell.get("outputs") for cell in cells):
        raise ValueError(
            f"{notebook.parent.name}/{notebook.name} in exercises/ has been run and may hold answers; "
            "make it anew with: make exercises"
        )
