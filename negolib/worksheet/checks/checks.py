"""Checks: what an answer is compared with, and the sentence each answer gets.

A check knows its key, what is expected, the mistakes that people really make, and a ladder of
hints. It never says the expected value.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from negolib.in_words import is_number, typed
from negolib.worksheet.checks.contrast import Contrast
from negolib.worksheet.checks.verdict import Grade, Part, Verdict

Sentence = str | tuple[str, float]


@dataclass(frozen=True)
class Check:
    """One thing that is looked at in a sheet.

    Args:
        key: the answer's name in the sheet.
        judge: takes the answer and returns what is to be said of it.
        points: what a right answer earns.
        hints: up to three: a nudge, a method, a worked step on other numbers.
        twin: the same task with other numbers, worked through; it comes after the last hint.
        sentences: what is said of each mistake that is known: ``{mistake: (sentence, share)}``. A
            mistake is a wrong number, choice or name, a pair of thing and wrong place, or a condition.
        example: an answer that counts as right; None where the author gave none and it has to be looked for.
        tries: answers among which one is found that meets every condition, and one that fails each.
        contrast: of a text, two answers to set one's own beside, once it stands.
    """

    key: str
    judge: Callable[[object], Verdict]
    points: float = 1.0
    hints: tuple[str, ...] = ()
    twin: str = ""
    sentences: Mapping[object, tuple[str, float]] = field(default_factory=dict)
    example: object = None
    tries: Callable[[], Iterable[object]] = tuple
    contrast: Contrast | None = None

    @property
    def right_answer(self) -> object:
        """An answer that counts as right, None where none is known. For tests and teachers, never for a page.

        >>> sort("kinds", {"price": "distributive"}).right_answer
        {'price': 'distributive'}
        """
        if self.example is not None:
            return self.example
        return next((answer for answer in self.tries() if self.judge(answer).status == "right"), None)

    def verdict(self, answers: Mapping[str, object]) -> Verdict:
        """Judge the answer under this check's key; one that is not there counts as not attempted."""
        answer = answers.get(self.key)
        if answer is None or answer == "" or answer == [] or answer == {}:
            verdict = Verdict("missing", 0.0, "Not answered yet.")
        else:
            verdict = self.judge(answer)
        # Only a sheet knows its questions; any other mapping of answers is judged without their words.
        return verdict.of(self, answer, getattr(answers, "questions", {}).get(self.key))


def grade(sheet: Mapping[str, object], *checks: Check) -> Grade:
    """Look at a sheet with some checks, and return the points with the reasons.

    As the last line of an nbgrader test cell its value is the score; shown in a notebook, it is a
    sentence for each check.

    Args:
        sheet: a worksheet, or any mapping of answers.
        checks: made by :func:`number`, :func:`choice`, :func:`several`, :func:`sort`,
            :func:`package` or :func:`text`.

    Raises:
        ValueError: without any check.

    >>> result = grade({"surplus": 20}, number("surplus", 20, points=2))
    >>> result.score, result.max_score
    (2.0, 2.0)
    """
    if not checks:
        raise ValueError("A test cell needs at least one check, such as number('surplus', 20).")
    return Grade(tuple(check.verdict(sheet) for check in checks))


def number(
    key: str,
    expected: float,
    *,
    within: float = 0.0,
    points: float = 1.0,
    unit: str = "",
    right: str = "",
    mistaken: Mapping[float, Sentence] | None = None,
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Expect a number.

    Args:
        key: the answer's name in the sheet.
        expected: the right number, derived from the case.
        within: how far off still counts as right.
        points: for the right number.
        unit: named when the answer is no number.
        right: why it is right, said once it is.
        mistaken: ``{wrong number: sentence}`` or ``{wrong number: (sentence, share of the points)}``.
        hints: nudge, method, worked step.
        twin: the same task with other numbers, worked through.

    Raises:
        ValueError: when a mistake counts as right, or a number is none.

    >>> check = number("low", 436, within=0.5, mistaken={480: "That is what the supplier hopes for."})
    >>> check.verdict({"low": 480}).sentence
    'That is what the supplier hopes for.'
    >>> check.verdict({"low": 436.2}).status
    'right'
    """
    expected, within = _finite(expected, "expected"), _finite(within, "within")
    mistakes = _sentences({_finite(wrong, "a mistake"): said for wrong, said in (mistaken or {}).items()})
    # The half of a cent that floats lose in a sum is not a learner's mistake.
    slack = within + 1e-9 * max(1.0, abs(expected))
    for wrong in mistakes:
        if abs(wrong - expected) <= slack:
            raise ValueError(
                f"The mistake {typed(wrong)} of '{key}' counts as right; narrow `within` or drop it."
            )

    def judge(answer: object) -> Verdict:
        if not _is_number(answer):
            what = f"a number ({unit})" if unit else "a number"
            return Verdict("unreadable", 0.0, f"This wants {what}, such as 12.5.")
        if abs(answer - expected) <= slack:
            return Verdict("right", points, right or "Right.")
        nearest = min(mistakes, key=lambda wrong: abs(answer - wrong), default=None)
        if nearest is not None and abs(answer - nearest) <= max(within, 1e-9 * max(1.0, abs(nearest))):
            return _mistake(mistakes[nearest], points)
        return Verdict("wrong", 0.0, "Not this number yet.", known=False)

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes, example=expected)


def choice(
    key: str,
    expected: str,
    *,
    points: float = 1.0,
    right: str = "",
    mistaken: Mapping[str, Sentence] | None = None,
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Expect one of several named things.

    Raises:
        ValueError: when the expected choice is also listed as a mistake.

    >>> choice("kind", "compatible", mistaken={"distributive": "Look at both rankings."}).verdict(
    ...     {"kind": "distributive"}
    ... ).sentence
    'Look at both rankings.'
    """
    mistakes = _sentences(mistaken or {})
    if expected in mistakes:
        raise ValueError(f"'{expected}' is the expected choice of '{key}' and cannot be a mistake too.")

    def judge(answer: object) -> Verdict:
        if not isinstance(answer, str):
            return Verdict("unreadable", 0.0, "This wants one of the choices.")
        if answer == expected:
            return Verdict("right", points, right or "Right.")
        if answer in mistakes:
            return _mistake(mistakes[answer], points)
        return Verdict("wrong", 0.0, "Not this one.", known=False)

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes, example=expected)


