"""Checks: what an answer is compared with, and the sentence each answer gets.

A check knows its key, what is expected, the mistakes that people really make, and a ladder of
hints. It never says the expected value.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from negolib.worksheet.checks.verdict import Grade, Part, Verdict

Sentence = str | tuple[str, float]
LONGEST_TEXT = 5_000
TOO_LONG = f"This text has {{:,}} letters; say it in at most {LONGEST_TEXT:,}, and it is read."


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
    """

    key: str
    judge: Callable[[object], Verdict]
    points: float = 1.0
    hints: tuple[str, ...] = ()
    twin: str = ""
    sentences: Mapping[object, tuple[str, float]] = field(default_factory=dict)

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
            raise ValueError(f"The mistake {wrong:g} of '{key}' counts as right; narrow `within` or drop it.")

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

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes)


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

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes)


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

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes)


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

    return Check(key, judge, points, tuple(hints), twin, sentences=mistakes)


def _placed(thing: str, wanted: str, place: object, mistakes: Mapping[object, tuple[str, float]]) -> Part:
    if place in (None, ""):
        return Part("missing", thing)
    if place == wanted:
        return Part("right", thing)
    # Whatever was handed in stands here; a list is no place that a mistake could know.
    said = mistakes.get((thing, place), ("", 0.0))[0] if isinstance(place, str) else ""
    return Part("wrong", thing, said)


@dataclass(frozen=True)
class Condition:
    """Something a package must meet.

    Args:
        met: takes the package ``{issue: option}`` and says whether it is met.
        otherwise: the sentence when it is not.
        points: what meeting it earns.
        looks_at: what is looked at, such as "better for you than no deal"; with it, a mark is shown.
    """

    met: Callable[[object], bool]
    otherwise: str
    points: float = 1.0
    looks_at: str = ""


def package(
    key: str,
    options: Mapping[str, Collection[str]],
    *conditions: Condition,
    right: str = "",
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Expect a complete proposal that meets some conditions; each met one earns its points.

    Args:
        key: the answer's name; the answer is ``{issue: option}``.
        options: the options there are, ``{issue: names}``.
        conditions: asked in this order; the first that is not met is what the learner hears.

    >>> gift = Condition(lambda p: p["price"] == "low", "The buyer would rather walk away.", 2)
    >>> package("offer", {"price": ["low", "high"]}, gift).verdict({"offer": {"price": "high"}}).sentence
    'The buyer would rather walk away.'
    """
    if not conditions:
        raise ValueError(f"The package '{key}' needs at least one condition.")
    points = float(sum(condition.points for condition in conditions))

    def judge(answer: object) -> Verdict:
        if not isinstance(answer, dict):
            return Verdict("unreadable", 0.0, "This wants one option for every issue.")
        if unknown := [i for i in answer if i not in options]:
            return Verdict("unreadable", 0.0, f"There is no issue called '{unknown[0][:80]}' in this case.")
        if empty := [i for i in options if answer.get(i) in (None, "")]:
            return Verdict("unreadable", 0.0, f"Not a whole package yet: {len(empty)} issues are open.")
        if any(answer[issue] not in list(names) for issue, names in options.items()):
            return Verdict("unreadable", 0.0, "One of the options is not among those of its issue.")
        failed = [condition for condition in conditions if not condition.met(answer)]
        parts = tuple(
            Part("wrong" if condition in failed else "right", condition.looks_at)
            for condition in conditions
            if condition.looks_at
        )
        if not failed:
            said = right or "Right: it meets every condition."
            return Verdict("right", points, said, said, parts)
        earned, said = points - sum(condition.points for condition in failed), failed[0].otherwise
        return Verdict("partly" if earned else "wrong", earned, said, said, parts)

    unmet = {condition: (condition.otherwise, 0.0) for condition in conditions}
    return Check(key, judge, points, tuple(hints), twin, sentences=unmet)


@dataclass(frozen=True)
class Feature:
    """Something one can see in a text without understanding it.

    Args:
        looks_at: what is looked at, such as "it asks something".
        present: takes the text and says whether it is there.
        otherwise: the sentence when it is not.
        needed: whether a text without it earns nothing. Such a feature earns nothing by itself:
            nobody gets points for what was not said.
    """

    looks_at: str
    present: Callable[[str], bool] = field(compare=False)
    otherwise: str
    needed: bool = False


def text(
    key: str,
    *features: Feature,
    points: float = 1.0,
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Look at a free text for what can be seen in it, and say what was looked at.

    The points are shared equally among the features that are not just needed. What the text is worth
    beyond them is for the teacher, who finds a mark scheme beside the answer, or for the learner to rate.

    >>> asks = Feature("it asks something", lambda t: "?" in t, "Make it a question.")
    >>> text("question", asks).verdict({"question": "Tell me."}).sentence
    'Make it a question.'
    """
    if not features:
        raise ValueError(f"The text '{key}' needs at least one feature to look at.")
    earning = [feature for feature in features if not feature.needed] or list(features)

    def judge(answer: object) -> Verdict:
        if not isinstance(answer, str):
            return Verdict("unreadable", 0.0, "This wants a text.")
        if len(answer) > LONGEST_TEXT:
            return Verdict("unreadable", 0.0, TOO_LONG.format(len(answer)))
        if not answer.strip():
            return Verdict("missing", 0.0, "Not answered yet.")
        failed = [feature for feature in features if not feature.present(answer)]
        parts = tuple(
            Part("wrong", feature.looks_at, feature.otherwise)
            if feature in failed
            else Part("right", feature.looks_at)
            for feature in features
        )
        if not failed:
            said = "Everything that can be looked at is there. How good it is, only a person can say."
            return Verdict("right", points, said, said, parts)
        hits = sum(feature not in failed for feature in earning)
        earned = 0.0 if any(feature.needed for feature in failed) else points * hits / len(earning)
        said = " ".join(feature.otherwise for feature in failed)
        return Verdict("partly" if earned else "wrong", earned, said, "", parts)

    absent = {feature: (feature.otherwise, 0.0) for feature in features}
    return Check(key, judge, points, tuple(hints), twin, sentences=absent)


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
    if isinstance(answer, bool) or not isinstance(answer, (int, float)):
        return False
    return abs(answer) < 1e300


def _finite(value: float, place: str) -> float:
    value = float(value)
    if not math.isfinite(value):
        raise ValueError(f"A check compares ordinary numbers; {place} is {value}.")
    return value
