"""What the buttons that check answers have in common."""

from collections.abc import Mapping
from pathlib import Path

import traitlets

from negolib.widgets.page import PageWidget, page_script
from negolib.widgets.state import FreshList

HERE = Path(__file__).parent


class VerdictButton(PageWidget):
    """A button; pressed, it shows rows of sign, title, points, sentences and a hint.

    Subclasses say in :meth:`look` what stands.
    """

    _esm = page_script(HERE / "verdict.js")
    _css = HERE / "style.css"
    label = traitlets.Unicode("Check").tag(sync=True)
    rows = FreshList().tag(sync=True)
    closing = traitlets.Unicode().tag(sync=True)
    pressed = traitlets.Int(0).tag(sync=True)

    def __init__(self, **traits: object) -> None:
        super().__init__(self._press, **traits)

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

    def _press(self, message: Mapping[str, object]) -> None:
        if message.get("pressed"):
            self.press()
