"""All packages of a negotiation in one picture, and where a party's value lies."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import NoAgreement, OutcomeSpace, Settlement
from negolib.charts.placing import Words, placed
from negolib.charts.plane import (
    Point,
    Sides,
    frontier_line,
    limit_lines,
    limit_shapes,
    limit_words,
    marks,
    value_axes,
    value_plane,
)
from negolib.charts.style import (
    CLOUD,
    INK,
    JOINT,
    JOINT_TEXT,
    PAPER,
    Side,
    finished,
    in_two_lines,
    layout,
    plain,
)
from negolib.in_words import amount

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 430
MARGIN = {"l": 12, "r": 12, "t": 46, "b": 46}
PLOT_HEIGHT = HEIGHT - MARGIN["t"] - MARGIN["b"] - 20  # the axes' own words take the rest
MOST_POINTS = 4000  # more than this many packages are shown by a sample
SAMPLE = 1500


def package_space_chart(
    space: OutcomeSpace,
    *,
    sides: Mapping[str, Side] | None = None,
    unit: str = "points",
    today: Mapping[str, str] | None = None,
    middle: Mapping[str, str] | None = None,
    signed: Mapping[str, str] | None = None,
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw what every package is worth to two parties, with the efficient ones.

    In a space of more parties two of them are shown; what is efficient, and what beats walking away, is still
    told for all of them.

    Args:
        space: the outcome space, with the reservation values.
        sides: ``{party: how it is shown}`` for the axes: the first across, the second up. A space of two
            parties needs none.
        unit: what the points count.
        today: the package in force.
        middle: the package with the middle option of each issue.
        signed: a package that was agreed.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: unless the sides are two parties of the space.

    Source: Raiffa (1982), *The Art and Science of Negotiation*.

    >>> space = OutcomeSpace({"buyer": [[0, 30], [10, 0]], "seller": [[20, 0], [0, 5]]})
    >>> package_space_chart(space).layout.title.text
    '4 of 4 packages beat walking away for both'
    """
    pair, seen = _pair(space, sides)
    points = _points(space)
    cloud = np.unique(np.round(points[:, [space.parties.index(party) for party in pair]], 9), axis=0)
    frontier = [(row[pair[0]], row[pair[1]]) for _, row in space.frontier()[list(pair)].iterrows()]
    if len(space.parties) == 2:
        frontier.sort()
    limits = tuple(float(space.reservation[party]) for party in pair)
    plane = value_plane([*cloud.tolist(), *frontier, limits], PLOT_HEIGHT)
    nash = _nash(space)
    data = [
        marks(cloud.tolist(), CLOUD, 5, opacity=0.55),
        frontier_line(frontier, seen, joined=len(space.parties) == 2),
    ]
    words = limit_words(limits, seen, plane)
    for label, package, symbol in (
        ("today", today, "square"),
        ("the middle of everything", middle, "x"),
        ("signed", signed, "star"),
    ):
        if package is not None:
            place = _place(space.points_of(package), pair)
            data.append(marks([place], INK, 11, symbol, said=[label]))
            words.append(Words(*place, (label,), INK, bold=True))
    if nash is not None:
        place = _place(nash.points, pair)
        data.append(marks([place], JOINT, 15, "diamond", said=["Nash settlement"]))
        label = f"Nash settlement ({amount(place[0])}, {amount(place[1])})"
        words.append(Words(*place, (label,), JOINT_TEXT, bold=True))
    marked = [point for trace in data[2:] for point in zip(trace["x"], trace["y"], strict=True)]
    paths = [*limit_lines(limits, plane), frontier if len(space.parties) == 2 else []]
    notes = placed(words, plane, points=marked, paths=paths)
    return finished(
        data,
        layout(
            _title(space, middle, nash, points),
            height=HEIGHT,
            shapes=limit_shapes(limits, seen, plane),
            # A paper ground keeps words legible among the packages.
            annotations=[{**note, "bgcolor": PAPER} for note in notes],
            margin=MARGIN,
            **value_axes(seen, unit, plane),
        ),
        as_data,
    )


