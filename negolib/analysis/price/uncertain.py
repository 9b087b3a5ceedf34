"""A zone of possible agreement when limits are only believed, and sealed offers on one price."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import table
from negolib.in_words import amount, sentence_start, typed

from .belief import Belief


@dataclass(frozen=True)
class UncertainZopa:
    """How likely a zone of possible agreement is, and how much there is to share on average.

    Args:
        probability: that the buyer's limit is at or above the seller's.
        expected_surplus: the average of max(0, buyer's limit less seller's).
    """

    probability: float
    expected_surplus: float

    @property
    def surplus_if_any(self) -> float:
        """The average surplus where there is a zone."""
        return self.expected_surplus / self.probability if self.probability > 0 else 0.0

    @property
    def sentence(self) -> str:
        """The finding in words."""
        return (
            f"There is a zone of possible agreement with {self.probability:.0%} probability; where there "
            f"is one, "
            f"{amount(self.surplus_if_any)} is to be shared on average."
        )

    def _repr_html_(self) -> str:
        rows = [
            ("chance of a zone", f"{self.probability:.1%}"),
            ("surplus on average", self.expected_surplus),
        ]
        return table(("", ""), rows, "Zone of possible agreement, uncertain", self.sentence)


def uncertain_zopa(*, seller: float | Belief, buyer: float | Belief) -> UncertainZopa:
    """Return how likely a zone of possible agreement is when one or both limits are only believed.

    Args:
        seller, buyer: a reservation value, or a `Belief` about it; beliefs about the two are taken as
            independent. P(zone) = integral of F_seller over the buyer's belief; E(surplus) = integral of
            F_seller (1 - F_buyer).

    >>> both = uncertain_zopa(seller=Belief("uniform", low=0, high=1), buyer=Belief("uniform", low=0, high=1))
    >>> round(both.probability, 6), round(both.expected_surplus, 6)
    (0.5, 0.166667)
    """
    if not isinstance(seller, Belief):
        seller = float(door.a_number(seller, "the seller's reservation value"))
    if not isinstance(buyer, Belief):
        buyer = float(door.a_number(buyer, "the buyer's reservation value"))
    if not isinstance(seller, Belief):
        if not isinstance(buyer, Belief):
            return UncertainZopa(float(buyer >= seller), max(0.0, buyer - seller))
        chance = buyer.deal_probability(seller, "buyer")
    elif not isinstance(buyer, Belief):
        chance = seller.cdf(buyer)
    else:
        # The buyer's quantiles turn the belief into an even spread: Gauss-Legendre on many short pieces.
        places, weights = _pieces(np.linspace(0, 1, 401))
        chance = float((weights * seller.cdf(buyer.quantile(places))).sum())
    low = min(_reach(limit)[0] for limit in (seller, buyer))
    high = max(_reach(limit)[1] for limit in (seller, buyer))
    corners = sorted(
        {low, high, *(x for limit in (seller, buyer) for x in _corners(limit) if low < x < high)}
    )
    cuts = np.unique(np.concatenate([np.linspace(a, b, 201) for a, b in pairwise(corners)]))
    places, weights = _pieces(cuts)
    below = seller.cdf(places) if isinstance(seller, Belief) else (places >= seller).astype(float)
    above = 1 - buyer.cdf(places) if isinstance(buyer, Belief) else (places < buyer).astype(float)
    return UncertainZopa(min(1.0, max(0.0, chance)), max(0.0, float((weights * below * above).sum())))


def _pieces(cuts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    nodes, weights = np.polynomial.legendre.leggauss(5)
    half = np.diff(cuts) / 2
    middle = cuts[:-1] + half
    return (middle[:, None] + half[:, None] * nodes).ravel(), (half[:, None] * weights).ravel()


def _reach(limit: float | Belief) -> tuple[float, float]:
    if not isinstance(limit, Belief):
        return limit, limit
    return float(limit.quantile(1e-12)), float(limit.quantile(1 - 1e-12))


def _corners(limit: float | Belief) -> list[float]:
    # Where a density jumps or bends, a piece has to end.
    return list(limit.parameters.values()) if isinstance(limit, Belief) else [limit]


@dataclass(frozen=True)
class SealedOffers:
    """What comes of one sealed offer each, split in the middle, when both know only where the other's limit
    may lie.

    Args:
        trade_probability, expected_gain: in equilibrium.
        possible_gain: if all deals that are good for both were made.
        smallest_surplus: the gap between the limits below which no deal is made though there could be one.
    """

    low: float
    high: float
    trade_probability: float
    expected_gain: float
    possible_gain: float
    smallest_surplus: float

    def seller_offer(self, limit: float) -> float:
        """Return what a seller with this limit asks; never below the limit."""
        share = self._share(limit, "the seller's limit")
        return self._price(max(share, 2 / 3 * share + 1 / 4))

    def buyer_offer(self, limit: float) -> float:
        """Return what a buyer with this limit bids; never above the limit."""
        share = self._share(limit, "the buyer's limit")
        return self._price(min(share, 2 / 3 * share + 1 / 12))

    def _share(self, limit: float, what: str) -> float:
        number = float(door.a_number(limit, what))
        if not self.low <= number <= self.high:
            raise ValueError(
                f"{sentence_start(what)} has to lie between {typed(self.low)} and {typed(self.high)}."
            )
        return (number - self.low) / (self.high - self.low)

    def _price(self, share: float) -> float:
        return self.low + share * (self.high - self.low)

    @property
    def sentence(self) -> str:
        """The finding in words."""
        return (
            f"Both shade their offers, so {self.expected_gain / self.possible_gain:.0%} of what could be "
            f"gained is "
            f"gained: no deal is made when the limits are less than {amount(self.smallest_surplus)} "
            f"apart."
        )

    def _repr_html_(self) -> str:
        rows = [
            ("deal", f"{self.trade_probability:.1%}"),
            ("gain on average", self.expected_gain),
            ("possible", self.possible_gain),
        ]
        return table(("", ""), rows, "Sealed offers, split in the middle", self.sentence)


def sealed_offers(low: float, high: float) -> SealedOffers:
    """Return the linear equilibrium of split-the-difference sealed offers (Chatterjee & Samuelson 1983).

    Args:
        low, high: both limits are believed to lie evenly between these two prices, independently. A seller
            asks 2/3 v + 1/4, a buyer bids 2/3 v + 1/12 (on a scale from 0 to 1): a deal is made when the
            limits are at least a quarter of the range apart.

    >>> found = sealed_offers(0, 1)
    >>> found.trade_probability == 9 / 32, found.expected_gain == 9 / 64, found.possible_gain == 1 / 6
    (True, True, True)
    """
    bottom, top = float(door.a_number(low, "the low end")), float(door.a_number(high, "the high end"))
    if not bottom < top:
        raise ValueError(f"The low end ({amount(bottom)}) has to lie below the high end ({amount(top)}).")
    span = top - bottom
    return SealedOffers(bottom, top, 9 / 32, span * 9 / 64, span / 6, span / 4)
