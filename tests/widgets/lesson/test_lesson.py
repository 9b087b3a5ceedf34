"""A lesson as its notebook calls it: what a line follows, and what a wrong name hears."""

import pytest

from negolib.cases import load_case
from negolib.widgets import Lesson, Told
from negolib.worksheet import Worksheet

CASE = load_case("supplier")


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("planning", tmp_path)


@pytest.fixture
def lesson(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Lesson("planning")


@pytest.fixture
def page(monkeypatch):
    """Return what is shown, one text for each place on the page, as it stands now."""
    shown = []

    class Handle:
        def __init__(self, place):
            self.place = place

        def update(self, said):
            shown[self.place] = said.data

    def display(*things, display_id=None):
        shown.extend(getattr(thing, "data", thing) for thing in things)
        return Handle(len(shown) - 1)

    monkeypatch.setattr("IPython.display.display", display)
    return shown


def double(_case, answers):
    return f"twice {answers.get('guess')}; {answers.get('other') if 'guess' in answers else ''}"


def test_a_line_says_it_anew_when_an_answer_changes_that_it_went_by(sheet, page):
    Told(CASE, sheet, double).show()
    assert page == ["twice None; "]
    sheet["guess"] = 3
    assert page == ["twice 3; None"]
    # What it looks up only now, it follows from now on.
    sheet["other"] = "words"
    assert page == ["twice 3; words"]
    del sheet["guess"]
    assert page == ["twice None; "]


def test_what_it_did_not_look_up_costs_a_line_nothing(sheet, page):
    said = []

    def counted(_case, answers):
        said.append(answers.get("guess"))
        return "the same"

    Told(CASE, sheet, counted).show()
    sheet["elsewhere"] = 1
    assert said == [None]
    sheet["guess"] = 2
    assert said == [None, 2]


def test_a_cell_run_again_leaves_one_line_that_follows(sheet, page):
    for _ in range(5):
        Told(CASE, sheet, double).show()
    assert len(sheet._watchers) == 1
    sheet["guess"] = 1
    assert page == ["twice None; "] * 4 + ["twice 1; None"]


def test_what_is_asked_stands_with_one_button_below_it(lesson, page):
    lesson.ask("paper_alone", "beside_the_price")
    assert [type(one).__name__ for one in page] == ["NumberAnswer", "SeveralAnswer", "Checkpoint"]
    page.clear()
    lesson.ask("limit_guess")
    assert [type(one).__name__ for one in page] == ["NumberAnswer"]
    page.clear()
    lesson.check("batna_choice", "batna_reservation_price")
    assert [type(one).__name__ for one in page] == ["Checkpoint"]


def test_what_was_answered_is_shown_again_under_other_words(lesson, page):
    lesson.ask("first_reply")
    page[0].answer("We agree.")
    lesson.again("first_reply")
    assert page[1].question == "On Monday you wrote:"
    assert page[1].value == "We agree."


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda lesson: lesson.ask("paper_alon"), "asks nothing called 'paper_alon': perhaps 'paper_alone'"),
        (lambda lesson: lesson.told("chain"), "says nothing called 'chain': perhaps 'chains'"),
        (lambda _: Lesson("planing"), "no lesson 'planing': perhaps 'planning'"),
    ],
)
def test_a_wrong_name_hears_which_was_meant(lesson, call, words):
    with pytest.raises(ValueError, match=words):
        call(lesson)


def test_a_lesson_that_asks_under_one_key_twice_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "twice.py").write_text(
        "from negolib.worksheet import Question\n"
        "CASE, SHEET = 'supplier', 'twice'\n"
        "def questions(case):\n"
        "    yield Question.number('gap', 'How wide?')\n"
        "    yield Question.number('gap', 'How wide again?')\n"
    )
    with pytest.raises(ValueError, match="declares the question 'gap' twice"):
        Lesson("twice")
