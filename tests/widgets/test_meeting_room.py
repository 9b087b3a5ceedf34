"""Two people: a curtain at one machine, files between two, and a session written down."""

import shutil

import pytest

from negolib.practice.talks.meeting import reopen
from negolib.widgets.talks.meeting_room import MeetingRoom
from negolib.widgets.talks.practice_room import PracticeRoom
from negolib.worksheet import Worksheet


@pytest.fixture
def desk(case, tmp_path):
    """Return a function that sets up a room in a folder of its own: a machine."""

    def _desk(name, **options):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        return MeetingRoom(case, Worksheet("planning", folder), **options)

    return _desk


def shown(room):
    names = [name for name in room.form.keys if not name.startswith("_") and name != "answered"]
    return str({name: getattr(room.form, name) for name in names})


def say(send, room, words, open="open"):
    for name, value in {"heard": "else", "act": "ask", "ask about": "other", "open": open}.items():
        send(room, do="field", name=name, value=value)
    send(room, do="say", text=words)


def propose(send, room, **options):
    send(room, do="field", name="heard", value="else")
    send(room, do="field", name="act", value="propose")
    for issue, option in options.items():
        send(room, do="field", name="option of package", place=0, issue=issue, value=option)


def test_a_curtain_falls_between_the_two(desk, send):
    room = desk("one")
    send(room, do="start", opener="supplier")
    assert room.form.stage == "curtain"
    assert room.form.head["curtain"] == "Hand over to Henrik Wellenbrink."
    send(room, do="ready")
    assert room.form.stage == "playing"
    assert room.form.head["me"].startswith("You are Henrik Wellenbrink")
    send(room, do="notes", text="Not below 436.", party="supplier")
    propose(send, room, price="480")
    assert "Worth 240 to you" in room.form.composer["score"]["lines"][0]
    send(room, do="say", text="480 from January.")
    assert room.form.stage == "curtain"
    for secret in ("Not below 436", "to you", "BATNA", room.case.party("supplier").brief[:30]):
        assert secret not in shown(room)
    assert "480 from January." in shown(room)
    send(room, do="ready")
    assert room.form.head["me"].startswith("You are Ines Falk")
    assert room.form.notes == ""
    assert "Not below 436" not in shown(room)
    assert room.form.offers[0]["score"].startswith("−240 to you")


def test_notes_that_arrive_behind_the_curtain_go_to_the_right_side(desk, send):
    room = desk("one")
    send(room, do="start", opener="supplier")
    send(room, do="ready")
    say(send, room, "How are you?")
    send(room, do="notes", text="Late words.", party="supplier")
    send(room, do="ready")
    assert room.form.notes == ""
    assert room.sheet["meeting_notes"] == {"supplier": "Late words."}


def test_the_coach_s_note_is_for_the_one_who_spoke(desk, send):
    room = desk("one")
    send(room, do="start", opener="supplier")
    send(room, do="ready")
    say(send, room, "Do you need it?")
    note = room.talks.notes[0]
    assert note
    assert note not in shown(room)
    send(room, do="ready")
    assert note not in shown(room)
    say(send, room, "What do you mean?")
    send(room, do="ready")
    assert note in shown(room)


def test_behind_the_curtain_nothing_can_be_said(desk, send):
    room = desk("one")
    send(room, do="start", opener="buyer")
    for message in (
        {"do": "say", "text": "Hello"},
        {"do": "leave"},
        {"do": "yes"},
        {"do": "accept", "place": 0},
    ):
        send(room, **message)
    assert room.talks.turns == []
    assert not room.talks.ended


def test_each_has_a_composer_of_its_own(desk, send):
    room = desk("one")
    send(room, do="start", opener="buyer")
    send(room, do="ready")
    propose(send, room, price="360")
    send(room, do="say", text="360?")
    send(room, do="ready")
    send(room, do="field", name="act", value="propose")
    assert room.form.composer["act"] == ""


def test_two_at_one_machine_come_to_a_deal_and_go_on_tomorrow(desk, send, case):
    room = desk("one")
    send(room, do="start", opener="buyer")
    send(room, do="ready")
    propose(send, room, **{**case.today, "price": "440", "formats": "9 formats", "term": "4 years"})
    send(room, do="say", text="")
    again = desk("one")
    assert again.form.stage == "curtain"
    send(again, do="ready")
    send(again, do="accept", place=0)
    assert again.form.confirm["warning"] == ""
    send(again, do="yes")
    assert again.talks.ended == "deal"
    assert again.form.over["title"] == "There is a deal"
    assert reopen(case, again.finished[-1]).package == again.talks.package
    # What it is worth to either of them is for the debrief, not for a page both look at.
    assert "to you" not in shown(again)


