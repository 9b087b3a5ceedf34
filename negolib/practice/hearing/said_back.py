"""A move said back in plain English, to whoever is about to make it."""

from collections.abc import Mapping, Sequence

from negolib.in_words import listed
from negolib.practice.table.moves import Move
from negolib.practice.table.phrasing import spoken
from negolib.practice.table.seat import Seat

_PLAIN = {
    "acknowledge": "an acknowledgement of what they feel or did",
    "break": "a call for a break",
    "warn": "a calm word on what you would have to do without a deal",
    "threaten": "a threat",
    "walk away": "the end of the talks, without a deal",
    "time up": "the end of the talks, because time is up",
}
_MATTERS = {
    "most": "what matters most to you",
    "some": "what matters to you",
    "little": "what matters little to you",
}
_MANY = {2: "two", 3: "three"}


def said_back(seat: Seat, move: Move, standing: Sequence[Mapping[str, str]] = ()) -> str:
    """Return a move as a noun phrase.

    Args:
        seat: the speaker's.
        move: what is to be done.
        standing: what the other side has proposed, for a move that accepts it.

    >>> from negolib.cases import load_case
    >>> from negolib.practice.table.seat import seat_of
    >>> seat = seat_of(load_case("supplier"), "buyer")
    >>> said_back(seat, Move("ask", about="issue", open=True, issue="formats"))
    'an open question about the box formats'
    >>> said_back(seat, Move("propose", packages=({"price": "440", "term": "4 years"},)))
    'a proposal in part: 440 euros and four years'
    """
    issue = seat.phrases[move.issue][0] if move.issue else ""
    if move.act == "ask":
        return f"{'a closed' if move.open is False else 'an open'} question about {_asked(move, issue)}"
    if move.act == "tell":
        return _told(seat, move, issue)
    if move.act == "affirm":
        shared = {value.name: value.text for value in seat.shared}
        return f"a value that you share: “{shared.get(move.value) or seat.values[move.value]}”"
    if move.act == "propose":
        return _proposed(seat, move)
    if move.act == "cite":
        return f"a standard that neither side made: {seat.criteria[move.criterion][0]}"
    if move.act == "reframe":
        return f"a question that you share{f' about {issue}' if issue else ''}"
    if move.act == "accept":
        taken = standing[move.choice or 0] if standing else None
        return (
            f"a yes to what they proposed: {_package(seat, taken)}"
            if taken
            else "a yes to what they proposed"
        )
    return _PLAIN[move.act]


def _asked(move: Move, issue: str) -> str:
    return {
        "issue": issue,
        "priority": f"how much they care about {issue}" if issue else "what matters most to them",
        "interest": f"what lies behind {issue} for them" if issue else "what they need, and what for",
        "constraint": f"what they cannot do on {issue}",
        "alternative": "what they would do without a deal",
        "other": "something else",
    }[move.about or "issue"]


def _told(seat: Seat, move: Move, issue: str) -> str:
    if move.about == "interest":
        return f"what you need: “{seat.interests.get(move.interest, move.interest)}”"
    if move.about == "fact":
        return f"something that you know: “{seat.facts[move.fact]}”"
    if move.about == "value":
        return f"what you hold dear: “{seat.values[move.value]}”"
    if move.about == "constraint":
        return f"what you cannot do: {seat.phrases[move.issue][1][move.option]}"
    wish = f", and that you would like {seat.phrases[move.issue][1][move.option]}" if move.option else ""
    return f"{_MATTERS[move.matters or 'some']}: {issue}{wish}"


def _proposed(seat: Seat, move: Move) -> str:
    if len(move.packages) > 1:
        said = "; ".join(f"({place}) {_package(seat, one)}" for place, one in enumerate(move.packages, 1))
        return f"{_MANY[len(move.packages)]} proposals: {said}"
    (package,) = move.packages
    part = " in part" if len(package) < len(seat.issues) else ""
    return f"a proposal{part}: {_package(seat, package)}"


def _package(seat: Seat, package: Mapping[str, str]) -> str:
    if len(package) == len(seat.issues):
        return spoken(seat, package)
    return listed([seat.phrases[issue][1][option] for issue, option in package.items()])
