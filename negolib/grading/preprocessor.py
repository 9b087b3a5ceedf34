"""The nbgrader preprocessor that stands in the place of ``Execute``."""

import html
import json
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from negolib.grading.frame import as_code, without_formulas
from negolib.grading.submission import read_submission
from negolib.grading.undisturbed import mark_as_graded
from negolib.worksheet import TestCell, run_tests

LONGEST_LINE = 4000


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
            cells = self._teachers_cells(gradebook, notebook, assignment)
        results = {result.task: result for result in run_tests(cells, submission.answers)}
        remark = submission.remark
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
            if utils.is_solution(cell):
                cell.source = _with_answers(cell.source, submission.answers)
            if not utils.is_grade(cell) or utils.is_solution(cell):
                continue
            if remark:
                cell.outputs.append(_note(remark))
                remark = None
            result = results[cell.metadata.nbgrader["grade_id"]]
            if result.grade is not None:
                cell.outputs.append(_scored(result.score, result.grade._repr_html_()))
        without_formulas(nb)
        mark_as_graded(nb)
        return nb, resources

    def _folder(self, student: str, assignment: str) -> Path:
        converter = getattr(self.parent, "parent", None)
        course = getattr(converter, "coursedir", None) or CourseDirectory(parent=self)
        return Path(course.format_path(course.submitted_directory, student, assignment))

    @staticmethod
    def _teachers_cells(gradebook: Gradebook, notebook: str, assignment: str) -> list[TestCell]:
        source = gradebook.find_notebook(notebook, assignment)
        points = {cell.name: cell.max_score for cell in source.grade_cells}
        solved = {cell.name for cell in source.solution_cells}
        return [
            TestCell(cell.name, cell.source, points.get(cell.name), cell.name)
            for cell in source.source_cells
            if cell.locked and cell.cell_type == "code" and cell.name not in solved
        ]


def _with_answers(source: str, answers: dict[str, object]) -> str:
    """Put the answers given with a cell's fields above its code.

    A teacher then reads them where the cell stands, and nbgrader, which looks at code alone, does not
    report "No response" for somebody who answered with a field.
    """
    named = [key for key in answers if f'"{key}"' in source]
    lines = [f"# {key} = {json.dumps(answers[key], ensure_ascii=False)[:LONGEST_LINE]}" for key in named]
    return "\n".join([*map(as_code, lines), source])


def _scored(score: float, page: str) -> NotebookNode:
    return new_output(
        "execute_result", {"text/plain": repr(float(score)), "text/html": page}, execution_count=None
    )


def _note(remark: str) -> NotebookNode:
    return new_output(
        "display_data",
        {"text/plain": remark, "text/html": f"<div><strong>{html.escape(remark)}</strong></div>"},
    )
