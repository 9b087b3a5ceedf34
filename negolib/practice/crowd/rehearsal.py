"""A rehearsal: somebody takes a learner's chair and makes the usual mistakes, to be read and judged."""

from collections.abc import Iterator
from itertools import pairwise

from negolib.analysis import smallest_improvement
from negolib.cases import Case
from negolib.cases.practice_parts import Rehearsed
from negolib.cases.tables import Table
from negolib.cases.words import Page
from negolib.practice.crowd.negotiators import STYLES, SimulatedNegotiator, most_joint_gain
from negolib.practice.table.moves import Move
from negolib.practice.table.phrasing import describe, suggest
from negolib.practice.table.seat import Seat, seat_of
from negolib.practice.talks.negotiation import Negotiation
from negolib.wording import quote, read_words

_SEEDS = range(1, 100)


class Rehearsal:
    """The talks of somebody who rehearsed in a learner's chair, and how they are read.

    Args:
        talks: played to their end.
        by: who rehearsed.

    Attributes:
        talks: with every turn, every trust that was lost, and the deal.
    """

    def __init__(self, talks: Negotiation, by: str) -> None:
        self.talks, self.by = talks, by
        self._other = talks.case.party(talks.other).person

    def transcript(self) -> Page:
        """What was said, round by round; of each proposal what it put on the table."""
        case, lines, last = self.talks.case, [], None
        called = {
            self.talks.party: f"{self.by}, in your chair",
            self.talks.other: f"{self._other.name}, played by the trainer",
        }
        for turn in self.talks.turns:
            if turn.round != last:
                lines.append(f"### {_round(turn.round)}")
                last = turn.round
            # Only proposals are explained: what the other moves are is for the reader to say.
            done = "; ".join(describe(case, move) for move in turn.moves if move.act == "propose")
            lines.append(f"**{called[turn.by]}:** {turn.words}" + (f" *({done})*" if done else ""))
        return Page("\n\n".join(lines))

    def proposals(self) -> Table:
        """What each proposal, the deal and no deal are worth to both."""
        return Table(
            "What was proposed, and what it was worth",
            ("Round", "Proposal", "Worth to you", f"Worth to {self._other.short}"),
            tuple(self._worth()),
        )

    def signed(self) -> Table:
        """The deal, issue by issue."""
        case, deal = self.talks.case, self.talks.package
        rows = tuple((issue.label, case.option(issue.name, deal[issue.name]).label) for issue in case.issues)
        return Table("What they signed", ("Issue", "Option"), rows)

    def said(self) -> dict[str, str]:
        """What was said in the chair after the first move and before the last, by round."""
        return {
            f"round {turn.round}": f"Round {turn.round}: “{quote(turn.words, 90)}”"
            for turn in self.talks.turns
            if turn.by == self.talks.party and 1 < turn.round < self.talks.round
        }

    def _worth(self) -> Iterator[tuple[object, ...]]:
        case, both = self.talks.case, (self.talks.party, self.talks.other)
        short = {self.talks.party: self.by, self.talks.other: self._other.short}
        for turn in self.talks.turns:
            for move in (one for one in turn.moves if one.act == "propose"):
                package = {**case.today, **move.packages[0]}
                worth = (f"{case.value(party, package):g}" for party in both)
                yield _round(turn.round, ""), f"{short[turn.by]} {describe(case, move)}", *worth
        yield "End", "What they signed", *(f"{case.value(party, self.talks.package):g}" for party in both)
        yield "", "Without a deal", *(f"{case.party(party).reservation_value:g}" for party in both)


def rehearsal(
    case: Case, party: str, by: str, temperament: str = "positional", rounds: int = 12
) -> Rehearsal:
    """Return a rehearsal that ended in a deal which both sides could have bettered.

    Who rehearses haggles by rules, and says in some rounds what the case lists under ``rehearsal``.

    Args:
        case: whose practice lists what is said in a rehearsal of this party.
        party: the chair.
        by: the name of who rehearses.
        temperament: the counterpart's.
        rounds: after how many moves time is up.

    Raises:
        ValueError: where the case lists nothing for this party, or no rehearsal ended so.

    >>> from negolib.cases import load_case
    >>> shown = rehearsal(load_case("supplier"), "supplier", by="Uwe")
    >>> shown.talks.ended, len(shown.said()) > 5
    ('deal', True)
    """
    own = case.party(party).name
    lines = case.practice.parties[own].rehearsal if own in case.practice.parties else []
    if not lines:
        raise ValueError(f"The case '{case.name}' says nothing of a rehearsal in the chair of {own}.")
    for seed in _SEEDS:
        talks = _played(Negotiation(case, own, temperament, seed, rounds), lines)
        if talks.package and _teaches(case, talks):
            return Rehearsal(talks, by)
    raise ValueError(f"In {len(_SEEDS)} rehearsals of {own} no deal was made that could be bettered.")


def _teaches(case: Case, talks: Negotiation) -> bool:
    """Whether a deal could be bettered, is not taken for what it left, and every loss of trust shows."""
    mine, theirs = seat_of(case, talks.party, talks.other), seat_of(case, talks.other, talks.party)
    made = sum(seat.worth(talks.package) - seat.reservation for seat in (mine, theirs))
    share = made / most_joint_gain(mine, theirs)
    better = smallest_improvement(case.outcome_space(), talks.package)
    return abs(share - 0.5) > 0.05 and bool(better) and _losses_show(talks, theirs)


def _losses_show(talks: Negotiation, theirs: Seat) -> bool:
    """Whether a proposal that costs trust gives no more than the one just before it had offered.

    A reader can see that from the table; what was offered three proposals ago, and bettered since, nobody
    should have to remember.
    """
    lost = {moment.round for moment in talks.moments if sum(event.trust for event in moment.events) < 0}
    offers = [
        (turn.round, theirs.worth({**talks.case.today, **turn.packages[0]}))
        for turn in talks.turns
        if turn.by == talks.party and turn.packages
    ]
    return all(worth <= before for (_, before), (number, worth) in pairwise(offers) if number in lost)


def _played(talks: Negotiation, lines: list[Rehearsed]) -> Negotiation:
    """Play talks to their end, with the listed words in their rounds."""
    given = {line.round: line for line in lines}
    haggler = SimulatedNegotiator(talks.seat, STYLES["positional haggler"], talks.seed, talks.rounds)
    while not talks.ended:
        line = given.get(talks.round + 1)
        move = _move(talks.seat, line) if line else haggler.move(talks.table)
        talks.play(move, (line and line.words) or suggest(talks.seat, move, talks.round))
    return talks


def _move(seat: Seat, line: Rehearsed) -> Move:
    """Return what is done with the words of a line, as it is heard."""
    issue = line.issue or ""
    if line.act == "ask":
        heard = read_words(line.words or "").open_question
        return Move("ask", about=line.about, issue=issue, open=heard)
    if line.act == "tell":
        matters, best = seat.matters(issue), seat.best(issue)
        return Move("tell", about="priority", issue=issue, matters=matters, option=best)
    return Move("threaten")


def _round(number: int, word: str = "Round ") -> str:
    return f"{word}{number}" if number else "Opening"
