"""How both sides feel about the talks: the four dimensions of subjective value."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from negolib.charts.style import (
    CLOUD,
    INK,
    Side,
    finished,
    layout,
    plain,
)
from negolib.in_words import amount, sentence_start

if TYPE_CHECKING:
    import plotly.graph_objects as go


def subjective_value_chart(
    mine: Mapping[str, float],
    theirs: Mapping[str, float] | None = None,
    *,
    sides: Sequence[Side],
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw how both sides feel about the talks, on the four dimensions of subjective value.

    Args:
        mine: ``{dimension: 1 to 7}``.
        theirs: the same of the other side, None where nobody knows it.
        sides: how the two are shown, one's own first.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: without an answer.

    Source: Curhan, Elfenbein & Xu (2006), *What do people value when they negotiate?*

    >>> mine, theirs = {"the result": 6, "the process": 3}, {"the result": 4, "the process": 3}
    >>> sides = Side(0, "you"), Side(1, "the other side")
    >>> subjective_value_chart(mine, theirs, sides=sides).layout.title.text
    'You and the other side differ most on the result: 6 against 4 of 7'
    """
    if not mine:
        raise ValueError("A chart of what was felt needs at least one answer.")
    theirs = theirs or {}
    rows = list(mine)[::-1]
    data: list[dict[str, object]] = []
    for row in rows:
        if row in theirs:
            ends = sorted((float(mine[row]), float(theirs[row])))
            bar = {"color": CLOUD, "width": 3}
            data.append(
                {"type": "scatter", "x": ends, "y": [plain(row, 30)] * 2, "mode": "lines", "line": bar}
                | {"hoverinfo": "skip"}
            )
    for side, felt, symbol in zip(sides, (mine, theirs), ("circle", "diamond"), strict=True):
        known = [row for row in rows if row in felt]
        data.append(
            {
                "type": "scatter",
                "x": [float(felt[row]) for row in known],
                "y": [plain(row, 30) for row in known],
                "mode": "markers",
                "marker": {"color": side.line, "size": 13, "symbol": symbol},
                "hovertemplate": "%{y}: %{x:.2~g} of 7<extra></extra>",
            }
        )
    notes = []
    for row in rows:
        # One's own words above the line, the other side's below it: so they never meet.
        for side, felt, up in zip(sides, (mine, theirs), (17, -17), strict=True):
            if row not in felt:
                continue
            text = f"{plain(side.called, 18)} {amount(felt[row], 1)}"
            font = {"size": 12, "color": side.text}
            place = {"x": float(felt[row]), "y": plain(row, 30), "yshift": up, "showarrow": False}
            notes.append({**place, "text": text, "font": font})
    return finished(
        data,
        layout(
            _title(mine, theirs, sides),
            height=96 + 60 * len(rows),
            annotations=notes,
            margin={"l": 12, "r": 12, "t": 46, "b": 44},
            xaxis={
                "range": [0.2, 7.8],
                "tickvals": list(range(1, 8)),
                "title": {"text": "1 not at all, 7 perfectly"},
            },
            yaxis={"tickfont": {"color": INK, "size": 12}, "showgrid": True},
        ),
        as_data,
    )


def _title(mine: Mapping[str, float], theirs: Mapping[str, float], sides: Sequence[Side]) -> str:
    mine_called, theirs_called = (plain(side.called, 20) for side in sides)
    shared = [row for row in mine if row in theirs]
    if not shared:
        best = max(mine, key=mine.get)
        return (
            f"{sentence_start(mine_called)} felt best about {plain(best, 30)}: {amount(mine[best], 1)} of 7"
        )
    most = max(shared, key=lambda row: abs(mine[row] - theirs[row]))
    one, other = (amount(side[most], 1) for side in (mine, theirs))
    pair = f"{sentence_start(mine_called)} and {theirs_called}"
    if one == other:
        return f"{pair} felt alike about all of it"
    return f"{pair} differ most on {plain(most, 30)}: {one} against {other} of 7"
