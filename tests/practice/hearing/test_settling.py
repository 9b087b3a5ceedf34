"""What the mark settles, and when one asks back: once, for nothing, and not where words and mark agree."""

from dataclasses import replace

import pytest

from negolib.practice import Move, Negotiation
from negolib.practice.hearing.ear import Heard, Proposal
from negolib.practice.hearing.settling import asked_back, settled
from negolib.wording import FEATURES, read_words
from tests.shapes import SHAPES

from .utterances import table, utterances


def unsure(text: str, *features: str):
    """What a reader has read that is in doubt about these features, and finds no other."""
    return replace(read_words(text), quotes={}, unsure=features, **dict.fromkeys(FEATURES, False))


@pytest.mark.parametrize(
    ("move", "text", "features", "heard"),
    [
        (Move("acknowledge"), "Those were long nights.", ("acknowledgement",), ("acknowledgement",)),
        (Move("break"), "Those were long nights.", ("acknowledgement",), ()),
        (Move("ask", open=True), "The hall opens when", ("open_question",), ("question", "open_question")),
        (
            Move("ask", open=False),
            "The hall opens when",
            ("closed_question",),
            ("question", "closed_question"),
        ),
        (Move("ask", open=False), "The hall opens when", ("open_question",), ()),
        (Move("warn"), "We would go.", ("threat", "warning"), ("warning",)),
        (Move("threaten"), "We would go.", ("threat", "warning"), ("threat",)),
        (Move("propose"), "We would go.", ("threat", "warning"), ()),
        (Move("acknowledge"), "You were late.", ("blame",), ()),
    ],
)
def test_what_is_unsure_is_heard_as_the_move_is_marked(move, text, features, heard):
    assert settled(move, unsure(text, *features)) == heard


def test_what_is_plain_stays_as_it_was_read_even_when_it_was_meant_otherwise():
    for words, feature in (("Sign today, or else.", "threat"), ("Your demand is ridiculous.", "blame")):
        for move in (Move("acknowledge"), Move("warn"), Move("ask", open=True)):
            for meant in (False, True):
                assert settled(move, read_words(words), meant) == read_words(words).found
                assert feature in settled(move, read_words(words), meant)


def test_a_kind_word_is_heard_by_whoever_says_it_is_one():
    read = read_words("Those were long nights.")
    assert settled(Move("acknowledge"), read) == ()
    assert settled(Move("acknowledge"), read, meant=True) == ("acknowledgement",)
    assert settled(Move("break"), read, meant=True) == ()
    assert settled(Move("acknowledge"), read_words(""), meant=True) == ()


ASKED = [
    (Move("acknowledge"), "Well, that is how it is.", "ask back feeling"),
    (Move("acknowledge"), "You do like big numbers.", "ask back feeling"),
    (Move("warn"), "Sign today, or else.", "ask back threat"),
    (Move("ask", about="alternative", open=True), "Sign today, or else.", "ask back threat"),
    (Move("threaten"), "I am glad that we talk.", "ask back threat"),
    (Move("ask", about="issue", open=True, issue="price"), "400 from January.", "ask back question"),
    (Move("tell", about="priority", issue="term"), "What do you need?", "ask back other"),
    (
        Move("tell", about="priority", issue="term", option="1 year", matters="most"),
        "Four years matter most to us.",
        "ask back which",
    ),
    (Move("propose", packages=({"price": "440"},)), "I propose 420 euros.", "ask back which"),
]
NOT_ASKED = [
    (Move("acknowledge"), "I can see that this was hard for you."),
    (Move("acknowledge"), ""),
    (Move("ask", about="alternative", open=True), "What would you do without us?"),
    (Move("warn"), "If we do not find a way, I would have to look at other bidders."),
    (Move("threaten"), "Sign today, or else."),
    (Move("propose", packages=({"price": "420"},)), "I propose 420 euros."),
    (Move("propose", packages=({"formats": "14 formats"},)), "Could we do 14 formats instead of 9?"),
    (Move("propose", packages=({"formats": "9 formats"},)), "Nine formats, but not four years."),
    (Move("walk away"), "Sign today, or else."),
]


