"""The feedback page: made for the learner, from the sheet, the verdicts and the gradebook.

nbgrader takes the class that makes feedback from its configuration, so its command, Formgrader's button and
*Fetch Feedback* all give out this page. It stands alone: no script, nothing loaded, all of a learner's text
as text.
"""

import json
import re
import warnings
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning

from negolib.grading.preprocessor import teachers_cells
from negolib.grading.submission import read_submission
from negolib.grading.undisturbed import is_whole_page, undisturbed
from negolib.in_words import amount, counted
from negolib.worksheet import Run, TaskResult, TestsUnreadable, Verdict, read_tests, run_cells
from negolib.worksheet.checks.verdict import SIGNS

STYLE = (Path(__file__).parent / "feedback.css").read_text(encoding="utf-8")
LONGEST_ANSWER = 6000


@dataclass
class Task:
    """Everything under one heading: points, verdicts, the teacher's words."""

    title: str
    score: float = 0.0
    of: float = 0.0
    unread: float = 0.0
    changed: bool = False
    verdicts: list[Verdict] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    again: str = ""

    @property
    def status(self) -> str:
        """``right``, ``partly``, ``wrong`` or ``missing`` by the points; ``seen`` while a text waits for
        its reader.
        """
        if self.verdicts and all(verdict.status == "missing" for verdict in self.verdicts) and not self.score:
            return "missing"
        if self.score < self.of - self.unread:
            return "partly" if self.score else "wrong"
        waits = self.unread and any(verdict.status == "seen" for verdict in self.verdicts)
        return "seen" if waits else "right"


