"""What stood behind the demands of both sides: their values, whether they were said, and where they met.

A value stands behind an interest, and an interest is served by options: so a deal can be asked which of the
values it serves. Only a debrief shows the values of both sides.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from negolib.in_words import listed, sentence_start

from .transcript import Transcript, plain, when

Terms = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Value:
    """One value of one side.

    Attributes:
        text: in the words of whoever holds it.
        said: in which round it was said or named as shared, or an interest that rests on it was told; None
            where nobody heard of it.
        how: "value", "shared" or "interest"; "" where it was not said.
        served: the terms of the deal that serve it, in the middle of a sentence.
        known: whether the case says by which terms it is served.
    """

    party: str
    name: str
    text: str
    said: int | None
    how: str
    served: tuple[str, ...]
    known: bool


@dataclass(frozen=True)
class Values:
    """What stood behind the demands of both sides.

    Attributes:
        mine, theirs: the values of each side.
        sentences: where they met, and which of them found no place.
    """

    mine: tuple[Value, ...]
    theirs: tuple[Value, ...]
    sentences: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the values as plain JSON values."""
        return plain(self)


def values_of(told: Transcript) -> Values:
    """Return what stood behind the demands of talks that have ended."""
    mine, theirs = (_values(told, party) for party in (told.party, told.other))
    return Values(mine, theirs, tuple(_sentences(told, mine, theirs)))


def _values(told: Transcript, party: str) -> tuple[Value, ...]:
    found = []
    for value in told.case.party(party).values:
        terms = _serving(told, party, value.name)
        deal = told.package or {}
        served = tuple(told.option(i, o) for i, o in terms if deal.get(i) == o)
        said, how = _said(told, party, value.name)
        found.append(Value(party, value.name, value.text, said, how, served, bool(terms)))
    return tuple(found)


def _serving(told: Transcript, party: str, value: str) -> Terms:
    """The terms that serve a value: those that serve an interest which rests on it, each once."""
    resting = [one.name for one in told.case.party(party).interests if value in one.values]
    serves = told.seats[party].serves
    return tuple(dict.fromkeys(term for name in resting for term in serves.get(name, {}).items()))


def _said(told: Transcript, party: str, value: str) -> tuple[int | None, str]:
    resting = {one.name for one in told.case.party(party).interests if value in one.values}
    shared = {one.name for one in told.seats[party].shared if one.values[party] == value}
    for line in told.of(party):
        for move in line.moves:
            if move.act == "affirm" and move.value in {value, *shared}:
                return line.round, "shared"
            if move.act == "tell" and move.about == "value" and move.value == value:
                return line.round, "value"
            if move.act == "tell" and move.about == "interest" and move.interest in resting:
                return line.round, "interest"
    return None, ""


# In words


def _sentences(told: Transcript, mine: tuple[Value, ...], theirs: tuple[Value, ...]) -> list[str]:
    own, other = ({value.name: value for value in side} for side in (mine, theirs))
    said = [_on_telling(told, mine, theirs)]
    for shared in told.seats[told.party].shared:
        pair = own[shared.values[told.party]], other[shared.values[told.other]]
        said.append(_on_the_shared(shared.text, *pair))
    if not told.package:
        return [*said, "There is no deal in which they could have met."]
    said += _where_they_met(mine, theirs)
    for whose, side in (("your", mine), ("their", theirs)):
        missing = [value.name for value in side if value.known and not value.served]
        if missing:
            one = f"One of {whose} values finds" if len(missing) == 1 else f"Some of {whose} values find"
            said.append(f"{one} no place in the deal, as far as the case knows: {listed(missing)}.")
    return said


def _on_telling(told: Transcript, mine: tuple[Value, ...], theirs: tuple[Value, ...]) -> str:
    own, other = (sum(value.said is not None for value in side) for side in (mine, theirs))
    if not own and not other:
        return "Neither of you said what you stand for, or an interest from which one could hear it."
    return (
        f"Of what each stands for, you let them hear {_heard(own, mine, 'yours')}, and {told.them} let you "
        f"hear {_heard(other, theirs, 'theirs')}. A value counts as heard when it was said, or an interest "
        "that rests on it."
    )


def _heard(count: int, side: tuple[Value, ...], whose: str) -> str:
    if not count:
        return f"none of {whose}"
    return whose if len(side) == 1 else f"{count} of {len(side)}"


def _on_the_shared(text: str, own: Value, other: Value) -> str:
    named = [value.said for value in (own, other) if value.how == "shared"]
    end = f"It was named {when(min(named))}." if named else "Nobody said that you share it."
    if own.served and other.served:
        end += f" In the deal you find it in {listed(own.served)}; they find it in {listed(other.served)}."
    return f"Both of you hold this: “{text}” To you it is {own.name}, to them {other.name}. {end}"


def _where_they_met(mine: tuple[Value, ...], theirs: tuple[Value, ...]) -> list[str]:
    ours, others = _by_term(mine), _by_term(theirs)
    met = [term for term in ours if term in others]
    if not met:
        return ["No term of the deal serves a value of yours and one of theirs at once."]
    return [
        f"{sentence_start(term)}: there your {_quoted(ours[term])} and their {_quoted(others[term])} met."
        for term in met
    ]


def _by_term(side: tuple[Value, ...]) -> Mapping[str, list[Value]]:
    terms: dict[str, list[Value]] = {}
    for value in side:
        for term in value.served:
            terms.setdefault(term, []).append(value)
    return terms


def _quoted(values: list[Value]) -> str:
    return listed([value.name for value in values])
