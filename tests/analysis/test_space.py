"""The outcome space against brute force: frontier, settlements, ties, constraints."""

from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from negolib.analysis import Constraint, NoAgreement, OutcomeSpace, TooLarge

from .enumeration import best, dominates, every, frontier

RULES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


@st.composite
def spaces(draw, parties=(2, 3), most_issues=4, most_options=4, size=5, digits=0):
    """A small space, dense with ties, zero gains and negative points."""
    count = draw(st.integers(*parties))
    shape = draw(st.lists(st.integers(1, most_options), min_size=1, max_size=most_issues))
    cell = st.integers(-size * 10**digits, size * 10**digits).map(lambda x: x / 10**digits if digits else x)
    points = {
        f"p{k}": [draw(st.lists(cell, min_size=width, max_size=width)) for width in shape]
        for k in range(count)
    }
    reservation = {party: draw(cell) for party in points if draw(st.booleans())}
    return points, reservation


def as_points(frame, parties):
    return {
        tuple(Fraction(str(round(x, 6))) for x in row[:-1]): int(row[-1])
        for row in frame[[*parties, "ties"]].itertuples(index=False)
    }


def check_against_brute_force(points, reservation):
    space = OutcomeSpace(points, reservation=reservation)
    found, limit = every(points, reservation)
    assert space.size == prod(len(row) for row in points["p0"])
    for acceptable in (True, False):
        front = frontier(found, limit if acceptable else None)
        frame = space.frontier(individually_rational=acceptable)
        assert as_points(frame, space.parties) == front
        for row in frame.to_dict("records"):
            package = {issue: row[issue] for issue in space.issues}
            assert space.points_of(package) == {party: row[party] for party in space.parties}
    if not frontier(found, limit):
        for rule in RULES:
            with pytest.raises(NoAgreement):
                space.settle(rule)
        return
    for rule in RULES:
        settlement = space.settle(rule)
        winners = best(found, limit, rule)
        point = tuple(Fraction(str(round(x, 6))) for x in settlement.points.values())
        assert list(settlement.points) == list(points)
        assert point in winners
        assert settlement.ties == sum(len(found[winner]) for winner in winners)
        assert space.points_of(settlement.package) == settlement.points
        assert all(u >= d for u, d in zip(point, limit, strict=True))
        assert not any(dominates(other, point) for other in found)


@settings(max_examples=400, deadline=None)
@given(spaces())
def test_agrees_with_brute_force(case):
    check_against_brute_force(*case)


@settings(max_examples=200, deadline=None)
@given(spaces(parties=(2, 2), digits=1))
def test_agrees_with_brute_force_on_decimals(case):
    check_against_brute_force(*case)


def test_agrees_with_brute_force_on_thousands_of_spaces():
    rng = np.random.default_rng(7)
    for _ in range(2000):
        parties = int(rng.integers(2, 5))
        shape = rng.integers(1, 5, int(rng.integers(1, 4)))
        size = int(rng.choice([2, 6, 40]))
        points = {f"p{k}": [rng.integers(-size, size + 1, n).tolist() for n in shape] for k in range(parties)}
        reservation = {party: int(rng.integers(-size, size)) for party in points if rng.random() < 0.6}
        check_against_brute_force(points, reservation)


@settings(max_examples=150, deadline=None)
@given(spaces(parties=(2, 2), most_options=3), st.integers(1, 50), st.integers(-20, 20), st.integers(1, 9))
def test_nash_and_kalai_smorodinsky_do_not_care_about_units(case, factor, shift, denominator):
    points, reservation = case
    first, scale = "p0", Fraction(factor, denominator)
    moved = dict(points)
    moved[first] = [
        [scale * x + (shift if issue == 0 else 0) for x in row] for issue, row in enumerate(points[first])
    ]
    other = {**reservation, first: scale * reservation.get(first, 0) + shift}
    for rule in ("nash", "kalai_smorodinsky"):
        try:
            before = OutcomeSpace(points, reservation=reservation).settle(rule)
        except NoAgreement:
            with pytest.raises(NoAgreement):
                OutcomeSpace(moved, reservation=other).settle(rule)
            continue
        after = OutcomeSpace(moved, reservation=other).settle(rule)
        assert (after.package, after.ties) == (before.package, before.ties)


