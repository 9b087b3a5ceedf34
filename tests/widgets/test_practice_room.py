"""A learner's talks with a counterpart: moves, scores, and a record that comes back."""

import pytest

from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.widgets.talks.practice_room import PracticeRoom
from negolib.worksheet import Worksheet


def field(send, room, **values):
    """Set the move by hand."""
    send(room, do="field", name="heard", value="else")
    for name, value in values.items():
        send(room, do="field", name=name.replace("_", " "), value=value)


def ask(send, room, words, **more):
    field(send, room, act="ask", ask_about="interest", issue="*", open="open")
    send(room, do="say", text=words, **more)


def propose(send, room, packages=1, **options):
    field(send, room, act="propose")
    for place in range(packages):
        for issue, option in options.items():
            send(room, do="field", name="option of package", place=place, issue=issue, value=option)


def shown(room):
    """Everything the page can read, as one text."""
    names = [name for name in room.form.keys if not name.startswith("_") and name != "answered"]
    return str({name: getattr(room.form, name) for name in names})


def test_before_the_talks_only_titles_are_shown(case, sheet):
    room = PracticeRoom(case, sheet, party="buyer")
    assert room.form.stage == "before"
    labels = [choice["label"] for choice in room.form.start["asks"][0]["choices"]]
    assert labels == ["Surprise me", *(one.title for one in BY_NAME.values())]
    assert not any(one.policy in shown(room) for one in BY_NAME.values())
    assert dict(sheet) == {}


def test_a_given_temperament_is_fixed_and_its_policy_told_only_afterwards(room, send):
    policy = BY_NAME["principled"].policy
    assert policy not in shown(room)
    send(room, do="leave")
    send(room, do="yes")
    assert policy in shown(room)
    assert room.form.stage == "over"


def test_the_learner_chooses_whom_to_meet_and_may_meet_them_again(case, sheet, send):
    room = PracticeRoom(case, sheet, party="buyer")
    send(room, do="start", temperament="wounded", number="4711")
    assert (room.talks.temperament, room.talks.seed) == ("wounded", 4711)
    first = room.talks.turns[0].words
    assert "wounded" not in shown(room).lower()
    send(room, do="leave")
    send(room, do="yes")
    assert "choose “The wounded one” and number 4711" in " ".join(room.form.over["words"])
    send(room, do="again")
    assert room.form.stage == "before"
    send(room, do="start", temperament="wounded", number="4711")
    assert room.talks.turns[0].words == first


def test_a_surprise_is_one_of_the_six_and_stays_a_surprise(case, sheet, send):
    met = set()
    for number in range(40):
        room = PracticeRoom(case, sheet, f"talk{number}", party="buyer")
        send(room, do="start", temperament="surprise", number=str(number))
        met.add(room.talks.temperament)
        assert BY_NAME[room.talks.temperament].title not in shown(room)
    assert met == set(BY_NAME)


@pytest.mark.parametrize("number", ["abc", "-3", "4.5", "9" * 30, "٤"])
def test_a_number_that_is_none_gets_one_sentence(case, sheet, send, number):
    room = PracticeRoom(case, sheet, party="buyer")
    send(room, do="start", temperament="wounded", number=number)
    assert room.form.problem.startswith("The number of a person is a whole number")
    assert room.talks is None


def test_a_question_is_asked_and_answered(room, send, sheet):
    field(send, room, act="ask", ask_about="priority", issue="term", open="open")
    send(room, do="say", text="How much does a longer contract mean to you?")
    mine, theirs = room.form.log[1:]
    assert mine["words"] == "How much does a longer contract mean to you?"
    assert mine["does"] == "asks, openly, how important the length of the contract would be"
    assert (mine["right"], theirs["right"]) == (True, False)
    assert theirs["who"] == "Henrik Wellenbrink"
    assert room.form.composer["words"] == ""
    assert room.form.head["round"] == "Round 2 of 14"
    assert sheet["practice_talks"] == room.talks.record()


def test_the_coach_s_note_stands_under_the_learner_s_line(room, send):
    field(send, room, act="ask", ask_about="priority", issue="term", open="open")
    send(room, do="say", text="Do you need four years?")
    notes = [turn["note"] for turn in room.form.log]
    assert notes[0] == notes[2] == ""
    assert notes[1] == room.talks.notes[0] != ""


def test_the_brief_is_one_s_own_in_paragraphs(room, case):
    paragraphs = room.form.brief["text"].split("\n\n")
    assert [part.split() for part in paragraphs] == [
        part.split() for part in case.party("buyer").brief.strip().split("\n\n")
    ]
    assert not any("\n" in part for part in paragraphs)
    assert "It is worth −84 to you" in room.form.brief["batna"]


