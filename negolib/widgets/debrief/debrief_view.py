"""The debrief of a practice negotiation, as a learner reads and completes it."""

from collections.abc import Mapping
from datetime import datetime

import ipywidgets

from negolib.cases import Case
from negolib.in_words import is_whole
from negolib.practice.crowd.standings import Standing, standing
from negolib.practice.debrief.debriefing import Debrief, debrief
from negolib.practice.debrief.log import entry
from negolib.practice.debrief.questionnaire import ITEMS
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.talks.meeting import KINDS, Meeting, reopen
from negolib.practice.talks.negotiation import Negotiation, replay
from negolib.widgets.chart.chart import Chart, as_traits
from negolib.widgets.debrief import debrief_blocks as say, debrief_pictures as draw
from negolib.widgets.debrief.debrief_page import DebriefPage
from negolib.widgets.debrief.said_again import SaidAgain
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.seats import seat_mark
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.worksheet import Worksheet

LOG = "practice_log"
PAGES = ("head", "result", "process", "relationship", "values", "standing", "lessons", "own", "questions")
CHARTS = ("path", "trust", "crowd", "felt")
ORDER = (
    *("head", "result", "path", "process", "relationship", "trust", "values"),
    *("standing", "crowd", "lessons", "again", "own", "felt", "questions"),
)
WAITING = (
    "When you have finished a practice negotiation, its debrief stands here: what it came to, how it went, "
    "what it did to the relationship, and three things to try next time."
)
LONGEST = 20_000  # letters of an answer


