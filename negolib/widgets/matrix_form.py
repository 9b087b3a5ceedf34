"""The table of what every option is worth to each party."""

import pathlib
from collections.abc import Callable, Mapping

import anywidget
import traitlets

from negolib.widgets.state import FreshDict, FreshList

HERE = pathlib.Path(__file__).parent


class MatrixForm(anywidget.AnyWidget):
    """Show points and weights as a table to write in, and report every word; it decides nothing itself.

    Attributes:
        issues: dicts of ``name``, ``label``, ``kind``, ``why``, ``options`` (dicts of ``name``, ``label``).
        parties: dicts of ``name`` and ``role``, in the order of the columns.
        points: {party: {issue: {option: points, or None where empty}}}.
        weights: {party: {issue: [swing, share of all]}}.
    """

    _esm = HERE / "matrix_form.js"
    _css = HERE / "style.css"

    issues = FreshList().tag(sync=True)
    parties = FreshList().tag(sync=True)
    points = FreshDict().tag(sync=True)
    weights = FreshDict().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
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
