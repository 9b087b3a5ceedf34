"""What all fields for an answer have in common: a question, a value that is kept, and a word on it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import traitlets

from negolib.widgets.page import SHARED_STYLE, PageWidget, page_script
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.widgets.page.state import FreshAny, FreshList
from negolib.worksheet import Question, Worksheet

HERE = Path(__file__).parent


class Answer(SheetWidget, PageWidget):
    """A question with a field. What is answered is in the sheet at once, and comes back from it.

    Subclasses say what kind of field it is and how to read what comes from it.
    """

    _esm = page_script(HERE / "answer.js")
    _css = SHARED_STYLE
    kind = traitlets.Unicode().tag(sync=True)
    question = traitlets.Unicode().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Int(3).tag(sync=True)
    options = FreshList().tag(sync=True)
    items = FreshList().tag(sync=True)
    value = FreshAny(None, allow_none=True).tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)

    def __init__(self, sheet: Worksheet, key: str, *, question: str, **traits: object) -> None:
        self._sit_on(sheet, key)
        super().__init__(self._report, place=self._place, question=question, **traits)
        # A field that a lesson makes by itself says its words here, so that a check can say them, too.
        sheet.questions.setdefault(key, self._declared())

    def open(self) -> None:
        """Introduce the field to the page, with its answer: what is told a moment later may be missed."""
        self._follow(self.key)
        self.problem = self._unsaved
        super().open()

    def _declared(self) -> Question:
        def words(entries: list[dict[str, str]]) -> dict[str, str]:
            return {entry["name"]: entry["label"] for entry in entries}

        return Question(
            self.key,
            self.question,
            self.kind,
            self.unit,
            words(self.options),
            words(self.items),
            {item["name"]: words(item["options"]) for item in self.items if "options" in item},
        )

    def read(self, answer: object) -> object:
        """Turn what came from the page into the plain value to keep, None for an emptied field.

        Raises:
            ValueError: one sentence, when it is no answer to this question.
        """
        raise NotImplementedError

    def answer(self, answer: object) -> None:
        """Take an answer as if it had been typed: keep it, or say what is wrong and keep the last one."""
        with self.hold_sync():
            self._take(answer)

    def _take(self, answer: object) -> None:
        try:
            value = self.read(answer)
        except ValueError as error:
            self.problem = str(error)
            self.note = "" if self.value is None else "Your last answer is still kept."
            return
        if value is None:
            if self.key in self.sheet:
                del self.sheet[self.key]
        else:
            self.sheet[self.key] = value
        self.problem = self._unsaved
        self.note = "" if self.problem or value is None else "Kept."

    def _report(self, message: Mapping[str, object]) -> None:
        if "answer" in message:
            self.answer(message["answer"])

    def _follow(self, key: str) -> None:
        if key == self.key:
            value = self.sheet.get(key)
            self.value = value if self.fits(value) else None

    def fits(self, value: object) -> bool:
        """Return whether a value in the sheet can be shown in this field."""
        raise NotImplementedError


def named(options: Mapping[str, str] | Sequence[str]) -> list[dict[str, str]]:
    """Return options as the page takes them; a plain list of texts stands for itself.

    Raises:
        ValueError: when there is nothing to choose from.

    >>> named({"yes": "Yes, there is a zone"})
    [{'name': 'yes', 'label': 'Yes, there is a zone'}]
    """
    pairs = options.items() if isinstance(options, Mapping) else [(name, name) for name in options]
    found = [{"name": str(name), "label": str(label)} for name, label in pairs]
    if len(found) < 1:
        raise ValueError("A question with choices needs at least one.")
    return found
