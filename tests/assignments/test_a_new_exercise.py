"""An exercise that nobody had in mind comes under every proof, and a careless one fails the right ones."""

import pytest
from nbclient.exceptions import CellExecutionError

from tests.tools.exercise import Exercise
from tests.tools.exercise_proofs import PROOFS
from tests.tools.writing import Author

SETUP = 'import negolib as nl\n\nsheet = nl.Worksheet("allotment")'
FIRST = """nl.grade(sheet, nl.number("gap", 30, points=2, mistaken={-30: ("Which way round?", 0.5)},
    hints=["Take one limit from the other."], twin="A lamp: she asks 9, he has 12. The zone is 3 wide."))"""
SECOND = """nl.grade(sheet, nl.choice("next", "ask", mistaken={"push": "A push tells you nothing."},
    hints=["What do you not know yet?"], twin="At the baker's: ask what is left before you name a loaf."))"""


ASK = 'nl.ask(sheet, nl.Question.number("gap", "Euros"), check="gap")'
SOLVED = 'sheet["gap"] = 30'


def written(course, first=FIRST, second=SECOND, ask=ASK, solved=SOLVED):
    author = Author(course, "allotment", SETUP)
    author.task("gap", 2, "She asks 50, he has 80. How wide is the zone?", ask, solved, first)
    question = 'nl.ask(sheet, nl.Question.choice("next", "First I …", ["ask", "push"]), check="next")'
    author.task("next", 1, "What would you do first?", question, 'sheet["next"] = "ask"', second)
    return Exercise("allotment", author.publish())


@pytest.fixture(scope="module")
def allotment(tmp_path_factory):
    return written(tmp_path_factory.mktemp("allotment"))


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.__name__)
def test_a_new_exercise_comes_under_every_proof(allotment, proof):
    proof(allotment)


# What an author may slip on, and the proof that catches it.
SLIPS = {
    "points_add_up": {"first": FIRST.replace("points=2", "points=3")},
    "the_solution_has_full_marks": {"first": FIRST.replace('"gap", 30', '"gap", 31')},
    "the_untouched_has_none": {"second": "nl.grade({'next': 'ask'}, nl.choice('next', 'ask'))"},
    "each_mistake_has_its_sentence": {"first": FIRST.replace("0.5", "1.0")},
    "every_number_knows_a_mistake": {"first": FIRST.replace('-30: ("Which way round?", 0.5)', "")},
    "no_text_holds_the_answer": {"first": FIRST.replace("Take one limit", "It is 30: take one limit")},
    "every_ladder_ends_in_a_twin": {"second": 'nl.grade(sheet, nl.choice("next", "ask"))'},
    "every_text_has_a_mark_scheme": {"second": 'nl.grade(sheet, nl.text("next", nl.long_enough(1)))'},
    "nobody_needs_code": {"ask": "nl.CheckButton(sheet)"},
    "no_sentence_holds_code": {
        "first": FIRST.replace("Take one limit", "Set `sheet['gap']`: take one limit")
    },
    "a_cell_calls_and_is_short": {
        "ask": 'def made():\n    return nl.Question.number("gap", "?")\n\n\nmade()'
    },
    "what_is_released_holds_no_answer": {"ask": 'expected = "mistaken"\n' + 'nl.Question.number("gap", "?")'},
    "it_runs_without_a_warning": {"ask": 'import warnings\n\nwarnings.warn("gap")'},
    "every_way_of_grading_agrees": {
        "first": FIRST.replace('"gap", 30', '"gap", 30 if "seen" in globals() else 31'),
        "solved": f"{SOLVED}\nseen = True",
    },
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_an_author_fails_the_proof_that_is_there_for_it(tmp_path, slip):
    (proof,) = [one for one in PROOFS if one.__name__ == slip]
    with pytest.raises((AssertionError, ValueError, CellExecutionError)):
        proof(written(tmp_path, **SLIPS[slip]))


def test_every_proof_has_a_slip_that_it_catches():
    assert set(SLIPS) == {proof.__name__ for proof in PROOFS}
