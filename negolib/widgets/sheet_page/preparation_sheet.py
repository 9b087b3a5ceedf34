"""The one-page preparation, filled as the learner answers, and saved as a file to print or send."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import traitlets

from negolib.disk import write_atomically
from negolib.widgets.page import SHARED_STYLE, PageWidget, page_script
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.worksheet import Line, Worksheet, one_page

HERE = Path(__file__).parent


class PreparationSheet(SheetWidget, PageWidget):
    """Show one page made of the learner's own answers, with a button that saves it as HTML.

    Args:
        sheet: whose answers.
        title: of the page.
        sections: ``{heading: lines}``; each line a :class:`negolib.worksheet.Line`.
        note: a line under the title, such as that the case is fictional.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> page = PreparationSheet(sheet, "Before I call", {"Limits": [Line("low", "I walk away above")]})
    >>> sheet["low"] = 428
    >>> "428" in page.page
    True
    """

    _esm = page_script(HERE / "preparation_sheet.js")
    _css = SHARED_STYLE
    title = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    saved = traitlets.Unicode().tag(sync=True)
    file = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, sheet: Worksheet, title: str, sections: Mapping[str, Sequence[Line]], *, note: str = ""
    ) -> None:
        self._sections, self._note = sections, note
        self._sit_on(sheet, "")
        super().__init__(self._press, title=title, page=one_page(title, sections, sheet, note))

    def save(self) -> Path | None:
        """Write the page beside the notebook and return where, or say what hinders it."""
        folder = self.sheet.path.parent if self.sheet.path else Path.cwd()
        path = folder / f"{self.sheet.name}_preparation.html"
        try:
            write_atomically(path, self.page)
        except OSError as error:
            self.file = ""
            self.saved = f"The page could not be saved ({error.strerror}); make room and press again."
            return None
        self.file = path.name
        self.saved = f"Saved as {path.name}, beside this notebook."
        return path

    def _follow(self, key: str) -> None:
        self.page = one_page(self.title, self._sections, self.sheet, self._note)

    def _press(self, message: Mapping[str, object]) -> None:
        if message.get("save"):
            self.save()
