"""The debrief as a learner sees it: filled from the room's records, completed, and put into the log."""

import pytest

from negolib.cases import load_case
from negolib.practice import Meeting, Move, Negotiation
from negolib.practice.crowd.negotiators import STYLES, SimulatedNegotiator
from negolib.practice.debrief.questionnaire import ITEMS
from negolib.widgets import DebriefView, PracticeHistory
from negolib.worksheet import Worksheet

CASE = load_case("supplier")


def played(style: str = "never asks", temperament: str = "principled", seed: int = 1) -> dict:
    talks = Negotiation(CASE, "buyer", temperament, seed=seed)
    learner = SimulatedNegotiator(talks.seat, STYLES[style], seed, talks.rounds)
    while not talks.ended:
        talks.play(learner.move(talks.table), "Let us see.")
    return talks.record()


@pytest.fixture
def sheet(tmp_path):
    return Worksheet("practice", tmp_path)


def kinds(page) -> list[str]:
    return [block["kind"] for block in page.blocks]


def test_before_any_talks_it_says_what_will_come_and_draws_nothing(sheet):
    view = DebriefView(CASE, sheet)
    assert "debrief stands here" in view.pages["head"].words
    assert all(chart.layout.display == "none" for chart in view.charts.values())
    assert repr(view)


def test_it_fills_itself_when_talks_are_finished(sheet):
    view = DebriefView(CASE, sheet)
    sheet["practice_finished"] = [played()]
    assert view.debrief.result.sentences[0] in view.pages["result"].words
    assert kinds(view.pages["lessons"]).count("lesson") == 3
    assert view.charts["path"].layout.display == "block"
    assert view.charts["crowd"].layout.display == "none"


def test_the_record_s_many_sentences_and_theory_s_names_wait_folded(sheet):
    sheet["practice_finished"] = [played()]
    view = DebriefView(CASE, sheet)
    process, result = view.pages["process"], view.pages["result"]
    (listed,) = [block for block in process.blocks if block["kind"] == "list"]
    (rest,) = [block for block in process.blocks if block["kind"] == "fold"]
    assert len(listed["items"]) <= 5
    assert {*listed["items"], *rest["blocks"][0]["items"]} == set(view.debrief.process.sentences)
    assert rest["blocks"][0]["items"][0] in process.words
    (theory,) = [block for block in result.blocks if block["kind"] == "fold"]
    assert "Kalai-Smorodinsky settlement: each side gets the same share" in str(theory)


def test_what_stood_behind_it_and_what_supports_a_lesson_are_shown(sheet):
    view = DebriefView(CASE, sheet)
    record = played()
    sheet["practice_finished"] = [record]
    values = view.pages["values"]
    (table,) = [block for block in values.blocks if block["kind"] == "table"]
    assert len(table["rows"]) == sum(len(party.values) for party in CASE.party_list)
    for party in CASE.party_list:
        for value in party.values:
            assert value.text in values.words
    lessons = [block for block in view.pages["lessons"].blocks if block["kind"] == "lesson"]
    labels = ("Found in experiments: ", "Advice from ", "Our own advice")
    assert all(block["source"].startswith(labels) for block in lessons)
    turns = {turn["round"] for turn in record["turns"] if turn["by"] == "buyer"}
    assert {block["round"] for block in lessons} <= turns


def test_the_picture_says_what_lay_on_the_table(sheet):
    sheet["practice_finished"] = [played()]
    view = DebriefView(CASE, sheet)
    found = view.debrief.result
    title = view.charts["path"].figure["layout"]["title"]["text"]
    left = f"{found.most - found.joint_gain:g}"
    assert title == (
        "Nothing was left on the table: no package is better for both"
        if found.efficient
        else f"Together you left {left} points of gain on the table"
    )


def test_an_earlier_session_can_be_chosen(sheet):
    records = [played(seed=1), played("value-driven", "analytic", 2)]
    sheet["practice_finished"] = records
    view = DebriefView(CASE, sheet)
    assert view.debrief.temperament == "analytic"
    view._hear("session", records[0]["seal"])
    assert view.debrief.temperament == "principled"


def test_a_forged_record_gets_one_sentence(sheet):
    sheet["practice_finished"] = [{**played(), "package": CASE.today}]
    view = DebriefView(CASE, sheet)
    assert "cannot be debriefed" in view.pages["head"].words
    assert not view.pages["result"].blocks


def test_what_is_answered_is_kept_and_logged_once(sheet):
    sheet["practice_finished"] = [played()]
    view = DebriefView(CASE, sheet)
    for item in ITEMS:
        view._hear(f"mark {item.name}", 5)
    view._hear(f"mark {ITEMS[0].name}", 9)
    question = view.debrief.questions[0].name
    view._hear(f"answer {question}", "I asked before I named a figure.")
    view._hear("log", None)
    view._hear("log", None)
    assert len(sheet["practice_log"]) == 1
    again = DebriefView(CASE, sheet)
    assert again._marks == {item.name: 5 for item in ITEMS}
    assert again._answers == {question: "I asked before I named a figure."}
    assert again.charts["felt"].layout.display == "block"


def test_the_comparison_is_played_when_asked_for(sheet):
    sheet["practice_finished"] = [played()]
    view = DebriefView(CASE, sheet)
    assert "button" in kinds(view.pages["standing"])
    view._hear("compare", None)
    assert view.standing.count == 1000
    assert view.charts["crowd"].layout.display == "block"
    assert view.standing.sentence in view.pages["standing"].words


def test_of_two_people_the_chair_is_chosen_and_nobody_speaks_for_them(sheet):
    meeting = Meeting(CASE, opener="supplier")
    meeting.speak("supplier", Move("propose", packages=({**CASE.today, "price": "440"},)), "440.")
    meeting.speak("buyer", Move("accept"), "Agreed.")
    sheet["meeting_finished"] = [meeting.record()]
    view = DebriefView(CASE, sheet, "meeting")
    first = view.debrief.result.own_gain
    view._hear("chair", "supplier")
    assert view.debrief.party == "supplier"
    assert view.debrief.result.own_gain != first
    assert view.charts["trust"].layout.display == "none"
    assert "no simulated negotiators" in view.pages["standing"].words


def test_the_history_follows_the_log(sheet):
    log = PracticeHistory(sheet)
    assert log.chart.layout.display == "none"
    sheet["practice_finished"] = [played(), played("value-driven", "wounded", 4)]
    view = DebriefView(CASE, sheet)
    for record in sheet["practice_finished"]:
        view._hear("session", record["seal"])
        view._hear("log", None)
    assert log.chart.layout.display == "block"
    rows = next(block["rows"] for block in log.table.blocks if block["kind"] == "table")
    assert [row[2] for row in rows] == ["principled", "wounded"]
    sheet["practice_log"] = ["nonsense", *sheet["practice_log"]]
    assert len(log.history.sessions) == 2
