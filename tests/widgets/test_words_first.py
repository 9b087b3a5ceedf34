"""Words first: what they are heard as is shown, confirmed with one click, and corrected with one."""

import pytest

from negolib.cases import list_cases, load_case
from negolib.practice.hearing.ear import Heard, Proposal
from negolib.practice.table.moves import Move
from negolib.widgets.talks.composer import ELSE, WORDS
from negolib.widgets.talks.meeting_room import MeetingRoom
from negolib.widgets.talks.practice_room import PracticeRoom
from negolib.worksheet import Worksheet

OPEN = "How would more time on the contract help your people?"
BOTH = "We could take 440 euros a thousand if the contract runs for four years."


def typed(send, room, text):
    send(room, do="words", text=text)
    return room.form.composer


def chosen(composer):
    return next(one["label"] for one in composer["heard"] if one["name"] == composer["chosen"])


def test_nothing_is_heard_in_nothing_and_the_fields_are_closed(room):
    composer = room.form.composer
    assert (composer["heard"], composer["groups"], composer["fields"], composer["says"]) == ([], [], [], "")
    assert composer["hand"] == "Make a move without words"


def test_words_are_said_back_as_a_move_and_one_click_says_them(room, send):
    composer = typed(send, room, OPEN)
    assert chosen(composer) == "an open question about the length of the contract"
    assert composer["heard"][-1] == {"name": ELSE, "label": "something else"}
    send(room, do="say", text=OPEN)
    (move,) = room.talks.turns[1].moves
    assert (move.act, move.issue, move.open) == ("ask", "term", True)
    assert room.form.composer["words"] == ""
    assert room.form.composer["heard"] == []


def test_what_is_said_at_once_need_not_be_heard_before(room, send):
    send(room, do="say", text=OPEN)
    assert room.talks.round == 1


def test_what_is_not_plain_is_shown_before_it_counts(room, send, monkeypatch):
    moves = (Move("break"), Move("propose", packages=({"term": "4 years"},)))
    unsure = tuple(Proposal(move, f"a {move.act}", sure=False) for move in moves)
    monkeypatch.setattr(room.talks, "hear", lambda words: Heard(room.talks.read(words), unsure))
    words = "Four years, and then a coffee."
    send(room, do="say", text=words)
    composer = room.form.composer
    assert (room.talks.round, composer["words"]) == (0, words)
    assert (composer["chosen"], composer["fields"], composer["score"]) == ("", [], {})
    assert composer["says"] == "It is not plain what this is: choose what you mean by it."
    assert room.form.problem == "Choose what you mean by it: nothing has been said yet."
    send(room, do="field", name="heard", value="1")
    assert room.form.composer["says"] == "Heard as: a propose."
    send(room, do="say", text=words)
    send(room, do="yes")
    assert room.talks.turns[1].packages == ({"term": "4 years"},)


def test_a_package_is_heard_changed_in_place_and_its_worth_follows(room, send, case):
    composer = typed(send, room, BOTH)
    assert composer["fields"][0]["values"] == [{"price": "440", "term": "4 years"}]
    before = composer["score"]["lines"]
    send(room, do="field", name="option of package", place=0, issue="formats", value="9 formats")
    composer = room.form.composer
    assert composer["score"]["lines"] != before
    assert composer["says"].startswith("Changed to: a proposal")
    assert "nine formats" in composer["says"]
    assert not composer["plain"]
    # Going on with the sentence keeps what was changed by hand, and hears what is new.
    composer = typed(send, room, f"{BOTH} You pay the reserve stock for two weeks.")
    (package,) = composer["fields"][0]["values"]
    assert package["formats"] == "9 formats"
    assert package["price"] == "440"
    send(room, do="say", text=composer["words"])
    assert room.talks.turns[1].packages[0]["formats"] == "9 formats"


def test_another_of_the_moves_heard_is_one_click_away_and_stays_chosen(room, send):
    several = "Could you live with 30 days?"
    composer = typed(send, room, several)
    acts = [one.move.act for one in room.talks.hear(several).proposals]
    other = next(place for place, act in enumerate(acts) if act != acts[0])
    send(room, do="field", name="heard", value=str(other))
    assert chosen(room.form.composer) == composer["heard"][other]["label"]
    composer = typed(send, room, several + " ")
    assert composer["chosen"] == str(other)
    send(room, do="say", text=several)
    assert room.talks.turns[1].moves[0].act == acts[other]


