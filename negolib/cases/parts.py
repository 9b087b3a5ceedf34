"""The parts of a case as they stand in its file. What each key means is said once, in its description:
the error messages and the authoring guide both take it from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from negolib.analysis import Alternative, Branch

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(allow_inf_nan=False, ge=0, le=1)]


class Part(BaseModel):
    """A part of a case: no unknown keys, no silent conversion of a text to a number, no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def __repr__(self) -> str:
        # A case printed in a notebook shall not show what one side knows alone.
        return f"{type(self).__name__}({getattr(self, 'name', '…')!r})"

    def __str__(self) -> str:
        return repr(self)


class Option(Part):
    """One way to settle an issue (Raiffa 1982)."""

    name: Name = Field(description="a short name, used wherever the option is meant")
    own_label: Text = Field(alias="label", description="the option in words that a learner can read")
    short_data: Text | None = Field(
        None,
        alias="short",
        description="the option in the middle of a sentence, its issue unsaid, such as 'singing on Tuesdays'",
    )
    today: bool = Field(False, description="true for the one option of the issue that is in force today")
    amount: Number | None = Field(
        None, description="the amount in the issue's unit; needed on the price issue"
    )
    points: dict[str, Number] = Field(
        description="what the option is worth to each party, against the option in force today"
    )

    @property
    def label(self) -> str:
        """The option in words that a learner can read; of today's option that it is as today."""
        return f"{self.own_label} (as today)" if self.today else self.own_label

    @property
    def short(self) -> str:
        """The option as in the middle of a sentence; its label where it has no short form."""
        return self.short_data or self.own_label


class Issue(Part):
    """A thing to be settled (Raiffa 1982)."""

    name: Name = Field(description="a short name, used wherever the issue is meant")
    label: Text = Field(description="the issue in words that a learner can read")
    short_data: Text | None = Field(
        None,
        alias="short",
        description="the issue in the middle of a sentence, such as 'the time to pay'",
    )
    why: Text = Field(description="why this issue is on the table, as everybody could say it aloud")
    unit: Text | None = Field(None, description="the unit of the options' amounts, if they have amounts")
    options: list[Option] = Field(
        min_length=2,
        description="the ways to settle the issue, in their natural order from one end to the other",
    )
    reasons: dict[str, Text] = Field(
        default_factory=dict, description="per party, why the options are worth what they are (confidential)"
    )

    @property
    def option_names(self) -> list[str]:
        """The names of the options in their order."""
        return [o.name for o in self.options]

    @property
    def amounts(self) -> list[float]:
        """The options' amounts, in their order: of the price issue every option has one."""
        return [o.amount for o in self.options if o.amount is not None]

    @property
    def short(self) -> str:
        """The issue as in the middle of a sentence; its label where it has no short form."""
        return self.short_data or self.label

    @property
    def today(self) -> str:
        """The name of the option that is in force today."""
        return next(o.name for o in self.options if o.today)


class Person(Part):
    """Who negotiates for a party."""

    name: Text = Field(description="the whole name, such as 'Alba Reyes'")
    short_data: Text | None = Field(
        None, alias="short", description="how everybody speaks of this person, such as 'Alba'"
    )
    post: Text | None = Field(None, description="what the person is or does, such as 'head of purchasing'")

    @property
    def short(self) -> str:
        """How everybody speaks of this person; the whole name where nothing else is said."""
        return self.short_data or self.name

    def __str__(self) -> str:
        return f"{self.name}, {self.post}" if self.post else self.name


class Value(Part):
    """A principle behind an interest (Keeney 1992)."""

    name: Name = Field(description="a short name, used by the interests that rest on it")
    text: Text = Field(description="the value in the party's own words")


class SharedValue(Part):
    """A value that several parties hold, each under its own name: common ground (Fisher & Shapiro 2005)."""

    name: Name = Field(description="a short name")
    text: Text = Field(description="the value as any of them could say it of them all")
    values: dict[str, Name] = Field(
        min_length=2, description="per party that holds it, the name of that party's own value"
    )