def test_a_line_to_begin_with_follows_the_fields(room, send):
    field(send, room, act="ask", ask_about="issue", issue="rhythm", open="open")
    assert "the rhythm of delivery" in room.form.composer["suggestion"]
    field(send, room, issue="rush")
    assert "the reserve stock" in room.form.composer["suggestion"]


def test_one_s_own_score_is_shown_live_and_nothing_of_the_other_side_s(room, send, case):
    propose(send, room, price="440", formats="9 formats", term="4 years")
    package = case.today | {"price": "440", "formats": "9 formats", "term": "4 years"}
    worth = case.value("buyer", package)
    reservation = case.party("buyer").reservation_value
    offer = case.value("buyer", room.talks.offers[0])
    line = room.form.composer["score"]["lines"][0]
    assert line == (
        f"Worth {worth:g} to you, {worth - reservation:g} above your BATNA (−{-reservation:g}) "
        f"and {worth - offer:g} more than their offer on the table."
    )
    marks = {mark["kind"]: mark["at"] for mark in room.form.composer["score"]["ruler"]}
    assert 0 < marks["theirs"] < marks["batna"] < marks["draft"] < 1


def test_what_the_other_side_alone_knows_never_reaches_the_page(sheet, send, case):
    secrets = [
        case.party("supplier").brief.split("\n")[0],
        *(text for text in case.issue("term").reasons.values() if "bank lends" in text),
        case.party("supplier").batna.label,
    ]
    # Points that only the other side has: changing them must change nothing on the page.
    data = case.model_dump(by_alias=True)
    for issue in data["issues"]:
        for option in issue["options"]:
            if issue["name"] != "price":
                option["points"]["supplier"] *= 1.0 if option["points"]["supplier"] < 0 else 1.25
    other = type(case).model_validate({**data, "name": case.name})
    pages = []
    for place, one in enumerate((case, other)):
        room = PracticeRoom(one, sheet, f"t{place}", party="buyer", temperament="principled", seed=7)
        send(room, do="start")
        propose(send, room, price="440", term="4 years")
        pages.append(shown(room).replace(f"/t{place}'", "'"))
        assert not any(secret in shown(room) for secret in secrets)
    assert pages[0] == pages[1]


def test_several_packages_say_how_far_apart_they_are(room, send, case):
    propose(send, room, **{**case.today, "price": "440", "formats": "9 formats"})
    field(send, room, **{"add package": ""})
    send(room, do="field", name="option of package", place=1, issue="term", value="4 years")
    gap = abs(case.option("term", "4 years").points["buyer"])
    assert f"{gap:g} apart" in room.form.composer["score"]["lines"][0]
    field(send, room, **{"add package": ""})
    assert room.form.composer["fields"][0]["more"] == ""
    field(send, room, **{"add package": ""})
    assert len(room.form.composer["fields"][0]["values"]) == 3
    send(room, do="field", name="drop package", place=2)
    send(room, do="say", text="")
    assert len(room.talks.turns[1].packages) == 2
    known = [entry["text"] for entry in room.form.known]
    assert any(text.startswith("On your 2 packages they said: “") for text in known)


def test_an_issue_can_be_left_open(room, send):
    propose(send, room, price="440", formats="9 formats")
    assert any("6 issues are left open" in line for line in room.form.composer["score"]["lines"])
    send(room, do="say", text="")
    assert set(room.talks.turns[1].packages[0]) == {"price", "formats"}


def test_a_package_is_filled_from_what_is_on_the_table(room, send):
    field(send, room, act="propose")
    send(room, do="field", name="fill package", place=0, value="theirs")
    assert room.form.composer["fields"][0]["values"] == [dict(room.talks.offers[0])]
    labels = [option["label"] for option in room.form.composer["fields"][0]["issues"][0]["options"]]
    assert any("today" in label for label in labels)
    assert any("480" in label and "their offer" in label for label in labels)


def test_an_empty_proposal_is_explained_and_what_was_typed_stays(room, send):
    propose(send, room, **{issue.name: "" for issue in room.case.issues})
    send(room, do="say", text="Here is my idea.")
    assert room.form.problem == "This proposal is empty: choose an option for at least one issue."
    assert room.form.composer["words"] == "Here is my idea."
    assert len(room.talks.turns) == 1
    send(room, do="say", text="x" * 1300)
    field(send, room, act="acknowledge")
    assert room.form.problem == ""
    send(room, do="say", text="x" * 1300)
    assert "at most 1200 letters" in room.form.problem
    assert room.form.composer["words"] == "x" * 1300


