"""The nbgrader preprocessor that stands in the place of ``Execute``."""

import html
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from negolib.grading.frame import without_formulas
from negolib.grading.submission import read_submission
from negolib.grading.undisturbed import mark_as_graded
from negolib.worksheet import TestCell, run_cells

ANSWERED = "# The answers stand above."


class GradeFromSheet(NbGraderPreprocessor):
    """Fill in the outputs of the test cells from the answers handed in. No cell of a learner's runs.

    The code of the setup and test cells is taken from the gradebook, as the teacher released it.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Grade one notebook."""
        marks = resources["nbgrader"]
        student, notebook, assignment = marks["student"], marks["notebook"], marks["assignment"]
        submission = read_submission(self._folder(student, assignment), notebook)
        with Gradebook(marks["db_url"]) as gradebook:
            cells = teachers_cells(gradebook, notebook, assignment)
        run = run_cells(cells, submission.answers)
        results = {result.task: result for result in run.results}
        remark, answered = submission.remark, False
        for result in results.values():
            if result.trouble:
                self.log.warning("%s: %s", student, result.trouble)
        if remark:
            self.log.warning("%s: %s", student, remark)
        for cell in nb.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs = []
            cell.execution_count = None
            task = cell.metadata.get("nbgrader", {}).get("grade_id")
            if page := run.shown.get(task):
                cell.outputs.append(_page(page))
                answered = bool(run.answered.get(task))
            if utils.is_solution(cell) and answered:
                # nbgrader looks at code alone: without this it says "No response" of every field's answer.
                cell.source = f"{ANSWERED}\n{cell.source}"
                answered = False
            if not utils.is_grade(cell) or utils.is_solution(cell):
                continue
            if remark:
                cell.outputs.append(_note(remark))
                remark = None
            result = results[task]
            if result.grade is not None and result.score is not None:
                cell.outputs.append(_scored(result.score, result.grade._repr_html_()))
        without_formulas(nb)
        mark_as_graded(nb)
        return nb, resources

    def _folder(self, student: str, assignment: str) -> Path:
        converter = getattr(self.parent, "parent", None)
        course = getattr(converter, "coursedir", None) or CourseDirectory(parent=self)
        return Path(course.format_path(course.submitted_directory, student, assignment))


def teachers_cells(gradebook: Gradebook, notebook: str, assignment: str) -> list[TestCell]:
    """Return the setup, question and test cells of a notebook, as the teacher released it."""
    source = gradebook.find_notebook(notebook, assignment)
    points = {cell.name: cell.max_score for cell in source.grade_cells}
    solved = {cell.name for cell in source.solution_cells}
    return [
        TestCell(cell.name, cell.source, points.get(cell.name), cell.name)
        for cell in source.source_cells
        if cell.locked and cell.cell_type == "code" and cell.name not in solved
    ]


def _page(page: str) -> NotebookNode:
    return new_output("display_data", {"text/plain": "", "text/html": page})


def _scored(score: float, page: str) -> NotebookNode:
    return new_output(
        "execute_result", {"text/plain": repr(float(score)), "text/html": page}, execution_count=None
    )


def _note(remark: str) -> NotebookNode:
    return new_output(
        "display_data",
        {"text/plain": remark, "text/html": f"<div><strong>{html.escape(remark)}</strong></div>"},
    )
