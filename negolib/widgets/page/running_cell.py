"""Which cell is running, and which time: what a cell made is let go when it is run again."""

import sys
from typing import Protocol


class Closing(Protocol):
    """Something that a cell made and that can be let go."""

    def close(self) -> None:
        """Let it go."""


_MADE: dict[str, tuple[str, list[Closing]]] = {}


def running_cell() -> tuple[str, str]:
    """Return the name of the notebook's cell that runs and the name of this run; two empty texts if none.

    A page names its cells with everything it asks to be run. Where nobody does, as in a script or while a
    notebook is run without a page, no cell is ever known to be run a second time.

    >>> running_cell()  # here no page asked for anything
    ('', '')
    """
    module = sys.modules.get("IPython")
    kernel = getattr(module.get_ipython(), "kernel", None) if module else None
    asked = kernel.get_parent("shell") if kernel else {}
    cell = asked.get("metadata", {}).get("cellId")
    return (str(cell), str(asked["header"]["msg_id"])) if cell else ("", "")


def made_here(newcomer: Closing) -> None:
    """Remember what the running cell makes, and let go what an earlier run of this cell had made.

    A question that is asked again in another cell, or twice in one, keeps both its widgets.
    """
    cell, run = running_cell()
    if not cell:
        return
    last, there = _MADE.get(cell, ("", []))
    if last != run:
        _MADE[cell] = (run, [])
        for one in there:
            one.close()
    _MADE[cell][1].append(newcomer)
