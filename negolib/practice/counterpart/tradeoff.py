"""The search for packages that serve both sides, as far as one of them can see the other."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Tradeoff:
    """Packages of which none is better for both, by one's own points and a model of the other's.

    Attributes:
        own: one's own points, rising.
        theirs: the points the other side is believed to have, falling.
        chosen: the places of the options, one tuple per package.
    """

    own: tuple[float, ...]
    theirs: tuple[float, ...]
    chosen: tuple[tuple[int, ...], ...]

    def at_least(self, points: float) -> int:
        """The package that is best for the other side among those worth `points` to oneself, by its place.

        The last package (one's own best) when none is worth so much.
        """
        return min(bisect_left(self.own, points - 1e-9), len(self.own) - 1)


@lru_cache(maxsize=4096)
def tradeoff(own: Rows, theirs: Rows, allowed: tuple[tuple[int, ...], ...]) -> Tradeoff:
    """Return the undominated packages of an additive two-party space, found issue by issue.

    Floats and speed are what is wanted here, thousands of times in a minute; the exact frontier of a case is
    `OutcomeSpace.frontier`.

    Args:
        own, theirs: points per issue and option.
        allowed: the places of the options to choose from, per issue.

    >>> found = tradeoff(((0, 4), (0, 1)), ((1, 0), (5, 0)), ((0, 1), (0, 1)))
    >>> found.own, found.theirs
    ((0.0, 4.0, 5.0), (6.0, 5.0, 0.0))
    """
    mine, yours = np.zeros(1), np.zeros(1)
    chosen = np.zeros((1, len(own)), dtype=np.int16)
    for issue, places in enumerate(allowed):
        mine = np.add.outer(mine, np.array([own[issue][p] for p in places], dtype=float)).ravel()
        yours = np.add.outer(yours, np.array([theirs[issue][p] for p in places], dtype=float)).ravel()
        order = np.lexsort((-yours, -mine))
        best = np.maximum.accumulate(yours[order])
        keep = np.ones(len(order), dtype=bool)
        keep[1:] = yours[order][1:] > best[:-1] + 1e-9
        order = order[keep]
        mine, yours = mine[order], yours[order]
        chosen = chosen[order // len(places)]
        chosen[:, issue] = np.array(places)[order % len(places)]
    return Tradeoff(
        tuple(mine[::-1].tolist()), tuple(yours[::-1].tolist()), tuple(map(tuple, chosen[::-1].tolist()))
    )


def rows_of(points: Mapping[str, Mapping[str, float]]) -> Rows:
    """Return {issue: {option: points}} as rows in the order given."""
    return tuple(tuple(row.values()) for row in points.values())
