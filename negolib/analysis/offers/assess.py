"""How good one package is: what it gives, what it leaves on the table, and who gets which share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import table
from negolib.analysis.space.outcome_space import OutcomeSpace
from negolib.in_words import amount, listed

from .trades import a_space

# The points of one block's combinations, and how many there are.
Part = tuple[np.ndarray, int]


@dataclass(frozen=True)
class Assessment:
    """What one package is worth and how far it is from the best that could be had.

    Args:
        points, gains: per party; gains are over the reservation value.
        acceptable: nobody does better by walking away.
        efficient: no package is better for one and worse for none.
        allowed: no constraint rules it out.
        joint_gain_efficiency: (sum u - sum d) / (max sum u - sum d), 1 for the largest pie; None where the
            largest pie is no larger than walking away.
        claim_shares: (u - d) / sum (u - d); None when there is no joint gain.
        room: what each party could gain without hurting any other.
        distance: to the nearest efficient package, in points (Euclidean).
    """

    package: dict
    points: dict
    gains: dict
    acceptable: bool
    efficient: bool
    allowed: bool
    joint_gain_efficiency: float | None
    claim_shares: dict | None
    room: dict
    distance: float

    @property
    def sentence(self) -> str:
        """The finding in words."""
        losers = [str(party) for party, gain in self.gains.items() if gain < 0]
        if not self.allowed:
            return "This package is not to be had: a constraint rules it out."
        if losers:
            return f"Not acceptable: {listed(losers)} would do better by walking away."
        if self.efficient:
            return "Acceptable to everyone and efficient: no package is better for one and worse for none."
        more = [f"{party} could have {amount(gain)} more" for party, gain in self.room.items() if gain > 0]
        return (
            f"Acceptable to everyone, but it leaves something on the table: {listed(more)} at nobody's cost."
        )

    def _repr_html_(self) -> str:
        parties = list(self.points)
        shares = self.claim_shares or dict.fromkeys(parties)
        rows = [
            (p, self.points[p], self.gains[p], "-" if shares[p] is None else f"{shares[p]:.0%}", self.room[p])
            for p in parties
        ]
        made = self.joint_gain_efficiency
        title = "The package" if made is None else f"The package makes {made:.0%} of the possible joint gain"
        head = ("party", "points", "gain", "share of the gain", "more at nobody's cost")
        return table(head, rows, title, self.sentence)


def assess(space: OutcomeSpace, package: Mapping) -> Assessment:
    """Assess one package of an outcome space; see `Assessment` for what it says.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 5, 10], [0, 2, 4]], "b": [[4, 2, 0], [10, 5, 0]]})
    >>> found = assess(space, {0: 1, 1: 1})
    >>> found.joint_gain_efficiency, found.claim_shares, found.efficient
    (0.7, {'a': 0.5, 'b': 0.5}, False)
    >>> found.room
    {'a': 3.0, 'b': 3.0}
    """
    a_space(space)
    places = space.places(package)
    grid = space.grid
    whole = grid.whole(places)
    gains = [float(gain) for gain in grid.gains(whole)]
    above = better_points(space, whole)
    steps = (grid.efficient.points - np.array(whole)) / grid.float_units
    allowed = space.allows(package)
    joint = sum(gains)
    return Assessment(
        package=space.package(places),
        points=space.by_party(grid.points(whole)),
        gains=space.by_party(gains),
        acceptable=min(gains) >= 0,
        efficient=allowed and bool((above == np.array(whole)).all()),
        allowed=allowed,
        joint_gain_efficiency=joint_gain_efficiency(space, package),
        claim_shares=space.by_party(gain / joint for gain in gains) if joint > 0 else None,
        room=_room(space, whole, above),
        distance=float(np.sqrt((steps**2).sum(axis=1).min())),
    )


def _room(space: OutcomeSpace, whole: Sequence[int], above: np.ndarray) -> dict:
    if not len(above):  # a package that is not to be had, and no other reaches it
        return dict.fromkeys(space.parties, 0.0)
    more = (above.max(axis=0) - np.array(whole)) / space.grid.float_units
    return space.by_party(np.round(more, 9).tolist())


def better_points(space: OutcomeSpace, whole: Sequence[int]) -> np.ndarray:
    """Return the efficient points at least as good for everyone as `whole`, in whole-number points."""
    front = space.grid.as_good_as(whole)
    return np.empty((0, len(whole)), dtype=np.int64) if front is None else front.points


def joint_gain_efficiency(space: OutcomeSpace, package: Mapping) -> float | None:
    """Return the share of the possible joint gain: (sum u - sum d) / (max sum u - sum d).

    The maximum is over all packages that are to be had. 1: the largest pie; below 0: worse than walking away.
    None when no package makes a joint gain. Points are added, so all parties need one unit.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 10], [0, 4]], "b": [[4, 0], [10, 0]]})
    >>> joint_gain_efficiency(space, {0: 1, 1: 1})
    0.7
    """
    a_space(space)
    grid = space.grid
    start = float(sum(grid.gains([0] * grid.parties)))
    most = start + sum(float((block.points / grid.float_units).sum(axis=1).max()) for block in grid.blocks)
    made = float(sum(grid.gains(grid.whole(space.places(package)))))
    return round(made / most, 12) if most > 1e-12 * max(1.0, abs(start)) else None


def claim_shares(space: OutcomeSpace, package: Mapping) -> dict:
    """Return each party's share of the joint gain: (u - d) / sum (u - d).

    Raises:
        ValueError: when the package makes no joint gain, for there is nothing to have a share of.

    >>> from negolib.analysis import OutcomeSpace
    >>> claim_shares(OutcomeSpace({"a": [[0, 10], [0, 4]], "b": [[4, 0], [10, 0]]}), {0: 1, 1: 0})
    {'a': 0.5, 'b': 0.5}
    """
    a_space(space)
    gains = space.grid.gains(space.grid.whole(space.places(package)))
    joint = sum(gains)
    if joint <= 0:
        raise ValueError(
            "This package makes no joint gain over walking away, so there is nothing to have a share of."
        )
    return space.by_party(float(gain / joint) for gain in gains)


@dataclass(frozen=True)
class PostSettlement:
    """How many packages are better or worse for everyone than the one signed (Tripp & Sondak 1992).

    Args:
        superior: packages at least as good for all and better for one.
        inferior: at most as good for all and worse for one.
    """

    superior: int
    inferior: int

    @property
    def efficiency(self) -> float:
        """1 - PS / (PS + PI)."""
        either = self.superior + self.inferior
        return 1.0 if not either else 1 - self.superior / either

    @property
    def sentence(self) -> str:
        """The finding in words."""
        return (
            f"Packages better for one and worse for none: {amount(self.superior)}; the other way round: "
            f"{amount(self.inferior)}; post-settlement efficiency {self.efficiency:.1%}."
        )

    def _repr_html_(self) -> str:
        rows = [("better for all", self.superior), ("worse for all", self.inferior)]
        return table(("packages", "how many"), rows, "Left on the table", self.sentence)


def post_settlement(space: OutcomeSpace, package: Mapping) -> PostSettlement:
    """Count the packages that dominate a package and those it dominates, exactly (Tripp & Sondak 1992).

    Part-packages with the same points are counted together, and those whose fate is sealed are dropped, so
    that spaces far too large to enumerate can be counted when their points are round.

    Raises:
        TooLarge: when they are not, and there are too many.

    >>> from negolib.analysis import OutcomeSpace
    >>> space = OutcomeSpace({"a": [[0, 5, 10], [0, 2, 4]], "b": [[4, 2, 0], [10, 5, 0]]})
    >>> post_settlement(space, {0: 1, 1: 1})
    PostSettlement(superior=1, inferior=1)
    """
    a_space(space)
    whole = np.array(space.grid.whole(space.places(package)), dtype=np.int64)
    parts = [(block.points, len(block.points)) for block in space.grid.blocks]
    same = _count_equal(parts, whole, space.limit)
    above = _count_at_least(parts, whole, space.limit)
    below = _count_at_least([(-points, size) for points, size in parts], -whole, space.limit)
    return PostSettlement(above - same, below - same)


def _count_equal(parts: list[Part], whole: np.ndarray, limit: int) -> int:
    both = [(np.hstack([points, -points]), size) for points, size in parts]
    return _count_at_least(both, np.concatenate([whole, -whole]), limit)


def _count_at_least(parts: list[Part], floor: np.ndarray, limit: int) -> int:
    """Count the packages whose points reach `floor` in every column."""
    best = np.array([points.max(axis=0) for points, _ in parts])
    worst = np.array([points.min(axis=0) for points, _ in parts])
    sums = np.zeros((1, len(floor)), dtype=np.int64)
    counts, total = [1], 0
    for step, (points, _) in enumerate(parts):
        if len(sums) * len(points) > limit:
            raise door.TooLarge(
                f"Counting would have to look at {len(sums) * len(points):,} part-packages (limit "
                f"{limit:,}): "
                f"round the points, or pass a higher limit= and wait."
            )
        sums = (sums[:, None, :] + points[None, :, :]).reshape(-1, len(floor))
        weights = np.repeat(np.array(counts, dtype=object), len(points))
        later = prod(size for _, size in parts[step + 1 :])
        sure = (sums + worst[step + 1 :].sum(axis=0) >= floor).all(axis=1)
        total += int(sum(weights[sure].tolist())) * later
        alive = ~sure & (sums + best[step + 1 :].sum(axis=0) >= floor).all(axis=1)
        if not alive.any():
            return total
        sums, group = np.unique(sums[alive], axis=0, return_inverse=True)
        merged = [0] * len(sums)
        for place, weight in zip(group.ravel().tolist(), weights[alive].tolist(), strict=True):
            merged[place] += weight
        counts = merged
    return total
