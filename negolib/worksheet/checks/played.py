"""The check of a negotiation that was played: its record is played again, and the talks are looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.packages import Condition
from negolib.worksheet.checks.verdict import Part, Verdict

MOST_RECORDS = 24
SAID_AGAIN = "In these talks something is said again that was said before; only talks as first played count."


class Talks(Protocol):
    """Talks that were played again: all that is asked of them here is whether they have ended."""

    ended: str


# What is to be reached in talks is a condition like any other; its points are its share of them all.
Goal = Condition


class _PlayedCheck(Check):
    def verdict(self, answers: Mapping[str, object]) -> Verdict:
        """Judge the answer; a record is counted, not written out, on the page that a teacher reads."""
        verdict = super().verdict(answers)
        if verdict.shown:
            verdict = replace(verdict, shown=_counted(answers[self.key]))
        return verdict


def played(
    key: str,
    replay: Callable[[object], Talks],
    *conditions: Condition,
    points: float = 1.0,
    right: str = "",
    hints: Sequence[str] = (),
    twin: str = "",
) -> Check:
    """Expect a negotiation that was played to its end; each condition that it meets earns its share.

    What counts is not what the record says but what comes out when it is played again. Of several
    records the best counts, of equally good ones the latest; more than the last 24 are not looked at.

    Args:
        key: the answer's name; the answer is a record, or a list of records.
        replay: takes a record and returns the talks, which say in `ended` how they ended, "" when they
            have not; raises ValueError with a sentence for a damaged or forged record, or one of other talks.
        conditions: looked at in this order; those that are not met are said, each in its sentence; a
            mark is shown for each that says what it looks at.
        points: what all conditions earn together; a condition's own points are its share of them.
        right: said when all are met.
        hints: nudge, method, worked step.

    Raises:
        ValueError: without a condition, or when the conditions' points do not add up to more than 0.

    >>> from types import SimpleNamespace
    >>> agreed = Goal(lambda talks: talks.ended == "deal", "There is no deal.", looks_at="there is a deal")
    >>> check = played("talks", lambda record: SimpleNamespace(ended=record["ended"]), agreed, points=2)
    >>> check.verdict({"talks": [{"ended": "no time"}, {"ended": "deal"}]}).earned
    2.0
    >>> check.verdict({"talks": {"ended": "no time"}}).sentence
    'There is no deal.'
    >>> check.verdict({"talks": {"ended": ""}}).sentence
    'These talks are not finished yet: play them to their end.'
    """
    if not conditions:
        raise ValueError(f"The talks '{key}' need at least one condition.")
    whole = float(sum(condition.points for condition in conditions))
    if not whole > 0 or min(condition.points for condition in conditions) < 0:
        raise ValueError(f"The conditions of '{key}' need points that add up to more than 0.")

    def judge(answer: object) -> Verdict:
        records = answer if isinstance(answer, list) else [answer]
        if not all(isinstance(record, Mapping) for record in records):
            return Verdict("unreadable", 0.0, "This wants the record of talks, as they were kept.")
        found = [judge_one(record) for record in records[-MOST_RECORDS:]]
        # The last of the best: the one that earns most, and of equals one that could be played again.
        return max(reversed(found), key=lambda verdict: (verdict.earned, verdict.status != "unreadable"))

    def judge_one(record: object) -> Verdict:
        try:
            talks = replay(record)
        except ValueError as error:
            return Verdict("unreadable", 0.0, str(error))
        if getattr(talks, "branch", None):
            return Verdict("unreadable", 0.0, SAID_AGAIN)
        if not talks.ended:
            return Verdict("missing", 0.0, "These talks are not finished yet: play them to their end.")
        failed = [condition for condition in conditions if not condition.met(talks)]
        parts = tuple(
            Part("wrong", condition.looks_at, condition.otherwise)
            if condition in failed
            else Part("right", condition.looks_at)
            for condition in conditions
            if condition.looks_at
        )
        if not failed:
            said = right or "Played, and all of it reached."
            return Verdict("right", float(points), said, said, parts)
        earned = points * (whole - sum(condition.points for condition in failed)) / whole
        said = " ".join(condition.otherwise for condition in failed)
        return Verdict("partly" if earned > 0 else "wrong", max(0.0, earned), said, "", parts)

    unmet = {condition: (condition.otherwise, 0.0) for condition in conditions}
    return _PlayedCheck(key, judge, points, tuple(hints), twin, sentences=unmet)


def _counted(answer: object) -> str:
    number = len(answer) if isinstance(answer, list) else 1
    return "1 negotiation" if number == 1 else f"{number} negotiations, of which the best counts"
