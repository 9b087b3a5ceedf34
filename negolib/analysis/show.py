"""How a result shows itself in a notebook: one small table and one sentence, safe for any text."""

from collections.abc import Iterable, Sequence
from html import escape


def number_text(value: object, digits: int = 2) -> str:
    """Write a number the way a person would: no needless zeros, thousands apart.

    >>> number_text(1234.5), number_text(2 / 3), number_text(7.0)
    ('1,234.5', '0.67', '7')
    """
    if isinstance(value, int):
        return f"{value:,}" if abs(value) < 10**15 else f"about {float(value):.3g}"
    text = f"{float(value):,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def join(words: Sequence[str]) -> str:
    """Join words with commas and a last 'and'."""
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


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
    return (
        number_text(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
    )
