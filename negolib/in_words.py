"""Numbers, lists and names as a sentence says them: one way for the whole house."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import get_close_matches
from numbers import Integral, Real
from typing import SupportsFloat, TypeGuard

MINUS = "−"

# A sentence that names more choices than this is not read.
_MOST_NAMED = 20


def amount(value: SupportsFloat, decimals: int = 2, *, sign: bool = False) -> str:
    """Return a number as people read it: no trailing zeros, thousands apart, a real minus.

    Args:
        value: the number. A whole number of 16 digits or more is told by its size.
        decimals: how many there are at most.
        sign: whether a gain carries its plus.

    >>> amount(1200.0), amount(-8.5), amount(2 / 3), amount(3, sign=True), amount(10**20)
    ('1,200', '−8.5', '0.67', '+3', 'about 1e+20')
    """
    if isinstance(value, int):
        size = f"{abs(value):,}" if abs(value) < 10**15 else f"about {abs(float(value)):.3g}"
        return _signed(size, value, sign)
    rounded = round(float(value), decimals)
    size = f"{abs(rounded):,.{max(decimals, 0)}f}"
    return _signed(size.rstrip("0").rstrip(".") if "." in size else size, rounded, sign)


def percent(share: float, decimals: int = 0, *, sign: bool = False) -> str:
    """Return a share as a percentage.

    >>> percent(0.42), percent(-0.085), percent(0.125, 1, sign=True)
    ('42%', '−8%', '+12.5%')
    """
    size = f"{abs(share):.{decimals}%}"
    return _signed(size, share if size.strip("0.%") else 0.0, sign)


def _signed(size: str, value: float, sign: bool) -> str:
    return f"{MINUS}{size}" if value < 0 else f"+{size}" if sign and value > 0 else size


def counted(number: SupportsFloat, thing: str) -> str:
    """Return how many of something there are.

    >>> counted(1, "point"), counted(2.5, "point"), counted(0, "point")
    ('1 point', '2.5 points', '0 points')
    """
    return f"{amount(number)} {thing}{'' if float(number) == 1 else 's'}"


def typed(value: SupportsFloat) -> str:
    """Return a number as one types it: a plain hyphen, no commas, no rounding noise.

    For what a reader is to copy, or has written so: everywhere else a number is an `amount`.

    >>> typed(0.30000000000000004), typed(400.0), typed(-8400), typed(1e-7), typed(float("nan"))
    ('0.3', '400', '-8400', '0.0000001', 'nan')
    """
    number = float(value)
    if not math.isfinite(number) or abs(number) >= 1e15:
        return f"{number:g}"
    return f"{Decimal(f'{number:.12g}').normalize() + 0:f}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")
    ('a', 'a and b', 'a, b or c')
    """
    *first, end = list(words) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def sentence_start(text: str) -> str:
    """Return a text as it begins a sentence; what follows its first letter stays as it is.

    >>> sentence_start("the supplier"), sentence_start("Ines")
    ('The supplier', 'Ines')
    """
    return text[:1].upper() + text[1:]


def quoted(value: object, longest: int = 40) -> str:
    r"""Return a value in quotes, on one line and short enough for a sentence.

    >>> quoted("two\nlines")
    "'two lines'"
    """
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= longest else text[: longest - 1] + '…'}'"


def nearest(said: object, names: Iterable[object]) -> str | None:
    """Return the name that was probably meant, or None when none is near.

    >>> nearest("byer", ["buyer", "supplier"]), nearest("60", ["30 days", "60 days"]), nearest("x", ["buyer"])
    ('buyer', '60 days', None)
    """
    folded = {str(name).casefold(): str(name) for name in names}
    word = str(said).casefold().strip()
    near = get_close_matches(word, list(folded), n=1, cutoff=0.6)
    if not near and word:  # '60' for '60 days' is no slip of the keyboard, but clear enough
        beginning = [name for name in folded if name.startswith(word)]
        near = beginning if len(beginning) == 1 else []
    return folded[near[0]] if near else None


def meant(said: object, names: Iterable[object]) -> str:
    """Return the remedy for an unknown name, as the end of a sentence: the nearest one, or which there are.

    >>> meant("byer", ["buyer", "supplier"])
    "perhaps 'buyer' is meant (known here: buyer, supplier)"
    >>> meant("xyz", ["buyer", "supplier"])
    'write one of: buyer, supplier'
    """
    words = [str(name) for name in names]
    if near := nearest(said, words):
        return f"perhaps '{near}' is meant (known here: {_some(words)})"
    return f"write one of: {_some(words)}" if words else "there are none to choose from"


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMED
    return ", ".join(names) if rest <= 1 else f"{', '.join(names[:_MOST_NAMED])} and {rest} more"


def is_number(value: object) -> TypeGuard[float]:
    """Say whether a value is a number that one can compute with: real and finite; yes and no are none.

    >>> [is_number(value) for value in (3, 0.5, True, float("nan"), 10**400, "3", None)]
    [True, True, False, False, False, False, False]
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def is_whole(value: object) -> TypeGuard[int]:
    """Say whether a value is a whole number by its kind, as a count or a place has to be.

    >>> is_whole(3), is_whole(3.0), is_whole(True)
    (True, False, False)
    """
    return isinstance(value, Integral) and not isinstance(value, bool)