def test_two_machines_exchange_files(desk, send, tmp_path, case):
    buyer, supplier = desk("b", party="buyer"), desk("s", party="seller")
    send(buyer, do="start", opener="buyer")
    assert buyer.form.stage == "playing"
    propose(send, buyer, price="440")
    send(buyer, do="say", text="440 and four years.")
    assert buyer.form.stage == "waiting"
    assert "It is Henrik Wellenbrink’s turn" in buyer.form.head["curtain"]
    send(buyer, do="save")
    assert buyer.form.notice == (
        "Saved as planning_meeting.talks.json, beside this notebook. Send it to the other side."
    )
    own = next(tool for tool in buyer.form.tools if tool["do"] == "take")
    assert own["options"] == [], "one's own file is not theirs"
    shutil.copy(buyer.path, tmp_path / "s" / "from_ines.talks.json")
    send(supplier, do="look")
    take = next(tool for tool in supplier.form.tools if tool["do"] == "take")
    assert [option["name"] for option in take["options"]] == ["from_ines.talks.json"]
    send(supplier, do="take", value="from_ines.talks.json")
    assert supplier.form.stage == "playing"
    assert supplier.form.log[0]["words"] == "440 and four years."
    for name, value in {
        "heard": "else",
        "act": "tell",
        "tell about": "interest",
        "interest": "a margin to live on",
    }.items():
        send(supplier, do="field", name=name, value=value)
    send(supplier, do="say", text="The term matters to us.")
    send(supplier, do="save")
    shutil.copy(supplier.path, tmp_path / "b" / "from_henrik.talks.json")
    send(buyer, do="take", value="from_henrik.talks.json")
    assert buyer.talks.record() == supplier.talks.record()
    assert buyer.form.stage == "playing"
    send(buyer, do="take", value="from_henrik.talks.json")
    assert buyer.form.notice == "from_henrik.talks.json holds nothing new."
    # Only what was said travels.
    assert "notes" not in buyer.path.read_text()


