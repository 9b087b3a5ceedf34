import pytest

from negolib.cases import load_case
from negolib.widgets import CheckButton
from negolib.widgets.answers.fields import field
from negolib.worksheet import Question, Worksheet
from tests.test_house import ROOT


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("planning", tmp_path)


def test_one_task_with_its_reason_and_the_next_hint(sheet):
    sheet["paper_part"] = 50
    button = CheckButton(sheet, "cost-rise", course=ROOT)
    button.press()
    (row,) = button.rows
    (field,) = row["fields"]
    assert (row["status"], field["status"]) == ("wrong", "wrong")
    assert field["asked"] == "Of the honest rise, paper accounts for"
    assert field["lines"] == ["That is how much of the price paper makes up, not how much of the rise."]
    assert field["hint"].startswith("Hint 1 of 3")
    button._handle_custom_msg({"pressed": True}, [])
    assert hint(button).startswith("Hint 2 of 3")
    assert (button.closing, button.pressed) == ("", 2)


def hint(button):
    return button.rows[0]["fields"][0]["hint"]


def test_after_the_last_hint_comes_a_worked_twin_and_stays(sheet):
    sheet["paper_part"] = 50
    button = CheckButton(sheet, "cost-rise", course=ROOT)
    said = []
    for _ in range(5):
        button.press()
        said.append(hint(button))
    assert said[2].startswith("Hint 3 of 3")
    assert said[3].startswith("The same with other numbers, worked through:")
    assert said[4] == said[3]


def test_two_wrong_numbers_are_told_apart_by_their_questions(sheet):
    sheet.update({"batna": "quiet", "reservation_value": 1, "reservation_price": 2})
    button = CheckButton(sheet, "walk-away", course=ROOT)
    button.press()
    told = [(field["asked"], field["lines"]) for field in button.rows[0]["fields"][1:]]
    assert len({asked for asked, _ in told}) == 2
    assert [lines for _, lines in told] == [["Not this number yet."]] * 2


def test_a_verdict_is_told_to_be_old_once_its_answer_is_another(sheet):
    sheet["paper_part"] = 50
    button = CheckButton(sheet, "cost-rise", course=ROOT)
    sheet["paper_part"] = 51
    assert button.changed == []
    button.press()
    sheet["paper_part"] = 70
    assert button.changed == ["paper_part"]
    sheet["batna"] = "quiet"
    assert button.changed == ["paper_part"]
    sheet["paper_part"] = 51
    assert button.changed == []
    sheet["paper_part"] = 70
    button.press()
    assert button.changed == []


def test_the_whole_exercise_with_the_points(sheet):
    sheet["paper_part"] = 70
    button = CheckButton(sheet, course=ROOT)
    button.press()
    assert len(button.rows) == 10
    assert button.closing == "3 of 36 points. Up to 2 more are your teacher's to give."


def test_the_whole_exercise_uses_up_no_hint(sheet):
    sheet["paper_part"] = 50
    CheckButton(sheet, course=ROOT).press()
    button = CheckButton(sheet, "cost-rise", course=ROOT)
    button.press()
    assert hint(button).startswith("Hint 1 of 3")


def test_what_cannot_be_checked_is_said(tmp_path):
    button = CheckButton(Worksheet("other", tmp_path), course=ROOT)
    button.press()
    assert button.closing.startswith("This course has no exercise called 'other'.")
    assert button.rows == []


def test_the_field_for_a_package_does_not_tell_what_another_task_asks(sheet):
    case = load_case("supplier")
    asked = field(sheet, Question.package("proposal", "I propose …", case, "supplier"))
    asked.answer(case.today)
    assert "Worth" in asked.note
    assert f"{case.parties['supplier'].reservation_value:g}" not in asked.note