def test_accepting_is_asked_once_more_and_a_bad_deal_is_named(room, send, case):
    send(room, do="accept", place=0)
    assert room.form.confirm["question"] == "Accept this and end the talks?"
    assert "worth less to you than your BATNA: 156 below your BATNA (−84)" in room.form.confirm["warning"]
    assert not room.talks.ended
    send(room, do="no")
    assert room.form.confirm == {}
    send(room, do="yes")
    assert not room.talks.ended, "a question that was answered with no is gone"
    send(room, do="accept", place=0)
    send(room, do="yes")
    assert room.talks.ended == "deal"
    assert room.form.over["title"] == "You have a deal"
    assert "Worth −240 to you: 156 below your BATNA (−84)." in room.form.over["words"]


def test_accepting_what_is_not_there_gets_one_sentence(room, send):
    send(room, do="accept", place=5)
    assert room.form.problem == "There is nothing on the table to accept yet."
    assert room.form.confirm == {}


def test_a_good_deal_needs_no_warning(room, send, case):
    for _ in range(14):
        worth = [case.value("buyer", {**case.today, **package}) for package in room.talks.offers]
        if worth[0] >= case.party("buyer").reservation_value:
            break
        propose(send, room, price="440", formats="9 formats", term="4 years", rhythm="fixed days")
        send(room, do="say", text="Shall we?")
        send(room, do="yes")
        if room.talks.ended:
            break
    if not room.talks.ended:
        send(room, do="accept", place=0)
        assert room.form.confirm["warning"] == ""
        send(room, do="yes")
    assert room.talks.ended == "deal"


def test_walking_away_by_the_composer_keeps_the_words(room, send):
    field(send, room, act="walk away")
    send(room, do="say", text="Not like this.")
    assert room.form.confirm["question"] == "Walk away and end the talks without a deal?"
    send(room, do="yes")
    assert room.talks.ended == "walked away"
    assert room.talks.turns[-2].words == "Not like this."
    assert room.form.over["title"] == "No deal: you walked away"
    assert "−84 to you" in room.form.over["words"][0]


def test_words_typed_for_another_move_are_not_said_with_an_acceptance(room, send):
    field(send, room, act="ask")
    send(room, do="words", text="What else would help you?")
    send(room, do="accept", place=0)
    send(room, do="yes")
    assert room.talks.turns[1].words == ""


def test_the_next_package_begins_empty_and_goes_on_from_the_last_one_proposed(room, send, case):
    propose(send, room, price="440")
    send(room, do="say", text="")
    propose(send, room, formats="9 formats")
    (package,) = room.form.composer["fields"][0]["values"]
    assert package == {"formats": "9 formats"}
    left = room.form.composer["fields"][0]["issues"][0]["options"][0]["label"]
    assert left == f"as before: {case.option('price', '440').own_label}"
    worth = case.value("buyer", {**case.today, "price": "440", "formats": "9 formats"})
    assert room.form.composer["score"]["lines"][0].startswith(f"Worth {worth:g} to you")
    fills = [fill["name"] for fill in room.form.composer["fields"][0]["fills"]]
    assert fills == ["today", "theirs", "mine"]


def test_a_question_is_dropped_when_something_else_is_done(room, send):
    send(room, do="accept", place=0)
    field(send, room, act="tell")
    send(room, do="yes")
    assert not room.talks.ended


def test_what_they_said_and_what_was_told_is_listed(room, send):
    field(send, room, act="tell", tell_about="priority", issue="formats", matters="most", option="9 formats")
    send(room, do="say", text="The formats matter most to us.")
    assert room.form.told[0]["text"].startswith("Box formats: matters most to you; best is nine formats.")
    said = [move for turn in room.talks.turns if turn.by == "supplier" for move in turn.moves]
    assert len([e for e in room.form.known if ": matters" in e["text"]]) == sum(m.act == "tell" for m in said)


def test_what_was_told_twice_is_listed_once(room, send):
    for _ in range(2):
        field(send, room, act="tell", tell_about="priority", issue="formats", matters="most", option="*")
        send(room, do="say", text="The formats matter most to us.")
    assert [entry["round"] for entry in room.form.told] == ["1"]


def test_an_interest_told_names_what_serves_it(room, send):
    field(send, room, act="tell", tell_about="interest", interest="boxes on time")
    send(room, do="say", text="We have to be able to promise a day.")
    assert room.talks.turns[1].moves[0].serves == {"rush": "two weeks", "rhythm": "fixed days"}


