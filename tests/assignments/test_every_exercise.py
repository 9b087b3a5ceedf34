"""Every exercise that is there, through every proof; a new one adds a folder and no test."""

import pytest

from tests.assignments.conftest import NAMES, shipped
from tests.tools.exercise_proofs import PROOFS


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_every_exercise(name, proof):
    proof(shipped(name))


@pytest.mark.parametrize("name", NAMES)
def test_it_has_six_to_ten_tasks_and_knows_twenty_mistakes(name):
    exercise = shipped(name)
    assert 6 <= len(exercise.full) <= 10
    assert sum(len(check.sentences) for _, check in exercise.each_check) >= 20
