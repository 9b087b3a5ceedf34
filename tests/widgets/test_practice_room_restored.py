"""The practice room's record: kept at every move, back after reopening, set aside rather than lost."""

import pytest

from negolib.practice.talks.meeting import Meeting
from negolib.practice.talks.negotiation import replay
from negolib.widgets.talks.practice_room import PracticeRoom
from negolib.worksheet import Worksheet


def ask(send, room, words, issue="*"):
    for name, value in {"heard": "else", "act": "ask", "ask about": "interest", "issue": issue}.items():
        send(room, do="field", name=name, value=value)
    send(room, do="say", text=words)


def test_the_lid_is_closed_at_round_six_and_opened_again(case, sheet, send, room):
    for issue in case.issue_names[:6]:
        ask(send, room, "How do you see it?", issue)
    send(room, do="notes", text="Ask about the bank.")
    again = PracticeRoom(
        case, Worksheet("planning", sheet.path.parent), party="buyer", temperament="analytic"
    )
    assert again.talks.round == 6
    assert again.talks.record() == room.talks.record()
    assert again.form.log == room.form.log
    assert again.form.known == room.form.known
    assert again.form.notes == "Ask about the bank."
    assert again.form.stage == "playing"
    ask(send, again, "What else?")
    assert again.talks.round == 7


def test_finished_talks_are_kept_the_last_twelve(case, sheet, send):
    room = PracticeRoom(case, sheet, party="buyer")
    for number in range(14):
        send(room, do="start", temperament="analytic", number=str(number))
        send(room, do="leave")
        send(room, do="yes")
        assert room.talks.ended
        send(room, do="again")
    assert "practice_talks" not in sheet
    assert [record["seed"] for record in room.finished] == list(range(2, 14))
    assert all(replay(case, record).ended == "walked away" for record in room.finished)


def test_ended_talks_are_still_there_after_reopening_and_not_counted_twice(case, sheet, send, room):
    send(room, do="leave")
    send(room, do="yes")
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer")
    assert again.form.stage == "over"
    assert again.talks.ended == "walked away"
    assert len(again.finished) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: {**record, "mark": "another version"},
        lambda record: {**record, "rounds": 99},
        lambda record: "junk",
        lambda record: [1, {"a": None}],
        lambda record: {},
    ],
)
def test_a_record_that_cannot_go_on_is_set_aside_and_never_lost(case, sheet, send, room, spoil):
    spoilt = spoil(room.talks.record())
    other = Worksheet("planning", sheet.path.parent)
    other["practice_talks"] = spoilt
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer")
    assert again.form.stage == "before"
    assert again.form.notice.startswith(
        "The talks kept here could not go on, and were set aside in the sheet."
    )
    assert "\n" not in again.form.notice
    kept = Worksheet("planning", sheet.path.parent)
    assert kept["practice_set_aside"] == [spoilt]
    assert "practice_talks" not in kept
    send(again, do="start", temperament="analytic")
    assert again.talks.round == 0


def test_talks_of_the_other_chair_are_set_aside(case, sheet, send, room):
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="seller")
    assert again.talks is None
    assert "played from Ines's chair" in again.form.notice


def test_a_record_of_two_people_is_no_practice(case, sheet):
    sheet["practice_talks"] = Meeting(case).record()
    room = PracticeRoom(case, sheet, party="buyer")
    assert room.talks is None
    assert len(sheet["practice_set_aside"]) == 1


def test_two_views_of_one_sheet_stay_together(case, sheet, send, room):
    other = PracticeRoom(case, sheet, party="buyer", temperament="principled", seed=7)
    ask(send, room, "How do you see it?")
    assert other.talks.round == 1
    assert other.form.log == room.form.log
    other.close()
    ask(send, room, "And further?")
    assert other.talks.round == 1


def test_a_half_typed_sentence_and_a_half_made_package_are_there_again(case, sheet, send, room):
    send(room, do="field", name="heard", value="else")
    send(room, do="field", name="act", value="propose")
    send(room, do="field", name="option of package", place=0, issue="term", value="4 years")
    send(room, do="field", name="option of package", place=0, issue="rush", value="")
    send(room, do="words", text="If we sign for four ye")
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer")
    assert again.form.composer["words"] == "If we sign for four ye"
    assert again.form.composer["act"] == "propose"
    (package,) = again.form.composer["fields"][0]["values"]
    assert package["term"] == "4 years"
    assert "rush" not in package
    send(again, do="say", text="If we sign for four years?")
    assert "words" not in Worksheet("planning", sheet.path.parent)["practice_draft"].get("buyer", {})


@pytest.mark.parametrize(
    "junk",
    [
        5,
        [],
        {"buyer": 5},
        {"buyer": {"act": 1, "words": [], "values": 3, "packages": "x"}},
        {"buyer": {"act": "propose", "packages": [5, {"price": [], "x": "y"}]}},
        {"buyer": {"act": "tell", "values": {"tell about": "priority", "issue": "moon"}}},
    ],
)
def test_a_damaged_draft_does_no_harm(case, sheet, send, room, junk):
    sheet["practice_draft"] = junk
    again = PracticeRoom(case, sheet, party="buyer")
    assert again.form.stage == "playing"
    ask(send, again, "What else?")
    assert again.talks.round == 1


def test_the_kind_of_move_that_was_chosen_is_chosen_again(case, sheet, send, room):
    send(room, do="field", name="heard", value="else")
    send(room, do="field", name="act", value="acknowledge")
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer")
    assert again.form.composer["act"] == "acknowledge"


def test_what_is_said_of_words_goes_when_they_are_mended(send, room):
    send(room, do="field", name="act", value="acknowledge")
    send(room, do="say", text="")
    assert room.form.problem
    send(room, do="words", text="I can see")
    assert room.form.problem == ""
