"""A course folder with the real exercise, and submissions made from it by the real tools."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.api import Gradebook, TaskCell

from negolib.environment import environment

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "planning"

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
    """A teacher's course folder."""

    def __init__(self, root: Path, stock: bool = False) -> None:
        self.root = root
        root.mkdir(parents=True)
        config = (ROOT / "nbgrader_config.py").read_text()
        (root / "nbgrader_config.py").write_text(config + (STOCK if stock else ""))
        shutil.copytree(ROOT / "solutions", root / "solutions")
        self.nbgrader("generate_assignment", EXERCISE)

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
        target = self.root / "grading" / "submitted" / student / EXERCISE
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
                for submission in gradebook.assignment_submissions(EXERCISE)
            }

    def graded(self, student: str) -> str:
        """Return the autograded notebook as text."""
        path = self.root / "grading" / "autograded" / student / EXERCISE / f"{EXERCISE}.ipynb"
        return path.read_text()


@pytest.fixture(scope="session")
def solved(tmp_path_factory) -> Path:
    """The solved exercise, run from top to bottom: notebook and sheet."""
    folder = tmp_path_factory.mktemp("solved")
    execute(ROOT / "solutions" / EXERCISE / f"{EXERCISE}.ipynb", folder)
    return folder


@pytest.fixture(scope="session")
def untouched(tmp_path_factory) -> Path:
    """The released exercise, run but not answered."""
    folder = tmp_path_factory.mktemp("untouched")
    execute(ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", folder)
    return folder


@pytest.fixture(scope="session")
def answers(solved) -> dict[str, object]:
    """The right answers, as the solved exercise wrote them."""
    return json.loads((solved / f"{EXERCISE}.answers.json").read_text())["answers"]


@pytest.fixture
def with_answers(untouched, tmp_path) -> Callable[[str, dict[str, object]], Path]:
    """Make a learner's folder in which the fields, not code, were filled in."""

    def make(name: str, answers: dict[str, object]) -> Path:
        folder = tmp_path / name
        shutil.copytree(untouched, folder)
        sheet = {"sheet": EXERCISE, "revision": 9, "answers": answers, "hints": {}}
        (folder / f"{EXERCISE}.answers.json").write_text(json.dumps(sheet))
        return folder

    return make
