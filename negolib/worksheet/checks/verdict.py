"""What a check says: the points, the sentence, and how both are shown."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from negolib.in_words import amount, counted, is_number

if TYPE_CHECKING:
    from negolib.worksheet.checks.checks import Check
    from negolib.worksheet.checks.contrast import Contrast
    from negolib.worksheet.checks.question import Question

SIGNS = {
    **{"right": "✓", "partly": "◐", "wrong": "✗", "missing": "○", "unreadable": "✗"},
    # A text in which all can be seen that is looked for; and something that a person should look at again.
    **{"seen": "●", "unsure": "?"},
}
LONGEST_SHOWN = 4000
# Who reads more than two reasons at a time mends none of them.
MOST_REASONS = 2


@dataclass(frozen=True)
class Part:
    """A row of an answer, or one thing that was looked at in it, with its mark.

    Args:
        status: as a verdict's.
        words: what it is about.
        sentence: the reason, "" where there is none.
    """

    status: str
    words: str
    sentence: str = ""

    @property
    def sign(self) -> str:
        """The mark before it."""
        return SIGNS[self.status]


@dataclass(frozen=True)
class Verdict:
    """What one check says of one answer.

    Args:
        status: ``right``, ``partly``, ``wrong``, ``missing`` (not attempted) or ``unreadable``; a
            text is never right: with all that is looked for it is ``seen``.
        earned: points.
        sentence: all that is said of it, in the learner's words.
        head: the sentence above the parts; without parts it is the sentence itself.
        parts: a mark for each row of the answer, or for each thing that was looked at.
        known: whether it is said what kind of mistake it was.
        key: the answer's name.
        asked: the question, in the words beside its field.
        points: what a right answer would earn.
        shown: the answer as text, never as HTML.
        hints: the ladder of this check.
        twin: the same task with other numbers, worked through; the rung after the last hint.
        contrast: of a text that stands, the two answers to set it beside.
    """

    status: str
    earned: float
    sentence: str
    head: str = ""
    parts: tuple[Part, ...] = ()
    known: bool = True
    key: str = ""
    asked: str = ""
    points: float = 0.0
    shown: str = ""
    hints: tuple[str, ...] = ()
    twin: str = ""
    contrast: "Contrast | None" = None

    def of(self, check: "Check", answer: object, question: "Question | None" = None) -> "Verdict":
        """Return this verdict with what is known of its check, its question and its answer."""
        parts, told = self.parts, question.told(answer) if question else shown(answer)
        if question is not None and question.kind == "sort" and parts:
            places = question.rows(answer)
            parts = tuple(replace(part, words=places.get(part.words, part.words)) for part in parts)
            told = ""  # each row says it, with its mark
        elif question is not None:
            parts = tuple(replace(part, words=question.options.get(part.words, part.words)) for part in parts)
        return replace(
            self,
            key=check.key,
            asked=question.text if question else plain_name(check.key),
            parts=parts,
            points=check.points,
            shown=told,
            hints=check.hints,
            twin=check.twin,
        )

    @property
    def lines(self) -> list[str]:
        """What is said at one time: the head, and at most two reasons."""
        if not self.parts:
            return [self.sentence]
        reasons = [part.sentence for part in self.parts if part.sentence]
        later = len(reasons) - MOST_REASONS
        more = ["The others you will hear of once these are mended."] if later > 0 else []
        return [line for line in [self.head, *reasons[:MOST_REASONS], *more] if line]


def shown(answer: object, depth: int = 0) -> str:
    """Return an answer as a person reads it.

    >>> shown({"price": "436", "terms": None})
    'price: 436; terms: not chosen'
    >>> shown(436.0)
    '436'
    """
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if is_number(answer):
        return amount(answer, 6)
    if depth > 4:
        return "…"
    if isinstance(answer, list):
        return ", ".join(shown(part, depth + 1) for part in answer[:50])
    if isinstance(answer, dict):
        pairs = list(answer.items())[:50]
        return "; ".join(
            f"{plain_name(key)}: {shown(part, depth + 1) or 'not chosen'}" for key, part in pairs
        )
    text = str(answer)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}… ({len(text):,} characters)"


def plain_name(key: object) -> str:
    """Return a key as words: ``zopa_low`` is shown as ``zopa low``."""
    return str(key)[:200].replace("_", " ")


@dataclass(frozen=True)
class Grade:
    """The verdicts of one test cell. Its text form is the score, as nbgrader reads it."""

    verdicts: tuple[Verdict, ...]

    @property
    def score(self) -> float:
        """Points earned, rounded to a hundredth."""
        return round(float(sum(verdict.earned for verdict in self.verdicts)), 2)

    @property
    def max_score(self) -> float:
        """Points a faultless answer earns."""
        return round(float(sum(verdict.points for verdict in self.verdicts)), 2)

    @property
    def status(self) -> str:
        """``right``, ``seen``, ``partly``, ``wrong`` or ``missing``, over all checks of the cell."""
        kinds = {verdict.status for verdict in self.verdicts}
        if kinds <= {"right", "seen"}:
            return "seen" if "seen" in kinds else "right"
        if kinds == {"missing"}:
            return "missing"
        return "partly" if self.score > 0 else "wrong"

    def __float__(self) -> float:
        return self.score

    def __repr__(self) -> str:
        return repr(self.score)

    def _repr_html_(self) -> str:
        lines = "".join(f"<li>{told(verdict)}</li>" for verdict in self.verdicts)
        # Only tags that nbconvert lets pass when it cleans a page for a teacher or a learner.
        points = f"{amount(self.score)} of {counted(self.max_score, 'point')}"
        return f"<ul>{lines}</ul><div><strong>{points}</strong></div>"


def told(verdict: Verdict) -> str:
    """Return a verdict as harmless HTML: the question, the answer, the marks and the reasons."""
    pieces = [f"{SIGNS[verdict.status]} <strong>{html.escape(verdict.asked)}</strong>"]
    if verdict.shown:
        pieces.append(f"<div><em>Answered:</em> {html.escape(verdict.shown)}</div>")
    pieces += [f"<div>{html.escape(line)}</div>" for line in _all_lines(verdict)]
    if verdict.parts:
        pieces.append(_list([f"{part.sign} {part.words}" for part in verdict.parts]))
    return "".join(pieces)


def _all_lines(verdict: Verdict) -> list[str]:
    """Return all that is said: who grades wants every reason."""
    if not verdict.parts:
        return [verdict.sentence]
    return [line for line in [verdict.head, *(part.sentence for part in verdict.parts)] if line]


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>"
