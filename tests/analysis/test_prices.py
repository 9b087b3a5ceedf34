"""ZOPA, beliefs, and prices under uncertainty."""

from itertools import product

import numpy as np
import pytest
from scipy import stats

from negolib.analysis import Belief, best_take_it_or_leave_it, market_price, uncertain_zopa, zopa

BELIEFS = {
    "normal": (Belief("normal", mean=430, sd=12), stats.norm(430, 12)),
    "uniform": (Belief("uniform", low=400, high=450), stats.uniform(400, 50)),
    "triangular": (Belief("triangular", low=400, mode=410, high=450), stats.triang(0.2, 400, 50)),
    "left": (Belief("triangular", low=400, mode=400, high=450), stats.triang(0, 400, 50)),
    "right": (Belief("triangular", low=400, mode=450, high=450), stats.triang(1, 400, 50)),
    "given": (Belief(stats.lognorm(0.2, scale=420)), stats.lognorm(0.2, scale=420)),
}


def test_zone_and_gap():
    zone = zopa(seller=90, buyer=110)
    assert (zone.low, zone.high, zone.surplus, zone.gap, zone.exists) == (90, 110, 20, 0, True)
    assert 100 in zone
    assert 111 not in zone
    none = zopa(seller=436, buyer=428)
    assert (none.surplus, none.gap, none.exists) == (-8, 8, False)
    assert "gap of 8" in none.sentence
    assert zopa(seller=0.1 + 0.2, buyer=0.3).exists


def test_several_parties_on_one_price():
    zone = zopa(seller={"mill": 90, "haulier": 95}, buyer=[120, 110])
    assert (zone.low, zone.high, zone.seller_name) == (95, 110, "haulier")


def test_market_price_against_every_price():
    rng = np.random.default_rng(0)
    for _ in range(200):
        asks, bids = rng.integers(0, 20, rng.integers(1, 6)), rng.integers(0, 20, rng.integers(1, 6))
        found = market_price(asks.tolist(), bids.tolist())
        volumes = {p: min((asks <= p).sum(), (bids >= p).sum()) for p in np.arange(-1, 22, 0.5)}
        assert found.trades == max(volumes.values())
        if not found.trades:
            continue
        for price, volume in volumes.items():
            if found.low < price < found.high:
                assert volume == found.trades
        best = max(
            sum(b - a for a, b in zip(sorted(asks)[:k], sorted(bids, reverse=True)[:k], strict=True))
            for k in range(min(len(asks), len(bids)) + 1)
        )
        assert found.surplus == best


@pytest.mark.parametrize("name", BELIEFS)
def test_beliefs_agree_with_scipy(name):
    mine, theirs = BELIEFS[name]
    prices = np.linspace(380, 470, 37)
    assert mine.deal_probability(prices, "seller") == pytest.approx(theirs.cdf(prices), abs=1e-12)
    assert mine.deal_probability(prices, "buyer") == pytest.approx(theirs.sf(prices), abs=1e-12)
    shares = np.linspace(0.01, 0.99, 25)
    assert mine.quantile(shares) == pytest.approx(theirs.ppf(shares))
    assert mine.mean == pytest.approx(theirs.mean())
    assert isinstance(mine.deal_probability(430, "buyer"), float)


@pytest.mark.parametrize(
    ("name", "side", "own"), list(product(BELIEFS, ["seller", "buyer"], [395, 420, 445]))
)
def test_take_it_or_leave_it_beats_every_other_price(name, side, own):
    belief, theirs = BELIEFS[name]
    found = best_take_it_or_leave_it(belief, own, side)
    prices = np.linspace(300, 600, 30001)
    gain = (prices - own) * theirs.sf(prices) if side == "buyer" else (own - prices) * theirs.cdf(prices)
    assert found.expected_gain >= gain.max() - 1e-9
    assert found.expected_gain == pytest.approx(
        abs(found.price - own) * belief.deal_probability(found.price, side)
    )


def test_a_discrete_limit_at_the_price_accepts():
    belief = Belief(stats.randint(1, 4))  # 1, 2 or 3
    assert belief.deal_probability(2, "buyer") == pytest.approx(2 / 3)
    assert belief.deal_probability(2, "seller") == pytest.approx(2 / 3)


def test_uncertain_zopa_against_a_simulation():
    rng = np.random.default_rng(1)
    for one, other in product(BELIEFS, repeat=2):
        (seller, seller_truth), (buyer, buyer_truth) = BELIEFS[one], BELIEFS[other]
        s, b = seller_truth.rvs(40000, random_state=rng), buyer_truth.rvs(40000, random_state=rng)
        found = uncertain_zopa(seller=seller, buyer=buyer)
        assert found.probability == pytest.approx((b >= s).mean(), abs=0.015)
        assert found.expected_surplus == pytest.approx(np.maximum(b - s, 0).mean(), rel=0.06)


def test_uncertain_zopa_with_known_limits():
    belief = Belief("uniform", low=400, high=440)
    found = uncertain_zopa(seller=410, buyer=belief)
    assert found.probability == pytest.approx(0.75)
    assert found.expected_surplus == pytest.approx(30**2 / 80)
    other = uncertain_zopa(seller=belief, buyer=430)
    assert (other.probability, other.expected_surplus) == (pytest.approx(0.75), pytest.approx(30**2 / 80))
    assert uncertain_zopa(seller=1, buyer=3).expected_surplus == 2
    assert uncertain_zopa(seller=3, buyer=1).probability == 0
