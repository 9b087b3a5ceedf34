import gzip

import pytest

import negolib.widgets
from negolib.charts import zopa_chart
from negolib.widgets import Chart
from negolib.widgets.batna.batna_form import BatnaForm
from negolib.widgets.chart.plotly_loader import load_plotly
from negolib.widgets.matrix.matrix_form import MatrixForm

HANDLE = {
    "name": "a",
    "label": "a",
    "value": 5.0,
    "min": 0.0,
    "max": 10.0,
    "step": 1.0,
    "axis": "x",
    "text": "{value}",
}


@pytest.fixture
def chart() -> Chart:
    made = Chart()
    made.show(zopa_chart(seller=1, buyer=2), summary="A zone of 1.", handles=[HANDLE], problem="")
    return made


def test_plotly_travels_once_and_packed():
    loader = load_plotly()
    Chart(), Chart()
    assert load_plotly() is loader
    assert b"plotly.js" in gzip.decompress(loader.bundle)[:200]
    assert len(loader.bundle) < 2_000_000


def test_a_loader_that_was_closed_is_made_anew():
    loader = load_plotly()
    loader.close()
    assert load_plotly() is not loader


def test_the_template_travels_once_not_with_every_figure(chart):
    assert "template" not in chart.figure["layout"]
    assert chart.template["layout"]["showlegend"] is False


def test_the_height_is_known_before_the_chart_is_there(chart):
    assert chart.height == chart.figure["layout"]["height"]


def test_what_is_not_given_stays(chart):
    chart.show(zopa_chart(seller=3, buyer=4))
    assert chart.summary == "A zone of 1."
    assert [handle["name"] for handle in chart.handles] == ["a"]


def test_moves_are_reported_and_kept_on_the_axis(chart, page):
    heard = []
    chart.on_move(lambda *move: heard.append(move))
    page(chart, kind="move", name="a", value=7, final=False)
    page(chart, kind="move", name="a", value=99, final=True)
    assert heard == [("a", 7.0, False), ("a", 10.0, True)]


def test_a_nudge_costs_nothing(chart, monkeypatch):
    sent = []
    monkeypatch.setattr(chart, "_send", lambda *message, **more: sent.append(message))
    chart._handle_custom_msg({"kind": "nudge"}, [])
    assert sent == []


def test_typing_and_switching_are_reported(chart, page):
    chart.toggles = [{"name": "belief", "label": "Belief", "value": False}]
    heard = []
    chart.on_type(lambda *said: heard.append(said))
    chart.on_switch(lambda *said: heard.append(said))
    page(chart, kind="type", name="a", text="7")
    page(chart, kind="switch", name="belief", value=True)
    assert heard == [("a", "7"), ("belief", True)]


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "move", "name": "unknown", "value": 3},
        {"kind": "move", "name": "a", "value": "3"},
        {"kind": "move", "name": "a", "value": None},
        {"kind": "move", "name": "a", "value": True},
        {"kind": "move", "name": "a", "value": float("nan")},
        {"kind": "switch", "name": "unknown", "value": True},
        {"kind": "nonsense"},
        {},
    ],
)
def test_what_makes_no_sense_is_answered_and_passed_over(chart, page, message):
    heard = []
    chart.on_move(lambda *move: heard.append(move))
    chart.on_switch(lambda *move: heard.append(move))
    page(chart, **message)
    assert heard == []


@pytest.mark.parametrize("kind", ["ZopaBuilder", "BatnaBuilder", "ValueMatrix"])
def test_widgets_are_born_whole(kind, case, sheet, monkeypatch):
    # A slow page may miss messages sent just after a widget was made, so there must be none.
    later = []

    def send_state(widget: object, key: object = None) -> None:
        if widget.comm is not None:
            later.append((type(widget).__name__, key))

    for widget in (Chart, BatnaForm, MatrixForm):
        monkeypatch.setattr(widget, "send_state", send_state)
    getattr(negolib.widgets, kind)(case, sheet, start="case")
    assert later == []
