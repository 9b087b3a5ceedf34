"""How well one side sees the other: guesses against the truth, and what two parties' values share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from negolib.in_words import amount, listed, sentence_start

from . import door
from .preferences import rank_order_weights, swing_weights
from .show import table


def rank_agreement(guess: object, truth: object) -> float:
    """Return how far two orders of importance agree, from -1 (reversed) to 1 (the same): Kendall's tau-b.

    Args:
        guess, truth: weights or points by name, {issue: number}, or two sequences in the same order. With
            everything equally important on one side there is no order to agree with, and the result is 0
            (Kendall 1945).

    >>> rank_agreement({"price": 60, "term": 30, "risk": 10}, {"price": 20, "term": 30, "risk": 50})
    -1.0
    """
    names, first, second = _paired(guess, truth)
    if len(names) < 2:
        raise ValueError("An order needs at least two issues to compare.")
    agree = tied_first = tied_second = 0
    for i, j in combinations(range(len(names)), 2):
        one, other = _sign(first[i] - first[j]), _sign(second[i] - second[j])
        agree += one * other
        tied_first += one == 0
        tied_second += other == 0
    pairs = len(names) * (len(names) - 1) // 2
    spread = (pairs - tied_first) * (pairs - tied_second)
    return agree / sqrt(spread) if spread else 0.0


@dataclass(frozen=True)
class FixedPie:
    """How far a guess of the other's weights rests on the belief that they want the opposite of what I want.

    Args:
        error: 0 when the guess is right, 1 when it is as wrong as taking one's own weights for theirs; above
            1 when it is worse.
        agreement: Kendall's tau-b between guess and truth.
        missed: the issue whose weight was guessed worst.
    """

    error: float
    agreement: float
    missed: object
    guessed: float
    true: float

    @property
    def sentence(self) -> str:
        """The finding in words."""
        if self.error < 1e-9:
            return "The guess is right: every weight is as it was guessed."
        return (
            f"The guess holds {self.error:.0%} of the error of a fixed-pie guess (the others want the same "
            f"things as "
            f"much as I do); it misses most on {self.missed}: guessed {self.guessed:.0%}, in truth "
            f"{self.true:.0%}."
        )

    def _repr_html_(self) -> str:
        rows = [("fixed-pie error", f"{self.error:.0%}"), ("agreement in rank", amount(self.agreement))]
        return table(("", ""), rows, "Guess and truth", self.sentence)


def fixed_pie_error(own: object, guess: object, truth: object) -> FixedPie:
    """Return how much of the fixed-pie error a guess of the other side contains (Thompson & Hastie 1990).

    Args:
        own: my weights.
        guess: what I believe the other's weights are.
        truth: what they are. {issue: number} or sequences in one order; scaled to add up to 1. Who believes
            in a fixed pie takes the other to care as much about every issue as oneself, with the opposite
            wish; error = sum |guess - truth| / sum |own - truth|. When both really have the same weights, the
            plain error sum |guess - truth| is given.

    >>> mine, truth = {"price": 60, "term": 40}, {"price": 20, "term": 80}
    >>> found = fixed_pie_error(own=mine, guess=mine, truth=truth)
    >>> found.error, found.missed
    (1.0, 'price')
    """
    names, mine, true = _paired(own, truth)
    _, guessed, _ = _paired(guess, truth)
    mine, guessed, true = (list(swing_weights(values)) for values in (mine, guessed, true))
    misses = [round(abs(a - b), 12) for a, b in zip(guessed, true, strict=True)]
    pie = sum(abs(a - b) for a, b in zip(mine, true, strict=True))
    worst = misses.index(max(misses))
    error = sum(misses) / pie if pie > 1e-12 else sum(misses)
    agreement = rank_agreement(guessed, true) if len(names) > 1 else 1.0
    return FixedPie(round(error, 12), agreement, names[worst], guessed[worst], true[worst])


@dataclass(frozen=True)
class Overlap:
    """What two parties' values share. overlap: 0 nothing, 1 the same values with the same weights."""

    overlap: float
    shared: list
    only_first: list
    only_second: list

    @property
    def sentence(self) -> str:
        """The finding in words."""
        if not self.shared:
            return "The two lists name no common value; look for a wider one that covers a value of each."
        return (
            f"Both hold {listed([str(v) for v in self.shared])}: {self.overlap:.0%} of what matters is "
            f"common ground."
        )

    def _repr_html_(self) -> str:
        rows = [
            ("both", ", ".join(map(str, self.shared))),
            ("only the first", ", ".join(map(str, self.only_first))),
            ("only the second", ", ".join(map(str, self.only_second))),
        ]
        return table(("who holds it", "values"), rows, "Values in common", self.sentence)


def value_overlap(first: object, second: object) -> Overlap:
    """Return how far two parties' values overlap: the sum over values of the smaller of the two weights.

    Args:
        first, second: {value: weight}, or a list of values from the most to the least important (weighted by
            rank-order centroids). Weights are scaled to add up to 1.

    >>> value_overlap({"safety": 50, "profit": 50}, {"safety": 30, "climate": 70}).overlap
    0.3
    """
    one, other = (
        _value_weights(first, "the first party's values"),
        _value_weights(second, "the second party's values"),
    )
    shared = sorted((v for v in one if v in other), key=lambda v: -min(one[v], other[v]))
    return Overlap(
        overlap=round(sum(min(one[value], other[value]) for value in shared), 12),
        shared=shared,
        only_first=[value for value in one if value not in other],
        only_second=[value for value in other if value not in one],
    )


def _value_weights(values: object, whose: str) -> dict:
    if isinstance(values, Mapping):
        return dict(swing_weights(values))
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise ValueError(f"{sentence_start(whose)} have to be a list, or a dict {{value: weight}}.")
    names = list(values)
    if not names:
        raise ValueError(f"{sentence_start(whose)} are empty; name at least one.")
    return dict(rank_order_weights(names))


def _paired(guess: object, truth: object) -> tuple[list, list[float], list[float]]:
    first, names = door.named_numbers(guess, "the guess")
    second, others = door.named_numbers(truth, "the truth")
    if (names is None) != (others is None):
        raise ValueError("Guess and truth have to be both lists or both dicts.")
    if names is None or others is None:
        if len(first) != len(second):
            raise ValueError(
                f"The guess has {len(first)} entries and the truth {len(second)}; they have to match."
            )
        return list(range(1, len(second) + 1)), [float(x) for x in first], [float(x) for x in second]
    for name in names:
        door.one_of(name, others, "the guess's issue")
    for name in others:
        if name not in names:
            raise ValueError(f"The guess says nothing about {name!r}; guess every issue.")
    return others, [float(first[names.index(name)]) for name in others], [float(x) for x in second]


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