def test_the_clock_is_kept_and_ends_the_talks(case, sheet, send):
    room = PracticeRoom(case, sheet, party="buyer", temperament="analytic", seed=1, minutes=2)
    send(room, do="start")
    assert room.form.clock["seconds"] == 120
    ask(send, room, "How do you see it?", seconds=41.5)
    assert sheet["practice_clock"] == 41.5
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer", minutes=2)
    assert again.form.clock["used"] == 41.5
    send(again, do="tick", seconds=30)
    assert again.form.clock["used"] == 41.5, "the clock never runs backwards"
    send(again, do="tick", seconds=119)
    assert not again.talks.ended
    send(again, do="tick", seconds=120)
    assert again.talks.ended == "no time"
    assert again.talks.turns[-2].moves[0].act == "time up"
    assert again.form.over["title"] == "No deal: time was up"


def test_without_minutes_there_is_no_clock(room, send, sheet):
    send(room, do="tick", seconds=10**9)
    assert room.form.clock == {}
    assert not room.talks.ended
    assert "practice_clock" not in sheet


def test_the_rounds_run_out(case, sheet, send):
    room = PracticeRoom(case, sheet, party="buyer", temperament="positional", seed=1, rounds=2)
    send(room, do="start")
    for _ in range(2):
        ask(send, room, "How do you see it?")
    assert room.talks.ended == "no time"
    assert room.form.stage == "over"


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"do": "nonsense"},
        {"do": ["say"]},
        {"do": "field"},
        {"do": "field", "name": 3, "value": {}},
        {"do": "field", "name": "act", "value": "bribe"},
        {"do": "field", "name": "option of package", "place": 7, "issue": "price", "value": "440"},
        {"do": "field", "name": "option of package", "place": True, "issue": "nothing", "value": "440"},
        {"do": "field", "name": "option of package", "place": 0, "issue": ["price"], "value": ["440"]},
        {"do": "field", "name": "fill package", "place": 0, "value": "elsewhere"},
        {"do": "words", "text": 5},
        {"do": "notes", "text": None},
        {"do": "accept", "place": "0"},
        {"do": "yes"},
        {"do": "start", "temperament": "analytic"},
        {"do": "again"},
        {"do": "tick", "seconds": "many"},
    ],
)
def test_what_makes_no_sense_is_passed_over(room, send, message):
    before = room.talks.record()
    send(room, **message)
    assert room.talks.record() == before
    assert room.form.stage == "playing"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"party": "byer"}, "has no party 'byer'"),
        ({"temperament": "angry"}, "no temperament 'angry'"),
        ({"minutes": 0}, "The minutes"),
        ({"minutes": "ten"}, "The minutes"),
        ({"rounds": 0}, "The rounds"),
        ({"seed": 1.5}, "A seed"),
        ({"sheet": "planning"}, "Worksheet"),
    ],
)
def test_wrong_arguments_get_one_sentence(case, sheet, arguments, says):
    with pytest.raises(ValueError, match=says):
        PracticeRoom(case, **{"sheet": sheet, **arguments})


def test_junk_under_its_keys_does_no_harm(case, sheet):
    sheet.update(practice_notes=5, practice_finished="none", practice_clock="late", practice_set_aside=3)
    room = PracticeRoom(case, sheet, party="buyer", minutes=5)
    assert room.form.notes == ""
    assert room.finished == []


def test_nothing_is_chosen_for_the_learner_and_nothing_is_carried_over(room, send):
    field(send, room, act="tell", tell_about="priority", issue="formats", matters="most", option="*")
    send(room, do="say", text="The formats matter most to us.")
    for act in ("ask", "tell", "reframe", "cite"):
        field(send, room, act=act)
        for one in room.form.composer["fields"]:
            if one["kind"] == "select":
                assert (one["value"], one["options"][0]["label"]) == ("", "choose …")


def test_what_has_not_been_chosen_yet_is_named_and_costs_no_round(room, send):
    field(send, room, act="ask")
    send(room, do="say", text="What would you need from us so that this works for your people?")
    assert room.form.problem == "Choose “About” first: nothing has been said yet."
    field(send, room, ask_about="priority")
    send(room, do="say", text="What would you need from us?")
    assert room.form.problem == "Choose “Issue” first: nothing has been said yet."
    assert room.talks.round == 0
    assert room.form.composer["words"] == "What would you need from us?"


def test_the_line_to_begin_with_goes_out_at_once(room, send, case):
    for option in ("four weeks", "*"):
        for issue in case.issue_names:
            field(send, room, act="tell", tell_about="priority", issue=issue, matters="some", option=option)
            send(room, do="words", text=room.form.composer["suggestion"])
            before = room.talks.round
            send(room, do="say", text=room.form.composer["suggestion"])
            if room.talks.ended:
                return
            assert room.talks.round == before + (option == "*" or issue == "rush")
