"""The table in which a learner writes alternatives to a deal."""

import pathlib
from collections.abc import Callable, Mapping

import anywidget
import traitlets

from negolib.widgets.state import FreshDict, FreshList

HERE = pathlib.Path(__file__).parent


class BatnaForm(anywidget.AnyWidget):
    """Show alternatives as a table to write in, and report every word; it decides nothing itself.

    Attributes:
        rows: the alternatives; each also has ``note`` (what is missing, or the worth) and ``complete``.
        choice: the name of the chosen alternative, or "".
        risk: ``stops`` (the tolerances to choose from), ``at`` (index), ``neutral``, ``words``.
        units: ``value`` and ``cost``: what the columns count.
    """

    _esm = HERE / "batna_form.js"
    _css = HERE / "style.css"

    rows = FreshList().tag(sync=True)
    choice = traitlets.Unicode().tag(sync=True)
    risk = FreshDict().tag(sync=True)
    units = FreshDict().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    answered = traitlets.Unicode().tag(sync=True)

    def __init__(self, hear: Callable[[Mapping[str, object]], None], **traits: object) -> None:
        self._say = hear
        super().__init__(**traits)
        self.on_msg(self._hear)

    def _hear(self, _widget: object, message: Mapping[str, object], _buffers: object) -> None:
        with self.hold_sync():
            self._say(message)
            # Always a new value: so what was typed in vain is put back in the page too.
            self.answered = str(message.get("token", ""))
