"""What there is to learn in a case, found from its numbers: zone, trades, the middle, guesses."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from negolib.analysis import NoAgreement, OutcomeSpace, issue_kinds, logrolls, rank_agreement

from ..model import Case

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Guess:
    """What one party believes of another's points on one issue, beside the truth.

    holder, other, issue: whose belief, of whom, about what. wrong: whether the two disagree on which end of
    the issue the other likes better.
    """

    holder: str
    other: str
    issue: str
    wrong: bool


class Survey:
    """What there is to learn in one case. Everything follows from its points, limits and beliefs.

    >>> from negolib.cases import load_case
    >>> found = Survey(load_case("supplier"))
    >>> found.zone, found.compatible, len(found.trades(("buyer", "supplier"))) >= 3
    (True, ['rhythm'], True)
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.space = case.outcome_space()
        self.limits = {name: party.reservation_value for name, party in case.parties.items()}

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two of the parties, in the order of the file."""
        return list(combinations(self.case.party_names, 2))

    # The zone

    @cached_property
    def best_joint(self) -> float | None:
        """The largest sum of points of a package that all could sign; None where there is none."""
        try:
            return sum(self.space.utilitarian().points.values())
        except NoAgreement:
            return None

    @property
    def zone(self) -> bool:
        """Whether some package is at least as good for every party as its BATNA."""
        return self.best_joint is not None

    @cached_property
    def frontier(self) -> int:
        """How many different efficient points all could sign."""
        return len(self.space.frontier()) if self.zone else 0

    def signed_by_all(self, package: dict[str, str]) -> bool:
        """Whether a package is at least as good for every party as its BATNA."""
        return all(self.case.value(name, package) >= limit for name, limit in self.limits.items())

    @cached_property
    def wishes_signed(self) -> list[str]:
        """The parties whose own best option on every issue the others would sign all the same."""
        best = {
            name: {i.name: max(i.options, key=lambda o: o.points[name]).name for i in self.case.issues}
            for name in self.case.party_names
        }
        return [name for name, package in best.items() if self.signed_by_all(package)]

    # Trades and kinds of issues

    def trades(self, pair: tuple[str, str], start: dict[str, str] | None = None) -> list[tuple[str, str]]:
        """Pairs of issues where moving both helps both of two parties, and one alone hurts one; best first.

        Args:
            pair: the two parties' names.
            start: the package to move from; today's, if none is given. The price counts as no trade.
        """
        found = self._logrolls(pair, start)
        return [] if found is None else list(zip(found["issue"], found["other_issue"], strict=True))

    def best_trade(self, pair: tuple[str, str]) -> dict[str, str]:
        """Whom each half of the best trade from today helps most, by issue; empty without a trade."""
        found = self._logrolls(pair, None)
        if found is None or found.empty:
            return {}
        best = found.iloc[0]
        return {best["issue"]: best["helps"], best["other_issue"]: best["other_helps"]}

    def _logrolls(self, pair: tuple[str, str], start: dict[str, str] | None) -> "pd.DataFrame | None":
        case = self.case
        issues = [i for i in case.issues if not case.price or i.name != case.price.issue]
        if len(issues) < 2:
            return None
        start = case.today if start is None else start
        space = OutcomeSpace(
            {name: [[o.points[name] for o in i.options] for i in issues] for name in pair},
            issues=[i.name for i in issues],
            options=[i.option_names for i in issues],
        )
        return logrolls(space, {i.name: start[i.name] for i in issues})

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each issue: compatible, integrative or distributive (Thompson 1991)."""
        table = issue_kinds(self.space)
        return dict(zip(table["issue"], table["kind"], strict=True))

    @property
    def compatible(self) -> list[str]:
        """The issues on which the same option is the best for everybody."""
        return [issue for issue, kind in self.kinds.items() if kind == "compatible"]

    # The middle

    @cached_property
    def middle_share(self) -> float | None:
        """How much of the joint gain the middle of every issue brings, 0 to 1; None where there is none."""
        none = sum(self.limits.values())
        if self.best_joint is None or self.best_joint - none < 1e-9:
            return None
        middle = self.case.middle()
        return (sum(self.case.value(name, middle) for name in self.limits) - none) / (self.best_joint - none)

    # Guesses and beliefs

    @cached_property
    def guesses(self) -> list[Guess]:
        """Every guess in the case, issue by issue."""
        found = []
        for holder, other in ((a, b) for a in self.case.party_names for b in self.case.party_names if a != b):
            for issue, believed in self.case.guess(holder, other).items():
                truth = {o.name: o.points[other] for o in self.case.issue(issue).options}
                wrong = len(truth) > 1 and rank_agreement(believed, truth) < 0
                found.append(Guess(holder, other, issue, wrong))
        return found

    @property
    def unseen(self) -> list[str]:
        """The issues on which all want the same, and each who guesses believes the contrary of the others."""
        return [
            issue
            for issue in self.compatible
            if (about := [g.wrong for g in self.guesses if g.issue == issue]) and all(about)
        ]

    def belief_place(self, party: str) -> float | None:
        """The chance, 0 to 1, a party gives to limits up to the other's true one; None without a belief."""
        belief, price = self.case.parties[party].belief, self.case.price
        if belief is None or price is None:
            return None
        other = price.seller if party == price.buyer else price.buyer
        return float(belief.cdf(self.case.reservation_price(other)))
