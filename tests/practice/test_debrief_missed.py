"""The missed trade, against brute force and the exact frontier."""

from functools import cache
from itertools import product
from random import Random

import pytest

from negolib.analysis import OutcomeSpace, assess
from negolib.cases import load_case
from negolib.practice.debrief.missed import better_package, missed_trades
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation


def random_space(seed: int) -> OutcomeSpace:
    """Two parties, three to five issues; round points, so that ties and one-sided gains are common."""
    random = Random(seed)
    shape = [random.randint(2, 4) for _ in range(random.randint(3, 5))]
    unit = random.choice([1, 5, 0.1])
    return OutcomeSpace(
        {p: [[random.randint(-4, 4) * unit for _ in range(n)] for n in shape] for p in ("ann", "bob")},
        issues=[f"issue {i}" for i in range(len(shape))],
        options=[[f"option {o}" for o in range(n)] for n in shape],
        reservation={"ann": random.randint(-3, 3), "bob": random.randint(-3, 3)},
    )


@cache
def every_point(space: OutcomeSpace) -> list[tuple[tuple, tuple[float, float]]]:
    return [
        (chosen, tuple(space.points_of(dict(zip(space.issues, chosen, strict=True))).values()))
        for chosen in product(*space.options.values())
    ]


def fewest_changes(space: OutcomeSpace, deal: dict, strictly: bool) -> int | None:
    """By brute force: the fewest changes to a package better for both (or better for one, worse for none)."""
    old, places = tuple(space.points_of(deal).values()), tuple(deal.values())
    counts = []
    for chosen, new in every_point(space):
        steps = [round(b - a, 9) for a, b in zip(old, new, strict=True)]
        if min(steps) > 0 if strictly else min(steps) >= 0 and max(steps) > 0:
            counts.append(sum(a != b for a, b in zip(chosen, places, strict=True)))
    return min(counts, default=None)


def check(space: OutcomeSpace, deal: dict) -> str:
    better = better_package(space, deal)
    both, one = fewest_changes(space, deal, True), fewest_changes(space, deal, False)
    if better is None:
        assert (both, one) == (None, None)
        assert assess(space, deal).efficient
        return "none"
    old, new = space.points_of(deal), space.points_of(better)
    gains = [round(new[p] - old[p], 9) for p in space.parties]
    changed = sum(deal[i] != better[i] for i in space.issues)
    assert not assess(space, deal).efficient
    if both is None:
        assert min(gains) == 0 < max(gains)
        assert changed == one
        return "one"
    assert min(gains) > 0
    assert changed == both
    return "both"


def test_a_thousand_random_deals_of_random_spaces():
    seen = {"none": 0, "one": 0, "both": 0}
    for seed in range(50):
        space, random = random_space(seed), Random(f"deals {seed}")
        for _ in range(20):
            deal = {issue: random.choice(names) for issue, names in space.options.items()}
            seen[check(space, deal)] += 1
    assert sum(seen.values()) == 1000
    assert min(seen.values()) >= 15, seen


def test_efficient_deals_have_no_missed_trade():
    for seed in range(20):
        space = random_space(seed)
        for row in space.frontier(individually_rational=False)[list(space.issues)].to_dict("records"):
            assert better_package(space, row) is None


@pytest.fixture(scope="module")
def told() -> Transcript:
    talks = Negotiation(load_case("supplier"), "buyer", "principled", seed=1)
    talks.play(Move("walk away"))
    return Transcript(talks)


def test_random_deals_of_the_supplier_case(told):
    space, random = told.case.outcome_space(), Random(4)
    dominated = rolls = 0
    for _ in range(120):
        deal = {issue: random.choice(names) for issue, names in space.options.items()}
        smallest, logroll = missed_trades(told, deal)
        found = check(space, deal)
        assert (smallest is None) == (found == "none")
        if smallest is None:
            assert logroll is None
            continue
        dominated += 1
        assert smallest.both == (found == "both")
        for trade in (smallest, logroll) if logroll else (smallest,):
            assert {**deal, **{i: new for i, (_, new) in trade.changes.items()}} == trade.package
            assert all(deal[i] == old != new for i, (old, new) in trade.changes.items())
            for p in told.case.party_names:
                gain = told.case.value(p, trade.package) - told.case.value(p, deal)
                assert trade.gains[p] == pytest.approx(gain)
                assert sum(worth[p] for worth in trade.worth.values()) == pytest.approx(gain)
        if logroll:
            assert len(logroll.changes) == 2
            assert min(logroll.gains.values()) > 0
            assert sum(logroll.gains.values()) > sum(smallest.gains.values())
            rolls += 1
    assert dominated > 100
    assert rolls > 20


def test_a_missed_trade_is_named_in_words(told):
    deal = {**told.case.today, "price": "420", "rhythm": "fixed days"}
    smallest, logroll = missed_trades(told, deal)
    assert smallest.changes == {"formats": ("24 formats", "9 formats"), "term": ("1 year", "4 years")}
    assert logroll is None
    assert smallest.gains == {"buyer": 190.0, "supplier": 80.0}
    assert smallest.name == "the box formats for the length of the contract"
    assert smallest.sentence == (
        "Box formats: nine formats instead of the 24 formats (+210 for you, −40 for Mr Wellenbrink); "
        "Length of the contract: four years instead of one year (−20 for you, +120 for Mr Wellenbrink). "
        "Together these would have given you 190 more, and Mr Wellenbrink 80 more."
    )


def test_a_gain_at_nobodys_cost_counts_too():
    """A change that is worth something to one side only, and nothing to the other."""
    space = OutcomeSpace({"a": [[0, 1], [0, 0]], "b": [[1, 0], [0, 3]]})
    assert better_package(space, {0: 1, 1: 0}) == {0: 1, 1: 1}
    assert better_package(space, {0: 1, 1: 1}) is None


def test_a_package_that_is_not_to_be_had_is_no_missed_trade():
    points = {"a": [[0, 3, 1]], "b": [[0, 3, 0]]}
    assert better_package(OutcomeSpace(points), {0: 0}) == {0: 1}
    assert better_package(OutcomeSpace(points, constraints=[{0: 1}]), {0: 0}) == {0: 2}
    assert better_package(OutcomeSpace(points, constraints=[{0: [1, 2]}]), {0: 0}) is None
