"""A cell that is run again lets go what it made before, whatever kind of widget that is."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import walk_packages
from types import SimpleNamespace

import pytest

import negolib as nl
import negolib.widgets
from negolib.widgets.chart.plotly_loader import load_plotly
from negolib.widgets.page import running_cell
from negolib.widgets.page.sheet_widget import SheetWidget, _parts
from tests.widgets.receiving import receiving

for _module in walk_packages(negolib.widgets.__path__, "negolib.widgets."):
    import_module(_module.name)


def _kinds(kind: type) -> set[type]:
    return {kind, *(below for one in kind.__subclasses__() for below in _kinds(one))}


# Every widget that a notebook can name; a new one is made here, too, or the first test says so.
MADE: dict[str, Callable[[nl.Worksheet], SheetWidget]] = {
    "BatnaBuilder": lambda sheet: nl.BatnaBuilder(_case(), sheet, start="case"),
    "CheckButton": lambda sheet: nl.CheckButton(sheet),
    "Checkpoint": lambda sheet: nl.Checkpoint(sheet, nl.number("k", 2)),
    "ChoiceAnswer": lambda sheet: nl.ChoiceAnswer(sheet, "k", question="Q", options=["a", "b"]),
    "DebriefView": lambda sheet: nl.DebriefView(_case(), sheet),
    "MeetingRoom": lambda sheet: nl.MeetingRoom(_case(), sheet),
    "NumberAnswer": lambda sheet: nl.NumberAnswer(sheet, "k", question="Q"),
    "PackageAnswer": lambda sheet: nl.PackageAnswer(_case(), sheet, "k", question="Q"),
    "PracticeHistory": lambda sheet: nl.PracticeHistory(sheet),
    "PracticeRoom": lambda sheet: nl.PracticeRoom(_case(), sheet),
    "PreparationSheet": lambda sheet: nl.PreparationSheet(sheet, "T", {"Limits": [nl.Line("k", "L")]}),
    "SeveralAnswer": lambda sheet: nl.SeveralAnswer(sheet, "k", question="Q", options=["a", "b"]),
    "SortAnswer": lambda sheet: nl.SortAnswer(sheet, "k", question="Q", items=["a"], places=["p"]),
    "TextAnswer": lambda sheet: nl.TextAnswer(sheet, "k", question="Q"),
    "ValueMatrix": lambda sheet: nl.ValueMatrix(_case(), sheet),
    "ZopaBuilder": lambda sheet: nl.ZopaBuilder(_case(), sheet),
}


def _case() -> nl.Case:
    return nl.load_case("supplier")


@pytest.fixture
def run(monkeypatch) -> Callable[..., object]:
    """Return a function that runs something as a cell of a notebook does: each call is a run of its own."""
    runs = iter(range(1000))

    def _run(cell: str, make: Callable[[], object]) -> object:
        asked = {"metadata": {"cellId": cell}, "header": {"msg_id": f"run-{next(runs)}"}}
        shell = SimpleNamespace(kernel=SimpleNamespace(get_parent=lambda _channel: asked))
        monkeypatch.setattr("IPython.get_ipython", lambda: shell)
        return make()

    monkeypatch.setattr(running_cell, "_MADE", {})
    load_plotly()  # once in a kernel's life, and there for all charts
    return _run


def test_every_widget_on_a_sheet_is_tried_here():
    shown = {kind.__name__ for kind in _kinds(SheetWidget)} & set(nl.widgets.__all__)
    assert shown == set(MADE)


@pytest.mark.parametrize("kind", MADE)
def test_twenty_runs_leave_what_one_leaves(kind, run, tmp_path):
    with receiving() as page:
        sheet = nl.Worksheet("planning", tmp_path)
        first = run("a cell", lambda: MADE[kind](sheet))
        watchers, models = len(sheet._watchers), len(page.states)
        for _ in range(19):
            last = run("a cell", lambda: MADE[kind](sheet))
        on_the_sheet = [one for one in (first, *_parts(first)) if isinstance(one, SheetWidget)]
        assert len(sheet._watchers) == watchers == len(on_the_sheet)
        assert len(page.states) == models, "the page keeps models of widgets that are gone"
        assert last.model_id in page.states
        last.close()
        assert not sheet._watchers
        assert not page.states


def test_what_a_cell_made_on_a_sheet_that_was_opened_anew_goes_too(run, tmp_path):
    before = nl.Worksheet("planning", tmp_path)
    run("a cell", lambda: nl.NumberAnswer(before, "k", question="Q"))
    run("a cell", lambda: nl.NumberAnswer(nl.Worksheet("planning", tmp_path), "another", question="Q"))
    assert not before._watchers


def test_the_same_question_in_two_cells_or_twice_in_one_keeps_both_widgets(run, tmp_path):
    sheet = nl.Worksheet("planning", tmp_path)
    first = run("a cell", lambda: nl.TextAnswer(sheet, "k", question="What would you write?"))
    pair = run("further down", lambda: [nl.TextAnswer(sheet, "k", question="And now?") for _ in range(2)])
    sheet["k"] = "Good morning."
    assert [one.value for one in (first, *pair)] == ["Good morning."] * 3


def test_without_a_page_that_names_its_cells_nothing_is_let_go(tmp_path):
    sheet = nl.Worksheet("planning", tmp_path)
    one, other = (nl.NumberAnswer(sheet, "k", question="Q") for _ in range(2))
    sheet["k"] = 3
    assert one.value == other.value == 3
