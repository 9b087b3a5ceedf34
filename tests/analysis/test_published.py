"""Every published example of the field that the library covers, with its source."""

import math
from fractions import Fraction

import pytest

from negolib.analysis import (
    Alternative,
    Belief,
    Branch,
    OutcomeSpace,
    adjusted_winner,
    airport_fees,
    best_take_it_or_leave_it,
    burden_shares,
    divide_claims,
    issue_kinds,
    joint_gain_efficiency,
    logrolls,
    middle_package,
    pairwise_weights,
    rank_order_weights,
    sealed_offers,
    shapley_value,
    swing_weights,
)

BILL = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
JACK = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}


@pytest.fixture
def barter():
    """Nash 1950: Bill and Jack swap what they own; gains over keeping everything."""
    owned = [(bill, jack, 1) for bill, jack in BILL.values()] + [
        (bill, jack, -1) for bill, jack in JACK.values()
    ]
    return OutcomeSpace(
        {
            "Bill": [[0, -sign * bill] for bill, _, sign in owned],
            "Jack": [[0, sign * jack] for _, jack, sign in owned],
        },
        issues=[*BILL, *JACK],
        options=[["keep", "give"]] * 9,
    )


class TestNash1950:
    def test_nash(self, barter):
        found = barter.nash()
        assert found.points == {"Bill": 12, "Jack": 5}
        assert math.prod(found.gains.values()) == 60
        given = {item for item, option in found.package.items() if option == "give"}
        assert given == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}

    def test_frontier(self, barter):
        assert barter.size == 512
        front = barter.frontier()
        points = list(zip(front["Bill"], front["Jack"], strict=True))
        assert points == [(2, 8), (6, 7), (8, 6), (12, 5), (14, 4), (16, 2), (18, 0)]

    def test_the_other_settlements(self, barter):
        assert barter.egalitarian().points == {"Bill": 8, "Jack": 6}
        assert barter.kalai_smorodinsky().points == {"Bill": 12, "Jack": 5}
        assert sum(barter.utilitarian().points.values()) == 18
        front = barter.frontier()
        assert ((front["Bill"] + front["Jack"]) == 18).sum() == 3
        assert barter.utilitarian().ties == 7  # whip, bat and hat either way, less what Jack refuses

    def test_over_lotteries(self, barter):
        assert barter.nash(lotteries=True).points == {"Bill": 12, "Jack": 5}
        found = barter.kalai_smorodinsky(lotteries=True).points
        assert found == {"Bill": float(Fraction(324, 29)), "Jack": float(Fraction(153, 29))}


def test_kalai_smorodinsky_is_not_the_smallest_spread():
    """A published library minimises the spread of the gain ratios and answers (.40, .45) here."""
    space = OutcomeSpace({"one": [[1, 0, 0.40, 0.90]], "other": [[0, 1, 0.45, 0.42]]})
    assert space.kalai_smorodinsky().points == {"one": 0.90, "other": 0.42}


def test_risk_aversion():
    """u1 = x, u2 = sqrt(1 - x): Nash at x = 2/3, Kalai-Smorodinsky where both are (sqrt 5 - 1)/2."""
    levels = [k / 3000 for k in range(3001)]
    space = OutcomeSpace({"neutral": [levels], "averse": [[math.sqrt(1 - x) for x in levels]]})
    assert space.nash().points["neutral"] == pytest.approx(2 / 3, abs=1e-9)
    assert space.kalai_smorodinsky().points["neutral"] == pytest.approx((math.sqrt(5) - 1) / 2, abs=4e-4)
    assert space.kalai_smorodinsky().points["averse"] == pytest.approx((math.sqrt(5) - 1) / 2, abs=4e-4)


