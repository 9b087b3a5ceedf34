"""Where one stands: a result compared with those of many simulated negotiators in the same seat."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from negolib.cases import Case
from negolib.in_words import amount, is_number, is_whole
from negolib.practice.counterpart.temperaments import temperament_named
from negolib.practice.debrief.transcript import plain
from negolib.practice.table.between import across
from negolib.practice.talks.record import moves_mark

from .negotiators import Style, simulate

# How many of a hundred simulated negotiators follow which style.
MIX = {"haggles": 30, "never asks": 20, "asks": 18, "tells": 10, "asks and tells": 16, "threatens": 6}
MOST = 100_000
_PLAYED: dict[tuple, tuple[tuple[float, float], ...]] = {}
_KEPT = 32


@dataclass(frozen=True)
class Standing:
    """A result among those of `count` simulated negotiators in the same seat, against the same temperament.

    Attributes:
        own_gain, joint_gain: one's own, in points (joint None when not given).
        own_percentile, joint_percentile: the share of them that did worse, ties counted half, 0 to 100.
        gains: (own, other) gain of each of them.
        deals: how many of them made a deal.
    """

    own_gain: float
    joint_gain: float | None
    own_percentile: float
    joint_percentile: float | None
    count: int
    deals: int
    gains: tuple[tuple[float, float], ...]

    @property
    def sentence(self) -> str:
        """The finding in words."""
        said = (
            f"Your gain of {amount(self.own_gain, 1)} points is better than that of "
            f"{self.own_percentile:.0f}% of {self.count:,} simulated negotiators in your seat"
        )
        if self.joint_percentile is not None:
            said += (
                f"; what you made together, {amount(self.joint_gain, 1)} points, is more than "
                f"{self.joint_percentile:.0f}% of them made"
            )
        return f"{said}. They are rules, not people: a yardstick for practice, and no more than that."

    def as_json(self) -> dict[str, object]:
        """Return the standing as plain JSON values."""
        return plain(self)


def style_of(seed: int) -> Style:
    """Return the style of one simulated negotiator, drawn from the population by a seed.

    The population is ours: a mix of habits that research describes often, and of each a spread. Of a hundred,

    * 30 haggle: they take the other side to want the opposite (Thompson & Hastie 1990), move one issue at
      a time, and ask nothing;
    * 20 never ask, but put packages together;
    * 18 ask one to four open questions, and tell nothing;
    * 10 tell one to three of their priorities, and ask nothing;
    * 16 ask and tell, some of them cite a criterion or propose several packages at once;
    * 6 do so too, but threaten now and then.

    How high they begin, how far they give way and how early is drawn as well. They are rules, not people.

    >>> style_of(1) == style_of(1)
    True
    """
    random = Random(f"population {seed}")
    name = random.choices(list(MIX), weights=list(MIX.values()))[0]
    spread = {
        "start": random.uniform(0.70, 0.98),
        "floor": random.uniform(0.10, 0.35),
        "beta": random.uniform(0.5, 1.3),
    }
    asks, tells = random.randint(1, 4), random.randint(1, 3)
    extra = {"cites": random.randint(0, 1), "acknowledges": random.randint(0, 2)}
    several = random.random() < 0.4
    habits = {
        "haggles": {"fixed_pie": True, "packages": False},
        "never asks": {"fixed_pie": True, "cites": random.randint(0, 1)},
        "asks": {"asks": asks, "acknowledges": random.randint(0, 1)},
        "tells": {"tells": tells},
        "asks and tells": {"asks": asks, "tells": tells, "several": several, **extra},
        "threatens": {"asks": asks, "tells": tells, "threatens": random.uniform(0.05, 0.3), **extra},
    }
    return Style(name, **habits[name], **spread)


def standing(
    case: Case,
    party: str,
    temperament: str,
    own_gain: float,
    rounds: int | None = None,
    count: int = 1000,
    joint_gain: float | None = None,
    against: str | None = None,
) -> Standing:
    """Compare a result with those of simulated negotiators in the same seat (`style_of` says who they are).

    Args:
        case: any case.
        party: in whose seat.
        temperament: against which counterpart.
        own_gain: the gain over one's own reservation value, in points; 0 without a deal.
        rounds: as in the talks.
        count: how many are simulated. The first time takes a few seconds; after that they are known.
        joint_gain: of both sides, in points; 0 without a deal.
        against: whom they talk with, as in `Negotiation`.

    Raises:
        ValueError: for a gain that is no number, a count that is none, or an unknown party or temperament.

    >>> from negolib.cases import load_case
    >>> standing(load_case("supplier"), "buyer", "principled", -1.0, count=5).own_percentile
    0.0
    """
    own = _number(own_gain, "Your gain")
    joint = None if joint_gain is None else _number(joint_gain, "The joint gain")
    if not is_whole(count) or not 1 <= count <= MOST:
        raise ValueError(f"How many are simulated must be a whole number from 1 to {MOST:,}.")
    rounds = case.practice.rounds if rounds is None else rounds
    pair = (case.party(party).name, across(case, party, against))
    played = _played(case, pair, temperament_named(temperament).name, rounds, count)
    gains = tuple(gain for gain, _ in played)
    return Standing(
        own,
        joint,
        percentile(own, [gain[0] for gain in gains]),
        None if joint is None else percentile(joint, [sum(gain) for gain in gains]),
        count,
        sum(deal for _, deal in played),
        gains,
    )


def percentile(value: float, others: Sequence[float]) -> float:
    """Return the share of others that are below a value, ties counted half, 0 to 100.

    >>> percentile(3, [1, 2, 3, 4])
    62.5
    """
    ranked = sorted(round(other, 9) for other in others)
    value = round(value, 9)
    below, up_to = bisect_left(ranked, value), bisect_right(ranked, value)
    return 100 * (below + up_to) / 2 / len(ranked)


def _played(case: Case, pair: tuple[str, str], temperament: str, rounds: int, count: int) -> tuple:
    key = (moves_mark(case), pair, temperament, rounds, count)
    if key not in _PLAYED:
        party, against = pair
        ends = [
            simulate(case, party, temperament, style_of(seed), seed, rounds, against) for seed in range(count)
        ]
        while len(_PLAYED) >= _KEPT:
            del _PLAYED[next(iter(_PLAYED))]
        _PLAYED[key] = tuple(((one.own, one.other), one.package is not None) for one in ends)
    return _PLAYED[key]


def _number(value: object, what: str) -> float:
    if not is_number(value):
        raise ValueError(f"{what} must be a plain number of points.")
    return float(value)
