"""Settlements over lotteries for three parties or more, as linear programmes (HiGHS), to about six digits."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from .grid import Grid
from .settlement import no_agreement

_ALMOST = 1e-9


Mix = list[tuple[float, list[int]]]


def settle_many(grid: Grid, rule: str) -> tuple[Mix, list[float]]:
    """Return the settlement by `rule` over lotteries and the gains; raise NoAgreement when there is none.

    The settlement is a list of (probability, place of each issue's option).
    """
    programme = _Programme(grid)
    best = []
    for party in range(grid.parties):
        solution = programme.best(party)
        if solution is None:
            raise no_agreement("lottery over packages")
        best.append(max(0.0, float(programme.gains(solution)[party])))
    ideal = np.array(best)
    open_parties = np.flatnonzero(ideal > _ALMOST)
    if rule == "utilitarian":
        # Of equal sums the most even one: hold the sum, then lift the smallest gain.
        units = 1 / programme.size
        top = float(programme.gains(programme.maximise(units)).sum())
        shares = programme.even(np.ones(len(ideal)), list(range(len(ideal))), least_sum=(units, top))
    elif rule == "egalitarian":
        shares = programme.even(np.ones(len(ideal)), list(range(len(ideal))))
    elif rule == "kalai_smorodinsky" or not len(open_parties):
        shares = programme.even(ideal, open_parties.tolist())
    else:
        shares = _nash(programme, ideal, open_parties)
    return programme.lottery(shares)


class _Programme:
    """Shares of every block's entries, between 0 and 1 and adding up to 1 in each block."""

    def __init__(self, grid: Grid):
        self.grid, self.blocks = grid, grid.blocks
        units = grid.float_units
        low = np.array([float(x) for x in grid.offset]) / units
        limits = np.array([float(limit) for limit in grid.limits])
        points = np.concatenate([block.entries for block in self.blocks]) / units
        # Each party in its own size, so that no party's numbers drown in another's.
        self.size = 1 / np.maximum(np.abs(points).max(axis=0), 1e-300)
        self.points, self.base = points * self.size, (low - limits) * self.size
        widths = [len(block.entries) for block in self.blocks]
        self.cuts = np.cumsum(widths)[:-1]
        self.sums = np.zeros((len(widths), len(points)))
        self.sums[np.repeat(np.arange(len(widths)), widths), np.arange(len(points))] = 1

    def gains(self, shares: np.ndarray) -> np.ndarray:
        return (shares @ self.points + self.base) / self.size

    def solve(
        self,
        goal: np.ndarray,
        extra: int = 0,
        rows: Sequence[np.ndarray] = (),
        least: Sequence[float] = (),
    ) -> np.ndarray | None:
        """Maximise `goal` over shares and `extra` more variables; rows @ variables >= least."""
        from scipy.optimize import linprog

        count, parties = self.points.shape
        acceptable = np.hstack([self.points.T, np.zeros((parties, extra))])
        above = np.vstack([acceptable, *rows]) if len(rows) else acceptable
        floor = np.concatenate([-self.base, np.asarray(least, dtype=float)])
        result = linprog(
            -np.asarray(goal),
            A_ub=-above,
            b_ub=-floor,
            A_eq=np.hstack([self.sums, np.zeros((len(self.sums), extra))]),
            b_eq=np.ones(len(self.sums)),
            bounds=[(0, 1)] * count + [(None, None)] * extra,
            method="highs",
            options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
        )
        return result.x if result.status == 0 else None

    def best(self, party: int) -> np.ndarray | None:
        return self.solve(self.points[:, party])

    def maximise(self, units: np.ndarray) -> np.ndarray:
        return self.surely(self.points @ units)

    def surely(self, goal: np.ndarray) -> np.ndarray:
        solution = self.solve(goal)
        if solution is None:  # a lottery is acceptable, as is known by now, and the arithmetic lost it
            raise no_agreement("lottery over packages")
        return solution

    def even(
        self,
        unit: np.ndarray,
        parties: list[int],
        least_sum: tuple[np.ndarray, float] | None = None,
    ) -> np.ndarray:
        """Lift the smallest gain per unit, then the next smallest: the lexicographic max-min."""
        count = len(self.points)
        scale = 1 / (unit * self.size)
        fixed: dict[int, float] = {}
        shares = None
        extra_rows, extra_least = [], []
        if least_sum is not None:
            units, top = least_sum
            extra_rows = [np.append(self.points @ units, 0.0)]
            extra_least = [top - self.base @ units - _ALMOST * max(1.0, abs(top))]
        while len(fixed) < len(parties):
            rows, least = list(extra_rows), list(extra_least)
            for party in parties:
                own = self.points[:, party] * scale[party]
                start = self.base[party] * scale[party]
                if party in fixed:
                    rows.append(np.append(own, 0.0))
                    least.append(fixed[party] - start - _ALMOST)
                else:
                    rows.append(np.append(own, -1.0))
                    least.append(-start)
            goal = np.append(np.zeros(count), 1.0)
            solution = self.solve(goal, 1, rows, least)
            if solution is None:
                break
            shares, level = solution[:count], solution[count]
            stuck = [
                p for p in parties if p not in fixed and not self._can_rise(p, scale, rows, least, level)
            ]
            free = [party for party in parties if party not in fixed]
            for party in stuck or free:
                fixed[party] = level
        return self.surely(np.zeros(count)) if shares is None else shares

    def _can_rise(
        self, party: int, scale: np.ndarray, rows: list[np.ndarray], least: list[float], level: float
    ) -> bool:
        goal = np.append(self.points[:, party] * scale[party], 0.0)
        hold = np.append(np.zeros(len(self.points)), 1.0)
        best = self.solve(goal, 1, [*rows, hold], [*least, level - _ALMOST])
        if best is None:
            return False
        gain = best[:-1] @ self.points[:, party] + self.base[party]
        return gain * scale[party] > level + 1e-7 * max(1.0, abs(level))

    def lottery(self, shares: np.ndarray) -> tuple[Mix, list[float]]:
        """Turn shares into few packages, and return what each party gains by them on average.

        All blocks are cut along one line from 0 to 1. Points add up, so only each block's shares matter, not
        how blocks are drawn together.
        """
        ends = []
        for part in np.split(shares, self.cuts):
            part = np.where(part < _ALMOST, 0, part)
            ends.append(np.cumsum(part / part.sum()))
        marks = np.unique(np.round(np.concatenate([[0.0], *ends]), 9))
        mix: Mix = []
        gains = np.zeros(self.grid.parties)
        for low, high in pairwise(marks.tolist()):
            entries = [int(np.searchsorted(end, (low + high) / 2)) for end in ends]
            whole = sum(block.entries[entry] for block, entry in zip(self.blocks, entries, strict=True))
            mix.append((high - low, self.grid.places(entries)))
            gains += (high - low) * np.array(self.grid.gains(whole), dtype=float)
        return mix, gains.tolist()


def _nash(programme: _Programme, ideal: np.ndarray, parties: np.ndarray) -> np.ndarray:
    """Maximise the sum of logarithms by tangents: each round adds some at the best lottery so far."""
    count = len(programme.points)
    best = programme.even(ideal, parties.tolist())
    rows, least, bound, stalled = [], [], np.inf, 0
    goal = np.concatenate([np.zeros(count), np.ones(len(parties))])

    def gains(shares: np.ndarray) -> np.ndarray:
        return np.maximum((programme.gains(shares) / np.where(ideal > 0, ideal, 1))[parties], 1e-12)

    while stalled < 4:
        here = gains(best)
        for place, party in enumerate(parties):
            # log g <= log g0 + (g - g0) / g0, with g in shares of the ideal
            unit = 1 / (here[place] * ideal[party] * programme.size[party])
            row = np.concatenate([programme.points[:, party] * unit, np.zeros(len(parties))])
            row[count + place] = -1
            rows.append(row)
            least.append(1 - np.log(here[place]) - programme.base[party] * unit)
        solution = programme.solve(goal, len(parties), rows, least)
        if solution is None:
            break
        top = float(solution[count:].sum())
        if top - np.log(here).sum() < 1e-13:
            break
        # No lottery is better than `top`; once that bound stops falling, the arithmetic has no more digits.
        stalled = stalled + 1 if top > bound - 1e-12 else 0
        bound = min(bound, top)
        best = _best_between(best, solution[:count], gains)
    return best


def _best_between(
    one: np.ndarray, other: np.ndarray, gains: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    """Return the mix of two lotteries with the largest product of gains."""
    start, step = gains(one), gains(other) - gains(one)
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if (step / (start + middle * step)).sum() > 0:
            low = middle
        else:
            high = middle
    return one + low * (other - one)
