"""The trade that a deal missed: the fewest changes that would have helped both sides, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass

from negolib.analysis import OutcomeSpace, logrolls, smallest_improvement
from negolib.in_words import amount, listed

from .transcript import Transcript, clean


@dataclass(frozen=True)
class MissedTrade:
    """The fewest changes to the deal that would have helped both; or one, at nobody's cost.

    Attributes:
        changes: {issue: (from, to)}.
        package: the deal after them.
        gains: {party: points} over the deal.
        worth: what each change alone is worth, {issue: {party: points}}.
        both: whether both gain; where no package is better for both, one that is better for one and no worse
            for the other.
        name: the issues of the trade in a few words.
        sentence: the trade in words.
    """

    changes: Mapping[str, tuple[str, str]]
    package: Mapping[str, str]
    gains: Mapping[str, float]
    worth: Mapping[str, Mapping[str, float]]
    both: bool
    name: str
    sentence: str


def better_package(space: OutcomeSpace, package: Mapping) -> dict | None:
    """Return the package with the fewest changes that dominates a given one, or None when it is efficient.

    First one that is better for everybody is looked for; only where there is none, one that is better for
    somebody and worse for nobody. Among as few changes the largest joint gain. Exact.

    >>> space = OutcomeSpace({"a": [[0, 5, 10], [0, 2, 4]], "b": [[4, 2, 0], [10, 5, 0]]})
    >>> better_package(space, {0: 1, 1: 1}), better_package(space, {0: 2, 1: 0})
    ({0: 2, 1: 0}, None)
    """
    change = smallest_improvement(space, package) or smallest_improvement(space, package, everyone=False)
    return change.package if change else None


def missed_trades(
    told: Transcript, package: Mapping[str, str]
) -> tuple[MissedTrade | None, MissedTrade | None]:
    """Return the smallest trade a deal missed, and the largest one between two issues if that brings more.

    The second is the logroll (Froman & Cohen 1970) with the largest joint gain. Both None for an efficient
    deal.
    """
    space = told.space
    better = better_package(space, package)
    if better is None:
        return None, None
    smallest = _trade(told, package, better)
    rolls = logrolls(space, package)
    if rolls.empty:
        return smallest, None
    best = rolls.iloc[0]
    rolled = {**package, best["issue"]: best["new"], best["other_issue"]: best["other_new"]}
    logroll = _trade(told, package, rolled)
    larger = sum(logroll.gains.values()) > sum(smallest.gains.values()) + 1e-9
    return smallest, logroll if larger else None


def _trade(told: Transcript, package: Mapping[str, str], better: Mapping[str, str]) -> MissedTrade:
    case, parties = told.case, told.pair
    changes = {i: (package[i], better[i]) for i in case.issue_names if package[i] != better[i]}
    worth = {
        issue: {p: clean(told.change(package, issue, new, p)) for p in parties}
        for issue, (_, new) in changes.items()
    }
    gains = {p: clean(case.value(p, better) - case.value(p, package)) for p in parties}
    return MissedTrade(
        changes,
        dict(better),
        gains,
        worth,
        min(gains.values()) > 0,
        _name(told, worth),
        _told(told, changes, worth, gains),
    )


def _name(told: Transcript, worth: Mapping[str, Mapping[str, float]]) -> str:
    """The trade by its issues: what helps oneself for what helps the other side."""
    own = [i for i, gain in worth.items() if gain[told.party] > 0 and gain[told.other] <= 0]
    theirs = [i for i, gain in worth.items() if gain[told.other] > 0 and gain[told.party] <= 0]
    if own and theirs:
        rest = [i for i in worth if i not in own + theirs]
        with_it = f", with {listed([told.issue(i) for i in rest])}" if rest else ""
        return (
            f"{listed([told.issue(i) for i in own])} for {listed([told.issue(i) for i in theirs])}{with_it}"
        )
    return listed([told.issue(i) for i in worth])


def _told(
    told: Transcript,
    changes: Mapping[str, tuple[str, str]],
    worth: Mapping[str, Mapping[str, float]],
    gains: Mapping[str, float],
) -> str:
    parts = [
        f"{_asked(told.case.issue(issue).label)} {told.option(issue, new)} instead of "
        f"{told.option(issue, old)} ({_signed(worth[issue][told.party])} for you, "
        f"{_signed(worth[issue][told.other])} for {told.them})"
        for issue, (old, new) in changes.items()
    ]
    together = " Together these" if len(parts) > 1 else " That"
    own, theirs = gains[told.party], gains[told.other]
    if own > 0 and theirs > 0:
        end = (
            f"{together} would have given you {amount(own, 1)} more, and {told.them} "
            f"{amount(theirs, 1)} more."
        )
    elif own > 0:
        end = f"{together} would have given you {amount(own, 1)} more, at no cost to {told.them}."
    else:
        end = f"{together} would have given {told.them} {amount(theirs, 1)} more, at no cost to you."
    return f"{'; '.join(parts)}.{end}"


def _asked(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def _signed(points: float) -> str:
    return amount(points, 1, sign=True)
