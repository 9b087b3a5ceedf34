"""The inner form of an outcome space: points as whole numbers, issues in blocks, no names.

Who looks for packages works here, where sums are exact and options are known by their place; names and
sentences are put on by who asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, prod

import numpy as np

from . import exact
from .blocks import Block, build
from .frontier import Front, efficient, sweep

Number = float | int | Fraction
# A rule's issues (their places), which of their combinations it allows, and why.
Rule = tuple[tuple[int, ...], np.ndarray, str]

TWO_PARTY_LIMIT = 5_000_000
MANY_PARTY_LIMIT = 100_000


@dataclass(frozen=True, eq=False)
class Grid:
    """The points of every option, each party's times its own unit, and what parties and rules ask for.

    Args:
        options: per issue the whole-number points above the issue's worst option: a row per option, a column
            per party. So all sums are positive, and small.
        offset: per party, the whole-number points of the worst option of every issue together.
        units: per party, how many whole-number points make one point.
        limits: per party its reservation value, in points.
        slack: per party, by how many points a sum may miss the limit through rounding alone.
        rules: what is not to be had.
        limit: the most part-packages that one step of a search may compare.
    """

    options: tuple[np.ndarray, ...]
    offset: tuple[int, ...]
    units: tuple[Fraction, ...]
    limits: tuple[Fraction, ...]
    slack: tuple[Fraction, ...]
    rules: tuple[Rule, ...]
    limit: int

    @classmethod
    def of(
        cls,
        values: Sequence[Sequence[Sequence[Number]]],
        reservation: Sequence[Number],
        rules: Iterable[Rule] = (),
        limit: int | None = None,
    ) -> "Grid":
        """Return the grid of checked points.

        Args:
            values: per party, per issue, the points of each option.
            reservation: per party its reservation value.
            rules: what is not to be had.
            limit: see the class; by default 5 million for two parties, 100 thousand for more.

        >>> grid = Grid.of([[[0, 0.5]], [[3, 1]]], reservation=[0, 2])
        >>> grid.options[0].tolist(), grid.offset, [int(unit) for unit in grid.units]
        ([[0, 2], [5, 0]], (0, 1), [10, 1])
        >>> grid.gains(grid.whole([1]))
        (Fraction(1, 2), Fraction(-1, 1))
        """
        widths = [len(row) for row in values[0]]
        whole = np.empty((sum(widths), len(values)), dtype=np.int64)
        units, limits, slack = [], [], []
        for place, (table, walking_away) in enumerate(zip(values, reservation, strict=True)):
            total = float(sum(max(abs(float(cell)) for cell in row) for row in table)) + 1
            scaled = exact.scale([cell for row in table for cell in row], total)
            whole[:, place] = scaled.whole
            units.append(Fraction(scaled.denominator))
            limits.append(exact.simple(walking_away))
            # A limit between the whole numbers is met by points that miss it by a rounding error.
            on_grid = scaled.exact and (limits[-1] * scaled.denominator).denominator == 1
            miss = 0.0 if on_grid else exact.slack(max(total, abs(float(limits[-1]))))
            slack.append(Fraction(miss))
        tables = np.split(whole, np.cumsum(widths)[:-1])
        lows = np.array([table.min(axis=0) for table in tables])
        default = TWO_PARTY_LIMIT if len(values) == 2 else MANY_PARTY_LIMIT
        return cls(
            tuple(table - low for table, low in zip(tables, lows, strict=True)),
            tuple(int(low) for low in lows.sum(axis=0)),
            tuple(units),
            tuple(limits),
            tuple(slack),
            tuple(rules),
            default if limit is None else limit,
        )

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.units)

    @cached_property
    def blocks(self) -> list[Block]:
        """The issues, those that a rule ties together in one block."""
        rules = [(places, allowed) for places, allowed, _ in self.rules]
        return build(self.options, rules, max(self.limit, MANY_PARTY_LIMIT))

    @property
    def size(self) -> int:
        """How many packages there are, exactly; those that a rule forbids are not counted."""
        return prod(block.total for block in self.blocks)

    @cached_property
    def float_units(self) -> np.ndarray:
        """The units in floats, one per party."""
        return np.array([float(unit) for unit in self.units])

    # From places to points

    def whole(self, places: Iterable[int]) -> tuple[int, ...]:
        """Return a package's whole-number points, one per party."""
        total = sum(table[int(place)] for table, place in zip(self.options, places, strict=True))
        return tuple(int(x) for x in total)

    def points(self, whole: Iterable[int]) -> list[float]:
        """Return whole-number points as points, one per party."""
        pairs = zip(whole, self.offset, self.units, strict=True)
        return [float((int(x) + low) / unit) for x, low, unit in pairs]

    def many_points(self, whole: np.ndarray) -> np.ndarray:
        """Return many whole-number points as points: a row each, a column per party."""
        return (whole + np.array(self.offset, dtype=np.int64)) / self.float_units

    def gains(self, whole: Iterable[int]) -> tuple[Fraction, ...]:
        """Return the gains over the reservation values, exactly; a rounding error is no gain."""
        gains = []
        for place, x in enumerate(whole):
            gain = (int(x) + self.offset[place]) / self.units[place] - self.limits[place]
            gains.append(gain if abs(gain) > self.slack[place] else Fraction(0))
        return tuple(gains)

    def many_gains(self, whole: np.ndarray) -> np.ndarray:
        """Return the gains of many whole-number points at once, in floats."""
        gains = np.empty(whole.shape)
        for place, (limit, unit) in enumerate(zip(self.limits, self.units, strict=True)):
            exactly = self.offset[place] - limit * unit
            # Whole numbers are added before anything is rounded.
            fits = exactly.denominator == 1 and abs(exactly) < 2**61
            start = int(exactly) if fits else float(exactly)
            gains[:, place] = (whole[:, place] + start) / float(unit)
            gains[np.abs(gains[:, place]) <= float(self.slack[place]), place] = 0
        return gains

    def broken_rule(self, places: Sequence[int]) -> Rule | None:
        """Return the first rule that forbids a package."""
        for rule in self.rules:
            issues, allowed, _ = rule
            if not allowed[tuple(places[issue] for issue in issues)]:
                return rule
        return None

    def places(self, entries: Iterable[int]) -> list[int]:
        """Return one package that takes this entry of each block, as the place of each issue's option."""
        places = [0] * len(self.options)
        for block, entry in zip(self.blocks, entries, strict=True):
            for issue, option in zip(block.issues, block.combos[block.first[entry]].tolist(), strict=True):
                places[issue] = option
        return places

    # Efficient points

    @cached_property
    def efficient(self) -> Front:
        """The efficient points of all packages."""
        return efficient(self.blocks, self.parties, self.limit)

    @cached_property
    def acceptable(self) -> Front | None:
        """The efficient points at which no party does better by walking away; None when there is none."""
        asked = zip(self.limits, self.slack, self.units, self.offset, strict=True)
        return self.as_good_as(
            [min(max(ceil((limit - slack) * unit) - low, -1), 2**62) for limit, slack, unit, low in asked]
        )

    def as_good_as(self, whole: Sequence[int]) -> Front | None:
        """Return the efficient points at least as good for everybody; None when no package is."""
        return sweep(self.blocks, self.parties, list(whole), self.limit)
