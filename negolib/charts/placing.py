"""Words beside points, placed so that they cover neither each other nor what is drawn.

A chart is as wide as the page, and words are as large as they are: so each place is tried at several widths.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from negolib.charts.style import MUTED, PAPER

# Pixels of a letter and a line at 12 px; bold letters are a little wider.
LETTER, BOLD_LETTER, LINE = 6.5, 7.1, 16
WIDTHS = (400, 560, 820)
REACHES = (7, 16, 28, 44, 62, 84, 110)
NEAR = 16  # words farther from their point than this get a thin line to it
MOST_STROKES = 4  # words on a line can still be read: a long way round is worse
DIRECTIONS = (
    (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1), (1, 0), (-1, 0),
    (2, 1), (2, -1), (-2, 1), (-2, -1), (1, 2), (-1, 2), (1, -2), (-1, -2),
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Words about a point: where it lies, what is said, in which colour.

    ``lines`` are safe for plotly already. Words that are not ``needed`` are left out where there is no room.
    ``elsewhere``: other points that they could stand at just as well, as along a line.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    colour: str
    bold: bool = False
    needed: bool = True
    size: int = 12
    elsewhere: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Plane:
    """The plot's area: what its axes span, its height in pixels, and the widths it may have."""

    x: tuple[float, float]
    y: tuple[float, float]
    height: float
    widths: tuple[float, ...] = WIDTHS

    def pixels(self, points: np.ndarray) -> np.ndarray:
        """Return where points lie at each width: an array of widths, points, (across, down)."""
        (left, right), (low, high) = self.x, self.y
        points = np.asarray(points, dtype=float).reshape(-1, 2)
        share = (points[:, 0] - left) / (right - left)
        down = (high - points[:, 1]) / (high - low) * self.height
        return np.stack([np.stack([share * width, down], axis=1) for width in self.widths])


def placed(
    words: Sequence[Words],
    plane: Plane,
    *,
    points: Sequence[tuple[float, float]] = (),
    paths: Sequence[Sequence[tuple[float, float]]] = (),
) -> list[dict[str, object]]:
    """Return plotly annotations for the words, the first ones with the first choice of place.

    Args:
        words: what is to be said, the most important first.
        plane: the plot's area.
        points: marks that must not be covered, in the units of the axes.
        paths: lines that should not be covered.

    >>> here = Words(1, 1, ("Nash",), MUTED), Words(1, 1, ("equal gains",), MUTED)
    >>> one, two = placed(here, Plane((0, 2), (0, 2), 300))
    >>> (one["xshift"], one["yshift"]) != (two["xshift"], two["yshift"])
    True
    """
    marks = plane.pixels(np.array([*points, *((word.x, word.y) for word in words)], dtype=float))
    strokes = plane.pixels(_along(paths, plane))
    taken = np.empty((len(plane.widths), 0, 4))
    notes = []
    for word in words:
        anchors = [replace(word, x=x, y=y) for x, y in ((word.x, word.y), *word.elsewhere)]
        found = [one for anchor in anchors if (one := _best(anchor, plane, marks, strokes, taken))]
        if not found:
            continue
        # Each anchor farther down the list must be better by a little.
        _, note, boxes = min(enumerate(found), key=lambda item: item[1][0] + 1.5 * item[0])[1]
        notes.append(note)
        taken = np.concatenate([taken, boxes[:, None, :]], axis=1)
    return notes


