"""The zone of possible agreement, drawn on one money axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from negolib.analysis import zopa
from negolib.charts.style import (
    INK,
    JOINT,
    JOINT_TEXT,
    MUTED,
    Side,
    finished,
    layout,
    plain,
)
from negolib.in_words import amount, sentence_start

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 352
# From bottom to top: the probability curve has the floor, the two parties their lanes above it.
LANES = {"buyer": 0.4, "seller": 0.8}
TOP = 1.0
SIDES = MappingProxyType({"seller": Side(0, "the seller", "seller"), "buyer": Side(1, "the buyer", "buyer")})
WHERE = {"seller": "below", "buyer": "above"}


@dataclass(frozen=True)
class DealCurve:
    """How likely a deal is at each price, as one party believes.

    ``side`` is the party; its role says on which side of the best price the curve is low.
    ``prices`` and ``probabilities`` (0 to 1) are equally long; ``best_price`` is the best take-it-or-leave-it
    price under that belief, if it is known.
    """

    prices: Sequence[float]
    probabilities: Sequence[float]
    side: Side
    best_price: float | None = None
    best_probability: float | None = field(default=None)


def zopa_chart(
    *,
    seller: float | None = None,
    buyer: float | None = None,
    seller_target: float | None = None,
    buyer_target: float | None = None,
    span: tuple[float, float] | None = None,
    unit: str = "",
    sides: Mapping[str, Side] = SIDES,
    today: float | None = None,
    belief: DealCurve | None = None,
    lines: bool = True,
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw both parties' reservation values and targets, and the zone or the gap between them.

    Args:
        seller: the seller's reservation value: it walks away below. ``None`` when it is not known.
        buyer: the buyer's reservation value: it walks away above.
        seller_target: what the seller hopes for.
        buyer_target: what the buyer hopes for.
        span: the ends of the money axis; by default a little wider than the numbers.
        unit: what the axis counts, such as "euros per 1,000 boxes".
        sides: how the "seller" and the "buyer" are shown.
        today: the price in force, marked when given.
        belief: the probability of a deal at each price, drawn on a second axis.
        lines: draw the four lines; a chart whose lines are dragged draws them itself.
        as_data: return plotly's JSON as it is, for a chart that is drawn again many times a second.

    Source: Raiffa (1982), *The Art and Science of Negotiation*.

    >>> figure = zopa_chart(seller=436, buyer=428, unit="euros")
    >>> figure.layout.title.text
    'Price alone leaves no deal: a gap of 8'
    """
    known = [value for value in (seller, buyer, seller_target, buyer_target, today) if value is not None]
    low, high = span or _span(known)
    shapes: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    if today is not None:
        shapes.append(_line(today, MUTED, 1, "dot"))
        notes.append(_note(today, 1.0, f"today {amount(today)}", MUTED, yanchor="bottom", yref="paper"))
    if seller is not None and buyer is not None:
        _zone(seller, buyer, shapes, notes)
    for role, limit, hope in (("seller", seller, seller_target), ("buyer", buyer, buyer_target)):
        side = sides[role]
        notes.append(_lane_name(role, side))
        if limit is not None and hope is not None:
            shapes.append(_bar(role, side, limit, hope))
        if lines:
            shapes += [_line(v, side.line, 3, "solid") for v in (limit,) if v is not None]
            shapes += [_line(v, side.line, 2, "dash") for v in (hope,) if v is not None]
            notes += _line_notes(role, side, limit, hope, (low + high) / 2)
    data = [_anchor(low, high)]
    extra: dict[str, object] = {}
    if belief is not None:
        data += _curve(belief, shapes, notes)
        extra["yaxis2"] = _chance_axis(belief.side)
    figure_layout = layout(
        _title(seller, buyer),
        height=HEIGHT,
        shapes=shapes,
        annotations=notes,
        margin={"l": 12, "r": 64, "t": 76, "b": 48},
        xaxis={"range": [low, high], "title": {"text": plain(unit)}, "showgrid": True, "automargin": False},
        yaxis={"range": [0, TOP], "visible": False, "automargin": False},
        **extra,
    )
    return finished(data, figure_layout, as_data)


def _chance_axis(side: Side) -> dict[str, object]:
    return {
        "overlaying": "y",
        "automargin": False,
        "side": "right",
        "range": [0, 3.6],
        "tickvals": [0, 0.5, 1],
        "ticktext": ["0%", "50%", "100%"],
        "showgrid": False,
        "fixedrange": True,
        "zeroline": False,
        "tickfont": {"color": MUTED, "size": 11},
        "title": {
            "text": f"chance of a deal, as {plain(side.called, 24)} sees it",
            "font": {"color": MUTED, "size": 11},
            "standoff": 4,
        },
    }


def _title(seller: float | None, buyer: float | None) -> str:
    if seller is None or buyer is None:
        return "Where does each side walk away?"
    zone = zopa(seller=seller, buyer=buyer)
    if not zone.exists:
        return f"Price alone leaves no deal: a gap of {amount(zone.gap)}"
    if zone.surplus == 0:
        return f"Exactly one price suits both: {amount(zone.low)}"
    return f"Any price from {amount(zone.low)} to {amount(zone.high)} beats walking away"


