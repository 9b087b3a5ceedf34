"""A question with one answer out of several."""

from collections.abc import Mapping, Sequence

from negolib.widgets.answers.answer import Answer, named
from negolib.worksheet import Worksheet


class ChoiceAnswer(Answer):
    """Ask for one of some choices.

    Args:
        sheet: where the answer is kept.
        key: its name there.
        question: what is asked.
        options: ``{name: what the learner reads}``, or a list of texts.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> ChoiceAnswer(sheet, "deal", question="Is there a zone?", options=["yes", "no"]).answer("no")
    >>> sheet["deal"]
    'no'
    """

    def __init__(
        self, sheet: Worksheet, key: str, *, question: str, options: Mapping[str, str] | Sequence[str]
    ) -> None:
        super().__init__(sheet, key, question=question, kind="choice", options=named(options))

    def read(self, answer: object) -> str:
        """Read a choice."""
        if not self.fits(answer):
            raise ValueError(f"'{answer}' is not among the choices.")
        return str(answer)

    def fits(self, value: object) -> bool:
        """Return whether the sheet holds one of the choices."""
        return any(option["name"] == value for option in self.options)
