"""What a learner is advised to ask for and to offer: never what leaves the learner worse off.

An exchange ties one thing asked for to one thing given. It is looked for from where the learner stands, among
the issues that can be traded: on a distributive issue what one gains the other loses, so to offer anything
there is to give it away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from negolib.analysis import issue_kinds
from negolib.practice.debrief.result import Result
from negolib.practice.debrief.transcript import Transcript, clean

Term = tuple[str, str]


@dataclass(frozen=True)
class Exchange:
    """One thing to ask for, and one to give for it.

    Attributes:
        ask, give: (issue, option).
        gains: {party: points} of both changes together, over where the learner stands.
    """

    ask: Term
    give: Term
    gains: Mapping[str, float]


def standing(told: Transcript, result: Result) -> dict[str, str]:
    """Return the package that advice starts from: a deal that can be improved, else today's arrangement."""
    if result.package and not result.efficient:
        return dict(result.package)
    return dict(told.case.today)


def tradable(told: Transcript) -> list[str]:
    """Return the issues on which something can be created, as these two see them."""
    kinds = issue_kinds(told.space)
    return [str(issue) for issue, kind in zip(kinds["issue"], kinds["kind"], strict=True) if kind in _TRADED]


_TRADED = ("compatible", "integrative")


def exchanges(told: Transcript, result: Result) -> list[Exchange]:
    """Return the exchanges worth proposing, the best first.

    The learner gains by each, and so do both together; where there are exchanges by which the other side
    gains as well, there are no others. They stand by joint gain, in which an exchange that the learner has
    already proposed counts half. After an efficient deal they are those that it holds.
    """
    start, issues = standing(told, result), tradable(told)
    held = result.package if result.efficient else None
    offered = [] if held else [package for offer in told.offers(told.party) for package in offer.packages]
    found = []
    for one, other in product(issues, issues):
        if one == other:
            continue
        asks, gives = (
            _helps(told, start, held, issue, party)
            for issue, party in ((one, told.party), (other, told.other))
        )
        for ask, give in product(asks, gives):
            gains = {
                party: clean(sum(told.change(start, *term, party) for term in (ask, give)))
                for party in told.pair
            }
            if gains[told.party] > 0 and sum(gains.values()) > 0:
                found.append(Exchange(ask, give, gains))
    both = [one for one in found if one.gains[told.other] > 0]
    return sorted(both or found, key=lambda one: -_weight(one, offered))


def _weight(one: Exchange, offered: Iterable[Mapping[str, str]]) -> float:
    (asked, ask), (given, give) = one.ask, one.give
    known = any(package[asked] == ask and package[given] == give for package in offered)
    return sum(one.gains.values()) * (0.5 if known else 1.0)


def _helps(
    told: Transcript, start: Mapping[str, str], held: Mapping[str, str] | None, issue: str, party: str
) -> list[Term]:
    """The options of an issue that are better for a party than where things stand; of a deal, its own."""
    options = told.case.issue(issue).option_names if held is None else [held[issue]]
    terms = [(issue, option) for option in options]
    return [term for term in terms if told.change(start, *term, party) > 0]
