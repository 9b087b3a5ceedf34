"""The offers of both sides as two paths in the value plane, and where they ended."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from negolib.charts.placing import Plane, Words, placed
from negolib.charts.style import (
    INK,
    JOINT,
    JOINT_TEXT,
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

HEIGHT = 480
MARGIN = {"l": 12, "r": 12, "t": 50, "b": 50}
# What the axes' own words take from the height, below the margins.
PLOT_HEIGHT = HEIGHT - MARGIN["t"] - MARGIN["b"] - 20

Point = tuple[float, float]
Offer = tuple[int, float, float]


def offers_path_chart(
    paths: Mapping[str, Sequence[Offer]],
    *,
    reservation: Mapping[str, float],
    frontier: Sequence[Point] = (),
    settlements: Mapping[str, Point] | None = None,
    deal: Point | None = None,
    better: Point | None = None,
    change: str = "",
    roles: Sequence[str] = ("buyer", "seller"),
    names: Mapping[str, str] | None = None,
    unit: str = "points",
    title: str = "",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw what each offer of the talks was worth to both sides, and how the two paths ran.

    Args:
        paths: ``{party: [(round, points across, points up), …]}``, the parties in the order of the axes: the
            first across, the second up. Several offers of one round are alternatives put side by side.
        reservation: each party's reservation value, in the same points.
        frontier: the efficient, individually rational points.
        settlements: points by name, such as the Nash settlement; those that fall together share their words.
        deal: the points of the deal, None without one.
        better: the points of a package that both would have liked better than the deal.
        change: what that package changes, in words.
        roles: the parties' roles, for their colours.
        names: how to call the parties in the middle of a sentence, such as "you" and "the supplier".
        unit: what the points count.
        title: the finding; by default what the deal left on the table.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: unless there are two parties, each with a reservation value.

    Source: Raiffa (1982), *The Art and Science of Negotiation*, on the dance of offers.

    >>> figure = offers_path_chart(
    ...     {"buyer": [(1, 90, 10), (2, 70, 30)], "supplier": [(0, 10, 90)]},
    ...     reservation={"buyer": 20, "supplier": 15}, deal=(60, 40),
    ... )
    >>> figure.layout.title.text
    'Nothing was left on the table: no package is better for both'
    """
    parties = list(paths)
    if len(parties) != 2 or any(party not in reservation for party in parties):
        raise ValueError("A path of offers is drawn for two parties, each with its reservation value.")
    names = {party: (names or {}).get(party, party) for party in parties}
    limits = tuple(float(reservation[party]) for party in parties)
    merged = {party: _merged(offers) for party, offers in paths.items()}
    spots = _settled(settlements or {})
    line = sorted((float(x), float(y)) for x, y in frontier)
    drawn = [point for offers in merged.values() for _, *point in offers]
    every = [*drawn, *line, *spots, limits, *(point for point in (deal, better) if point)]
    plane = Plane(*(_range([point[axis] for point in every]) for axis in (0, 1)), PLOT_HEIGHT)
    data = [_line(line, JOINT, names)] if line else []
    if spots:
        data.append(_marks(list(spots), JOINT, 10, "diamond-open", [" and ".join(n) for n in spots.values()]))
    for party, role in zip(parties, roles, strict=True):
        data += _path(merged[party], party_colour(role), names[party])
    if deal:
        data.append(_marks([deal], INK, 16, "star", ["the deal"]))
    if better:
        data.append(_marks([better], JOINT, 11, "star-diamond", ["better for both"]))
    words = _words(merged, roles, names, spots, deal, better, change)
    strokes = [line, *([point[1:] for point in offers] for offers in merged.values())]
    strokes += [
        [(limits[0], plane.y[0]), (limits[0], plane.y[1])],
        [(plane.x[0], limits[1]), (plane.x[1], limits[1])],
    ]
    notes = placed(
        [*_limit_words(parties, roles, names, limits, plane), *words], plane, points=every, paths=strokes
    )
    if deal and better:
        notes.append(_arrow(deal, better))
    return finished(
        data,
        layout(
            plain(title) or _title(limits, line, names, deal, better),
            height=HEIGHT,
            shapes=_limits(limits, roles, plane),
            annotations=notes,
            margin=MARGIN,
            xaxis=_axis(names[parties[0]], roles[0], unit, plane.x),
            yaxis=_axis(names[parties[1]], roles[1], unit, plane.y),
        ),
        as_data,
    )


