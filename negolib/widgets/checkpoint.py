"""A checkpoint in a lesson: an instant, specific answer, and a hint ladder."""

from negolib.widgets.verdict_button import VerdictButton
from negolib.worksheet import Check, Worksheet, grade
from negolib.worksheet.course import next_hint
from negolib.worksheet.verdict import SIGNS, plain_name


class Checkpoint(VerdictButton):
    """Check some answers of a lesson on the spot. Nothing here counts towards a grade.

    Args:
        sheet: the learner's sheet.
        checks: what is looked at, see :func:`negolib.worksheet.number` and its like.

    >>> import tempfile
    >>> from negolib.worksheet import number
    >>> point = Checkpoint(Worksheet("planning", tempfile.mkdtemp()), number("gap", 8))
    >>> point.press()
    >>> point.rows[0]["lines"]
    ['Not answered yet.']
    """

    def __init__(self, sheet: Worksheet, *checks: Check) -> None:
        super().__init__(label="Check")
        self._sheet, self._checks = sheet, checks

    def look(self) -> tuple[list[dict[str, object]], str]:
        """Return a row for each check."""
        rows = []
        for verdict in grade(self._sheet, *self._checks).verdicts:
            hint = next_hint([verdict], self._sheet, "checkpoint")
            rows.append(
                {
                    "sign": SIGNS[verdict.status],
                    "status": verdict.status,
                    "title": plain_name(verdict.key) if len(self._checks) > 1 else "",
                    "points": "",
                    "lines": [verdict.sentence],
                    "hint": str(hint) if hint else "",
                }
            )
        return rows, ""
