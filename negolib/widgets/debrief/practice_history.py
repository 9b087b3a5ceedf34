"""The practice log, drawn across sessions."""

import ipywidgets

from negolib.charts.practice import history_chart
from negolib.in_words import amount, percent
from negolib.practice.debrief.log import History, history
from negolib.widgets.chart.chart import Chart, as_traits
from negolib.widgets.debrief import debrief_blocks as say
from negolib.widgets.debrief.debrief_page import DebriefPage
from negolib.widgets.page.sheet_widget import SheetWidget
from negolib.worksheet import Worksheet

EMPTY = (
    "Here your practice sessions stand side by side, once you have put one into your practice log: how much "
    "of the possible joint gain you reached, what you gained yourself, and how many open questions you asked."
)


class PracticeHistory(SheetWidget, ipywidgets.Box):
    """All sessions of a practice log: a sentence on what changed, a chart, and a table; it follows the sheet.

    Args:
        sheet: where the log is kept.
        key: its name there, a list of entries.

    Raises:
        ValueError: for something that is no sheet.

    >>> import tempfile
    >>> log = PracticeHistory(Worksheet("practice", tempfile.mkdtemp()))
    >>> log.page.words.startswith("Here your practice sessions")
    True
    """

    def __init__(self, sheet: Worksheet, key: str = "practice_log") -> None:
        self._sit_on(sheet, key)
        found = self.history
        self.page = DebriefPage(blocks=_sentence(found))
        self.chart = Chart(layout=_visible(found), **as_traits(**_picture(found)))
        self.table = DebriefPage(blocks=_table(found))
        column = ipywidgets.Layout(display="flex", flex_flow="column", overflow="visible", width="100%")
        super().__init__([self.page, self.chart, self.table], layout=column)

    @property
    def history(self) -> History:
        """What the log holds, in order of the sessions."""
        return history(self.sheet.get(self.key))

    def _follow(self, key: str) -> None:
        if key != self.key:
            return
        found = self.history
        self.page.blocks = _sentence(found)
        self.table.blocks = _table(found)
        if found.sessions:
            self.chart.show(**_picture(found))
        self.chart.layout.display = _visible(found).display


def _visible(found: History) -> ipywidgets.Layout:
    return ipywidgets.Layout(display="block" if found.sessions else "none", width="100%", min_width="0")


def _sentence(found: History) -> list[say.Block]:
    if found.sessions or found.skipped:
        return [say.text(found.sentence)]
    return [say.text(EMPTY)]


def _picture(found: History) -> dict[str, object]:
    if not found.sessions:
        return {"figure": {}}
    rows = [
        {"efficiency": one.efficiency, "gain": one.own_gain, "questions": one.open_questions}
        for one in found.sessions
    ]
    return {"figure": history_chart(rows, as_data=True), "summary": _summary(found)}


def _summary(found: History) -> str:
    last = found.sessions[-1]
    share = "" if last.efficiency is None else f" {percent(last.efficiency)} of the possible joint gain,"
    return (
        f"The last of {len(found.sessions)} session{'s' * (len(found.sessions) > 1)}:{share} a gain of your "
        f"own of {amount(last.own_gain, 1)} points. The table below has every session."
    )


def _table(found: History) -> list[say.Block]:
    if not found.sessions:
        return []
    head = [
        "Session",
        "Day, case and seat",
        "against",
        "ended",
        "joint gain",
        "own gain",
        "open questions",
        "trust",
    ]
    rows = [
        [
            str(number),
            f"{one.date[:10]}, {one.case}, {one.party}",
            one.temperament or "a person",
            one.ended,
            "–" if one.efficiency is None else percent(one.efficiency),
            amount(one.own_gain, 1),
            _shown(one.open_questions),
            _shown(one.trust),
        ]
        for number, one in enumerate(found.sessions, 1)
    ]
    caption = (
        "Every session; the joint gain as a share of what was possible, gains in points over walking away"
    )
    return [{"kind": "table", "caption": caption, "head": head, "rows": rows, "wide": True}]


def _shown(value: float | None) -> str:
    return "–" if value is None else amount(value, 1)
