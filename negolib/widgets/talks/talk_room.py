"""What all rooms for talks have in common: a composer, notes, and a record that is never lost."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

import ipywidgets

from negolib.cases import Case
from negolib.practice.hearing.ear import Proposal
from negolib.practice.table.moves import Move, MoveError
from negolib.practice.table.table import Table
from negolib.practice.talks.meeting import Meeting
from negolib.practice.talks.negotiation import Negotiation
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.seats import seat_mark
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.widgets.talks.drafts import composers, drafts_of
from negolib.widgets.talks.pending import Pending
from negolib.worksheet import Worksheet

from .composer import Composer
from .practice_form import PracticeForm
from .table_view import brief, bubbles, in_words, known, offers, too_bad

MOST_FINISHED = 12
Talks = Negotiation | Meeting


class TalkRoom(SheetWidget, ipywidgets.Box):
    """A room with a table for two. Subclasses say who plays, whose turn it is and how the talks begin.

    Kept in the sheet, and restored: ``<key>_talks`` (the sealed record of the talks, also when they have
    ended, until others begin), ``<key>_notes``, ``<key>_draft`` (the move in the making, per party),
    ``<key>_finished`` (the records of the last 12 talks that ended) and ``<key>_set_aside`` (records that
    could not be played again).

    Attributes:
        case: what is talked about. key: what the keys begin with. form: the page. talks: None before them.
    """

    def __init__(self, case: Case, sheet: Worksheet, key: str) -> None:
        self.case = case
        self._sit_on(sheet, key)
        self.talks: Talks | None = None
        self._pending = Pending()
        self._problem = self._notice = ""
        self._restore()
        self._composers: dict[str, Composer] = {}
        wide = ipywidgets.Layout(flex="1 1 100%", width="100%", min_width="0", overflow="visible")
        self.form = PracticeForm(self._hear, place=self._place, layout=wide, **self._state())
        super().__init__([self.form], layout=ipywidgets.Layout(width="100%", overflow="visible"))

    @property
    def finished(self) -> list[dict[str, object]]:
        """The records of the talks that ended here, the oldest first."""
        kept = self.sheet.get(f"{self.key}_finished")
        return [one for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []

    # what a subclass says

    @property
    def viewer(self) -> str:
        """The party that looks at the page now; "" when nobody may see anything confidential."""
        raise NotImplementedError

    @property
    def stage(self) -> str:
        """Which parts of the page are shown."""
        raise NotImplementedError

    def _speak(self, by: str, move: Move, words: str, meant: bool = False) -> None:
        raise NotImplementedError

    def _heard_in(self, by: str, words: str) -> Sequence[Proposal]:
        """Return the moves that words of a party may be, the likeliest first."""
        raise NotImplementedError

    def _replayed(self, record: object) -> Talks:
        """Return the talks of a record; raises ValueError, one sentence, when that cannot be."""
        raise NotImplementedError

    @on("start")
    def _begin(self, message: Mapping[str, object]) -> None:
        raise NotImplementedError

    of_people = True

    @property
    def _strangers(self) -> Collection[str]:
        """Parties whose lines are written down by somebody who does not know what they know."""
        return ()

    @property
    def speaker(self) -> str:
        """The party whose move is being composed."""
        return self.viewer

    # what comes from the page

    def _hear(self, message: Mapping[str, object]) -> None:
        act = does(self, message.get("do"))
        if act is None:
            return
        if message["do"] not in ("yes", "words", "notes", "tick"):
            self._pending.drop()
        try:
            if message["do"] not in ("words", "notes", "tick"):
                self._problem = self._notice = ""
            act(message)
        except ValueError as error:
            self._problem = str(error)
        if message["do"] not in ("notes", "tick", "no"):
            self._keep_drafts()
        self._redraw()

    @on("leave")
    def _leave(self, _message: Mapping[str, object]) -> None:
        self._ask_to_leave()

    @on("yes")
    def _go_on(self, _message: Mapping[str, object]) -> None:
        self._pending.go_on()

    @on("no")
    def _stay(self, _message: Mapping[str, object]) -> None:
        """What was asked has been taken away already."""

    @on("field")
    def _fill(self, message: Mapping[str, object]) -> None:
        if not self.talks or not self.speaker:
            return
        composer, name = self._listening(), message.get("name")
        fields, place, value = composer.fields, message.get("place"), message.get("value")
        if name == "heard":
            composer.choose(value)
        elif name == "option of package":
            fields.set_option(place, message.get("issue"), value)
        elif name == "add package":
            fields.add_package()
        elif name == "drop package":
            fields.drop_package(place)
        elif name == "fill package":
            fields.fill(place, value, self.talks.table)
        elif isinstance(name, str) and composer.by_hand:
            fields.take(name, value)

    @on("words")
    def _write(self, message: Mapping[str, object]) -> None:
        text = message.get("text")
        if not self.talks or not self.speaker or not isinstance(text, str):
            return
        composer = self._seated()[self.speaker]
        if text != composer.words:
            # The words are being mended: what was said of them, or asked, is of yesterday.
            self._problem = ""
            if self._pending.of_words:
                self._pending.drop()
        composer.words = text

    @on("say")
    def _say(self, message: Mapping[str, object]) -> None:
        if not self.talks or not self.speaker:
            return
        by = self.speaker
        self._write(message)
        composer = self._listening()
        words = composer.words
        move = composer.move(self.talks.table.on_table(by))
        if move.act == "accept":
            self._ask_to_accept(move, words)
        elif move.act == "walk away":
            self._ask_to_leave(words)
        elif asked := self._asks_back(move, words):
            self._pending.ask(
                f"You meant: {composer.phrase(self.talks.table)}.",
                "Yes, I mean it",
                partial(self._finally, by, move, words, meant=True),
                no="Let me say it again",
                of_words=True,
                said=asked,
            )
        else:
            self._finally(by, move, words)

    def _asks_back(self, move: Move, words: str) -> str:
        """What the other side asks before it takes words for a move; two people ask each other."""
        return ""

    def _listening(self) -> Composer:
        """Return the speaker's move in the making, with what is heard in its words as the table stands."""
        by = self.speaker
        composer = self._seated()[by]
        composer.listen(len(self.talks.turns), partial(self._heard_in, by))
        return composer

    def _seated(self) -> Mapping[str, Composer]:
        """Return a composer for each of the two who talk, with what was half done."""
        if self._composers.keys() != {*self.talks.table.parties}:
            drafts = self.sheet.get(f"{self.key}_draft")
            self._composers = composers(self.case, self.talks.table, drafts, self.of_people, self._strangers)
        return self._composers

    @on("accept")
    def _accept(self, message: Mapping[str, object]) -> None:
        place = message.get("place")
        if self.talks and self.speaker and isinstance(place, int):
            composer = self._listening()
            # Words typed for another kind of move are not meant for this one.
            words = composer.words if composer.fields.act == "accept" else ""
            self._ask_to_accept(Move("accept", choice=place), words)

    def _ask_to_accept(self, move: Move, words: str) -> None:
        by, table = self.speaker, self._table
        standing = table.on_table(by)
        if not 0 <= (move.choice or 0) < len(standing):
            raise MoveError("There is nothing on the table to accept yet.")
        package = standing[move.choice or 0]
        whole = len(package) == len(self.case.issues)
        lines = [*in_words(self.case, package)]
        question = "Accept this and end the talks?" if whole else "Pencil this in? The rest stays open."
        warns = self._own_points and whole
        warning = too_bad(self.case, by, package, table.pencilled) if warns else ""
        self._pending.ask(question, "Yes, accept", lambda: self._finally(by, move, words), lines, warning)

    def _ask_to_leave(self, words: str = "") -> None:
        if not self.talks or self.talks.ended or not self.speaker:
            return
        by = self.speaker
        question = "Walk away and end the talks without a deal?"
        leave = Move("walk away")
        self._pending.ask(question, "Yes, walk away", lambda: self._finally(by, leave, words))

    def _finally(self, by: str, move: Move, words: str, meant: bool = False) -> None:
        self._speak(by, move, words, meant)
        # What is typed for later is not lost by an acceptance with the mouse.
        composer = self._seated()[by]
        if words or not composer.words:
            composer.clear()

    @on("again")
    def _again(self, _message: Mapping[str, object]) -> None:
        if self.talks and not self.talks.ended:
            return
        self.talks = None
        self._composers = {}
        self.sheet.pop(f"{self.key}_talks", None)

    @on("notes")
    def _note(self, message: Mapping[str, object]) -> None:
        if isinstance(message.get("text"), str):
            self._store({f"{self.key}_notes": message["text"]})

    # what is kept

    @property
    def _table(self) -> Table | None:
        return self.talks.table if self.talks else None

    @property
    def _notes(self) -> str:
        kept = self.sheet.get(f"{self.key}_notes")
        return kept if isinstance(kept, str) else ""

    def _keep(self, **more: object) -> None:
        record = self.talks.record()
        answers = {f"{self.key}_talks": record, **{f"{self.key}_{name}": v for name, v in more.items()}}
        if self.talks.ended:
            answers[f"{self.key}_finished"] = [*self.finished, record][-MOST_FINISHED:]
        self._store(answers)

    def _keep_drafts(self) -> None:
        live = self.talks and not self.talks.ended
        drafts = drafts_of(self._seated()) if live else {}
        if drafts != self.sheet.get(f"{self.key}_draft", {}):
            self._store({f"{self.key}_draft": drafts})

    def _restore(self) -> None:
        kept = self.sheet.get(f"{self.key}_talks")
        if kept is None:
            self.talks = None
        elif self.talks is None or self.talks.record() != kept:
            try:
                self.talks = self._replayed(kept)
            except ValueError as error:
                self._set_aside(kept, error)

    def _set_aside(self, record: object, reason: ValueError) -> None:
        key = f"{self.key}_set_aside"
        before = self.sheet.get(key)
        before = before if isinstance(before, list) else []
        # First kept in the other place, then taken away here: whatever is interrupted, nothing is lost.
        self._store({key: [*before, record]})
        self.talks = None
        self.sheet.pop(f"{self.key}_talks", None)
        self._notice = f"The talks kept here could not go on, and were set aside in the sheet. {reason}"

    def _follow(self, key: str) -> None:
        if key not in (f"{self.key}_talks", f"{self.key}_notes", f"{self.key}_clock"):
            return
        if key == f"{self.key}_talks":
            self._pending.drop()
            self._restore()
        if hasattr(self, "form"):
            self._redraw()

    # what the page shows

    @property
    def _own_points(self) -> bool:
        """Whether the speaker's own points may be shown."""
        return True

    def _redraw(self) -> None:
        self.form.tell(self._state())

    def _state(self) -> dict[str, object]:
        table, viewer = self._table, self.viewer
        live = bool(table and self.speaker and self.stage == "playing")
        return {
            "stage": self.stage,
            "head": self._head(),
            "log": [
                *bubbles(self.case, table.turns, self._said_of(), self._right, self._people),
                *self._aside(table.other(viewer)),
            ]
            if table
            else [],
            "offers": self._offers() if live else [],
            "composer": self._composer_state() if live else {},
            "known": known(self.case, table.turns, table.other(viewer), viewer) if table and viewer else [],
            "told": known(self.case, table.turns, viewer, viewer) if table and viewer else [],
            "notes": self._notes,
            "brief": brief(self.case, viewer) if viewer else {},
            "start": {} if self.talks else self._start(),
            "over": self._over() if self.talks and self.talks.ended else {},
            "tools": self._tools(),
            "clock": self._clock(),
            "confirm": self._pending.question,
            "problem": self._problem or self._unsaved,
            "notice": self._notice,
        }

    def _composer_state(self) -> dict[str, object]:
        return self._listening().state(self.talks.table, self._own_points)

    def _aside(self, other: str) -> list[dict[str, object]]:
        """What the other side asks back, as the page shows it in the conversation: no turn of its own."""
        if not self._pending.said:
            return []
        said = {"who": self._people[other], "seat": seat_mark(self.case, other), "words": self._pending.said}
        return [{**said, "right": False, "round": "asks back", "does": "", "note": "", "aside": True}]

    def _offers(self) -> list[dict[str, object]]:
        cards = offers(self.case, self.speaker, self._table)
        if not self._own_points:
            cards = [{**card, "score": "", "below": False} for card in cards]
        return cards

    @property
    def _right(self) -> str:
        """Whose lines stand on the right of the page."""
        return self.viewer

    @property
    def _people(self) -> dict[str, str]:
        return {party.name: party.person.name for party in self.case.party_list}

    def _said_of(self) -> dict[int, str]:
        return {}  # the notes on what was said, by the place of the turn

    def _head(self) -> dict[str, str]:
        return {}

    def _start(self) -> dict[str, object]:
        return {}

    def _tools(self) -> list[dict[str, object]]:
        return []

    def _clock(self) -> dict[str, object]:
        return {}

    def _over(self) -> dict[str, object]:
        talks = self.talks
        people = self._people
        lines = in_words(self.case, talks.package) if talks.package else []
        title = {
            "deal": "You have a deal",
            "walked away": f"No deal: {people.get(talks.table.by)} walked away",
        }.get(talks.ended, "No deal: time was up")
        return {"title": title, "lines": lines, "words": [], "again": "Begin another negotiation"}
