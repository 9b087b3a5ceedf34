"""What a cell costs that is run again, and what an answer costs beside kept talks."""

import tempfile
import time
from statistics import median
from types import SimpleNamespace
from unittest.mock import patch

import ipywidgets.widgets.widget as models

from negolib.cases import load_case
from negolib.widgets.chart.plotly_loader import load_plotly
from negolib.widgets.debrief.debrief_view import DebriefView
from negolib.widgets.sheet_page.preparation_sheet import PreparationSheet
from negolib.widgets.talks.practice_room import PracticeRoom
from negolib.worksheet import Line, Worksheet

CASE = "supplier"
RUNS = (1, 5, 20)
TALKS = (0, 50)
TIMES = 40


def run() -> None:
    """Run the cells of a practice room again and again, and answer beside more and more kept talks."""
    load_plotly()  # once in a kernel's life
    print("\nA practice room, its debrief and a page to keep, each in a cell that is run again")
    print(f"{'runs':>6}{'watchers':>10}{'models':>8}{'a kept move, ms':>17}")
    for runs in RUNS:
        watchers, known, seconds = _reruns(runs)
        print(f"{runs:6}{watchers:10}{known:8}{1000 * seconds:17.1f}")
    print("\nAn answer beside kept talks (the bar: with fifty at most 1.5 times as long as without)")
    print(f"{'talks':>6}{'an answer, ms':>16}")
    waits = [_answer(talks) for talks in TALKS]
    for talks, seconds in zip(TALKS, waits, strict=True):
        print(f"{talks:6}{1000 * seconds:16.2f}")
    print(f"{'factor':>6}{waits[-1] / waits[0]:16.2f}")


def _reruns(runs: int) -> tuple[int, int, float]:
    """Return the watchers and models after so many runs, and the seconds of a move."""
    case = load_case(CASE)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Worksheet("practice", folder)
        before = len(models._instances)
        cells = {
            "room": lambda: PracticeRoom(case, sheet, temperament="principled", seed=7),
            "debrief": lambda: DebriefView(case, sheet),
            "page": lambda: PreparationSheet(sheet, "My page", {"Talks": [Line("practice_notes", "Notes")]}),
        }
        for number in range(runs):
            made = {cell: _as_cell(cell, f"{runs}/{number}", make) for cell, make in cells.items()}
        room = made["room"]
        _send(room, do="start")
        waits = []
        for number in range(6):
            turns = len(room.talks.turns)
            start = time.perf_counter()
            _send(room, do="say", text=f"What matters most to you here, point {number}?")
            waits.append(time.perf_counter() - start)
            if len(room.talks.turns) == turns:
                raise ValueError(f"Nothing was said: {room.form.problem or room.form.confirm}")
        found = len(sheet._watchers), len(models._instances) - before, median(waits)
        for widget in made.values():
            widget.close()
    return found


def _as_cell(cell: str, run_name: str, make: object) -> object:
    asked = {"metadata": {"cellId": cell}, "header": {"msg_id": run_name}}
    shell = SimpleNamespace(kernel=SimpleNamespace(get_parent=lambda _channel: asked))
    with patch("IPython.get_ipython", lambda: shell):
        return make()


def _send(room: PracticeRoom, **message: object) -> None:
    room.form._handle_custom_msg({**message, "token": f"bench:{time.perf_counter_ns()}"}, [])


def _answer(talks: int) -> float:
    """Return the seconds that an answer takes beside so many talks of twenty turns."""
    turn = {"by": "buyer", "moves": [{"act": "ask", "about": "interest"}], "words": "What matters most? " * 8}
    with tempfile.TemporaryDirectory() as folder:
        sheet = Worksheet("practice", folder)
        sheet.update({f"answer_{number}": number for number in range(30)})
        if talks:
            records = [{"seal": f"{number:08x}", "turns": [turn] * 20} for number in range(talks)]
            sheet["practice_finished"] = records
        waits = []
        for number in range(TIMES):
            start = time.perf_counter()
            sheet["guess"] = number
            waits.append(time.perf_counter() - start)
    return median(waits)
