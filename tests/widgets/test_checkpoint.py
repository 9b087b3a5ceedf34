import pytest

from negolib.widgets import Checkpoint, NumberAnswer
from negolib.worksheet import Worksheet, number


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("01_planning", tmp_path)


def test_an_instant_specific_answer_and_a_ladder_that_is_remembered(sheet):
    check = number("gap", 8, mistaken={-8: "The right width, with the sign turned."}, hints=["One.", "Two."])
    point = Checkpoint(sheet, check)
    point.press()
    assert field(point)["status"] == "missing"
    assert field(point)["hint"] == ""
    sheet["gap"] = -8
    point.press()
    assert field(point)["lines"] == ["The right width, with the sign turned."]
    assert field(point)["hint"] == "Hint 1 of 2: One."
    again = Checkpoint(Worksheet("01_planning", sheet.path.parent), check)
    again.press()
    assert field(again)["hint"] == "Hint 2 of 2: Two."
    sheet["gap"] = 8
    point.press()
    assert (field(point)["status"], field(point)["hint"]) == ("right", "")


def field(point):
    return point.rows[0]["fields"][0]


def test_several_checks_are_told_apart_by_their_questions(sheet):
    NumberAnswer(sheet, "low_end", question="The lower end")
    point = Checkpoint(sheet, number("low_end", 1), number("high_end", 2))
    point.press()
    assert [one["asked"] for one in point.rows[0]["fields"]] == ["The lower end", "high end"]
