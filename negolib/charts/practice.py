"""What a debrief draws: the offers' path, trust, where one stands, what was felt, and the sessions so far."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from negolib.charts.offers_path import offers_path_chart
from negolib.charts.placing import Plane, Words, placed
from negolib.charts.style import (
    CLOUD,
    INK,
    JOINT,
    JOINT_TEXT,
    MUTED,
    Side,
    finished,
    in_two_lines,
    layout,
    plain,
    tidy_step,
)
from negolib.charts.subjective_value import subjective_value_chart
from negolib.in_words import amount

if TYPE_CHECKING:
    import plotly.graph_objects as go

__all__ = [
    "history_chart",
    "offers_path_chart",
    "standing_chart",
    "subjective_value_chart",
    "trust_chart",
]

LABELLED = 2  # so many of the greatest ups and downs of trust are named, each way
EFFICIENCY, GAIN, QUESTIONS = (
    "share of the possible joint gain",
    "own gain over walking away",
    "open questions asked",
)


def trust_chart(
    trust: Sequence[float],
    *,
    side: Side,
    heat: Sequence[float] = (),
    events: Sequence[tuple[int, str, float]] = (),
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw how one side's trust rose and fell over the rounds, with what moved it most.

    Args:
        trust: 0 to 100 after each round; the first is before the other side has made a move.
        side: whose trust it is.
        heat: how heated it was, 0 to 100, just as long, or nothing.
        events: ``(round, what moved it, by how much)``; the greatest are named in the chart.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: without a value, or when trust and heat have different lengths.

    >>> events = [(2, "You threatened", -15)]
    >>> trust_chart([40, 45, 30], side=Side(1, "the counterpart"), events=events).layout.title.text
    'Trust fell from 40 to 30; the greatest single change came in round 2'
    """
    if not trust or (heat and len(heat) != len(trust)):
        raise ValueError("A line of trust needs one number for each round, and heat just as many or none.")
    rounds = list(range(len(trust)))
    last = max(1, rounds[-1])
    plane = Plane((-0.04 * last, last * 1.04), (-4, 104), 238)
    hover = "round %{x}: %{y:.0f} of 100<extra>"
    data = [
        {
            "type": "scatter",
            "x": rounds,
            "y": [float(value) for value in values],
            "mode": mode,
            "line": {"color": shade, "width": width, "dash": dash},
            "marker": {"color": shade, "size": 6},
            "hovertemplate": f"{hover}{name}</extra>",
        }
        for name, values, shade, width, dash, mode in (
            ("heat", heat, MUTED, 1.3, "dot", "lines"),
            ("trust", trust, side.line, 2.5, "solid", "lines+markers"),
        )
        if values
    ]
    told = [event for event in events if 0 <= event[0] < len(trust) and abs(event[2]) >= 0.5]
    words = [Words(rounds[-1], trust[-1], (f"trust {amount(trust[-1], 0)}",), side.text, bold=True)]
    if heat:
        words.append(Words(rounds[-1], heat[-1], (f"heat {amount(heat[-1], 0)}",), MUTED))
    words += _moved(trust, told)
    strokes = [list(zip(rounds, values, strict=True)) for values in (trust, heat) if values]
    notes = placed(words, plane, points=strokes[0], paths=strokes)
    return finished(
        data,
        layout(
            _trust_title(trust, told),
            height=340,
            annotations=notes,
            margin={"l": 12, "r": 12, "t": 46, "b": 46},
            xaxis={"range": list(plane.x), "dtick": max(1, round(last / 10)), "title": {"text": "round"}},
            yaxis={
                "range": list(plane.y),
                "tickvals": [0, 25, 50, 75, 100],
                "title": {"text": f"as {plain(side.called, 24)} feels, 0 to 100"},
            },
        ),
        as_data,
    )