def _best(
    word: Words, plane: Plane, marks: np.ndarray, strokes: np.ndarray, taken: np.ndarray
) -> tuple[float, dict[str, object], np.ndarray] | None:
    here = plane.pixels(np.array([[word.x, word.y]]))[:, 0, :]
    wide = max(len(_letters(line)) for line in word.lines) * (BOLD_LETTER if word.bold else LETTER)
    wide, tall = wide * word.size / 12 + 4, LINE * word.size / 12 * len(word.lines)
    best, least = None, np.inf
    for reach in REACHES:
        for number, (right, up) in enumerate(DIRECTIONS):
            dx, dy = (np.array([right, -up]) / max(abs(right), abs(up))) * reach
            left = here[:, 0] + dx - (0 if right > 0 else wide if right < 0 else wide / 2)
            top = here[:, 1] + dy - (tall if up > 0 else 0 if up < 0 else tall / 2)
            boxes = np.stack([left, top, left + wide, top + tall], axis=1)
            out = _outside(boxes, plane)
            covered = _covers(boxes, taken) * 60 + _holds(boxes, marks, 5) * 25 + out
            cost = covered + min(_holds(boxes, strokes, 2), MOST_STROKES) * 1.5 + reach * 0.12 + number * 0.05
            if (word.needed or not covered) and cost < least:
                best, least = (cost, _note(word, right, up, dx, dy, reach), boxes), cost
        if least < reach * 0.12:
            break  # what lies farther away can only be worse
    return best


def _note(word: Words, right: int, up: int, dx: float, dy: float, reach: int) -> dict[str, object]:
    text = "<br>".join(word.lines)
    side = "left" if right > 0 else "right" if right < 0 else "center"
    note = {
        "x": word.x,
        "y": word.y,
        "text": f"<b>{text}</b>" if word.bold else text,
        "xanchor": side,
        "align": side,
        "yanchor": "bottom" if up > 0 else "top" if up < 0 else "middle",
        "font": {"size": word.size, "color": word.colour},
        "borderpad": 0,
        "xshift": 0,
        "yshift": 0,
    }
    if reach <= NEAR:
        return {**note, "showarrow": False, "xshift": float(dx), "yshift": float(-dy)}
    line = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": MUTED, "standoff": 5}
    return {**note, **line, "showarrow": True, "ax": float(dx), "ay": float(dy), "bgcolor": PAPER}


def _letters(line: str) -> str:
    """Return a line with every escaped letter counted as one."""
    for mark in ("&lt;", "&gt;", "&amp;", "&#36;", "&#8203;"):
        line = line.replace(mark, ".")
    return line


def _along(paths: Sequence[Sequence[tuple[float, float]]], plane: Plane) -> np.ndarray:
    """Return points close together along lines."""
    found = [np.empty((0, 2))]
    span = np.array([plane.x[1] - plane.x[0], plane.y[1] - plane.y[0]])
    for path in paths:
        for one, other in pairwise(path):
            step = np.subtract(other, one)
            count = 2 + int(50 * np.abs(step / span).max())
            found.append(np.asarray(one) + np.linspace(0, 1, count)[:, None] * step)
    return np.concatenate(found)


def _outside(boxes: np.ndarray, plane: Plane) -> float:
    widths = np.asarray(plane.widths)
    beyond = np.stack([-boxes[:, 0], boxes[:, 2] - widths, -boxes[:, 1], boxes[:, 3] - plane.height])
    most = float(beyond.max())
    return 40 + most if most > 0 else 0.0


def _covers(boxes: np.ndarray, taken: np.ndarray) -> int:
    """How many placed words a box would cover, at the width where it is worst."""
    if not taken.shape[1]:
        return 0
    box = boxes[:, None, :]
    apart = (
        (box[..., 0] >= taken[..., 2])
        | (box[..., 2] <= taken[..., 0])
        | (box[..., 1] >= taken[..., 3])
        | (box[..., 3] <= taken[..., 1])
    )
    return int((~apart).sum(axis=1).max())


def _holds(boxes: np.ndarray, points: np.ndarray, around: float) -> int:
    """How many points a box would cover, each so many pixels around, at the width where it is worst."""
    if not points.shape[1]:
        return 0
    box, x, y = boxes[:, None, :], points[..., 0], points[..., 1]
    inside = (
        (x > box[..., 0] - around)
        & (x < box[..., 2] + around)
        & (y > box[..., 1] - around)
        & (y < box[..., 3] + around)
    )
    return int(inside.sum(axis=1).max())
