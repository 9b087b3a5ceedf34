"""The practice log: entries, and the history across sessions."""

import json

import pytest

from negolib.practice.debrief.debriefing import QUESTIONS, debrief
from negolib.practice.debrief.log import MEASURES, entry, history

from .debriefed import played


@pytest.fixture(scope="module")
def logged():
    one = debrief(played("positional", "positional haggler", seed=3))
    two = debrief(played("positional", "value-driven", seed=3))
    answers = {question.name: "Asking early." for question in QUESTIONS}
    return [entry(two, answers, {"heard": 6}, "2026-03-20"), entry(one, {}, {}, "2026-03-14T15:09:26")]


def test_an_entry_is_plain_and_says_what_happened(logged):
    later, first = logged
    assert json.loads(json.dumps(later)) == later
    assert (later["case"], later["party"], later["temperament"], later["seed"]) == (
        *("supplier", "buyer", "positional"),
        3,
    )
    assert later["open_questions"] > first["open_questions"] == 0
    assert later["subjective_value"]["process"] == 6
    assert first["subjective_value"]["process"] is None
    assert len(later["lessons"]) == 3
    assert later["counterpart_value"]["relationship"] > first["counterpart_value"]["relationship"]


def test_the_history_is_in_order_of_dates_and_says_what_changed(logged):
    found = history(logged)
    assert [one.date for one in found.sessions] == ["2026-03-14T15:09:26", "2026-03-20"]
    assert [row["session"] for row in found.rows] == [1, 2]
    assert found.series("open_questions") == [(1, 0.0), (2, float(logged[0]["open_questions"]))]
    was, now = (f"{one['efficiency']:.0%}" for one in logged[::-1])
    assert f"from {was} to {now}" in found.sentence
    assert "compare with care" not in found.sentence
    other = {**logged[0], "temperament": "wounded"}
    assert "compare with care" in history([logged[1], other]).sentence


def test_one_session_and_none_have_their_own_sentence(logged):
    assert history([]).sentence == "No session has been logged yet."
    assert history(logged[:1]).sentence.startswith("One session so far")
    assert history(None).sessions == ()


def test_damaged_entries_are_left_out_and_counted(logged):
    good = logged[0]
    damaged = [
        *(None, 3, "text", [], {}),
        {**good, "format": "other"},
        {**good, "date": "yesterday"},
        {**good, "date": None},
        {**good, "own_gain": float("nan")},
        {**good, "joint_gain": "much"},
        {**good, "case": 7},
        {key: value for key, value in good.items() if key != "ended"},
    ]
    found = history([*damaged, good])
    assert found.skipped == len(damaged)
    assert len(found.sessions) == 1
    assert f"{len(damaged)} entries are damaged" in found.sentence


def test_a_damaged_number_that_is_not_needed_is_only_missing(logged):
    found = history([{**logged[0], "trust": "high", "told": -4, "open_questions": True, "efficiency": None}])
    (one,) = found.sessions
    assert (one.trust, one.told, one.open_questions, one.efficiency) == (None, None, None, None)
    assert found.series("trust") == []


def test_every_measure_is_a_column(logged):
    assert set(MEASURES) <= set(history(logged).rows[0])
    with pytest.raises(ValueError, match="no measure"):
        history(logged).series("charm")


@pytest.mark.parametrize(
    ("answers", "questionnaire", "date"),
    [
        ({}, {}, "soon"),
        ({}, {}, None),
        ({"why": "x"}, {}, "2026-03-14"),
        ({"values": 3}, {}, "2026-03-14"),
        ({}, {"heard": 9}, "2026-03-14"),
    ],
)
def test_senseless_entries_are_refused(answers, questionnaire, date):
    found = debrief(played("positional", "tells only", seed=1))
    with pytest.raises(ValueError, match=r"\."):
        entry(found, answers, questionnaire, date)