def _moved(trust: Sequence[float], told: Sequence[tuple[int, str, float]]) -> list[Words]:
    """Return words for the greatest ups and downs, where trust stood after them."""
    ups = sorted((e for e in told if e[2] > 0), key=lambda e: -e[2])[:LABELLED]
    downs = sorted((e for e in told if e[2] < 0), key=lambda e: e[2])[:LABELLED]
    words = []
    for number, what, change in sorted(ups + downs, key=lambda e: -abs(e[2])):
        said = f"{amount(change, 0, sign=True)}: {plain(what, 58)}"
        lines = tuple(in_two_lines(said, 26).split("<br>"))
        shade = JOINT_TEXT if change > 0 else INK
        words.append(Words(number, trust[number], lines, shade, needed=number == _first(ups + downs)))
    return words


def _first(events: Sequence[tuple[int, str, float]]) -> int:
    return max(events, key=lambda event: abs(event[2]))[0]


def _trust_title(trust: Sequence[float], told: Sequence[tuple[int, str, float]]) -> str:
    start, end = round(trust[0]), round(trust[-1])
    way = "rose" if end > start else "fell"
    words = f"Trust ended where it began, at {end}" if start == end else f"Trust {way} from {start} to {end}"
    return f"{words}; the greatest single change came in round {_first(told)}" if told else words


