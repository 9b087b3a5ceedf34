"""The offers of both sides as two paths in the value plane, and where they ended."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

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
    INK,
    JOINT,
    JOINT_TEXT,
    Side,
    finished,
    in_two_lines,
    layout,
    plain,
)
from negolib.in_words import amount, sentence_start

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 480
MARGIN = {"l": 12, "r": 12, "t": 50, "b": 50}
# What the axes' own words take from the height, below the margins.
PLOT_HEIGHT = HEIGHT - MARGIN["t"] - MARGIN["b"] - 20

Offer = tuple[int, float, float]


def offers_path_chart(
    paths: Mapping[str, Sequence[Offer]],
    *,
    sides: Sides,
    reservation: Mapping[str, float],
    frontier: Sequence[Point] = (),
    settlements: Mapping[str, Point] | None = None,
    deal: Point | None = None,
    better: Point | None = None,
    change: str = "",
    unit: str = "points",
    title: str = "",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw what each offer of the talks was worth to both sides, and how the two paths ran.

    Args:
        paths: ``{party: [(round, points across, points up), …]}``, the parties in the order of the axes: the
            first across, the second up. Several offers of one round are alternatives put side by side.
        sides: how these two parties are shown, in the same order.
        reservation: each party's reservation value, in the same points.
        frontier: the efficient, individually rational points.
        settlements: points by name, such as the Nash settlement; those that fall together share their words.
        deal: the points of the deal, None without one.
        better: the points of a package that both would have liked better than the deal.
        change: what that package changes, in words.
        unit: what the points count.
        title: the finding; by default what the deal left on the table.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: unless there are two parties, each with a reservation value.

    Source: Raiffa (1982), *The Art and Science of Negotiation*, on the dance of offers.

    >>> figure = offers_path_chart(
    ...     {"buyer": [(1, 90, 10), (2, 70, 30)], "seller": [(0, 10, 90)]},
    ...     sides=(Side(0, "you"), Side(1, "the seller")),
    ...     reservation={"buyer": 20, "seller": 15}, deal=(60, 40),
    ... )
    >>> figure.layout.title.text
    'Nothing was left on the table: no package is better for both'
    """
    parties = list(paths)
    if len(parties) != 2 or any(party not in reservation for party in parties):
        raise ValueError("A path of offers is drawn for two parties, each with its reservation value.")
    limits = tuple(float(reservation[party]) for party in parties)
    merged = [_merged(offers) for offers in paths.values()]
    spots = _settled(settlements or {})
    line = sorted((float(x), float(y)) for x, y in frontier)
    drawn = [point for offers in merged for _, *point in offers]
    every = [*drawn, *line, *spots, limits, *(point for point in (deal, better) if point)]
    plane = value_plane(every, PLOT_HEIGHT)
    words = [*limit_words(limits, sides, plane), *_words(merged, sides, spots, deal, better, change)]
    strokes = [line, *([point[1:] for point in offers] for offers in merged), *limit_lines(limits, plane)]
    notes = placed(words, plane, points=every, paths=strokes)
    if deal and better:
        notes.append(_arrow(deal, better))
    return finished(
        _traces(merged, sides, line, spots, deal, better),
        layout(
            plain(title) or _title(limits, line, sides, deal, better),
            height=HEIGHT,
            shapes=limit_shapes(limits, sides, plane),
            annotations=notes,
            margin=MARGIN,
            **value_axes(sides, unit, plane),
        ),
        as_data,
    )


def _traces(
    merged: Sequence[Sequence[tuple[str, float, float]]],
    sides: Sides,
    line: Sequence[Point],
    spots: Mapping[Point, Sequence[str]],
    deal: Point | None,
    better: Point | None,
) -> list[dict[str, object]]:
    """Return what is drawn, from the ground up: the frontier, settlements, both paths, the deal."""
    data = [frontier_line(line, sides)] if line else []
    if spots:
        said = [" and ".join(names) for names in spots.values()]
        data.append(marks(list(spots), JOINT, 10, "diamond-open", said=said))
    for offers, side in zip(merged, sides, strict=True):
        data += _path(offers, side)
    if deal:
        data.append(marks([deal], INK, 16, "star", said=["the deal"]))
    if better:
        data.append(marks([better], JOINT, 11, "star-diamond", said=["better for both"]))
    return data


