"""Going back in talks and saying it again."""

from random import Random

import pytest

from negolib.cases import load_case
from negolib.practice import ForgedRecord, Move, Negotiation, RecordError, replay, rewind
from negolib.practice.debrief.two_ways import two_ways
from negolib.practice.talks.record import sealed
from negolib.worksheet.checks.packages import Condition
from negolib.worksheet.checks.played import SAID_AGAIN, played

CASE = load_case("supplier")
WORDS = [
    (Move("ask", about="priority", open=True), "What matters most to you?"),
    (Move("threaten"), "Sign today or we go elsewhere."),
    (Move("propose", packages=({"price": "420"},)), "Could we meet at 420?"),
    (Move("break"), ""),
    (Move("acknowledge"), "You held the price for two years and nobody thanked you for it."),
]


def _played(seed, temperament="principled", moves=5):
    talks = Negotiation(CASE, "buyer", temperament, seed=seed)
    for move, words in Random(seed).choices(WORDS, k=moves):
        if not talks.ended:
            talks.play(move, words)
    return talks


@pytest.mark.parametrize("seed", range(12))
def test_saying_the_same_again_is_answered_the_same(seed):
    talks = _played(seed)
    mine = [turn for turn in talks.turns if turn.by == "buyer"]
    for round in range(1, len(mine) + 1):
        again = rewind(CASE, talks.record(), round)
        assert again.round == round - 1
        for turn in mine[round - 1 :]:
            again.play(turn.moves[0], turn.words, turn.meant)
        assert again.turns == talks.turns
        both = two_ways(talks, again)
        assert both.first == both.again
        assert both.first.exchanges[0].words == mine[round - 1].words


def test_something_else_said_is_another_way_and_both_stand_side_by_side():
    talks = _played(2)
    again = rewind(CASE, talks.record(), 3)
    again.play(Move("walk away"), "Then not.")
    both = two_ways(talks, again)
    assert both.round == 3
    assert both.first.exchanges != both.again.exchanges
    assert both.again.ended == "walked away"
    assert both.again.own_gain == 0


def test_a_branch_is_kept_and_played_again_as_one():
    talks = _played(4)
    again = rewind(CASE, talks.record(), 2)
    again.play(Move("break"))
    kept = replay(CASE, again.record())
    assert kept.branch == again.branch
    assert kept.record() == again.record()
    assert kept.record()["branch"] == {"of": talks.record()["seal"], "round": 2}


def test_a_branch_never_counts_as_a_first_play():
    talks = _played(5)
    again = rewind(CASE, talks.record(), 1)
    again.play(Move("walk away"))
    check = played(
        "talks",
        lambda record: replay(CASE, record),
        Condition(lambda t: True, "no", looks_at="all"),
        points=3,
    )
    assert check.verdict({"talks": again.record()}).earned == 0
    assert check.verdict({"talks": again.record()}).sentence == SAID_AGAIN
    first = Negotiation(CASE, "buyer", "principled", seed=5)
    first.play(Move("walk away"))
    assert check.verdict({"talks": [first.record(), again.record()]}).earned == 3


def test_where_nobody_can_go_back_one_sentence_says_so():
    talks = _played(6)
    for round in (0, 99, -1, 1.5, True, None, "2"):
        with pytest.raises(ValueError, match="moves in these talks"):
            rewind(CASE, talks.record(), round)
    with pytest.raises(ValueError, match="nothing to say again"):
        rewind(CASE, Negotiation(CASE, "buyer", "principled", seed=1).record(), 1)
    again = rewind(CASE, talks.record(), 1)
    again.play(Move("break"))
    with pytest.raises(RecordError, match="itself said again"):
        rewind(CASE, again.record(), 1)


def test_a_branch_of_other_talks_is_not_set_beside_these():
    again = rewind(CASE, _played(7).record(), 2)
    again.play(Move("break"))
    with pytest.raises(ValueError, match="does not belong"):
        two_ways(_played(8), again)
    with pytest.raises(ValueError, match="does not belong"):
        two_ways(_played(7), _played(7))


@pytest.mark.parametrize("branch", [3, {"of": 1, "round": 1}, {"of": "x"}, {"of": "x", "round": 1.5}])
def test_a_record_that_does_not_say_where_it_branches_is_forged(branch):
    record = sealed({**_played(9).record(), "branch": branch})
    with pytest.raises(ForgedRecord):
        replay(CASE, record)
