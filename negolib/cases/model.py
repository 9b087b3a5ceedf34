"""A case: who negotiates, what there is to settle, its worth to each, and what each does without a deal."""

from collections.abc import Mapping
from functools import cached_property
from html import escape
from typing import Any, Literal

from pydantic import Field

from negolib.analysis import Belief, OutcomeSpace, Zopa, best_alternative, zopa
from negolib.in_words import is_number, meant, quoted

from .errors import CaseError
from .parts import (
    AlternativeData,
    BeliefData,
    CostLine,
    Criterion,
    DrawnNumber,
    Emotion,
    Information,
    Interest,
    Issue,
    LabelledAlternative,
    Name,
    Number,
    Option,
    Part,
    Person,
    Position,
    Price,
    PriceData,
    SharedValue,
    Source,
    TargetData,
    Text,
    Value,
    Year,
)
from .practice_parts import PracticeData


class Party(Part):
    """One side of a case: what the other side may know of it, and what only its own negotiator knows."""

    name: Name = Field(description="a short name, used wherever the party is meant")
    role: Literal["buyer", "seller", "party"] = Field(
        description="buyer or seller of the price, or party where nobody buys"
    )
    label: Text = Field(description="who the party is, in words")
    short_data: Text | None = Field(
        None, alias="short", description="who the party is in a few words, such as 'the choir'"
    )
    the_data: Text | None = Field(
        None,
        alias="the",
        description="the party in the middle of a sentence; left out, it is 'the' and the name",
    )
    person: Person = Field(description="who negotiates for it")
    story: Text = Field(description="what everybody knows about the party")
    brief: Text = Field(description="what only its own negotiator knows")
    values: list[Value] = Field(min_length=1, description="the principles behind what it wants")
    interests: list[Interest] = Field(min_length=1, description="why it wants what it demands")
    positions: list[Position] = Field(min_length=1, description="what it demands aloud")
    alternative_trees: list[AlternativeData] = Field(
        alias="alternatives", min_length=1, description="what it can do without a deal"
    )
    risk_tolerance: Number | None = Field(
        None, gt=0, description="how much risk it bears, in points; left out for a party that is risk neutral"
    )
    target_data: TargetData | None = Field(
        None, alias="target", description="what it hopes for, with a reason"
    )
    belief_data: BeliefData | None = Field(
        None, alias="belief", description="what it believes about the other side's reservation price"
    )
    information: list[Information] = Field(
        min_length=1, description="what it knows or wants to know: to ask, to reveal or to protect"
    )
    emotions: list[Emotion] = Field(default_factory=list, description="the undercurrents on its side")
    guess: dict[str, dict[str, Number]] = Field(
        default_factory=dict, description="per issue and option, the points it believes the other side has"
    )
    guesses: dict[str, dict[str, dict[str, Number]]] = Field(
        default_factory=dict,
        description="where there are more than two parties: per other party what 'guess' is for one",
    )
    cost_today: list[CostLine] = Field(
        default_factory=list, description="what today's arrangement costs it in a year, line by line"
    )

    def __repr__(self) -> str:
        return f"Party({self.name!r}: {self.label})"

    @property
    def short(self) -> str:
        """Who the party is in a few words; its label where it has no short form."""
        return self.short_data or self.label

    @property
    def the(self) -> str:
        """The party in the middle of a sentence, such as "the supplier"."""
        return self.the_data or f"the {self.name}"

    @cached_property
    def alternatives(self) -> list[LabelledAlternative]:
        """What the party can do without a deal, as decision trees that keep their label and text."""
        return [one.tree() for one in self.alternative_trees]

    @cached_property
    def batna(self) -> LabelledAlternative:
        """The best of the alternatives at the party's risk tolerance (Fisher & Ury 1981)."""
        return self.alternative(best_alternative(self.alternatives, self.risk_tolerance).name)

    @property
    def reservation_value(self) -> float:
        """The points at which the party is indifferent between a deal and its BATNA (Raiffa 1982)."""
        return float(self.batna.certainty_equivalent(self.risk_tolerance))

    @property
    def target(self) -> float | None:
        """What the party hopes for, in the unit of the price (in points where no price is named)."""
        return self.target_data.amount if self.target_data else None

    @property
    def target_why(self) -> str:
        """The reason that justifies the target."""
        return self.target_data.why if self.target_data else ""

    @cached_property
    def belief(self) -> Belief | None:
        """What the party believes about the other side's reservation price."""
        data = self.belief_data
        return Belief(data.distribution, **data.parameters) if data else None

    def alternative(self, name: str) -> LabelledAlternative:
        """The alternative of this name; raises CaseError with the nearest known name."""
        return _named(self.alternatives, name, "alternative")


