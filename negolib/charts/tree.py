"""Alternatives to a deal, drawn as a decision tree, and the price they lead to."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from negolib.analysis import Alternative, Branch
from negolib.charts.style import (
    INK,
    MUTED,
    Side,
    finished,
    layout,
    plain,
)
from negolib.in_words import amount

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 34
LEFT, RIGHT = -0.06, 0.3
ELBOW = 0.16  # how much of a column a branch needs to fan out before it runs level


def tree_chart(
    alternatives: Sequence[Alternative | Mapping[str, object]],
    *,
    side: Side,
    chosen: str | None = None,
    labels: Mapping[str, str] | None = None,
    risk_tolerance: float | None = None,
    unit: str = "",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw what a party can do without a deal: each alternative, what may come of it, and what it is worth.

    Args:
        alternatives: decision trees. One that is still being written may be a dict of ``name``, ``cost`` and
            ``outcomes`` (dicts of ``label``, ``probability``, ``value``, where None is not known yet).
        side: whose alternatives they are.
        chosen: the name of the alternative that is the BATNA; it stands out.
        labels: how to call the alternatives; by default their names.
        risk_tolerance: the worth is the certainty equivalent at this tolerance; None is risk neutral.
        unit: what the values count.
        as_data: return plotly's JSON as it is, unchecked.

    Source: Raiffa (1968), *Decision Analysis*.

    >>> court = Alternative("sue", [Branch("win", 0.6, 500), Branch("lose", 0.4, 0)], cost=80)
    >>> tree_chart([court], side=Side(0, "you"), chosen="sue").layout.title.text
    'The best alternative is “sue”, worth 220'
    """
    if not alternatives:
        raise ValueError("A tree needs at least one alternative; doing without a deal is one too.")
    trees = [_as_tree(one, risk_tolerance) for one in alternatives]
    names = {tree["name"]: (labels or {}).get(tree["name"], tree["name"]) for tree in trees}
    for tree in trees:
        tree["label"] = names[tree["name"]]
    depth = max(_place(tree, 1) for tree in trees)
    _spread(trees)
    rows = max(leaf["row"] for tree in trees for leaf in _leaves(tree)) + 1
    root_row = (trees[0]["row"] + trees[-1]["row"]) / 2
    data: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    for tree in trees:
        strong = chosen is None or tree["name"] == chosen
        _branch(tree, (0, root_row), data, notes, side, strong, depth)
    data.append(_nodes([(0, root_row)], "square", 13, INK))
    chances = [(node["column"], node["row"]) for tree in trees for node in _forks(tree)]
    data.append(_nodes(chances, "circle", 10, side.line))
    return finished(
        data,
        layout(
            _title(trees, chosen, names),
            height=int(92 + ROW * rows),
            annotations=notes,
            margin={"l": 16, "r": 16, "t": 46, "b": 30},
            xaxis={
                "range": [LEFT, depth + RIGHT],
                "visible": True,
                "showgrid": False,
                "showticklabels": False,
                "title": {"text": f"values at the right: {plain(unit)}" if unit else "", "standoff": 2},
            },
            yaxis={"range": [rows - 0.3, -0.9], "visible": False},
        ),
        as_data,
    )