def standing_chart(
    gains: Sequence[float],
    own: float,
    *,
    percentile: float | None = None,
    seat: int = 0,
    unit: str = "points",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw where one's own gain lies among those of simulated negotiators in the same seat.

    Args:
        gains: each one's gain over walking away; 0 where there was no deal.
        own: one's own gain.
        percentile: the share who gained less, 0 to 100; by default counted here, equal ones by half.
        seat: one's own seat, for the colour.
        unit: what the gains count.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: without anybody to be compared with.

    >>> standing_chart([0, 10, 20, 30], 25).layout.title.text
    'You gained more than 75 of 100 simulated negotiators in your seat'
    """
    if not len(gains):
        raise ValueError("To see where you stand takes at least one negotiator to be compared with.")
    gains = [float(gain) for gain in gains]
    if percentile is None:
        below, equal = sum(gain < own for gain in gains), sum(gain == own for gain in gains)
        percentile = 100 * (below + equal / 2) / len(gains)
    low, high = min([*gains, own]), max([*gains, own])
    step = tidy_step(high - low, 26) if high > low else 1.0
    counts: dict[int, int] = {}
    for gain in gains:
        # A bin is named by its middle, so that the many without a deal stand at 0 itself.
        counts[round(gain / step)] = counts.get(round(gain / step), 0) + 1
    bins = sorted(counts)
    tallest = max(counts.values())
    shades = [Side(seat, "you").line if place * step < own else CLOUD for place in bins]
    line = {"color": INK, "width": 2}
    middle = (low + high) / 2
    note = {
        "x": own,
        "y": tallest * 1.12,
        "text": f"<b>you: {amount(own, 1)}</b>",
        "showarrow": False,
        "xanchor": "left" if own < middle else "right",
        "xshift": 6 if own < middle else -6,
        "font": {"size": 13, "color": INK},
    }
    return finished(
        [
            {
                "type": "bar",
                "x": [place * step for place in bins],
                "y": [counts[place] for place in bins],
                "width": step * 0.9,
                "marker": {"color": shades, "opacity": 0.75},
                "hovertemplate": "about %{x:.4~g}: %{y}<extra></extra>",
            }
        ],
        layout(
            f"You gained more than {amount(percentile, 0)} of 100 simulated negotiators in your seat",
            height=300,
            shapes=[{"type": "line", "x0": own, "x1": own, "y0": 0, "y1": tallest * 1.2, "line": line}],
            annotations=[note],
            margin={"l": 12, "r": 12, "t": 46, "b": 46},
            xaxis={
                "range": [low - step, high + step],
                "title": {"text": in_two_lines(f"gain over walking away: {plain(unit)}", 60)},
            },
            yaxis={"range": [0, tallest * 1.22], "title": {"text": f"negotiators, of {len(gains):,}"}},
        ),
        as_data,
    )


def history_chart(
    sessions: Sequence[Mapping[str, float | None]],
    *,
    seat: int = 0,
    unit: str = "points",
    as_data: bool = False,
) -> "go.Figure | dict[str, object]":
    """Draw three numbers of each practice session, one above the other, from the first session to the last.

    Args:
        sessions: in order; each with ``efficiency`` (0 to 1), ``gain`` (own, over walking away) and
            ``questions`` (open ones asked). What is not known is None.
        seat: one's own seat, for the colour.
        unit: what the gains count.
        as_data: return plotly's JSON as it is, unchecked.

    Raises:
        ValueError: without a session.

    >>> history_chart([{"efficiency": 0.6, "gain": 90, "questions": 1},
    ...                {"efficiency": 0.9, "gain": 120, "questions": 4}]).layout.title.text
    'From the first to the last session the share of the joint gain rose from 60% to 90%'
    """
    if not sessions:
        raise ValueError("A history needs at least one session.")
    panels = (
        ("efficiency", EFFICIENCY, JOINT, JOINT_TEXT, lambda value: f"{value:.0%}"),
        (
            "gain",
            f"{GAIN}, {plain(unit, 46)}",
            Side(seat, "you").line,
            Side(seat, "you").text,
            _whole,
        ),
        ("questions", QUESTIONS, MUTED, MUTED, _whole),
    )
    data: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    axes: dict[str, object] = {}
    for place, (key, name, colour, words, said) in enumerate(panels):
        top = 1 - place * 0.345
        axis = "y" if place == 0 else f"y{place + 1}"
        known = [(at, float(one[key])) for at, one in enumerate(sessions, 1) if one.get(key) is not None]
        values = [value for _, value in known]
        low, high = min([0.0, *values]), max([1.0 if key != "gain" else 0.0, *values])
        span = high - low or 1.0
        axes[f"yaxis{axis[1:]}"] = {
            "domain": [max(0, top - 0.31), top - 0.07],
            "range": [low - 0.1 * span, high + 0.45 * span],
            "nticks": 3,
            "tickformat": ".0%" if key == "efficiency" else "",
        }
        where = {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "top"}
        font = {"size": 12, "color": words}
        fit = {"name": "fit:0.9:1", "showarrow": False}  # the page cuts what its width cannot hold
        notes.append({**where, **fit, "text": f"<b>{name}</b>", "font": font})
        data.append(
            {
                "type": "scatter",
                "x": [at for at, _ in known],
                "y": values,
                "yaxis": axis,
                "mode": "lines+markers+text",
                "line": {"color": colour, "width": 2},
                "marker": {"color": colour, "size": 8},
                "text": _ends(known, said),
                "textposition": "top center",
                "textfont": {"size": 12, "color": words},
                "cliponaxis": False,
                "hovertemplate": "session %{x}: %{y:.4~g}<extra></extra>",
            }
        )
    count = len(sessions)
    axes["xaxis"] = {
        "range": [0.6, max(count, 2) + 0.4],
        "dtick": max(1, -(-count // 12)),
        "tick0": 1,
        "anchor": "y3",
        "title": {"text": "session"},
    }
    figure_layout = layout(_history_title(sessions), height=470, annotations=notes, **axes)
    return finished(data, {**figure_layout, "margin": {"l": 12, "r": 16, "t": 46, "b": 40}}, as_data)


def _whole(value: float) -> str:
    return amount(value, 0)


def _ends(known: Sequence[tuple[int, float]], said: object) -> list[str]:
    """Return each value in words, or only the first, the last and the highest of many."""
    values = [value for _, value in known]
    if len(values) <= 6:
        return [said(value) for value in values]
    shown = {0, len(values) - 1, values.index(max(values))}
    return [said(value) if place in shown else "" for place, value in enumerate(values)]


def _history_title(sessions: Sequence[Mapping[str, float | None]]) -> str:
    shares = [one["efficiency"] for one in sessions if one.get("efficiency") is not None]
    if not shares:
        return f"{len(sessions)} sessions so far" if len(sessions) > 1 else "One session so far"
    first, last = (f"{share:.0%}" for share in (shares[0], shares[-1]))
    if len(shares) == 1:
        return f"The first session reached {first} of the possible joint gain"
    if first == last:
        return f"The first and the last session reached the same share of the joint gain: {last}"
    way = "rose" if shares[-1] > shares[0] else "fell"
    return f"From the first to the last session the share of the joint gain {way} from {first} to {last}"
