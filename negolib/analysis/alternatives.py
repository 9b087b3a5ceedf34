"""Alternatives to a negotiated agreement as decision trees: from the BATNA to the reservation value."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from negolib.in_words import amount

from . import door
from .show import table


@dataclass(frozen=True)
class Outcome:
    """One thing that may happen: how likely, what it is worth, and what may follow from it.

    probability: between 0 and 1; the outcomes of one fork add up to 1.
    value: what this outcome is worth; what follows (`outcomes`) comes on top of it.
    cost: what it costs to be here; it is taken off.
    """

    label: str
    probability: float
    value: float = 0.0
    outcomes: tuple["Outcome", ...] = ()
    cost: float = 0.0

    def __post_init__(self):
        where = f"of {self.label!r}"
        door.a_probability(self.probability, f"the probability {where}")
        door.a_number(self.value, f"the value {where}")
        door.a_number(self.cost, f"the cost {where}")
        object.__setattr__(self, "outcomes", _fork(self.outcomes, f"after {self.label!r}", may_be_empty=True))

    @cached_property
    def expected_value(self) -> float:
        """The value of being here: own value less cost, plus what is to be expected afterwards."""
        return self.certainty_equivalent()

    def certainty_equivalent(self, risk_tolerance: float | None = None) -> float:
        """The sure amount that is as good as being here."""
        return self.value - self.cost + _roll_back(self.outcomes, _tolerance(risk_tolerance))


@dataclass(frozen=True)
class Alternative:
    """One thing a party could do instead of agreeing, as a decision tree of any depth (Raiffa 1982).

    name: the action, in words. outcomes: what may happen, a sequence of `Outcome`; the probabilities add up
    to 1. cost: what it costs to go this way, whatever happens.

    Raises ValueError when probabilities do not add up to 1; the sentence says how much is missing.

    >>> court = Alternative("sue", [Outcome("win", 0.6, 500), Outcome("lose", 0.4, 0)], cost=80)
    >>> court.expected_value
    220.0
    >>> round(court.certainty_equivalent(risk_tolerance=200), 4)
    80.0347
    """

    name: str
    outcomes: tuple[Outcome, ...]
    cost: float = 0.0

    def __post_init__(self):
        door.a_number(self.cost, f"the cost of {self.name!r}")
        object.__setattr__(self, "outcomes", _fork(self.outcomes, f"of {self.name!r}", may_be_empty=False))

    @property
    def expected_value(self) -> float:
        """Sum of probability times value over the whole tree, less the costs."""
        return self.certainty_equivalent()

    def certainty_equivalent(self, risk_tolerance: float | None = None) -> float:
        """Return the sure amount that is as good as this gamble: -rho ln sum p exp(-x/rho) (Pratt 1964).

        risk_tolerance: rho, in the unit of the values; the larger, the calmer about risk. None: neutral, so
            the expected value. With this constant risk aversion, rolling the tree back fork by fork gives the
            same as looking at all its paths at once.
        """
        return _roll_back(self.outcomes, _tolerance(risk_tolerance)) - self.cost

    def paths(self) -> Iterator[tuple[tuple[str, ...], float, float]]:
        """Yield (labels from the first fork to the end, probability, total value less all costs)."""
        yield from _paths(self.outcomes, (), 1.0, -self.cost)

    def sensitivity(self, by: float = 0.1, risk_tolerance: float | None = None):
        """Return which branch moves the reservation value most; see `branch_sensitivity`."""
        return branch_sensitivity(self, by, risk_tolerance)

    def _repr_html_(self) -> str:
        rows = [(" > ".join(map(str, labels)), f"{p:.1%}", value) for labels, p, value in self.paths()]
        sentence = f"Expected value {amount(self.expected_value)}, all costs taken off."
        return table(("what happens", "how likely", "worth"), rows, self.name, sentence)


def best_alternative(alternatives: Iterable[Alternative], risk_tolerance: float | None = None) -> Alternative:
    """Return the BATNA: the alternative worth most (Fisher & Ury 1981); among equals the first.

    risk_tolerance: see `Alternative.certainty_equivalent`. A cautious party may have another BATNA than a
        neutral one.

    >>> wait = Alternative("wait", [Outcome("nothing happens", 1, 200)])
    >>> sue = Alternative("sue", [Outcome("win", 0.6, 500), Outcome("lose", 0.4, 0)], cost=80)
    >>> best_alternative([wait, sue]).name, best_alternative([wait, sue], risk_tolerance=200).name
    ('sue', 'wait')
    """
    known = door.a_sequence(alternatives, "the alternatives")
    if not known:
        raise ValueError("There is no alternative to choose from; doing without a deal is one too: add it.")
    for alternative in known:
        if not isinstance(alternative, Alternative):
            raise ValueError(f"{alternative!r} is no Alternative; write Alternative(name, outcomes).")
    return max(known, key=lambda alternative: alternative.certainty_equivalent(risk_tolerance))


def branch_sensitivity(alternative: Alternative, by: float = 0.1, risk_tolerance: float | None = None):
    """Return how far each branch moves the reservation value, the strongest first.

    Every value is moved down and up by the share `by` of the tree's spread (best end less worst), every
    probability by `by` itself (its siblings give or take in proportion). DataFrame: `branch`, `what` (value
    or probability), `low` and `high` (the reservation value after the move), `swing` (their distance).

    >>> sue = Alternative("sue", [Outcome("win", 0.6, 500), Outcome("lose", 0.4, 0)], cost=80)
    >>> print(*sue.sensitivity().loc[0, ["branch", "what", "swing"]])
    win probability 100.0
    """
    import pandas as pd

    share = float(door.positive(by, "the share to move by"))
    tolerance = _tolerance(risk_tolerance)
    ends = [value for _, _, value in alternative.paths()]
    step = share * ((max(ends) - min(ends)) or max(map(abs, ends)) or 1.0)
    rows = []
    for place in _places(alternative.outcomes):
        branch = " > ".join(str(label) for label in _labels(alternative.outcomes, place))
        for what, move in (("value", step), ("probability", share)):
            if what == "probability" and len(_siblings(alternative.outcomes, place)) == 1:
                continue  # a sure thing has nobody to take probability from
            worths = []
            for sign in (-1, 1):
                moved = _moved(alternative.outcomes, place, what, sign * move)
                worths.append(replace(alternative, outcomes=moved).certainty_equivalent(tolerance))
            rows.append((branch, what, min(worths), max(worths), max(worths) - min(worths)))
    frame = pd.DataFrame(rows, columns=["branch", "what", "low", "high", "swing"]).round(9)
    return frame.sort_values("swing", ascending=False, kind="stable", ignore_index=True)


def _fork(outcomes: object, where: str, may_be_empty: bool) -> tuple[Outcome, ...]:
    fork = tuple(door.a_sequence(outcomes, f"what may happen {where}"))
    for outcome in fork:
        if not isinstance(outcome, Outcome):
            raise ValueError(
                f"What may happen {where} holds {outcome!r}; write Outcome(label, probability, value)."
            )
    if not fork:
        if may_be_empty:
            return fork
        raise ValueError(f"What may happen {where} is empty; a sure thing is one outcome with probability 1.")
    total = math.fsum(float(outcome.probability) for outcome in fork)
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


def _roll_back(fork: tuple[Outcome, ...], rho: float | None) -> float:
    if not fork:
        return 0.0
    worths = [outcome.value - outcome.cost + _roll_back(outcome.outcomes, rho) for outcome in fork]
    if rho is None:
        return math.fsum(o.probability * worth for o, worth in zip(fork, worths, strict=True))
    # Measured from the worst end that can happen, so that no exponential overflows.
    likely = [(o.probability, worth) for o, worth in zip(fork, worths, strict=True) if o.probability > 0]
    worst = min(worth for _, worth in likely)
    return float(
        worst - rho * math.log(math.fsum(p * math.exp((worst - worth) / rho) for p, worth in likely))
    )


def _paths(fork, labels, probability, value):
    for outcome in fork:
        here = (
            (*labels, outcome.label),
            probability * outcome.probability,
            value + outcome.value - outcome.cost,
        )
        if outcome.outcomes:
            yield from _paths(outcome.outcomes, *here)
        else:
            yield here


def _places(fork, before=()):
    for index, outcome in enumerate(fork):
        yield (*before, index)
        yield from _places(outcome.outcomes, (*before, index))


def _siblings(fork, place):
    for index in place[:-1]:
        fork = fork[index].outcomes
    return fork


def _labels(fork, place):
    for index in place:
        yield fork[index].label
        fork = fork[index].outcomes


def _moved(fork, place, what, by):
    index, *deeper = place
    if deeper:
        inner = _moved(fork[index].outcomes, tuple(deeper), what, by)
        return tuple(replace(o, outcomes=inner) if i == index else o for i, o in enumerate(fork))
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
