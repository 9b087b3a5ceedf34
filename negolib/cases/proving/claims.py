"""What must be true of a case for it to be worth learning from, and what an author claims of one case."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from negolib.in_words import amount, listed

from ..errors import CaseError
from ..model import Case
from .survey import Survey

MOST_OF_THE_GAIN = 0.75
TRADES = 3
FRONTIER = (2, 200)
SURE = 0.05
_ADVICE = ("ask", "reveal", "protect")


@dataclass(frozen=True)
class Claim:
    """A sentence about a case that is true or false.

    Args:
        sentence: what is claimed, in plain words.
        holds: whether it is so.
        found: what is so, where that says more than the sentence.
        name: of a claim that every case has to meet; under it an author sets it aside.
    """

    sentence: str
    holds: bool
    found: str = ""
    name: str = ""


@dataclass(frozen=True)
class Proofs:
    """What an author wrote down in `claims.py`: claims of this one case, and which general ones do not apply.

    Attributes:
        claims: from a case to its claims.
        set_aside: per general claim that this case is not to meet, the reason.
    """

    claims: Callable[[Case], Iterable[Claim]]
    set_aside: dict[str, str]


def general_claims(case: Case) -> Iterator[Claim]:
    """Yield what has to hold in every case, from the questions that docs/authoring.md asks of an author.

    >>> from negolib.cases import load_case
    >>> all(claim.holds for claim in general_claims(load_case("supplier")))
    True
    """
    found = Survey(case)
    called = {name: party.the for name, party in case.parties.items()}
    everybody = listed(list(called.values()))
    yield Claim(
        f"There is a package that {everybody} could all sign.",
        found.zone,
        "Whatever is proposed, somebody does better alone.",
        "zone",
    )
    if found.zone:
        yield from _claims_in_a_zone(found, called)
    for pair in found.pairs:
        trades, (one, other) = len(found.trades(pair)), (called[name] for name in pair)
        yield Claim(
            f"Between {one} and {other} there are at least {amount(TRADES)} trades.",
            trades >= TRADES,
            f"Starting from today there {_are(trades, 'pair')} of issues to trade.",
            "trades",
        )
    if found.guesses:
        yield Claim(
            "There is an issue on which all want the same, and each believes the contrary of the others.",
            bool(found.unseen),
            "All want the same on "
            + (f"{listed(found.compatible)}, and somebody knows it." if found.compatible else "no issue."),
            "unseen",
        )
    for name in case.party_names:
        place = found.belief_place(name)
        if place is not None:
            yield Claim(
                f"What {called[name]} believes of the other side's limit is plausible.",
                SURE < place < 1 - SURE,
                f"It gives a chance of {place:.0%} to a limit as low as the true one, or lower.",
                "beliefs",
            )
            limit = f"{case.reservation_price(name):.0f}"
            yield Claim(
                f"No text names the limit of {called[name]}: it is the learner's to find.",
                not re.search(rf"(?<![\d,.]){limit}(?![\d,]|\.\d)", _texts_of(case)),
                f"Somewhere stands {limit}.",
                "secret",
            )
        party = case.parties[name]
        behind = {value for interest in party.interests for value in interest.values}
        served = {interest for position in party.positions for interest in position.interests}
        yield Claim(
            f"Behind what {called[name]} demands stands every interest, and behind them every value.",
            behind == {value.name for value in party.values} and served == {i.name for i in party.interests},
            "Some value or interest leads to nothing that is demanded.",
            "reasons",
        )
        advice = {one.advice for one in party.information}
        yield Claim(
            f"For {called[name]} there is something to ask, to reveal and to protect.",
            advice == set(_ADVICE),
            f"There is nothing to {listed([one for one in _ADVICE if one not in advice])}.",
            "information",
        )


def public_text(case: Case) -> str:
    """Return all that everybody reads: the story, what is known of the parties, why the issues are there."""
    return "\n".join([case.story, *(p.story for p in case.party_list), *(i.why for i in case.issues)])


def _texts_of(case: Case) -> str:
    """All that learners read, with the numbers that stand by themselves left out."""
    return "\n".join(re.findall(r'"(?:[^"\\]|\\.)*"', case.model_dump_json(exclude={"variants", "years"})))


def _claims_in_a_zone(found: Survey, called: dict[str, str]) -> Iterator[Claim]:
    wished = [called[name] for name in found.wishes_signed]
    yield Claim(
        "No side gets all its wishes signed by the others.",
        not wished,
        f"All that {listed(wished)} could wish for would be signed.",
        "wishes",
    )
    share = found.middle_share
    yield Claim(
        f"The middle of every issue brings at most {MOST_OF_THE_GAIN:.0%} of the joint gain.",
        share is not None and share <= MOST_OF_THE_GAIN,
        "There is no joint gain." if share is None else f"It brings {share:.0%}.",
        "middle",
    )
    low, high = FRONTIER
    yield Claim(
        f"There are {low} to {high} efficient deals to choose from.",
        low <= found.frontier <= high,
        f"There {_are(found.frontier, 'efficient deal')}.",
        "frontier",
    )


def _are(count: int, noun: str) -> str:
    return f"is 1 {noun}" if count == 1 else f"are {amount(count)} {noun}s"


GENERAL = (
    "zone",
    "wishes",
    "middle",
    "frontier",
    "trades",
    "unseen",
    "beliefs",
    "secret",
    "reasons",
    "information",
)


def read_proofs(path: Path) -> Proofs:
    """Return what a `claims.py` says. This runs the file: `check-case` and tests do, loading a case never.

    Args:
        path: the file. It defines `claims(case)`, which yields Claims, and may define `SET_ASIDE`, a dict of
            general claims that the case is not to meet, each with the reason.

    Raises:
        CaseError: for a file that cannot be run, or defines something else.
    """
    names: dict[str, object] = {"__name__": "claims", "__file__": str(path)}
    try:
        exec(compile(path.read_bytes(), str(path), "exec"), names)
    except Exception as error:
        raise CaseError(f"{path.name} cannot be run ({type(error).__name__}: {error}): mend it.") from error
    claims, set_aside = names.get("claims", lambda case: ()), names.get("SET_ASIDE", {})
    if not callable(claims) or not isinstance(set_aside, dict):
        raise CaseError(f"{path.name} defines 'claims' as a function of a case, and 'SET_ASIDE' as a dict.")
    for name in set_aside:
        if name not in GENERAL:
            raise CaseError(f"{path.name} sets aside {name!r}, and there are only: {', '.join(GENERAL)}.")
    return Proofs(claims, set_aside)


def all_claims(case: Case, proofs: Proofs | None) -> Iterator[Claim]:
    """Yield the general claims that apply, then those of the case's author."""
    for claim in general_claims(case):
        if proofs is None or claim.name not in proofs.set_aside:
            yield claim
    if proofs is not None:
        yield from proofs.claims(case)
