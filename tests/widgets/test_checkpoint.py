import pytest

from negolib.widgets import Checkpoint
from negolib.worksheet import Worksheet, number


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("01_planning", tmp_path)


def test_an_instant_specific_answer_and_a_ladder_that_is_remembered(sheet):
    check = number("gap", 8, mistaken={-8: "The right width, with the sign turned."}, hints=["One.", "Two."])
    point = Checkpoint(sheet, check)
    point.press()
    assert point.rows[0]["status"] == "missing"
    assert point.rows[0]["hint"] == ""
    sheet["gap"] = -8
    point.press()
    assert point.rows[0]["lines"] == ["The right width, with the sign turned."]
    assert point.rows[0]["hint"] == "Hint 1 of 2: One."
    again = Checkpoint(Worksheet("01_planning", sheet.path.parent), check)
    again.press()
    assert again.rows[0]["hint"] == "Hint 2 of 2: Two."
    sheet["gap"] = 8
    point.press()
    assert (point.rows[0]["status"], point.rows[0]["hint"]) == ("right", "")


def test_several_checks_are_told_apart_by_name(sheet):
    point = Checkpoint(sheet, number("low_end", 1), number("high_end", 2))
    point.press()
    assert [row["title"] for row in point.rows] == ["low end", "high end"]
