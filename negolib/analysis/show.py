"""How a result shows itself in a notebook: one small table and one sentence, safe for any text."""

from collections.abc import Iterable
from html import escape

from negolib.in_words import amount, is_number


def table(header: Iterable[object], rows: Iterable[Iterable[object]], title: str, sentence: str = "") -> str:
    """Return an HTML table with a title above it and a sentence below it; every text is escaped."""
    head = "".join(f'<th scope="col" style="text-align:left">{escape(str(cell))}</th>' for cell in header)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{escape(_cell(cell))}</td>' for cell in row) + "</tr>"
        for row in rows
    )
    foot = f"<p>{escape(sentence)}</p>" if sentence else ""
    return (
        f'<div><table><caption style="text-align:left"><b>{escape(title)}</b></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}</div>"
    )


def _cell(value: object) -> str:
    return amount(value) if is_number(value) else str(value)
