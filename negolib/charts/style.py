"""How every chart looks: one palette, one plotly template, and text that stays text.

The palette is Okabe and Ito's (2008), which keeps its differences under the common kinds of colour
blindness and on a projector. Each colour has a twin for dark themes; the page swaps them, so a
figure is made once and looks right in both.
"""

import html
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go

# The parties' colours, by their seat: the first party of a case has the first. What both gain together
# has a colour of its own. The first two are Okabe and Ito's; the others are theirs made dark enough for
# a thin line on white, and so far apart that the colour-blind tell all six from each other.
SEAT_LINES = ("#0072B2", "#D55E00", "#8E2F73", "#5A4300", "#4527A0")
JOINT = "#009E73"
INK = "#3B3F45"
MUTED = "#6B7178"
GRID = "#E3E6E9"
CLOUD = "#B4BAC1"
PAPER = "#FFFFFF"

# Words need more contrast than lines: these are the same hues, dark enough to be read at 12 px.
SEAT_TEXTS = ("#005F96", "#A84600", "#86286B", "#544000", "#422499")
JOINT_TEXT = "#00704F"

DARK_TWINS = {
    **dict(zip(SEAT_LINES, ("#4FB3EE", "#FF8B3D", "#B4508F", "#F0E442", "#9A5CFF"), strict=True)),
    **dict(zip(SEAT_TEXTS, ("#6CC0F2", "#FF9D5C", "#D98ABF", "#F4EA6A", "#B794FF"), strict=True)),
    JOINT: "#2DC79B",
    INK: "#E4E6E9",
    MUTED: "#A6ADB5",
    GRID: "#3A3F45",
    CLOUD: "#676E76",
    PAPER: "#111111",
    JOINT_TEXT: "#4AD3AC",
}

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True)
class Side:
    """A party as a chart shows it.

    Attributes:
        seat: its place among the case's parties, 0 for the first: this gives its colour, after five again.
        called: what it is called in the middle of a sentence, such as "you" or "the buyer".
        role: "buyer" or "seller" where it has one: this chooses words about a price, and nothing else.

    >>> Side(0, "you").walks_away, Side(1, "the seller", "seller").walks_away
    ('you walk away', 'the seller walks away')
    """

    seat: int
    called: str
    role: str = "party"

    @property
    def line(self) -> str:
        """The colour of its lines and areas."""
        return SEAT_LINES[self.seat % len(SEAT_LINES)]

    @property
    def text(self) -> str:
        """The colour of words about it: the same hue, easier to read."""
        return SEAT_TEXTS[self.seat % len(SEAT_TEXTS)]

    @property
    def walks_away(self) -> str:
        """Say that it walks away, as a learner's own side ("you") or as somebody else."""
        return f"{self.called} {'walk' if self.called == 'you' else 'walks'} away"


def plain(text: object, limit: int | None = None) -> str:
    """Return text that plotly shows letter by letter, whatever it holds.

    Plotly reads some HTML and, where MathJax is loaded, formulas between dollar signs. What a learner or
    an author writes must stay text.

    >>> plain("<b>5 & more</b>")
    '&lt;b&gt;5 &amp; more&lt;/b&gt;'
    """
    line = " ".join(str(text).split())
    if limit is not None and len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return html.escape(line, quote=False).replace("$", "&#36;").replace("%{", "%&#8203;{")


def layout(title: str, *, height: int, **more: object) -> dict[str, object]:
    """Return the layout every chart starts from: the finding as title, and the course's template.

    ``title`` is shown as it is: give it through :func:`plain` when it holds somebody's words.
    """
    return {"template": template(), "title": {"text": title}, "height": height, **more}


def finished(
    data: list[dict[str, object]], figure_layout: dict[str, object], as_data: bool
) -> "go.Figure | dict[str, object]":
    """Return a figure, checked by plotly, or the plain data it is made of.

    The check takes ten times as long as all else: too long for a chart that follows a dragged line.
    """
    if as_data:
        return {"data": data, "layout": figure_layout}
    import plotly.graph_objects as go

    return go.Figure({"data": data, "layout": figure_layout})


def template() -> dict[str, object]:
    """Return the one plotly template of the course, as plain data."""
    axis = {
        "gridcolor": GRID,
        "linecolor": MUTED,
        "tickcolor": MUTED,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"color": MUTED, "size": 12},
        "title": {"font": {"color": MUTED, "size": 12}, "standoff": 8},
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": INK},
            "title": {
                "font": {"size": 16, "color": INK, "weight": 600},
                "x": 0,
                "xref": "container",
                "xanchor": "left",
                "y": 1,
                "yref": "container",
                "yanchor": "top",
                "pad": {"t": 10, "l": 4},
            },
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [*SEAT_LINES, JOINT, MUTED],
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": 12}},
            "margin": {"l": 12, "r": 12, "t": 44, "b": 12},
            "xaxis": axis,
            "yaxis": axis,
            "annotationdefaults": {"showarrow": False, "font": {"size": 12}},
        }
    }


def in_two_lines(text: str, longer_than: int = 36) -> str:
    """Return a text broken near its middle, if it is longer than so many letters.

    >>> in_two_lines("thousand euros a year against today's contract")
    "thousand euros a year<br>against today's contract"
    """
    if len(text) <= longer_than:
        return text
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    cut = min(spaces, key=lambda at: abs(at - len(text) / 2))
    return f"{text[:cut]}<br>{text[cut + 1 :]}"


def tidy_step(span: float, pieces: int = 100) -> float:
    """Return a round step (1, 2 or 5 times a power of ten) that cuts a span into about so many pieces.

    >>> tidy_step(120), tidy_step(3)
    (1.0, 0.05)
    """
    raw = span / pieces
    power = 10.0 ** math.floor(math.log10(raw))
    return float(f"{next(factor * power for factor in (1, 2, 5, 10) if raw <= factor * power * 1.25):.6g}")
