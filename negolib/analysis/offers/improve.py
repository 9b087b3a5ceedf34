"""From a signed package to a better one: post-settlement settlements, the smallest change for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import frame, table
from negolib.analysis.space.blocks import Block
from negolib.analysis.space.outcome_space import OutcomeSpace
from negolib.analysis.space.pruning import prune
from negolib.in_words import amount, listed

from .trades import a_space

if TYPE_CHECKING:
    import pandas as pd


# A part-change, last step first: what was made before it, the block, and the row of its combination there.
Made = tuple[()] | tuple["Made", Block, int]
# The undominated part-changes with their gains in whole numbers, by how many issues they change.
Layers = dict[int, list[tuple[np.ndarray, Made]]]


def improvements(space: OutcomeSpace, package: Mapping) -> "pd.DataFrame":
    """Return the efficient packages that dominate a given one: the post-settlement settlements (Raiffa 1985).

    Returns:
        A row per package: a column per issue (the option), one per party (points), `changes` (how many issues
        differ from the given package), `joint_gain` (over the given package). The largest smallest gain
        comes first; empty when the package is efficient. `.attrs["sentence"]`: the finding.

    Raises:
        TooLarge: as `OutcomeSpace.frontier` does.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 5, 10], [0, 2, 4]], "b": [[4, 2, 0], [10, 5, 0]]})
    >>> improvements(space, {0: 1, 1: 1})
       0  1     a     b  changes  joint_gain
    0  2  0  10.0  10.0        2         6.0
    """
    a_space(space)
    places = space.places(package)
    whole = space.grid.whole(places)
    front = space.grid.as_good_as(whole)
    columns = [*space.issues, *space.parties, "changes", "joint_gain"]
    if front is None or (len(front.points) == 1 and tuple(front.points[0].tolist()) == whole):
        return frame([], columns, "This package is efficient: no other is better for one and worse for none.")
    points = space.grid.many_points(front.points)
    gains = points - np.array(space.grid.points(whole))
    order = np.lexsort([-gains.sum(axis=1), -gains.min(axis=1)])
    chosen = front.packages(order, len(space.issues))
    rows = [
        (
            *space.package(option).values(),
            *points[row].tolist(),
            int((option != np.array(places)).sum()),
            float(np.round(gains[row].sum(), 9)),
        )
        for row, option in zip(order.tolist(), chosen, strict=True)
    ]
    most = max(row[-1] for row in rows)
    sentence = (
        f"Efficient points better for one and worse for none: {amount(len(rows))}; together up to "
        f"{amount(most)} more than now."
    )
    return frame(rows, columns, sentence)


@dataclass(frozen=True)
class Change:
    """The fewest issues to reopen so that every party gains, or one does and none loses.

    Args:
        changes: {issue: (from, to)}.
        package: the package after it.
        gains: per party, over the given package.
    """

    changes: dict
    package: dict
    gains: dict

    @property
    def sentence(self) -> str:
        """The change in words."""
        moves = listed([f"{issue} from {old} to {new}" for issue, (old, new) in self.changes.items()])
        gains = listed([f"{party} gains {amount(gain)}" for party, gain in self.gains.items() if gain > 0])
        return f"Move {moves}: {gains}."

    def _repr_html_(self) -> str:
        rows = [(issue, old, new) for issue, (old, new) in self.changes.items()]
        return table(("issue", "from", "to"), rows, "The smallest change for the better", self.sentence)


def smallest_improvement(space: OutcomeSpace, package: Mapping, *, everyone: bool = True) -> Change | None:
    """Return the change of the fewest issues that leaves every party better off, or None when there is none.

    Among changes of equally few issues the one with the largest joint gain; exact, without trying all
    subsets: for each number of changed issues only the undominated part-changes are kept.

    Args:
        space: the packages there are.
        package: where to start, {issue: option}.
        everyone: whether every party has to gain. Else it is enough that one does, at nobody's cost.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 5, 10], [0, 2, 4]], "b": [[4, 2, 0], [10, 5, 0]]})
    >>> smallest_improvement(space, {0: 1, 1: 1}).sentence
    'Move 0 from 1 to 2 and 1 from 1 to 0: a gains 3 and b gains 3.'
    """
    a_space(space)
    start = space.places(package)
    grid = space.grid
    layers: Layers = {0: [(np.zeros(grid.parties, dtype=np.int64), ())]}
    for block in grid.blocks:
        here = np.array([start[issue] for issue in block.issues])
        before = sum(grid.options[issue][start[issue]] for issue in block.issues)
        moves = (block.combos != here).sum(axis=1)
        layers = _extend(layers, block, block.points - before, moves, space.limit)
    for changed in sorted(layers):
        better = [found for found in layers[changed] if _better(found[0], everyone)]
        if better:
            gains = [(gain / grid.float_units, combos) for gain, combos in better]
            gain, combos = max(gains, key=lambda found: (found[0].sum(), found[0].min()))
            return _change(space, start, gain, combos)
    return None


def _better(gain: np.ndarray, everyone: bool) -> bool:
    return bool((gain > 0).all() if everyone else (gain >= 0).all() and (gain > 0).any())


def _extend(layers: Layers, block: Block, steps: np.ndarray, moves: np.ndarray, limit: int) -> Layers:
    """Add one block to the undominated part-changes, kept apart by how many issues they change."""
    grown: Layers = {}
    for changed, known in layers.items():
        for count in np.unique(moves).tolist():
            rows = np.flatnonzero(moves == count)
            rows = rows[prune(steps[rows], np.ones(len(rows), dtype=np.int64))[0]]
            if len(known) * len(rows) > limit:
                raise door.TooLarge(
                    f"Looking for the smallest change would compare {len(known) * len(rows):,} part-changes "
                    f"(limit {limit:,}); round the points, or pass a higher limit= and wait."
                )
            grown.setdefault(changed + count, []).extend(
                (gain + steps[row], (combos, block, row)) for gain, combos in known for row in rows
            )
    result = {}
    for changed, found in grown.items():
        points = np.array([gain for gain, _ in found])
        keep, _ = prune(points, np.ones(len(found), dtype=np.int64))
        result[changed] = [found[row] for row in keep.tolist()]
    return result


def _change(space: OutcomeSpace, start: list[int], gains: np.ndarray, combos: Made) -> Change:
    places = list(start)
    while combos:
        combos, block, row = combos
        for issue, option in zip(block.issues, block.combos[row].tolist(), strict=True):
            places[issue] = option
    old, new = space.package(start), space.package(places)
    return Change(
        changes={issue: (old[issue], new[issue]) for issue in space.issues if old[issue] != new[issue]},
        package=new,
        gains=space.by_party(np.round(gains, 9).tolist()),
    )
