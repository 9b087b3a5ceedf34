"""A counterpart whose question went unanswered comes back to it: later, once, and not where it was met."""

import pytest

from negolib.cases import load_case
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation

CASE = load_case("community-garden")
PAUSE = Move("break")
TODAY = Move("propose", packages=(dict(CASE.today),))
VALUE = Move("tell", about="value", value=CASE.party("society").values[0].name)


def asked(turn) -> str:
    """The issue that a turn's last move asks about, or ""."""
    return turn.moves[-1].issue if turn.moves and turn.moves[-1].act == "ask" else ""


def after_a_question(temperament: str) -> tuple[Negotiation, str]:
    """Talks in which the counterpart has just asked about an issue, and the issue."""
    for seed in range(60):
        talks = Negotiation(CASE, "society", temperament, seed, against="kitchen")
        for _ in range(4):
            turn = talks.play(Move("ask", about="interest", open=True), "What do you need from the field?")
            if issue := asked(turn):
                return talks, issue
    raise AssertionError("nobody asks")


def came_back_to(talks: Negotiation, *moves: Move) -> list[str]:
    """After each of these moves: the issue to which the counterpart came back, or ""."""
    turns = [talks.play(move, "") for move in moves]
    return [asked(turn) if "ask again" in turn.tags else "" for turn in turns]


@pytest.mark.parametrize("temperament", ["principled", "analytic", "accommodating"])
def test_it_comes_back_later_and_once(temperament):
    talks, issue = after_a_question(temperament)
    heard = came_back_to(talks, TODAY, PAUSE, TODAY, TODAY, VALUE, PAUSE)
    assert heard[0] == ""
    assert [one for one in heard if one] == [issue]


@pytest.mark.parametrize("answer", ["told", "offered"])
def test_it_does_not_come_back_to_what_was_answered(answer):
    talks, issue = after_a_question("principled")
    option = next(o for o in CASE.issue(issue).option_names if o != CASE.today[issue])
    told = Move("tell", about="priority", issue=issue, matters="little")
    move = told if answer == "told" else Move("propose", packages=({issue: option},))
    assert issue not in came_back_to(talks, move, PAUSE, TODAY, TODAY)
