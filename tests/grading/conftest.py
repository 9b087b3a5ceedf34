"""The planning exercise, solved and untouched, and submissions made from it by the real tools."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.tools.teacher import execute

EXERCISE = "planning"


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
