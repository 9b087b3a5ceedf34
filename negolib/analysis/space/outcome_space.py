"""The outcome space: every package that could be agreed, what it is worth, and where the frontier lies."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import ceil, prod

import numpy as np

from negolib.analysis import door
from negolib.analysis.tables import read_tables

from . import blocks as parts, exact
from .frontier import Front, sweep
from .settlement import RULES, Settlement, choose

TWO_PARTY_LIMIT = 5_000_000
MANY_PARTY_LIMIT = 100_000


class OutcomeSpace:
    """All packages of a negotiation whose points add up over the issues, for two parties or more.

    points: {party: [[points of each option] for each issue]}, any unit, negative ones too; or
        {party: {issue: {option: points}}}, which names issues and options at the same time.
    issues: names of the issues. options: names of the options, a list per issue or {issue: [names]}.
        Without names, issues and options are known by their place, counted from 0.
    reservation: {party: reservation value}, in points; 0 for a party that is not named.
    constraints: packages that are not to be had, a list of `Constraint` or of dicts {issue: option} of
        options that do not go together.
    limit: the most part-packages that one step of the exact frontier may compare before it gives up with one
        sentence (`TooLarge`). Default 5 million for two parties, 100 thousand for more.

    Adding up needs mutual preferential independence: what an option is worth must not depend on the others
    (Keeney & Raiffa 1976). The frontier is found without enumerating packages, and exactly: points that are
    decimals of few digits or simple fractions count as such (0.1 + 0.2 is 0.3), other points are rounded in
    the 18th digit of the largest total, and ties among them are seen when the same points are added.

    Raises ValueError for anything senseless, NoAgreement and TooLarge (both ValueErrors) from the methods.

    >>> space = OutcomeSpace(
    ...     {"buyer": [[0, 30], [10, 0]], "seller": [[20, 0], [0, 5]]},
    ...     issues=["price", "term"], options=[["high", "low"], ["long", "short"]],
    ... )
    >>> space.size
    4
    >>> space.frontier()
      price   term  buyer  seller  ties
    0  high  short    0.0    25.0     1
    1  high   long   10.0    20.0     1
    2   low  short   30.0     5.0     1
    3   low   long   40.0     0.0     1
    >>> space.nash().package
    {'price': 'high', 'term': 'long'}
    """

    def __init__(
        self,
        points: Mapping,
        issues: Iterable | None = None,
        options: Iterable | Mapping | None = None,
        reservation: Mapping | None = None,
        *,
        constraints: Iterable = (),
        limit: int | None = None,
    ):
        tables = read_tables(points, issues, options)
        self.parties: tuple = tuple(tables.parties)
        self.issues: tuple = tuple(tables.issues)
        self.options: dict = {
            issue: tuple(names) for issue, names in zip(self.issues, tables.options, strict=True)
        }
        self._tables = tables
        self._check_columns()
        self.reservation: dict = self._read_reservation(reservation)
        if isinstance(constraints, Mapping | str) or not isinstance(constraints, Iterable):
            raise ValueError("The constraints have to be a list, such as [{'price': 480, 'term': '1 year'}].")
        self.constraints: tuple = tuple(constraints)
        self._rules = [
            parts.read_constraint(rule, tables.issues, tables.options) for rule in self.constraints
        ]
        default = TWO_PARTY_LIMIT if len(self.parties) == 2 else MANY_PARTY_LIMIT
        self.limit = default if limit is None else door.whole_number(limit, "the limit")
        self._fronts: dict[bool, Front | None] = {}
        self._gain_table: np.ndarray | None = None
        self._scale()

    def _check_columns(self) -> None:
        for name in self.issues:
            if name in self.parties or name == "ties":
                raise ValueError(
                    f"The issue {name!r} has the name of {'a party' if name != 'ties' else 'a column'}; "
                    f"rename it."
                )
        if "ties" in self.parties:
            raise ValueError("A party cannot be called 'ties', the name of a column; rename it.")

    def _read_reservation(self, reservation: object) -> dict:
        given = (
            {} if reservation is None else door.a_mapping(reservation, "The reservation", "{party: points}")
        )
        for party in given:
            door.one_of(party, self.parties, "the reservation's party")
        return {
            party: door.a_number(given.get(party, 0), f"the reservation value of {party!r}")
            for party in self.parties
        }

    def _scale(self) -> None:
        shape = [len(names) for names in self.options.values()]
        whole = np.empty((sum(shape), len(self.parties)), dtype=np.int64)
        self._denominators, self._limits, self._slack = [], [], []
        for place, (party, table) in enumerate(zip(self.parties, self._tables.values, strict=True)):
            total = float(sum(max(abs(cell) for cell in row) for row in table)) + 1
            scaled = exact.scale([cell for row in table for cell in row], total)
            whole[:, place] = scaled.whole
            self._denominators.append(scaled.denominator)
            limit = exact.simple(self.reservation[party])
            self._limits.append(limit)
            # A limit between the whole numbers is met by points that miss it by a rounding error.
            on_grid = scaled.exact and (limit * scaled.denominator).denominator == 1
            self._slack.append(Fraction(0 if on_grid else exact.slack(max(total, abs(float(limit))))))
        tables = np.split(whole, np.cumsum(shape)[:-1])
        lows = np.array([table.min(axis=0) for table in tables])
        # Measured from each issue's worst option all sums are positive, and small.
        self._offset: list[int] = [int(low) for low in lows.sum(axis=0)]
        self._shifted = [table - low for table, low in zip(tables, lows, strict=True)]

    @cached_property
    def _blocks(self) -> list[parts.Block]:
        rules = [(places, allowed) for places, allowed, _ in self._rules]
        return parts.build(self._shifted, rules, max(self.limit, MANY_PARTY_LIMIT))

    @property
    def size(self) -> int:
        """How many packages there are, exactly; those that a constraint rules out are not counted."""
        return prod(block.total for block in self._blocks)

    def __repr__(self) -> str:
        return (
            f"OutcomeSpace({len(self.issues)} issues, {self.size:,} packages, "
            f"parties {', '.join(str(party) for party in self.parties)})"
        )

    def _repr_html_(self) -> str:
        return self.value_matrix().to_html(index=False)

    # Points and packages

    def value_matrix(self):
        """Return the value matrix (Keeney & Raiffa 1976): a row per option, a column per party."""
        import pandas as pd

        rows = [
            (issue, option, *(self._tables.values[p][i][o] for p in range(len(self.parties))))
            for i, issue in enumerate(self.issues)
            for o, option in enumerate(self.options[issue])
        ]
        return pd.DataFrame(rows, columns=["issue", "option", *self.parties])

    def points_of(self, package: Mapping) -> dict:
        """Return what a package is worth to each party: {party: points}.

        package: {issue: option}, one option for every issue.

        >>> space = OutcomeSpace({"a": [[0.1, 1], [0.2, 2]], "b": [[1, 0], [2, 0]]})
        >>> space.points_of({0: 0, 1: 0})
        {'a': 0.3, 'b': 3.0}
        """
        return self._as_points(self._whole_points(self.places(package)))

    def value(self, party: object, package: Mapping) -> float:
        """Return what a package is worth to one party, in points."""
        door.one_of(party, self.parties, "the party")
        return self.points_of(package)[party]

    def allows(self, package: Mapping) -> bool:
        """Say whether a package is to be had: no constraint rules it out."""
        return self._broken_rule(self.places(package)) is None

    def places(self, package: Mapping) -> list[int]:
        """Return the place of each issue's option, counted from 0, after checking the package."""
        door.a_mapping(package, "A package", "{issue: option}")
        for issue in package:
            door.one_of(issue, self.issues, "the package's issue")
        chosen = []
        for issue, names in self.options.items():
            if issue not in package:
                raise ValueError(
                    f"The package says nothing about the issue {issue!r}; a package settles every issue."
                )
            chosen.append(names.index(door.one_of(package[issue], names, f"the option of {issue!r}")))
        return chosen

    def _broken_rule(self, places: list[int]):
        for issues, allowed, why in self._rules:
            if not allowed[tuple(places[issue] for issue in issues)]:
                return issues, why
        return None

    def _named(self, places: Iterable[int]) -> dict:
        return {
            issue: names[int(place)]
            for (issue, names), place in zip(self.options.items(), places, strict=True)
        }

    def _whole_points(self, places: Iterable[int]) -> tuple[int, ...]:
        total = sum(table[int(place)] for table, place in zip(self._shifted, places, strict=True))
        return tuple(int(x) for x in total)

    def _as_points(self, whole: Iterable[int]) -> dict:
        return {
            party: float(Fraction(int(x) + low) / denominator)
            for party, x, low, denominator in zip(
                self.parties, whole, self._offset, self._denominators, strict=True
            )
        }

    def _gain(self, whole: Iterable[int]) -> tuple[Fraction, ...]:
        """Gains over the reservation values, as exact fractions; a rounding error is no gain."""
        gains = []
        for place, x in enumerate(whole):
            gain = Fraction(int(x) + self._offset[place]) / self._denominators[place] - self._limits[place]
            gains.append(gain if abs(gain) > self._slack[place] else Fraction(0))
        return tuple(gains)

    def _float_gains(self, points: np.ndarray) -> np.ndarray:
        """The same for many points at once, in floats."""
        gains = np.empty(points.shape)
        for place, (limit, denominator) in enumerate(zip(self._limits, self._denominators, strict=True)):
            start = self._offset[place] - limit * denominator
            # Whole numbers are added before anything is rounded.
            start = int(start) if start.denominator == 1 and abs(start) < 2**61 else float(start)
            gains[:, place] = (points[:, place] + start) / float(denominator)
            gains[np.abs(gains[:, place]) <= float(self._slack[place]), place] = 0
        return gains

    def _floats(self, points: np.ndarray) -> np.ndarray:
        units = np.array([float(denominator) for denominator in self._denominators])
        return (points + np.array(self._offset, dtype=np.int64)) / units

    # Frontier

    def _front(self, acceptable: bool = True) -> Front | None:
        if acceptable not in self._fronts:
            floor = None
            if acceptable:
                floor = [
                    min(max(ceil((limit - slack) * unit) - low, -1), 2**62)
                    for limit, slack, unit, low in zip(
                        self._limits, self._slack, self._denominators, self._offset, strict=True
                    )
                ]
            self._fronts[acceptable] = sweep(self._blocks, len(self.parties), floor, self.limit)
        return self._fronts[acceptable]

    def frontier(self, individually_rational: bool = True):
        """Return the frontier (Raiffa 1982): the efficient points over packages, each with one of its
        packages.

        Only points at least as good for every party as its reservation value, unless `individually_rational`
        is False. DataFrame: a column per issue (the option of one package with these points), one per party
        (points), and `ties` (how many packages give these points, exactly). Sorted by the first party's
        points. Raises TooLarge with the limit to raise when an exact answer would cost too much.
        """
        import pandas as pd

        front = self._front(bool(individually_rational))
        if front is None:
            return pd.DataFrame(columns=[*self.issues, *self.parties, "ties"])
        rows = np.arange(len(front.points) - 1, -1, -1)
        chosen = front.packages(rows, len(self.issues))
        columns = {}
        for place, (issue, names) in enumerate(self.options.items()):
            columns[issue] = _labels(names)[chosen[:, place]]
        points = self._floats(front.points[rows])
        columns |= {party: points[:, place] for place, party in enumerate(self.parties)}
        columns["ties"] = front.counts[rows]
        return pd.DataFrame(columns)

    def packages_with(self, points: Mapping, at_most: int = 1000) -> list[dict]:
        """List the packages that give exactly these efficient points: what hides behind `ties`.

        points: {party: points} as a frontier row or a settlement shows them. at_most: stop after so many.

        >>> space = OutcomeSpace({"a": [[0, 1], [0, 1]], "b": [[1, 0], [1, 0]]})
        >>> space.packages_with({"a": 1, "b": 1})
        [{0: 0, 1: 1}, {0: 1, 1: 0}]
        """
        door.a_mapping(points, "The points", "{party: points}")
        for party in self.parties:
            if party not in points:
                raise ValueError(f"The points of {party!r} are missing.")
        door.whole_number(at_most, "the number of packages to list")
        whole = [
            round(exact.simple(door.a_number(points[party], f"the points of {party!r}")) * denominator) - low
            for party, denominator, low in zip(self.parties, self._denominators, self._offset, strict=True)
        ]
        found = list(islice(self._every_package(tuple(whole)), int(at_most)))
        return sorted(found, key=lambda package: self.places(package))

    def _every_package(self, whole: tuple[int, ...]) -> Iterator[dict]:
        acceptable = self._front()
        front = acceptable if acceptable is not None and whole in acceptable.places else self._front(False)
        for chosen in front.every_package(whole):
            yield self._named(chosen[place] for place in range(len(self.issues)))

    # Settlements

    def settle(self, rule: str, lotteries: bool = False) -> Settlement:
        """Return the settlement by `rule`: nash, kalai_smorodinsky, egalitarian or utilitarian."""
        door.one_of(rule, RULES, "the rule")
        if lotteries:
            from .lotteries import settle_by_lottery

            return settle_by_lottery(self, rule)
        front = self._front()
        if front is None:
            raise self._no_agreement("package")
        last = len(front.points) - 1  # seen from the end, rows ascend in the first party's points
        if self._gain_table is None:
            self._gain_table = self._float_gains(front.points[::-1])
        pick, equal = choose(rule, self._gain_table, lambda row: self._gain(front.points[last - row]))
        row = last - pick
        package = self._named(front.packages(np.array([row]), len(self.issues))[0])
        ties = sum(int(count) for count in front.counts[last - equal])
        return self._settlement(rule, [(1.0, package)], self._gain(front.points[row]), ties, lotteries=False)

    def _settlement(self, rule: str, mix: list, gains: tuple, ties: int, lotteries: bool) -> Settlement:
        pairs = list(zip(self.parties, gains, self._limits, strict=True))
        return Settlement(
            rule=rule,
            package=max(mix, key=lambda draw: draw[0])[1],
            points={party: float(gain + limit) for party, gain, limit in pairs},
            gains={party: float(gain) for party, gain, _ in pairs},
            ties=ties,
            mix=mix,
            lotteries=lotteries,
        )

    def _no_agreement(self, what: str) -> door.NoAgreement:
        return door.NoAgreement(
            f"No {what} gives every party at least its reservation value: each does better by walking away."
        )

    def nash(self, lotteries: bool = False) -> Settlement:
        """Return the package with the largest product of gains (Nash 1950).

        Feasible are packages, or lotteries over packages (`lotteries=True`, the convex hull); they can
        differ. A party that no package makes better off than walking away leaves the product. Of several as
        good, the most even one. Raises NoAgreement when nothing is acceptable to everyone.
        """
        return self.settle("nash", lotteries)

    def kalai_smorodinsky(self, lotteries: bool = False) -> Settlement:
        """Return the package that lifts the smallest share of the ideal (Kalai & Smorodinsky 1975).

        The share is (u - d)/(m - d), m the best that party has among packages acceptable to all; compared are
        the smallest shares, then the next ones. Feasible are packages, or lotteries over packages
        (`lotteries=True`), whose ideal point may lie further out. Raises NoAgreement as `nash` does.
        """
        return self.settle("kalai_smorodinsky", lotteries)

    def egalitarian(self, lotteries: bool = False) -> Settlement:
        """Return the package that lifts the smallest gain u - d, then the next (Kalai 1977).

        Feasible are packages, or lotteries over packages (`lotteries=True`). It compares points across
        parties, so both need one unit. Raises NoAgreement as `nash` does.
        """
        return self.settle("egalitarian", lotteries)

    def utilitarian(self, lotteries: bool = False) -> Settlement:
        """Return the acceptable package with the largest sum of points (Harsanyi 1955).

        Feasible are packages acceptable to everyone, or lotteries over packages (`lotteries=True`) acceptable
        on average. It adds points across parties, so all need one unit; of equal sums the most even one.
        Raises NoAgreement as `nash` does.
        """
        return self.settle("utilitarian", lotteries)


def _labels(names: tuple) -> np.ndarray:
    # Numbers stay numbers in the table; anything else stays what it is.
    kinds = {type(name) for name in names}
    if kinds in ({int}, {float}):
        return np.array(names)
    labels = np.empty(len(names), dtype=object)
    labels[:] = names
    return labels
