"""What one side believes about the other's limit, and what follows for a price."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, overload

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import table
from negolib.in_words import amount, typed

SIDES = ("seller", "buyer")
_FAMILIES = {
    "normal": ("mean", "sd"),
    "uniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
}


# Many prices or shares at once.
Many = Sequence[float] | np.ndarray


class Belief:
    """A belief about a reservation value: a distribution over where the other side's limit lies.

    Args:
        distribution: "normal" (mean, sd), "uniform" (low, high), "triangular" (low, mode, high), or any
            frozen distribution of scipy.stats. Parameters are in the price's unit.

    Raises:
        ValueError: for an unknown distribution, missing or senseless parameters.

    >>> belief = Belief("uniform", low=400, high=440)
    >>> belief.deal_probability(430, side="buyer")
    0.25
    >>> belief.mean, belief.quantile(0.5)
    (420.0, 420.0)
    """

    def __init__(self, distribution: object, **parameters: float):
        self.parameters: dict[str, float] = {}
        if isinstance(distribution, str):
            door.one_of(distribution, _FAMILIES, "the distribution")
            self.distribution = distribution
            self._read(_FAMILIES[distribution], parameters)
        else:
            if not all(callable(getattr(distribution, name, None)) for name in ("cdf", "ppf", "mean")):
                raise ValueError(
                    f"A belief is 'normal', 'uniform', 'triangular' or a frozen scipy.stats distribution, "
                    f"not a {type(distribution).__name__}."
                )
            if parameters:
                raise ValueError("A ready-made distribution brings its own parameters; leave the others out.")
            self.distribution = "given"
            self._frozen: Any = distribution

    def _read(self, needed: tuple[str, ...], given: dict[str, float]) -> None:
        for name in given:
            door.one_of(name, needed, f"the {self.distribution} belief's parameter")
        for name in needed:
            if name not in given:
                raise ValueError(
                    f"A {self.distribution} belief needs {', '.join(needed)}; {name} is missing."
                )
            self.parameters[name] = float(door.a_number(given[name], f"the belief's {name}"))
        p = self.parameters
        if self.distribution == "normal":
            door.positive(p["sd"], "the belief's sd")
        elif not p["low"] < p["high"]:
            raise ValueError(
                f"The belief's low ({amount(p['low'])}) has to lie below its high ({amount(p['high'])})."
            )
        elif self.distribution == "triangular" and not p["low"] <= p["mode"] <= p["high"]:
            raise ValueError("The belief's mode has to lie between its low and its high.")

    @property
    def mean(self) -> float:
        """The limit to be expected."""
        if self.distribution == "normal":
            return self.parameters["mean"]
        if self.distribution == "given":
            return float(self._frozen.mean())
        return math.fsum(self.parameters.values()) / len(self.parameters)

    @overload
    def cdf(self, price: float) -> float: ...
    @overload
    def cdf(self, price: Many) -> np.ndarray: ...
    def cdf(self, price: float | Many) -> float | np.ndarray:
        """The probability that the limit is at or below `price` (a number or an array)."""
        x = _prices(price)
        p = self.parameters
        if self.distribution == "normal":
            z = (x - p["mean"]) / (p["sd"] * math.sqrt(2))
            result = 0.5 * np.vectorize(math.erfc, otypes=[float])(-z)
        elif self.distribution == "uniform":
            result = np.clip((x - p["low"]) / (p["high"] - p["low"]), 0, 1)
        elif self.distribution == "triangular":
            low, mode, high = p["low"], p["mode"], p["high"]
            inside = np.clip(x, low, high)
            rising = (inside - low) ** 2 / ((high - low) * max(mode - low, 1e-300))
            falling = 1 - (high - inside) ** 2 / ((high - low) * max(high - mode, 1e-300))
            result = np.where(inside < mode, rising, np.where(high > mode, falling, 1.0))
        else:
            result = np.asarray(self._frozen.cdf(x), dtype=float)
        return float(result) if np.ndim(price) == 0 else result

    @overload
    def quantile(self, p: float) -> float: ...
    @overload
    def quantile(self, p: Many) -> np.ndarray: ...
    def quantile(self, p: float | Many) -> float | np.ndarray:
        """The limit below which the truth lies with probability `p` (a number or an array)."""
        shares = np.asarray(p, dtype=float)
        if not np.all((shares >= 0) & (shares <= 1)):
            raise ValueError("A quantile is asked for at a probability between 0 and 1.")
        q = self.parameters
        if self.distribution == "normal":
            inner = NormalDist(q["mean"], q["sd"]).inv_cdf
            result = np.vectorize(
                lambda s: inner(s) if 0 < s < 1 else math.inf if s else -math.inf, otypes=[float]
            )(shares)
        elif self.distribution == "uniform":
            result = q["low"] + shares * (q["high"] - q["low"])
        elif self.distribution == "triangular":
            low, mode, high = q["low"], q["mode"], q["high"]
            rising = low + np.sqrt(shares * (high - low) * (mode - low))
            falling = high - np.sqrt((1 - shares) * (high - low) * (high - mode))
            result = np.where(shares * (high - low) < mode - low, rising, falling)
        else:
            result = np.asarray(self._frozen.ppf(shares), dtype=float)
        return float(result) if np.ndim(p) == 0 else result

    @overload
    def deal_probability(self, price: float, side: str) -> float: ...
    @overload
    def deal_probability(self, price: Many, side: str) -> np.ndarray: ...
    def deal_probability(self, price: float | Many, side: str) -> float | np.ndarray:
        """Return the probability that the other side accepts `price` (a number or an array of prices).

        Args:
            side: whose limit the belief is about. A "buyer" accepts when the limit is at or above the price;
                a "seller" when it is at or below.

        >>> Belief("normal", mean=430, sd=10).deal_probability(430, side="seller")
        0.5
        """
        door.one_of(side, SIDES, "the side")
        if side == "seller":
            return self.cdf(price)
        # A limit exactly at the price still accepts: the jump of a discrete belief belongs to the deal.
        below = self._below(price)
        return 1 - below

    def _below(self, price: Any) -> Any:
        frozen = getattr(self, "_frozen", None)
        if frozen is not None and callable(getattr(frozen, "pmf", None)) and hasattr(frozen.dist, "_pmf"):
            return self.cdf(price) - np.asarray(frozen.pmf(price), dtype=float)
        return self.cdf(price)

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={typed(value)}" for name, value in self.parameters.items())
        return f"Belief({self.distribution!r}{', ' if inside else ''}{inside})"

    def _repr_html_(self) -> str:
        rows = [(f"{share:.0%} below", self.quantile(share)) for share in (0.1, 0.25, 0.5, 0.75, 0.9)]
        return table(("", "limit"), rows, f"Belief ({self.distribution})", f"Expected: {amount(self.mean)}.")


@dataclass(frozen=True)
class TakeItOrLeaveIt:
    """The one price to name when there is no second round, and what it promises."""

    price: float
    deal_probability: float
    expected_gain: float

    def __float__(self) -> float:
        return self.price

    @property
    def sentence(self) -> str:
        """The finding in words."""
        return (
            f"Naming {amount(self.price)} closes with {self.deal_probability:.0%} probability and "
            f"promises a "
            f"gain of {amount(self.expected_gain)} on average."
        )

    def _repr_html_(self) -> str:
        rows = [
            ("price", self.price),
            ("deal", f"{self.deal_probability:.1%}"),
            ("expected gain", self.expected_gain),
        ]
        return table(("", ""), rows, "Take it or leave it", self.sentence)


def best_take_it_or_leave_it(belief: Belief, own: float, side: str) -> TakeItOrLeaveIt:
    """Return the price that maximises (own gain) x (probability of a deal) when it is named only once.

    A seller with limit c facing a buyer's limit U[0, 1] names (1 + c)/2.

    Args:
        belief: about the other side's limit.
        own: one's own reservation value.
        side: whose limit the belief is about, as in `Belief.deal_probability`: side="buyer" when a seller
            names the price.

    >>> best_take_it_or_leave_it(Belief("uniform", low=0, high=1), own=0.2, side="buyer").price
    0.6
    """
    if not isinstance(belief, Belief):
        raise ValueError("The belief has to be a Belief, such as Belief('normal', mean=430, sd=10).")
    own = float(door.a_number(own, "one's own reservation value"))
    door.one_of(side, SIDES, "the side")
    sign = 1 if side == "buyer" else -1

    def gain(price: Any) -> Any:
        return sign * (price - own) * belief.deal_probability(price, side)

    if belief.distribution == "uniform":
        low, high = belief.parameters["low"], belief.parameters["high"]
        far = high if side == "buyer" else low
        price = min(max((own + far) / 2, low), high)
    else:
        price = _peak(belief, own, sign, gain)
    if sign * (price - own) <= 0:
        return TakeItOrLeaveIt(own, float(belief.deal_probability(own, side)), 0.0)
    return TakeItOrLeaveIt(float(price), float(belief.deal_probability(price, side)), float(gain(price)))


def _peak(belief: Belief, own: float, sign: int, gain: Callable) -> float:
    # The gain may have several humps under an unusual belief: look everywhere first, then close in.
    shares = np.concatenate(
        [[1e-9, 1e-6, 1e-4], np.linspace(0.001, 0.999, 1997), [1 - 1e-4, 1 - 1e-6, 1 - 1e-9]]
    )
    grid = np.unique(np.concatenate([belief.quantile(shares), [own]]))
    grid = grid[np.isfinite(grid) & (sign * (grid - own) >= 0)]
    best = int(np.argmax(gain(grid)))
    left, right = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    ratio = (math.sqrt(5) - 1) / 2
    for _ in range(80):
        span = right - left
        first, second = right - ratio * span, left + ratio * span
        if gain(first) >= gain(second):
            right = second
        else:
            left = first
    middle = (left + right) / 2
    return max((middle, grid[best]), key=gain)


def _prices(price: float | Many) -> np.ndarray:
    if np.ndim(price) == 0:
        return np.asarray(float(door.a_number(price, "the price")))
    values = np.asarray(price, dtype=float)
    if not np.all(np.isfinite(values)):
        raise ValueError("One of the prices is not a finite number.")
    return values
