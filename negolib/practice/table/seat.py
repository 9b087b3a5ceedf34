"""A seat at the table: all that one party knows, and nothing of what only the other side knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from negolib.analysis.weights import liked_best, matters, swing
from negolib.cases import Case, Party
from negolib.cases.parts import Issue, SharedValue
from negolib.cases.practice_parts import Bluff, PartyPractice
from negolib.cases.words import criterion_of, issue_of, option_of

from .between import across
from .moves import told_facts

Points = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Seat:
    """What one party knows in talks with another: what is public, and its own confidential brief.

    Attributes:
        party, other: the two parties' names.
        me, you: how each is addressed.
        issues, options, today: what there is to settle.
        points: {issue: {option: own points}}.
        reservation: own reservation value, in points.
        guess: {issue: {option: points}} it believes the other side to have.
        demand: the package it opens with.
        interests: {interest: its text}.
        serves: {interest: {issue: option}}.
        criteria: {criterion: (label, what it says)}.
        leanings: {criterion: {issue: option}} it speaks for.
        values: {value: its text}.
        facts: {name: text} of what it knows and could tell.
        shared: the values that both hold, each under a name of its own.
        told, lines, bluffs: its own words.
        phrases: {issue: (phrase, {option: phrase})}.
        called: {criterion: its phrase}.

    >>> from negolib.cases import load_case
    >>> seat = seat_of(load_case("supplier"), "supplier")
    >>> seat.reservation, seat.demand["price"]
    (108.0, '480')
    """

    party: str
    other: str
    me: str
    you: str
    issues: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]]
    today: Mapping[str, str]
    points: Points
    reservation: float
    guess: Points
    demand: Mapping[str, str]
    central: str
    interests: Mapping[str, str]
    serves: Mapping[str, Mapping[str, str]]
    criteria: Mapping[str, tuple[str, str]]
    leanings: Mapping[str, Mapping[str, str]]
    values: Mapping[str, str]
    facts: Mapping[str, str]
    shared: tuple[SharedValue, ...]
    phrases: Mapping[str, tuple[str, Mapping[str, str]]]
    called: Mapping[str, str]
    told: Mapping[str, list[str]] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    bluffs: tuple[Bluff, ...] = ()

    def worth(self, package: Mapping[str, str]) -> float:
        """What a package is worth to this party, in points; issues it leaves open count as today."""
        return sum(self.points[issue][option] for issue, option in package.items())

    def swing(self, issue: str) -> float:
        """How much an issue is worth to this party: its best less its worst option, in points."""
        return swing(self.points, issue)

    def best(self, issue: str) -> str:
        """The option of an issue that this party likes best; of equals the one nearest to today's."""
        return liked_best(self.points, issue, self.today[issue])

    def wish(self, issue: str) -> str:
        """What this party says it wants on an issue: what it opens with, and else what it likes best."""
        return self.demand[issue] if issue == self.central else self.best(issue)

    def matters(self, issue: str) -> str:
        """How much an issue matters to this party: most, some or little, by its share of all swings."""
        return matters(self.points, issue)

    @property
    def top(self) -> float:
        """The most this party could get from any package, in points."""
        return sum(max(options.values()) for options in self.points.values())


def seat_of(case: Case, party: str, against: str | None = None) -> Seat:
    """Return the seat of one party in talks with another; without `against`, with the next one of the file.

    Raises:
        ValueError: for a party that the case does not have, or the same one twice.
    """
    me, other = case.party(party), case.party(across(case, party, against))
    own = case.practice.parties.get(party) or PartyPractice(address=me.person.name)
    points = {i.name: {o.name: o.points[party] for o in i.options} for i in case.issues}
    guess = case.guess(party, other.name) or {
        issue: {o: -p for o, p in row.items()} for issue, row in points.items()
    }
    hers = case.practice.parties.get(other.name)
    central = case.price.issue if case.price else max(points, key=lambda i: swing(points, i))
    demand = dict(case.today)
    demand[central] = _demanded(case, me, central, points[central])
    if sum(points[issue][option] for issue, option in demand.items()) < me.reservation_value:
        demand = {issue: max(row, key=row.get) for issue, row in points.items()}
    return Seat(
        party=party,
        other=other.name,
        me=own.address,
        you=hers.address if hers else other.person.name,
        issues=tuple(case.issue_names),
        options={i.name: tuple(i.option_names) for i in case.issues},
        today=case.today,
        points=points,
        reservation=me.reservation_value,
        guess=guess,
        demand=demand,
        central=central,
        interests={interest.name: interest.text for interest in me.interests},
        serves=own.interests,
        criteria={c.name: (c.label, c.says) for c in case.criteria},
        leanings=_leanings(case),
        values={value.name: value.text for value in me.values},
        facts={fact.name: fact.text for fact in told_facts(case, party)},
        shared=tuple(v for v in case.shared_values if {party, other.name} <= set(v.values)),
        phrases={i.name: _phrases(case, i) for i in case.issues},
        called={c.name: criterion_of(c) for c in case.criteria},
        told=own.told,
        lines=own.lines,
        bluffs=tuple(own.bluffs),
    )


def _leanings(case: Case) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one in case.practice.criteria:
        found.setdefault(one.criterion, {})[one.issue] = one.option
    return found


def _demanded(case: Case, me: Party, issue: str, row: Mapping[str, float]) -> str:
    """The option a party opens with on the issue the talks begin with: the one nearest to its target."""
    if case.price and me.target is not None:
        return min(case.issue(issue).options, key=lambda o: (abs(o.amount - me.target), -row[o.name])).name
    return max(row, key=row.get)


def _phrases(case: Case, issue: Issue) -> tuple[str, dict[str, str]]:
    options = {name: option_of(case, issue.name, name) for name in issue.option_names}
    return issue_of(case, issue.name), options
