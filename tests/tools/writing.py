"""An author's new exercise, written cell by cell with nbgrader's marks."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.tools import ROOT

FOLDED = {"source_hidden": True}


class Author:
    """Somebody who writes an exercise into a course folder.

    Args:
        course: where ``solutions/`` is to lie.
        name: the assignment's name.
        setup: the code that comes before all tasks.
    """

    def __init__(self, course: Path, name: str, setup: str) -> None:
        self.course, self.name = course, name
        self._cells = [self._code("setup", setup)]

    def task(self, name: str, points: float, text: str, ask: str, solution: str, tests: str) -> "Author":
        """Add a task: what is to be read, its fields, the solution, and the hidden tests."""
        answer = f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"
        keep = f"### BEGIN HIDDEN TESTS\n{tests}\n### END HIDDEN TESTS"
        self._cells += [
            new_markdown_cell(text),
            self._code(f"{name}-question", ask),
            self._code(f"{name}-answer", answer, solution=True, locked=False),
            self._code(name, f'nl.answered(sheet, "{name}")\n{keep}', grade=True, points=points),
        ]
        return self

    def publish(self) -> Path:
        """Write the solved notebook and what nbgrader needs beside it; return the course folder."""
        folder = self.course / "solutions" / self.name
        folder.mkdir(parents=True)
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = new_notebook(cells=self._cells, metadata={"kernelspec": kernel})
        nbformat.write(notebook, folder / f"{self.name}.ipynb")
        shutil.copy(ROOT / "nbgrader_config.py", self.course)
        return self.course

    def _code(self, name: str, source: str, **marks: object) -> nbformat.NotebookNode:
        none = {"grade": False, "solution": False, "task": False, "locked": True}
        mark = {**none, **marks, "grade_id": name, "schema_version": 3}
        return new_code_cell(source, metadata={"nbgrader": mark, "jupyter": FOLDED})