def several(
    key: str,
    expected: Collection[str],
    *,
    points: float = 1.0,
    right: str = "",
    mistaken: Mapping[str, str] | None = None,
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Expect a set of names; a wrong one costs as much as a right one earns.

    >>> check = several("compatible", {"rhythm", "reference"}, points=2)
    >>> check.verdict({"compatible": ["rhythm"]}).earned
    1.0
    """
    wanted, mistakes = set(expected), _sentences(mistaken or {})
    if not wanted:
        raise ValueError(f"'{key}' needs at least one expected name.")
    if both := wanted & set(mistakes):
        raise ValueError(f"'{min(both)}' is expected in '{key}' and cannot be a mistake too.")

    def judge(answer: object) -> Verdict:
        if not isinstance(answer, list) or not all(isinstance(name, str) for name in answer):
            return Verdict("unreadable", 0.0, "This wants a list of names.")
        chosen = set(answer)
        hits, extra = len(chosen & wanted), len(chosen - wanted)
        if chosen == wanted:
            return Verdict("right", points, right or "Right: these, and no other.")
        parts = tuple(
            Part("right", name) if name in wanted else Part("wrong", name, mistakes.get(name, ("",))[0])
            for name in dict.fromkeys(answer)
        )
        said = [part.sentence for part in parts if part.sentence]
        count = f"{hits} of your {len(chosen)} belong here."
        if not extra:
            count = f"What you named belongs here ({hits}), but it is not all."
        earned = points * max(0, hits - extra) / len(wanted)
        return Verdict("partly" if earned else "wrong", earned, " ".join([count, *said]), count, parts)

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes, example=list(expected))


def sort(
    key: str,
    expected: Mapping[str, str],
    *,
    points: float = 1.0,
    right: str = "",
    mistaken: Mapping[tuple[str, str], str] | None = None,
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Expect each of several things in its place: ``{thing: place}``; each earns its part.

    Args:
        mistaken: ``{(thing, wrong place): sentence}``.

    >>> check = sort("kinds", {"price": "distributive", "rhythm": "compatible"}, points=2)
    >>> check.verdict({"kinds": {"price": "distributive"}}).earned
    1.0
    """
    wanted, mistakes = dict(expected), _sentences(mistaken or {})
    if not wanted:
        raise ValueError(f"'{key}' needs at least one thing to sort.")
    if both := [thing for thing, place in mistakes if wanted.get(thing) == place]:
        raise ValueError(f"The expected place of '{both[0]}' in '{key}' cannot be a mistake too.")

    def judge(answer: object) -> Verdict:
        if not isinstance(answer, dict):
            return Verdict("unreadable", 0.0, "This wants a place for each thing.")
        hits = sum(answer.get(thing) == place for thing, place in wanted.items())
        parts = tuple(_placed(thing, place, answer.get(thing), mistakes) for thing, place in wanted.items())
        if hits == len(wanted):
            said = right or "Right, all of them."
            return Verdict("right", points, said, said, parts)
        said = [part.sentence for part in parts if part.sentence]
        opened = sum(part.status == "missing" for part in parts)
        rest = f" {opened} still to place." if opened else ""
        earned = points * hits / len(wanted)
        head = f"{hits} of {len(wanted)} stand where they should.{rest}"
        return Verdict("partly" if earned else "wrong", earned, " ".join([head, *said]), head, parts)

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes, example=wanted)


def _placed(thing: str, wanted: str, place: object, mistakes: Mapping[object, tuple[str, float]]) -> Part:
    if place in (None, ""):
        return Part("missing", thing)
    if place == wanted:
        return Part("right", thing)
    # Whatever was handed in stands here; a list is no place that a mistake could know.
    said = mistakes.get((thing, place), ("", 0.0))[0] if isinstance(place, str) else ""
    return Part("wrong", thing, said)


def _sentences(mistaken: Mapping[object, Sentence]) -> dict[object, tuple[str, float]]:
    found = {key: said if isinstance(said, tuple) else (said, 0.0) for key, said in mistaken.items()}
    for _, share in found.values():
        if not 0 <= share < 1:
            raise ValueError(f"A mistake earns a share of the points from 0 to below 1, not {share}.")
    return found


def _mistake(said: tuple[str, float], points: float) -> Verdict:
    sentence, share = said
    return Verdict("partly" if share else "wrong", points * share, sentence)


def _is_number(answer: object) -> bool:
    return is_number(answer) and abs(answer) < 1e300


def _finite(value: float, place: str) -> float:
    value = float(value)
    if not math.isfinite(value):
        raise ValueError(f"A check compares ordinary numbers; {place} is {value}.")
    return value
