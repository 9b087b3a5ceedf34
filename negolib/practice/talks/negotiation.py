"""A practice negotiation: a learner, a counterpart, and a record that can be played again."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from negolib.cases import Case
from negolib.in_words import is_whole
from negolib.practice.counterpart.counterpart import Counterpart, Moment
from negolib.practice.counterpart.temperaments import temperament_named
from negolib.practice.hearing.ear import Ear, Heard
from negolib.practice.hearing.settling import asked_back, may_settle, settled
from negolib.practice.table.moves import ENDS, Move, MoveError, read_move
from negolib.practice.table.notes import effective, note_on
from negolib.practice.table.seat import seat_of
from negolib.practice.table.table import Table, Turn, checked_words, read_turn
from negolib.practice.talks.talks import Talks
from negolib.wording import FEATURES, Reading, as_heard, contradicts, read_words

from .record import Branch, ForgedRecord, Frame, RecordError, branch_of, frame_of, opened, sealed, words_mark

OTHERWISE = "Played again, these moves give other words or another result than the record says."


class Negotiation(Talks):
    """One learner's talks with one counterpart; it opens, and from then on answers every move.

    Args:
        case: any case.
        party: the learner's.
        temperament: the counterpart's, one of `TEMPERAMENTS`.
        seed: which person of that temperament; the same seed and moves give the same talks.
        rounds: after how many of the learner's moves time is up; without it, what the case says.
        against: the counterpart's party; without it, the next one of the file.
        frame: what marks their record; without it, they begin now.

    Raises:
        ValueError: for a party, temperament, seed or number of rounds that is none.

    >>> from negolib.cases import load_case
    >>> talks = Negotiation(load_case("supplier"), "buyer", "principled", seed=1)
    >>> talks.offers[0]["price"]
    '480'
    >>> turn = talks.play(Move("ask", about="priority", open=True), "What matters most to you?")
    >>> turn.by, talks.round
    ('supplier', 1)
    """

    kind = "counterpart"

    def __init__(
        self,
        case: Case,
        party: str,
        temperament: str,
        seed: int = 0,
        rounds: int | None = None,
        against: str | None = None,
        frame: Frame | None = None,
    ) -> None:
        self.case, self.seed = case, _whole(seed, "A seed", -(2**63), 2**63)
        self.seat = seat_of(case, case.party(party).name, against)
        self.party, self.other = self.seat.party, self.seat.other
        self.temperament = temperament_named(temperament).name
        self.rounds = case.practice.rounds if rounds is None else _whole(rounds, "The rounds", 1, 60)
        self.frame = frame_of(case) if frame is None else frame
        self.table = Table(case, self.rounds, opener=self.other, parties=(self.party, self.other))
        theirs = seat_of(case, self.other, self.party)
        if theirs.top < theirs.reservation:
            raise ValueError(
                f"In the case '{case.name}' no package is better for {case.party(self.other).the} than its "
                "BATNA, so there is nothing to negotiate."
            )
        self._counterpart = Counterpart(theirs, temperament_named(temperament), self.seed, self.rounds)
        self.notes: list[str] = []
        self._asked: set[str] = set()
        # The rules of reading are put together for a case when it is first read: now, and not in an answer.
        self.read("")
        moves, words = self._counterpart.begin()
        self.table.add(self.other, moves, words, tags=self._counterpart.tags)

    def __repr__(self) -> str:
        state = self.ended or f"round {self.round} of {self.rounds}"
        return f"Negotiation({self.case.name}, {self.party}, {self.temperament}, seed={self.seed}: {state})"

    @property
    def round(self) -> int:
        """How many moves the learner has made."""
        return self.table.round

    @property
    def rounds_left(self) -> int:
        """How many moves the learner has left."""
        return self.table.rounds_left

    @property
    def offers(self) -> tuple[Mapping[str, str], ...]:
        """What the learner can accept now."""
        return self.table.on_table(self.party)

    @property
    def moments(self) -> list[Moment]:
        """The counterpart's inner state after each of its turns, for the debrief."""
        return self._counterpart.moments

    @cached_property
    def _ear(self) -> Ear:
        # Put together when somebody is first listened to: talks that are played again never are.
        return Ear(self.case, self.seat)

    def hear(self, words: str) -> Heard:
        """What the counterpart hears in these words before they are said, and the moves they may be.

        Nothing changes by it.

        Raises:
            MoveError: for words that are no text, or too many.
        """
        return self._ear.hear(checked_words(words), self.read(words), self.table)

    def asks_back(self, move: Move, words: str) -> str:
        """What the counterpart asks when words and move plainly differ, or leave it unsure; else "".

        It costs no round and is no turn. The same words are asked about once: who then plays the move with
        `meant=True`, or without, has decided.

        Raises:
            MoveError: for a move that is none, or words that are no text, or too many.
        """
        words, move = checked_words(words), read_move(self.case, move.as_json())
        heard = self.hear(words)
        occasion, named = ("", {}) if words in self._asked else asked_back(self._ear, move, words, heard)
        if not occasion:
            return ""
        self._asked.add(words)
        return self._counterpart.speech.aside(occasion, words, **named)

    def play(self, move: Move, words: str = "", meant: bool = False) -> Turn:
        """Make the learner's next move, and return the counterpart's answer.

        Args:
            move: what is done.
            words: what is said with it.
            meant: whether the learner, asked back, has confirmed that the move is what was meant. Where the
                words leave it unsure, the move says what is heard in any case.

        Raises:
            MoveError: for a move that cannot be made now; nothing has changed then.
        """
        words, move = checked_words(words), read_move(self.case, move.as_json())
        reading = self.read(words)
        found = settled(move, reading, meant)
        if found != reading.found or reading.unsure:
            reading = as_heard(words, found, self.case)
        return self._play(move, words, reading, meant)

    def read(self, words: str) -> Reading:
        """What the counterpart will read in these words, whatever is done with them."""
        return read_words(checked_words(words), self.case)

    def _play(self, move: Move, words: str, reading: Reading, meant: bool) -> Turn:
        self.table.add(self.party, (move,), words, reading.found, meant)
        self.notes.append(note_on(move, reading, meant))
        if not self.table.ended:
            moves, said = self._counterpart.reply(effective(move, reading), reading, words, self.table)
            turn = self.table.add(self.other, moves, said, tags=self._counterpart.tags)
            if not self.table.ended and not self.table.rounds_left:
                self.table.time_is_up()
        if (
            self.table.ended
            and self.turns[-1].moves
            and self.turns[-1].moves[-1].act not in ("accept", *ENDS)
        ):
            return self._close(turn)
        if self.turns[-1].by == self.party:
            return self._close(None)
        return self.turns[-1]

    def _close(self, turn: Turn | None) -> Turn:
        """Let the counterpart say its last words: a turn of their own, or the end of its last one."""
        words = self._counterpart.farewell(self.table)
        if turn is None:
            turn = Turn(self.other, self.round, words, (), tags=self._counterpart.tags)
            self.turns.append(turn)
        else:
            tags = (*turn.tags, *self._counterpart.tags)
            turn = replace(turn, words=f"{turn.words} {words}".strip(), tags=tags)
            self.turns[-1] = turn
        return turn

    def _take(self, place: int, entry: object) -> None:
        """Play one turn of a record again: the learner's is made, the counterpart's must be what it made."""
        by, moves, words = read_turn(self.case, entry)
        if by == self.party:
            (move,) = moves
            meant = entry.get("meant", False)
            self._play(
                move, checked_words(words), self._as_heard(move, words, entry.get("heard"), meant), meant
            )
            return
        # What is forged at its beginning is not played to its end.
        if place >= len(self.turns):
            raise ForgedRecord(OTHERWISE)
        if not self._same_words:
            self.turns[place] = replace(self.turns[place], words=str(words))
        if self.turns[place].as_json() != entry:
            raise ForgedRecord(OTHERWISE)

    def _as_heard(self, move: Move, words: str, heard: object, meant: object) -> Reading:
        """What was heard then, if the words do not plainly say otherwise, or the learner settled it."""
        if heard != [name for name in FEATURES if name in heard] or not isinstance(meant, bool):
            raise ForgedRecord(OTHERWISE)
        free = may_settle(move) if meant else frozenset()
        ways = [{*heard} - free, {*heard} | free] if free else [heard]
        if all(contradicts(words, way, self.case) for way in ways):
            raise ForgedRecord(OTHERWISE)
        return as_heard(words, heard, self.case)

    @property
    def _same_words(self) -> bool:
        """Whether nothing that is only said has changed since the talks began."""
        return self.frame.said == words_mark(self.case)

    def record(self) -> dict[str, object]:
        """Return the talks as plain JSON values, sealed; `replay` plays them again."""
        return sealed(
            {
                **self.frame.as_json(),
                "kind": self.kind,
                "case": self.case.name,
                "party": self.party,
                **({"against": self.other} if len(self.case.party_names) > 2 else {}),
                "temperament": self.temperament,
                "seed": self.seed,
                "rounds": self.rounds,
                **({"branch": self.branch.as_json()} if self.branch else {}),
                "turns": [turn.as_json() for turn in self.turns],
                "ended": self.ended,
                "by": self.table.by,
                "package": self.package,
            }
        )