@settings(max_examples=150, deadline=None)
@given(spaces(parties=(2, 2), most_options=3))
def test_swapping_the_parties_swaps_the_settlement(case):
    points, reservation = case
    swapped = {party: points[party] for party in reversed(points)}
    for rule in RULES:
        try:
            one = OutcomeSpace(points, reservation=reservation).settle(rule)
        except NoAgreement:
            continue
        other = OutcomeSpace(swapped, reservation=reservation).settle(rule)
        assert one.ties == other.ties
        assert list(other.points) == ["p1", "p0"]
        if one.ties == 1:
            assert one.points == other.points


def test_a_symmetric_space_has_an_even_settlement():
    space = OutcomeSpace({"a": [[0, 3, 5, 6], [6, 5, 3, 0]], "b": [[6, 5, 3, 0], [0, 3, 5, 6]]})
    for rule in RULES:
        points = space.settle(rule).points
        assert points["a"] == points["b"] == 8


class TestTies:
    def test_counts_beyond_64_bits_are_exact(self):
        points = {"a": [[0, 1]] * 80, "b": [[1, 0]] * 80}
        space = OutcomeSpace(points)
        assert space.size == 2**80
        ties = space.frontier()["ties"]
        assert sum(ties) == 2**80
        assert max(ties) == 107507208733336176461620  # 80 over 40
        assert space.nash().ties == max(ties)

    def test_sums_that_floats_tell_apart_are_equal(self):
        assert 0.1 + 0.2 != 0.3
        space = OutcomeSpace({"a": [[0.1, 0.3], [0.2, 0.0]], "b": [[0.2, 0.0], [0.0, 0.2]]})
        assert as_points(space.frontier(), "ab") == {
            (Fraction(3, 10), Fraction(2, 10)): 2,
            (Fraction(1, 10), Fraction(4, 10)): 1,
            (Fraction(5, 10), Fraction(0)): 1,
        }
        assert space.points_of({0: 0, 1: 0})["a"] == 0.3

    def test_noisy_decimals_and_thirds_count_as_what_they_stand_for(self):
        space = OutcomeSpace({"a": [[0.1 + 0.2, 0.3], [1, 1]], "b": [[1, 1], [2, 2]]})
        assert space.frontier()["ties"].tolist() == [4]
        thirds = OutcomeSpace(
            {"a": [[1 / 3, 1 - 2 / 3], [2 / 3, 2 / 3]], "b": [[0, 0], [0, 0]]}, reservation={"a": 1}
        )
        assert thirds.nash().points["a"] == 1
        assert thirds.nash().ties == 4

    def test_noise_in_decimals_of_many_digits(self):
        noisy = 1.1000001 + 2.2000002
        assert noisy != 3.3000003
        space = OutcomeSpace({"a": [[noisy, 3.3000003], [1, 1]], "b": [[1, 1], [2, 2]]})
        assert space.nash().ties == 4

    def test_they_can_be_listed(self):
        space = OutcomeSpace({"a": [[0, 1], [0, 1], [0, 1]], "b": [[1, 0], [1, 0], [1, 0]]})
        listed = space.packages_with({"a": 1, "b": 2})
        assert len(listed) == 3
        assert all(space.points_of(package) == {"a": 1, "b": 2} for package in listed)
        assert len(space.packages_with({"a": 1, "b": 2}, at_most=2)) == 2
        assert space.packages_with({"a": 7, "b": 7}) == []


def test_real_numbers_stay_exact_to_the_last_digits():
    rng = np.random.default_rng(3)
    points = {party: [rng.random(4).tolist() for _ in range(5)] for party in "ab"}
    space = OutcomeSpace(points)
    front = frontier(every(points)[0])
    mine = space.frontier()
    assert len(mine) == len(front)
    assert mine["a"].tolist() == pytest.approx(sorted(float(a) for a, _ in front), abs=1e-14)


