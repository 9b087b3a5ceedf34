"""What all rooms for talks have in common: a composer, notes, and a record that is never lost."""

from collections.abc import Mapping
from functools import partial

import ipywidgets

from negolib.cases import Case
from negolib.practice.table.marked import doubts
from negolib.practice.table.moves import Move, MoveError
from negolib.practice.table.phrasing import describe
from negolib.practice.table.table import Table
from negolib.practice.talks.meeting import Meeting
from negolib.practice.talks.negotiation import Negotiation
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.widgets.talks.drafts import composers, drafts_of
from negolib.widgets.talks.pending import Pending
from negolib.worksheet import Worksheet

from .composer import Composer
from .practice_form import PracticeForm
from .table_view import against_batna, brief, bubbles, in_words, known, offers, worth

MOST_FINISHED = 12
_UNTOUCHED = {
    "today": "This package leaves everything as it is today.",
    "mine": "This is the package that you proposed last.",
}
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
        drafts = self.sheet.get(f"{key}_draft")
        self._composers = composers(case, self._table, drafts, self.of_people)
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

    def _speak(self, by: str, move: Move, words: str) -> None:
        raise NotImplementedError

    def _replayed(self, record: object) -> Talks:
        """Return the talks of a record; raises ValueError, one sentence, when that cannot be."""
        raise NotImplementedError

    @on("start")
    def _begin(self, message: Mapping[str, object]) -> None:
        raise NotImplementedError

    of_people = True

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
        if not self.speaker:
            return
        composer, name = self._composers[self.speaker], message.get("name")
        if name == "option of package":
            composer.set_option(message.get("place"), message.get("issue"), message.get("value"))
        elif name == "add package":
            composer.add_package()
        elif name == "drop package":
            composer.drop_package(message.get("place"))
        elif name == "fill package":
            theirs = self._table.on_table(self.speaker) if self._table else ()
            composer.fill(message.get("place"), message.get("value"), theirs)
        elif isinstance(name, str):
            composer.take(name, message.get("value"))

    @on("words")
    def _write(self, message: Mapping[str, object]) -> None:
        text = message.get("text")
        if not self.speaker or not isinstance(text, str):
            return
        composer = self._composers[self.speaker]
        if text != composer.words:
            # The words are being mended: what was said of them, or asked, is of yesterday.
            self._problem = ""
            if self._pending.of_words:
                self._pending.drop()
        composer.words = text

    @on("say")
    def _say(self, message: Mapping[str, object]) -> None:
        self._write(message)
        if not self.talks or not self.speaker:
            return
        by, composer = self.speaker, self._composers[self.speaker]
        move = composer.move(by, self._table.on_table(by))
        if move.act == "accept":
            self._ask_to_accept(move, composer.words)
        elif move.act == "walk away":
            self._ask_to_leave(composer.words)
        elif slips := self._doubts(composer, move):
            then = partial(self._finally, by, move, composer.words)
            self._pending.ask(
                "Is that what you mean?",
                "Say it all the same",
                then,
                slips,
                no="Let me change it",
                of_words=True,
            )
        else:
            self._finally(by, move, composer.words)

    def _doubts(self, composer: Composer, move: Move) -> list[str]:
        """What may be a slip in this move: one line each. A slip that says nothing at all is refused."""
        said = composer.words.strip()
        untouched = composer.unchanged if move.act == "propose" else ""
        if not said and (move.act != "propose" or untouched):
            raise MoveError(
                "Nothing has been said yet, so no round is used: write it in your own words first."
            )
        # A line that the case offers for this move means it, whatever else it names.
        slips = doubts(self.case, move, said.replace(composer.suggestion(self.speaker, move), ""))
        return [_UNTOUCHED[untouched], *slips] if untouched else slips

    @on("accept")
    def _accept(self, message: Mapping[str, object]) -> None:
        place = message.get("place")
        if self.talks and self.speaker and isinstance(place, int):
            composer = self._composers[self.speaker]
            # Words typed for another kind of move are not meant for this one.
            words = composer.words if composer.act == "accept" else ""
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
        warning = ""
        if self._own_points and whole:
            points = worth(self.case, by, package, table.pencilled)
            if points < self.case.party(by).reservation_value - 1e-9:
                warning = (
                    f"This is worth less to you than your BATNA: {against_batna(self.case, by, points)}. "
                    "Without a deal you would be better off."
                )
        self._pending.ask(question, "Yes, accept", lambda: self._finally(by, move, words), lines, warning)

    def _ask_to_leave(self, words: str = "") -> None:
        if not self.talks or self.talks.ended or not self.speaker:
            return
        by = self.speaker
        question = "Walk away and end the talks without a deal?"
        leave = Move("walk away")
        self._pending.ask(question, "Yes, walk away", lambda: self._finally(by, leave, words))

    def _finally(self, by: str, move: Move, words: str) -> None:
        self._speak(by, move, words)
        if self._composers[by].act == move.act:
            self._composers[by].made(move)

    @on("again")
    def _again(self, _message: Mapping[str, object]) -> None:
        if self.talks and not self.talks.ended:
            return
        self.talks = None
        self._composers = composers(self.case, None, {}, self.of_people)
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
        drafts = drafts_of(self._composers, self._table)
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
            "log": bubbles(self.case, table.turns, self._said_of(), self._right, self._people)
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
        composer = self._composers[self.speaker]
        return composer.state(self.speaker, self._table, self._own_points) | {"heard": self._heard(composer)}

    def _heard(self, composer: Composer) -> str:
        """How the move will count if it is made now; "" while something is missing."""
        by = self.speaker
        try:
            move = self._as_heard(composer.move(by, self._table.on_table(by)), composer.words)
        except MoveError:
            return ""
        return f"This will count as: {self._people[by]} {describe(self.case, move)}."

    def _as_heard(self, move: Move, words: str) -> Move:
        """The move as the other side hears it: two people judge that for themselves."""
        return move

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
