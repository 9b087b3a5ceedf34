"""Alternatives to a negotiated agreement as decision trees: from the BATNA to the reservation value."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from negolib.in_words import amount

from . import door
from .show import frame, table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Branch:
    """One branch of a chance node: what may happen, how likely, what it is worth, what may follow from it.

    Args:
        label: what may happen, in words.
        probability: between 0 and 1; the branches of one node add up to 1.
        value: what this branch is worth; what follows (`branches`) comes on top of it.
        branches: what may happen after it.
        cost: what it costs to be here; it is taken off.

    Raises:
        ValueError: for a probability outside 0 to 1, or branches whose probabilities do not add up to 1.
    """

    label: str
    probability: float
    value: float = 0.0
    branches: Sequence["Branch"] = ()
    cost: float = 0.0

    def __post_init__(self) -> None:
        where = f"of {self.label!r}"
        door.a_probability(self.probability, f"the probability {where}")
        door.a_number(self.value, f"the value {where}")
        door.a_number(self.cost, f"the cost {where}")
        object.__setattr__(self, "branches", _fork(self.branches, f"after {self.label!r}", may_be_empty=True))

    @cached_property
    def expected_value(self) -> float:
        """The value of being here: own value less cost, plus what is to be expected afterwards."""
        return self.certainty_equivalent()

    def certainty_equivalent(self, risk_tolerance: float | None = None) -> float:
        """The sure amount that is as good as being here."""
        return self.value - self.cost + _roll_back(self.branches, _tolerance(risk_tolerance))


@dataclass(frozen=True)
class Alternative:
    """One thing a party could do instead of agreeing, as a decision tree of any depth (Raiffa 1982).

    Args:
        name: the action, in words.
        branches: what may happen; the probabilities add up to 1.
        cost: what it costs to go this way, whatever happens.

    Raises:
        ValueError: when probabilities do not add up to 1; the sentence says how much is missing.

    >>> court = Alternative("sue", [Branch("win", 0.6, 500), Branch("lose", 0.4, 0)], cost=80)
    >>> court.expected_value
    220.0
    >>> round(court.certainty_equivalent(risk_tolerance=200), 4)
    80.0347
    """

    name: str
    branches: Sequence[Branch]
    cost: float = 0.0

    def __post_init__(self) -> None:
        door.a_number(self.cost, f"the cost of {self.name!r}")
        object.__setattr__(self, "branches", _fork(self.branches, f"of {self.name!r}", may_be_empty=False))

    @property
    def expected_value(self) -> float:
        """Sum of probability times value over the whole tree, less the costs."""
        return self.certainty_equivalent()

    def certainty_equivalent(self, risk_tolerance: float | None = None) -> float:
        """Return the sure amount that is as good as this gamble: -rho ln sum p exp(-x/rho) (Pratt 1964).

        With this constant risk aversion, rolling the tree back node by node gives the same as looking at all
        its paths at once.

        Args:
            risk_tolerance: rho, in the unit of the values; the larger, the calmer about risk. None: neutral,
                so the expected value.
        """
        return _roll_back(self.branches, _tolerance(risk_tolerance)) - self.cost

    def paths(self) -> Iterator[tuple[tuple[str, ...], float, float]]:
        """Yield (labels from the first fork to the end, probability, total value less all costs)."""
        yield from _paths(self.branches, (), 1.0, -self.cost)

    def sensitivity(self, by: float = 0.1, risk_tolerance: float | None = None) -> "pd.DataFrame":
        """Return which branch moves the reservation value most; see `branch_sensitivity`."""
        return branch_sensitivity(self, by, risk_tolerance)

    def _repr_html_(self) -> str:
        rows = [(" > ".join(map(str, labels)), f"{p:.1%}", value) for labels, p, value in self.paths()]
        sentence = f"Expected value {amount(self.expected_value)}, all costs taken off."
        return table(("what happens", "how likely", "worth"), rows, self.name, sentence)


def best_alternative(alternatives: Iterable[Alternative], risk_tolerance: float | None = None) -> Alternative:
    """Return the BATNA: the alternative worth most (Fisher & Ury 1981); among equals the first.

    Args:
        alternatives: what the party could do without an agreement.
        risk_tolerance: see `Alternative.certainty_equivalent`. A cautious party may have another BATNA than a
            neutral one.

    >>> wait = Alternative("wait", [Branch("nothing happens", 1, 200)])
    >>> sue = Alternative("sue", [Branch("win", 0.6, 500), Branch("lose", 0.4, 0)], cost=80)
    >>> best_alternative([wait, sue]).name, best_alternative([wait, sue], risk_tolerance=200).name
    ('sue', 'wait')
    """
    known = door.a_sequence(alternatives, "the alternatives")
    if not known:
        raise ValueError("There is no alternative to choose from; doing without a deal is one too: add it.")
    for alternative in known:
        if not isinstance(alternative, Alternative):
            raise ValueError(f"{alternative!r} is no Alternative; write Alternative(name, branches).")
    return max(known, key=lambda alternative: alternative.certainty_equivalent(risk_tolerance))


def branch_sensitivity(
    alternative: Alternative, by: float = 0.1, risk_tolerance: float | None = None
) -> "pd.DataFrame":
    """Return how far each branch moves the reservation value, the strongest first.

    Args:
        alternative: the decision tree.
        by: every value is moved down and up by this share of the tree's spread (best end less worst), every
            probability by this itself (its siblings give or take in proportion).
        risk_tolerance: see `Alternative.certainty_equivalent`.

    Returns:
        A row per branch and number: `branch`, `what` ("value" or "probability"), `low` and `high` (the
        reservation value after the move), `swing` (their distance). `.attrs["sentence"]`: the finding.

    >>> sue = Alternative("sue", [Branch("win", 0.6, 500), Branch("lose", 0.4, 0)], cost=80)
    >>> print(*sue.sensitivity().loc[0, ["branch", "what", "swing"]])
    win probability 100.0
    """
    share = float(door.positive(by, "the share to move by"))
    tolerance = _tolerance(risk_tolerance)
    ends = [value for _, _, value in alternative.paths()]
    step = share * ((max(ends) - min(ends)) or max(map(abs, ends)) or 1.0)
    rows = []
    for place in _places(alternative.branches):
        branch = " > ".join(str(label) for label in _labels(alternative.branches, place))
        for what, move in (("value", step), ("probability", share)):
            if what == "probability" and len(_siblings(alternative.branches, place)) == 1:
                continue  # a sure thing has nobody to take probability from
            worths = []
            for sign in (-1, 1):
                moved = _moved(alternative.branches, place, what, sign * move)
                worths.append(replace(alternative, branches=moved).certainty_equivalent(tolerance))
            rows.append((branch, what, min(worths), max(worths), max(worths) - min(worths)))
    rows.sort(key=lambda row: -round(row[-1], 9))
    strongest = rows[0]
    sentence = (
        f"The {strongest[1]} of “{strongest[0]}” moves the reservation value most: it lies between "
        f"{amount(strongest[2])} and {amount(strongest[3])} then."
    )
    return frame(rows, ["branch", "what", "low", "high", "swing"], sentence).round(9)


def _fork(branches: object, where: str, may_be_empty: bool) -> tuple[Branch, ...]:
    fork = tuple(door.a_sequence(branches, f"what may happen {where}"))
    for branch in fork:
        if not isinstance(branch, Branch):
            raise ValueError(
                f"What may happen {where} holds {branch!r}; write Branch(label, probability, value)."
            )
    if not fork:
        if may_be_empty:
            return fork
        raise ValueError(f"What may happen {where} is empty; a sure thing is one branch with probability 1.")
    total = math.fsum(float(branch.probability) for branch in fork)
    if abs(total - 1) > 1e-9:
        rest = (
            f"{amount((1 - total) * 100)}% of what could happen is missing from the tree"
            if total < 1
            else f"that is {amount((total - 1) * 100)}% too much"
        )
        raise ValueError(f"The probabilities {where} add up to {amount(total * 100)}%, not 100%: {rest}.")
    return fork


def _tolerance(risk_tolerance: object) -> float | None:
    return None if risk_tolerance is None else float(door.positive(risk_tolerance, "the risk tolerance"))


def _roll_back(fork: Sequence[Branch], rho: float | None) -> float:
    if not fork:
        return 0.0
    worths = [branch.value - branch.cost + _roll_back(branch.branches, rho) for branch in fork]
    if rho is None:
        return math.fsum(o.probability * worth for o, worth in zip(fork, worths, strict=True))
    # Measured from the worst end that can happen, so that no exponential overflows.
    likely = [(o.probability, worth) for o, worth in zip(fork, worths, strict=True) if o.probability > 0]
    worst = min(worth for _, worth in likely)
    return float(
        worst - rho * math.log(math.fsum(p * math.exp((worst - worth) / rho) for p, worth in likely))
    )


# Where a branch stands: which one of the first node, which one of the node after it, and so on.
Place = tuple[int, ...]


def _paths(
    fork: Sequence[Branch], labels: tuple[str, ...], probability: float, value: float
) -> Iterator[tuple[tuple[str, ...], float, float]]:
    for branch in fork:
        here = (
            (*labels, branch.label),
            probability * branch.probability,
            value + branch.value - branch.cost,
        )
        if branch.branches:
            yield from _paths(branch.branches, *here)
        else:
            yield here


def _places(fork: Sequence[Branch], before: Place = ()) -> Iterator[Place]:
    for index, branch in enumerate(fork):
        yield (*before, index)
        yield from _places(branch.branches, (*before, index))


def _siblings(fork: Sequence[Branch], place: Place) -> Sequence[Branch]:
    for index in place[:-1]:
        fork = fork[index].branches
    return fork


def _labels(fork: Sequence[Branch], place: Place) -> Iterator[str]:
    for index in place:
        yield fork[index].label
        fork = fork[index].branches


def _moved(fork: Sequence[Branch], place: Place, what: str, by: float) -> tuple[Branch, ...]:
    index, *deeper = place
    if deeper:
        inner = _moved(fork[index].branches, tuple(deeper), what, by)
        return tuple(replace(o, branches=inner) if i == index else o for i, o in enumerate(fork))
    if what == "value":
        return tuple(replace(o, value=o.value + by) if i == index else o for i, o in enumerate(fork))
    old = fork[index].probability
    new = min(1.0, max(0.0, old + by))
    others = 1 - old
    return tuple(
        replace(o, probability=new)
        if i == index
        else replace(
            o, probability=o.probability * (1 - new) / others if others else (1 - new) / (len(fork) - 1)
        )
        for i, o in enumerate(fork)
    )