def _title(limits: Point, line: list[Point], sides: Sides, deal: Point | None, better: Point | None) -> str:
    if deal and better:
        gains = [
            f"{amount(new - old, 1)} more for {plain(side.called, 20)}"
            for side, new, old in zip(sides, better, deal, strict=True)
        ]
        return f"One change was left on the table: {' and '.join(gains)}"
    if deal:
        return "Nothing was left on the table: no package is better for both"
    if not line:
        return "No deal, and no package beats walking away for both"
    most = max(sum(point) - sum(limits) for point in line)
    return f"No deal, though packages with a joint gain of up to {amount(most, 0)} were there"


def _merged(offers: Sequence[Offer]) -> list[tuple[str, float, float]]:
    """Return the path with what was offered again in a row as one point: "3–5" for rounds 3 to 5."""
    found: list[tuple[list[int], float, float]] = []
    for number, x, y in offers:
        if found and found[-1][1:] == (float(x), float(y)):
            found[-1][0].append(int(number))
        else:
            found.append(([int(number)], float(x), float(y)))
    return [
        (f"{min(rounds)}–{max(rounds)}" if min(rounds) != max(rounds) else str(rounds[0]), x, y)
        for rounds, x, y in found
    ]


def _settled(settlements: Mapping[str, Point]) -> dict[Point, list[str]]:
    spots: dict[Point, list[str]] = {}
    for name, point in settlements.items():
        spots.setdefault((round(float(point[0]), 6), round(float(point[1]), 6)), []).append(name)
    return spots


def _words(
    merged: Sequence[Sequence[tuple[str, float, float]]],
    sides: Sides,
    spots: Mapping[Point, Sequence[str]],
    deal: Point | None,
    better: Point | None,
    change: str,
) -> list[Words]:
    words = []
    if deal:
        text = f"deal ({amount(deal[0], 1)}, {amount(deal[1], 1)})"
        words.append(Words(*deal, (text,), INK, bold=True))
    for offers, side in zip(merged, sides, strict=True):
        if offers:
            number, x, y = offers[0]
            first = f"{sentence_start(plain(side.called, 18))}, round {number}"
            words.append(Words(x, y, (first,), side.text, bold=True))
    if better:
        said = plain(change, 60) or "better for both"
        words.append(Words(*better, tuple(in_two_lines(said, 32).split("<br>")), JOINT_TEXT, bold=True))
    for point, names_there in spots.items():
        said = plain(", ".join(names_there), 60)
        words.append(Words(*point, tuple(in_two_lines(said, 26).split("<br>")), JOINT_TEXT, needed=False))
    for offers, side in zip(merged, sides, strict=True):
        # The last offers matter most: they get their numbers first.
        for number, x, y in reversed(offers[1:]):
            words.append(Words(x, y, (number,), side.text, needed=False, size=11))
    return words


def _path(offers: Sequence[tuple[str, float, float]], side: Side) -> list[dict[str, object]]:
    """Return a party's offers: a line through the first of each round, the round's others hung on it."""
    if not offers:
        return []
    through, hung, seen = [], [], {}
    for number, x, y in offers:
        if number in seen:
            hung += [seen[number], (x, y), (None, None)]
        else:
            seen[number] = (x, y)
            through.append((x, y))
    traces = [
        {
            "type": "scatter",
            "x": [x for x, _ in points],
            "y": [y for _, y in points],
            "mode": "lines",
            "line": {"color": side.line, "width": width, "dash": dash},
            "hoverinfo": "skip",
        }
        for points, width, dash in ((through, 2, "solid"), (hung, 1, "dot"))
        if points
    ]
    said = [f"{sentence_start(plain(side.called, 24))}, round {number}" for number, _, _ in offers]
    return [*traces, marks([offer[1:] for offer in offers], side.line, 7, said=said)]


def _arrow(deal: Point, better: Point) -> dict[str, object]:
    return {
        "x": better[0],
        "y": better[1],
        "ax": deal[0],
        "ay": deal[1],
        "xref": "x",
        "yref": "y",
        "axref": "x",
        "ayref": "y",
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 1.1,
        "arrowwidth": 2,
        "arrowcolor": JOINT,
        "standoff": 7,
        "startstandoff": 8,
    }