def test_a_file_that_tells_other_talks_is_refused_and_changes_nothing(desk, send, tmp_path):
    buyer, supplier = desk("b", party="buyer"), desk("s", party="seller")
    for room, words in ((buyer, "One thing."), (supplier, "Another.")):
        send(room, do="start", opener=room.party)
        say(send, room, words)
        send(room, do="save")
    shutil.copy(supplier.path, tmp_path / "b" / "theirs.talks.json")
    before = buyer.talks.record()
    send(buyer, do="take", value="theirs.talks.json")
    assert "tell different talks" in buyer.form.problem
    assert buyer.talks.record() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("One thing.", "One thing!"),
        lambda text: text[:-40],
        lambda text: "[]",
        lambda text: "",
        lambda text: "[" * 100_000,
        lambda text: "\udcff\udcfe",
    ],
)
def test_a_damaged_or_changed_file_gets_one_sentence(desk, send, tmp_path, spoil):
    buyer, supplier = desk("b", party="buyer"), desk("s", party="seller")
    send(buyer, do="start", opener="buyer")
    say(send, buyer, "One thing.")
    send(buyer, do="save")
    text = spoil(buyer.path.read_text())
    (tmp_path / "s" / "x.talks.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    send(supplier, do="take", value="x.talks.json")
    assert supplier.form.problem
    assert "\n" not in supplier.form.problem
    assert supplier.talks is None


@pytest.mark.parametrize("name", ["", "../s/x.talks.json", "/etc/passwd", None, 5, ["x"]])
def test_only_files_beside_the_notebook_are_taken_in(desk, send, tmp_path, name):
    supplier = desk("s", party="seller")
    send(supplier, do="take", value=name)
    assert supplier.form.problem.startswith("Choose a file first")


def test_a_disk_that_refuses_is_told(desk, send, monkeypatch):
    buyer = desk("b", party="buyer")
    send(buyer, do="start", opener="buyer")

    def full(path, text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("negolib.widgets.talks.meeting_room.write_atomically", full)
    send(buyer, do="save")
    assert buyer.form.problem.startswith("The file could not be saved (No space left on device)")


def test_a_session_held_elsewhere_is_written_down(desk, send):
    room = desk("r", kind="recorded")
    send(room, do="start", opener="buyer")
    say(send, room, "How was your trip?")
    assert room.form.composer["who"][0]["value"] == "supplier"
    # Either may speak several times.
    send(room, do="field", name="by", value="buyer")
    propose(send, room, **{**room.case.today, "price": "440"})
    send(room, do="say", text="440, and we talk about the rest.")
    assert [turn.by for turn in room.talks.turns] == ["buyer", "buyer"]
    session = next(tool for tool in room.form.tools if tool["do"] == "session over")
    names = [option["name"] for option in session["options"]]
    assert names == ["accept 0:supplier", "walk away:buyer", "walk away:supplier", "time up:"]
    send(room, do="session over", value="accept 0:supplier")
    assert room.talks.ended == "deal"
    assert room.talks.package["price"] == "440"
    assert room.form.stage == "over"


@pytest.mark.parametrize(
    ("value", "ended", "by"),
    [("walk away:buyer", "walked away", "buyer"), ("time up:", "no time", "supplier")],
)
def test_a_session_ends_without_a_deal(desk, send, value, ended, by):
    room = desk("r", kind="recorded")
    send(room, do="start", opener="buyer")
    say(send, room, "Good morning.")
    send(room, do="session over", value=value)
    assert (room.talks.ended, room.talks.table.by) == (ended, by)


@pytest.mark.parametrize(
    "value", ["", "accept 0:buyer", "accept 9:buyer", "accept x:buyer", "walk away:me", None]
)
def test_a_result_that_is_none_changes_nothing(desk, send, value):
    room = desk("r", kind="recorded")
    send(room, do="start", opener="buyer")
    say(send, room, "Good morning.")
    send(room, do="session over", value=value)
    assert not room.talks.ended


def test_the_last_line_is_taken_back(desk, send):
    room = desk("r", kind="recorded")
    send(room, do="start", opener="buyer")
    say(send, room, "Good morning.")
    say(send, room, "A slip of the pen.")
    send(room, do="back")
    assert [turn.words for turn in room.talks.turns] == ["Good morning."]
    assert room.form.composer["words"] == "A slip of the pen."
    assert room.sheet["meeting_talks"] == room.talks.record()


def test_whoever_writes_down_sees_own_points_only(desk, send):
    room = desk("r", kind="recorded", party="buyer")
    send(room, do="start", opener="buyer")
    propose(send, room, price="440")
    assert room.form.composer["score"]["lines"]
    send(room, do="say", text="440.")
    assert room.form.composer["who"][0]["value"] == "supplier"
    send(room, do="field", name="heard", value="else")
    send(room, do="field", name="act", value="propose")
    assert room.form.composer["score"] == {}
    assert room.form.offers[0]["score"] == ""
    labels = str(room.form.composer["fields"])
    assert "+120" not in labels
    send(room, do="accept", place=0)
    assert room.form.confirm["warning"] == ""


def test_a_record_of_another_kind_is_set_aside(case, sheet, send):
    practice = PracticeRoom(case, sheet, "meeting", party="buyer", temperament="analytic", seed=1)
    send(practice, do="start")
    room = MeetingRoom(case, sheet)
    assert room.talks is None
    assert "set aside" in room.form.notice
    assert len(sheet["meeting_set_aside"]) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [({"kind": "chat"}, "'two people' or 'recorded'"), ({"party": "nobody"}, "has no party")],
)
def test_wrong_arguments_get_one_sentence(case, sheet, arguments, says):
    with pytest.raises(ValueError, match=says):
        MeetingRoom(case, sheet, **arguments)


def test_whoever_writes_for_both_is_on_neither_side(desk, send):
    room = desk("r", kind="recorded")
    send(room, do="start", opener="buyer")
    propose(send, room, price="440")
    send(room, do="say", text="440.")
    assert room.form.offers
    for secret in ("to you", "BATNA", room.case.party("supplier").brief[:30]):
        assert secret not in shown(room)


def test_a_question_to_a_person_is_about_whatever_it_is_about(desk, send):
    room = desk("one")
    send(room, do="start", opener="buyer")
    send(room, do="ready")
    say(send, room, "What worries you most about next year?")
    (line,) = room.form.log
    assert line["does"] == "asks, openly, about something else"
