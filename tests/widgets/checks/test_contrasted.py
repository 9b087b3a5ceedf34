"""Two other answers beside one's own: shown after it stands, kept, and found again."""

import pytest

from negolib.widgets import CheckButton, Checkpoint, ask
from negolib.widgets.checks.contrasted import Contrasted
from negolib.worksheet import Contrast, Question, Worksheet, asks, handed_in, long_enough, text
from tests.test_house import ROOT

PAIR = Contrast("What has changed?", "Has it changed at all?", "Only this one is open.")


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("planning", tmp_path)


def beside(sheet):
    point = Checkpoint(sheet, text("say", asks(), long_enough(3), contrast=PAIR, hints=["Ask."]))
    return point, Contrasted(point, ["say"])


def test_nothing_is_shown_before_an_answer_stands(sheet):
    point, box = beside(sheet)
    assert box.children == ()
    sheet["say"] = "So?"
    point.press()
    assert box.children == (), "too short to be an answer"
    sheet["say"] = "What is new with you?"
    assert box.children == (), "not before the button was pressed"
    point.press()
    assert [field.key for field in box.children] == ["say_closer", "say_closer_why"]
    assert {option["label"] for option in box.children[0].options} >= {"“What has changed?”", "to neither"}


def test_which_one_works_is_told_only_to_who_has_chosen(sheet):
    sheet["say"] = "What is new with you?"
    point, box = beside(sheet)
    point.press()
    assert not any("that works" in field.question for field in box.children)
    box.children[0].answer("looks")
    rating = box.children[-1]
    assert (
        rating.question == "The one that works: “What has changed?” Only this one is open. How good is yours?"
    )
    rating.answer("1")
    assert (sheet["say_closer"], sheet["say_own_rating"]) == ("looks", "1")


def test_the_words_that_came_first_are_kept_and_all_is_found_again(sheet):
    sheet["say"] = "What is new with you?"
    point, box = beside(sheet)
    point.press()
    box.children[0].answer("works")
    sheet["say"] = "What has changed?"
    point.press()
    assert sheet["say_as_first_said"] == "What is new with you?"
    _, again = beside(sheet)
    assert [field.value for field in again.children] == ["works", None, None]
    assert sheet.hints_shown("checkpoint.say") == 0


def test_an_exercise_sets_beside_what_its_tests_hold(sheet):
    sheet["first_question"] = "What do our boxes cost you on their way, all in all?"
    button = CheckButton(sheet, "first-question", course=ROOT)
    box = Contrasted(button, ["first_question"])
    button.press()
    assert len(box.children) == 2
    again = Contrasted(CheckButton(sheet, "first-question", course=ROOT), ["first_question"])
    assert len(again.children) == 2


def test_a_field_that_is_let_go_follows_no_longer(sheet):
    sheet["say"] = "What is new with you?"
    point, box = beside(sheet)
    point.press()
    closer = box.children[0]
    box.leave()
    sheet["say_closer"] = "looks"
    assert closer.value is None
    assert len(box.children) == 2


def test_the_page_is_introduced_to_the_place_below_the_button(sheet):
    _, box = beside(sheet)
    assert box.comm is not None


def test_who_grades_reads_what_the_learner_makes_of_it():
    answers = {
        "say": "What <b>now</b>?",
        "say_own_rating": "2",
        "say_closer": "looks",
        "say_closer_why": "<i>short</i>",
    }
    with handed_in({**answers, "say_as_first_said": "Now?"}):
        page = ask(Worksheet("planning"), Question.words("say", "You say:")).answer_page()
    assert "Own rating, 0 to 3: 2." in page
    assert "because: &lt;i&gt;short&lt;/i&gt;" in page
    assert "Before seeing them, it read: Now?" in page
    assert "<b>" not in page
