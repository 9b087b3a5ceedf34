"""The exact frontier of an additive outcome space, block by block, without enumerating packages.

A package that is efficient as a whole is efficient in each part: swap a part for a better one and the whole
gets better. So the efficient points are found by adding one block after the other and dropping, after each,
what is dominated. The work grows with the frontier, not with the number of packages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from negolib.analysis import door

from .blocks import Block
from .pruning import prune

_ROOM_FOR_COUNTS = 2**62


@dataclass(frozen=True)
class Front:
    """Efficient points after some blocks: points, packages per point, and how each point came about."""

    points: np.ndarray
    counts: np.ndarray
    made: "Made | None" = None

    def packages(self, rows: np.ndarray, issues: int) -> np.ndarray:
        """Return one package (places of the options, one column per issue) for each of these rows."""
        chosen = np.zeros((len(rows), issues), dtype=np.int64)
        front = self
        while front.made is not None:
            made, entry = front.made, front.made.entry[rows]
            chosen[:, list(made.block.issues)] = made.block.combos[made.block.first[entry]]
            rows, front = made.before[rows], made.previous
        return chosen

    @cached_property
    def places(self) -> dict[tuple[int, ...], int]:
        """Where each point stands."""
        return {tuple(point): row for row, point in enumerate(self.points.tolist())}

    def every_package(self, point: tuple[int, ...]) -> Iterator[dict[int, int]]:
        """Yield every package with these points as {issue place: option place}."""
        if self.made is None:
            yield {}
            return
        block, previous = self.made.block, self.made.previous
        for entry, gives in enumerate(block.entries.tolist()):
            rest = tuple(have - give for have, give in zip(point, gives, strict=True))
            if rest not in previous.places:
                continue
            for combo in block.members(entry).tolist():
                mine = dict(zip(block.issues, combo, strict=True))
                for others in previous.every_package(rest):
                    yield mine | others


@dataclass(frozen=True)
class Made:
    """How a front's points came about: which entry of a block each took, on top of which point before."""

    block: Block
    entry: np.ndarray
    before: np.ndarray
    previous: Front


def efficient(blocks: list[Block], parties: int, limit: int) -> Front:
    """Return the front of all packages of these blocks; limit: as in `sweep`."""
    front = sweep(blocks, parties, None, limit)
    assert front is not None  # every block has a combination
    return front


def sweep(blocks: list[Block], parties: int, floor: list[int] | None, limit: int) -> Front | None:
    """Return the front of all blocks together, or None when no package reaches the floor.

    Args:
        floor: the least whole-number points each party accepts, or None. A partial package that cannot reach
            it, whatever comes, is dropped on the way; that drops no point it could have dominated in the end,
            for what it dominates cannot reach the floor either.
        limit: most partial packages to compare in one step.
    """
    front = Front(np.zeros((1, parties), dtype=np.int64), np.ones(1, dtype=np.int64))
    best = np.array([block.entries.max(axis=0) for block in blocks])
    worst = sum(block.entries.min(axis=0) for block in blocks)
    floor_row = None if floor is None else np.array(floor, dtype=np.int64)
    watched = floor_row is not None and bool((floor_row > worst).any())
    # From the last block to the first: among equals the earlier option of the earlier issue then comes first.
    for step in range(len(blocks) - 1, -1, -1):
        block = blocks[step]
        size = len(front.points) * len(block.entries)
        if size > limit:
            raise door.TooLarge(
                f"After {len(blocks) - 1 - step} of {len(blocks)} issues there are {len(front.points):,} "
                f"efficient part-"
                f"packages, and the next issue makes {size:,} to compare (limit {limit:,}): round the "
                f"points to fewer "
                f"digits, leave out a party or an issue, or pass a higher limit= and wait."
            )
        points = (block.entries[:, None, :] + front.points[None, :, :]).reshape(size, parties)
        counts = _times(block, front)
        place = None
        if watched:
            place = np.flatnonzero((points + best[:step].sum(axis=0) >= floor_row).all(axis=1))
            if not len(place):
                return None
            points, counts = points[place], counts[place]
        rows, ties = prune(points, counts)
        origin = rows if place is None else place[rows]
        entry, before = np.divmod(origin, len(front.points))
        front = Front(points[rows], ties, Made(block, entry, before, front))
    return front


def _times(block: Block, front: Front) -> np.ndarray:
    # The packages behind one sum are at most those of the block times the most behind one earlier point: when
    # that may pass 64 bits, Python's own whole numbers take over.
    counts, ties = front.counts, block.ties
    if counts.dtype != object and block.total * int(counts.max()) >= _ROOM_FOR_COUNTS:
        counts = counts.astype(object)
    return np.multiply.outer(ties.astype(counts.dtype), counts).ravel()
