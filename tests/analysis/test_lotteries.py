"""Settlements over lotteries: against the hull of all packages, and against their own conditions."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from negolib.analysis import NoAgreement, OutcomeSpace

from .enumeration import every
from .test_space import RULES, spaces


def upper_hull(points):
    """The efficient edge of the convex hull, from the second party's best to the first's."""
    best = {}
    for x, y in points:
        best[x] = max(y, best.get(x, y))
    chain = []
    for x in sorted(best):
        point = (x, best[x])
        while len(chain) > 1 and (chain[-1][0] - chain[-2][0]) * (point[1] - chain[-2][1]) >= (
            chain[-1][1] - chain[-2][1]
        ) * (point[0] - chain[-2][0]):
            chain.pop()
        chain.append(point)
    top = max(range(len(chain)), key=lambda k: (chain[k][1], chain[k][0]))
    return chain[top:]


def merit(rule, gain, ideal):
    if rule == "nash":
        return gain[0] * gain[1]
    if rule == "utilitarian":
        return gain[0] + gain[1]
    if rule == "egalitarian":
        return min(gain)
    return min(g / m for g, m in zip(gain, ideal, strict=True) if m > 0) if any(m > 0 for m in ideal) else 0


def height(edge, x):
    """The edge's second coordinate at x; None outside."""
    for (x0, y0), (x1, y1) in pairwise(edge):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return edge[0][1] if edge[0][0] == x else None


@settings(max_examples=250, deadline=None)
@given(spaces(parties=(2, 2)))
def test_two_parties_against_the_hull_of_all_packages(case):
    points, reservation = case
    found, limit = every(points, reservation)
    edge = [(x - limit[0], y - limit[1]) for x, y in upper_hull(found)]
    xs = {x for x, _ in edge} | {Fraction(0)}
    for (x0, y0), (x1, y1) in pairwise(edge):
        xs |= {x0 + (x1 - x0) * Fraction(k, 40) for k in range(41)}
        if y0 > 0 > y1:
            xs.add(x0 + (x1 - x0) * y0 / (y0 - y1))
    path = [(x, height(edge, x)) for x in xs if x >= 0]
    path = [(x, y) for x, y in path if y is not None and y >= 0]
    space = OutcomeSpace(points, reservation=reservation)
    if not path:
        for rule in RULES:
            with pytest.raises(NoAgreement):
                space.settle(rule, lotteries=True)
        return
    ideal = max(x for x, _ in path), max(y for _, y in path)
    for rule in RULES:
        settlement = space.settle(rule, lotteries=True)
        gain = tuple(settlement.gains.values())
        assert height(edge, Fraction(gain[0]).limit_denominator(10**9)) == pytest.approx(gain[1], abs=1e-6)
        assert min(gain) >= -1e-12
        top = max(merit(rule, point, ideal) for point in path)
        assert merit(rule, gain, ideal) >= float(top) - 1e-9
        assert sum(probability for probability, _ in settlement.mix) == pytest.approx(1)
        assert len(settlement.mix) <= 2
        for k, party in enumerate(space.parties):
            expected = sum(
                probability * space.points_of(package)[party] for probability, package in settlement.mix
            )
            assert expected == pytest.approx(settlement.points[party])
            assert settlement.points[party] == pytest.approx(gain[k] + float(limit[k]))
        here = tuple(Fraction(x).limit_denominator(10**6) for x in settlement.points.values())
        assert settlement.ties == len(found.get(here, []))


def test_lotteries_never_do_worse_than_packages():
    rng = np.random.default_rng(11)
    for _ in range(100):
        parties = "ab" if rng.random() < 0.5 else "abc"
        points = {party: [rng.integers(-3, 10, 4).tolist() for _ in range(3)] for party in parties}
        space = OutcomeSpace(points)
        try:
            pure = {rule: space.settle(rule) for rule in RULES}
        except NoAgreement:
            continue
        for rule, score in (("nash", np.prod), ("egalitarian", min), ("utilitarian", sum)):
            mixed = space.settle(rule, lotteries=True)
            assert score(list(mixed.gains.values())) >= score(list(pure[rule].gains.values())) - 1e-5


@pytest.mark.parametrize("seed", range(12))
def test_three_parties_meet_the_conditions_of_each_rule(seed):
    rng = np.random.default_rng(seed)
    points = {party: [rng.integers(-4, 12, 4).tolist() for _ in range(3)] for party in "abc"}
    space = OutcomeSpace(points)
    try:
        nash = space.nash(lotteries=True)
    except NoAgreement:
        with pytest.raises(NoAgreement):
            space.utilitarian(lotteries=True)
        return
    packages = np.array([[float(u) for u in point] for point in every(points)[0]])
    gains = np.array(list(nash.gains.values()))
    assert gains.min() > 0
    # Nash 1950: no package lies above the plane that touches the product's level set at the solution.
    # Packages that nobody could accept count too, but they only matter where the acceptable part is not cut
    # off.
    if gains.min() > 1e-3:
        assert (packages / gains).sum(axis=1).max() <= 3 + 1e-4
    for settlement in (nash, *(space.settle(rule, lotteries=True) for rule in RULES[1:])):
        mixed = sum(
            probability * np.array(list(space.points_of(p).values())) for probability, p in settlement.mix
        )
        assert mixed == pytest.approx(list(settlement.points.values()), abs=1e-6)
        assert sum(probability for probability, _ in settlement.mix) == pytest.approx(1)
        assert min(settlement.gains.values()) >= -1e-6


def test_two_equal_parties_of_three_leave_the_two_party_answer():
    points = {"a": [[0, 8], [6, 0], [1, 4]], "b": [[5, 0], [0, 7], [3, 1]]}
    two = OutcomeSpace(points)
    three = OutcomeSpace({**points, "c": points["b"]})
    for rule in ("kalai_smorodinsky", "egalitarian"):
        one, other = two.settle(rule, lotteries=True).points, three.settle(rule, lotteries=True).points
        assert [other["a"], other["b"], other["c"]] == pytest.approx([one["a"], one["b"], one["b"]], abs=1e-6)


def test_a_lottery_can_make_a_deal_where_no_package_can():
    space = OutcomeSpace({"a": [[0, 10]], "b": [[10, 0]]}, reservation={"a": 4, "b": 4})
    with pytest.raises(NoAgreement, match="walking away"):
        space.nash()
    fair = space.nash(lotteries=True)
    assert fair.points == {"a": 5, "b": 5}
    assert [probability for probability, _ in fair.mix] == [0.5, 0.5]


def test_no_frontier_is_needed():
    rng = np.random.default_rng(1)
    points = {party: [rng.random(10).tolist() for _ in range(200)] for party in "ab"}
    space = OutcomeSpace(points, limit=1)
    found = space.nash(lotteries=True)
    gains = np.array(list(found.gains.values()))
    best = sum((np.array([points["a"][k], points["b"][k]]).T / gains).sum(axis=1).max() for k in range(200))
    assert best <= 2 + 1e-9
