"""Points as whole numbers, so that sums are exact and equal sums are seen to be equal.

0.1 + 0.2 is not 0.3 in floating point, and two packages worth the same would look different. So each party's
points are multiplied by a common denominator: exactly where they are decimals of few digits or simple
fractions (0.1 + 0.2 counts as 0.3, a third as a third), else rounded to a grid far finer than floating point
itself.
"""

import sys
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeVar

import numpy as np

ROOM = 2**60  # whole numbers and their sums stay within 64 bits
EPSILON = sys.float_info.epsilon
_DECIMALS = 12
_LARGEST_DENOMINATOR = 100_000


@dataclass(frozen=True)
class Scaled:
    """One party's points times `denominator`, as 64-bit whole numbers; `exact` unless they were rounded."""

    whole: np.ndarray
    denominator: int | Fraction
    exact: bool


def scale(values: list, total: float) -> Scaled:
    """Turn a flat list of points into whole numbers; `total` bounds the size of any sum of them.

    >>> scale([0.1 + 0.2, 0.3, 2], total=3).whole.tolist()
    [3, 3, 20]
    >>> scale([1 / 3, 2 / 3], total=1).denominator
    3
    """
    if all(type(value) is int for value in values) and total < ROOM:
        return Scaled(np.array(values, dtype=np.int64), 1, True)
    floats = np.array([float(value) for value in values])
    if total < ROOM:
        found = _decimals(floats, values, total) or _fractions(floats, values, total)
        if found is not None:
            return found
    # Powers of two change no digit of a float: only what is finer than the grid is rounded.
    power = int(np.floor(np.log2(float(ROOM) / max(total, 1e-290)))) - 1
    return Scaled(np.rint(np.ldexp(floats, power)).astype(np.int64), Fraction(2) ** power, False)


def simple(value: float | int | Fraction) -> Fraction:
    """Return the simple fraction or decimal that a number stands for.

    >>> simple(0.1 + 0.2), simple(1 / 3), simple(12345678.9)
    (Fraction(3, 10), Fraction(1, 3), Fraction(123456789, 10))
    """
    if not isinstance(value, float):
        return Fraction(value)
    for near in (_near_fraction(value), Fraction(f"{value:.15g}")):
        if abs(float(near) - value) <= slack(abs(value)):
            return near
    return Fraction(value)


Size = TypeVar("Size", float, np.ndarray)


def slack(size: Size) -> Size:
    """Return a few rounding errors of a number of this size."""
    return 4 * EPSILON * size


def _near_fraction(value: float) -> Fraction:
    return Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)


def _decimals(floats: np.ndarray, values: list, total: float) -> Scaled | None:
    if any(isinstance(value, Fraction) for value in values):
        return None
    room = slack(np.abs(floats))
    for digits in range(_DECIMALS + 1):
        factor = 10**digits
        whole = np.rint(floats * factor)
        # Beyond 2**43 every float is near a whole number, and the test would prove nothing.
        if total * factor >= 2**43 and digits:
            return None
        if np.all(np.abs(whole / factor - floats) <= room) and np.max(np.abs(whole), initial=0) < 2**53:
            return Scaled(whole.astype(np.int64), factor, True)
    return None


def _fractions(floats: np.ndarray, values: list, total: float) -> Scaled | None:
    near, denominator = [], 1
    for value, number in zip(values, floats, strict=True):
        if isinstance(value, float):
            fraction = _near_fraction(value)
            if abs(float(fraction) - number) > slack(abs(number)):
                return None
        else:
            fraction = Fraction(value)
        near.append(fraction)
        denominator = lcm(denominator, fraction.denominator)
        if total * denominator >= ROOM:
            return None
    whole = [fraction.numerator * (denominator // fraction.denominator) for fraction in near]
    return Scaled(np.array(whole, dtype=np.int64), denominator, True)
