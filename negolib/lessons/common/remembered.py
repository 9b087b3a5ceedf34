"""What takes long to compute is computed once for a case."""

import functools
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from negolib.cases import Case

Found = TypeVar("Found")
MOST = 32


def remembered(compute: Callable[..., Found]) -> Callable[..., Found]:
    """Return a function that computes something of a case, and of some texts, only the first time.

    >>> calls = []
    >>> double = remembered(lambda case, text: calls.append(text) or 2 * text)
    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> double(case, "a"), double(case, "a"), calls
    ('aa', 'aa', ['a'])
    """
    kept: OrderedDict[tuple[object, ...], tuple[Case, Found]] = OrderedDict()

    @functools.wraps(compute)
    def look(case: Case, *texts: str) -> Found:
        # The case is kept beside what was found, so that its number stays its own.
        mark = (id(case), *texts)
        if mark not in kept:
            kept[mark] = (case, compute(case, *texts))
        kept.move_to_end(mark)
        while len(kept) > MOST:
            kept.popitem(last=False)
        return kept[mark][1]

    return look