@pytest.mark.parametrize(("move", "words", "occasion"), ASKED)
def test_it_asks_back_where_words_and_mark_plainly_differ(move, words, occasion):
    talks = table("supplier buyer")
    assert asked_back(talks._ear, move, words, talks.hear(words))[0] == occasion
    before = talks.record()
    assert talks.asks_back(move, words)
    assert talks.asks_back(move, words) == ""
    assert talks.record() == before


@pytest.mark.parametrize(("move", "words"), NOT_ASKED)
def test_it_does_not_ask_back_where_they_agree(move, words):
    assert table("supplier buyer").asks_back(move, words) == ""


@pytest.mark.parametrize("feature", ["acknowledgement", "threat"])
def test_it_asks_back_where_the_words_leave_it_unsure(feature):
    heard = Heard(unsure("Those were long nights.", feature))
    marked = Move("acknowledge") if feature == "acknowledgement" else Move("break")
    ear = table("supplier buyer")._ear
    assert asked_back(ear, marked, "Those were long nights.", heard)[0].startswith("ask back")
    assert asked_back(ear, Move("break"), "So.", Heard(unsure("So.", "acknowledgement")))[0] == ""


@pytest.mark.parametrize("act", ["acknowledge", "ask", "break"])
def test_who_has_chosen_among_what_was_heard_is_not_asked_again_unless_the_words_are_plain(act):
    words, move = "Those were long nights.", Move(act, about="interest" if act == "ask" else "", open=True)
    chosen = (Proposal(move, "", False),)
    ear = table("supplier buyer")._ear
    for features in (("threat",), ("acknowledgement", "threat")):
        marked = asked_back(ear, move, words, Heard(unsure(words, *features)))[0]
        settles = act != "acknowledge" or "acknowledgement" in features
        assert marked.startswith("ask back")
        assert (asked_back(ear, move, words, Heard(unsure(words, *features), chosen))[0] == "") == settles
    plain = "Sign today, or else."
    assert asked_back(ear, move, plain, Heard(read_words(plain), chosen))[0] == "ask back threat"


def test_it_names_both_when_it_asks_which_is_meant():
    line = table("supplier buyer").asks_back(
        Move("propose", packages=({"price": "440"},)), "I propose 420 euros."
    )
    assert "440 euros" in line
    assert "420 euros" in line


def test_the_first_guess_is_hardly_ever_asked_about():
    said = [one for name in ("known.txt", "unseen.txt") for one in utterances(name)]
    asked = 0
    for one in said:
        first = next(iter(one.talks.hear(one.words).proposals), None)
        if first and asked_back(one.talks._ear, first.move, one.words, one.talks.hear(one.words))[0]:
            asked += 1
    assert asked <= 0.03 * len(said)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("temperament", ["wounded", "hard-bargainer", "analytic"])
def test_in_any_case_asking_back_is_no_turn_and_changes_no_later_word(name, temperament):
    case = SHAPES[name]
    party = case.party_names[0]
    asked, plain = (Negotiation(case, party, temperament, 3) for _ in range(2))
    for talks in (asked, plain):
        talks.play(Move("break"), "Let us rest.")
    line = asked.asks_back(Move("acknowledge"), "So that is how it is.")
    assert line.endswith((".", "?"))
    assert "{" not in line
    for talks in (asked, plain):
        talks.play(Move("acknowledge"), "So that is how it is.", meant=True)
        assert talks.record()["turns"][-2]["heard"] == ["acknowledgement"]
        for _ in range(3):
            talks.play(Move("ask", about="interest", open=True), "What is it for?")
    assert asked.record() == plain.record()


def test_what_is_heard_is_always_in_the_order_of_the_features():
    read = unsure("x", *reversed(FEATURES))
    for act in ("ask", "tell", "acknowledge", "warn", "propose"):
        found = settled(Move(act), read)
        assert list(found) == [name for name in FEATURES if name in found]
