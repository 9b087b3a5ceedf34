"""Drawing the numbers of a variant: the same for the same case and seed, on every machine and Python."""

import re
from collections.abc import Mapping
from hashlib import blake2b

from negolib.in_words import is_number, quoted, typed

from ..errors import CaseError, Fault
from ..parts import DrawnNumber

LARGEST_SEED = 2**53  # what a JSON number keeps exactly


def check_ranges(ranges: Mapping[str, DrawnNumber]) -> None:
    """Raise a Fault for a range that no number can be drawn from."""
    for name, one in ranges.items():
        path = ("variants", name)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            message = "a name here is made of small letters, digits and '_', as it stands in (=name)"
            raise Fault(path, message)
        if not one.low < one.high:
            message = f"'low' is {typed(one.low)} and 'high' {typed(one.high)}: write the smaller first"
            raise Fault((*path, "low"), message)
        for key in ("high", "now"):
            value = getattr(one, key)
            steps = (value - one.low) / one.step
            if abs(steps - round(steps)) > 1e-9 or not 0 <= steps <= one.steps:
                reached = f"no step of {typed(one.step)} from {typed(one.low)} leads to it"
                raise Fault((*path, key), f"'{key}' is {typed(value)}, and {reached}: change one of them")


def as_told(ranges: Mapping[str, DrawnNumber]) -> dict[str, float]:
    """Return the numbers of the case as it is told without a seed."""
    return {name: one.now for name, one in ranges.items()}


def drawn(ranges: Mapping[str, DrawnNumber], case: str, seed: int, attempt: int) -> dict[str, float]:
    """Return fresh numbers.

    Each is drawn by itself, so that a new one changes none of the others.

    >>> ranges = {"bid": DrawnNumber(now=388, low=380, high=400, step=2)}
    >>> drawn(ranges, "supplier", 7, 0)
    {'bid': 386}
    """
    return {name: _number(one, f"{case}/{seed}/{attempt}/{name}") for name, one in ranges.items()}


def _number(one: DrawnNumber, mark: str) -> float:
    digest = blake2b(mark.encode(), digest_size=8).digest()
    value = round(one.low + int.from_bytes(digest, "big") % (one.steps + 1) * one.step, 9)
    return int(value) if value == int(value) else value


def a_seed(seed: object) -> int:
    """Return a seed if it is one."""
    if not is_number(seed) or seed % 1 or not 0 <= seed <= LARGEST_SEED:
        raise CaseError(f"{quoted(seed)} is no seed: write a whole number, such as 7.")
    return int(seed)