def test_something_else_opens_the_fields_filled_with_what_was_heard(room, send):
    typed(send, room, OPEN)
    send(room, do="field", name="heard", value=ELSE)
    composer = room.form.composer
    assert composer["act"] == "ask"
    assert {field["name"]: field["value"] for field in composer["fields"]} == {
        "about": "issue",
        "issue": "term",
        "open": "open",
    }
    send(room, do="field", name="ask about", value="constraint")
    assert room.form.composer[
        "says"
    ] == "This will count as: an open question about what they cannot do on " + (
        "the length of the contract."
    )
    composer = typed(send, room, f"{OPEN} Or what stands in the way?")
    assert composer["chosen"] == ELSE, "what is set by hand is not undone by a word more"
    send(room, do="field", name="heard", value=WORDS)
    assert not room.form.composer["by_hand"]
    assert chosen(room.form.composer).startswith("an open question about")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_saying_nothing_costs_no_round(room, send, text):
    send(room, do="say", text=text)
    assert room.form.problem == (
        "Nothing has been said yet, so no round is used: write it in your own words first."
    )
    assert room.talks.round == 0


def test_a_move_without_words_is_chosen_on_purpose(room, send):
    send(room, do="field", name="heard", value=ELSE)
    composer = room.form.composer
    assert (composer["act"], composer["button"], composer["hand"]) == (
        "",
        "Do it without words",
        "Say it in words",
    )
    send(room, do="say", text="")
    assert room.form.problem == "Choose what you want to do first: nothing has been said yet."
    send(room, do="field", name="act", value="break")
    send(room, do="say", text="")
    assert [move.act for move in room.talks.turns[1].moves] == ["break"]
    assert not room.form.composer["by_hand"], "nothing is carried over"


def test_words_for_no_move_can_be_given_one(room, send):
    composer = typed(send, room, "Hm.")
    assert [one["name"] for one in composer["heard"]] == [ELSE]
    send(room, do="say", text="Hm.")
    assert room.form.problem == "Choose what you mean by it: nothing has been said yet."
    send(room, do="field", name="heard", value=ELSE)
    send(room, do="field", name="act", value="break")
    send(room, do="say", text="Hm.")
    send(room, do="yes")
    assert room.talks.turns[1].words == "Hm."


def marked_otherwise(send, room):
    """Mark words of one kind as another one."""
    words = "The price you ask for is far too high for us."
    typed(send, room, words)
    send(room, do="field", name="heard", value=ELSE)
    send(room, do="field", name="act", value="acknowledge")
    send(room, do="say", text=words)
    return words


def test_the_counterpart_asks_back_in_the_conversation_and_no_round_is_spent(room, send):
    words = marked_otherwise(send, room)
    *_, last = room.form.log
    assert (last["who"], last["round"], last["aside"]) == ("Henrik Wellenbrink", "asks back", True)
    assert last["words"]
    assert (len(room.talks.turns), room.talks.round) == (1, 0)
    assert room.form.confirm["question"] == "You meant: an acknowledgement of what they feel or did."
    assert room.form.composer["words"] == words


def test_asked_back_and_meant_the_mark_counts(room, send):
    words = marked_otherwise(send, room)
    send(room, do="yes")
    mine = room.talks.turns[1]
    assert (mine.words, mine.moves[0].act, mine.meant) == (words, "acknowledge", True)
    assert not any(turn.get("aside") for turn in room.form.log)
    assert room.form.composer["words"] == ""


def test_asked_back_and_said_again_the_words_are_kept_and_may_be_mended(room, send):
    words = marked_otherwise(send, room)
    send(room, do="no")
    assert room.form.confirm == {}
    assert not any(turn.get("aside") for turn in room.form.log)
    assert (room.form.composer["words"], room.talks.round) == (words, 0)
    send(room, do="field", name="heard", value=WORDS)
    send(room, do="say", text=OPEN)
    assert room.talks.turns[1].words == OPEN


def test_a_question_asked_back_goes_when_the_words_are_mended(room, send):
    words = marked_otherwise(send, room)
    typed(send, room, words + " I know it was a hard year.")
    assert room.form.confirm == {}
    assert not any(turn.get("aside") for turn in room.form.log)


