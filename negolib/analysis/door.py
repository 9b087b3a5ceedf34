"""What every public function checks at its door, and the one sentence a learner gets when it fails."""

import math
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Real

from negolib.in_words import meant, sentence_start, typed


class NoAgreement(ValueError):
    """No package is at least as good for every party as walking away."""


class TooLarge(ValueError):
    """The exact answer would cost more than the limit allows; the sentence says which limit to raise."""


def a_number(value: object, what: str) -> float | int | Fraction:
    """Return `value` if it is a finite real number, as it came (numpy and Decimal values as plain ones).

    >>> a_number(3, "the price")
    3
    >>> a_number(float("nan"), "the price")
    Traceback (most recent call last):
        ...
    ValueError: The price is not a number (NaN); write a number such as 120 or 0.5.
    """
    if type(value) is int:
        return value
    if type(value) is not float:
        value = _plain(value, what)
    if isinstance(value, float) and not math.isfinite(value):
        shown = "not a number (NaN)" if math.isnan(value) else "infinite"
        raise ValueError(f"{sentence_start(what)} is {shown}; write a number such as 120 or 0.5.")
    return value


def _plain(value: object, what: str) -> float | int | Fraction:
    if isinstance(value, bool) or type(value).__name__ in ("bool_", "bool"):
        raise ValueError(f"{sentence_start(what)} is {value}, which is yes or no; write a number instead.")
    if isinstance(value, Fraction):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Decimal):
        return Fraction(value) if value.is_finite() else float(value)
    if isinstance(value, Real):
        return float(value)
    if value is None:
        raise ValueError(f"{sentence_start(what)} is missing; write a number such as 120 or 0.5.")
    if isinstance(value, str):
        raise ValueError(
            f"{sentence_start(what)} is the text {value!r}; write a number, without quotes or unit."
        )
    raise ValueError(f"{sentence_start(what)} is a {type(value).__name__}; write a single number.")


def not_negative(value: object, what: str) -> float | int | Fraction:
    """Return `value` if it is a finite number of at least 0."""
    number = a_number(value, what)
    if number < 0:
        raise ValueError(f"{sentence_start(what)} is {typed(number)}; it cannot be below 0.")
    return number


def positive(value: object, what: str) -> float | int | Fraction:
    """Return `value` if it is a finite number above 0."""
    number = a_number(value, what)
    if number <= 0:
        raise ValueError(f"{sentence_start(what)} is {typed(number)}; it has to be above 0.")
    return number


def a_probability(value: object, what: str) -> float | int | Fraction:
    """Return `value` if it lies between 0 and 1."""
    number = a_number(value, what)
    if not 0 <= number <= 1:
        raise ValueError(
            f"{sentence_start(what)} is {typed(number)}; a probability lies between 0 and 1 (0.6 is 60%)."
        )
    return number


def whole_number(value: object, what: str, least: int = 1) -> int:
    """Return `value` as an int if it is a whole number of at least `least`."""
    number = a_number(value, what)
    if number != int(number) or number < least:
        raise ValueError(
            f"{sentence_start(what)} is {value}; it has to be a whole number of at least {least}."
        )
    return int(number)


# What checks one number, given what it is called.
Check = Callable[[object, str], float | int | Fraction]


def numbers(values: object, what: str, check: Check = a_number) -> list:
    """Return a non-empty list of checked numbers; `what` names one entry, counted from 1."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise ValueError(
            f"{sentence_start(what)}: a list of numbers is needed, not a {type(values).__name__}."
        )
    result = [check(value, f"{what} {place}") for place, value in enumerate(values, 1)]
    if not result:
        raise ValueError(f"{sentence_start(what)}: the list is empty; write at least one number.")
    return result


def named_numbers(values: object, what: str, check: Check = a_number) -> tuple[list, list | None]:
    """Split a sequence or a dict of numbers into numbers and names (None for a sequence)."""
    if isinstance(values, Mapping):
        if not values:
            raise ValueError(f"{sentence_start(what)}: the list is empty; write at least one number.")
        return [check(value, f"{what} of {name!r}") for name, value in values.items()], list(values)
    return numbers(values, what, check), None


def one_of(value: object, known: Iterable, what: str) -> object:
    """Return `value` if it is among `known`; else name the nearest known one."""
    known = list(known)
    try:
        if value in known:
            return value
    except (TypeError, ValueError):
        pass
    raise ValueError(f"{sentence_start(what)} {value!r} is not known: {meant(value, known)}.")


def distinct_names(names: object, what: str) -> list:
    """Return a list of names, each of them there once."""
    if isinstance(names, str | bytes) or not isinstance(names, Iterable):
        raise ValueError(f"{sentence_start(what)} names have to be a list, such as ['price', 'term'].")
    result = list(names)
    seen = set()
    for name in result:
        try:
            again = name in seen
        except TypeError:
            raise ValueError(
                f"{sentence_start(what)} name {name!r} cannot be used; write a short text."
            ) from None
        if name is None or name == "" or (isinstance(name, float) and math.isnan(name)):
            raise ValueError(f"One {what} has no name; write a short text for each.")
        if again:
            raise ValueError(f"The {what} {name!r} is there twice; give each {what} its own name.")
        seen.add(name)
    return result


def a_mapping(value: object, what: str, example: str) -> Mapping:
    """Return `value` if it is a dict; `example` shows what to write."""
    if not isinstance(value, Mapping):
        raise ValueError(
            f"{sentence_start(what)} has to be written as {example}, not as a {type(value).__name__}."
        )
    return value


def a_sequence(value: object, what: str) -> list:
    """Return `value` as a list if it is a list, tuple or array."""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise ValueError(f"{sentence_start(what)} has to be a list, not a {type(value).__name__}.")
    return list(value)
