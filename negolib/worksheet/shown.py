"""What a learner sees of the kept answers below a task, and how they travel in the notebook."""

import html
import os

from negolib.worksheet.checks.verdict import plain_name, shown
from negolib.worksheet.sheet import Worksheet
from negolib.worksheet.store import MIME


class Open(AssertionError):
    """What is still to be answered, for nbgrader's *Validate*; a sentence and nothing else."""

    def _render_traceback_(self) -> list[str]:
        # nbgrader shows a learner the traceback of a cell that fails: here it is the sentence alone.
        return [str(self)]


class Answered:
    """The answers to one task as they stand in the sheet, to be read here and for the journey.

    A notebook that reaches the teacher alone, through an LMS, still carries the answers to its tasks: each
    rides in the output of the cell that shows it.
    """

    def __init__(self, sheet: Worksheet, keys: tuple[str, ...]) -> None:
        self.sheet, self.keys = sheet, keys

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        lines = [self._line(key) for key in self.keys]
        text = "\n".join(f"{name}: {answer or 'not answered yet'}" for name, answer in lines)
        told = [
            f"{'●' if answer else '○'} <b>{html.escape(name)}</b> {html.escape(answer) or 'not answered yet'}"
            for name, answer in lines
        ]
        problem = f"<p><strong>{html.escape(self.sheet.problem)}</strong></p>" if self.sheet.problem else ""
        return {
            "text/plain": text,
            "text/html": f"<p><small>In your sheet: {' · '.join(told)}</small></p>{problem}",
            MIME: self.sheet.copy_of(self.keys),
        }

    def _line(self, key: str) -> tuple[str, str]:
        question, answer = self.sheet.questions.get(key), self.sheet.get(key)
        return (question.text, question.told(answer)) if question else (plain_name(key), shown(answer))


def answered(sheet: Worksheet, *keys: str) -> None:
    """Show which of some answers are in the sheet, and keep showing it while they change.

    While nbgrader validates, an answer that is missing makes the cell fail with the question's words:
    *Validate* would otherwise call an empty notebook a success.

    Args:
        sheet: the learner's sheet.
        keys: the names of the answers of this task.

    Raises:
        ValueError: without a key.
        Open: while nbgrader validates, when an answer is missing.

    >>> answered(Worksheet("planning"), "zopa_low")  # outside a notebook there is nobody to show it to
    """
    if not keys:
        raise ValueError("Name at least one answer to show, such as answered(sheet, 'zopa_low').")
    if os.environ.get("NBGRADER_EXECUTION") == "validate":
        _complain(sheet, keys)
    if sheet.handed_in or not in_notebook():
        return
    from IPython.display import display

    handle = display(Answered(sheet, keys), display_id=True)

    def follow(key: str, value: object) -> None:
        if key in keys:
            handle.update(Answered(sheet, keys))

    sheet.observe(follow, name=("answered", keys))


def _complain(sheet: Worksheet, keys: tuple[str, ...]) -> None:
    missing = [key for key in keys if sheet.get(key) in (None, "", [], {})]
    if missing:
        asked = [sheet.questions[key].text if key in sheet.questions else plain_name(key) for key in missing]
        raise Open("Not answered yet: " + "; ".join(f"“{words}”" for words in asked))


def in_notebook() -> bool:
    """Whether a kernel runs this, so that somebody can be shown something."""
    import sys

    shell = sys.modules.get("IPython")
    return shell is not None and getattr(shell.get_ipython(), "kernel", None) is not None