class Interest(Part):
    """Why a position is wanted (Fisher & Ury 1981)."""

    name: Name = Field(description="a short name, used by the positions that rest on it")
    text: Text = Field(description="the interest in the party's own words")
    values: list[Name] = Field(min_length=1, description="the names of the values it rests on")


class Position(Part):
    """What is demanded (Fisher & Ury 1981)."""

    name: Name = Field(description="a short name")
    text: Text = Field(description="the demand as it is made aloud")
    interests: list[Name] = Field(min_length=1, description="the names of the interests behind it")


class Information(Part):
    """Something a party knows or would like to know, and what to do with it at the table."""

    name: Name = Field(description="a short name")
    text: Text = Field(description="the piece of information")
    advice: Literal["ask", "reveal", "protect"] = Field(description="one of ask, reveal, protect")
    why: Text = Field(description="the reason for this advice")
    shows: dict[str, Name] = Field(
        default_factory=dict,
        description="what it shows to be worth something to this party, once told: {issue: option}",
    )


class Emotion(Part):
    """An undercurrent, tied to the core concern it touches (Fisher & Shapiro 2005)."""

    name: Name = Field(description="a short name")
    text: Text = Field(description="what is felt, and what it comes from")
    concern: Literal["appreciation", "affiliation", "autonomy", "status", "role"] = Field(
        description="the core concern it touches: appreciation, affiliation, autonomy, status or role"
    )
    helps: Text = Field(description="what the other side can say or do that helps")
    facts: list[Text] = Field(
        default_factory=list,
        description="words for the facts that count for it: to name one acknowledges, unless it blames",
    )


class CostLine(Part):
    """One line of what today's arrangement costs a party in a year."""

    name: Name = Field(description="a short name")
    label: Text = Field(description="the cost in words")
    amount: Number = Field(description="what it costs today, in the unit of the points")


class CostPart(Part):
    """One part of a should-cost model: its share of the price, and how far it has moved."""

    name: Name = Field(description="a short name")
    label: Text = Field(description="the part in words")
    share: Share = Field(description="its share of today's price, 0 to 1")
    change: Number = Field(description="how far its cost has moved, 0.14 for a rise of 14%")


class Criterion(Part):
    """A standard independent of either side's will (Fisher & Ury 1981)."""

    name: Name = Field(description="a short name")
    label: Text = Field(description="the benchmark in words")
    short_data: Text | None = Field(
        None,
        alias="short",
        description="the benchmark as people call it, in the singular, such as 'the paper index'",
    )
    kind: Literal[
        "contract", "cost model", "expert", "index", "law", "market", "precedent", "science", "statistic"
    ] = Field(
        description="one of contract, cost model, expert, index, law, market, precedent, science, statistic"
    )
    says: Text = Field(description="what it says about this case")
    amount: Number | None = Field(None, description="the figure it gives")
    unit: Text | None = Field(None, description="the unit of that figure")
    parts: list[CostPart] = Field(
        default_factory=list, description="for a cost model: the parts of the price, with shares and changes"
    )
    source: Text = Field(description="where it comes from")
    held_by: Name | None = Field(
        None,
        description="the party in whose papers it lies and who may show it; left out, both can look it up",
    )
    fictional: bool = Field(description="true if the source is invented for the case, else false")

    @property
    def change(self) -> float | None:
        """The sum of share times change over the parts of a cost model; None without parts."""
        return sum(p.share * p.change for p in self.parts) if self.parts else None


class Source(Part):
    """A publication that the case rests on."""

    name: Name = Field(description="a short name")
    text: Text = Field(description="author, year, title: so that a reader can find it")
    used_for: Text = Field(description="what the case takes from it")
    url: Text | None = Field(None, description="a web address, if there is one that lasts")


@dataclass(frozen=True)
class LabelledAlternative(Alternative):
    """An alternative of a case: with its short name what one would do, and what speaks for and against."""

    label: str = ""
    short: str = ""
    text: str = ""