class FeedbackExporter(HTMLExporter):
    """nbgrader's exporter of feedback: one page for one learner."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        # nbgrader's own way with its database makes three for every submission, and none says a thing.
        warnings.filterwarnings("ignore", category=SAWarning)
        if isinstance(self.parent, GenerateFeedback):
            undisturbed(self.parent, ".html", is_whole_page)

    def from_filename(self, filename: str, resources: dict | None = None, **options: object) -> tuple:
        """Make the page of a graded submission."""
        marks = (resources or {}).get("nbgrader")
        if not marks or "student" not in marks:
            return super().from_filename(filename, resources=resources, **options)
        student, assignment, notebook = marks["student"], marks["assignment"], marks["notebook"]
        course = getattr(self.parent, "coursedir", None) or CourseDirectory(parent=self)
        folder = Path(course.format_path(course.submitted_directory, student, assignment))
        written = _written(course, assignment, notebook)
        answers = read_submission(folder, notebook).answers
        with Gradebook(marks["db_url"]) as gradebook:
            graded = gradebook.find_submission_notebook(notebook, assignment, student)
            run = run_cells(teachers_cells(gradebook, notebook, assignment), answers)
            tasks = _tasks(graded, {result.task: result for result in run.results}, run, _titles(written))
            late = graded.assignment.late_submission_penalty or 0.0
        page = _page(_name(written) or notebook, tasks, late)
        resources = self._init_resources(resources)
        resources["output_extension"] = ".html"
        return page, resources


def _written(course: CourseDirectory, assignment: str, notebook: str) -> Path | None:
    folders = (
        Path(course.format_path(step, ".", assignment))
        for step in (course.source_directory, course.release_directory)
    )
    return next((path for one in folders if (path := one / f"{notebook}.ipynb").is_file()), None)


def _titles(written: Path | None) -> dict[str, str]:
    try:
        return {cell.task: cell.title for cell in read_tests(written)} if written else {}
    except TestsUnreadable:
        return {}


def _name(written: Path | None) -> str:
    """Return the exercise's name, as it stands above the teacher's notebook."""
    try:
        text = written.read_text(encoding="utf-8") if written else ""
        cells = json.loads(text)["cells"] if text else []
        headings = (re.match(r"# +(.+)", "".join(cell["source"])) for cell in cells)
        return next((found[1].strip() for found in headings if found), "")
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _tasks(
    graded: SubmittedNotebook, results: dict[str, TaskResult], run: Run, titles: dict[str, str]
) -> list[Task]:
    tasks: dict[str, Task] = {}
    grades = {grade.name: grade for grade in graded.grades}
    comments = {comment.name: comment.manual_comment for comment in graded.comments}
    waiting: list[str] = []  # a comment beside an answer belongs to the test that follows it
    title = again = ""
    pages: list[str] = []
    for cell in graded.notebook.source_cells:
        title = titles.get(cell.name) or (title if titles else cell.name)
        if comment := comments.get(cell.name):
            waiting.append(comment)
        again = run.again.get(cell.name, again)
        if page := run.returned.get(cell.name):
            pages.append(page)
        grade = grades.get(cell.name)
        if grade is None:
            continue
        task = tasks.setdefault(title, Task(title))
        task.score += grade.score or 0.0
        task.of += grade.max_score or 0.0
        if result := results.get(cell.name):
            task.verdicts += result.grade.verdicts if result.grade else ()
            task.changed |= grade.manual_score is not None
        elif grade.manual_score is None:
            task.unread += grade.max_score or 0.0
        task.comments += waiting
        task.pages += pages
        task.again = again
        waiting, pages = [], []
    return list(tasks.values())


def _page(name: str, tasks: list[Task], late: float) -> str:
    score, of = sum(task.score for task in tasks), sum(task.of for task in tasks)
    unread = sum(task.unread for task in tasks)
    about = [f"{amount(max(0.0, score - late))} of {counted(of, 'point')}"]
    if late:
        about.append(f"{amount(late)} taken off because it came late")
    if unread:
        about.append(f"{amount(unread)} of them not yet given: your teacher reads these answers")
    rows = "".join(
        f'<tr class="{task.status}"><td>{SIGNS[task.status]}</td>'
        f'<td><a href="#t{place}">{escape(task.title)}</a></td><td>{_points(task)}</td></tr>'
        for place, task in enumerate(tasks)
    )
    sections = "".join(_section(place, task) for place, task in enumerate(tasks))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Feedback: {escape(name)}</title><style>{STYLE}</style></head><body><main>"
        f"<p>Feedback</p><h1>{escape(name)}</h1><p><strong>{escape('; '.join(about))}.</strong></p>"
        f"<table><thead><tr><th>Mark</th><th>Task</th><th>Points</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>{sections}</main></body>\n</html>\n"
    )


def _section(place: int, task: Task) -> str:
    told = "".join(_verdict(verdict) for verdict in task.verdicts)
    hint = next((v.hints[0] for v in task.verdicts if v.hints and v.status in ("wrong", "partly")), "")
    after = []
    if hint:
        after.append(f'<p class="hint">A hint for another try: {escape(hint)}</p>')
    if task.again and task.status not in ("right", "seen"):
        after.append(f"<p>Read again: {escape(task.again)}</p>")
    after += task.pages
    if task.changed:
        after.append("<p>Your teacher has read this task and given the points.</p>")
    for comment in task.comments:
        words = "<br>".join(escape(comment).splitlines())
        after.append(f'<div class="teacher"><strong>Your teacher:</strong> {words}</div>')
    return (
        f'<section id="t{place}" class="{task.status}"><h2>{escape(task.title)}</h2>{told}'
        f"{''.join(after)}<p><strong>{_points(task)}</strong></p></section>"
    )


def _verdict(verdict: Verdict) -> str:
    pieces = [f"<h3>{SIGNS[verdict.status]} {escape(verdict.asked)}</h3>"]
    if verdict.shown:
        shown = verdict.shown[:LONGEST_ANSWER]
        words = "<br>".join(escape(shown).splitlines())
        pieces.append(f'<p class="answer"><span>Your answer:</span> {words}</p>')
    lines = verdict.lines if verdict.known else ["Not this, and we could not tell where it went off."]
    pieces += [f"<p>{escape(line)}</p>" for line in lines]
    if verdict.parts:
        marks = "".join(f"<li>{part.sign} {escape(part.words)}</li>" for part in verdict.parts)
        pieces.append(f"<ul>{marks}</ul>")
    return f'<div class="field">{"".join(pieces)}</div>'


def _points(task: Task) -> str:
    said = f"{amount(task.score)} of {counted(task.of, 'point')}"
    return f"{said}, {amount(task.unread)} not yet given" if task.unread else said
