"""A teacher's course folder, submissions to it, and nbgrader's own commands on them."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbgrader.api import Gradebook, TaskCell

from negolib.environment import environment
from tests.tools import ROOT

STOCK = """
from nbgrader.converters.autograde import Autograde
c.Autograde.exporter_class = "nbconvert.exporters.NotebookExporter"
c.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()
"""


def execute(notebook: Path, folder: Path) -> Path:
    """Run a notebook as a learner does, in a folder of its own, and save it there."""
    folder.mkdir(parents=True, exist_ok=True)
    content = nbformat.read(notebook, as_version=4)
    NotebookClient(content, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    target = folder / notebook.name
    nbformat.write(content, target)
    return target


class Course:
    """A teacher's course folder with one exercise generated.

    ``own`` is where its solution lies; ``stock`` grades with nbgrader's own ``Execute`` instead of ours.
    """

    def __init__(self, root: Path, exercise: str, *, own: Path = ROOT, stock: bool = False) -> None:
        self.root, self.exercise = root, exercise
        root.mkdir(parents=True)
        config = (ROOT / "nbgrader_config.py").read_text()
        (root / "nbgrader_config.py").write_text(config + (STOCK if stock else ""))
        shutil.copytree(own / "solutions", root / "solutions")
        self.nbgrader("generate_assignment", self.exercise)

    def nbgrader(self, *arguments: str, check: bool = True) -> str:
        """Run nbgrader's own command and return what it said."""
        run = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.root,
            env=environment(),
            capture_output=True,
            text=True,
        )
        assert not check or run.returncode == 0, run.stderr
        return run.stderr

    def hand_in(self, student: str, folder: Path) -> Path:
        """Copy a learner's folder to where nbgrader collects it."""
        target = self.root / "grading" / "submitted" / student / self.exercise
        shutil.copytree(folder, target)
        return target

    def scores(self) -> dict[str, dict[str, float]]:
        """Return {student: {task: auto score}} from the gradebook."""
        with Gradebook(f"sqlite:///{self.root / 'grading' / 'gradebook.db'}") as gradebook:
            return {
                submission.student.id: {
                    grade.name: grade.auto_score
                    for notebook in submission.notebooks
                    for grade in notebook.grades
                    if not isinstance(grade.cell, TaskCell)
                }
                for submission in gradebook.assignment_submissions(self.exercise)
            }

    def graded(self, student: str) -> str:
        """Return the autograded notebook as text."""
        path = self.root / "grading" / "autograded" / student / self.exercise / f"{self.exercise}.ipynb"
        return path.read_text()
