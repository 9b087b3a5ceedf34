"""How far a weight or a score can move before another package is recommended."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import door
from negolib.analysis.preferences import swing_weights
from negolib.analysis.show import frame
from negolib.analysis.space.frontier import efficient
from negolib.analysis.space.outcome_space import OutcomeSpace
from negolib.analysis.space.pruning import prune
from negolib.in_words import amount

from .trades import a_space

if TYPE_CHECKING:
    import pandas as pd

_LINEAR_RULES = ("nash", "utilitarian")


def weight_sensitivity(weights: Mapping, scores: Mapping) -> "pd.DataFrame":
    """Return how far each weight can move before another offer is the best one.

    Args:
        weights: {issue: weight}, scaled to add up to 1. When one moves, the others keep their proportions.
        scores: {offer: {issue: score}}, two offers or more, scored on one scale (0 to 100, say).

    Returns:
        A row per issue, the most critical one first: `issue`, `weight`, `lowest` and `highest` weight for
        which the best offer stays the best, `below` and `above` (the offer that takes over beyond, None when
        none does), and `slack` (the smallest move that changes the choice).
        `.attrs["sentence"]`: the finding.

    >>> found = weight_sensitivity({"price": 60, "service": 40},
    ...     {"mill A": {"price": 80, "service": 40}, "mill B": {"price": 50, "service": 75}})
    >>> found[["issue", "lowest", "highest", "slack"]].round(3).values.tolist()
    [['price', 0.538, 1.0, 0.062], ['service', 0.0, 0.462, 0.062]]
    """
    shares = dict(swing_weights(door.a_mapping(weights, "The weights", "{issue: weight}")))
    offers = door.distinct_names(door.a_mapping(scores, "The scores", "{offer: {issue: score}}"), "offer")
    if len(offers) < 2:
        raise ValueError("There is nothing to choose: write the scores of at least two offers.")
    values = np.array([_row(scores[offer], list(shares), offer) for offer in offers])
    w = np.array(list(shares.values()))
    best = int(np.argmax(values @ w))
    rows = []
    for place, issue in enumerate(shares):
        own = values[:, place]
        left = 1 - w[place]
        others = np.delete(w, place)
        # With all weight on this issue, the others keep the proportions they would have: equal ones.
        others = others / left if left > 1e-12 else np.full(len(others), 1 / max(len(others), 1))
        rest = np.delete(values, place, axis=1) @ others
        slope, base = (own - own[best]) - (rest - rest[best]), rest - rest[best]
        low, high, below, above = 0.0, 1.0, None, None
        for offer in range(len(offers)):
            if abs(slope[offer]) < 1e-12:
                continue
            cross = -base[offer] / slope[offer]
            if slope[offer] > 0 and cross < high:
                high, above = max(cross, w[place]), offers[offer]
            if slope[offer] < 0 and cross > low:
                low, below = min(cross, w[place]), offers[offer]
        slack = min(
            w[place] - low if below is not None else np.inf, high - w[place] if above is not None else np.inf
        )
        rows.append((issue, w[place], low, high, below, above, slack))
    rows.sort(key=lambda row: row[-1])
    critical, *_, slack = rows[0]
    hangs = (
        f"it hangs most on the weight of {critical}, and changes when that moves by {amount(slack, 3)}"
        if np.isfinite(slack)
        else "no single weight changes that"
    )
    columns = ["issue", "weight", "lowest", "highest", "below", "above", "slack"]
    return frame(rows, columns, f"The best offer is {offers[best]}; {hangs}.")


def _row(scores: object, issues: list, offer: object) -> list[float]:
    given = door.a_mapping(scores, f"The scores of {offer!r}", "{issue: score}")
    for issue in given:
        door.one_of(issue, issues, f"the issue of {offer!r}")
    for issue in issues:
        if issue not in given:
            raise ValueError(f"{offer!r} has no score for {issue!r}; score every offer on every issue.")
    return [float(door.a_number(given[issue], f"the score of {offer!r} for {issue!r}")) for issue in issues]


def settlement_sensitivity(space: OutcomeSpace, rule: str = "nash", what: str = "weights") -> "pd.DataFrame":
    """Return how far each weight or score can move before the rule recommends another package.

    The range is exact: with one number moving, every package's merit is a straight line.

    Args:
        space: the packages there are.
        rule: "nash" or "utilitarian", over packages.
        what: "weights" (an issue's weight is its best less its worst option's points; moving it stretches the
            points above the worst option) or "scores" (one option's points).

    Returns:
        A row per number, the most critical one first: `party`, `issue` (and `option`), `now`, `lowest`,
        `highest` (the range in which the same package stays recommended, infinite where nothing changes it),
        `slack` (the smallest move that changes it). `.attrs["sentence"]`: the finding.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 4], [6, 0]], "b": [[5, 0], [0, 4]]})
    >>> space.utilitarian().package
    {0: 0, 1: 0}
    >>> print(*settlement_sensitivity(space, "utilitarian").loc[0, ["party", "issue", "now", "highest"]])
    a 0 4.0 5.0
    """
    a_space(space)
    door.one_of(rule, _LINEAR_RULES, "the rule")
    door.one_of(what, ("weights", "scores"), "what to move:")
    chosen = space.places(space.settle(rule).package)
    rows: list[tuple] = []
    for place, issue in enumerate(space.issues):
        rivals = _rivals(space, place)
        table = space.option_points(issue)
        for party, name in enumerate(space.parties):
            column = table[:, party]
            if what == "weights":
                weight = float(column.max() - column.min())
                if weight == 0:
                    continue
                low, high = _range(
                    space, rule, rivals, chosen, place, party, (column - column.min()) / weight, weight
                )
                rows.append((name, issue, weight, max(low, 0.0), high))
                continue
            for option, label in enumerate(space.options[issue]):
                moved = np.zeros(len(column))
                moved[option] = 1
                low, high = _range(space, rule, rivals, chosen, place, party, moved, float(column[option]))
                rows.append((name, issue, label, float(column[option]), low, high))
    names = ["party", "issue", "now", "lowest", "highest"]
    columns = names if what == "weights" else [*names[:2], "option", *names[2:]]
    known = [(*row, _slack(row[-3], row[-2], row[-1], what == "weights")) for row in rows]
    known.sort(key=lambda row: row[-1])
    sentence = "No single number changes what is recommended."
    if known and np.isfinite(known[0][-1]):
        party, issue, *_, slack = known[0]
        sentence = (
            f"The recommendation hangs most on what {issue} is worth to {party}: it changes when that moves "
            f"by {amount(slack)}."
        )
    return frame(known, [*columns, "slack"], sentence)


def _slack(now: float, lowest: float, highest: float, is_weight: bool) -> float:
    # No weight goes below 0: a range that reaches it has no lower end.
    return min(np.inf if is_weight and lowest <= 0 else now - lowest, highest - now)


def _rivals(space: OutcomeSpace, issue: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the points that are efficient given each option of one issue, and the option of each."""
    block = next(block for block in space.grid.blocks if issue in block.issues)
    others = [other for other in space.grid.blocks if other is not block]
    rest = efficient(others, len(space.parties), space.limit).points
    column = block.combos[:, block.issues.index(issue)]
    points, options = [], []
    for option in np.unique(column).tolist():
        mine = block.points[column == option]
        sums = (mine[:, None, :] + rest[None, :, :]).reshape(-1, len(space.parties))
        if len(sums) > space.limit:
            raise door.TooLarge(
                f"The sensitivity would have to compare {len(sums):,} packages (limit {space.limit:,}); "
                f"round the "
                f"points, or pass a higher limit= and wait."
            )
        keep, _ = prune(sums, np.ones(len(sums), dtype=np.int64))
        points.append(sums[keep])
        options += [option] * len(keep)
    gains = space.grid.many_points(np.concatenate(points)) - np.array([float(x) for x in space.grid.limits])
    return gains, np.array(options)