def _zone(
    seller: float, buyer: float, shapes: list[dict[str, object]], notes: list[dict[str, object]]
) -> None:
    zone = zopa(seller=seller, buyer=buyer)
    edges = sorted((seller, buyer))
    colour = JOINT if zone.exists else MUTED
    shapes.append(
        {
            "type": "rect",
            "x0": edges[0],
            "x1": edges[1],
            "y0": 0,
            "y1": TOP,
            "fillcolor": colour,
            "opacity": 0.22,
            "line": {"width": 0},
            "layer": "below",
        }
    )
    words = f"zone {amount(zone.surplus)}" if zone.exists else f"gap {amount(zone.gap)}"
    notes.append(
        {
            **_note(sum(edges) / 2, 1.0, f"<b>{words}</b>", INK, yref="paper", yanchor="bottom", yshift=15),
            "font": {"size": 14, "color": JOINT_TEXT if zone.exists else INK},
        }
    )


def _lane_name(role: str, side: Side) -> dict[str, object]:
    return {
        **_note(0, LANES[role] + 0.15, f"<b>{sentence_start(plain(side.called, 24))}</b>", side.text),
        "xref": "paper",
        "xanchor": "left",
    }


def _bar(role: str, side: Side, limit: float, hope: float) -> dict[str, object]:
    middle = LANES[role]
    return {
        "type": "rect",
        "x0": min(limit, hope),
        "x1": max(limit, hope),
        "y0": middle - 0.022,
        "y1": middle + 0.022,
        "fillcolor": side.line,
        "opacity": 0.55,
        "line": {"width": 0},
    }


def _line(value: float, colour: str, width: int, dash: str) -> dict[str, object]:
    return {
        "type": "line",
        "x0": value,
        "x1": value,
        "y0": 0,
        "y1": TOP,
        "line": {"color": colour, "width": width, "dash": dash},
    }


def _line_notes(
    role: str, side: Side, limit: float | None, hope: float | None, middle: float
) -> list[dict[str, object]]:
    texts = f"walks away {WHERE[role]} {{}}", "hopes for {}"
    notes = []
    for value, text, y in zip((limit, hope), texts, (0.09, -0.09), strict=True):
        if value is not None:
            end = "right" if value > middle else "left"
            notes.append(
                {
                    **_note(value, LANES[role] + y, text.format(amount(value)), side.text),
                    "xanchor": end,
                    "xshift": -6 if end == "right" else 6,
                }
            )
    return notes


def _note(x: float, y: float, text: str, colour: str, **more: object) -> dict[str, object]:
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"size": 12, "color": colour}, **more}


def _anchor(low: float, high: float) -> dict[str, object]:
    # Plotly draws no axes without data: an unseen line keeps the chart whole before anything is placed.
    return {
        "type": "scatter",
        "x": [low, high],
        "y": [0, 0],
        "mode": "lines",
        "opacity": 0,
        "hoverinfo": "skip",
    }


def _curve(
    belief: DealCurve, shapes: list[dict[str, object]], notes: list[dict[str, object]]
) -> list[dict[str, object]]:
    colour, buys = belief.side.line, belief.side.role == "buyer"
    traces: list[dict[str, object]] = [
        {
            "type": "scatter",
            "x": list(belief.prices),
            "y": list(belief.probabilities),
            "yaxis": "y2",
            "mode": "lines",
            "line": {"color": colour, "width": 2, "shape": "spline"},
            "hovertemplate": "at %{x:.4~g}: a deal in %{y:.0%} of cases<extra></extra>",
        }
    ]
    if belief.best_price is not None and belief.best_probability is not None:
        # A shape, not a trace: plotly moves shapes without drawing the whole chart again.
        dot = {"xsizemode": "pixel", "ysizemode": "pixel", "x0": -5, "x1": 5, "y0": -5, "y1": 5}
        place = {"yref": "y2", "xanchor": belief.best_price, "yanchor": belief.best_probability}
        shapes.append(
            {"type": "circle", **place, **dot, "fillcolor": colour, "line": {"color": INK, "width": 1}}
        )
        notes.append(
            {
                **_note(
                    belief.best_price,
                    belief.best_probability,
                    f"best single offer {amount(belief.best_price, 1)} ({belief.best_probability:.0%})",
                    belief.side.text,
                ),
                # The words stand on the side where the curve is low.
                "yref": "y2",
                "xanchor": "right" if buys else "left",
                "xshift": -8 if buys else 8,
                "yshift": 9,
            }
        )
    return traces


def _span(known: Sequence[float]) -> tuple[float, float]:
    if not known:
        raise ValueError(
            "A chart of the zone needs at least one number, or the ends of its axis as span=(…, …)."
        )
    low, high = min(known), max(known)
    margin = 0.15 * (high - low) or max(abs(high) * 0.1, 1.0)
    return low - margin, high + margin
