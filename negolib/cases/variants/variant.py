"""A variant of a case: drawn, and drawn again until it keeps all that there is to learn."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from ..errors import CaseError
from ..model import Case
from ..proving.kept import lost
from .drawing import as_told, check_ranges, drawn
from .filling import check_places, filled
from .telling import still_said

DRAWS = 200


def told(data: Any, build: Callable[[Any], Case]) -> Case:
    """Return the case as it is told without a seed.

    Args:
        data: the plain data of its files.
        build: from data with a number at every place to a checked case.

    Raises:
        Fault: for a place or a range that does not fit.
    """
    case = build(filled(data, _numbers_now(data)))
    check_ranges(case.variants)
    check_places(data, as_told(case.variants))
    return case


def _numbers_now(data: Any) -> dict[str, float]:
    """The numbers of the case as told, as far as they can be read; what is wrong, the model says."""
    block = data.get("variants") if isinstance(data, dict) else None
    entries = block.items() if isinstance(block, dict) else ()
    return {
        name: one["now"]
        for name, one in entries
        if isinstance(one, dict) and type(one.get("now")) in (int, float)
    }


def variant(case: Case, data: Any, seed: int, build: Callable[[Any, int], Case]) -> Case:
    """Return the variant of a case that a seed draws.

    Args:
        case: the case as it is told.
        data: the plain data of its files.
        seed: which of the variants.
        build: from data with a number at every place to a checked case.

    Raises:
        CaseError: for a case without ranges, or with ranges so wide that what it teaches is lost.
        Fault: for a drawn case that does not hold together.
    """
    if not case.variants:
        raise CaseError(f"The case '{case.name}' states no ranges to draw from: load it without a seed.")
    losses: Counter[str] = Counter()
    for attempt in range(DRAWS):
        numbers = drawn(case.variants, case.name, seed, attempt)
        fresh = build(filled(data, numbers), seed)
        loss = lost(case, fresh)
        if not loss:
            return build(still_said(filled(data, numbers), case, fresh), seed)
        losses[loss] += 1
    most = losses.most_common(1)[0][0]
    raise CaseError(
        f"None of {DRAWS} draws for the seed {seed} keeps what '{case.name}' teaches; mostly, {most}. "
        "Narrow the ranges under 'variants'."
    )