def _range(
    space: OutcomeSpace,
    rule: str,
    rivals: tuple[np.ndarray, np.ndarray],
    chosen: list[int],
    issue: int,
    party: int,
    moves: np.ndarray,
    now: float,
) -> tuple[float, float]:
    """Return the range of a number in which the chosen package stays the best; `moves` says what it adds to
    each option's points per unit.
    """
    gains, options = rivals
    mine = np.array([float(gain) for gain in space.grid.gains(space.grid.whole(chosen))])
    slope = moves[options]
    start = gains[:, party] - slope * now
    own_slope = moves[chosen[issue]]
    own_start = mine[party] - own_slope * now
    others = [place for place in range(len(space.parties)) if place != party]
    fine = np.all(gains[:, others] >= -1e-9, axis=1)
    if rule == "nash":
        factor, own = gains[:, others].prod(axis=1), mine[others].prod()
        lead, lead_slope = start * factor - own_start * own, slope * factor - own_slope * own
    else:
        factor, own = gains[:, others].sum(axis=1), mine[others].sum()
        lead, lead_slope = start + factor - own_start - own, slope - own_slope
    size = 1e-9 * max(1.0, float(np.abs(lead).max(initial=0)))
    lead_slope = np.where(
        np.abs(lead_slope) < 1e-12 * max(1.0, float(np.abs(lead_slope).max(initial=0))), 0, lead_slope
    )
    ahead = np.where((lead_slope == 0) & (np.abs(lead) < size), -1, lead)
    up = _first(now, ahead, lead_slope, start, slope, fine)
    down = -_first(-now, ahead, -lead_slope, start, -slope, fine)
    if own_slope > 0:  # below this the package itself is worse than walking away
        down = max(down, -own_start / own_slope)
    elif own_slope < 0:
        up = min(up, -own_start / own_slope)
    return round(down, 9), round(up, 9)


def _first(
    now: float,
    lead: np.ndarray,
    lead_slope: np.ndarray,
    start: np.ndarray,
    slope: np.ndarray,
    fine: np.ndarray,
) -> float:
    """Return the smallest number above `now` at which some acceptable rival is ahead."""
    with np.errstate(divide="ignore", invalid="ignore"):
        overtakes, accepted = -lead / lead_slope, -start / slope
    low = np.full(len(lead), float(now))
    high = np.full(len(lead), np.inf)
    low = np.where(lead_slope > 0, np.maximum(low, overtakes), low)
    high = np.where(lead_slope < 0, np.minimum(high, overtakes), high)
    low = np.where(slope > 0, np.maximum(low, accepted), low)
    high = np.where(slope < 0, np.minimum(high, accepted), high)
    never = ~fine | ((lead_slope == 0) & (lead <= 0)) | ((slope == 0) & (start < -1e-9))
    possible = ~never & (low < high - 1e-9 * np.maximum(1, np.abs(low)))
    return float(low[possible].min()) if possible.any() else np.inf
