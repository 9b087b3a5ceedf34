"""Puts submissions in order before nbgrader looks into them.

nbgrader sees a submission only where a notebook lies under its released name, and stops at a damaged
time stamp. What was handed in is never changed or deleted: where the notebook is missing, an empty one
stands in for it; a damaged time stamp gets another name; what is no ordinary file is set aside.
"""

import fnmatch
import glob
import os
import re
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.utils import parse_utc

from negolib.grading.aside import set_aside
from negolib.grading.finding import STAMP, stand_in

_LONGEST_STAMP = 100  # bytes; a parser of dates needs minutes for a megabyte


def receive(converter: Autograde) -> None:
    """Let nbgrader see every submission of the assignment that it is about to grade.

    It is called when nbgrader makes the exporter: after its first look for notebooks, before it opens any.
    """
    course = converter.coursedir
    names = _notebooks(converter)
    if not names:
        return
    pattern = converter._format_source(course.assignment_id, course.student_id)
    for folder in sorted({*converter.assignments, *glob.glob(pattern)}):
        converter.assignments.pop(folder, None)
        if "\n" in folder:
            converter.log.error(
                "%r is left out: nbgrader reads no folder with a line break in its name. Rename it.", folder
            )
            continue
        if not os.path.isdir(folder):
            continue
        try:
            for sentence in put_in_order(Path(folder), names):
                converter.log.warning("%s: %s", student_of(converter, folder), sentence)
        except OSError as error:
            converter.log.error("%s: %s (%s).", student_of(converter, folder), folder, error.strerror)
        present = [
            os.path.join(folder, f"{name}.ipynb")
            for name in names
            if fnmatch.fnmatch(name, course.notebook_id)
            and os.path.isfile(os.path.join(folder, f"{name}.ipynb"))
        ]
        if present:
            converter.assignments[folder] = present


def put_in_order(folder: Path, names: list[str]) -> list[str]:
    """Make one submission's folder fit for nbgrader, and say what was done, a sentence each.

    Args:
        folder: where the submitted files lie.
        names: the assignment's notebooks, without ``.ipynb``.

    Raises:
        OSError: when the folder cannot be written.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "planning.json").write_text('{"sheet": "planning", "answers": {}}')
    >>> put_in_order(folder, ["planning"])
    []
    >>> sorted(path.name for path in folder.iterdir())
    ['planning.ipynb', 'planning.json']
    """
    moved = set_aside(folder, names)
    said = [moved] if moved else []
    stamp = folder / STAMP
    if stamp.is_file() and not _is_time(stamp):
        aside = stamp.with_name(f"{STAMP}.unreadable")
        os.replace(stamp, aside)
        said.append(f"The time stamp cannot be read, so no time counts; it is kept as {aside.name}.")
    stand_in(folder, names)
    return said


def student_of(converter: Autograde, folder: str) -> str:
    """Return the learner whose folder of nbgrader's this is, by nbgrader's own rule."""
    pattern = converter._format_source("(?P<assignment_id>.*)", "(?P<student_id>.*)", escape=True)
    match = re.match(pattern, folder)
    return match["student_id"] if match else folder


def _notebooks(converter: Autograde) -> list[str]:
    course = converter.coursedir
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            return [notebook.name for notebook in gradebook.find_assignment(course.assignment_id).notebooks]
        except MissingEntry:
            return []  # nbgrader says so itself


def _is_time(stamp: Path) -> bool:
    if stamp.stat().st_size > _LONGEST_STAMP:
        return False
    try:
        text = stamp.read_text().strip()
        if text:
            parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return False
    return True
