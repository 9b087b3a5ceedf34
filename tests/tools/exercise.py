"""An exercise as its proofs see it: solved, untouched, its right answers and the checks of each task."""

import json
import shutil
import tempfile
from functools import cached_property
from pathlib import Path

import nbformat

import negolib as nl
from negolib.grading.release import generate
from negolib.worksheet import handed_in, read_tests, run_tests
from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.verdict import Verdict
from negolib.worksheet.sheet import SEED
from tests.tools import ROOT
from tests.tools.teacher import execute


class Exercise:
    """One exercise of a course folder.

    Args:
        name: the assignment's name.
        course: where ``solutions/`` lies; the exercise is made from it by nbgrader.
    """

    def __init__(self, name: str, course: Path = ROOT) -> None:
        self.name, self.course = name, course
        self.solution = course / "solutions" / name / f"{name}.ipynb"
        self.cells = read_tests(self.solution)
        self.full = {cell.task: cell.points for cell in self.cells if cell.tests}
        self._scratch = tempfile.TemporaryDirectory(prefix=f"{name}-")
        self.folder = Path(self._scratch.name)

    def __repr__(self) -> str:
        return f"Exercise({self.name!r})"

    @cached_property
    def released(self) -> Path:
        """The notebook that a class gets."""
        return generate(self.course, self.name, self.folder / "released") / f"{self.name}.ipynb"

    @cached_property
    def solved(self) -> Path:
        """A folder with the solved exercise, run from top to bottom."""
        execute(self.solution, self.folder / "solved")
        return self.folder / "solved"

    @cached_property
    def untouched(self) -> Path:
        """A folder with the released exercise, run and not answered."""
        execute(self.released, self.folder / "untouched")
        return self.folder / "untouched"

    @cached_property
    def seed(self) -> dict[str, object]:
        """The seed of the numbers that the solved exercise has drawn; nothing where it draws none."""
        sheet = nl.Worksheet(self.name, self.solved)
        return {SEED: sheet[SEED]} if SEED in sheet else {}

    @cached_property
    def answers(self) -> dict[str, object]:
        """The right answers, as the solved exercise keeps them."""
        sheet = nl.Worksheet(self.name, self.solved)
        return {key: sheet[key] for key in {check.key for given in self.checks.values() for check in given}}

    @cached_property
    def checks(self) -> dict[str, tuple[Check, ...]]:
        """The checks of each task, as its test cell makes them."""
        return {task: made for task, made in self.names["checks"].items() if task in self.full}

    @cached_property
    def names(self) -> dict[str, object]:
        """What the setup and the test cells define, and under "checks" the checks of each task."""
        names, checks = {"__name__": "test"}, {}
        original = nl.grade
        try:
            with handed_in(self.seed):
                for cell in (cell for cell in self.cells if not cell.by_hand):
                    nl.grade = lambda sheet, *given, task=cell.task: checks.update({task: given})
                    exec(compile(cell.source, cell.task, "exec"), names)
        finally:
            nl.grade = original
        return {**names, "checks": checks}

    @property
    def each_check(self) -> list[tuple[str, Check]]:
        """Every check with its task."""
        return [(task, check) for task, given in self.checks.items() for check in given]

    def results(self, answers: dict[str, object]) -> dict[str, object]:
        """Run the tests on some answers: ``{task: result}``."""
        return {result.task: result for result in run_tests(self.cells, {**self.seed, **answers})}

    def verdict(self, key: str, answer: object) -> Verdict:
        """Return what is said of one answer among right ones."""
        results = self.results({**self.answers, key: answer}).values()
        (verdict,) = [one for result in results for one in result.grade.verdicts if one.key == key]
        return verdict

    def handed_in(self, student: str, answers: dict[str, object]) -> Path:
        """Return a folder in which somebody filled in the fields, not code."""
        folder = shutil.copytree(self.untouched, self.folder / "students" / student, dirs_exist_ok=True)
        sheet = {"sheet": self.name, "revision": 9, "answers": {**self.seed, **answers}, "hints": {}}
        (folder / f"{self.name}.answers.json").write_text(json.dumps(sheet))
        return folder

    def code(self, notebook: Path) -> list[str]:
        """Return the source of each code cell."""
        cells = nbformat.read(notebook, as_version=4).cells
        return [cell.source for cell in cells if cell.cell_type == "code"]

    def prose(self, notebook: Path) -> list[str]:
        """Return the source of each cell to read."""
        cells = nbformat.read(notebook, as_version=4).cells
        return [cell.source for cell in cells if cell.cell_type == "markdown"]
