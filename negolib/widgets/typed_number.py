"""Numbers as people type them."""

import math
import re

_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_SIGN = str.maketrans({"−": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "'": "", "’": "", "٫": "."})


def read_number(
    text: object, what: str, *, low: float | None = None, high: float | None = None, unit: str = ""
) -> float:
    """Return the number somebody typed, or say in one sentence what is wrong with it.

    A decimal comma, thousands apart by comma or space, a real minus sign and a percent sign are understood.

    Args:
        text: what was typed.
        what: what the number is, as the sentence should call it: "The buyer's limit".
        low: the least that makes sense.
        high: the most that makes sense.
        unit: what is counted; a sentence about the limits names it.

    Raises:
        ValueError: with one sentence, when it is no number or lies outside.

    >>> read_number("1,200.5", "The price"), read_number("−4,5", "The price")
    (1200.5, -4.5)
    >>> read_number("cheap", "The price")
    Traceback (most recent call last):
    ValueError: The price is a number such as 12.5; “cheap” is not one.
    """
    line = str(text).strip().translate(_SIGN).removesuffix("%").replace(" ", "")
    if not line:
        raise ValueError(f"{what} is empty: type a number.")
    if _THOUSANDS.fullmatch(line):
        line = line.replace(",", "")
    elif line.count(",") == 1 and "." not in line:
        line = line.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", line) or not math.isfinite(float(line)):
        raise ValueError(f"{what} is a number such as 12.5; “{str(text).strip()[:40]}” is not one.")
    value = float(line)
    ends = {"low": low, "high": high}
    if (low is not None and value < low) or (high is not None and value > high):
        words = f" {unit}" if unit else ""
        if None not in ends.values():
            raise ValueError(f"{what} lies between {low:g} and {high:g}{words}; {value:g} does not.")
        side = f"at least {low:g}" if low is not None else f"at most {high:g}"
        raise ValueError(f"{what} is {side}{words}; {value:g} is not.")
    return value