class TestConstraints:
    @settings(max_examples=150, deadline=None)
    @given(spaces(parties=(2, 3), most_options=3), st.data())
    def test_agree_with_brute_force(self, case, data):
        points, reservation = case
        issues = list(range(len(points["p0"])))
        widths = [len(row) for row in points["p0"]]
        rules = []
        for _ in range(data.draw(st.integers(1, 3))):
            touched = data.draw(st.lists(st.sampled_from(issues), min_size=1, max_size=2, unique=True))
            rules.append({issue: data.draw(st.integers(0, widths[issue] - 1)) for issue in touched})

        def allowed(package):
            return not any(all(package[issue] == option for issue, option in rule.items()) for rule in rules)

        found, limit = every(points, reservation, allowed)
        space = OutcomeSpace(points, reservation=reservation, constraints=rules)
        if not found:
            with pytest.raises(ValueError, match="leave no package"):
                space.frontier()
            return
        assert space.size == sum(map(len, found.values()))
        frame = space.frontier()
        assert as_points(frame, space.parties) == frontier(found, limit)
        for row in frame.to_dict("records"):
            assert allowed([row[issue] for issue in issues])

    def test_a_function_and_a_reason(self):
        rule = Constraint(
            ["price", "term"], lambda price, term: price < 3 or term == "long", why="needs security"
        )
        space = OutcomeSpace(
            {"a": [[1, 2, 3], [5, 0]], "b": [[3, 2, 1], [0, 4]]},
            issues=["price", "term"],
            options=[[1, 2, 3], ["long", "short"]],
            constraints=[rule],
        )
        assert space.size == 5
        assert space.allows({"price": 3, "term": "long"})
        assert not space.allows({"price": 3, "term": "short"})

    def test_large_space_without_enumeration(self):
        rng = np.random.default_rng(0)
        points = {party: [rng.integers(0, 50, 10).tolist() for _ in range(30)] for party in "ab"}
        space = OutcomeSpace(points, constraints=[{0: 1, 5: [2, 3]}, {7: 4}])
        assert space.size == (100 - 2) * 9 * 10**27
        front = space.frontier()
        assert not (front[7] == 4).any()

    def test_one_that_ties_too_much_together_says_so(self):
        points = {party: [list(range(10))] * 9 for party in "ab"}
        with pytest.raises(TooLarge, match="tie 8 issues together"):
            OutcomeSpace(points, constraints=[{k: 0, k + 1: 0} for k in range(7)]).frontier()


def test_too_large_says_so_before_the_work():
    rng = np.random.default_rng(0)
    points = {party: [rng.random(8).tolist() for _ in range(12)] for party in "abcdef"}
    with pytest.raises(TooLarge, match="pass a higher limit"):
        OutcomeSpace(points, limit=2000).frontier()


def test_a_limit_that_a_package_meets_exactly_is_met():
    rng = np.random.default_rng(13)
    for digits in (1, 3, 17):
        for _ in range(100):
            points = {party: [rng.random(3).round(digits).tolist() for _ in range(6)] for party in "ab"}
            space = OutcomeSpace(points)
            best = space.egalitarian()
            again = OutcomeSpace(points, reservation=best.points)
            assert again.nash().package == best.package
            assert min(again.nash().gains.values()) >= 0
    large = OutcomeSpace({"a": [[12345678.9, 0]], "b": [[0, 1]]}, reservation={"a": 12345678.9})
    assert large.nash().points == {"a": 12345678.9, "b": 0}


def test_names_may_come_with_the_points():
    one = OutcomeSpace({"a": {"price": {"high": 0, "low": 2}}, "b": {"price": {"low": 0, "high": 1}}})
    other = OutcomeSpace({"a": [[0, 2]], "b": [[1, 0]]}, issues=["price"], options={"price": ["high", "low"]})
    assert one.frontier().equals(other.frontier())


def test_same_input_same_output():
    rng = np.random.default_rng(5)
    points = {party: [rng.integers(0, 6, 5).tolist() for _ in range(6)] for party in "abc"}
    one, other = OutcomeSpace(points), OutcomeSpace(points)
    assert one.frontier().equals(other.frontier())
    for rule in RULES:
        assert one.settle(rule) == other.settle(rule)
