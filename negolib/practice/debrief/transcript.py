"""Talks as a debrief reads them: who did what in which turn, heard as the other side heard it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

from negolib.cases.words import option_of
from negolib.in_words import amount, listed
from negolib.practice.counterpart.counterpart import Moment
from negolib.practice.counterpart.feelings import RULES as FEELINGS
from negolib.practice.table.between import space_between
from negolib.practice.table.moves import Move
from negolib.practice.table.notes import effective
from negolib.practice.table.seat import Seat, seat_of
from negolib.practice.table.table import Turn, added
from negolib.practice.talks.meeting import Meeting
from negolib.practice.talks.negotiation import Negotiation
from negolib.wording import Reading, as_heard, quote, read_words

SHORT = 9  # words: a question of fewer is not understood alone
SINGLE, PACKAGE, SEVERAL = "single issue", "package", "several"


@dataclass(frozen=True)
class Offer:
    """One proposal: complete packages, with what was left open as pencilled in, or else as it is today.

    Attributes:
        kind: "single issue" when it changes no more than one issue, "several" for two or three packages side
            by side, else "package".
        points: of each package, {party: points}.
        open: the issues that nothing has been proposed for yet.
    """

    by: str
    round: int
    place: int
    kind: str
    packages: tuple[Mapping[str, str], ...]
    points: tuple[Mapping[str, float], ...]
    open: tuple[str, ...] = ()

    def best_for(self, party: str) -> Mapping[str, str]:
        """The package that is best for this party; of equals the one dearest to the other."""
        return self.packages[self._best(party)]

    def shown_to(self, party: str) -> Mapping[str, float]:
        """The points of that package."""
        return self.points[self._best(party)]

    def _best(self, party: str) -> int:
        places = range(len(self.points))
        return max(places, key=lambda n: (self.points[n][party], -sum(self.points[n].values())))


@dataclass(frozen=True)
class Line:
    """One turn as it was heard: the moves after a look at the words, and what the words hold.

    Attributes:
        done: the turn in a few words, for a turn in which nothing was said.
        acknowledged: whether it arrived as an acknowledgement or apology.
    """

    place: int
    by: str
    round: int
    words: str
    moves: tuple[Move, ...]
    wording: Reading
    done: str
    offer: Offer | None = None
    acknowledged: bool = False

    @property
    def taken_back(self) -> str:
        """The words of an acknowledgement that a "but" took back; "" where there is none, or it arrived."""
        if self.acknowledged:
            return ""
        # What was marked as an acknowledgement was meant as one, whatever else was heard in it.
        marked = _UP_TO_BUT.search(self.words) if self.acts("acknowledge") else None
        return self.wording.quotes.get("taken back", "") or (marked.group().strip() if marked else "")

    @property
    def question(self) -> str:
        """The last question in the words, a short one with the sentence before it; "" without one."""
        said = re.findall(r"[^.!?…]+[.!?…]+", self.words)
        asked = [place for place, sentence in enumerate(said) if sentence.endswith("?")]
        if not asked:
            return ""
        first = asked[-1] - (len(said[asked[-1]].split()) < SHORT and asked[-1] > 0)
        return " ".join("".join(said[first : asked[-1] + 1]).split())

    def acts(self, *names: str) -> bool:
        """Whether one of these acts is among the moves."""
        return any(move.act in names for move in self.moves)

    def quoted(self, most: int = 110) -> str:
        """The words in quotation marks, or what was done where nothing was said."""
        return f"“{quote(self.words, most)}”" if self.words else f"({self.done})"


class Transcript:
    """Ended talks from one party's chair.

    Args:
        talks: a negotiation or meeting that has ended.
        party: whose chair; only a meeting leaves a choice.

    Its names are those of talks: case, party, other, ended, by (who ended them), package, rounds; and lines,
    pair (the two who talked, in the order of the file), space (all packages as these two see them), seats
    {party: seat}, moments (empty for a meeting), temperament and seed ("" and None for a meeting).

    Raises:
        ValueError: for talks that go on, and for a party that sits elsewhere.
    """

    def __init__(self, talks: Negotiation | Meeting, party: str | None = None) -> None:
        if not talks.ended:
            raise ValueError("The talks are still going on: the debrief comes after they have ended.")
        self.talks, self.case = talks, talks.case
        self.alone = isinstance(talks, Negotiation)
        self.party = self._chair(talks, party)
        self.other = talks.table.other(self.party)
        self.kind, self.ended, self.by = talks.kind, talks.ended, talks.table.by
        self.package, self.rounds = talks.package, talks.table.rounds
        self.moments: tuple[Moment, ...] = tuple(talks.moments) if self.alone else ()
        self.temperament = talks.temperament if self.alone else ""
        self.seed = talks.seed if self.alone else None
        self.pair = talks.table.parties
        self.space = space_between(self.case, *self.pair)
        self.seats: dict[str, Seat] = {
            name: seat_of(self.case, name, talks.table.other(name)) for name in self.pair
        }
        self.lines = self._read()

    def _chair(self, talks: Negotiation | Meeting, party: str | None) -> str:
        if self.alone and party not in (None, talks.party):
            chair = self.case.party(talks.party).the
            raise ValueError(f"These talks were played from the chair of {chair}, so is the debrief.")
        if not self.alone and party is None:
            raise ValueError("Two people played: say from whose chair the debrief is.")
        chair = self.case.party(party or talks.party).name
        if chair not in talks.table.parties:
            raise ValueError(f"Nobody sat there for '{chair}': choose {listed(talks.table.parties, 'or')}.")
        return chair

    def _read(self) -> tuple[Line, ...]:
        lines = []
        pencilled: dict[str, str] = {}
        standing: dict[str, tuple[Mapping[str, str], ...]] = {}
        for place, turn in enumerate(self.talks.turns):
            if turn.heard is None:
                wording = read_words(turn.words, self.case)
            else:
                wording = as_heard(turn.words, turn.heard, self.case)
            person = turn.by == self.party or not self.alone
            moves = tuple(effective(move, wording) if person else move for move in turn.moves)
            offer = None
            for move in moves:
                if move.act == "accept":
                    pencilled.update(standing[self._across(turn.by)][move.choice or 0])
                elif move.act == "propose":
                    stands = added(self.case, standing.get(turn.by, ()), move.packages)
                    standing[turn.by] = stands
                    offer = self._offer(turn, place, move.packages[0], stands, pencilled)
            done = listed([self.told_of(move) for move in moves]) or "said nothing"
            arrived = self._arrived(turn, moves, wording)
            lines.append(Line(place, turn.by, turn.round, turn.words, moves, wording, done, offer, arrived))
        return tuple(lines)

    def _arrived(self, turn: Turn, moves: Sequence[Move], wording: Reading) -> bool:
        """Whether an acknowledgement arrived: with a counterpart what it felt decides, else what was said."""
        if self.alone and turn.by == self.party:
            felt = {e.what for moment in self.moments if moment.round == turn.round for e in moment.events}
            return not felt.isdisjoint(_ACKNOWLEDGED)
        if self.alone or not turn.words:
            return any(move.act == "acknowledge" for move in moves)
        thanked = wording.thanks and any(move.act == "acknowledge" for move in moves)
        return (wording.acknowledgement or wording.apology or thanked) and not wording.blame

    def _across(self, party: str) -> str:
        return self.other if party == self.party else self.party

    def _offer(
        self,
        turn: Turn,
        place: int,
        said: Mapping[str, str],
        stands: Sequence[Mapping[str, str]],
        pencilled: Mapping[str, str],
    ) -> Offer:
        start = {**self.case.today, **pencilled}
        whole = tuple({**start, **package} for package in stands)
        part = len(said) < len(start)
        # A part adds to what stands: what counts is how much lies on the table with it.
        changed = list(stands[0]) if part else [issue for issue in start if whole[0][issue] != start[issue]]
        kind = SEVERAL if len(whole) > 1 else SINGLE if len(changed) <= 1 else PACKAGE
        points = tuple({p: self.case.value(p, package) for p in self.pair} for package in whole)
        settled = {*pencilled, *stands[0]}
        unsaid = tuple(issue for issue in start if issue not in settled)
        return Offer(turn.by, turn.round, place, kind, whole, points, unsaid)

    def change(self, start: Mapping[str, str], issue: str, option: str, party: str) -> float:
        """What an option is worth to a party over the one that a package has, in points."""
        points = self.case.option(issue, option).points
        return points[party] - self.case.option(issue, start[issue]).points[party]

    # Finding one's way

    def of(self, party: str) -> list[Line]:
        """This party's turns, in order."""
        return [line for line in self.lines if line.by == party]

    def offers(self, party: str) -> list[Offer]:
        """What this party proposed, in order."""
        return [line.offer for line in self.of(party) if line.offer]

    def answer(self, line: Line) -> Line | None:
        """The next turn of the other side, if there was one."""
        return next((later for later in self.lines[line.place + 1 :] if later.by != line.by), None)

    @property
    def rounds_used(self) -> int:
        """How many rounds were played."""
        return max((line.round for line in self.lines), default=0)

    def line_in(self, round: int) -> Line | None:
        """The learner's first turn in a round."""
        return next((line for line in self.of(self.party) if line.round == round), None)

    # Names in sentences

    @property
    def them(self) -> str:
        """How the other side's negotiator is called."""
        return self.seats[self.party].you

    def issue(self, name: str) -> str:
        """An issue in the middle of a sentence."""
        return self.seats[self.party].phrases[name][0]

    def option(self, issue: str, option: str) -> str:
        """An option in the middle of a sentence, so that one hears which issue is meant."""
        return option_of(self.case, issue, option)

    def terms(self, package: Mapping[str, str]) -> str:
        """What a package changes against today, in the middle of a sentence."""
        today = self.case.today
        changed = [self.option(i, o) for i, o in package.items() if o != today[i]]
        return listed(changed) or "everything as it is today"

    def told_of(self, move: Move) -> str:
        """One move in a few words, such as 'asked an open question about the price'."""
        about = f" about {self.issue(move.issue)}" if move.issue else ""
        if move.act == "ask":
            wide = "something else" if move.about == "other" else f"the other side's {plural_of(move.about)}"
            what = about or f" about {wide}"
            return f"asked {'a closed' if move.open is False else 'an open'} question{what}"
        if move.act == "tell" and move.about in _TOLD:
            return _TOLD[move.about]
        if move.act == "tell":
            return f"told{about}" if about else "told why they want something"
        if move.act == "propose":
            if len(move.packages) > 1:
                return f"proposed {amount(len(move.packages))} packages side by side"
            return f"proposed {self.terms(move.packages[0])}"
        if move.act == "cite":
            return f"cited {self.criterion(move.criterion)}"
        return _DONE[move.act]

    def criterion(self, name: str) -> str:
        """A criterion by its label, in quotation marks."""
        return f"“{self.seats[self.party].criteria[name][0]}”"