class TestPruittLewis1975:
    @pytest.fixture
    def space(self):
        steps = range(9)
        buyer = [
            [2000 - 250 * k for k in steps],
            [1200 - 150 * k for k in steps],
            [800 - 100 * k for k in steps],
        ]
        seller = [[100 * k for k in steps], [150 * k for k in steps], [250 * k for k in steps]]
        return OutcomeSpace({"buyer": buyer, "seller": seller}, issues=["iron", "sulfur", "coal"])

    def test_logroll_beats_the_split(self, space):
        assert space.size == 729
        assert space.points_of(middle_package(space)) == {"buyer": 2000, "seller": 2000}
        for rule in ("nash", "kalai_smorodinsky", "egalitarian"):
            assert space.settle(rule).points == {"buyer": 2600, "seller": 2600}
        assert sum(space.utilitarian().points.values()) == 5200
        assert joint_gain_efficiency(space, middle_package(space)) == pytest.approx(4000 / 5200)

    def test_the_trade_is_found(self, space):
        best = logrolls(space).iloc[0]
        assert {best["issue"], best["other_issue"]} == {"iron", "coal"}
        assert (best["buyer"], best["seller"], best["joint_gain"]) == (600, 600, 1200)
        kinds = dict(issue_kinds(space)[["issue", "kind"]].values)
        assert kinds == {"iron": "integrative", "sulfur": "distributive", "coal": "integrative"}


def test_adjusted_winner_trump_divorce():
    """Brams & Taylor 1996."""
    donald = {"Connecticut": 10, "Palm Beach": 40, "Plaza": 10, "Tower": 38, "cash": 2}
    ivana = {"Connecticut": 38, "Palm Beach": 20, "Plaza": 30, "Tower": 10, "cash": 2}
    found = adjusted_winner(donald, ivana)
    assert found.points == pytest.approx((218 / 3, 218 / 3))
    assert found.shares["Palm Beach"] == pytest.approx(13 / 15)
    assert found.split == "Palm Beach"


def test_adjusted_winner_carol_and_bob():
    carol = {"retirement": 50, "home": 20, "cottage": 15, "investments": 10, "other": 5}
    bob = {"retirement": 40, "home": 30, "cottage": 10, "investments": 10, "other": 10}
    found = adjusted_winner(carol, bob)
    assert found.points == pytest.approx((170 / 3, 170 / 3))
    assert found.shares["retirement"] == pytest.approx(5 / 6)


THIRD = 100 / 3
CLAIMS_TABLE = {
    (100, "proportional"): [THIRD / 2, THIRD, 50],
    (100, "equal_awards"): [THIRD] * 3,
    (100, "equal_losses"): [0, 0, 100],
    (100, "talmud"): [THIRD] * 3,
    (100, "random_arrival"): [THIRD] * 3,
    (200, "proportional"): [THIRD, 2 * THIRD, 100],
    (200, "equal_awards"): [2 * THIRD] * 3,
    (200, "equal_losses"): [0, 50, 150],
    (200, "talmud"): [50, 75, 75],
    (200, "random_arrival"): [THIRD, 250 / 3, 250 / 3],
    (300, "proportional"): [50, 100, 150],
    (300, "equal_awards"): [100, 100, 100],
    (300, "equal_losses"): [0, 100, 200],
    (300, "talmud"): [50, 100, 150],
    (300, "random_arrival"): [50, 100, 150],
}


@pytest.mark.parametrize(("estate", "rule"), CLAIMS_TABLE)
def test_claims_100_200_300(estate, rule):
    """Aumann & Maschler 1985; O'Neill 1982; Thomson 2003."""
    expected = CLAIMS_TABLE[estate, rule]
    assert divide_claims(estate, [100, 200, 300], rule) == pytest.approx(expected)
    named = divide_claims(estate, {"a": 100, "b": 200, "c": 300}, rule)
    assert list(named) == ["a", "b", "c"]
    assert list(named.values()) == pytest.approx(expected)


def test_contested_garment():
    """Aumann & Maschler 1985: one claims half, the other all."""
    assert divide_claims(1, [0.5, 1], "talmud") == [0.25, 0.75]
    assert divide_claims(1, [0.5, 1], "adjusted_proportional") == [0.25, 0.75]
    assert divide_claims(1, [0.5, 1], "random_arrival") == [0.25, 0.75]


def test_airport_fees():
    """Littlechild & Owen 1973."""
    assert airport_fees([8, 11, 13, 18]) == [2, 3, 4, 9]
    assert airport_fees({"a": 1500, "b": 2200, "c": 3000}) == {"a": 500, "b": 850, "c": 1650}


