"""The lesson on practice: its live lines, beside real records."""

import pytest

from negolib.cases import load_case
from negolib.lessons.common.remembered import MOST, remembered
from negolib.lessons.practice import crowd
from negolib.lessons.practice.again import two_records
from negolib.lessons.practice.beginning import papers, papers_again
from negolib.lessons.practice.crowd import first_guess, learners, people_and_you
from negolib.lessons.practice.heat import wounded_answer
from negolib.lessons.practice.record import debriefed, missed, open_questions, place, played_in
from negolib.worksheet.sheet import SEED
from tests.practice.debriefed import played

CASE = load_case("supplier")
SHEET_SEED = 2027


@pytest.fixture(scope="module")
def answers():
    """Return the answers of somebody who has played twice, the second time without an agreement."""
    years = [load_case("supplier", seed=SHEET_SEED, year=year) for year in (1, 2)]
    first = played("principled", "positional haggler", 1, case=years[0])
    second = played("principled", "value-driven", 2, case=years[1])
    return {
        SEED: SHEET_SEED,
        "practice_finished": [first.record()],
        "again_finished": [second.record()],
        "guess_open": 2.0,
        "guess_place": "near",
        "guess_missed": "nothing",
        "expect_joint": 70.0,
        "again_open": 4.0,
        "best_first": "refuse",
    }


def test_the_guesses_stand_beside_the_record(answers):
    found = debriefed(CASE, answers)
    assert f"You guessed 2. The record counts {found.process.mine.open}" in open_questions(CASE, answers)
    assert f"{found.result.efficiency:.0%} of the possible joint gain" in place(CASE, answers)
    assert "You had expected 70%" in place(CASE, answers)
    assert "missed" in missed(CASE, answers)
    assert "You guessed 4 open questions for the second" in two_records(CASE, answers)
    assert "after your talk" not in people_and_you(CASE, answers)


@pytest.mark.parametrize("line", [open_questions, place, missed, two_records])
@pytest.mark.parametrize("kept", [None, [], "nonsense", [{"moves": []}], [3]])
def test_without_a_record_that_can_be_read_a_line_waits(answers, line, kept):
    assert "Once" in line(CASE, answers | {"practice_finished": kept})


def test_the_prediction_stands_beside_the_count(answers):
    assert "They told most after “What do you need" in first_guess(CASE, answers)
    assert "You had chosen it" in first_guess(CASE, {"best_first": "ask"})


def test_each_talk_is_of_another_year_with_numbers_of_ones_own(answers):
    first, second = (played_in(CASE, answers, room) for room in ("practice", "again"))
    assert (first.year, first.seed, second.year, second.seed) == (1, SHEET_SEED, 2, SHEET_SEED)
    assert first.news in papers(CASE, answers)
    assert second.news in papers_again(CASE, answers)
    # A record of another year, or of somebody else's numbers, is none of this talk.
    assert debriefed(CASE, answers | {"practice_finished": answers["again_finished"]}) is None
    assert debriefed(CASE, answers | {SEED: SHEET_SEED + 1}) is None


@pytest.mark.parametrize("line", [papers, papers_again])
def test_ones_papers_say_nothing_of_what_things_are_worth_to_the_other_side(answers, line):
    said = line(CASE, answers)
    case = played_in(CASE, answers, "practice" if line is papers else "again")
    for issue in case.issues:
        assert issue.reasons["supplier"] not in said
        assert f"| {issue.options[-1].points['buyer']:.0f} |".replace("-", "−") in said
    assert case.parties["supplier"].brief not in said


def test_forty_talks_are_played_once(answers, monkeypatch):
    assert "Choose" in learners(CASE, {})
    table = learners(CASE, {"who_has_more": "same"})
    assert table.count("\n") == 7
    monkeypatch.setattr(crowd, "simulate", None)
    assert learners(CASE, {"who_has_more": "haggler"}) == table


def test_the_wounded_one_cools_when_he_is_heard():
    said = "I can see that this has hurt you, and I am sorry. What would help you now?"
    assert wounded_answer(CASE, {"to_the_wounded": "No."}).startswith("*Here")
    answer = wounded_answer(CASE, {"to_the_wounded": said})
    before, now = (int(word) for word in answer.replace(",", " ").split() if word.isdigit() and word != "100")
    assert now < before


def test_the_wounded_one_asks_back_where_he_cannot_tell_and_believes_what_he_is_told():
    said = "Hello there, my friend, what a fine morning it is to talk with you."
    asked = wounded_answer(CASE, {"to_the_wounded": said})
    assert "He cannot tell how you mean it" in asked
    assert wounded_answer(CASE, {"to_the_wounded": said, "meant_it": "no"}) == asked
    assert "He cannot tell" not in wounded_answer(CASE, {"to_the_wounded": said, "meant_it": "yes"})


def test_what_is_remembered_is_forgotten_when_there_is_too_much_of_it():
    calls = []
    length = remembered(lambda case, text: calls.append(text) or len(text))
    for number in range(MOST + 1):
        length(CASE, str(number))
    length(CASE, "0")
    length(CASE, str(MOST))
    assert len(calls) == MOST + 2
