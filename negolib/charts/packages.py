"""All packages of a negotiation in one picture, and where a party's value lies."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import NoAgreement, OutcomeSpace, Settlement
from negolib.analysis.offers.trades import option_points
from negolib.charts.style import (
    CLOUD,
    INK,
    JOINT,
    JOINT_TEXT,
    MUTED,
    PAPER,
    finished,
    in_two_lines,
    layout,
    party_colour,
    party_text_colour,
    plain,
)
from negolib.in_words import amount, sentence_start

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 430
MOST_POINTS = 4000  # more than this many packages are shown by a sample
SAMPLE = 1500


def package_space_chart(
    space: OutcomeSpace,
    *,
    parties: Sequence[str] | None = None,
    roles: Sequence[str] = ("buyer", "seller"),
    unit: str = "points",
    today: Mapping[str, str] | None = None,
    middle: Mapping[str, str] | None = None,
    signed: Mapping[str, str] | None = None,
    reservation: bool = True,
    settlement: bool = True,
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw what every package is worth to two parties, with the frontier over packages.

    Args:
        space: the outcome space, with the reservation values.
        parties: the two parties for the axes; by default the first two.
        roles: the roles of these parties, for their colours.
        unit: what the points count.
        today: the package in force.
        middle: the package with the middle option of each issue.
        signed: a package that was agreed.
        reservation: draw the reservation values.
        settlement: mark the Nash settlement over packages.
        as_data: return plotly's JSON as it is, unchecked.

    Source: Raiffa (1982), *The Art and Science of Negotiation*.

    >>> space = OutcomeSpace({"buyer": [[0, 30], [10, 0]], "seller": [[20, 0], [0, 5]]})
    >>> package_space_chart(space).layout.title.text
    '4 of 4 packages beat walking away for both'
    """
    one, other = list(parties or space.parties)[:2]
    cloud = _cloud(space, one, other)
    frontier = space.frontier()
    nash = _nash(space)
    data = [
        _marks(cloud[:, 0], cloud[:, 1], CLOUD, 5, opacity=0.55, hover="skip"),
        {
            "type": "scatter",
            "x": frontier[one].tolist(),
            "y": frontier[other].tolist(),
            "mode": "lines+markers",
            "line": {"color": JOINT, "width": 2},
            "marker": {"color": JOINT, "size": 6},
            "hovertemplate": f"{plain(one)} %{{x:.4~g}}, {plain(other)} %{{y:.4~g}}<extra>frontier</extra>",
        },
    ]
    notes: list[dict[str, object]] = []
    shapes: list[dict[str, object]] = []
    waiting: list[tuple[float, float, str, str, float]] = []
    marked = {"today’s contract": (today, "square", INK), "the middle of everything": (middle, "x", INK)}
    marked["signed"] = (signed, "star", INK)
    for label, (package, symbol, colour) in marked.items():
        if package is not None:
            points = space.points_of(package)
            place = points[one], points[other]
            data.append(_marks([place[0]], [place[1]], colour, 11, symbol=symbol, name=label))
            waiting.append((*place, label, INK, 26))
    if settlement and nash is not None:
        place = nash.points[one], nash.points[other]
        data.append(_marks([place[0]], [place[1]], JOINT, 15, symbol="diamond", name="Nash settlement"))
        label = f"Nash settlement ({amount(place[0])}, {amount(place[1])})"
        waiting.append((*place, label, JOINT_TEXT, -34))
    everything = np.vstack([cloud, frontier[[one, other]].to_numpy(float).reshape(-1, 2)])
    ranges = [_range(everything[:, axis], space.reservation[(one, other)[axis]]) for axis in (0, 1)]
    # Words run towards the middle, where there is room; of two that lie together each runs to its own side.
    centre, near = sum(ranges[0]) / 2, 0.25 * (ranges[0][1] - ranges[0][0])
    for x, *words in waiting:
        others = [one for one, _, _, _, ay in waiting if ay == words[-1] and 0 < abs(one - x) < near]
        inner = others[0] if others else centre
        notes.append(_pointer(x, *words, right=x > inner if others else x < inner))
    if reservation:
        _limits(space, (one, other), roles, ranges, shapes, notes)
    return finished(
        data,
        layout(
            _title(space, one, other, middle, nash, cloud),
            height=HEIGHT,
            shapes=shapes,
            annotations=notes,
            margin={"l": 12, "r": 12, "t": 46, "b": 46},
            xaxis=_axis(one, roles[0], unit, ranges[0]),
            yaxis=_axis(other, roles[1], unit, ranges[1]),
        ),
        as_data,
    )


