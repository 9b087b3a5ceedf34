"""Words and move together: what a note says, when it is silent, and how the move is heard."""

from dataclasses import replace

import pytest

from negolib.practice.table.moves import Move
from negolib.practice.table.notes import effective, note_on
from negolib.wording import FEATURES, read_words

OPEN_ASK, CLOSED_ASK = (Move("ask", about="issue", open=kind, issue="term") for kind in (True, False))
ASKED, YES_NO = "question", "closed_question"
# The move, what was read and by which words, and a part of the note.
NOTES = [
    (OPEN_ASK, {ASKED: "Do you", YES_NO: "Do you"}, "“Do you …” can be answered with yes or no"),
    (OPEN_ASK, {ASKED: "You need it?", YES_NO: "You need it?"}, "“You need it?” can be answered with yes"),
    (OPEN_ASK, {}, "ask nothing"),
    (
        OPEN_ASK,
        {ASKED: "Why do", "open_question": "Why do", "blame": "you always"},
        "“you always” can be heard as blame",
    ),
    (OPEN_ASK, {ASKED: "What now", "threat": "or we go"}, "in your question can be heard as a threat"),
    (Move("acknowledge"), {"blame": "ridiculous"}, "“ridiculous” can be heard as blame"),
    (Move("acknowledge"), {"taken back": "I understand, but"}, "“I understand, but” the “but” takes back"),
    (Move("acknowledge"), {}, "Name what they feel"),
    (Move("warn"), {"threat": "or else"}, "“or else” sounds like a threat"),
    (Move("propose", packages=({"price": "440"},)), {"threat": "or we walk"}, "in your proposal"),
    (Move("tell", about="priority", issue="term"), {ASKED: "Do you"}, "“Do you” only asks"),
]
SILENT = [
    (OPEN_ASK, "What do you need?"),
    (OPEN_ASK, "Tell me what you need."),
    (OPEN_ASK, "Do you need four years, and why?"),
    (OPEN_ASK, "If you had to rank all this, what comes first?"),
    (OPEN_ASK, "whats behind the 20%?"),
    (OPEN_ASK, "Seen from your hall, what costs you most?"),
    (OPEN_ASK, "What do you need"),
    (CLOSED_ASK, "What do you need?"),
    (CLOSED_ASK, "Do you need four years?"),
    (Move("acknowledge"), "I can see that it was hard."),
    (Move("acknowledge"), "Thank you."),
    (Move("warn"), "If we do not find a way, I would have to look at other bidders."),
    (Move("threaten"), "Sign today, or else."),
    (Move("propose", packages=({"price": "440"},)), "If you take 440, we can sign for four years."),
    (Move("tell", about="priority", issue="term"), "The term matters most to us. What about you?"),
    (Move("tell", about="priority", issue="term"), "We need four years, what do you need?"),
]


def reading(**quotes):
    """What a reader has read that went by these words, and nothing else."""
    found = {name: name in quotes for name in FEATURES}
    return replace(read_words("Well."), unsure=(), quotes=quotes, **found)


@pytest.mark.parametrize(("move", "quotes", "part"), NOTES)
def test_a_note_says_in_one_sentence_how_words_and_move_differ(move, quotes, part):
    note = note_on(move, reading(**quotes))
    assert part in note
    assert note.endswith(".")
    assert ". " not in note
    assert "\n" not in note


@pytest.mark.parametrize(("move", "text"), SILENT)
def test_no_note_when_words_and_move_agree(move, text):
    assert note_on(move, read_words(text)) == ""


def test_a_question_is_heard_as_its_words_are():
    closed, opened = read_words("Do you need four years?"), read_words("What do you need?")
    mixed, none = read_words("Do you need it, and why?"), read_words("We need four years.")
    assert effective(OPEN_ASK, closed) == CLOSED_ASK
    assert effective(CLOSED_ASK, opened) == OPEN_ASK
    for read in (mixed, none):
        assert effective(OPEN_ASK, read) == OPEN_ASK
        assert effective(CLOSED_ASK, read) == CLOSED_ASK


def test_only_a_warning_is_heard_as_a_threat():
    read = read_words("Sign today, or else.")
    assert effective(Move("warn"), read) == Move("threaten")
    assert effective(Move("warn"), read_words("Without a deal we would have to walk away.")) == Move("warn")
    for act in ("tell", "acknowledge", "break", "walk away"):
        assert effective(Move(act), read) == Move(act)


def test_the_line_that_the_note_suggests_passes_its_own_rule():
    note = note_on(Move("acknowledge"), read_words("Good morning."))
    assert read_words(note.split("“")[1].split("”")[0]).acknowledgement


@pytest.mark.parametrize("text", ["", "  \n", "…", "🙂"])
def test_there_is_no_note_on_nothing(text):
    for move in (OPEN_ASK, Move("warn"), Move("acknowledge")):
        read = read_words(text)
        assert effective(move, read) == move
        assert note_on(move, read) == ""


def test_who_has_confirmed_the_mark_is_told_only_what_hurts():
    assert note_on(Move("acknowledge"), read_words("The term is four years."), meant=True) == ""
    assert "threat" in note_on(Move("warn"), read_words("Sign today, or else."), meant=True)
