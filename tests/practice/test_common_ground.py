"""A fact, a value and a shared value told at the table: what each does to the counterpart."""

import pytest

from negolib.cases import load_case
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation, replay

SUPPLIER, GARDEN = load_case("supplier"), load_case("community-garden")
NAMED = Move("affirm", value="good work")


def talks(case=SUPPLIER, party="buyer", temperament="principled", seed=3, against=None) -> Negotiation:
    return Negotiation(case, party, temperament, seed=seed, against=against)


def after(move: Move, **which) -> tuple[float, float, float]:
    """By how much a move changes trust and heat, and the share that is aimed at a round later."""
    played = talks(**which)
    before = played.moments[-1]
    played.play(move)
    now = played.moments[-1]
    played.play(Move("break"))
    return now.trust - before.trust, now.heat - before.heat, played.moments[-1].share


@pytest.mark.parametrize("temperament", BY_NAME)
def test_a_fact_to_reveal_earns_trust_and_one_to_protect_is_used(temperament):
    shown = after(Move("tell", about="fact", fact="air in the parcels"), temperament=temperament)
    given_away = after(Move("tell", about="fact", fact="doubts about Norpapp"), temperament=temperament)
    assert shown[0] > given_away[0] > 0
    assert shown[2] < given_away[2]


def test_a_fact_lets_trades_be_seen():
    def offered(fact: str) -> str:
        played = talks(party="supplier", temperament="principled")
        played.play(Move("tell", about="fact", fact=fact))
        for _ in range(2):
            played.play(Move("break"))
        return played.offers[0]["term"]

    assert offered("why a long contract") != SUPPLIER.today["term"]
    assert offered("cost breakdown") == SUPPLIER.today["term"]


@pytest.mark.parametrize("temperament", BY_NAME)
def test_a_shared_value_joins_three_times_and_is_a_technique_after_that(temperament):
    played = talks(temperament=temperament)
    trust = [played.moments[-1].trust]
    for _ in range(4):
        played.play(NAMED)
        trust.append(played.moments[-1].trust)
    assert trust[0] < trust[1] < trust[2] < trust[3]
    assert trust[4] < trust[3]


def test_a_shared_value_cools_the_wounded_and_an_untrue_one_falls_flat():
    _, cooled, _ = after(NAMED, temperament="wounded")
    # Her own, and none of his: care is not what the supplier goes by.
    trust, heat, _ = after(Move("affirm", value="care"), temperament="wounded")
    assert cooled < -10
    assert trust <= 0
    assert heat > -5


def test_what_two_share_is_not_what_a_third_shares():
    joined = after(Move("affirm", value="handing on"), case=GARDEN, party="society", against="parks")
    flat = after(Move("affirm", value="handing on"), case=GARDEN, party="society", against="kitchen")
    assert joined[0] > 0 >= flat[0]


def test_a_value_is_answered_with_one_that_meets_it():
    answers = []
    for seed in range(12):
        turn = talks(seed=seed).play(Move("tell", about="value", value="reliability"))
        answers += [move.value for move in turn.moves if move.about == "value"]
    assert answers
    assert set(answers) == {"keeping one's word"}


def test_said_again_it_is_no_news():
    told = Move("tell", about="fact", fact="air in the parcels")
    played = talks()
    played.play(told)
    before = played.moments[-1].trust
    played.play(told)
    assert played.moments[-1].trust == before


def test_all_of_it_plays_again():
    played = talks(GARDEN, "kitchen", "accommodating", against="parks")
    for move in (
        Move("tell", about="fact", fact="what wilts"),
        Move("tell", about="value", value="thrift"),
        Move("affirm", value="nothing for nothing"),
    ):
        assert played.play(move).words
    assert replay(GARDEN, played.record()).moments == played.moments


def test_a_criterion_bears_on_every_issue_that_the_case_says():
    played = talks(temperament="principled")
    turn = played.play(Move("cite", criterion="paper index"))
    assert played.turns[0].packages[0]["price"] == "480"
    assert turn.packages[0]["price"] in ("400", "420")


def test_a_fact_that_counts_for_them_cools():
    _, told, _ = after(
        Move("tell", about="fact", fact="what went wrong last November"),
        party="supplier",
        temperament="wounded",
    )
    _, other, _ = after(
        Move("tell", about="fact", fact="cost breakdown"), party="supplier", temperament="wounded"
    )
    assert told < other - 10
