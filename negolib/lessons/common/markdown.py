"""Pieces of a page that a lesson shows, in Markdown."""

import re
from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[object]], numbers: int = 0) -> str:
    """Return a table.

    Args:
        header: the headings.
        rows: the cells.
        numbers: how many of the last columns hold numbers, which stand at the right.

    >>> print(table(["Who", "Points"], [["she", "-3"]], numbers=1))
    | Who | Points |
    |:--|--:|
    | she | −3 |
    """
    sides = ["--:" if place >= len(header) - numbers else ":--" for place in range(len(header))]
    lines = [_row(header), f"|{'|'.join(sides)}|", *(_row(row) for row in rows)]
    return minus("\n".join(lines))


def folded(summary: str, text: str) -> str:
    """Return a text that opens when its summary is pressed."""
    return f"<details><summary>{summary}</summary>\n\n{text}\n\n</details>"


def minus(text: str) -> str:
    """Return a text whose negative numbers have a true minus sign.

    >>> minus("from -3 to +2, well-known")
    'from −3 to +2, well-known'
    """
    return re.sub(r"(?<!\w)-(?=\d)", "−", text)


def _row(cells: Sequence[object]) -> str:
    # A bar would begin another cell.
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
