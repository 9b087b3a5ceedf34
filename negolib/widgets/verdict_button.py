"""What the buttons that check answers have in common."""

from collections.abc import Mapping
from pathlib import Path

import anywidget
import traitlets

from negolib.widgets.state import FreshList

HERE = Path(__file__).parent


class VerdictButton(anywidget.AnyWidget):
    """A button; pressed, it shows rows of sign, title, points, sentences and a hint.

    Subclasses say in :meth:`look` what stands.
    """

    _esm = HERE / "verdict.js"
    _css = HERE / "style.css"
    label = traitlets.Unicode("Check").tag(sync=True)
    rows = FreshList().tag(sync=True)
    closing = traitlets.Unicode().tag(sync=True)
    pressed = traitlets.Int(0).tag(sync=True)

    def __init__(self, **traits: object) -> None:
        super().__init__(**traits)
        self.on_msg(self._hear)

    def press(self) -> None:
        """Check now, as if the button had been pressed."""
        try:
            self.rows, self.closing = self.look()
        except ValueError as error:
            self.rows, self.closing = [], str(error)
        self.pressed += 1

    def look(self) -> tuple[list[dict[str, object]], str]:
        """Return the rows and the closing line."""
        raise NotImplementedError

    def _hear(self, _widget: object, message: Mapping[str, object], _buffers: object) -> None:
        if message.get("pressed"):
            self.press()