def price_axis_chart(
    price: float | None,
    *,
    side: Side,
    span: tuple[float, float],
    unit: str = "",
    today: float | None = None,
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Show on the price axis where a party is indifferent between the deal and its BATNA.

    Args:
        price: the price that is as good as the BATNA; None as long as it is not known.
        side: the party, whose role says on which side of the price a deal is good.
        span: the ends of the axis; it grows to hold the price.
        unit: what the axis counts.
        today: the price in force, marked when given.
        as_data: return plotly's JSON as it is, unchecked.

    >>> price_axis_chart(428, side=Side(0, "the buyer", "buyer"), span=(360, 500)).layout.title.text
    'So the buyer walks away above 428'
    >>> price_axis_chart(428, side=Side(1, "Ines", "seller"), span=(360, 500)).layout.title.text
    'So Ines walks away below 428'
    """
    low, high = span
    buys = side.role == "buyer"
    shapes: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    if today is not None:
        shapes.append(_upright(today, MUTED, 1, "dot"))
        notes.append(_mark(today, f"today {amount(today)}", MUTED, 0.12))
    title = "The price that is as good as the BATNA shows here"
    if price is not None:
        low, high = min(low, price), max(high, price)
        deal = (low, price) if buys else (price, high)
        shapes.append(
            {
                "type": "rect",
                "x0": deal[0],
                "x1": deal[1],
                "y0": 0.36,
                "y1": 0.64,
                "fillcolor": side.line,
                "opacity": 0.3,
                "line": {"width": 0},
            }
        )
        shapes.append(_upright(price, side.line, 3, "solid"))
        notes.append(_mark(sum(deal) / 2, "a deal here beats the BATNA", side.text, 0.5))
        where = f"{'above' if buys else 'below'} {amount(price)}"
        title = f"So {Side(side.seat, plain(side.called)).walks_away} {where}"
    return finished(
        [
            {
                "type": "scatter",
                "x": [low, high],
                "y": [0.5, 0.5],
                "mode": "lines",
                "opacity": 0,
                "hoverinfo": "skip",
            }
        ],
        layout(
            title,
            height=150,
            shapes=shapes,
            annotations=notes,
            margin={"l": 16, "r": 16, "t": 42, "b": 44},
            xaxis={"range": [low, high], "title": {"text": plain(unit)}},
            yaxis={"range": [0, 1], "visible": False},
        ),
        as_data,
    )


def _as_tree(one: Alternative | Mapping[str, object], risk_tolerance: float | None) -> dict[str, object]:
    if isinstance(one, Alternative):
        return {
            "name": one.name,
            "cost": one.cost,
            "worth": one.certainty_equivalent(risk_tolerance),
            "outcomes": [_as_branch(outcome) for outcome in one.branches],
        }
    return {
        "name": str(one["name"]),
        "cost": one.get("cost") or 0.0,
        "worth": one.get("worth"),
        "outcomes": [dict(outcome) for outcome in one["outcomes"]],
    }


def _as_branch(outcome: Branch) -> dict[str, object]:
    return {
        "label": outcome.label,
        "probability": outcome.probability,
        "value": outcome.value - outcome.cost,
        "outcomes": [_as_branch(inner) for inner in outcome.branches],
    }


def _place(node: dict[str, object], column: int) -> int:
    node["column"] = column
    children = node.get("outcomes") or []
    return max([column, *(_place(child, column + 1) for child in children)])


def _spread(trees: list[dict[str, object]]) -> None:
    row = 0.0
    for tree in trees:
        for leaf in _leaves(tree):
            leaf["row"] = row
            row += 1
        row += 0.35  # air between alternatives
        _centre(tree)


def _centre(node: dict[str, object]) -> float:
    children = node.get("outcomes") or []
    if children:
        rows = [_centre(child) for child in children]
        node["row"] = (rows[0] + rows[-1]) / 2
    return node["row"]


def _leaves(node: dict[str, object]) -> list[dict[str, object]]:
    children = node.get("outcomes") or []
    return [leaf for child in children for leaf in _leaves(child)] if children else [node]


def _forks(node: dict[str, object]) -> list[dict[str, object]]:
    children = node.get("outcomes") or []
    return [node, *(fork for child in children for fork in _forks(child))] if children else []


def _branch(
    node: dict[str, object],
    start: tuple[float, float],
    data: list[dict[str, object]],
    notes: list[dict[str, object]],
    side: Side,
    strong: bool,
    depth: int,
) -> None:
    column, row = node["column"], node["row"]
    room = (1 - ELBOW - 0.04) / (depth + RIGHT - LEFT)  # how much of the width the words on a branch have
    children = node.get("outcomes") or []
    end = column if children else depth
    chance = node.get("probability")
    width = 2.5 if column == 1 else 1 + 5 * (chance or 0)
    data.append(
        {
            "type": "scatter",
            "x": [start[0], start[0] + ELBOW, end],
            "y": [start[1], row, row],
            "mode": "lines",
            "line": {"color": side.line if strong else MUTED, "width": round(width, 2)},
            "opacity": 0.85 if strong else 0.55,
            "hoverinfo": "skip",
        }
    )
    words = side.text if strong else MUTED
    if column == 1:
        text = f"<b>{plain(node['label'], 70)}</b>"
        worth = "worth ?" if node["worth"] is None else f"worth {amount(node['worth'], 1)}"
        cost = f", after a cost of {amount(node['cost'], 1)}" if node["cost"] else ""
        notes.append(_written(start[0] + ELBOW + 0.02, row, text, words, "bottom", f"fit:{room:.3f}:2"))
        notes.append(_written(start[0] + ELBOW + 0.02, row, f"{worth}{cost}", words, "top"))
    else:
        odds = "?" if chance is None else f"{amount(100 * chance, 1)}%"
        text = f"{odds}  {plain(node['label'] or '?', 70)}"
        colour = INK if strong else MUTED
        notes.append(_written(start[0] + ELBOW + 0.02, row, text, colour, "bottom", f"fit:{room:.3f}:2"))
    if not children:
        value = node.get("value")
        text = "?" if value is None else amount(value, 1, sign=True)
        notes.append(_written(depth + 0.04, row, f"<b>{text}</b>", words, "middle"))
    elif column > 1 and node.get("value"):
        notes.append(_written(column, row, amount(node["value"], 1, sign=True), words, "top"))
    for child in children:
        _branch(child, (column, row), data, notes, side, strong, depth)


def _written(x: float, y: float, text: str, colour: str, side: str, name: str = "") -> dict[str, object]:
    shift = {"bottom": 1, "top": -1, "middle": 0}[side]
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "align": "left",
        "xanchor": "left",
        "yanchor": side,
        "yshift": shift,
        "font": {"size": 12, "color": colour},
        **({"name": name} if name else {}),
    }


def _nodes(points: Sequence[tuple[float, float]], symbol: str, size: int, colour: str) -> dict[str, object]:
    return {
        "type": "scatter",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "mode": "markers",
        "marker": {"symbol": symbol, "size": size, "color": colour},
        "hoverinfo": "skip",
    }


def _title(trees: list[dict[str, object]], chosen: str | None, names: Mapping[str, str]) -> str:
    valued = [tree for tree in trees if tree["worth"] is not None]
    if not valued:
        return "What could you do without a deal?"
    if chosen is None:
        # Which is the best is the learner's to say first.
        return (
            "Which of these is your best alternative?" if valued == trees else "What is each of them worth?"
        )
    best = max(valued, key=lambda tree: tree["worth"])
    name = plain(names[best["name"]], 60)
    picked = next((tree for tree in valued if tree["name"] == chosen), None)
    if picked is not None and picked["worth"] < best["worth"]:
        return (
            f"“{name}” would be worth more: {amount(best['worth'], 1)} against {amount(picked['worth'], 1)}"
        )
    if len(valued) < len(trees):
        return f"So far “{name}” leads, worth {amount(best['worth'], 1)}"
    return f"The best alternative is “{name}”, worth {amount(best['worth'], 1)}"


def _upright(x: float, colour: str, width: int, dash: str) -> dict[str, object]:
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line}


def _mark(x: float, text: str, colour: str, y: float) -> dict[str, object]:
    shift = 5 if text.startswith("today") else 0
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": "left" if shift else "center",
        "xshift": shift,
        "font": {"size": 12, "color": colour},
    }
