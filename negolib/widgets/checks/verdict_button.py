"""What the buttons that check answers have in common."""

from collections.abc import Mapping
from pathlib import Path

import traitlets

from negolib.widgets.page import SHARED_STYLE, PageWidget, page_script
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.widgets.page.state import FreshList
from negolib.worksheet import Contrast, Worksheet

HERE = Path(__file__).parent


class VerdictButton(SheetWidget, PageWidget):
    """A button; pressed, it shows rows of title and points, and in each a row for every field.

    What it says of an answer turns grey once that answer is another one, and while its field shows something
    that could not be read. Subclasses say in :meth:`look`
    what stands: rows of ``title``, ``points``, ``line`` and ``fields``, as
    :func:`negolib.worksheet.course.field_row` makes them.
    """

    _esm = page_script(HERE / "verdict.js")
    _css = SHARED_STYLE
    label = traitlets.Unicode("Check").tag(sync=True)
    rows = FreshList().tag(sync=True)
    closing = traitlets.Unicode().tag(sync=True)
    changed = FreshList().tag(sync=True)  # keys whose answers are no longer those that were looked at
    pressed = traitlets.Int(0).tag(sync=True)

    def __init__(self, sheet: Worksheet, **traits: object) -> None:
        # Of each text that was looked at, the two answers to set it beside.
        self.found: dict[str, Contrast] = {}
        self._looked: dict[str, object] = {}
        self._sit_on(sheet, "")
        super().__init__(self._press, place=self._place, **traits)

    def press(self) -> None:
        """Check now, as if the button had been pressed."""
        with self.hold_sync():
            try:
                self.rows, self.closing = self.look()
            except ValueError as error:
                self.rows, self.closing = [], str(error)
            keys = [field["key"] for row in self.rows for field in row["fields"]]
            self._looked = {key: self.sheet.get(key) for key in keys}
            self.changed = []
            self.pressed += 1

    def look_again(self) -> None:
        """Find again which texts stand, without a word and without using up a hint."""
        raise NotImplementedError

    def look(self) -> tuple[list[dict[str, object]], str]:
        """Return the rows and the closing line."""
        raise NotImplementedError

    def _follow(self, key: str) -> None:
        if key in self._looked:
            others = [one for one in self.changed if one != key]
            self.changed = others if self.sheet.get(key) == self._looked[key] else [*others, key]

    def _press(self, message: Mapping[str, object]) -> None:
        if message.get("pressed"):
            self.press()
