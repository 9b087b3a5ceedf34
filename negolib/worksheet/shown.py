"""What a learner sees of the kept answers below a task, and how they travel in the notebook."""

import html

from negolib.worksheet.sheet import Worksheet
from negolib.worksheet.store import MIME
from negolib.worksheet.verdict import plain_name, shown


class Answered:
    """The answers to one task as they stand in the sheet, and the whole sheet for the journey.

    A notebook that reaches the teacher alone, through an LMS, still carries all answers: they ride
    in the outputs of the cells that show this.
    """

    def __init__(self, sheet: Worksheet, keys: tuple[str, ...]) -> None:
        self.sheet, self.keys = sheet, keys

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        lines = [(plain_name(key), shown(self.sheet.get(key))) for key in self.keys]
        text = "\n".join(f"{name}: {answer or 'not answered yet'}" for name, answer in lines)
        told = [
            f"{'●' if answer else '○'} <b>{html.escape(name)}</b> {html.escape(answer) or 'not answered yet'}"
            for name, answer in lines
        ]
        problem = f"<p><strong>{html.escape(self.sheet.problem)}</strong></p>" if self.sheet.problem else ""
        return {
            "text/plain": text,
            "text/html": f"<p><small>In your sheet: {' · '.join(told)}</small></p>{problem}",
            MIME: self.sheet.as_json(),
        }


def answered(sheet: Worksheet, *keys: str) -> None:
    """Show which of some answers are in the sheet, and keep showing it while they change.

    Args:
        sheet: the learner's sheet.
        keys: the names of the answers of this task.

    Raises:
        ValueError: without a key.

    >>> answered(Worksheet("planning"), "zopa_low")  # outside a notebook there is nobody to show it to
    """
    if not keys:
        raise ValueError("Name at least one answer to show, such as answered(sheet, 'zopa_low').")
    if sheet.handed_in or not _in_notebook():
        return
    from IPython.display import display

    handle = display(Answered(sheet, keys), display_id=True)

    def follow(key: str, value: object) -> None:
        if key in keys:
            handle.update(Answered(sheet, keys))

    sheet.observe(follow, name=("answered", keys))


def _in_notebook() -> bool:
    import sys

    shell = sys.modules.get("IPython")
    return shell is not None and getattr(shell.get_ipython(), "kernel", None) is not None
