"""A lesson: one thing to try next time, tied to a moment of the talks and to what supports it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from negolib.in_words import sentence_start
from negolib.practice.debrief.missed import MissedTrade
from negolib.practice.debrief.process import Process, Side
from negolib.practice.debrief.relationship import Relationship
from negolib.practice.debrief.result import Result
from negolib.practice.debrief.transcript import Line, Transcript, begun, plain, when
from negolib.practice.table.seat import Seat

from .advice import Exchange, exchanges, standing, tradable
from .evidence import Evidence

HOW_MANY = 3


@dataclass(frozen=True)
class Quoted:
    """A moment of the talks: the round, who (a party), and the words, or in brackets what was done.

    Attributes:
        again: the round of the learner's turn that one would now play otherwise: this one, or the next after
            a turn of the other side; None where the learner had none.
    """

    round: int
    who: str
    quote: str
    sentence: str
    again: int | None = None


@dataclass(frozen=True)
class Lesson:
    """One thing to try next time.

    Attributes:
        family: what it is about; no two of three are of the same.
        title: in a few words.
        moment: what it is tied to.
        why: what it cost or won, and what is known of it.
        evidence: who found or advises it.
        try_this: words one can say tomorrow.
        more: what shows the why, a line each.
        weight: by our own estimate how much would have been gained, as a share of the joint gain.
        good: whether something went well, and this is how to go further.
    """

    family: str
    title: str
    moment: Quoted
    why: str
    evidence: Evidence
    try_this: str
    weight: float
    good: bool = False
    more: tuple[str, ...] = ()

    @property
    def round(self) -> int | None:
        """The round of the learner's turn that one would now play otherwise."""
        return self.moment.again

    @property
    def sentence(self) -> str:
        """All of it in one paragraph."""
        said = [f"{self.title}.", self.why, *self.more, f"Say, for example: {self.try_this}"]
        return " ".join(said)

    def as_json(self) -> dict[str, object]:
        """Return the lesson as plain JSON values."""
        return plain(self)


