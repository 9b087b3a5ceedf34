"""Settlements over lotteries: the convex hull of the packages, for two parties exactly.

The hull of a sum is the sum of the hulls, so the hull's edge needs no packages either: for two parties it is
every block's own upper edge, laid end to end from the flattest step to the steepest. For more parties a
lottery is a share of each option in each block, and the settlements are small linear programmes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from itertools import pairwise

from .blocks import Block
from .grid import Grid
from .settlement import no_agreement

# A corner of the edge in whole-number points, the gains there, and a place on the edge: its corner and how
# far towards the next one.
Corner = tuple[int, int]
Gains = tuple[Fraction, ...]
Path = list[tuple[Fraction, Fraction, Fraction]]
# What the first party gains, and the second (less than 0), the block, and its entry before and after.
Step = tuple[int, int, int, int, int]


@dataclass(frozen=True)
class Drawn:
    """The lottery that a rule recommends.

    Args:
        mix: (probability, places of the package's options), one or more.
        gains: expected, per party.
        ties: how many packages give these very points; 0 when only a lottery does.
    """

    mix: list[tuple[float, list[int]]]
    gains: Sequence[Fraction | float]
    ties: int


def settle_by_lottery(grid: Grid, rule: str) -> Drawn:
    """Return the settlement by `rule` over lotteries; raise NoAgreement when there is none."""
    if grid.parties == 2:
        return _two_parties(grid, rule)
    from .lotteries_many import settle_many

    mix, gains = settle_many(grid, rule)
    return Drawn(mix, gains, int(len(mix) == 1))


def _two_parties(grid: Grid, rule: str) -> Drawn:
    start, steps = _edge(grid.blocks)
    best = [block.entries[entry].tolist() for block, entry in zip(grid.blocks, start, strict=True)]
    corners: list[Corner] = [(sum(x for x, _ in best), sum(y for _, y in best))]
    for dx, dy, *_ in steps:
        corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
    gains = [grid.gains(corner) for corner in corners]
    path = _acceptable(gains)
    if not path:
        raise no_agreement("lottery over packages")
    position = _RULES[rule](path)
    corner, share = int(position), position - int(position)
    ties, chosen = _packages_at(grid.blocks, corners, steps, corner, share)
    if chosen is None:
        first, second = _entries(start, steps, corner), _entries(start, steps, corner + 1)
        draws = [(float(1 - share), first), (float(share), second)]
    else:
        draws = [(1.0, chosen)]
    mix = [(probability, grid.places(entries)) for probability, entries in draws]
    return Drawn(mix, _between(gains, position), ties)


def _edge(blocks: list[Block]) -> tuple[list[int], list[Step]]:
    """Return each block's best entry for the second party, and the steps to the first, flattest first."""
    start: list[int] = []
    steps: list[Step] = []
    for place, block in enumerate(blocks):
        chain: list[tuple[int, int, int]] = []
        for entry in range(len(block.entries) - 1, -1, -1):  # entries descend in the first party's points
            x, y = block.entries[entry].tolist()
            while len(chain) > 1 and _turn(chain[-2], chain[-1], (x, y)) > 0:
                chain.pop()
            chain.append((x, y, entry))
        start.append(chain[0][2])
        for (x0, y0, one), (x1, y1, other) in pairwise(chain):
            steps.append((x1 - x0, y1 - y0, place, one, other))
    # Flattest first: the second party loses least for what the first one gains. Whole numbers, so exact.
    steps.sort(key=cmp_to_key(_flatter))
    return start, steps


def _flatter(one: Step, other: Step) -> int:
    return other[1] * one[0] - one[1] * other[0]


def _turn(one: Sequence[int], two: Sequence[int], three: Sequence[int]) -> int:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _acceptable(gains: list[Gains]) -> Path:
    """Cut the edge to where both gain at least 0: a list of (position, first gain, second gain)."""
    path: Path = []
    for corner, (x, y) in enumerate(gains):
        if x >= 0 and y >= 0:
            path.append((Fraction(corner), x, y))
        if corner + 1 < len(gains):
            x1, y1 = gains[corner + 1]
            cuts = [-x / (x1 - x)] if x < 0 < x1 else []
            cuts += [y / (y - y1)] if y > 0 > y1 else []
            for share in sorted(set(cuts)):
                cut = (corner + share, x + share * (x1 - x), y + share * (y1 - y))
                if cut[1] >= 0 and cut[2] >= 0:
                    path.append(cut)
    return path


def _even(path: Path, first: Fraction = Fraction(1), second: Fraction = Fraction(1)) -> Fraction:
    """Where the two shares are equal, or as near to it as the edge goes: the lexicographic max-min."""
    lead = [x * second - y * first for _, x, y in path]
    if lead[0] >= 0:
        return path[0][0]
    for (place, *_), (after, *_), low, high in zip(path, path[1:], lead, lead[1:], strict=False):
        if low < 0 <= high:
            return place + (after - place) * (-low / (high - low))
    return path[-1][0]


def _by_ideal(path: Path) -> Fraction:
    first, second = path[-1][1], path[0][2]
    return _even(path, first, second) if first > 0 and second > 0 else path[0][0]


def _largest_sum(path: Path) -> Fraction:
    top = max(x + y for _, x, y in path)
    return _even([point for point in path if point[1] + point[2] == top])


def _largest_product(path: Path) -> Fraction:
    best = max(((x * y, place) for place, x, y in path), key=lambda found: (found[0], -found[1]))
    for (place, x, y), (after, x1, y1) in pairwise(path):
        dx, dy = x1 - x, y1 - y
        peak = -(x * dy + y * dx) / (2 * dx * dy)
        if 0 < peak < 1:
            best = max(best, ((x + peak * dx) * (y + peak * dy), place + peak * (after - place)))
    if best[0] == 0:  # nobody can gain without the other gaining nothing: any point has product 0
        return _by_ideal(path)
    return best[1]


_RULES: dict[str, Callable[[Path], Fraction]] = {
    "nash": _largest_product,
    "kalai_smorodinsky": _by_ideal,
    "egalitarian": _even,
    "utilitarian": _largest_sum,
}


def _between(gains: list[Gains], position: Fraction) -> Gains:
    corner, share = int(position), position - int(position)
    if not share:
        return gains[corner]
    return tuple(a + share * (b - a) for a, b in zip(gains[corner], gains[corner + 1], strict=True))


def _entries(start: list[int], steps: list[Step], corner: int) -> list[int]:
    entries = list(start)
    for _, _, place, _, to in steps[:corner]:
        entries[place] = to
    return entries


def _packages_at(
    blocks: list[Block], corners: list[Corner], steps: list[Step], corner: int, share: Fraction
) -> tuple[int, list[int] | None]:
    """Count the packages that give exactly this point of the edge, and return the entries of one (or None).

    A package on the edge is on it in every block: only entries as good as any in the edge's direction count.
    """
    if share:
        dx, dy = steps[corner][:2]
        between = (corners[corner][0] + share * dx, corners[corner][1] + share * dy)
        if any(x.denominator != 1 for x in between):
            return 0, None
        point = (int(between[0]), int(between[1]))
    else:
        dx, dy = steps[min(corner, len(steps) - 1)][:2] if steps else (1, -1)
        point = corners[corner]
    found: dict[tuple[int, int], tuple[int, list[int]]] = {(0, 0): (1, [])}
    for block in blocks:
        rows = list(zip(block.entries.tolist(), block.ties.tolist(), range(len(block.entries)), strict=True))
        best = max(dx * y - dy * x for (x, y), _, _ in rows)
        reached: dict[tuple[int, int], tuple[int, list[int]]] = {}
        for (x0, y0), (count, entries) in found.items():
            for (x, y), ties, entry in rows:
                if dx * y - dy * x == best:
                    known, first = reached.get((x0 + x, y0 + y), (0, [*entries, entry]))
                    reached[x0 + x, y0 + y] = (known + count * ties, first)
        found = reached
    return found.get(point, (0, None))
