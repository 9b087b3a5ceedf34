"""A variant of a case: drawn, and drawn again until it keeps all that there is to learn."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import CaseError
from ..model import Case
from ..proving.kept import lost
from .drawing import as_told, check_ranges, drawn
from .filling import check_places, filled
from .telling import still_said
from .years import YEARS, in_year

DRAWS = 200


def told(data: Any, build: Callable[[Any], Case]) -> Case:
    """Return the case as it is told without a seed.

    Args:
        data: the plain data of its files.
        build: from data with a number at every place to a checked case.

    Raises:
        Fault: for a place or a range that does not fit.
    """
    case = build(_filled(data, _numbers_now(data)))
    check_ranges(case.variants)
    check_places(_numbered(data), as_told(case.variants))
    return case


def _numbered(data: Any) -> Any:
    """The data without its other years, whose numbers are not those of this one."""
    return {key: part for key, part in data.items() if key != YEARS} if isinstance(data, dict) else data


def _filled(data: Any, numbers: Mapping[str, float]) -> Any:
    """The data with a number at every place; its other years are kept as they are written."""
    made = filled(_numbered(data), numbers)
    return made | {YEARS: data[YEARS]} if isinstance(data, dict) and YEARS in data else made


def _numbers_now(data: Any) -> dict[str, float]:
    """The numbers of the case as told, as far as they can be read; what is wrong, the model says."""
    block = data.get("variants") if isinstance(data, dict) else None
    entries = block.items() if isinstance(block, dict) else ()
    return {
        name: one["now"]
        for name, one in entries
        if isinstance(one, dict) and type(one.get("now")) in (int, float)
    }


def variant(
    case: Case, data: Any, seed: int | None, year: int, build: Callable[[Any, int | None, int], Case]
) -> Case:
    """Return the variant of a case that a seed draws, in one of its years.

    Args:
        case: the case as it is told.
        data: the plain data of its files.
        seed: which of the variants; None for the numbers that the year is told with.
        year: one of the case's other years, or 0.
        build: from data with a number at every place to a checked case.

    Raises:
        CaseError: for a case without ranges, or with ranges so wide that what it teaches is lost.
        Fault: for a drawn case that does not hold together.
    """
    data = in_year(data, year)
    if seed is None:
        return build(_filled(data, _numbers_now(data)), None, year)
    if not case.variants:
        raise CaseError(f"The case '{case.name}' states no ranges to draw from: load it without a seed.")
    as_written = build(_filled(data, _numbers_now(data)), None, year) if year else case
    losses: Counter[str] = Counter()
    for attempt in range(DRAWS):
        numbers = drawn(as_written.variants, case.name, seed, attempt)
        fresh = build(_filled(data, numbers), seed, year)
        loss = lost(case, fresh)
        if not loss:
            return build(still_said(_filled(data, numbers), as_written, fresh), seed, year)
        losses[loss] += 1
    most = losses.most_common(1)[0][0]
    raise CaseError(
        f"None of {DRAWS} draws for the seed {seed} keeps what '{case.name}' teaches; mostly, {most}. "
        "Narrow the ranges under 'variants'."
    )