class Case(Part):
    """A negotiation with everything that is known about it. Read one with `load_case`.

    Points are measured against what is in force today, so today's package is worth 0 to every party.
    They add up over the issues, which takes for granted that no option changes what another issue's
    options are worth (mutual preferential independence, Keeney & Raiffa 1976).

    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> case.party_names
    ['buyer', 'supplier']
    >>> case.value("buyer", case.today)
    0.0
    """

    name: Name = Field(description="the name of its folder, or of its file without the ending", exclude=True)
    seed: int | None = Field(
        None, description="which variant this is, None for the case as it is told", exclude=True
    )
    year: int = Field(0, description="which of its other years this is, 0 as it is told", exclude=True)
    title: Text = Field(description="the title a learner sees")
    fictional: Text = Field(description="what is invented and what is not, shown beside the title")
    story: Text = Field(description="the scene everybody knows: begin with something that happens")
    points_unit: Text = Field(description="what one point is, such as thousand euros a year")
    measured_against: Text = Field(
        "today", description="what points are measured against, such as today's contract"
    )
    price_data: PriceData | None = Field(
        None, alias="price", description="which issue is pure money; left out where nobody buys"
    )
    issues: list[Issue] = Field(min_length=1, description="what there is to settle")
    party_list: list[Party] = Field(alias="parties", min_length=2, description="who negotiates")
    criteria: list[Criterion] = Field(min_length=1, description="benchmarks that no side made, to argue with")
    emotions: list[Emotion] = Field(default_factory=list, description="the undercurrents that all share")
    shared_values: list[SharedValue] = Field(
        default_factory=list, description="the values that several parties hold under names of their own"
    )
    practice: PracticeData = Field(
        default_factory=PracticeData,
        description="how the case is played with a counterpart; all of it may be left out",
    )
    variants: dict[str, DrawnNumber] = Field(
        default_factory=dict, description="the numbers that are drawn anew for each seed, with their ranges"
    )
    years: list[Year] = Field(
        default_factory=list, description="other years, in which other things matter to the same people"
    )
    sources: list[Source] = Field(default_factory=list, description="the publications the case rests on")

    def __repr__(self) -> str:
        return f"Case({self.name!r}: {self.title})"

    def _repr_html_(self) -> str:
        return f"<p><strong>{escape(self.title)}</strong><br><small>{escape(self.fictional)}</small></p>"

    @cached_property
    def parties(self) -> dict[str, Party]:
        """The parties by name, in the order of the file."""
        return {p.name: p for p in self.party_list}

    @property
    def news(self) -> str:
        """What everybody knows to be new in this year; "" in the case as it is told."""
        return self.years[self.year - 1].news if self.year else ""

    @property
    def party_names(self) -> list[str]:
        """The names of the parties, in the order of the file."""
        return list(self.parties)

    @property
    def called(self) -> dict[str, str]:
        """How people speak of the parties: by those who negotiate for them.

        >>> from negolib.cases import load_case
        >>> load_case("supplier").called
        {'buyer': 'Ines', 'supplier': 'Henrik'}
        """
        return {party.name: party.person.short for party in self.party_list}

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Words for whom one could turn to instead, in small letters."""
        said = {word.lower() for word in self.practice.vocabulary}
        return frozenset(said | {f"{word}s" for word in said})

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The words for what counts for its people's feelings, in small letters."""
        felt = [*self.emotions, *(one for party in self.party_list for one in party.emotions)]
        return tuple(dict.fromkeys(fact.lower() for one in felt for fact in one.facts))

    @property
    def issue_names(self) -> list[str]:
        """The names of the issues, in the order of the file."""
        return [i.name for i in self.issues]

    def party(self, name: str) -> Party:
        """The party of this name; raises CaseError with the nearest known name."""
        return _named(self.party_list, name, "party")

    def issue(self, name: str) -> Issue:
        """The issue of this name; raises CaseError with the nearest known name."""
        return _named(self.issues, name, "issue")

    def option(self, issue: str, name: str) -> Option:
        """The option of this name on an issue; raises CaseError with the nearest known name."""
        return _named(self.issue(issue).options, name, f"option of '{issue}'")

    @property
    def cost_model(self) -> Criterion | None:
        """The criterion that takes the price apart into its costs; None in a case without one.

        >>> from negolib.cases import load_case
        >>> load_case("supplier").cost_model.parts[0].name
        'paper'
        """
        return next((c for c in self.criteria if c.parts), None)

    @cached_property
    def price(self) -> Price | None:
        """The issue that is pure money; None in a case where nobody buys."""
        if self.price_data is None:
            return None
        issue = self.issue(self.price_data.issue)
        today = issue.amounts[issue.option_names.index(issue.today)]
        roles = {p.role: p.name for p in self.party_list}
        return Price(issue.name, self.price_data.unit, today, seller=roles["seller"], buyer=roles["buyer"])

    # Packages

    @property
    def today(self) -> dict[str, str]:
        """The package in force today."""
        return {i.name: i.today for i in self.issues}

    def middle(self) -> dict[str, str]:
        """The middle option of every issue: what splitting the difference leads to.

        Of an even number of options the one before the middle is taken.
        """
        return {i.name: i.options[(len(i.options) - 1) // 2].name for i in self.issues}

    def value(self, party: str, package: Mapping[str, str]) -> float:
        """What a complete package is worth to a party, in points.

        Raises CaseError for an unknown party, issue or option, and for a package that leaves an issue open.
        """
        name = self.party(party).name
        if not isinstance(package, Mapping):
            raise CaseError("This is not a package: write one option for every issue, such as case.today.")
        for issue in package:
            self.issue(issue)
        open_issues = [i for i in self.issue_names if i not in package]
        if open_issues:
            raise CaseError(
                f"This package leaves {', '.join(open_issues)} open: write one option for every issue."
            )
        return float(sum(self.option(i, package[i]).points[name] for i in self.issue_names))

    def outcome_space(self) -> OutcomeSpace:
        """All packages, with what each is worth and with the parties' reservation values."""
        return self._space

    @cached_property
    def _space(self) -> OutcomeSpace:
        return OutcomeSpace(
            {n: [[o.points[n] for o in i.options] for i in self.issues] for n in self.parties},
            issues=self.issue_names,
            options=[i.option_names for i in self.issues],
            reservation={n: p.reservation_value for n, p in self.parties.items()},
        )

    # Price alone

    def points_at_price(self, party: str, price: float) -> float:
        """What a price is worth to a party with everything else as it is today, in points."""
        return (_a_number(price, "price") - self._known_price().today) * self._slope(party)

    def price_for(self, party: str, points: float) -> float:
        """The price at which a party gets these points with everything else as it is today."""
        return self._known_price().today + _a_number(points, "number of points") / self._slope(party)

    def reservation_price(self, party: str) -> float:
        """The price at which a party would rather turn to its BATNA, with everything else as it is today."""
        return self.price_for(party, self.party(party).reservation_value)

    def zopa(self) -> Zopa:
        """The zone of possible agreement on price alone (Raiffa 1982)."""
        price = self._known_price()
        return zopa(seller=self.reservation_price(price.seller), buyer=self.reservation_price(price.buyer))

    def _known_price(self) -> Price:
        if self.price is None:
            raise CaseError(
                f"The case '{self.name}' has no price issue: compare whole packages by their points."
            )
        return self.price

    def _slope(self, party: str) -> float:
        """Points for one more unit of the price; the checks on loading see to it that this is a line."""
        price = self._known_price()
        if self.party(party).name not in (price.seller, price.buyer):
            raise CaseError(f"'{party}' neither buys nor sells: ask for {price.buyer} or {price.seller}.")
        issue = self.issue(price.issue)
        first, *_, last = issue.options
        return (last.points[party] - first.points[party]) / (issue.amounts[-1] - issue.amounts[0])

    def guess(self, party: str, other: str) -> dict[str, dict[str, float]]:
        """What a party believes another's points are, per issue and option; empty where it is not said.

        >>> from negolib.cases import load_case
        >>> load_case("supplier").guess("buyer", "supplier")["term"]["4 years"]
        30.0
        """
        me, them = self.party(party), self.party(other)
        if len(self.party_list) > 2:
            return me.guesses.get(them.name, {})
        return me.guess if me is not them else {}

    # Total cost of ownership

    @cached_property
    def total_cost_today(self) -> float:
        """What today costs the one party whose costs the case tells, in the unit of the points."""
        return float(sum(line.amount for line in self._payer.cost_today))

    def total_cost(self, package: Mapping[str, str]) -> float:
        """What a package costs that party: today's total less what the package is worth to it.

        Everything that its points put a price on counts, also the price it sets on risk and freedom.
        """
        return self.total_cost_today - self.value(self._payer.name, package)

    @property
    def _payer(self) -> Party:
        payers = [p for p in self.party_list if p.cost_today]
        if len(payers) != 1:
            raise CaseError(f"The case '{self.name}' has no single party with 'cost_today' lines to add up.")
        return payers[0]


def _a_number(value: object, what: str) -> float:
    if not is_number(value):
        raise CaseError(f"{quoted(value)} is no {what}: write a plain number, such as 420 or 0.5.")
    return float(value)


def _named(things: list, name: object, kind: str) -> Any:
    for thing in things:
        if thing.name == name:
            return thing
    if not isinstance(name, str):
        raise CaseError(f"The name of a {kind} is a text: put it in quotes, {quoted(name)}.")
    raise CaseError(f"There is no {kind} {quoted(name)}: {meant(name, [t.name for t in things])}.")
