"""What a check says: the points, the sentence, and how both are shown."""

import html
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negolib.worksheet.checks import Check

SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗", "missing": "○", "unreadable": "✗"}
LONGEST_SHOWN = 4000


@dataclass(frozen=True)
class Verdict:
    """What one check says of one answer.

    Args:
        status: ``right``, ``partly``, ``wrong``, ``missing`` (not attempted) or ``unreadable``.
        earned: points.
        sentence: the reason, in the learner's words.
        key: the answer's name.
        points: what a right answer would earn.
        shown: the answer as text, never as HTML.
        hints: the ladder of this check.
        rubric: what a teacher looks for by hand.
    """

    status: str
    earned: float
    sentence: str
    key: str = ""
    points: float = 0.0
    shown: str = ""
    hints: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()

    def of(self, check: "Check", answer: object) -> "Verdict":
        """Return this verdict with what is known of its check and its answer."""
        return replace(
            self,
            key=check.key,
            points=check.points,
            shown=shown(answer),
            hints=check.hints,
            rubric=check.rubric,
        )


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
    if isinstance(answer, float):
        return f"{answer:.10g}"
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
        """``right``, ``partly``, ``wrong`` or ``missing``, over all checks of the cell."""
        kinds = {verdict.status for verdict in self.verdicts}
        if kinds == {"right"}:
            return "right"
        if kinds == {"missing"}:
            return "missing"
        return "partly" if self.score > 0 else "wrong"

    def __float__(self) -> float:
        return self.score

    def __repr__(self) -> str:
        return repr(self.score)

    def _repr_html_(self) -> str:
        lines = "".join(_line(verdict) for verdict in self.verdicts)
        # Only tags that nbconvert lets pass when it cleans a page for a teacher or a learner.
        return f"<ul>{lines}</ul><div><strong>{self.score:g} of {self.max_score:g} points</strong></div>"


def _line(verdict: Verdict) -> str:
    answer = rubric = ""
    if verdict.shown:
        name, shown_answer = html.escape(plain_name(verdict.key)), html.escape(verdict.shown)
        answer = f"<div><em>{name}:</em> {shown_answer}</div>"
    if verdict.rubric:
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in verdict.rubric)
        rubric = f"<div>For grading by hand:</div><ul>{lines}</ul>"
    return f"<li>{SIGNS[verdict.status]} {html.escape(verdict.sentence)}{answer}{rubric}</li>"
