"""Trades: what kind each issue is, and which concessions pay when they are exchanged."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import frame
from negolib.analysis.space.outcome_space import OutcomeSpace
from negolib.in_words import amount, listed, sentence_start

if TYPE_CHECKING:
    import pandas as pd

# Another option of an issue, by its place, and what it changes for each party, in points.
Move = tuple[int, np.ndarray]

KINDS = ("compatible", "integrative", "distributive")


def issue_kinds(space: OutcomeSpace, equal_within: float = 0.05) -> "pd.DataFrame":
    """Return the kind of each issue (Thompson 1991): compatible, integrative or distributive.

    compatible: one option is the best for everybody. distributive: opposed, and what one party gains the
    other loses, so that every option is worth the same to all together. integrative: opposed, but it matters
    more to one than to the other, so that it can be traded.

    Args:
        space: the packages there are. Points of the parties are compared, so they need one unit (money, or
            equal totals).
        equal_within: how far the joint points of the options may differ, as a share of the issue's largest
            weight, to count as equal.

    Returns:
        A row per issue: `issue`, `kind`, per party its weight (points of its best less its worst option),
        `best_for_all` (the option with the largest joint points) and `why`.
        `.attrs["sentence"]`: the finding.

    >>> points = {"buyer": [[0, 30], [0, 10]], "seller": [[30, 0], [40, 0]]}
    >>> space = OutcomeSpace(points, issues=["price", "term"])
    >>> issue_kinds(space)[["issue", "kind"]].values.tolist()
    [['price', 'distributive'], ['term', 'integrative']]
    """
    a_space(space)
    share = float(door.not_negative(equal_within, "equal_within"))
    rows = []
    for issue, names in space.options.items():
        table = space.option_points(issue)
        weights = table.max(axis=0) - table.min(axis=0)
        joint = table.sum(axis=1)
        best = (table >= table.max(axis=0) - 1e-12 * np.abs(table).max(initial=1)).all(axis=1)
        kind, why = _kind(space, weights, joint, best, share)
        option = names[int(np.argmax(best))] if best.any() else names[int(np.argmax(joint))]
        rows.append((issue, kind, *weights.tolist(), option, why))
    found = {kind: [str(row[0]) for row in rows if row[1] == kind] for kind in KINDS}
    sentence = "; ".join(f"{kind}: {listed(issues)}" for kind, issues in found.items() if issues)
    columns = ["issue", "kind", *space.parties, "best_for_all", "why"]
    return frame(rows, columns, f"{sentence_start(sentence)}.")


def _kind(
    space: OutcomeSpace, weights: np.ndarray, joint: np.ndarray, best: np.ndarray, share: float
) -> tuple[str, str]:
    caring = [str(party) for party, weight in zip(space.parties, weights, strict=True) if weight > 0]
    if not caring:
        return "compatible", "No party minds which option it is."
    if len(caring) == 1:
        return "integrative", f"Only {caring[0]} minds: the others can give it away for something else."
    if best.any():
        return "compatible", "The same option is the best for everyone: nothing to fight about."
    if joint.max() - joint.min() <= share * weights.max() + 1e-12:
        return (
            "distributive",
            "What one gains the other loses: every option is worth the same to all together.",
        )
    if weights.max() - weights.min() <= share * weights.max():
        return (
            "integrative",
            "It matters equally to everyone, but some options are worth more to all together.",
        )
    most = space.parties[int(np.argmax(weights))]
    return "integrative", f"It matters most to {most}, who can give something else for it."


def logrolls(space: OutcomeSpace, package: Mapping | None = None, every: bool = False) -> "pd.DataFrame":
    """Return the trades between two issues that help everyone, ranked by joint gain (Froman & Cohen 1970).

    A logroll moves one issue so that it helps some party and hurts another, and a second issue the other way
    round; neither move alone is acceptable to all, both together leave every party better off. Moves that a
    constraint rules out are left out.

    Args:
        space: the packages there are.
        package: the package to start from, {issue: option}; without it the middle option of every issue.
        every: all profitable moves of a pair of issues instead of the best one only.

    Returns:
        A row per trade: `issue`, `old`, `new` (its options before and after), `helps` (whom the move helps
        most), then `other_issue`, `other_old`, `other_new`, `other_helps`, per party its gain in points, and
        `joint_gain`. Empty when there is none. `.attrs["sentence"]`: the finding.

    >>> points = {"buyer": [[0, 30], [0, 10]], "seller": [[10, 0], [30, 0]]}
    >>> space = OutcomeSpace(points, issues=["term", "price"])
    >>> trade = logrolls(space, {"term": 0, "price": 1}).iloc[0]
    >>> print(trade.issue, trade.new, trade.other_issue, trade.other_new, trade.joint_gain)
    term 1 price 0 40.0
    """
    a_space(space)
    start = space.places(middle_package(space) if package is None else package)
    moves = [_moves(space, place, start[place]) for place in range(len(space.issues))]
    rows = []
    for one in range(len(moves)):
        for other in range(one + 1, len(moves)):
            rows += _pair(space, start, one, moves[one], other, moves[other], bool(every))
    # By joint gain, then by the smaller gain, then as the issues stand.
    rows.sort(key=lambda row: (-row[-2], -row[-1]))
    first, second = ["issue", "old", "new", "helps"], ["other_issue", "other_old", "other_new", "other_helps"]
    columns = [*first, *second, *space.parties, "joint_gain"]
    return frame([row[:-1] for row in rows], columns, _best_trade(rows))


def _best_trade(rows: list[tuple]) -> str:
    if not rows:
        return "No trade between two issues helps everyone."
    issue, old, new, _, other, other_old, other_new, *_, joint, _ = rows[0]
    return (
        f"Trades between two issues that help everyone: {len(rows)}; the best one moves {issue} from {old} "
        f"to {new} and {other} from {other_old} to {other_new}, for a joint gain of {amount(joint)}."
    )


def _moves(space: OutcomeSpace, issue: int, start: int) -> list[Move]:
    table = space.option_points(space.issues[issue])
    changes = np.round(table - table[start], 9)
    return [(to, change) for to, change in enumerate(changes) if change.min() < 0 < change.max()]


def _pair(
    space: OutcomeSpace,
    start: list[int],
    one: int,
    moves: list[Move],
    other: int,
    other_moves: list[Move],
    every: bool,
) -> list[tuple]:
    found = []
    for to, change in moves:
        for other_to, other_change in other_moves:
            gains = np.round(change + other_change, 9)
            if gains.min() <= 0:
                continue
            if space.constraints:
                changed = list(start)
                changed[one], changed[other] = to, other_to
                if space.grid.broken_rule(changed):
                    continue
            found.append(
                (
                    *_move(space, one, start[one], to, change),
                    *_move(space, other, start[other], other_to, other_change),
                    *gains.tolist(),
                    float(round(gains.sum(), 9)),
                    float(gains.min()),
                )
            )
    return found if every or not found else [max(found, key=lambda row: (row[-2], row[-1]))]


def _move(space: OutcomeSpace, issue: int, start: int, to: int, change: np.ndarray) -> tuple:
    name = space.issues[issue]
    helped = space.parties[int(np.argmax(change))]
    return name, space.options[name][start], space.options[name][to], helped


def middle_package(space: OutcomeSpace) -> dict:
    """Return the package with the middle option of every issue, of an even number the lower middle."""
    return {issue: names[(len(names) - 1) // 2] for issue, names in space.options.items()}


def a_space(space: object) -> OutcomeSpace:
    """Return `space` if it is an OutcomeSpace."""
    if not isinstance(space, OutcomeSpace):
        raise ValueError(
            f"An OutcomeSpace is needed, not a {type(space).__name__}; case.outcome_space() makes one."
        )
    return space
