"""How a result shows itself in a notebook: one small table and one sentence, safe for any text."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from negolib.in_words import amount, is_number

if TYPE_CHECKING:
    import pandas as pd


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


def frame(
    rows: "Iterable[Sequence[object]] | Mapping[str, object]", columns: Sequence, sentence: str
) -> "pd.DataFrame":
    """Return rows as a DataFrame that carries its finding in ``.attrs["sentence"]``.

    Args:
        rows: the rows, or the columns by name.
        columns: the names of the columns, which are words that can follow a dot.
        sentence: the finding.
    """
    import pandas as pd

    found = pd.DataFrame(rows, columns=columns)
    found.attrs["sentence"] = sentence
    return found


def _cell(value: object) -> str:
    return amount(value) if is_number(value) else str(value)