class DebriefView(SheetWidget, ipywidgets.Box):
    """The debrief of the last finished talks, or of earlier ones: to read, to answer, and to keep.

    Args:
        case: the case that was played.
        sheet: where the room keeps its records, under ``<key>_finished``, and every debrief its answers, by
            the seal of the record: ``debrief_feelings``: {seal: {question: 1 to 7}}, ``debrief_answers``:
            {seal: {question: text}}, ``debrief_chairs``: {seal: party}, for talks of two people. What is put
            in the log stands under ``practice_log``, a list; each entry names its seal and its party.
        key: the key of the room that was played in.

    Raises:
        ValueError: for something that is no sheet.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> view = DebriefView(load_case("supplier"), Worksheet("practice", tempfile.mkdtemp()))
    >>> view.pages["head"].words.startswith("When you have finished")
    True
    """

    def __init__(self, case: Case, sheet: Worksheet, key: str = "practice") -> None:
        self.case, self.room_key = case, f"{key}_finished"
        self._sit_on(sheet, key)
        self.debrief: Debrief | None = None
        self.standing: Standing | None = None
        self._problem = self._noted = ""
        self._seal: str | None = None
        self._open()
        shown = self._blocks()
        self.pages = {
            page: DebriefPage(
                self._hear,
                place=f"{self._place}/{page}",
                blocks=shown[page],
                layout=_visible(bool(shown[page])),
            )
            for page in PAGES
        }
        drawn = self._pictures()
        self.charts = {
            chart: Chart(layout=_visible(chart in drawn), **as_traits(**drawn.get(chart, {"figure": {}})))
            for chart in CHARTS
        }
        self.again = SaidAgain(case, sheet, key)
        self._show_again()
        every = {**self.pages, **self.charts, "again": self.again}
        column = ipywidgets.Layout(display="flex", flex_flow="column", overflow="visible", width="100%")
        super().__init__([every[part] for part in ORDER], layout=column)

    @property
    def records(self) -> list[Mapping[str, object]]:
        """The records of finished talks, the oldest first."""
        kept = self.sheet.get(self.room_key)
        listed = kept if isinstance(kept, list) else []
        return [record for record in listed if isinstance(record, Mapping)]

    # which talks

    @property
    def _record(self) -> Mapping[str, object] | None:
        records = self.records
        chosen = next((one for one in records if self._seal and one.get("seal") == self._seal), None)
        return chosen or (records[-1] if records else None)

    @property
    def _mark(self) -> str:
        return str((self._record or {}).get("seal", ""))

    @property
    def _of_two(self) -> bool:
        return (self._record or {}).get("kind") in KINDS

    @property
    def _chair(self) -> str:
        kept = self._kept("chairs")
        return kept if kept in self._talks.table.parties else self._talks.table.parties[0]

    def _open(self) -> None:
        """Play the chosen record again and debrief it, or say why that cannot be."""
        self.debrief = self.standing = None
        self._problem = self._noted = ""
        record = self._record
        if record is None:
            return
        try:
            self._talks: Negotiation | Meeting = (reopen if self._of_two else replay)(self.case, record)
            party = self._chair if self._of_two else None
            self.debrief = debrief(self._talks, party)
            self._them = Transcript(self._talks, party).them
        except ValueError as said:
            self._problem = str(said)

    # what the learner does

    def _hear(self, name: str, value: object) -> None:
        what, _, which = name.partition(" ")
        act = does(self, what)
        if act and (self.debrief or what == "session"):
            act(which, value)

    @on("session")
    def _choose(self, _which: str, seal: object) -> None:
        self._seal = str(seal)
        self._open()
        self._show_again()
        self._redraw()

    @on("again")
    def _go_back(self, _which: str, round: object) -> None:
        self.again.go_back(round)

    @on("chair")
    def _sit_down(self, _which: str, party: object) -> None:
        if self._of_two and party in self._talks.table.parties:
            self._keep("chairs", party)
            self._open()
            self._redraw()

    @on("mark")
    def _mark_felt(self, item: str, value: object) -> None:
        if item in {one.name for one in ITEMS} and _is_mark(value):
            self._keep("feelings", {**self._marks, item: value})
            self._redraw(("own", "felt", "questions"))

    @on("answer")
    def _answer(self, question: str, value: object) -> None:
        words = str(value)
        if question not in {one.name for one in self.debrief.questions}:
            return
        if len(words) > LONGEST:
            self._noted = f"Shorten that answer to {LONGEST:,} letters; what you wrote before is kept."
        else:
            self._noted = ""
            self._keep("answers", {**self._answers, question: words})
        self._redraw(("questions",))

    @on("compare")
    def _stand(self, _which: str, _value: object) -> None:
        found = self.debrief
        if found.relationship is None or self.standing is not None:
            return
        waiting = "Playing a thousand negotiations in your seat … this takes a few seconds."
        self.pages["standing"].blocks = [
            say.heading("Where you stand"),
            {"kind": "status", "text": waiting},
        ]
        gains = found.result.own_gain, found.rounds, 1000, found.result.joint_gain
        self.standing = standing(self.case, found.party, found.temperament, *gains)
        self._redraw(("standing", "crowd"))

    @on("log")
    def _log(self, _which: str, _value: object) -> None:
        kept = self.sheet.get(LOG)
        log = list(kept) if isinstance(kept, list) else []
        place = next((n for n, one in enumerate(log) if self._is_here(one)), None)
        # An entry that is written again keeps the day of its session.
        now = datetime.now().isoformat(timespec="seconds")
        date = now if place is None else str(log[place].get("date", now))
        written = entry(self.debrief, self._answers, self._marks, date) | {"record": self._mark}
        if place is None:
            log.append(written)
        else:
            log[place] = written
        self._store({LOG: log})
        self._noted = self._unsaved or (
            "It is in your practice log." if place is None else "Your practice log has it with these answers."
        )
        self._redraw(("questions",))

    def _is_here(self, logged: object) -> bool:
        same = isinstance(logged, Mapping) and logged.get("record") == self._mark
        return same and logged.get("party") == self.debrief.party

    # what is kept

    @property
    def _marks(self) -> dict[str, int]:
        kept = self._kept("feelings")
        known = kept if isinstance(kept, Mapping) else {}
        return {item.name: known[item.name] for item in ITEMS if _is_mark(known.get(item.name))}

    @property
    def _answers(self) -> dict[str, str]:
        kept = self._kept("answers")
        known = kept if isinstance(kept, Mapping) else {}
        names = [question.name for question in self.debrief.questions]
        return {name: known[name] for name in names if isinstance(known.get(name), str) and known[name]}

    def _kept(self, what: str) -> object:
        kept = self.sheet.get(f"debrief_{what}")
        return kept.get(self._mark) if isinstance(kept, Mapping) else None

    def _keep(self, what: str, value: object) -> None:
        kept = self.sheet.get(f"debrief_{what}")
        known = dict(kept) if isinstance(kept, Mapping) else {}
        self._store({f"debrief_{what}": {**known, self._mark: value}})

    def _follow(self, key: str) -> None:
        if key == self.room_key:
            self._seal = None
            self._open()
            self._show_again()
            self._redraw()
        elif key == "debrief_chairs":
            self._open()
            self._redraw()
        elif key in ("debrief_feelings", "debrief_answers"):
            self._redraw(("own", "felt", "questions"))

    # what the learner sees

    def _redraw(self, parts: tuple[str, ...] = ORDER) -> None:
        shown, drawn = self._blocks(), self._pictures()
        for part in parts:
            if part == "again":
                continue
            if part in self.pages:
                self.pages[part].blocks = shown[part]
                self.pages[part].layout.display = _display(bool(shown[part]))
            else:
                if part in drawn:
                    self.charts[part].show(**drawn[part])
                self.charts[part].layout.display = _display(part in drawn)

    def _show_again(self) -> None:
        counterpart = self.debrief is not None and not self._of_two
        self.again.of(self._talks if counterpart else None, self._them if counterpart else "")

    def _blocks(self) -> dict[str, list[say.Block]]:
        blocks: dict[str, list[say.Block]] = {page: [] for page in PAGES}
        blocks["head"] = self._head()
        found = self.debrief
        if found is None:
            return blocks
        seat = seat_mark(self.case, found.other)
        return blocks | {
            "result": say.result_page(self.case, found, self._them),
            "process": say.process_page(found, self._them),
            "relationship": say.relationship_page(found, self._them, seat),
            "values": say.values_page(found, self._them),
            "standing": self._standing_blocks(),
            "lessons": say.lessons_page(found),
            "own": say.own_page(found, self._marks),
            "questions": say.questions_page(found, self._answers, self._noted),
        }

    def _head(self) -> list[say.Block]:
        records = self.records
        if not records:
            return [say.text(WAITING)]
        blocks: list[say.Block] = []
        if len(records) > 1:
            options = [
                {"name": str(record.get("seal", "")), "label": say.session_label(number, record)}
                for number, record in enumerate(records, 1)
            ][::-1]
            choice = {"label": "Which session", "options": options, "value": self._mark}
            blocks.append({"kind": "select", "name": "session", **choice})
        if self._of_two and self.debrief is not None:
            chairs = [
                {"name": party, "label": str(self.case.party(party).person)}
                for party in self._talks.table.parties
            ]
            choice = {"label": "From whose chair", "options": chairs, "value": self._chair}
            blocks.append({"kind": "select", "name": "chair", **choice})
        if self._problem:
            blocks.append(say.text(f"This session cannot be debriefed. {self._problem}", "problem"))
        return blocks

    def _standing_blocks(self) -> list[say.Block]:
        head = say.heading("Where you stand")
        if self.debrief.relationship is None:
            sentence = "Two people played, so there are no simulated negotiators to compare this result with."
            return [head, say.text(sentence)]
        if self.standing is not None:
            return [head, say.text(self.standing.sentence)]
        ask = "Compare your result with a thousand simulated negotiators in your seat."
        button = {"label": "Play a thousand negotiations", "note": "It takes a few seconds."}
        return [head, say.text(ask), {"kind": "button", "name": "compare", **button}]

    def _pictures(self) -> dict[str, dict[str, object]]:
        found = self.debrief
        if found is None:
            return {}
        drawn = {"path": draw.path(self.case, found, self._them)}
        if found.relationship is not None:
            drawn["trust"] = draw.trust(self.case, found, self._them, self._talks.moments)
        if self.standing is not None:
            drawn["crowd"] = draw.crowd(self.case, found, self.standing)
        if len(self._marks) == len(ITEMS):
            drawn["felt"] = draw.felt(self.case, found, self._them, self._marks)
        return drawn


def _visible(shown: bool) -> ipywidgets.Layout:
    return ipywidgets.Layout(display=_display(shown), width="100%", min_width="0", overflow="visible")


def _display(shown: bool) -> str:
    return "block" if shown else "none"


def _is_mark(value: object) -> bool:
    return is_whole(value) and 1 <= value <= 7
