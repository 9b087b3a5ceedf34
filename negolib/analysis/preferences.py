"""From what matters to numbers: weights by swings, by rank and by pairwise judgement."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from negolib.analysis.fairness.shares import ShareDict, ShareList, explained
from negolib.in_words import amount, typed

from . import door
from .show import table

# Saaty 1980: the consistency index of random judgements, for 1 to 10 things compared.
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)


def swing_weights(swings: object) -> ShareList | ShareDict:
    """Return weights from swings: each swing divided by their sum (von Winterfeldt & Edwards 1986).

    Args:
        swings: how much the move from the worst to the best option of each issue matters, 100 for the one
            that matters most; a sequence (the result is a list) or a dict (the result is a dict), none below
            0.

    >>> swing_weights({"price": 100, "term": 60, "service": 40})
    {'price': 0.5, 'term': 0.3, 'service': 0.2}
    """
    values, names = door.named_numbers(swings, "the swing", door.not_negative)
    total = sum(values)
    if not total:
        raise ValueError(
            "All swings are 0; give 100 to the issue whose move from worst to best matters most."
        )
    why = "Each weight is the swing's part of all swings together."
    return explained([float(value / total) for value in values], names, "Swing weights", why)


def rank_order_weights(n: int | Iterable) -> ShareList | ShareDict:
    """Return rank-order-centroid weights, most important first: w_i = (1/n) sum 1/k, k = i..n (Barron &
    Barrett 1996).

    Args:
        n: how many issues (the result is a list), or their names from the most to the least important (the
            result is a dict).

    >>> [round(weight, 4) for weight in rank_order_weights(3)]
    [0.6111, 0.2778, 0.1111]
    """
    names = None
    if not isinstance(n, str) and isinstance(n, Iterable):
        names = door.distinct_names(n, "issue")
        n = len(names)
    count = door.whole_number(n, "the number of issues")
    weights, tail = [], 0.0
    for k in range(count, 0, -1):
        tail += 1 / k
        weights.append(tail / count)
    why = "The average of all weights that fit the order: the middle of what the ranking leaves open."
    return explained(weights[::-1], names, "Rank-order weights", why)


@dataclass(frozen=True)
class Judgement:
    """One pairwise judgement: how many times `first` is as important as `second`, given and suggested.

    Args:
        consistency_ratio: what the ratio would be with the suggested judgement.
    """

    first: object
    second: object
    given: float
    suggested: float
    consistency_ratio: float


class PairwiseWeights(tuple):
    """Weights from pairwise judgements: unpacks into (weights, consistency ratio).

    Args:
        weights: list, or dict when names were given.
        consistency_ratio: above 0.1 the judgements contradict each other too much (Saaty 1980).
        lambda_max: the largest eigenvalue.
        worst: the `Judgement` whose repair helps the consistency most, or None when all fit.
    """

    weights: ShareList | ShareDict
    consistency_ratio: float
    lambda_max: float
    worst: Judgement | None

    def __new__(
        cls,
        weights: ShareList | ShareDict,
        consistency_ratio: float,
        lambda_max: float,
        worst: Judgement | None,
    ) -> "PairwiseWeights":
        """Make the pair, and keep what else was found."""
        result = super().__new__(cls, (weights, consistency_ratio))
        result.weights, result.consistency_ratio = weights, consistency_ratio
        result.lambda_max, result.worst = lambda_max, worst
        return result

    def __getnewargs__(self) -> tuple:
        return self.weights, self.consistency_ratio, self.lambda_max, self.worst

    @property
    def consistent(self) -> bool:
        """Whether the consistency ratio is at most 0.1, Saaty's threshold."""
        return self.consistency_ratio <= 0.1

    @property
    def sentence(self) -> str:
        """The finding in words."""
        ratio = f"Consistency ratio {self.consistency_ratio:.3f}"
        if self.worst is None:
            return f"{ratio}: the judgements fit together."
        advice = (
            f"{self.worst.first} against {self.worst.second} harms it most: given "
            f"{amount(self.worst.given)}, "
            f"the others suggest {amount(self.worst.suggested)}"
        )
        return f"{ratio}, {'acceptable' if self.consistent else 'too high, look again'}; {advice}."

    def _repr_html_(self) -> str:
        items = self.weights.items() if isinstance(self.weights, dict) else enumerate(self.weights, 1)
        rows = [(name, f"{weight:.1%}") for name, weight in items]
        return table(("", "weight"), rows, "Pairwise weights", self.sentence)