def replay(case: Case, record: object) -> Negotiation:
    """Play a record again: the learner's moves, answered anew, must give every move and the result of it.

    The words must be the same, too, where nothing that is only said has changed since; otherwise they stand
    as they were said then. What was heard in the learner's words is taken from the record, unless the words
    plainly say otherwise.

    Raises:
        RecordError: for something that is no record of talks with a counterpart, or of other numbers.
        ForgedRecord: when it was changed, or when the talks come out otherwise.

    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> talks = Negotiation(case, "buyer", "analytic", seed=5)
    >>> _ = talks.play(Move("cite", criterion="paper index"))
    >>> replay(case, talks.record()).record() == talks.record()
    True
    """
    data, frame = opened(case, record)
    if data.get("kind") != Negotiation.kind:
        raise RecordError("This record is of two people, so there is no counterpart to play it again.")
    talks = _played_again(case, data, frame, data.get("turns"))
    if talks.record() != data:
        raise ForgedRecord(OTHERWISE)
    return talks


def rewind(case: Case, record: object, round: int) -> Negotiation:
    """Go back in talks that were played, to say it again: everything before a round is as it was.

    What is played from there on is a branch: its record names the talks it leaves and the round, and it never
    counts as a first play.

    Args:
        case: the case of the talks.
        record: of the talks as they were first played.
        round: which of one's own moves is to be made again, counted from 1.

    Returns:
        The talks, with that move still to be made.

    Raises:
        RecordError: as `replay` does, and for a record that is itself a branch.
        ValueError: for a round that was not played.

    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> talks = Negotiation(case, "buyer", "analytic", seed=5)
    >>> _ = talks.play(Move("ask", about="priority", open=True)), talks.play(Move("break"))
    >>> again = rewind(case, talks.record(), 2)
    >>> again.round, again.branch.round
    (1, 2)
    """
    first = replay(case, record)
    if first.branch:
        raise RecordError("This was itself said again: go back from the talks as you first played them.")
    turns = record["turns"]
    mine = [place for place, turn in enumerate(turns) if turn["by"] == first.party]
    if not mine:
        raise ValueError("You made no move in these talks, so there is nothing to say again.")
    if not is_whole(round) or not 1 <= round <= len(mine):
        raise ValueError(f"You made {len(mine)} moves in these talks: go back to one of them, from 1 on.")
    talks = _played_again(case, {**record, "branch": None}, first.frame, turns[: mine[round - 1]])
    talks.branch = Branch(str(record["seal"]), round)
    return talks


def _played_again(case: Case, data: Mapping[str, object], frame: Frame, turns: object) -> Negotiation:
    try:
        chosen = (data["party"], data["temperament"], data["seed"], data["rounds"])
        talks = Negotiation(case, *chosen, data.get("against"), frame)
        talks.branch = branch_of(data.get("branch"))
        for place, entry in enumerate(turns):
            talks._take(place, entry)
    except ForgedRecord:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise ForgedRecord(f"This record cannot be what was played: {_reason(error)}") from None
    return talks


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, MoveError) else "a part of it is missing or makes no sense."


def _whole(value: object, what: str, low: int, high: int) -> int:
    if not is_whole(value) or not low <= value <= high:
        raise ValueError(f"{what} must be a whole number from {low:,} to {high:,}.")
    return value
