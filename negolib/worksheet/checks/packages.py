"""The check of a whole proposal: the conditions that a package has to meet."""

import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.verdict import Part, Verdict

MOST_TRIES = 200_000


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
    example: Mapping[str, str] | None = None,
) -> Check:
    """Expect a complete proposal that meets some conditions; each met one earns its points.

    Args:
        key: the answer's name; the answer is ``{issue: option}``.
        options: the options there are, ``{issue: names}``.
        conditions: asked in this order; the first that is not met is what the learner hears.
        example: a package that meets them all; only needed where trying out packages would take too long.

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

    def tries() -> Iterable[object]:
        packages = itertools.product(*options.values())
        return (dict(zip(options, one, strict=True)) for one in itertools.islice(packages, MOST_TRIES))

    unmet = {condition: (condition.otherwise, 0.0) for condition in conditions}
    return Check(key, judge, points, tuple(hints), twin, sentences=unmet, example=example, tries=tries)
