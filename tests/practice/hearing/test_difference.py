"""Words that name something else than the fields of the move."""

import itertools

import pytest

from negolib.cases import load_case
from negolib.practice.hearing.difference import difference
from negolib.practice.hearing.names import Names
from negolib.practice.table.moves import MATTERS, Move
from negolib.practice.table.phrasing import suggest
from negolib.practice.table.seat import seat_of

CASE = load_case("supplier")
TODAY = CASE.today
SEATS = {party: seat_of(CASE, party) for party in CASE.party_names}
NAMES = {party: Names(CASE, seat) for party, seat in SEATS.items()}


def differs(move, words, party="buyer"):
    return difference(NAMES[party], SEATS[party], move, words)


def told(issue, matters="most", option=""):
    return Move("tell", about="priority", issue=issue, matters=matters, option=option)


def asked(issue):
    return Move("ask", about="priority", open=True, issue=issue)


def proposed(*packages):
    return Move("propose", packages=tuple(TODAY | package for package in packages))


@pytest.mark.parametrize(
    ("move", "words", "says"),
    [
        (
            told("term"),
            "The right formats matter most; the rest can wait.",
            ("the length of the contract", "the box formats"),
        ),
        (
            told("term"),
            "Right-sized boxes matter most; the length of the contract matters little.",
            ("that it matters most", "that it matters little"),
        ),
        (
            told("price", "little"),
            "For us the price matters most of all.",
            ("that it matters little", "that it matters most"),
        ),
        (
            asked("price"),
            "What would a longer contract change for you?",
            ("the price", "the length of the contract"),
        ),
        (
            asked("price"),
            "What would four years do for your bank?",
            ("the price", "the length of the contract"),
        ),
        (
            Move("tell", about="constraint", issue="term", option="4 years"),
            "Two years is what I cannot sign.",
            ("four years", "two years"),
        ),
        (
            proposed({"reference": "named"}),
            "And we do a joint case study together.",
            ("a named reference", "a joint case study"),
        ),
        (
            proposed({"price": "440"}),
            "I could live with 420 euros.",
            ("440 euros", "420 euros"),
        ),
        (
            proposed({"formats": "14 formats"}),
            "Nine formats, and we have a deal.",
            ("14 formats", "nine formats"),
        ),
        (
            proposed({"price": "440"}, {"price": "420"}),
            "Either with two years of contract, or without.",
            ("one year", "two years"),
        ),
        (
            Move("propose", packages=({"price": "440"},)),
            "440 euros and four years.",
            ("the length of the contract left open", "four years"),
        ),
    ],
)
def test_what_the_words_name_otherwise_is_said_in_two_phrases(move, words, says):
    assert differs(move, words) == says


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (asked("term"), "What does it mean to you?"),
        (asked("term"), "What does the length of the contract mean to you, beside the price?"),
        (asked(""), "What matters most to you: the price, or the formats?"),
        (told("formats"), "Fewer formats matter most to us, and the price matters little."),
        (told("term", "little"), "The contract can be flexible; what matters most are the formats."),
        (told("term", "some"), "The length of the contract matters little."),
        (proposed({"price": "440"}), "You asked for 480 euros; I can do 440 euros."),
        (proposed({"price": "440"}), "Here is a package that could work for both of us."),
        (proposed({"price": "440"}, {"price": "420"}), "420 euros is one way; there is another."),
        (Move("acknowledge"), "I can see that the price was hard for you."),
        (Move("break"), "Let us take ten minutes before we talk about the price."),
    ],
)
def test_words_that_fit_or_name_nothing_are_not_doubted(move, words):
    assert differs(move, words) is None


def test_no_line_that_fits_any_case_is_doubted():
    for party in CASE.party_names:
        seat = seat_of(CASE, party)
        moves = [asked(issue) for issue in CASE.issue_names]
        moves += [
            Move("ask", about=a, open=True, issue=i) for a in ("issue", "interest") for i in seat.issues
        ]
        moves += [told(i, m) for i, m in itertools.product(seat.issues, MATTERS)]
        moves += [told(i, m, seat.best(i)) for i, m in itertools.product(seat.issues, MATTERS)]
        moves += [
            Move("tell", about="constraint", issue=i, option=o) for i in seat.issues for o in seat.options[i]
        ]
        moves += [proposed({i: o}) for i in seat.issues for o in seat.options[i]]
        moves += [Move("propose", packages=({i: o},)) for i in seat.issues for o in seat.options[i]]
        moves += [Move("reframe", issue=i) for i in seat.issues]
        doubted = {
            (line, one)
            for move, variant in itertools.product(moves, range(3))
            for line in [suggest(seat, move, variant)]
            if line not in itertools.chain(*seat.told.values())
            for one in [differs(move, line, party)]
            if one
        }
        assert doubted == set()
