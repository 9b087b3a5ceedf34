"""Talks between two people: at one machine, with two sheets exchanged as files, or held elsewhere."""

from collections.abc import Mapping

from negolib.cases import Case
from negolib.practice.hearing.ear import Ear, Heard
from negolib.practice.table.between import across
from negolib.practice.table.moves import Move, MoveError, read_move
from negolib.practice.table.notes import note_on
from negolib.practice.table.seat import seat_of
from negolib.practice.table.table import Table, Turn, checked_words, read_turn
from negolib.practice.talks.talks import Talks
from negolib.wording import read_words

from .record import ForgedRecord, Frame, RecordError, frame_of, opened, sealed

KINDS = ("two people", "recorded")


class Meeting(Talks):
    """Talks in which people play both sides, recorded like those with a counterpart.

    Args:
        case: any case.
        opener: the party that speaks first; without it, the first of the file.
        kind: "two people" for talks held here, in turns; "recorded" for a mock session held elsewhere and
            written down, in which either side may speak several times in a row.
        rounds: after how many turns of the party that did not open time is up.
        against: the other party; without it, the one after the opener in the file.
        frame: what marks their record; without it, they begin now.

    Raises:
        ValueError: for a party or kind that is none.

    >>> from negolib.cases import load_case
    >>> meeting = Meeting(load_case("supplier"), opener="supplier")
    >>> meeting.speak("supplier", Move("propose", packages=({"price": "480"},)), "480 from January.").round
    0
    >>> meeting.next_speaker
    'buyer'
    """

    def __init__(
        self,
        case: Case,
        opener: str = "",
        kind: str = "two people",
        rounds: int | None = None,
        against: str | None = None,
        frame: Frame | None = None,
    ) -> None:
        if kind not in KINDS:
            raise ValueError(f"A meeting is one of {', '.join(KINDS)}; '{kind}' is neither.")
        first = case.party(opener).name if opener else case.party_names[0]
        other = across(case, first, against)
        self.case, self.kind = case, kind
        self.frame = frame_of(case) if frame is None else frame
        self.table = Table(
            case,
            case.practice.rounds if rounds is None else int(rounds),
            opener=first,
            parties=(first, other),
        )
        self.notes: list[str] = []
        self._ears: dict[str, Ear] = {}

    def __repr__(self) -> str:
        return f"Meeting({self.case.name}, {self.kind}): {self.ended or f'{len(self.turns)} turns'}"

    @property
    def other(self) -> str:
        """The party that does not open."""
        return self.table.other(self.table.opener)

    @property
    def next_speaker(self) -> str:
        """Whose turn it is; in recorded talks only a suggestion."""
        return self.table.other(self.turns[-1].by) if self.turns else self.table.opener

    def hear(self, by: str, words: str) -> Heard:
        """What is heard in one side's words before they are said, and the moves they may be.

        Nothing changes by it.

        Raises:
            MoveError: for somebody who does not sit here, or words that are no text, or too many.
        """
        if by not in self.table.parties:
            raise MoveError(f"Nobody called '{by}' sits at this table.")
        if by not in self._ears:
            self._ears[by] = Ear(self.case, seat_of(self.case, by, self.table.other(by)))
        words = checked_words(words)
        return self._ears[by].hear(words, read_words(words, self.case), self.table)

    def speak(self, by: str, move: Move, words: str = "") -> Turn:
        """Let one of the two people make a move.

        Raises:
            MoveError: for a move that cannot be made now; nothing has changed then.
        """
        if self.kind == "two people" and not self.ended and by != self.next_speaker:
            raise MoveError(f"It is the turn of {self.case.party(self.next_speaker).the}.")
        words, move = checked_words(words), read_move(self.case, move.as_json())
        turn = self.table.add(by, (move,), words)
        self.notes.append(note_on(move, read_words(words, self.case)))
        if self.kind == "two people" and by != self.table.opener and not self.table.rounds_left:
            self.table.time_is_up()
        return turn

    def record(self) -> dict[str, object]:
        """Return the talks as plain JSON values, sealed; `reopen` brings them back."""
        return sealed(
            {
                **self.frame.as_json(),
                "kind": self.kind,
                "case": self.case.name,
                "opener": self.table.opener,
                **({"against": self.other} if len(self.case.party_names) > 2 else {}),
                "rounds": self.table.rounds,
                "turns": [turn.as_json() for turn in self.turns],
                "ended": self.ended,
                "by": self.table.by,
                "package": self.package,
            }
        )


def reopen(case: Case, record: object) -> Meeting:
    """Bring a meeting back from its record: every move is made again, by the rules.

    Raises:
        RecordError: for something that is no record of a meeting, or of another version.
        ForgedRecord: when it was changed, or breaks the rules.
    """
    data, frame = opened(case, record)
    if data.get("kind") not in KINDS:
        raise RecordError("This record is of talks with a counterpart: open it in a practice room.")
    try:
        meeting = Meeting(case, data["opener"], data["kind"], data["rounds"], data.get("against"), frame)
        for entry in data["turns"]:
            by, moves, words = read_turn(case, entry)
            (move,) = moves
            meeting.speak(by, move, words)
    except (KeyError, TypeError, ValueError):
        raise ForgedRecord("This record cannot be what was said: a part of it breaks the rules.") from None
    if meeting.record() != data:
        raise ForgedRecord("These moves lead to another result than the record says.")
    return meeting


def continues(mine: Meeting, theirs: Meeting) -> bool:
    """Whether a file from the other side goes on from where one's own record stands, word for word.

    Raises:
        RecordError: when the two records tell different talks.
    """
    ours, others = ([turn.as_json() for turn in meeting.turns] for meeting in (mine, theirs))
    shared = min(len(ours), len(others))
    if _frame(mine) != _frame(theirs) or ours[:shared] != others[:shared]:
        raise RecordError("The two records tell different talks: somebody has changed what was said before.")
    return len(others) > len(ours)


def _frame(meeting: Meeting) -> Mapping[str, object]:
    return {
        k: v
        for k, v in meeting.record().items()
        if k in ("kind", "case", "mark", "opener", "against", "rounds")
    }
