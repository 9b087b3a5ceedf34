"""A question with any number of answers out of several."""

from collections.abc import Mapping, Sequence

from negolib.widgets.answers.answer import Answer, named
from negolib.worksheet import Worksheet


class SeveralAnswer(Answer):
    """Ask which of some choices belong.

    Args:
        sheet: where the answer is kept, as a list of names.
        key: its name there.
        question: what is asked.
        options: ``{name: what the learner reads}``, or a list of texts.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> SeveralAnswer(sheet, "same", question="Both want the same on …", options=["price", "rhythm"]).answer(
    ...     ["rhythm"]
    ... )
    >>> sheet["same"]
    ['rhythm']
    """

    def __init__(
        self, sheet: Worksheet, key: str, *, question: str, options: Mapping[str, str] | Sequence[str]
    ) -> None:
        super().__init__(sheet, key, question=question, kind="several", options=named(options))

    def read(self, answer: object) -> list[str] | None:
        """Read a list of choices, in the order they are offered; none chosen takes the answer back."""
        if not self.fits(answer):
            raise ValueError("Something was chosen that is not among the choices.")
        return [option["name"] for option in self.options if option["name"] in answer] or None

    def fits(self, value: object) -> bool:
        """Return whether the sheet holds a list of these choices."""
        known = {option["name"] for option in self.options}
        return isinstance(value, list) and all(isinstance(name, str) and name in known for name in value)
