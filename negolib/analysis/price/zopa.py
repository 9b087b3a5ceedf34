"""The zone of possible agreement on one price."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from negolib.analysis import door
from negolib.analysis.show import table
from negolib.in_words import amount


@dataclass(frozen=True)
class Zopa:
    """The zone between the seller's and the buyer's reservation value, or the gap where there is none.

    `seller` and `buyer` are the binding limits: with several sellers the highest of theirs, with several
    buyers the lowest. `seller_name` and `buyer_name` say whose they are, when names were given.
    """

    seller: float
    buyer: float
    seller_name: object = None
    buyer_name: object = None

    @property
    def low(self) -> float:
        """The lowest price the seller would take."""
        return self.seller

    @property
    def high(self) -> float:
        """The highest price the buyer would pay."""
        return self.buyer

    @property
    def surplus(self) -> float:
        """What there is to share: the buyer's limit less the seller's; negative when there is a gap."""
        return _tidy(self.buyer, self.seller)

    @property
    def gap(self) -> float:
        """How far the two limits are apart when there is no zone; 0 when there is one."""
        return max(0.0, -self.surplus)

    @property
    def exists(self) -> bool:
        """Whether at least one price is acceptable to both."""
        return self.surplus >= 0

    def __contains__(self, price: object) -> bool:
        return self.low <= door.a_number(price, "the price") <= self.high

    @property
    def sentence(self) -> str:
        """The finding in words."""
        if not self.exists:
            return (
                f"The seller walks away below {amount(self.low)}, the buyer above "
                f"{amount(self.high)}: "
                f"a gap of {amount(self.gap)}, so on price alone there is no deal."
            )
        return (
            f"Every price from {amount(self.low)} to {amount(self.high)} is better for both than "
            f"no "
            f"deal: a surplus of {amount(self.surplus)} to share."
        )

    def _repr_html_(self) -> str:
        rows = [
            ("seller's reservation value", self._who(self.seller, self.seller_name)),
            ("buyer's reservation value", self._who(self.buyer, self.buyer_name)),
            ("surplus" if self.exists else "gap", self.surplus if self.exists else self.gap),
        ]
        return table(("", ""), rows, "Zone of possible agreement", self.sentence)

    @staticmethod
    def _who(limit: float, name: object) -> str:
        return amount(limit) if name is None else f"{amount(limit)} ({name})"


def zopa(*, seller: object, buyer: object) -> Zopa:
    """Return the zone of possible agreement (Raiffa 1982; Lax & Sebenius 1986).

    Args:
        seller, buyer: reservation values in the price's unit: the least the seller takes, the most the buyer
            pays. Several parties who must all agree on one price: a list or a dict of reservation values; the
            binding one counts (the highest seller, the lowest buyer).

    Raises:
        ValueError: for anything but finite numbers.

    >>> zone = zopa(seller=90, buyer=110)
    >>> zone.low, zone.high, zone.surplus, zone.exists
    (90.0, 110.0, 20.0, True)
    >>> zopa(seller={"mill": 436, "haulier": 420}, buyer=428).gap
    8.0
    """
    low, low_name = _binding(seller, "the seller's reservation value", max)
    high, high_name = _binding(buyer, "the buyer's reservation value", min)
    return Zopa(low, high, low_name, high_name)


def _binding(limits: object, what: str, pick: Callable) -> tuple[float, object]:
    if isinstance(limits, Mapping):
        values, _ = door.named_numbers(limits, what)
        value = pick(values)
        return float(value), list(limits)[values.index(value)]
    if isinstance(limits, Iterable) and not isinstance(limits, str | bytes):
        return float(pick(door.numbers(limits, what))), None
    return float(door.a_number(limits, what)), None


def _tidy(more: float, less: float) -> float:
    # 110.3 - 110.1 shows as 0.2 and not as 0.20000000000000284; an exact tie is never turned into a gap.
    return float(round(more - less, 9) + 0.0) if abs(more - less) < 1e6 else more - less


@dataclass(frozen=True)
class MarketPrice:
    """The prices at which most trades happen among several sellers and buyers of one unit each."""

    low: float
    high: float
    trades: int
    surplus: float

    @property
    def exists(self) -> bool:
        """Whether at least one pair can trade."""
        return self.trades > 0

    @property
    def sentence(self) -> str:
        """The finding in words."""
        if not self.exists:
            return "No buyer pays what any seller asks: there is no trade at any price."
        return (
            f"At one price for all between {amount(self.low)} and {amount(self.high)}, "
            f"{self.trades} trade(s) happen, worth {amount(self.surplus)} together."
        )

    def _repr_html_(self) -> str:
        rows = [("price from", self.low), ("price to", self.high), ("trades", self.trades)]
        return table(("", ""), rows, "One price for several parties", self.sentence)


def market_price(sellers: object, buyers: object) -> MarketPrice:
    """Return the range of one common price at which most trades happen (Boehm-Bawerk 1889).

    Args:
        sellers, buyers: reservation values, lists or dicts; each sells or buys one unit.

    >>> deal = market_price([10, 20, 30], [35, 25, 15])
    >>> deal.trades, deal.low, deal.high, deal.surplus
    (2, 20.0, 25.0, 30.0)
    """
    asks = sorted(float(ask) for ask in door.named_numbers(sellers, "the seller's reservation value")[0])
    bids = sorted(
        (float(b) for b in door.named_numbers(buyers, "the buyer's reservation value")[0]), reverse=True
    )
    trades = sum(ask <= bid for ask, bid in zip(asks, bids, strict=False))
    if not trades:
        return MarketPrice(asks[0], bids[0], 0, 0.0)
    # The first pair that does not trade bounds the price too: outside it, somebody left out would step in.
    low = max([asks[trades - 1], *bids[trades : trades + 1]])
    high = min([bids[trades - 1], *asks[trades : trades + 1]])
    surplus = sum(bid - ask for ask, bid in zip(asks[:trades], bids[:trades], strict=True))
    return MarketPrice(low, high, trades, surplus)
