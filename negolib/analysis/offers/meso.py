"""Offers to make: several at once, equally good for oneself, and contracts on what nobody can know."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import frame, table
from negolib.analysis.space.outcome_space import OutcomeSpace
from negolib.in_words import amount

from .trades import a_space

if TYPE_CHECKING:
    import pandas as pd

CANDIDATE_LIMIT = 200_000


def meso(
    space: OutcomeSpace,
    party: object,
    points: float,
    *,
    tolerance: float = 0.0,
    count: int = 3,
    limit: int = CANDIDATE_LIMIT,
) -> "pd.DataFrame":
    """Return multiple equivalent simultaneous offers: as good for oneself, as different as possible for the
    others.

    Only packages that the others could accept are offered. The first is the one the others like best; each
    further one is as far as possible from all before it, by the points of the others issue by issue, so that
    what they choose tells what they care about (Medvec & Galinsky 2005; Leonardelli et al. 2019).

    Args:
        space: the packages there are.
        party: who makes the offers.
        points: what each offer is to be worth to it.
        tolerance: how far an offer may be off, in points.
        count: how many offers, at least 2.
        limit: most packages of that worth to go through.

    Returns:
        A row per offer: a column per issue (the option), one per party (points), and `difference` (to the
        most similar other offer, in shares of all that the others could gain or lose).
        `.attrs["sentence"]`: the finding.

    Raises:
        NoAgreement: when there are too few such packages.
        TooLarge: when there are too many to go through.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 1, 2], [0, 1, 2]], "b": [[6, 3, 0], [2, 1, 0]]})
    >>> meso(space, "a", 2, count=2)
       0  1    a    b  difference
    0  0  2  2.0  6.0         1.0
    1  2  0  2.0  2.0         1.0
    """
    a_space(space)
    own = space.parties.index(door.one_of(party, space.parties, "the party"))
    target = float(door.a_number(points, "the points of an offer"))
    slack = float(door.not_negative(tolerance, "the tolerance")) + 1e-9 * max(1.0, abs(target))
    number = door.whole_number(count, "the number of offers", least=2)
    door.whole_number(limit, "the limit")
    chosen, worth = _worth_about(space, own, target, slack, limit)
    limits = np.array([float(space.reservation[p]) for p in space.parties])
    others = [place for place in range(len(space.parties)) if place != own]
    fine = (worth[:, others] >= limits[others] - 1e-9 * np.maximum(1, np.abs(limits[others]))).all(axis=1)
    chosen, worth = chosen[fine], worth[fine]
    if len(chosen) < number:
        raise door.NoAgreement(
            f"Only {len(chosen)} packages worth {amount(target)} points to {party} are acceptable to "
            f"the others; "
            f"widen the tolerance, aim at other points, or ask for fewer offers."
        )
    places = _spread(_views(space, chosen, others), worth[:, others].sum(axis=1), number)
    distances = _distances(_views(space, chosen[places], others))
    np.fill_diagonal(distances, np.inf)
    rows = [
        (*space.package(chosen[place]).values(), *np.round(worth[place], 9).tolist(), round(float(near), 9))
        for place, near in zip(places, distances.min(axis=1), strict=True)
    ]
    about = "about " if tolerance else ""
    sentence = f"{number} offers, each worth {about}{amount(target)} points to {party}."
    return frame(rows, [*space.issues, *space.parties, "difference"], sentence)


def _worth_about(
    space: OutcomeSpace, own: int, target: float, slack: float, limit: int
) -> tuple[np.ndarray, np.ndarray]:
    """List every allowed package worth `target` to `own`, give or take `slack`, and all its points."""
    tables = [space.option_points(issue) for issue in space.issues]
    parts = []
    for block in space.grid.blocks:
        worth = sum(tables[issue][block.combos[:, k]] for k, issue in enumerate(block.issues))
        parts.append((block, worth))
    low = [worth[:, own].min() for _, worth in parts]
    high = [worth[:, own].max() for _, worth in parts]
    chosen = np.zeros((1, len(space.issues)), dtype=np.int32)
    sums = np.zeros((1, len(space.parties)))
    for step, (block, worth) in enumerate(parts):
        size = len(sums) * len(worth)
        if size > 10 * limit:
            raise _too_many(limit)
        sums = (sums[:, None, :] + worth[None, :, :]).reshape(size, len(space.parties))
        least, most = sum(low[step + 1 :]), sum(high[step + 1 :])
        alive = (sums[:, own] + most >= target - slack) & (sums[:, own] + least <= target + slack)
        chosen = np.repeat(chosen, len(worth), axis=0)
        chosen[:, list(block.issues)] = np.tile(block.combos, (size // len(worth), 1))
        chosen, sums = chosen[alive], sums[alive]
    if len(sums) > limit:
        raise _too_many(limit)
    return chosen, sums


def _too_many(limit: int) -> door.TooLarge:
    return door.TooLarge(
        f"There are more than {limit:,} packages of about this worth to go through; narrow the tolerance, "
        f"or pass a "
        f"higher limit= and wait."
    )


def _views(space: OutcomeSpace, chosen: np.ndarray, others: list[int]) -> np.ndarray:
    """What each package gives the others, issue by issue, in shares of all they could gain or lose."""
    columns = []
    for place, issue in enumerate(space.issues):
        columns.append(space.option_points(issue)[chosen[:, place]][:, others])
    tables = [space.option_points(issue)[:, others] for issue in space.issues]
    reach = sum(table.max(axis=0) - table.min(axis=0) for table in tables)
    views = np.stack(columns, axis=1) / np.where(reach > 0, reach, 1) / len(others)
    return views.reshape(len(chosen), -1)


def _spread(views: np.ndarray, liked: np.ndarray, number: int) -> list[int]:
    places = [int(np.argmax(liked))]
    nearest = np.full(len(views), np.inf)
    while len(places) < number:
        nearest = np.minimum(nearest, np.abs(views - views[places[-1]]).sum(axis=1))
        nearest[places[-1]] = -1
        # Of equally different ones, the one that the others like better.
        far = np.flatnonzero(nearest >= nearest.max() - 1e-12)
        places.append(int(far[np.argmax(liked[far])]))
    return places


def _distances(views: np.ndarray) -> np.ndarray:
    return np.abs(views[:, None, :] - views[None, :, :]).sum(axis=2)


@dataclass(frozen=True)
class ContingentContract:
    """Terms that depend on an event the parties disagree about: whoever is wrong pays.

    If the event happens, the doubter pays the believer `stake`; if not, the believer pays the doubter an
    amount between `low` and `high`: for less the doubter would not sign, for more the believer would not.

    Args:
        gains: per party, the expected gain by its own probability when the amount is `middle`.
        largest_stake: up to which stake there is an amount that both accept; infinite when both are neutral
            about risk.
    """

    believer: str
    doubter: str
    stake: float
    low: float
    high: float
    gains: dict
    largest_stake: float

    @property
    def exists(self) -> bool:
        """Whether there is an amount that both prefer to no contract."""
        return self.low < self.high

    @property
    def middle(self) -> float:
        """The amount half way between the two limits."""
        return (self.low + self.high) / 2

    @property
    def sentence(self) -> str:
        """The contract in words."""
        if not self.exists:
            return (
                "There is no stake that both accept: they do not disagree enough for the risk they would "
                "take."
            )
        return (
            f"If it happens, the {self.doubter} pays {amount(self.stake)} to the {self.believer}; if "
            f"not, the "
            f"{self.believer} pays between {amount(self.low)} and {amount(self.high)} to the "
            f"{self.doubter}. "
            f"By their own forecasts both expect to gain."
        )

    def _repr_html_(self) -> str:
        rows = [("if it happens", self.stake), ("if not, from", self.low), ("to", self.high)]
        rows += [(f"{party} expects, half way", gain) for party, gain in self.gains.items()]
        return table(("", "amount"), rows, "Contingent contract", self.sentence)


def contingent_contract(
    first_probability: float,
    second_probability: float,
    stake: float = 1.0,
    *,
    first_risk_tolerance: float | None = None,
    second_risk_tolerance: float | None = None,
    names: tuple = ("first party", "second party"),
) -> ContingentContract:
    """Return the bet that turns a disagreement about the future into a gain for both (Bazerman & Gillespie
    1999).

    Who thinks it likelier (p) accepts to pay up to stake x p / (1 - p) if it does not happen, who doubts it
    (q) wants at least stake x q / (1 - q); risk aversion narrows the range.

    Args:
        first_probability, second_probability: how likely each party thinks the event is, above 0 and below 1.
        stake: what the one who doubts it pays if it happens.
        first_risk_tolerance, second_risk_tolerance: see `Alternative.certainty_equivalent`; None: neutral.
        names: what to call the two.

    >>> bet = contingent_contract(0.75, 0.5, stake=100)
    >>> bet.low, bet.high, bet.middle, bet.gains
    (100.0, 300.0, 200.0, {'first party': 25.0, 'second party': 50.0})
    """
    paid = float(door.positive(stake, "the stake"))
    chances, labels = [], door.distinct_names(names, "party")
    if len(labels) != 2:
        raise ValueError("A contingent contract is between two parties; give two names.")
    for probability, name in zip((first_probability, second_probability), labels, strict=True):
        chance = float(door.a_probability(probability, f"the probability of the {name}"))
        if not 0 < chance < 1:
            raise ValueError(
                f"The {name} is certain ({chance:.0%}); nobody bets against a certainty, say less than that."
            )
        chances.append(chance)
    tolerances = [
        None if rho is None else float(door.positive(rho, f"the risk tolerance of the {name}"))
        for rho, name in zip((first_risk_tolerance, second_risk_tolerance), labels, strict=True)
    ]
    one, other = (0, 1) if chances[0] >= chances[1] else (1, 0)
    p, q = chances[one], chances[other]
    high = _most_paid(p, paid, tolerances[one])
    low = _least_wanted(q, paid, tolerances[other])
    middle = (low + high) / 2
    gains = {labels[one]: p * paid - (1 - p) * middle, labels[other]: (1 - q) * middle - q * paid}
    exists = low < high
    return ContingentContract(
        believer=labels[one],
        doubter=labels[other],
        stake=paid,
        low=low,
        high=high,
        gains={label: gains[label] if exists else 0.0 for label in labels},
        largest_stake=_largest_stake(p, q, tolerances[one], tolerances[other]),
    )


def _largest_stake(p: float, q: float, rho: float | None, other_rho: float | None) -> float:
    # What the believer pays at most is concave in the stake, what the doubter wants convex: they cross once.
    if p <= q:
        return 0.0
    known = [tolerance for tolerance in (rho, other_rho) if tolerance is not None]
    if not known:
        return math.inf

    def accepted(stake: float) -> bool:
        return _least_wanted(q, stake, other_rho) < _most_paid(p, stake, rho)

    low, high = 0.0, min(known) * 1e-6
    while accepted(high):
        low, high = high, 2 * high
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if accepted(middle) else (low, middle)
    return low


def _most_paid(p: float, stake: float, rho: float | None) -> float:
    """The most that the believer pays if it does not happen: the gamble is then worth 0 to it."""
    if rho is None:
        return stake * p / (1 - p)
    return rho * math.log((1 - p * math.exp(-stake / rho)) / (1 - p))


def _least_wanted(q: float, stake: float, rho: float | None) -> float:
    """The least that the doubter wants if it does not happen; infinite when no amount is enough."""
    if rho is None:
        return stake * q / (1 - q)
    if stake / rho > 700 or q * math.exp(stake / rho) >= 1:
        return math.inf
    return -rho * math.log((1 - q * math.exp(stake / rho)) / (1 - q))