def _title(
    limits: Point, line: list[Point], names: Mapping[str, str], deal: Point | None, better: Point | None
) -> str:
    if deal and better:
        gains = [
            f"{amount(new - old, 1)} more for {plain(name, 20)}"
            for name, new, old in zip(names.values(), better, deal, strict=True)
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
    merged: Mapping[str, Sequence[tuple[str, float, float]]],
    roles: Sequence[str],
    names: Mapping[str, str],
    spots: Mapping[Point, Sequence[str]],
    deal: Point | None,
    better: Point | None,
    change: str,
) -> list[Words]:
    words = []
    if deal:
        text = f"deal ({amount(deal[0], 1)}, {amount(deal[1], 1)})"
        words.append(Words(*deal, (text,), INK, bold=True))
    for (party, offers), role in zip(merged.items(), roles, strict=True):
        if offers:
            number, x, y = offers[0]
            first = f"{sentence_start(plain(names[party], 18))}, round {number}"
            words.append(Words(x, y, (first,), party_text_colour(role), bold=True))
    if better:
        said = plain(change, 60) or "better for both"
        words.append(Words(*better, tuple(in_two_lines(said, 32).split("<br>")), JOINT_TEXT, bold=True))
    for point, names_there in spots.items():
        said = plain(", ".join(names_there), 60)
        words.append(Words(*point, tuple(in_two_lines(said, 26).split("<br>")), JOINT_TEXT, needed=False))
    for offers, role in zip(merged.values(), roles, strict=True):
        # The last offers matter most: they get their numbers first.
        for number, x, y in reversed(offers[1:]):
            words.append(Words(x, y, (number,), party_text_colour(role), needed=False, size=11))
    return words


def _path(offers: Sequence[tuple[str, float, float]], colour: str, name: str) -> list[dict[str, object]]:
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
            "line": {"color": colour, "width": width, "dash": dash},
            "hoverinfo": "skip",
        }
        for points, width, dash in ((through, 2, "solid"), (hung, 1, "dot"))
        if points
    ]
    said = [f"{sentence_start(plain(name, 24))}, round {number}" for number, _, _ in offers]
    return [*traces, _marks([offer[1:] for offer in offers], colour, 7, "circle", said)]


def _line(points: Sequence[Point], colour: str, names: Mapping[str, str]) -> dict[str, object]:
    one, other = (plain(name, 24) for name in names.values())
    return {
        "type": "scatter",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "mode": "lines+markers",
        "opacity": 0.75,
        "line": {"color": colour, "width": 1.5},
        "marker": {"color": colour, "size": 4},
        "hovertemplate": f"{one} %{{x:.4~g}}, {other} %{{y:.4~g}}<extra>frontier</extra>",
    }


def _marks(
    points: Sequence[Point], colour: str, size: int, symbol: str, said: Sequence[str]
) -> dict[str, object]:
    return {
        "type": "scatter",
        "x": [float(x) for x, _ in points],
        "y": [float(y) for _, y in points],
        "mode": "markers",
        "marker": {"color": colour, "size": size, "symbol": symbol},
        "text": list(said),
        "hovertemplate": "%{text}: %{x:.4~g}, %{y:.4~g}<extra></extra>",
    }


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


def _limits(limits: Point, roles: Sequence[str], plane: Plane) -> list[dict[str, object]]:
    (left, right), (low, high) = plane.x, plane.y
    corner = {"x0": limits[0], "x1": right, "y0": limits[1], "y1": high}
    shade = {"fillcolor": JOINT, "opacity": 0.08, "layer": "below", "line": {"width": 0}}
    ends = (
        {"x0": limits[0], "x1": limits[0], "y0": low, "y1": high},
        {"x0": left, "x1": right, "y0": limits[1], "y1": limits[1]},
    )
    return [{"type": "rect", **corner, **shade}] + [
        {"type": "line", **end, "line": {"color": party_colour(role), "width": 2, "dash": "dash"}}
        for end, role in zip(ends, roles, strict=True)
    ]


def _limit_words(
    parties: Sequence[str], roles: Sequence[str], names: Mapping[str, str], limits: Point, plane: Plane
) -> list[Words]:
    """Say at the two lines who walks away there."""
    one, other = (
        f"{plain(names[party], 20)} {'walk' if names[party] == 'you' else 'walks'} away" for party in parties
    )
    (left, right), (low, high) = plane.x, plane.y
    along = tuple((limits[0], low + share * (high - low)) for share in (1, 0.25, 0.5, 0.75))
    across = tuple((right - share * (right - left), limits[1]) for share in (0.2, 0.4, 0.6, 0.8, 1))
    return [
        Words(limits[0], low, (one,), party_text_colour(roles[0]), elsewhere=along),
        Words(right, limits[1], (other,), party_text_colour(roles[1]), elsewhere=across),
    ]


def _axis(name: str, role: str, unit: str, limits: Point) -> dict[str, object]:
    text = in_two_lines(f"Worth to {plain(name, 24)}: {plain(unit)}", 44)
    font = {"color": party_text_colour(role), "size": 12}
    return {"range": list(limits), "title": {"text": text, "font": font}}


def _range(values: Sequence[float]) -> Point:
    low, high = min(values), max(values)
    margin = 0.08 * (high - low) or 1.0
    return low - margin, high + margin
