"""The same people in another year: what a case says is different then, put in its place."""

from typing import Any

from negolib.in_words import amount, is_whole, meant, quoted

from ..errors import CaseError, Fault, Path

YEARS = "years"


def in_year(data: Any, year: int) -> Any:
    """Return the data of a case with the changes of one of its years; of year 0, as it is told.

    A block of changes goes into the block of the same name, and into the entry of that name where the case
    has a list. Everything else takes the place of what stood there; an empty change takes it away.

    Raises:
        Fault: for a change to an entry that the case has not.

    >>> told = {"issues": [{"name": "evening", "why": "Habit."}], "years": []}
    >>> told["years"] = [{"news": "A new hall.", "changes": {"issues": {"evening": {"why": "The hall."}}}}]
    >>> in_year(told, 1)["issues"]
    [{'name': 'evening', 'why': 'The hall.'}]
    """
    if not year:
        return data
    return _changed(data, data[YEARS][year - 1]["changes"], (YEARS, year - 1, "changes"))


def _changed(old: Any, new: Any, path: Path) -> Any:
    if not isinstance(new, dict):
        return new
    if isinstance(old, dict):
        made = old | {key: _changed(old.get(key), value, (*path, key)) for key, value in new.items()}
        return {key: value for key, value in made.items() if value is not None}
    if not isinstance(old, list):
        return new
    entries = {str(one["name"]): one for one in old if isinstance(one, dict) and "name" in one}
    for name in new:
        if name not in entries:
            raise Fault((*path, name), f"there is no entry {quoted(name)} to change: {meant(name, entries)}")
    changed = {name: _changed(entries[name], change, (*path, name)) for name, change in new.items()}
    return list((entries | changed).values())


def a_year(year: object, known: int, case: str) -> int:
    """Return a year if a case tells of it.

    Args:
        year: a whole number from 1; 0 is the case as it is told.
        known: how many other years the case tells of.
        case: its name, for the error.
    """
    if is_whole(year) and 0 <= year <= known:
        return year
    told = f"tells of the years 1 to {amount(known)}" if known else "tells of no other year"
    raise CaseError(f"The case '{case}' {told}, and {quoted(year)} is none of them.")
