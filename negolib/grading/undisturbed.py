"""Grading that was cut off is taken up again, and two graders never work on one submission at once.

nbgrader takes a folder in ``autograded/`` for a finished submission as soon as it is there, and makes
it before it grades. So a killed run, a closed lid or Ctrl-C would leave a submission without a score, and
nobody would hear. Here only what is marked as finished counts as finished; the same command does the rest.
"""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.converters.base import BaseConverter
from nbgrader.utils import rmtree

from negolib.disk import turn
from negolib.grading.collecting import student_of

MARK = "graded"
PATIENCE = 60.0  # seconds to wait for another grader who has the same submission in hand
_HELD = contextlib.ExitStack()  # one process grades one submission at a time


def mark_as_graded(notebook: NotebookNode) -> None:
    """Mark a notebook that nbgrader writes only after its scores are in the gradebook."""
    notebook.metadata["negolib"] = {MARK: True}


def is_graded(notebook: Path) -> bool:
    """Whether an autograded notebook was written to its end, with its scores saved.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "planning.ipynb"
    >>> is_graded(path)
    False
    >>> _ = path.write_text('{"metadata": {"negolib": {"graded": true}}}')
    >>> is_graded(path)
    True
    """
    try:
        return json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["negolib"][MARK] is True
    except (OSError, ValueError, KeyError, TypeError):
        return False


def is_whole_page(page: Path) -> bool:
    """Whether a feedback page was written to its end."""
    try:
        return page.read_bytes().rstrip().endswith(b"</html>")
    except OSError:
        return False


def undisturbed(converter: BaseConverter, ending: str, is_finished: Callable[[Path], bool]) -> None:
    """Make one run of nbgrader take up what an earlier one left unfinished.

    Args:
        converter: nbgrader's converter, before it opens the first submission.
        ending: how the files end that it writes, one for each notebook, such as ``.ipynb``.
        is_finished: whether such a file is whole.
    """

    def finished(target: Path, notebooks: list[str]) -> bool:
        return all(is_finished(target / (Path(name).stem + ending)) for name in notebooks)

    for folder, notebooks in sorted(converter.assignments.items()):
        target = _target(converter, folder)
        if target.is_dir() and not finished(target, notebooks):
            with turn(target, patience=0) as alone:
                if alone and not finished(target, notebooks):
                    converter.log.warning(
                        "%s: an earlier run was cut off here; this one does it again.",
                        student_of(converter, folder),
                    )
                    rmtree(str(target))
    before, after = converter.pre_convert_hook, converter.post_convert_hook

    def start(notebooks: list[str], **names: object) -> None:
        _HELD.close()
        target = _target(converter, os.path.dirname(notebooks[0]))
        target.parent.mkdir(parents=True, exist_ok=True)
        _HELD.enter_context(turn(target, PATIENCE))
        if target.exists() and converter.coursedir.notebook_id == "*":
            # Another grader made it while we waited, or was cut off; ours comes to the same and is whole.
            rmtree(str(target))
        if before:
            before(notebooks=notebooks, **names)

    def end(**names: object) -> None:
        _HELD.close()
        if after:
            after(**names)

    converter.pre_convert_hook, converter.post_convert_hook = start, end


def _target(converter: BaseConverter, folder: str) -> Path:
    student = student_of(converter, folder)
    return Path(converter._format_dest(converter.coursedir.assignment_id, student))