def _pair(space: OutcomeSpace, sides: Mapping[str, Side] | None) -> tuple[tuple[str, str], Sides]:
    """Return the two parties that the axes show, and how each is shown."""
    if sides is None and len(space.parties) == 2:
        sides = {party: Side(seat, str(party)) for seat, party in enumerate(space.parties)}
    if sides is None or len(sides) != 2 or not set(sides) <= set(space.parties):
        known = ", ".join(str(party) for party in space.parties)
        raise ValueError(f"A chart of packages has two axes: choose two of the parties {known}.")
    return tuple(sides), tuple(sides.values())


def _place(points: Mapping[str, float], pair: tuple[str, str]) -> Point:
    return float(points[pair[0]]), float(points[pair[1]])


def weights_chart(
    points: Mapping[str, Mapping[str, float]],
    *,
    side: Side,
    labels: Mapping[str, str] | None = None,
    unit: str = "points",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw a party's weights: the swing of each issue from its worst to its best option.

    Args:
        points: ``{issue: {option: points}}`` of the party.
        side: whose weights they are.
        labels: how to call the issues; by default their names.
        unit: what the points count.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: without an issue.

    Source: von Winterfeldt & Edwards (1986).

    >>> points = {"price": {"low": 0, "high": 30}, "term": {"1": 0, "2": 10}}
    >>> weights_chart(points, side=Side(0, "the buyer")).layout.title.text
    'price weighs most: 75% of all that is at stake'
    """
    if not points:
        raise ValueError("A chart of weights needs at least one issue with its points.")
    swings = {issue: max(row.values()) - min(row.values()) for issue, row in points.items()}
    ranked = sorted(swings, key=swings.get)
    total = sum(swings.values())
    names = {issue: plain((labels or {}).get(issue, issue), 34) for issue in ranked}
    title = "No issue has a weight yet"
    if total:
        top = ranked[-1]
        title = f"{names[top]} weighs most: {swings[top] / total:.0%} of all that is at stake"
    return finished(
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": [swings[issue] for issue in ranked],
                "y": [names[issue] for issue in ranked],
                "marker": {"color": side.line},
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
            title,
            height=90 + 30 * len(ranked),
            margin={"l": 12, "r": 84, "t": 46, "b": 42},
            xaxis={
                "title": {
                    "text": in_two_lines(
                        f"best less worst option for {plain(side.called)}, in {plain(unit)}", 60
                    )
                },
                "rangemode": "tozero",
            },
            yaxis={"tickfont": {"color": INK, "size": 12}, "showgrid": False},
        ),
        as_data,
    )


def _points(space: OutcomeSpace) -> np.ndarray:
    """Return what packages are worth, a column per party: each one, or a sample that is always the same."""
    tables = [space.option_points(issue) for issue in space.issues]
    if space.size > MOST_POINTS:
        chance = np.random.default_rng(7)
        return sum(table[chance.integers(len(table), size=SAMPLE)] for table in tables)
    points = tables[0]
    for table in tables[1:]:
        points = (points[:, None, :] + table[None, :, :]).reshape(-1, points.shape[1])
    return points


def _nash(space: OutcomeSpace) -> Settlement | None:
    try:
        return space.nash()
    except NoAgreement:
        return None


def _title(
    space: OutcomeSpace, middle: Mapping[str, str] | None, nash: Settlement | None, points: np.ndarray
) -> str:
    everyone = "both" if len(space.parties) == 2 else f"all {len(space.parties)}"
    if nash is None:
        return f"No package beats walking away for {everyone}"
    if middle is not None:
        worth = space.points_of(middle)
        for party in space.parties:
            if worth[party] < space.reservation[party]:
                return f"Splitting every difference is worse than walking away for {plain(party)}"
        base = sum(space.reservation.values())
        most = sum(space.utilitarian().points.values()) - base
        if most > 0:
            lost = 1 - (sum(worth.values()) - base) / most
            if lost < 0.005:
                return "Splitting every difference reaches all of the joint gain here"
            return f"Splitting every difference leaves {lost:.0%} of the joint gain on the table"
    if space.size <= MOST_POINTS:
        limits = [float(space.reservation[party]) for party in space.parties]
        good = (points >= limits).all(axis=1).sum()
        return f"{good} of {space.size} packages beat walking away for {everyone}"
    return "The green packages leave nothing on the table"
