"""A checkpoint in a lesson: an instant, specific answer, and a hint ladder."""

from negolib.widgets.checks.verdict_button import VerdictButton
from negolib.worksheet import Check, Verdict, Worksheet, grade
from negolib.worksheet.course import field_row, next_hint


class Checkpoint(VerdictButton):
    """Check some answers of a lesson on the spot. Nothing here counts towards a grade.

    Args:
        sheet: the learner's sheet.
        checks: what is looked at, see :func:`negolib.worksheet.number` and its like.

    >>> import tempfile
    >>> from negolib.worksheet import number
    >>> point = Checkpoint(Worksheet("planning", tempfile.mkdtemp()), number("gap", 8))
    >>> point.press()
    >>> point.rows[0]["fields"][0]["lines"]
    ['Not answered yet.']
    """

    def __init__(self, sheet: Worksheet, *checks: Check) -> None:
        self._checks = checks
        super().__init__(sheet, label="Check")

    def look_again(self) -> None:
        """Find again which texts stand."""
        self._stand()

    def _stand(self) -> tuple[Verdict, ...]:
        verdicts = grade(self.sheet, *self._checks).verdicts
        self.found = {verdict.key: verdict.contrast for verdict in verdicts if verdict.contrast}
        return verdicts

    def look(self) -> tuple[list[dict[str, object]], str]:
        """Return one row, with a field for each check."""
        verdicts = self._stand()
        fields = []
        for verdict in verdicts:
            # Each field of a lesson has its own ladder, and climbs it by itself.
            hint = next_hint([verdict], self.sheet, "checkpoint").get(verdict.key)
            fields.append(field_row(verdict, hint))
        return [{"title": "", "points": "", "line": "", "fields": fields}], ""
