"""The button in an exercise that says what stands."""

from pathlib import Path

from negolib.widgets.checks.verdict_button import VerdictButton
from negolib.worksheet import TestsUnreadable, Worksheet
from negolib.worksheet.course import Report, check_assignment, find_course


class CheckButton(VerdictButton):
    """Run the exercise's own tests on the sheet, and say task by task what stands and why.

    Args:
        sheet: the learner's sheet; its name is the exercise's.
        task: only this task, by its grade_id; without it, the whole exercise.
        course: the course's folder; by default the one this notebook lies in.
    """

    def __init__(self, sheet: Worksheet, task: str | None = None, *, course: Path | None = None) -> None:
        self._task, self._course = task, course
        super().__init__(sheet, label="Check this task" if task else "Check the whole exercise")

    def look_again(self) -> None:
        """Find again which texts stand; where the tests cannot be read, none does."""
        try:
            self._report(hints=False)
        except TestsUnreadable:
            self.found = {}

    def look(self) -> tuple[list[dict[str, object]], str]:
        """Return a row for each task, and the points so far."""
        # A look at the whole exercise uses up no hint: that is for who works on one task.
        report = self._report(hints=self._task is not None)
        return report.rows(), "" if self._task else report.closing()

    def _report(self, *, hints: bool) -> Report:
        course = self._course or find_course()
        report = check_assignment(self.sheet, course, self._task, beside=Path.cwd(), hints=hints)
        self.found = report.contrasts()
        return report
