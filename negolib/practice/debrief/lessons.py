"""Three things to try next time, each tied to a moment of the talks and to what research found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from negolib.in_words import sentence_start

from .missed import MissedTrade
from .process import Process, Side
from .relationship import Relationship
from .result import Result
from .transcript import Line, Transcript, plain, when

HOW_MANY = 3

SOURCES = {
    "information": "Thompson 1991, Journal of Experimental Social Psychology 27",
    "perception": "Thompson & Hastie 1990, Organizational Behavior and Human Decision Processes 47",
    "late offers": "Sinaceur et al. 2013, Personality and Social Psychology Bulletin 39",
    "several": "Leonardelli et al. 2019, Personnel Psychology 72",
    "logrolling": "Froman & Cohen 1970, Behavioral Science 15",
    "packages": "Pruitt & Lewis 1975, Journal of Personality and Social Psychology 31",
    "principled": "Fisher & Ury 1981, Getting to Yes",
    "feelings": "Fisher & Shapiro 2005, Beyond Reason",
    "batna": "Raiffa 1982, The Art and Science of Negotiation",
    "afterwards": "Raiffa 1985, Negotiation Journal 1",
    "threats": "Deutsch & Krauss 1960, Journal of Abnormal and Social Psychology 61",
    "spirals": "Brett, Shapiro & Lytle 1998, Academy of Management Journal 41",
    "reciprocity": "Esser & Komorita 1975, Journal of Personality and Social Psychology 31",
    "at once": "Galinsky, Seiden, Kim & Medvec 2002, Personality and Social Psychology Bulletin 28",
    "anchors": "Galinsky & Mussweiler 2001, Journal of Personality and Social Psychology 81",
    "practice": "Steinel, Abele & De Dreu 2007, Group Processes & Intergroup Relations 10",
}


@dataclass(frozen=True)
class Quoted:
    """A moment of the talks: the round, who (a party), and the words, or in brackets what was done."""

    round: int
    who: str
    quote: str
    sentence: str


@dataclass(frozen=True)
class Lesson:
    """One thing to try next time.

    Attributes:
        family: what it is about; no two of three are of the same.
        title: in a few words.
        moment: what it is tied to.
        why: what it cost or won, and what research found.
        source: who found it.
        try_this: words one can say tomorrow.
        weight: by our own estimate how much would have been gained, as a share of the joint gain.
        good: whether something went well, and this is how to go further.
    """

    family: str
    title: str
    moment: Quoted
    why: str
    source: str
    try_this: str
    weight: float
    good: bool = False

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
        """The missed trade to learn from: the largest between two issues, else the smallest of all."""
        return self.result.logroll or self.result.missed

    @cached_property
    def base(self) -> dict[str, str]:
        """What the best trades are looked for from: a deal that can be improved, else today's arrangement."""
        if self.result.package and not self.result.efficient:
            return dict(self.result.package)
        return dict(self.told.case.today)

    @cached_property
    def want(self) -> tuple[str, str]:
        """The (issue, option) worth asking for: most for oneself against what it costs them."""
        return self._best(self.told.party, self.told.other)

    @cached_property
    def give(self) -> tuple[str, str]:
        """The (issue, option) worth giving: most for them against what it costs oneself."""
        return self._best(self.told.other, self.told.party, but=self.want[0])

    def _best(self, helped: str, hurt: str, but: str = "") -> tuple[str, str]:
        found = []
        for issue in self.told.case.issues:
            here = self.told.case.option(issue.name, self.base[issue.name]).points
            for option in issue.options:
                plus, minus = (option.points[p] - here[p] for p in (helped, hurt))
                if plus > 0 and issue.name != but:
                    found.append((plus + min(0.0, minus), plus, issue.name, option.name))
        if not found:
            first = next((i for i in self.told.case.issues if i.name != but), self.told.case.issues[0])
            return first.name, first.options[-1].name
        return max(found)[2:]

    @property
    def exchange(self) -> str:
        """An exchange in words that can be said: what one wants for what one can give."""
        ask, offer = self.told.option(*self.want), self.told.option(*self.give)
        return (
            f"“If you can see your way to {ask}, we can talk about {offer}. What would that be worth to you?”"
        )

    @property
    def reason(self) -> str:
        """The first interest behind one's own position, in the middle of a sentence."""
        text = next(iter(self.told.seats[self.told.party].interests.values()))
        return f"{text[:1].lower()}{text[1:]}"

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
        return Quoted(line.round, line.by, quote, f"{sentence_start(place)}, {who}: {quote}")

    def first(self, *acts: str, by: str = "") -> Line | None:
        """The first turn with one of these acts, of the learner unless said otherwise."""
        return next((line for line in self.told.of(by or self.told.party) if line.acts(*acts)), None)

    def in_round(self, round: int) -> Line | None:
        """The learner's turn in a round."""
        return self.told.line_in(round)

    def cost(self, *rules: str) -> float:
        """The trust that moves of these rules cost, in points; 0 where nobody's trust is known."""
        if self.relationship is None:
            return 0.0
        return sum(max(0.0, -mover.trust) for mover in self.relationship.movers if mover.rule in rules)


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
