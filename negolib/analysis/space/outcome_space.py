"""The outcome space: every package that could be agreed, what it is worth, and where the frontier lies."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import frame
from negolib.analysis.tables import read_tables
from negolib.in_words import amount

from .blocks import read_constraint
from .exact import simple
from .grid import Grid
from .settlement import RULES, Settlement, choose, no_agreement

if TYPE_CHECKING:
    import pandas as pd


class OutcomeSpace:
    """All packages of a negotiation whose points add up over the issues, for two parties or more.

    Adding up needs mutual preferential independence: what an option is worth must not depend on the others
    (Keeney & Raiffa 1976). The frontier is found without enumerating packages, and exactly: points that are
    decimals of few digits or simple fractions count as such (0.1 + 0.2 is 0.3), other points are rounded in
    the 18th digit of the largest total, and ties among them are seen when the same points are added.

    Args:
        points: {party: [[points of each option] for each issue]}, any unit, negative ones too; or {party:
            {issue: {option: points}}}, which names issues and options at the same time.
        issues: names of the issues.
        options: names of the options, a list per issue or {issue: [names]}. Without names, issues and options
            are known by their place, counted from 0.
        reservation: {party: reservation value}, in points; 0 for a party that is not named.
        constraints: packages that are not to be had, a list of `Constraint` or of dicts {issue: option} of
            options that do not go together.
        limit: the most part-packages that one step of the exact frontier may compare before it gives up with
            one sentence (`TooLarge`). Default 5 million for two parties, 100 thousand for more.

    Raises:
        ValueError: for anything senseless. Of its kind are NoAgreement and TooLarge, which the methods raise.

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
        self._values = tables.values
        self._check_columns()
        self.reservation: dict = self._read_reservation(reservation)
        if isinstance(constraints, Mapping | str) or not isinstance(constraints, Iterable):
            raise ValueError("The constraints have to be a list, such as [{'price': 480, 'term': '1 year'}].")
        self.constraints: tuple = tuple(constraints)
        most = None if limit is None else door.whole_number(limit, "the limit")
        rules = [read_constraint(rule, tables.issues, tables.options) for rule in self.constraints]
        self.grid = Grid.of(tables.values, list(self.reservation.values()), rules, most)
        self._gain_table: np.ndarray | None = None

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

    @property
    def limit(self) -> int:
        """The most part-packages that one step of a search may compare."""
        return self.grid.limit

    @property
    def size(self) -> int:
        """How many packages there are, exactly; those that a constraint rules out are not counted."""
        return self.grid.size

    def __repr__(self) -> str:
        return (
            f"OutcomeSpace({len(self.issues)} issues, {self.size:,} packages, "
            f"parties {', '.join(str(party) for party in self.parties)})"
        )

    def _repr_html_(self) -> str:
        return self.value_matrix().to_html(index=False)

    # Points and packages

    def value_matrix(self) -> "pd.DataFrame":
        """Return the value matrix (Keeney & Raiffa 1976).

        Returns:
            A row per option: `issue`, `option`, and a column per party (its points).
            `.attrs["sentence"]`: what there is.
        """
        rows = [
            (issue, option, *(table[i][o] for table in self._values))
            for i, issue in enumerate(self.issues)
            for o, option in enumerate(self.options[issue])
        ]
        count = amount(len(self.issues))
        sentence = (
            f"{count} issues with {amount(len(rows))} options in all make {amount(self.size)} packages."
        )
        return frame(rows, ["issue", "option", *self.parties], sentence)

    def option_points(self, issue: object) -> np.ndarray:
        """Return what the options of one issue are worth: a row per option, a column per party.

        >>> OutcomeSpace({"a": [[0, 5, 10]], "b": [[4, 2, 0]]}).option_points(0).tolist()
        [[0.0, 4.0], [5.0, 2.0], [10.0, 0.0]]
        """
        place = self.issues.index(door.one_of(issue, self.issues, "the issue"))
        return np.array([[float(cell) for cell in table[place]] for table in self._values]).T

    def points_of(self, package: Mapping) -> dict:
        """Return what a package is worth to each party: {party: points}.

        Args:
            package: {issue: option}, one option for every issue.

        >>> space = OutcomeSpace({"a": [[0.1, 1], [0.2, 2]], "b": [[1, 0], [2, 0]]})
        >>> space.points_of({0: 0, 1: 0})
        {'a': 0.3, 'b': 3.0}
        """
        return self.by_party(self.grid.points(self.grid.whole(self.places(package))))

    def value(self, party: object, package: Mapping) -> float:
        """Return what a package is worth to one party, in points."""
        door.one_of(party, self.parties, "the party")
        return self.points_of(package)[party]

    def allows(self, package: Mapping) -> bool:
        """Say whether a package is to be had: no constraint rules it out."""
        return self.grid.broken_rule(self.places(package)) is None

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

    def package(self, places: Iterable[int]) -> dict:
        """Return the package of these places, one for each issue: {issue: option}.

        >>> OutcomeSpace({"a": [[0, 1]], "b": [[1, 0]]}, ["price"], [["low", "high"]]).package([1])
        {'price': 'high'}
        """
        return {
            issue: names[int(place)]
            for (issue, names), place in zip(self.options.items(), places, strict=True)
        }

    def by_party(self, values: Iterable) -> dict:
        """Return one value for each party, in the parties' order, as {party: value}."""
        return dict(zip(self.parties, values, strict=True))

    # Frontier

    def frontier(self, individually_rational: bool = True) -> "pd.DataFrame":
        """Return the frontier (Raiffa 1982): the efficient points over packages, each with one of its
        packages.

        Args:
            individually_rational: only points at least as good for every party as its reservation value.

        Returns:
            A row per point: a column per issue (the option of one package with these points), one per party
            (points), and `ties` (how many packages give these points, exactly). Sorted by the first party's
            points. `.attrs["sentence"]`: the finding.

        Raises:
            TooLarge: when an exact answer would cost too much; the sentence says which limit to raise.
        """
        front = self.grid.acceptable if individually_rational else self.grid.efficient
        header = [*self.issues, *self.parties, "ties"]
        also = " and acceptable to everyone" if individually_rational else ""
        if front is None:
            return frame([], header, "No package is acceptable to everyone: some do better by walking away.")
        rows = np.arange(len(front.points) - 1, -1, -1)
        chosen = front.packages(rows, len(self.issues))
        columns = {}
        for place, (issue, names) in enumerate(self.options.items()):
            columns[issue] = _labels(names)[chosen[:, place]]
        points = self.grid.many_points(front.points[rows])
        columns |= {party: points[:, place] for place, party in enumerate(self.parties)}
        columns["ties"] = front.counts[rows]
        count = amount(sum(int(ties) for ties in front.counts))
        sentence = f"{amount(len(rows))} points, of {count} packages, are efficient{also}."
        return frame(columns, header, sentence)

    def packages_with(self, points: Mapping, at_most: int = 1000) -> list[dict]:
        """List the packages that give exactly these efficient points: what hides behind `ties`.

        Args:
            points: {party: points} as a frontier row or a settlement shows them.
            at_most: stop after so many.

        >>> space = OutcomeSpace({"a": [[0, 1], [0, 1]], "b": [[1, 0], [1, 0]]})
        >>> space.packages_with({"a": 1, "b": 1})
        [{0: 0, 1: 1}, {0: 1, 1: 0}]
        """
        door.a_mapping(points, "The points", "{party: points}")
        for party in self.parties:
            if party not in points:
                raise ValueError(f"The points of {party!r} are missing.")
        door.whole_number(at_most, "the number of packages to list")
        asked = [simple(door.a_number(points[party], f"the points of {party!r}")) for party in self.parties]
        whole = [
            round(value * unit) - low
            for value, unit, low in zip(asked, self.grid.units, self.grid.offset, strict=True)
        ]
        found = list(islice(self._every_package(tuple(whole)), int(at_most)))
        return sorted(found, key=lambda package: self.places(package))

    def _every_package(self, whole: tuple[int, ...]) -> Iterator[dict]:
        acceptable = self.grid.acceptable
        front = acceptable if acceptable and whole in acceptable.places else self.grid.efficient
        for chosen in front.every_package(whole):
            yield self.package(chosen[place] for place in range(len(self.issues)))

    # Settlements

    def settle(self, rule: str, lotteries: bool = False) -> Settlement:
        """Return the settlement by `rule`: nash, kalai_smorodinsky, egalitarian or utilitarian."""
        door.one_of(rule, RULES, "the rule")
        if lotteries:
            from .lotteries import settle_by_lottery

            drawn = settle_by_lottery(self.grid, rule)
            mix = [(chance, self.package(places)) for chance, places in drawn.mix]
            return self._settlement(rule, mix, drawn.gains, drawn.ties, lotteries=True)
        front = self.grid.acceptable
        if front is None:
            raise no_agreement("package")
        last = len(front.points) - 1  # seen from the end, rows ascend in the first party's points
        if self._gain_table is None:
            self._gain_table = self.grid.many_gains(front.points[::-1])
        pick, equal = choose(rule, self._gain_table, lambda row: self.grid.gains(front.points[last - row]))
        row = last - pick
        package = self.package(front.packages(np.array([row]), len(self.issues))[0])
        ties = sum(int(count) for count in front.counts[last - equal])
        gains = self.grid.gains(front.points[row])
        return self._settlement(rule, [(1.0, package)], gains, ties, lotteries=False)

    def _settlement(
        self,
        rule: str,
        mix: list[tuple[float, dict]],
        gains: Iterable[Fraction | float],
        ties: int,
        lotteries: bool,
    ) -> Settlement:
        gains = list(gains)
        totals = (gain + limit for gain, limit in zip(gains, self.grid.limits, strict=True))
        return Settlement(
            rule=rule,
            package=max(mix, key=lambda draw: draw[0])[1],
            points=self.by_party(float(total) for total in totals),
            gains=self.by_party(float(gain) for gain in gains),
            ties=ties,
            mix=mix,
            lotteries=lotteries,
        )

    def nash(self, lotteries: bool = False) -> Settlement:
        """Return the package with the largest product of gains (Nash 1950).

        Feasible are packages, or lotteries over packages (`lotteries=True`, the convex hull); they can
        differ. A party that no package makes better off than walking away leaves the product. Of several as
        good, the most even one.

        Raises:
            NoAgreement: when nothing is acceptable to everyone.
        """
        return self.settle("nash", lotteries)

    def kalai_smorodinsky(self, lotteries: bool = False) -> Settlement:
        """Return the package that lifts the smallest share of the ideal (Kalai & Smorodinsky 1975).

        The share is (u - d)/(m - d), m the best that party has among packages acceptable to all; compared are
        the smallest shares, then the next ones. Feasible are packages, or lotteries over packages
        (`lotteries=True`), whose ideal point may lie further out.

        Raises:
            NoAgreement: as `nash` does.
        """
        return self.settle("kalai_smorodinsky", lotteries)

    def egalitarian(self, lotteries: bool = False) -> Settlement:
        """Return the package that lifts the smallest gain u - d, then the next (Kalai 1977).

        Feasible are packages, or lotteries over packages (`lotteries=True`). It compares points across
        parties, so both need one unit.

        Raises:
            NoAgreement: as `nash` does.
        """
        return self.settle("egalitarian", lotteries)

    def utilitarian(self, lotteries: bool = False) -> Settlement:
        """Return the acceptable package with the largest sum of points (Harsanyi 1955).

        Feasible are packages acceptable to everyone, or lotteries over packages (`lotteries=True`) acceptable
        on average. It adds points across parties, so all need one unit; of equal sums the most even one.

        Raises:
            NoAgreement: as `nash` does.
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
