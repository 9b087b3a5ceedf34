"""A question that is answered in one's own words."""

from negolib.widgets.answers.answer import Answer
from negolib.worksheet import Worksheet

LONGEST = 20_000


class TextAnswer(Answer):
    """Ask for some sentences; they are kept while they are typed.

    Args:
        sheet: where the answer is kept.
        key: its name there.
        question: what is asked.
        rows: the height of the field, in lines.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> TextAnswer(sheet, "ask", question="What would you ask?").answer("What drives your costs?")
    >>> sheet["ask"]
    'What drives your costs?'
    """

    def __init__(self, sheet: Worksheet, key: str, *, question: str, rows: int = 3) -> None:
        super().__init__(sheet, key, question=question, kind="text", rows=rows)

    def read(self, answer: object) -> str | None:
        """Read a text; an emptied field takes the answer back."""
        text = str(answer)
        if len(text) > LONGEST:
            raise ValueError(f"This is longer than {LONGEST:,} characters; shorten it to be read at all.")
        return text if text.strip() else None

    def fits(self, value: object) -> bool:
        """Return whether the sheet holds a text."""
        return isinstance(value, str)
