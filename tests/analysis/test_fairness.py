"""What the fairness rules promise, on thousands of random cases."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from negolib.analysis import (
    TooLarge,
    adjusted_winner,
    airport_fees,
    burden_shares,
    divide_claims,
    shapley_value,
)

RULES = ("proportional", "equal_awards", "equal_losses", "talmud", "random_arrival", "adjusted_proportional")
AWARDS_BY_HAND = {
    "equal_awards": lambda c, level: min(c, level),
    "equal_losses": lambda c, level: max(0, c - level),
}


@st.composite
def problems(draw, most=6):
    claims = draw(st.lists(st.integers(0, 30), min_size=1, max_size=most))
    share = draw(st.integers(0, 12))
    return Fraction(share, 12) * sum(claims), claims


@settings(max_examples=500, deadline=None)
@given(problems())
def test_claims_rules_keep_their_promises(problem):
    estate, claims = problem
    for rule in RULES:
        awards = divide_claims(estate, claims, rule)
        assert sum(awards) == pytest.approx(float(estate))
        for claim, award in zip(claims, awards, strict=True):
            assert -1e-12 <= award <= claim + 1e-12
        for (c1, a1), (c2, a2) in zip(
            zip(claims, awards, strict=True), zip(claims[1:], awards[1:], strict=True), strict=False
        ):
            if c1 == c2:
                assert a1 == pytest.approx(a2)
            elif c1 < c2:
                assert a1 <= a2 + 1e-9
                assert c1 - a1 <= c2 - a2 + 1e-9


@settings(max_examples=300, deadline=None)
@given(problems())
def test_self_duality(problem):
    estate, claims = problem
    for rule, dual in (
        ("proportional", "proportional"),
        ("talmud", "talmud"),
        ("random_arrival", "random_arrival"),
        ("adjusted_proportional", "adjusted_proportional"),
        ("equal_awards", "equal_losses"),
    ):
        awards = divide_claims(estate, claims, rule)
        losses = divide_claims(sum(claims) - estate, claims, dual)
        assert [c - a for c, a in zip(claims, awards, strict=True)] == pytest.approx(losses, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(problems(most=5))
def test_random_arrival_is_the_average_over_all_orders(problem):
    estate, claims = problem
    total, orders = [Fraction(0)] * len(claims), 0
    for order in permutations(range(len(claims))):
        left, orders = Fraction(estate), orders + 1
        for claimant in order:
            paid = min(left, claims[claimant])
            total[claimant] += paid
            left -= paid
    assert divide_claims(estate, claims, "random_arrival") == pytest.approx(
        [float(t / orders) for t in total]
    )


@settings(max_examples=200, deadline=None)
@given(problems())
def test_talmud_is_consistent_with_the_contested_garment(problem):
    estate, claims = problem
    awards = divide_claims(estate, claims, "talmud")
    for i in range(len(claims)):
        for j in range(i):
            pair = divide_claims(
                min(awards[i] + awards[j], claims[i] + claims[j]), [claims[i], claims[j]], "talmud"
            )
            assert pair == pytest.approx([awards[i], awards[j]], abs=1e-9)


def test_two_claimants_meet_in_the_contested_garment():
    for estate, claims in ((10, [4, 10]), (12, [5, 9]), (3, [5, 9])):
        expected = divide_claims(estate, claims, "talmud")
        for rule in ("random_arrival", "adjusted_proportional"):
            assert divide_claims(estate, claims, rule) == pytest.approx(expected)


def test_many_claimants_with_round_claims_and_too_many_without():
    rng = np.random.default_rng(2)
    claims = rng.integers(1, 60, 40).tolist()
    assert sum(divide_claims(500, claims, "random_arrival")) == pytest.approx(500)
    with pytest.raises(TooLarge, match="higher limit="):
        divide_claims(5, rng.random(300).tolist(), "random_arrival")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=7))
def test_adjusted_winner_is_fair(pairs):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    first.append(max(0, sum(second) - sum(first)))
    second.append(max(0, sum(first) - sum(second)))
    if not sum(first):
        return
    found = adjusted_winner(dict(enumerate(first)), dict(enumerate(second)))
    share = list(found.shares.values())
    mine = sum(s * a for s, a in zip(share, first, strict=True))
    theirs = sum((1 - s) * b for s, b in zip(share, second, strict=True))
    assert mine == pytest.approx(theirs)
    assert found.points == pytest.approx((mine, theirs))
    assert mine >= sum(first) / 2 - 1e-9  # envy-free
    assert sum(0 < s < 1 for s in share) <= 1
    for i, s in enumerate(share):  # efficient: no exchange at better rates is left
        for j, t in enumerate(share):
            if s < 1 and t > 0:
                assert first[i] * second[j] <= first[j] * second[i] + 1e-9


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 5), st.data())
def test_shapley_is_efficient_symmetric_and_gives_dummies_nothing(n, data):
    worth = {0: 0.0}
    for group in range(1, 2**n):
        worth[group] = float(data.draw(st.integers(-10, 20)))
    names = [f"p{k}" for k in range(n)]

    def team_worth(team):
        return worth[sum(1 << names.index(name) for name in team)]

    value = shapley_value(names, team_worth)
    assert sum(value.values()) == pytest.approx(worth[2**n - 1])
    expected = dict.fromkeys(names, 0.0)
    orders = list(permutations(range(n)))
    for order in orders:
        seen = 0
        for k in order:
            expected[names[k]] += (worth[seen | 1 << k] - worth[seen]) / len(orders)
            seen |= 1 << k
    assert value == pytest.approx(expected)
    with_dummy = shapley_value(
        ["dummy", *names], lambda team: team_worth(team - {"dummy"}) if team - {"dummy"} else 0
    )
    assert with_dummy["dummy"] == pytest.approx(0)
    assert {name: with_dummy[name] for name in names} == pytest.approx(value)


def test_shapley_with_too_many_players_says_so():
    with pytest.raises(TooLarge, match="higher limit="):
        shapley_value(range(40), len)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=7))
def test_airport_fees_are_shapley_and_pay_for_the_runway(costs):
    fees = airport_fees(costs)
    assert sum(fees) == pytest.approx(max(costs))
    value = shapley_value(range(len(costs)), lambda team: max(costs[k] for k in team))
    assert list(value.values()) == pytest.approx(fees)


def test_airport_fees_for_ten_thousand_movements():
    costs = np.random.default_rng(0).gamma(2, 1000, 10_000).tolist()
    fees = airport_fees(costs)
    assert sum(fees) == pytest.approx(max(costs))
    order = np.argsort(costs)
    assert (np.diff(np.array(fees)[order]) >= 0).all()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*[st.integers(1, 90)] * 3), min_size=1, max_size=6), st.integers(0, 100))
def test_burden_rules_hand_out_the_allowance(rows, percent):
    emissions, people, gdp = zip(*rows, strict=True)
    allowance = sum(emissions) * percent / 100
    for rule in ("grandfathering", "equal_per_capita", "convergence", "ability_to_pay"):
        given = burden_shares(allowance, emissions, people, gdp, rule=rule, progress=0.25)
        assert sum(given) == pytest.approx(allowance, abs=1e-9)
    start = burden_shares(allowance, emissions, people, rule="convergence", progress=0)
    assert start == pytest.approx(burden_shares(allowance, emissions, rule="grandfathering"))


def test_every_rule_says_why():
    for rule in RULES:
        found = divide_claims(200, {"a": 100, "<b>": 200}, rule)
        assert found.why.endswith(".")
        assert "&lt;b&gt;" in found._repr_html_()
        assert "<b>" not in found._repr_html_().replace("<b>" + found.title, "")
    for found in (
        adjusted_winner({"x": 1}, {"x": 1}),
        shapley_value(["a", "b"], len),
        airport_fees([1, 2]),
        burden_shares(5, [6, 4], rule="grandfathering"),
    ):
        assert found.why.endswith(".")
        assert found._repr_html_().startswith("<div>")
