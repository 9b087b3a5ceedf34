"""Going back to a moment of talks, saying it again, and seeing both ways side by side."""

from collections.abc import Mapping

import ipywidgets

from negolib.cases import Case
from negolib.in_words import amount, percent
from negolib.practice.debrief.two_ways import Way, two_ways
from negolib.practice.talks.negotiation import Negotiation, replay, rewind
from negolib.widgets.debrief import debrief_blocks as say
from negolib.widgets.debrief.debrief_page import DebriefPage
from negolib.widgets.debrief.rewound_room import RewoundRoom
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.seats import seat_mark
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.worksheet import Worksheet

HINT = "Say it otherwise below. As soon as you are answered, both ways stand side by side here."


class SaidAgain(SheetWidget, ipywidgets.Box):
    """What was said again in the talks that are being debriefed: both ways, and the room for another.

    Everything said again is kept (see :class:`RewoundRoom`), and none of it counts as a first play.

    Args:
        case: the case that was played.
        sheet: where it is kept.
        key: the key of the room that was played in.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> again = SaidAgain(load_case("supplier"), Worksheet("practice", tempfile.mkdtemp()))
    >>> again.page.words
    ''
    """

    def __init__(self, case: Case, sheet: Worksheet, key: str = "practice") -> None:
        self.case = case
        # The room follows the sheet first, so that what is redrawn here is what it holds by then.
        self.room = RewoundRoom(case, sheet, f"{key}_again")
        self._sit_on(sheet, self.room.key)
        self._first: Negotiation | None = None
        self._them = self._noted = ""
        self._deleting = False
        self.page = DebriefPage(self._hear, place=f"{self._place}/ways")
        super().__init__(
            [self.page, self.room],
            layout=ipywidgets.Layout(
                display="none", flex_flow="column", overflow="visible", width="100%", min_width="0"
            ),
        )

    def of(self, talks: Negotiation | None, them: str = "") -> None:
        """Show what was said again in these talks; without any, nothing.

        Args:
            them: how the other side is called.
        """
        self._first, self._them = talks, them
        self._deleting, self._noted = False, ""
        if self.room.talks and not self._talks:
            self.room.clear()
        self._redraw()

    def go_back(self, round: object) -> None:
        """Sit down at the move of that round, to make it again."""
        if self._first is None:
            return
        self._noted = ""
        try:
            self.room.go_on_from(rewind(self.case, self._first.record(), round))
        except ValueError as said:
            self._noted = str(said)
        self._redraw()

    # what the learner does

    def _hear(self, name: str, value: object) -> None:
        act = does(self, name)
        if act and self._first:
            self._noted = ""
            self._deleting = self._deleting and name == "delete for good"
            act(value)
            self._redraw()

    @on("branch")
    def _choose(self, seal: object) -> None:
        record = next((one for one in self._records if one.get("seal") == seal), None)
        if record is None:
            self.room.clear()
            return
        try:
            self.room.go_on_from(replay(self.case, record))
        except ValueError as said:
            self._noted = str(said)

    @on("another")
    def _another(self, _value: object) -> None:
        if self._talks:
            self.go_back(self._talks.branch.round)

    @on("delete")
    def _ask_to_delete(self, _value: object) -> None:
        self._deleting = True

    @on("keep")
    def _stay(self, _value: object) -> None:
        """What was asked has been taken away already."""

    @on("delete for good")
    def _delete(self, _value: object) -> None:
        if self._deleting and self._talks:
            self.room.forget()
        self._deleting = False

    def _follow(self, key: str) -> None:
        if key in (f"{self.room.key}_talks", f"{self.room.key}_kept"):
            self._redraw()

    # what the learner sees

    def _here(self, record: Mapping[str, object]) -> bool:
        branch = record.get("branch")
        of = branch.get("of") if isinstance(branch, Mapping) else None
        return self._first is not None and of == self._first.record()["seal"]

    @property
    def _talks(self) -> Negotiation | None:
        """What is said again in the talks that are shown: another view may sit at others."""
        talks = self.room.talks
        return talks if talks and self._here(talks.record()) else None

    @property
    def _records(self) -> list[Mapping[str, object]]:
        return [record for record in self.room.kept if self._here(record)]

    def _redraw(self) -> None:
        shown = bool(self._noted or self._talks or self._records)
        self.page.blocks = self._blocks() if shown else []
        self.layout.display = "flex" if shown else "none"
        self.room.layout.display = "flex" if self._talks else "none"

    def _blocks(self) -> list[say.Block]:
        talks, records = self._talks, self._records
        blocks: list[say.Block] = [say.heading("Said again")]
        if self._noted:
            blocks.append(say.text(self._noted, "problem"))
        if records:
            options = [{"name": one["seal"], "label": _label(records, one)} for one in records][::-1]
            now = talks.record()["seal"] if talks else ""
            if now not in {one["seal"] for one in records}:
                options.insert(0, {"name": now, "label": "–" if not talks else "now, not answered yet"})
            choice = {"label": "What you said again", "options": options, "value": now}
            blocks.append({"kind": "select", "name": "branch", **choice})
        if not talks:
            return blocks
        both = two_ways(self._first, talks)
        if not both.again.exchanges:
            return [*blocks, say.text(f"You are back in round {both.round}. {HINT}")]
        most = len(both.again.exchanges)
        ways = [self._way("As it was", both.first, most), self._way("Said again", both.again, most)]
        blocks.append({"kind": "ways", "ways": ways, "seat": seat_mark(self.case, talks.other)})
        return [*blocks, *self._buttons(both.round)]

    def _buttons(self, round: int) -> list[say.Block]:
        if self._deleting:
            return [
                say.text("Delete what you said again here? It cannot be brought back."),
                {"kind": "button", "name": "delete for good", "label": "Yes, delete it", "note": ""},
                {"kind": "button", "name": "keep", "label": "Keep it", "note": ""},
            ]
        more = {
            "label": f"Say round {round} in yet another way",
            "note": "Each is kept beside the first talks.",
        }
        return [
            {"kind": "button", "name": "another", **more},
            {"kind": "button", "name": "delete", "label": "Delete this one …", "note": ""},
        ]

    def _way(self, title: str, way: Way, most: int) -> dict[str, object]:
        rounds = [
            {
                "round": f"Round {one.round}",
                "you": f"You: {one.words or '(a move without words)'}",
                "them": f"{self._them}: {one.answer}" if one.answer else "",
                "trust": one.trust,
                "felt": _felt(one.trust, one.heat),
            }
            for one in way.exchanges[:most]
        ]
        rest = len(way.exchanges) - len(rounds)
        after = f"Then {rest} more {'rounds' if rest > 1 else 'round'}. " if rest > 0 else ""
        return {"title": title, "rounds": rounds, "end": after + _end(way)}


def _label(records: list[Mapping[str, object]], record: Mapping[str, object]) -> str:
    round = record["branch"]["round"]
    alike = [one for one in records if one["branch"]["round"] == round]
    time = f", {alike.index(record) + 1} of {len(alike)}" if len(alike) > 1 else ""
    ended = say.ENDINGS.get(str(record.get("ended")), "not played to its end")
    return f"Round {round}, said again{time}: {ended}"


def _felt(trust: float | None, heat: float | None) -> str:
    if trust is None:
        return ""
    return f"Trust {amount(trust, 0)}, heat {amount(heat or 0, 0)}"


def _end(way: Way) -> str:
    if way.own_gain is None:
        return "These talks still go on: you may play them to their end below, or stop here."
    joint = f"joint gain {amount(way.joint_gain or 0, 0)} points"
    if way.efficiency is not None:
        joint += f", {percent(way.efficiency)} of what was possible"
    return (
        f"In the end {say.ENDINGS[way.ended]}: {joint}; your own gain {amount(way.own_gain, 0, sign=True)}."
    )
