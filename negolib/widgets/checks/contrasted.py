"""Sets what somebody wrote beside two other answers, once it stands, and asks what they make of it."""

from collections.abc import Iterable

import ipywidgets

from negolib.widgets.answers.choice_answer import ChoiceAnswer
from negolib.widgets.answers.text_answer import TextAnswer
from negolib.widgets.checks.verdict_button import VerdictButton
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.worksheet import Contrast, Question
from negolib.worksheet.checks.contrast import CLOSER, FIRST, RATING, RATINGS, WHY, key_of

Fields = list[SheetWidget]


class Contrasted(SheetWidget, ipywidgets.VBox):
    """Two other answers beside one's own: which it is closer to, why, and how good it is.

    Nothing of it is on the page before the button was pressed over an answer that stands; as it stood then
    it is kept, so that who reads it knows which words came first.

    Args:
        button: the button that looks at the answers.
        keys: of the texts.
    """

    def __init__(self, button: VerdictButton, keys: Iterable[str]) -> None:
        self._button, self._keys = button, tuple(keys)
        self._fields: dict[str, Fields] = {}
        self._sit_on(button.sheet, "")
        super().__init__()
        button.observe(lambda _change: self.unfold(), "pressed")
        if any(key_of(key, FIRST) in self.sheet for key in self._keys):
            button.look_again()
            self.unfold()

    def unfold(self) -> None:
        """Show two answers for each text that stands, and keep the text as it is now."""
        for key, contrast in self._button.found.items():
            if key in self._keys and key not in self._fields:
                self._fields[key] = self._ask(key, contrast)
                if key_of(key, FIRST) not in self.sheet:
                    self.sheet[key_of(key, FIRST)] = self.sheet.get(key)
        self._arrange()

    def _ask(self, key: str, contrast: Contrast) -> Fields:
        return [
            ChoiceAnswer(
                self.sheet,
                key_of(key, CLOSER),
                question="Two others wrote this. One works, one only looks like it. Yours is closer to …",
                options=contrast.options(),
            ),
            TextAnswer(self.sheet, key_of(key, WHY), question="Why?", rows=2),
            ChoiceAnswer(
                self.sheet,
                key_of(key, RATING),
                question=f"The one that works: “{contrast.works}” {contrast.apart} How good is yours?",
                options=RATINGS,
            ),
        ]

    def _arrange(self) -> None:
        shown = []
        for key, (closer, why, rating) in self._fields.items():
            shown += [closer, why]
            # Which of the two works is told only to who has chosen.
            if self.sheet.get(key_of(key, CLOSER)):
                shown.append(rating)
        if tuple(shown) != self.children:
            self.children = tuple(shown)

    def _follow(self, key: str) -> None:
        if any(key == key_of(one, CLOSER) for one in self._fields):
            self._arrange()

    def leave(self) -> None:
        """Stop following the sheet, with all fields."""
        super().leave()
        for field in (one for fields in self._fields.values() for one in fields):
            field.leave()


def contrasted(button: VerdictButton, questions: Iterable[Question]) -> list[ipywidgets.Widget]:
    """Return the button and, below it, the place where each text is set beside two others."""
    keys = [question.key for question in questions if question.kind == "text"]
    return [button, *([Contrasted(button, keys)] if keys else [])]
