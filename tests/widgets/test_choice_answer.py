import pytest

from negolib.widgets import ChoiceAnswer
from negolib.worksheet import Worksheet


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("planning", tmp_path)


def test_a_choice_is_kept_by_its_name_and_comes_back(sheet):
    ChoiceAnswer(sheet, "batna", question="My BATNA", options={"switch": "Switch", "stay": "Stay"}).answer(
        "switch"
    )
    again = ChoiceAnswer(sheet, "batna", question="My BATNA", options={"switch": "Switch", "stay": "Stay"})
    assert (sheet["batna"], again.value) == ("switch", "switch")


def test_what_is_not_offered_is_refused(sheet):
    field = ChoiceAnswer(sheet, "batna", question="My BATNA", options=["a", "b"])
    field.answer("a")
    field.answer("c")
    assert sheet["batna"] == "a"
    assert field.problem == "'c' is not among the choices."


def test_a_question_needs_a_choice(sheet):
    with pytest.raises(ValueError, match="at least one"):
        ChoiceAnswer(sheet, "batna", question="My BATNA", options=[])
