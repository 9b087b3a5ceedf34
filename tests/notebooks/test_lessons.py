"""Every lesson of the course, under every proof."""

import pytest

from negolib.lessons import list_lessons
from tests.notebooks.lesson_proofs import PROOFS, Given
from tests.notebooks.reading import ROOT

LESSONS = [Given(path) for path in sorted((ROOT / "course").glob("*.ipynb"))]


def test_every_lesson_has_its_notebook():
    assert sorted(given.stage for given in LESSONS) == list_lessons()


@pytest.mark.parametrize("given", LESSONS, ids=lambda given: given.path.stem)
@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.__name__)
def test_it_keeps(proof, given):
    proof(given)
