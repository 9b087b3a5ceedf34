"""The button in an exercise that says what stands."""

from pathlib import Path

from negolib.widgets.verdict_button import VerdictButton
from negolib.worksheet import Worksheet
from negolib.worksheet.course import check_assignment, find_course


class CheckButton(VerdictButton):
    """Run the exercise's own tests on the sheet, and say task by task what stands and why.

    Args:
        sheet: the learner's sheet; its name is the exercise's.
        task: only this task, by its grade_id; without it, the whole exercise.
        course: the course's folder; by default the one this notebook lies in.
    """

    def __init__(self, sheet: Worksheet, task: str | None = None, *, course: Path | None = None) -> None:
        super().__init__(label="Check this task" if task else "Check the whole exercise")
        self._sheet, self._task, self._course = sheet, task, course

    def look(self) -> tuple[list[dict[str, object]], str]:
        """Return a row for each task, and the points so far."""
        course = self._course or find_course()
        # Whoever runs a notebook trusts its folder, so the tests beside it are no stranger's.
        report = check_assignment(self._sheet, course, self._task, beside=Path.cwd())
        return report.rows(), "" if self._task else report.closing()
