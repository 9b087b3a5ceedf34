"""Brute force with exact fractions: what the library must agree with on small spaces."""

from fractions import Fraction
from itertools import product
from math import prod


def every(points, reservation=None, allowed=lambda package: True):
    """Return {points (fractions): [packages as option places]} and the reservation as fractions."""
    parties = list(points)
    shape = [range(len(row)) for row in points[parties[0]]]
    found = {}
    for package in product(*shape):
        if allowed(package):
            total = tuple(
                sum(Fraction(str(points[p][issue][option])) for issue, option in enumerate(package))
                for p in parties
            )
            found.setdefault(total, []).append(package)
    limit = tuple(Fraction(str((reservation or {}).get(p, 0))) for p in parties)
    return found, limit


def dominates(one, other):
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def frontier(found, limit=None):
    """Return {points: number of packages} of the efficient (and acceptable) points."""
    return {
        point: len(packages)
        for point, packages in found.items()
        if not any(dominates(other, point) for other in found)
        and (limit is None or all(u >= d for u, d in zip(point, limit, strict=True)))
    }


def best(found, limit, rule):
    """Return all acceptable efficient points that are best by the rule."""
    front = list(frontier(found, limit))
    gains = {point: tuple(u - d for u, d in zip(point, limit, strict=True)) for point in front}
    ideal = [max(gain[i] for gain in gains.values()) for i in range(len(limit))]
    can_gain = [i for i, most in enumerate(ideal) if most > 0]
    merit = {
        "nash": lambda g: prod(g[i] for i in can_gain),
        "utilitarian": sum,
        "egalitarian": sorted,
        "kalai_smorodinsky": lambda g: sorted(g[i] / ideal[i] for i in can_gain),
    }[rule]
    top = max(merit(gain) for gain in gains.values())
    return {point for point, gain in gains.items() if merit(gain) == top}