def test_airport_fees_are_the_shapley_value():
    costs = {"a": 8, "b": 11, "c": 13, "d": 18}
    value = shapley_value(costs, lambda team: max(costs[name] for name in team))
    assert value == pytest.approx(airport_fees(costs))


def test_shapley():
    """Shapley 1953; Shapley & Shubik 1954."""
    glove = shapley_value(["l1", "l2", "r"], lambda team: min(len(team & {"l1", "l2"}), len(team & {"r"})))
    assert list(glove.values()) == pytest.approx([1 / 6, 1 / 6, 2 / 3])
    votes = {"a": 40, "b": 25, "c": 20, "d": 15}
    power = shapley_value(votes, lambda team: int(sum(votes[name] for name in team) >= 51))
    assert list(power.values()) == pytest.approx([1 / 2, 1 / 6, 1 / 6, 1 / 6])


def test_sealed_offers():
    """Chatterjee & Samuelson 1983: the closed form, and the same by integrating the offers."""
    found = sealed_offers(0, 1)
    assert (found.trade_probability, found.expected_gain, found.smallest_surplus) == (9 / 32, 9 / 64, 1 / 4)
    assert found.possible_gain == pytest.approx(1 / 6)
    n = 400
    limits = [(k + 0.5) / n for k in range(n)]
    ask, bid = [found.seller_offer(v) for v in limits], [found.buyer_offer(v) for v in limits]
    deals = [(s, b) for s in range(n) for b in range(n) if bid[b] >= ask[s]]
    assert len(deals) / n**2 == pytest.approx(9 / 32, abs=2e-3)
    assert sum(limits[b] - limits[s] for s, b in deals) / n**2 == pytest.approx(9 / 64, abs=2e-3)
    assert all(limits[b] - limits[s] >= 1 / 4 - 1e-9 for s, b in deals)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("grandfathering", [30, 15, 5]),
        ("equal_per_capita", [10, 15, 25]),
        ("convergence", [20, 15, 15]),
        ("ability_to_pay", [23.9769, 19.0903, 6.9328]),
    ],
)
def test_burden_sharing(rule, expected):
    """Ringius, Torvanger & Underdal 2002; van den Berg et al. 2020."""
    found = burden_shares(50, [60, 30, 10], [20, 30, 50], [60, 20, 20], rule=rule, progress=0.5)
    assert found == pytest.approx(expected, abs=5e-5)
    assert sum(found) == pytest.approx(50)


def test_weights():
    """Barron & Barrett 1996; Saaty 1980; von Winterfeldt & Edwards 1986."""
    assert rank_order_weights(3) == pytest.approx([0.6111, 0.2778, 0.1111], abs=5e-5)
    assert rank_order_weights(4) == pytest.approx([0.5208, 0.2708, 0.1458, 0.0625], abs=5e-5)
    found = pairwise_weights([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])
    weights, ratio = found
    assert weights == pytest.approx([0.6370, 0.2583, 0.1047], abs=5e-5)
    assert found.lambda_max == pytest.approx(3.0385, abs=5e-5)
    assert ratio == found.consistency_ratio == pytest.approx(0.0332, abs=5e-5)
    assert swing_weights([100, 50, 50]) == [0.5, 0.25, 0.25]


def test_decision_tree():
    """Raiffa 1982; Pratt 1964: 60% of 500 at a cost of 80."""
    suit = Alternative("sue", [Branch("win", 0.6, 500), Branch("lose", 0.4, 0)], cost=80)
    assert suit.expected_value == 220
    assert suit.certainty_equivalent(200) == pytest.approx(80.0347, abs=5e-5)


@pytest.mark.parametrize("own", [0, 0.2, 0.5, 0.9])
def test_take_it_or_leave_it(own):
    belief = Belief("uniform", low=0, high=1)
    assert best_take_it_or_leave_it(belief, own, side="buyer").price == pytest.approx((1 + own) / 2)
    assert best_take_it_or_leave_it(belief, own, side="seller").price == pytest.approx(own / 2)
