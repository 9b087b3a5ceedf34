"""The charts of a debrief: what they draw, and the finding in each title."""

import pytest

from negolib.charts.practice import (
    history_chart,
    offers_path_chart,
    standing_chart,
    subjective_value_chart,
    trust_chart,
)
from negolib.charts.style import Side

PATHS = {"buyer": [(1, 200.0, -50.0), (3, 120.0, 60.0)], "supplier": [(0, -240.0, 240.0), (2, 10.0, 180.0)]}
PLANE = {
    "reservation": {"buyer": -84.0, "supplier": 108.0},
    "frontier": [(300.0, 108.0), (165.0, 305.0), (-84.0, 400.0)],
    "settlements": {"Nash settlement": (165.0, 305.0)},
    "sides": (Side(0, "you"), Side(1, "Mr Wellenbrink")),
    "unit": "thousand euros a year",
}


def path(**more):
    return offers_path_chart(PATHS, **PLANE, as_data=True, **more)


def points(figure) -> set:
    return {
        (x, y)
        for trace in figure["data"]
        for x, y in zip(trace.get("x", ()), trace.get("y", ()), strict=True)
    }


def texts(figure) -> str:
    return str(figure)


def test_every_offer_is_drawn_and_the_deal_with_the_missed_trade():
    figure = path(deal=(120.0, 200.0), better=(140.0, 230.0), change="stock for reference")
    drawn = points(figure)
    for steps in PATHS.values():
        for _, own, other in steps:
            assert (own, other) in drawn
    assert "stock for reference" in texts(figure)
    assert figure["layout"]["title"]["text"] != path()["layout"]["title"]["text"]


def test_a_figure_is_one_that_plotly_takes():
    made = (
        offers_path_chart(PATHS, **PLANE, deal=(120.0, 200.0), better=None, change=""),
        trust_chart([50, 60], side=Side(1, "Mr Wellenbrink"), heat=[5, 0], events=[(1, "You asked", 3.0)]),
        standing_chart([0, 10, 20], 15, percentile=66.7, seat=0, unit="points"),
        history_chart([{"efficiency": 0.5, "gain": 20.0, "questions": 2}]),
    )
    for figure in made:
        assert figure.data
        assert figure.layout.title.text


def test_the_trust_chart_labels_what_moved_it_most():
    figure = trust_chart(
        [50, 53, 38],
        heat=[5, 4, 26],
        events=[(1, "You asked an open question", 3.0), (2, "You threatened", -15.0)],
        side=Side(1, "Mr Wellenbrink"),
        as_data=True,
    )
    assert "hreatened" in texts(figure)
    assert any(list(trace.get("y", ())) == [50, 53, 38] for trace in figure["data"])


def test_the_standing_says_the_percentile():
    figure = standing_chart(list(range(100)), 80, percentile=80.5, seat=0, unit="points", as_data=True)
    assert "80" in figure["layout"]["title"]["text"]


@pytest.mark.parametrize("count", [1, 2, 12])
def test_the_history_has_every_session(count):
    rows = [{"efficiency": 0.1 * n % 1, "gain": 10.0 * n, "questions": n} for n in range(count)]
    figure = history_chart(rows, as_data=True)
    assert any(len(trace["x"]) == count for trace in figure["data"])


def test_both_sides_feelings_are_drawn():
    mine = {"outcome": 6.0, "self": 5.0, "process": 3.0, "relationship": 2.0}
    theirs = {"outcome": 2.0, "self": 3.0, "process": 3.5, "relationship": 4.0}
    sides = Side(0, "you"), Side(1, "they")
    both = subjective_value_chart(mine, theirs, sides=sides, as_data=True)
    alone = subjective_value_chart(mine, None, sides=sides, as_data=True)
    assert len(str(both)) > len(str(alone))