_UP_TO_BUT = re.compile(r"[^.!?]+\bbut\b", re.IGNORECASE)
_ACKNOWLEDGED = frozenset(FEELINGS[name].what for name in ("acknowledged", "acknowledged often", "apology"))
_TOLD = {"fact": "told a fact", "value": "said what they stand for"}
_DONE = {
    "affirm": "named a value that both share",
    "acknowledge": "acknowledged what the other side feels",
    "reframe": "turned a demand into a shared question",
    "break": "called a break",
    "warn": "said calmly what would have to follow without a deal",
    "threaten": "threatened",
    "accept": "accepted",
    "walk away": "walked away",
    "time up": "stopped, because time was up",
}
_PLURALS = {"priority": "priorities", "issue": "wishes", "other": "other things"}


def plural_of(about: str) -> str:
    """What a question is about, in the plural.

    >>> plural_of("priority"), plural_of("interest")
    ('priorities', 'interests')
    """
    return _PLURALS.get(about, f"{about}s")


def when(round: int) -> str:
    """A round in the middle of a sentence.

    >>> when(0), when(3)
    ('at the opening', 'in round 3')
    """
    return f"in round {round}" if round else "at the opening"


def begun(text: str) -> str:
    """A text in the middle of a sentence.

    >>> begun("To sleep at night.")
    'to sleep at night.'
    """
    return f"{text[:1].lower()}{text[1:]}"


def whole(points: float) -> str:
    """Return points as people speak of them: whole, and with a tenth where there are only a few.

    >>> whole(24.5), whole(80.0), whole(2.25)
    ('24', '80', '2.2')
    """
    return amount(points, 0 if abs(points) >= 10 else 1)


def many(count: int, thing: str) -> str:
    """A number of things, in words a person would use.

    >>> many(0, "question"), many(1, "question"), many(4, "question")
    ('no question', '1 question', '4 questions')
    """
    if not count:
        return f"no {thing}"
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"


def times(count: int) -> str:
    """How often: never, once, twice, 3 times.

    >>> times(2), times(3)
    ('twice', '3 times')
    """
    return ("never", "once", "twice")[count] if count < 3 else f"{count} times"


def clean(points: float) -> float:
    """Points without what adding up in floats leaves behind."""
    return round(float(points), 9) + 0.0


def plain(value: object) -> object:
    """Return dataclasses, mappings and tuples as plain JSON values.

    >>> plain(Move("break").packages)
    []
    """
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
