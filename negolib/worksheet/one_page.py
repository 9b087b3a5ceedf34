"""One page to take into the room, filled from a learner's own answers."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from negolib.worksheet.checks.verdict import shown

_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Line:
    """A line of the page: an answer, how to call it, and how to show it.

    Args:
        key: the answer's name in the sheet.
        label: what stands before it.
        unit: what stands behind a number.
        words: ``{value: what the learner reads}`` for choices kept under short names.

    >>> Line("batna", "My best alternative", words={"switch": "The second bidder"}).text({"batna": "switch"})
    'The second bidder'
    >>> Line("limit", "I walk away above", unit="euros").text({"limit": 428.0})
    '428 euros'
    """

    key: str
    label: str
    unit: str = ""
    words: Mapping[str, str] | None = None

    def text(self, answers: Mapping[str, object]) -> str:
        """Return the answer in words, empty when there is none."""
        answer = _in_words(answers.get(self.key), self.words or {})
        return f"{answer} {self.unit}".strip() if answer else ""


def _in_words(answer: object, words: Mapping[str, str]) -> str:
    if isinstance(answer, str):
        return words.get(answer, answer)
    if isinstance(answer, list):
        return "\n".join(_in_words(part, words) for part in answer)
    if isinstance(answer, dict):
        pairs = [(_in_words(name, words), _in_words(value, words)) for name, value in answer.items()]
        return "\n".join(f"{name}: {value}" for name, value in pairs)
    return shown(answer)


def one_page(
    title: str, sections: Mapping[str, list[Line]], answers: Mapping[str, object], note: str = ""
) -> str:
    """Return the page as one HTML document that stands alone and prints on a sheet or two.

    Whatever an answer holds is shown as text.

    >>> page = one_page("Prepared", {"Limits": [Line("low", "Low")]}, {"low": "<b>"})
    >>> "&lt;b&gt;" in page
    True
    """
    parts = []
    for heading, lines in sections.items():
        rows = "".join(_row(line, answers) for line in lines)
        parts.append(f"<h2>{html.escape(heading)}</h2><table>{rows}</table>")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{html.escape(title)}</h1>"
        f'<p class="note">{html.escape(note)}</p>{"".join(parts)}</body></html>\n'
    )


def _row(line: Line, answers: Mapping[str, object]) -> str:
    text = line.text(answers)
    cell = f"<td>{html.escape(text)}</td>" if text else '<td class="open">still open</td>'
    return f"<tr><th>{html.escape(line.label)}</th>{cell}</tr>"