@dataclass(frozen=True)
class Seen:
    """All that a rule looks at, with what several rules need."""

    told: Transcript
    result: Result
    process: Process
    relationship: Relationship | None

    @property
    def mine(self) -> Side:
        """What the learner did."""
        return self.process.mine

    @property
    def theirs(self) -> Side:
        """What the other side did."""
        return self.process.theirs

    @property
    def them(self) -> str:
        """How the other side's negotiator is called."""
        return self.told.them

    @property
    def lost(self) -> float:
        """The share of the possible joint gain that was not made; 1 where a possible deal was not made."""
        if not self.result.package:
            return 1.0 if self.result.possible else 0.0
        return self.result.lost

    @property
    def trade(self) -> MissedTrade | None:
        """The missed trade to learn from: the largest between two issues, else the smallest of all.

        One by which the learner gains nothing teaches nothing.
        """
        found = (self.result.logroll, self.result.missed)
        return next((trade for trade in found if trade and trade.gains[self.told.party] > 0), None)

    @cached_property
    def unanswered(self) -> list[tuple[Line, str]]:
        """Their questions about an issue of the missed trade of which one said nothing, with the issue."""
        told, missed = self.told, self.trade.changes if self.trade else ()
        said = {one.issue for one in self.mine.statements}
        said |= {issue for line in told.of(told.party) for move in line.moves for issue in move.serves}
        return [
            (line, move.issue)
            for line in told.of(told.other)
            for move in line.moves
            if move.act == "ask" and move.issue in missed and move.issue not in said
        ]

    @cached_property
    def exchanges(self) -> list[Exchange]:
        """The exchanges worth proposing, the best first."""
        return exchanges(self.told, self.result)

    @property
    def exchange(self) -> str:
        """An exchange in words that can be said: what one wants for what one can give."""
        if not self.exchanges:
            return (
                "“Tell me which of these points matters least to you. If you can move there, I can move "
                "where it matters more to you than to me.”"
            )
        ask, offer = (self.told.option(*term) for term in (self.exchanges[0].ask, self.exchanges[0].give))
        return (
            f"“If you can see your way to {ask}, we can talk about {offer}. What would that be worth to you?”"
        )

    def wanted(self, but: Iterable[str] = ()) -> str:
        """The issue to ask for something on: of the best exchange, else the one that matters most to oneself.

        Args:
            but: issues that are not meant.
        """
        rest = [issue for issue in self.told.case.issue_names if issue not in but]
        asked = [one.ask[0] for one in self.exchanges if one.ask[0] in rest]
        return next(iter(asked), max(rest or self.told.case.issue_names, key=self._mine.swing))

    @property
    def given(self) -> str:
        """The issue to ask them about: of the best exchange, else the one that matters most to them."""
        theirs = self.told.seats[self.told.other]
        return self.exchanges[0].give[0] if self.exchanges else max(theirs.issues, key=theirs.swing)

    @property
    def reasoned(self) -> tuple[str, tuple[str, str]] | None:
        """One of the learner's interests with a term that serves it and that would help; None without one."""
        told, start, issues = self.told, standing(self.told, self.result), tradable(self.told)
        for interest, terms in self._mine.serves.items():
            for issue, option in terms.items():
                own, theirs = (told.change(start, issue, option, p) for p in (told.party, told.other))
                if interest in self._mine.interests and issue in issues and own > 0 and own + theirs > 0:
                    return self._mine.interests[interest], (issue, option)
        return None

    @property
    def _mine(self) -> Seat:
        return self.told.seats[self.told.party]

    @property
    def reason(self) -> str:
        """An interest behind one's position, in the middle of a sentence; one not yet told comes first."""
        known = {move.interest for line in self.told.of(self.told.party) for move in line.moves}
        return begun(min(self._mine.interests.items(), key=lambda one: one[0] in known)[1])

    # Moments

    def at(self, line: Line | None, words: str = "") -> Quoted:
        """The moment of a turn, with some of its words or the beginning of them.

        Without a turn the learner's last one, and where the learner had none the very first.
        """
        own = self.told.of(self.told.party)
        line = line or (own[-1] if own else self.told.lines[0])
        who = "you" if line.by == self.told.party else self.them
        quote = f"“{words}”" if words else line.quoted()
        place = when(line.round)
        later = next((one for one in own if one.place >= line.place), own[-1] if own else None)
        again = later.round if later else None
        return Quoted(line.round, line.by, quote, f"{sentence_start(place)}, {who}: {quote}", again)

    def first(self, *acts: str, by: str = "") -> Line | None:
        """The first turn with one of these acts, of the learner unless said otherwise."""
        return next((line for line in self.told.of(by or self.told.party) if line.acts(*acts)), None)

    def in_round(self, round: int) -> Line | None:
        """The learner's turn in a round."""
        return self.told.line_in(round)

    def cost(self, *rules: str) -> int:
        """The trust that moves of these rules cost, in whole points; 0 where nobody's trust is known."""
        if self.relationship is None:
            return 0
        movers = [mover for mover in self.relationship.movers if mover.rule in rules]
        return round(sum(max(0.0, -mover.trust) for mover in movers))


Rule = Callable[[Seen], Lesson | None]


def lessons_from(seen: Seen, rules: Iterable[Rule]) -> tuple[Lesson, ...]:
    """Return the three lessons that would have gained most, of three different families.

    What went well weighs little, so it comes in where fewer than three things went wrong.
    """
    found = [lesson for rule in rules if (lesson := rule(seen))]
    chosen: list[Lesson] = []
    for lesson in sorted(found, key=lambda one: -one.weight):
        if len(chosen) < HOW_MANY and lesson.family not in {one.family for one in chosen}:
            chosen.append(lesson)
    return tuple(chosen)
