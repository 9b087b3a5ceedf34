"""Draws docs/pictures/architecture.svg from what the library really imports. Run: make pictures."""

import ast
import sys
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.tools.imports import LIBRARY, room_graph  # noqa: E402

PICTURE = ROOT / "docs" / "pictures" / "architecture.svg"
WIDTH, ROW, LEFT, BOX = 920, 54, 130, 110
INK, EDGE = "#1d2329", "#0072b2"


def shortest(graph: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return the arrows that no longer way already says."""
    below: dict[str, set[str]] = {}
    for room in TopologicalSorter(graph).static_order():
        below[room] = set().union(graph[room], *(below[one] for one in graph[room]))
    return sorted(
        (room, one)
        for room, others in graph.items()
        for one in others
        if not any(one in below[other] for other in others)
    )


def told(room: str) -> str:
    """Return what a room says of itself, in its first line."""
    text = ast.get_docstring(ast.parse((LIBRARY / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def picture(graph: dict[str, set[str]]) -> str:
    """Return the rooms as SVG, each below all that know it; arcs go down to what a room imports."""
    rows = list(TopologicalSorter(graph).static_order())[::-1]
    middle = {room: 30 + ROW * place for place, room in enumerate(rows)}
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {ROW * len(rows) + 10}" role="img" '
        'font-family="system-ui, sans-serif" font-size="15">',
        "<title>The rooms of the library: an arc goes down from a room to one that it imports</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto"><path d="M0 0 8 4 0 8z" fill="#56606b"/></marker></defs>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for room, other in shortest(graph):
        start, end = middle[room] + 6, middle[other] - 6
        out = LEFT - 18 - 0.3 * (end - start)
        curve = f"M{LEFT} {start} C{out:.0f} {start} {out:.0f} {end} {LEFT - 2} {end}"
        parts.append(
            f'<path d="{curve}" fill="none" stroke="#56606b" stroke-width="1.5" marker-end="url(#tip)"/>'
        )
    for room, y in middle.items():
        words = f'y="{y + 5}" fill="{INK}"'
        parts += [
            f'<rect x="{LEFT}" y="{y - 18}" width="{BOX}" height="36" rx="8" fill="none" stroke="{EDGE}"/>',
            f'<text {words} x="{LEFT + BOX / 2:.0f}" text-anchor="middle">{room}</text>',
            f'<text {words} x="{LEFT + BOX + 14}" font-size="13">{escape(told(room))}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def drawn() -> str:
    """Return the picture of the library as it is: its folders, without the few files beside them."""
    graph = room_graph()
    rooms = {room for room in graph if (LIBRARY / room).is_dir()}
    return picture({room: graph[room] & rooms for room in sorted(rooms)})


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
