import pytest

from negolib.widgets import CheckButton
from negolib.worksheet import Worksheet
from tests.test_house import ROOT


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("planning", tmp_path)


def test_one_task_with_its_reason_and_the_next_hint(sheet):
    sheet["paper_part"] = 50
    button = CheckButton(sheet, "cost-rise", course=ROOT)
    button.press()
    (row,) = button.rows
    assert row["status"] == "wrong"
    assert row["lines"] == ["That is how much of the price paper makes up, not how much of the rise."]
    assert row["hint"].startswith("Hint 1 of 3")
    button._handle_custom_msg({"pressed": True}, [])
    assert button.rows[0]["hint"].startswith("Hint 2 of 3")
    assert (button.closing, button.pressed) == ("", 2)


def test_the_whole_exercise_with_the_points(sheet):
    sheet["paper_part"] = 70
    button = CheckButton(sheet, course=ROOT)
    button.press()
    assert len(button.rows) == 10
    assert button.closing == "3 of 36 points."


def test_what_cannot_be_checked_is_said(tmp_path):
    button = CheckButton(Worksheet("other", tmp_path), course=ROOT)
    button.press()
    assert button.closing.startswith("This course has no exercise called 'other'.")
    assert button.rows == []