class OutcomeData(Part):
    """What may come of an alternative: a leaf with a value, or a branch with outcomes of its own."""

    label: Text = Field(description="what happens, in words")
    probability: Share = Field(description="how likely it is, 0 to 1")
    value: Number | None = Field(None, description="what it is worth in points, before costs; on a leaf only")
    cost: Number = Field(0.0, ge=0, description="what it costs to go down this branch, in points")
    outcomes: list["OutcomeData"] = Field(
        default_factory=list, description="what may come next, for a branch that goes on"
    )


class AlternativeData(Part):
    """Something a party can do without the other: a candidate for its BATNA (Fisher & Ury 1981)."""

    name: Name = Field(description="a short name")
    label: Text = Field(description="the alternative in words: something one can do")
    short_data: Text | None = Field(
        None,
        alias="short",
        description="the alternative in the middle of a sentence, such as 'the hall of the school'",
    )
    text: Text = Field(description="what speaks for it and against it, as the party sees it")
    cost: Number = Field(0.0, ge=0, description="what it costs to try, in points, whatever comes of it")
    outcomes: list[OutcomeData] = Field(min_length=1, description="what may come of it")

    @property
    def short(self) -> str:
        """The alternative in a few words; its label where it has no short form."""
        return self.short_data or self.label

    def tree(self) -> LabelledAlternative:
        """The alternative as a decision tree that keeps its words."""
        branches = _branches(self.outcomes)
        return LabelledAlternative(self.name, branches, self.cost, self.label, self.short, self.text)


def _branches(outcomes: Sequence[OutcomeData]) -> tuple[Branch, ...]:
    return tuple(
        Branch(o.label, o.probability, branches=_branches(o.outcomes), cost=o.cost)
        if o.outcomes
        else Branch(o.label, o.probability, value=o.value or 0.0, cost=o.cost)
        for o in outcomes
    )


class BeliefData(Part):
    """What a party believes about the other's reservation price."""

    distribution: Literal["normal", "uniform", "triangular"] = Field(
        description="one of normal, uniform, triangular"
    )
    mean: Number | None = Field(None, description="the middle of a normal distribution")
    sd: Number | None = Field(
        None, gt=0, description="the spread of a normal distribution (standard deviation)"
    )
    low: Number | None = Field(None, description="the lowest value of a uniform or triangular distribution")
    mode: Number | None = Field(None, description="the likeliest value of a triangular distribution")
    high: Number | None = Field(None, description="the highest value of a uniform or triangular distribution")
    why: Text = Field(description="what the belief rests on")

    @property
    def parameters(self) -> dict[str, float]:
        """The numbers of the distribution that are given."""
        given = {n: getattr(self, n) for n in ("mean", "sd", "low", "mode", "high")}
        return {n: v for n, v in given.items() if v is not None}


class TargetData(Part):
    """The best result that a party can justify hoping for (Raiffa 1982)."""

    amount: Number = Field(
        description="the target, in the unit of the price (in points where no price is named)"
    )
    why: Text = Field(description="the reason that justifies it")


class PriceData(Part):
    """Which issue is pure money."""

    issue: Name = Field(description="the name of the issue that is the price")
    unit: Text = Field(description="the unit of the price, as it is read after the number")


class Price(NamedTuple):
    """The issue that is pure money: its name, its unit, today's price, and who sells to whom."""

    issue: str
    unit: str
    today: float
    seller: str
    buyer: str


class Year(Part):
    """The same people in another year."""

    news: Text = Field(
        description="what is known to everybody to be new, in a sentence that gives nothing away"
    )
    changes: dict[str, Any] = Field(
        description="what is different, under the keys of this file; an entry of a list by its name"
    )


class DrawnNumber(Part):
    """A number that is drawn anew in each variant of a case."""

    now: Number = Field(description="the number in the case as it is told without a seed")
    low: Number = Field(description="the smallest number that may be drawn")
    high: Number = Field(description="the largest number that may be drawn")
    step: Number = Field(gt=0, description="how far one number that may be drawn lies from the next")

    @property
    def steps(self) -> int:
        """How many steps lie between the smallest and the largest number."""
        return round((self.high - self.low) / self.step)