def pairwise_weights(matrix: object, names: Iterable | None = None) -> PairwiseWeights:
    """Return weights from pairwise judgements, and how consistent these are (Saaty 1980).

    The weights are the principal eigenvector, adding up to 1; CI = (lambda_max - n) / (n - 1); the ratio is
    CI over the index of random judgements.

    Args:
        matrix: entry (i, j) says how many times as important i is as j; entry (j, i) is its reciprocal, the
            diagonal is 1; 1 to 10 things.
        names: what is compared; the weights are then a dict.

    >>> weights, ratio = pairwise_weights([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])
    >>> [round(weight, 4) for weight in weights], round(ratio, 4)
    ([0.637, 0.2583, 0.1047], 0.0332)
    """
    table = _judgements(matrix)
    n = len(table)
    labels = list(range(1, n + 1))
    if names is not None:
        labels = door.distinct_names(names, "issue")
        if len(labels) != n:
            raise ValueError(f"There are {len(labels)} names for {n} rows of judgements; they have to match.")
    weights, top = _eigen(table)
    ratio = _ratio(top, n)
    why = "The weights that fit all judgements together best: the principal eigenvector."
    shown = explained(weights.tolist(), None if names is None else labels, "Pairwise weights", why)
    return PairwiseWeights(shown, ratio, float(top), _worst(table, ratio, labels))


def _judgements(matrix: object) -> np.ndarray:
    rows = door.a_sequence(matrix, "the matrix")
    n = len(rows)
    if not n:
        raise ValueError("The matrix is empty; write one row of judgements for each issue.")
    if n > len(RANDOM_INDEX):
        raise ValueError(f"{n} things are too many to compare pairwise; the method is made for 10 at most.")
    table = np.empty((n, n))
    for i, row in enumerate(rows):
        cells = door.numbers(row, f"row {i + 1} of the matrix, entry", door.positive)
        if len(cells) != n:
            raise ValueError(
                f"Row {i + 1} of the matrix has {len(cells)} entries where {n} are needed: it is square."
            )
        table[i] = [float(cell) for cell in cells]
    for i in range(n):
        if abs(table[i, i] - 1) > 1e-9:
            raise ValueError(
                f"Entry ({i + 1}, {i + 1}) is {typed(table[i, i])}; each thing is as important as itself: 1."
            )
        for j in range(i):
            # Reciprocals typed with two digits, 0.33 for a third, are what people write.
            if abs(table[i, j] * table[j, i] - 1) > 0.05:
                raise ValueError(
                    f"Entries ({j + 1}, {i + 1}) and ({i + 1}, {j + 1}) contradict each other: "
                    f"{typed(table[j, i])} one way "
                    f"means {1 / table[j, i]:.3g} the other way, not {typed(table[i, j])}."
                )
    return table


def _eigen(table: np.ndarray) -> tuple[np.ndarray, float]:
    values, vectors = np.linalg.eig(table)
    top = int(np.argmax(values.real))
    vector = np.abs(vectors[:, top].real)
    return vector / vector.sum(), float(values[top].real)


def _ratio(top: float, n: int) -> float:
    if n < 3:
        return 0.0  # two things cannot contradict each other
    return max(0.0, (top - n) / (n - 1) / RANDOM_INDEX[n - 1])


def _worst(table: np.ndarray, ratio: float, labels: list) -> Judgement | None:
    if ratio < 1e-9:
        return None
    n, found = len(table), None
    for i, j in combinations(range(n), 2):
        # What the other judgements say about this pair: the pair itself is left to the eigenvector (Harker
        # 1987).
        without = table.copy()
        without[i, j] = without[j, i] = 0
        without[i, i] = without[j, j] = 2
        weights, _ = _eigen(without)
        suggested = float(weights[i] / weights[j])
        mended = table.copy()
        mended[i, j], mended[j, i] = suggested, 1 / suggested
        after = _ratio(_eigen(mended)[1], n)
        if found is None or after < found.consistency_ratio - 1e-12:
            found = Judgement(labels[i], labels[j], float(table[i, j]), suggested, after)
    return found
