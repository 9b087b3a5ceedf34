"""A question whose answer is a number."""

from negolib.in_words import is_number
from negolib.typed_number import read_number
from negolib.widgets.answers.answer import Answer
from negolib.worksheet import Worksheet


class NumberAnswer(Answer):
    """Ask for a number, written in any habit; see :func:`negolib.typed_number.read_number`.

    Args:
        sheet: where the answer is kept.
        key: its name there.
        question: what is asked.
        unit: shown behind the field.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> NumberAnswer(sheet, "gap", question="How wide is the gap?", unit="euros").answer("8,5")
    >>> sheet["gap"]
    8.5
    """

    def __init__(self, sheet: Worksheet, key: str, *, question: str, unit: str = "") -> None:
        super().__init__(sheet, key, question=question, kind="number", unit=unit)

    def read(self, answer: object) -> float | None:
        """Read a typed number; an emptied field takes the answer back."""
        return read_number(answer, "This answer", unit=self.unit) if str(answer).strip() else None

    def fits(self, value: object) -> bool:
        """Return whether the sheet holds a number."""
        return is_number(value)
