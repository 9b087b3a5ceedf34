"""How much risk somebody can bear: the stops of the slider, and what it says."""

import math
from collections.abc import Sequence

from negolib.analysis import Alternative
from negolib.in_words import amount


def risk_stops(alternatives: Sequence[Alternative]) -> list[float]:
    """Return round tolerances in points, from a tenth of what is at stake to ten times as much.

    >>> from negolib.cases import load_case
    >>> stops = risk_stops(load_case("supplier").parties["buyer"].alternatives)
    >>> stops[0], stops[-1]
    (30.0, 2000.0)
    """
    stakes = [abs(value) for tree in alternatives for _, _, value in tree.paths()]
    stake = max(stakes, default=0) or 100.0
    power = math.floor(math.log10(stake / 10))
    series = [
        factor * 10.0**exponent for exponent in range(power, power + 3) for factor in (1, 1.5, 2, 3, 5, 7)
    ]
    return [float(f"{stop:.6g}") for stop in series if stake / 10 <= stop <= stake * 10]


def risk_state(stops: Sequence[float], tolerance: float | None, unit: str) -> dict[str, object]:
    """Return what the slider shows: its stops, where it stands, and that in words; None is risk neutral."""
    nearest = min(range(len(stops)), key=lambda at: abs(stops[at] - (tolerance or math.inf)))
    at = len(stops) // 2 if tolerance is None else nearest
    words = (
        "neutral: only the expected value counts"
        if tolerance is None
        else f"risk tolerance {amount(tolerance)} {unit}"
    )
    return {"stops": list(stops), "at": at, "neutral": tolerance is None, "words": words}
