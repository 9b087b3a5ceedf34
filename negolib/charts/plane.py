"""The value plane: what a package is worth to one party across, and to another up.

Every chart of packages stands on it: its axes, the corner beyond both limits, the frontier, and marks.
"""

from collections.abc import Sequence

from negolib.charts.placing import Plane, Words
from negolib.charts.style import JOINT, Side, in_two_lines, plain

Point = tuple[float, float]
Sides = tuple[Side, Side]


def value_plane(points: Sequence[Point], height: float) -> Plane:
    """Return a plane with room for all these points, its plot so many pixels high."""
    return Plane(*(_span([float(point[axis]) for point in points]) for axis in (0, 1)), height)


def value_axes(sides: Sides, unit: str, plane: Plane) -> dict[str, dict[str, object]]:
    """Return both axes for a figure's layout, each in the colour and in the words of its party."""
    return {
        name: {
            "range": list(limits),
            "zeroline": False,
            "title": {
                "text": in_two_lines(f"Worth to {plain(side.called, 24)}: {plain(unit)}", 44),
                "font": {"color": side.text, "size": 12},
            },
        }
        for name, side, limits in zip(("xaxis", "yaxis"), sides, (plane.x, plane.y), strict=True)
    }


def limit_shapes(limits: Point, sides: Sides, plane: Plane) -> list[dict[str, object]]:
    """Return the two lines where the parties walk away, and the shaded corner beyond both."""
    corner = {"x0": limits[0], "x1": plane.x[1], "y0": limits[1], "y1": plane.y[1]}
    shade = {"fillcolor": JOINT, "opacity": 0.08, "layer": "below", "line": {"width": 0}}
    return [{"type": "rect", **corner, **shade}] + [
        {
            "type": "line",
            **dict(zip(("x0", "y0", "x1", "y1"), (*start, *end), strict=True)),
            "line": {"color": side.line, "width": 2, "dash": "dash"},
        }
        for side, (start, end) in zip(sides, limit_lines(limits, plane), strict=True)
    ]


def limit_lines(limits: Point, plane: Plane) -> list[list[Point]]:
    """Return where the two lines run at which the parties walk away, each from end to end."""
    (left, right), (low, high) = plane.x, plane.y
    return [[(limits[0], low), (limits[0], high)], [(left, limits[1]), (right, limits[1])]]


def limit_words(limits: Point, sides: Sides, plane: Plane) -> list[Words]:
    """Return words for the two lines that say who walks away there, to be placed along them."""
    (left, right), (low, high) = plane.x, plane.y
    along = tuple((limits[0], low + share * (high - low)) for share in (1, 0.25, 0.5, 0.75))
    across = tuple((right - share * (right - left), limits[1]) for share in (0.2, 0.4, 0.6, 0.8, 1))
    one, other = (Side(side.seat, plain(side.called, 20)).walks_away for side in sides)
    return [
        Words(limits[0], low, (one,), sides[0].text, elsewhere=along),
        Words(right, limits[1], (other,), sides[1].text, elsewhere=across),
    ]


def frontier_line(points: Sequence[Point], sides: Sides, *, joined: bool = True) -> dict[str, object]:
    """Return the efficient packages; joined, where no third party has a part in what is efficient."""
    one, other = (plain(side.called, 24) for side in sides)
    return {
        "type": "scatter",
        "x": [float(x) for x, _ in points],
        "y": [float(y) for _, y in points],
        "mode": "lines+markers" if joined else "markers",
        "opacity": 0.8,
        "line": {"color": JOINT, "width": 2},
        "marker": {"color": JOINT, "size": 5},
        "hovertemplate": f"{one} %{{x:.4~g}}, {other} %{{y:.4~g}}<extra>frontier</extra>",
    }


def marks(
    points: Sequence[Point],
    colour: str,
    size: int,
    symbol: str = "circle",
    *,
    said: Sequence[str] = (),
    opacity: float = 1.0,
) -> dict[str, object]:
    """Return marks at points; with ``said`` each tells under the pointer what it is."""
    trace = {
        "type": "scatter",
        "x": [float(x) for x, _ in points],
        "y": [float(y) for _, y in points],
        "mode": "markers",
        "marker": {"color": colour, "size": size, "symbol": symbol, "opacity": opacity},
    }
    if not said:
        return {**trace, "hoverinfo": "skip"}
    return {**trace, "text": list(said), "hovertemplate": "%{text}: %{x:.4~g}, %{y:.4~g}<extra></extra>"}


def _span(values: Sequence[float]) -> Point:
    low, high = min(values), max(values)
    margin = 0.08 * (high - low) or 1.0
    return low - margin, high + margin