def test_words_heard_as_a_yes_are_asked_about_once_more(room, send):
    send(room, do="say", text="We accept.")
    assert room.form.confirm["question"] == "Accept this and end the talks?"
    assert "worth less to you than your BATNA" in room.form.confirm["warning"]
    send(room, do="yes")
    assert room.talks.ended == "deal"
    assert room.talks.turns[1].words == "We accept."


def test_a_draft_is_back_with_what_was_heard_and_changed(case, sheet, send, room):
    typed(send, room, BOTH)
    send(room, do="field", name="option of package", place=0, issue="rush", value="two weeks")
    before = room.form.composer
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer")
    assert again.form.composer == before
    assert again.form.composer["fields"][0]["values"][0]["rush"] == "two weeks"


def test_a_move_in_the_making_by_hand_is_back(case, sheet, send, room):
    typed(send, room, OPEN)
    send(room, do="field", name="heard", value=ELSE)
    send(room, do="field", name="act", value="tell")
    send(room, do="field", name="tell about", value="interest")
    before = room.form.composer
    again = PracticeRoom(case, Worksheet("planning", sheet.path.parent), party="buyer")
    assert again.form.composer == before


def test_every_move_heard_opens_as_the_fields_that_make_it(case, sheet, send):
    said = {
        "tell": "The right formats matter most to us, we would love nine of them.",
        "cite": "Let us go by the index of containerboard prices.",
        "acknowledge": "I can see how hard the last winter was for your people, and I am sorry.",
        "warn": "If we find no way, I would have to buy elsewhere, and I would much rather not.",
        "break": "Could we take a short break?",
        "propose": BOTH,
        "ask": OPEN,
    }
    room = PracticeRoom(case, sheet, party="buyer", temperament="analytic", seed=5)
    send(room, do="start")
    for act, words in said.items():
        typed(send, room, words)
        move = room.talks.hear(words).proposals[0].move
        assert move.act == act
        send(room, do="field", name="heard", value=ELSE)
        composer = room._listening()
        assert composer.by_hand
        assert composer.move(room.talks.offers) == move
        send(room, do="field", name="heard", value=WORDS)


@pytest.mark.parametrize("about", ["fact", "value", "affirm"])
def test_what_is_told_of_facts_and_values_is_listed(room, send, about):
    seat = room._seated()["buyer"].seat
    names = {"fact": [*seat.facts], "value": [*seat.values], "affirm": [one.name for one in seat.shared]}
    texts = {**seat.facts, **seat.values, **{one.name: one.text for one in seat.shared}}
    send(room, do="field", name="heard", value=ELSE)
    send(room, do="field", name="act", value="affirm" if about == "affirm" else "tell")
    send(room, do="field", name="tell about", value=about)
    send(room, do="field", name="value" if about == "affirm" else about, value=names[about][0])
    assert room.form.composer["says"].startswith("This will count as: ")
    send(room, do="say", text="")
    (told,) = room.form.told
    assert texts[names[about][0]] in told["text"]


def test_two_people_are_heard_too_and_nobody_asks_back(tmp_path, send):
    case = load_case(next(name for name in list_cases() if len(load_case(name).parties) > 2))
    room = MeetingRoom(case, Worksheet("pair", tmp_path))
    send(room, do="start", opener=case.party_names[0])
    send(room, do="ready")
    words = "What matters most to you in all this?"
    composer = typed(send, room, words)
    assert chosen(composer) == "an open question about what matters most to them"
    send(room, do="field", name="heard", value=ELSE)
    send(room, do="field", name="act", value="acknowledge")
    send(room, do="say", text=words)
    assert room.talks.turns[0].moves[0].act == "acknowledge"
    assert room.form.confirm == {}


def test_whoever_writes_a_session_down_is_not_told_what_the_other_side_knows(case, tmp_path, send):
    room = MeetingRoom(case, Worksheet("pair", tmp_path), kind="recorded", party="buyer")
    send(room, do="start", opener="supplier")
    theirs = {information.name: information.text for information in case.party("supplier").information}
    assert theirs
    send(room, do="field", name="by", value="supplier")
    for text in theirs.values():
        composer = typed(send, room, " ".join(text.split()[:6]))
        assert text not in str({name: value for name, value in composer.items() if name != "words"})
    send(room, do="field", name="heard", value=ELSE)
    send(room, do="field", name="act", value="tell")
    abouts = [option["name"] for option in room.form.composer["fields"][0]["options"]]
    assert "fact" not in abouts