def weights_chart(
    points: Mapping[str, Mapping[str, float]],
    *,
    labels: Mapping[str, str] | None = None,
    who: str = "",
    role: str = "buyer",
    unit: str = "points",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw a party's weights: the swing of each issue from its worst to its best option.

    Source: von Winterfeldt & Edwards (1986).

    >>> weights_chart({"price": {"low": 0, "high": 30}, "term": {"1": 0, "2": 10}}).layout.title.text
    'price weighs most: 75% of all that is at stake'
    """
    if not points:
        raise ValueError("A chart of weights needs at least one issue with its points.")
    swings = {issue: max(row.values()) - min(row.values()) for issue, row in points.items()}
    ranked = sorted(swings, key=swings.get)
    total = sum(swings.values())
    names = {issue: plain((labels or {}).get(issue, issue), 34) for issue in ranked}
    top = ranked[-1]
    title = f"{names[top]} weighs most: {swings[top] / total:.0%} of all that is at stake" if total else ""
    return finished(
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": [swings[issue] for issue in ranked],
                "y": [names[issue] for issue in ranked],
                "marker": {"color": party_colour(role)},
                "text": [
                    f"{amount(swings[issue])} ({swings[issue] / total:.0%})" if total else "0"
                    for issue in ranked
                ],
                "textposition": "outside",
                "cliponaxis": False,
                "hoverinfo": "skip",
            }
        ],
        layout(
            title or "No issue has a weight yet",
            height=90 + 30 * len(ranked),
            margin={"l": 12, "r": 84, "t": 46, "b": 42},
            xaxis={
                "title": {"text": in_two_lines(f"best less worst option{_for(who)}, in {plain(unit)}", 60)},
                "rangemode": "tozero",
            },
            yaxis={"tickfont": {"color": INK, "size": 12}, "showgrid": False},
        ),
        as_data,
    )


def _for(who: str) -> str:
    return f" for {plain(who)}" if who else ""


def _cloud(space: OutcomeSpace, one: str, other: str) -> np.ndarray:
    """Return what packages are worth to both: each package, or a sample that is always the same."""
    columns = [space.parties.index(one), space.parties.index(other)]
    tables = [option_points(space, issue)[:, columns] for issue in space.issues]
    if space.size <= MOST_POINTS:
        points = tables[0]
        for table in tables[1:]:
            points = (points[:, None, :] + table[None, :, :]).reshape(-1, 2)
    else:
        chance = np.random.default_rng(7)
        points = sum(table[chance.integers(len(table), size=SAMPLE)] for table in tables)
    return np.unique(np.round(points, 9), axis=0)


def _nash(space: OutcomeSpace) -> Settlement | None:
    try:
        return space.nash()
    except NoAgreement:
        return None


def _title(
    space: OutcomeSpace,
    one: str,
    other: str,
    middle: Mapping[str, str] | None,
    nash: Settlement | None,
    cloud: np.ndarray,
) -> str:
    if nash is None:
        return "No package beats walking away for both"
    if middle is not None:
        points = space.points_of(middle)
        for party in space.parties:
            if points[party] < space.reservation[party]:
                return f"Splitting every difference is worse than walking away for {plain(party)}"
        base = sum(space.reservation.values())
        most = sum(space.utilitarian().points.values()) - base
        if most > 0:
            lost = 1 - (sum(points.values()) - base) / most
            if lost < 0.005:
                return "Splitting every difference reaches all of the joint gain here"
            return f"Splitting every difference leaves {lost:.0%} of the joint gain on the table"
    if space.size <= MOST_POINTS and len(cloud) == space.size:
        good = (cloud[:, 0] >= space.reservation[one]) & (cloud[:, 1] >= space.reservation[other])
        return f"{int(good.sum())} of {space.size} packages beat walking away for both"
    return "The green packages leave nothing on the table"


def _limits(
    space: OutcomeSpace,
    pair: tuple[str, str],
    roles: Sequence[str],
    ranges: list[list[float]],
    shapes: list[dict[str, object]],
    notes: list[dict[str, object]],
) -> None:
    limits = [float(space.reservation[party]) for party in pair]
    shapes.append(
        {
            "type": "rect",
            "x0": limits[0],
            "x1": ranges[0][1],
            "y0": limits[1],
            "y1": ranges[1][1],
            "fillcolor": JOINT,
            "opacity": 0.09,
            "layer": "below",
            "line": {"width": 0},
        }
    )
    for axis, (party, role, limit) in enumerate(zip(pair, roles, limits, strict=True)):
        ends = {"x0": limit, "x1": limit, "y0": ranges[1][0], "y1": ranges[1][1]}
        if axis == 1:
            ends = {"x0": ranges[0][0], "x1": ranges[0][1], "y0": limit, "y1": limit}
        line = {"color": party_colour(role), "width": 2, "dash": "dash"}
        shapes.append({"type": "line", **ends, "line": line})
        text = f"{plain(party, 20)} walks away"
        text = f"← {text}" if axis == 0 else f"{text} ↓"
        # Left of the line, unless the words would run into the numbers of the axis there.
        room_left = limit - ranges[0][0] > 0.3 * (ranges[0][1] - ranges[0][0])
        side = {"xanchor": "right", "xshift": -4} if room_left else {"xanchor": "left", "xshift": 4}
        place = {"x": limit, "y": ranges[1][0], "yanchor": "bottom", "yshift": 4, "bgcolor": PAPER, **side}
        if axis == 1:
            place = {"x": ranges[0][1], "y": limit, "xanchor": "right", "yanchor": "top", "yshift": -2}
        font = {"size": 12, "color": party_text_colour(role)}
        notes.append({**place, "text": text, "showarrow": False, "font": font})


def _axis(party: str, role: str, unit: str, limits: list[float]) -> dict[str, object]:
    words = party_text_colour(role)
    text = in_two_lines(f"{plain(sentence_start(party))}: {plain(unit)}", 44)
    return {"range": limits, "title": {"text": text, "font": {"color": words, "size": 12}}, "zeroline": False}


def _range(values: np.ndarray, limit: float) -> list[float]:
    low, high = min(float(values.min()), float(limit)), max(float(values.max()), float(limit))
    margin = 0.07 * (high - low) or 1.0
    return [low - margin, high + margin]


def _marks(
    x: Sequence[float],
    y: Sequence[float],
    colour: str,
    size: int,
    *,
    symbol: str = "circle",
    opacity: float = 1.0,
    hover: str = "",
    name: str = "",
) -> dict[str, object]:
    trace = {
        "type": "scatter",
        "x": [float(value) for value in x],
        "y": [float(value) for value in y],
        "mode": "markers",
        "marker": {"color": colour, "size": size, "symbol": symbol, "opacity": opacity},
    }
    if hover:
        return {**trace, "hoverinfo": hover}
    return {**trace, "hovertemplate": f"%{{x:.4~g}}, %{{y:.4~g}}<extra>{name}</extra>"}


def _pointer(x: float, y: float, text: str, colour: str, ay: float, *, right: bool) -> dict[str, object]:
    return {
        "x": x,
        "y": y,
        "text": f"<b>{text}</b>",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": MUTED,
        "ax": 22 if right else -22,
        "ay": ay,
        "xanchor": "left" if right else "right",
        "standoff": 6,
        "bgcolor": PAPER,
        "borderpad": 1,
        "font": {"size": 12, "color": colour},
    }
