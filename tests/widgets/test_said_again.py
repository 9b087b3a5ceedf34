"""Going back in the debrief: both ways side by side, kept, chosen again, deleted."""

import pytest

from negolib.cases import load_case
from negolib.practice import Move, Negotiation
from negolib.widgets.debrief.debrief_view import DebriefView
from negolib.worksheet import Worksheet
from tests.shapes import SHAPES

CASE = load_case("supplier")
KIND = "You held the price for two years and nobody said thank you."


def _talks(case=CASE, seed=3, **more):
    talks = Negotiation(case, case.party_names[0], "wounded", seed=seed, **more)
    for move, words in [
        (Move("threaten"), "Sign, or we leave."),
        (Move("ask", about="priority", open=True), "What matters most to you?"),
        (Move("walk away"), ""),
    ]:
        talks.play(move, words)
    return talks


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("practice", tmp_path)


@pytest.fixture
def view(sheet):
    sheet["practice_finished"] = [_talks(seed=4).record(), _talks().record()]
    return DebriefView(CASE, sheet)


def _shown(view):
    return view.again.layout.display != "none"


def _say(view, move, words=""):
    view.again.room._speak(view.again.room.party, move, words)
    view.again.room._redraw()


def test_each_quoted_moment_leads_back_to_its_round(view):
    rounds = [block["round"] for block in view.pages["lessons"].blocks if block["kind"] == "lesson"]
    assert rounds
    assert not _shown(view)
    for round in rounds:
        view._hear("again", round)
        assert _shown(view)
        assert view.again.room.talks.round == round - 1
        assert f"You are back in round {round}." in view.again.page.words


def test_both_ways_stand_side_by_side_after_the_first_answer_and_are_there_again(view, sheet):
    view._hear("again", 1)
    _say(view, Move("acknowledge"), KIND)
    words = view.again.page.words
    assert "As it was" in words
    assert "You: Sign, or we leave." in words
    assert f"You: {KIND}" in words
    assert "These talks still go on" in words
    assert "Then 2 more rounds. In the end no deal, somebody walked away" in words
    _say(view, Move("walk away"))
    words = view.again.page.words
    assert "These talks still go on" not in words
    assert "joint gain 0 points" in words
    reopened = DebriefView(CASE, Worksheet("practice", sheet.path.parent))
    assert reopened.again.page.words == words
    assert reopened.again.room.talks.turns == view.again.room.talks.turns


def test_nothing_of_it_counts_as_a_session(view, sheet):
    before = sheet["practice_finished"]
    view._hear("again", 1)
    _say(view, Move("walk away"))
    assert sheet["practice_finished"] == before
    assert "practice_again_finished" not in sheet
    assert "practice_log" not in sheet


def test_several_ways_are_kept_each_to_be_chosen_and_to_go_on_from(view, sheet):
    view._hear("again", 1)
    _say(view, Move("acknowledge"), KIND)
    view.again._hear("another", True)
    _say(view, Move("break"))
    first, second = sheet["practice_again_kept"]
    assert first["branch"] == second["branch"]
    select = next(block for block in view.again.page.blocks if block["kind"] == "select")
    assert [option["label"] for option in select["options"]] == [
        "Round 1, said again, 2 of 2: not played to its end",
        "Round 1, said again, 1 of 2: not played to its end",
    ]
    view.again._hear("branch", first["seal"])
    assert KIND in view.again.page.words
    _say(view, Move("break"))
    assert len(sheet["practice_again_kept"]) == 2
    view.again._hear("branch", "no such")
    assert _shown(view)
    assert view.again.room.talks is None


def test_one_is_deleted_only_when_asked_twice(view, sheet):
    view._hear("again", 1)
    _say(view, Move("break"))
    view.again._hear("delete for good", True)
    assert len(sheet["practice_again_kept"]) == 1
    view.again._hear("delete", True)
    view.again._hear("keep", True)
    view.again._hear("delete for good", True)
    assert len(sheet["practice_again_kept"]) == 1
    view.again._hear("delete", True)
    view.again._hear("delete for good", True)
    assert sheet["practice_again_kept"] == []
    assert not _shown(view)


def test_another_session_has_its_own(view, sheet):
    view._hear("again", 1)
    _say(view, Move("acknowledge"), KIND)
    view._hear("session", sheet["practice_finished"][0]["seal"])
    assert not _shown(view)
    view._hear("session", sheet["practice_finished"][1]["seal"])
    assert _shown(view)
    assert len(view.again.room.kept) == 1


def test_two_views_at_different_sessions_do_not_disturb_each_other(view, sheet):
    other = DebriefView(CASE, sheet)
    other._hear("session", sheet["practice_finished"][0]["seal"])
    view._hear("again", 1)
    _say(view, Move("acknowledge"), KIND)
    assert KIND in view.again.page.words
    assert not _shown(other)
    same = DebriefView(CASE, sheet)
    _say(view, Move("break"))
    assert same.again.page.words == view.again.page.words


@pytest.mark.parametrize("round", [0, 99, "2", None, 1.5, True])
def test_a_round_that_was_not_played_gets_a_sentence(view, round):
    view._hear("again", round)
    assert "moves in these talks" in view.again.page.words


def test_earlier_turns_are_shown_as_they_were(view):
    view._hear("again", 2)
    _say(view, Move("break"))
    past = [turn.get("past", False) for turn in view.again.room.form.log]
    assert past == [True, True, True, False, False]


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "no_practice"])
def test_in_any_case(name, tmp_path):
    case, sheet = SHAPES[name], Worksheet("practice", tmp_path)
    sheet["practice_finished"] = [_talks(case).record()]
    view = DebriefView(case, sheet)
    view._hear("again", 1)
    _say(view, Move("break"))
    assert "Said again" in view.again.page.words
    assert "As it was" in view.again.page.words
