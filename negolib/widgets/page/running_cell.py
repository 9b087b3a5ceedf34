"""Which cell is running, and which time: what a cell made is let go when it is run again."""

import sys
from collections.abc import Callable
from typing import Any, Protocol

# A page that has just been loaded may still be fetching what an earlier run made: it gives each model two
# seconds to be whole, and complains of one that is gone by then.
PATIENCE = 5.0


class Closing(Protocol):
    """Something that a cell made and that can be let go."""

    def leave(self) -> None:
        """Stop following anything."""

    def close(self) -> None:
        """Take it off every page."""


_MADE: dict[str, tuple[str, list[Closing]]] = {}


def running_cell() -> tuple[str, str]:
    """Return the name of the notebook's cell that runs and the name of this run; two empty texts if none.

    A page names its cells with everything it asks to be run. Where nobody does, as in a script or while a
    notebook is run without a page, no cell is ever known to be run a second time.

    >>> running_cell()  # here no page asked for anything
    ('', '')
    """
    kernel = _kernel()
    asked = kernel.get_parent("shell") if kernel else {}
    cell = asked.get("metadata", {}).get("cellId")
    return (str(cell), str(asked["header"]["msg_id"])) if cell else ("", "")


def _kernel() -> Any:
    """The kernel that runs this, None outside of one."""
    module = sys.modules.get("IPython")
    return getattr(module.get_ipython(), "kernel", None) if module else None


def _soon(act: Callable[[], None]) -> None:
    """Do something when a page has had its time; at once where no kernel waits for pages."""
    loop = getattr(_kernel(), "io_loop", None)
    if loop:
        loop.call_later(PATIENCE, act)
    else:
        act()


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
            one.leave()
            _soon(one.close)
    _MADE[cell][1].append(newcomer)
