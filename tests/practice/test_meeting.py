"""Two people at the table: whose turn it is, what a file from the other side may change, and the record."""

import pytest

from negolib.cases import load_case
from negolib.practice.table.moves import Move, MoveError
from negolib.practice.talks.meeting import Meeting, continues, reopen
from negolib.practice.talks.negotiation import Negotiation, replay
from negolib.practice.talks.record import ForgedRecord, RecordError, as_text, from_text, sealed

CASE = load_case("supplier")
OFFER = Move("propose", packages=({**CASE.today, "price": "440"},))


def meeting(turns: int = 3) -> Meeting:
    talks = Meeting(CASE, opener="supplier")
    script = [
        ("supplier", OFFER, "440 from January."),
        ("buyer", Move("ask", about="priority", open=True), "What matters most to you?"),
        (
            "supplier",
            Move("tell", about="priority", issue="term", option="4 years", matters="most"),
            "Years.",
        ),
        ("buyer", Move("accept"), "Agreed."),
    ]
    for by, move, words in script[:turns]:
        talks.speak(by, move, words)
    return talks


def test_they_speak_in_turn_and_either_can_accept_what_the_other_proposed():
    talks = meeting()
    with pytest.raises(MoveError, match="turn of the buyer"):
        talks.speak("supplier", OFFER)
    talks.speak("buyer", Move("accept"), "Agreed.")
    assert talks.ended == "deal"
    assert talks.package == {**CASE.today, "price": "440"}
    with pytest.raises(MoveError, match="over"):
        talks.speak("supplier", OFFER)


def test_nobody_accepts_his_own_proposal():
    talks = Meeting(CASE, opener="supplier", kind="recorded")
    talks.speak("supplier", OFFER)
    with pytest.raises(MoveError, match="nothing on the table"):
        talks.speak("supplier", Move("accept"))


def test_in_a_recorded_session_one_side_may_speak_twice():
    talks = Meeting(CASE, opener="buyer", kind="recorded")
    talks.speak("buyer", Move("acknowledge"), "I know it was hard.")
    talks.speak("buyer", OFFER, "440.")
    talks.speak("supplier", Move("accept"))
    assert talks.ended == "deal"
    assert reopen(CASE, talks.record()).record() == talks.record()


def test_time_is_up_after_the_last_round():
    talks = Meeting(CASE, opener="supplier", rounds=1)
    talks.speak("supplier", OFFER)
    talks.speak("buyer", Move("break"))
    assert talks.ended == "no time"


def test_a_file_from_the_other_side_goes_on_or_is_refused():
    mine, theirs = meeting(2), meeting(3)
    assert continues(mine, reopen(CASE, from_text(as_text(theirs.record()))))
    assert not continues(theirs, mine)
    other = Meeting(CASE, opener="supplier")
    other.speak("supplier", OFFER, "441 from January.")
    with pytest.raises(RecordError, match="different talks"):
        continues(mine, other)
    with pytest.raises(RecordError, match="different talks"):
        continues(mine, Meeting(CASE, opener="buyer"))


def test_a_changed_record_is_found():
    record = meeting(4).record()
    with pytest.raises(ForgedRecord, match="seal"):
        reopen(CASE, {**record, "package": None})
    turns = [dict(turn) for turn in record["turns"]]
    with pytest.raises(ForgedRecord):
        reopen(CASE, sealed({**record, "package": {**CASE.today, "price": "480"}}))
    turns[0]["by"] = "buyer"
    with pytest.raises(ForgedRecord):
        reopen(CASE, sealed({**record, "turns": turns}))


def test_a_record_of_the_wrong_kind_is_named():
    talks = Negotiation(CASE, "buyer", "principled", seed=1)
    with pytest.raises(RecordError, match="counterpart"):
        reopen(CASE, talks.record())
    with pytest.raises(RecordError, match="two people"):
        replay(CASE, meeting().record())
    for wrong in (None, [], {}, {"format": "x"}, "text"):
        with pytest.raises(RecordError, match="no record"):
            replay(CASE, wrong)
    with pytest.raises(RecordError, match="other numbers"):
        replay(CASE, sealed({**talks.record(), "mark": "0"}))
    with pytest.raises(RecordError, match="of the case 'choir'"):
        replay(CASE, sealed({**talks.record(), "case": "choir"}))


def test_text_that_is_no_record_is_named():
    for text in ("", "{", "[1]", '{"a": 1}', "\x00"):
        with pytest.raises(RecordError):
            from_text(text)


@pytest.mark.parametrize("opener", ["nobody"])
def test_a_meeting_needs_parties_of_the_case(opener):
    with pytest.raises(ValueError, match="nobody"):
        Meeting(CASE, opener=opener)
    with pytest.raises(ValueError, match="two people"):
        Meeting(CASE, kind="seance")


def test_either_side_is_heard_from_its_own_seat():
    talks = meeting(1)
    heard = talks.hear("buyer", "Your offer, but 420 euros.")
    assert heard.proposals[0].move == Move("propose", packages=({**OFFER.packages[0], "price": "420"},))
    assert talks.hear("buyer", "Agreed, we sign that.").proposals[0].move.act == "accept"
    assert "accept" not in [one.move.act for one in talks.hear("supplier", "Agreed, we sign that.").proposals]
    family = talks.hear("supplier", "85 families live on this firm.").proposals[0].move
    assert family == Move("tell", about="value", value="responsibility")
    with pytest.raises(MoveError, match="Nobody called"):
        talks.hear("mayor", "Good morning.")
    assert len(talks.turns) == 1
