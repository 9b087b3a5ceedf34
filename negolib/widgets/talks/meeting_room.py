"""A room for two people: at one machine, at two with files between them, or a session held elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from negolib.cases import Case
from negolib.disk import write_atomically
from negolib.in_words import listed
from negolib.practice.hearing.ear import Proposal
from negolib.practice.table.moves import Move
from negolib.practice.talks.meeting import KINDS, Meeting, continues, reopen
from negolib.practice.talks.record import RecordError, as_text, from_text
from negolib.widgets.page.page_widget import on
from negolib.widgets.page.seats import seat_mark
from negolib.widgets.page.sheet_widget import party_named
from negolib.worksheet import Worksheet
from negolib.worksheet.reading import LARGEST

from .table_view import against_batna, results
from .talk_room import TalkRoom

ENDING = ".talks.json"


class MeetingRoom(TalkRoom):
    """Talks between two people, recorded like those with a counterpart, with one's own score beside them.

    Two people at one machine take turns; between turns a curtain hides scores and notes until the other
    sits down. With a party given, each sits at a machine of their own: they save a file for the other side
    and take in the other's. In recorded talks somebody writes down what was said in a session held elsewhere.

    Kept in the sheet under the same keys as a practice room's; ``<key>_notes`` is {party: text}.

    Args:
        case: any case; of more than two parties, two talk.
        sheet: where the talks are kept; files for the other side lie beside it.
        key: what the keys begin with, and part of the file's name.
        kind: "two people" or "recorded".
        party: whose side this sheet is, by name or role. In recorded talks only that side's points are
            shown, and without it nobody's.

    Raises:
        ValueError: for an unknown party or kind, or something that is no sheet.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> room = MeetingRoom(load_case("supplier"), Worksheet("practice", tempfile.mkdtemp()))
    >>> room.stage
    'before'
    """

    def __init__(
        self,
        case: Case,
        sheet: Worksheet,
        key: str = "meeting",
        *,
        kind: str = "two people",
        party: str | None = None,
    ) -> None:
        if kind not in KINDS:
            raise ValueError(f"A MeetingRoom is for '{KINDS[0]}' or '{KINDS[1]}'; {kind!r} is neither.")
        self.kind = kind
        self.party = None if party is None else party_named(case, party)
        self._open_for = ""
        self._by = self.party or case.party_names[0]
        Meeting(case, "", kind)
        super().__init__(case, sheet, key)

    @property
    def stage(self) -> str:
        """Before the talks, at the table, behind the curtain, waiting for the other machine, or after."""
        if not self.talks:
            return "before"
        if self.talks.ended:
            return "over"
        if self.kind == "recorded" or self.talks.next_speaker in (self.party, self._open_for):
            return "playing"
        return "waiting" if self.party else "curtain"

    @property
    def viewer(self) -> str:
        """Whose confidential side is shown."""
        if self.party:
            return self.party
        if not self.talks or self.talks.ended or self.kind == "recorded":
            return ""
        return self._open_for if self._open_for == self.talks.next_speaker else ""

    @property
    def speaker(self) -> str:
        """Whose move is being composed: in recorded talks either side's."""
        return self._by if self.kind == "recorded" and self.talks else self.viewer

    @property
    def path(self) -> Path:
        """The file for the other side."""
        return self._folder / f"{self.sheet.name}_{self.key}{ENDING}"

    @property
    def _folder(self) -> Path:
        sheet = self.sheet
        return sheet.path.parent if sheet.path else Path.cwd()

    # what is done here

    @on("look")
    def _look(self, _message: Mapping[str, object]) -> None:
        """The files that lie here are looked for at every drawing."""

    def _begin(self, message: Mapping[str, object]) -> None:
        if self.talks:
            return
        opener, against = (message.get(name) for name in ("opener", "against"))
        self.talks = Meeting(
            self.case,
            opener if opener in self.case.parties else "",
            self.kind,
            against=against if against in self.case.parties else None,
        )
        self._open_for, self._by = "", self.talks.table.opener
        self._keep()

    @on("ready")
    def _ready(self, _message: Mapping[str, object]) -> None:
        if self.stage == "curtain":
            self._open_for = self.talks.next_speaker

    def _fill(self, message: Mapping[str, object]) -> None:
        if message.get("name") == "by":
            if self.kind == "recorded" and message.get("value") in self._pair:
                self._by = str(message["value"])
            return
        super()._fill(message)

    def _heard_in(self, by: str, words: str) -> Sequence[Proposal]:
        found = self.talks.hear(by, words).proposals
        if by not in self._strangers:
            return found
        return [one for one in found if not (one.move.fact or one.move.value)]

    @property
    def _strangers(self) -> Collection[str]:
        return [party for party in self._pair if party != self.party] if self.kind == "recorded" else ()

    def _speak(self, by: str, move: Move, words: str, meant: bool = False) -> None:
        self.talks.speak(by, move, words)
        self._open_for = ""
        if self.kind == "recorded":
            self._by = self.talks.next_speaker
        self._keep()

    @on("session over")
    def _close_session(self, message: Mapping[str, object]) -> None:
        """End recorded talks with the result they had."""
        how, _, by = str(message.get("value")).partition(":")
        if self.kind != "recorded" or not self.talks or self.talks.ended or by not in ("", *self._pair):
            return
        if how == "time up":
            self._speak(self._by, Move("time up"), "")
        elif how == "walk away" and by:
            self._speak(by, Move("walk away"), "")
        elif how.startswith("accept ") and by and how[7:].isdigit():
            move = Move("accept", choice=int(how[7:]))
            package = self._table.on_table(by)[move.choice : move.choice + 1]
            if package and len(package[0]) == len(self.case.issues):
                self._speak(by, move, "")

    @on("back")
    def _take_back(self, _message: Mapping[str, object]) -> None:
        """Take the last line of recorded talks out again."""
        if self.kind != "recorded" or not self.talks or not self.talks.turns or self.talks.ended:
            return
        *turns, last = self.talks.turns
        table = self.talks.table
        again = Meeting(self.case, table.opener, self.kind, table.rounds, self.talks.other)
        for turn in turns:
            (move,) = turn.moves
            again.speak(turn.by, move, turn.words)
        self.talks, self._by = again, last.by
        composer = self._seated()[last.by]
        composer.words = composer.words or last.words
        self._keep()

    # files between two machines

    @on("save")
    def _save_for_them(self, _message: Mapping[str, object]) -> None:
        if not self.talks:
            return
        try:
            write_atomically(self.path, as_text(self.talks.record()))
        except OSError as error:
            raise ValueError(
                f"The file could not be saved ({error.strerror}): make room and press again."
            ) from None
        self._notice = f"Saved as {self.path.name}, beside this notebook. Send it to the other side."

    def _files(self) -> list[str]:
        found = (path for path in self._folder.glob(f"*{ENDING}") if path.is_file() and not path.is_symlink())
        return sorted(path.name for path in found if path != self.path)

    @on("take")
    def _take_in(self, message: Mapping[str, object]) -> None:
        name = message.get("value")
        if name not in self._files():
            raise ValueError(
                f"Choose a file first: the other side's ends with {ENDING} and lies beside this notebook."
            )
        path = self._folder / str(name)
        try:
            if path.stat().st_size > LARGEST:
                raise RecordError("This file is far too large for a record of talks.")
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise ValueError(f"The file {name} could not be read ({error.strerror}).") from None
        except UnicodeDecodeError:
            raise RecordError("This file is no record: it is damaged, or something else.") from None
        theirs = self._replayed(from_text(text))
        if self.talks and not continues(self.talks, theirs):
            self._notice = f"{name} holds nothing new."
            return
        self.talks = theirs
        self._keep()
        self._notice = f"Taken in: {name}."

    # what is kept

    def _replayed(self, record: object) -> Meeting:
        talks = reopen(self.case, record)
        if talks.kind != self.kind:
            raise RecordError(f"These talks are '{talks.kind}', and this room is for '{self.kind}'.")
        self._by = talks.next_speaker
        return talks

    @property
    def _notes(self) -> str:
        kept = self.sheet.get(f"{self.key}_notes")
        text = kept.get(self.viewer, "") if isinstance(kept, Mapping) else ""
        return text if isinstance(text, str) else ""

    def _note(self, message: Mapping[str, object]) -> None:
        # The page says whose notes these are: what arrives after the curtain fell goes to the right side.
        party = message.get("party") or self.viewer
        if isinstance(message.get("text"), str) and party in self.case.parties:
            kept = self.sheet.get(f"{self.key}_notes")
            kept = kept if isinstance(kept, Mapping) else {}
            self._store({f"{self.key}_notes": {**kept, party: message["text"]}})

    # what the page shows

    @property
    def _own_points(self) -> bool:
        # Whoever writes a session down for both is on neither side.
        return self.speaker == self.viewer

    @property
    def _right(self) -> str:
        return self.party or self.case.party_names[-1]

    def _said_of(self) -> dict[int, str]:
        turns = self.talks.turns
        return {
            place: note
            for place, note in enumerate(self.talks.notes)
            if note and (self.kind == "recorded" or turns[place].by == self.viewer)
        }

    def _head(self) -> dict[str, str]:
        if self.kind == "recorded":
            head = {"me": "A session held elsewhere, written down."}
        elif self.viewer:
            me = self.case.party(self.viewer)
            head = {"me": f"You are {me.person}.", "seat": seat_mark(self.case, self.viewer)}
        else:
            head = {"me": "Two people at one machine."}
        # A post stands behind a comma, and among several names it would be read as one more of them.
        called = {party: str(self.case.party(party).person) for party in self._pair}
        if len(called) > 2:
            called = self._people
        head["across"] = f"{listed(called.values())}."
        if self.party and self.kind != "recorded":
            others = [who for party, who in called.items() if party != self.party]
            head["across"] = f"Across the table: {listed(others, 'or')}."
        head |= {"round": "", "party": self.viewer}
        if self.talks and not self.talks.ended and self.kind == "two people":
            head["round"] = f"Round {self._table.round + 1} of {self._table.rounds}"
        if self.stage == "curtain":
            party = self.talks.next_speaker
            head["curtain"] = f"Hand over to {self._people[party]}."
            head["ready"] = f"I am {self._people[party]}, and ready"
        elif self.stage == "waiting":
            head["curtain"] = (
                f"It is {self._people[self.talks.next_speaker]}’s turn. Save your file for the other side, "
                "and take in theirs when it comes."
            )
        return head

    @property
    def _pair(self) -> list[str]:
        """The two who talk; before that, all who may."""
        if not self.talks:
            return self.case.party_names
        return [party for party in self.case.party_names if party in self.talks.table.parties]

    def _start(self) -> dict[str, object]:
        if self.kind == "recorded":
            lines = [
                "Write down who said what, line by line; then say how the session ended, "
                "and read the debrief."
            ]
        elif self.party:
            lines = [
                "Each of you has this notebook. One begins, saves a file for the other side, and the other "
                "takes it in and answers. Agree on who speaks first."
            ]
        else:
            lines = ["Take turns at this machine. Between turns a curtain hides what is confidential."]
        people = [{"name": one.name, "label": str(one.person)} for one in self.case.party_list]
        asks = [{"name": "opener", "label": "Who speaks first?", "choices": people}]
        if len(people) > 2:
            answering = [*people[1:], people[0]]
            asks.append({"name": "against", "label": "And who answers?", "choices": answering})
        return {
            "lines": lines,
            "asks": asks,
            "fixed": "",
            "number": False,
            "button": "Start",
        }

    def _tools(self) -> list[dict[str, object]]:
        tools: list[dict[str, object]] = []
        if self.kind == "two people" and self.party:
            if self.talks:
                tools.append({"do": "save", "label": "Save for the other side"})
            files = [{"name": name, "label": name} for name in self._files()]
            tools.append(
                {"do": "take", "label": "Take in their file", "options": files, "what": "Their file"}
            )
            tools.append({"do": "look", "label": "Look for files again"})
        if self.kind == "recorded" and self.talks and not self.talks.ended:
            if self.talks.turns:
                tools.append({"do": "back", "label": "Take back the last line"})
            ends = results(self.case, self._table, self._people)
            tools.append(
                {"do": "session over", "label": "The session is over", "options": ends, "what": "Result"}
            )
        if self.kind == "two people" and self.stage == "playing":
            tools.append({"do": "leave", "label": "Give up this one"})
        return tools

    def _composer_state(self) -> dict[str, object]:
        state = super()._composer_state()
        if self.kind != "recorded":
            return state
        people = self._people
        who = {
            "name": "by",
            "key": "by",
            "kind": "select",
            "label": "Who spoke",
            "options": [{"name": party, "label": people[party]} for party in self._pair],
            "value": self._by,
        }
        return {
            **state,
            "who": [who],
            "suggestion": "",
            "hint": "",
            "title": "What came next",
            "label": "In their words",
            "button": "Write it down",
        }

    def _over(self) -> dict[str, object]:
        over = super()._over()
        if self.talks.ended == "deal":
            over["title"] = "There is a deal"
        if self.party:
            party = self.case.party(self.party)
            points = (
                self.case.value(self.party, self.talks.package)
                if self.talks.package
                else party.reservation_value
            )
            what = "The deal" if self.talks.package else f"What you have now, {party.batna.label},"
            over["words"] = [f"{what} is {against_batna(self.case, self.party, points)} for you."]
        return over
