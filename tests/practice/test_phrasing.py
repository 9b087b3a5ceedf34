"""Lines to begin with say what the move means, and labels say what was done."""

import itertools

import pytest

from negolib.cases import load_case
from negolib.practice.table.moves import ACTS, Move, read_move
from negolib.practice.table.notes import effective, note_on
from negolib.practice.table.phrasing import describe, spoken, suggest
from negolib.practice.table.seat import seat_of
from negolib.wording import read_words

CASE = load_case("supplier")
PACKAGE = CASE.today | {"price": "440", "term": "4 years"}
SECOND = CASE.today | {"price": "420", "formats": "9 formats"}


def all_moves(party):
    issues = CASE.issue_names
    for about, opened in itertools.product(("priority", "interest", "alternative"), (True, False)):
        yield {"act": "ask", "about": about, "open": opened}
    for about, opened in itertools.product(("issue", "priority", "interest", "constraint"), (True, False)):
        yield from ({"act": "ask", "about": about, "open": opened, "issue": issue} for issue in issues)
    for issue, matters in itertools.product(issues, ("most", "some", "little")):
        yield {"act": "tell", "about": "priority", "issue": issue, "matters": matters}
        option = CASE.issue(issue).option_names[-1]
        yield {"act": "tell", "about": "priority", "issue": issue, "matters": matters, "option": option}
        yield {"act": "tell", "about": "constraint", "issue": issue, "option": option}
    for interest in CASE.party(party).interests:
        yield {"act": "tell", "about": "interest", "interest": interest.name}
    seat = seat_of(CASE, party)
    yield from ({"act": "tell", "about": "fact", "fact": fact} for fact in seat.facts)
    yield from ({"act": "tell", "about": "value", "value": value} for value in seat.values)
    yield from ({"act": "affirm", "value": value.name} for value in seat.shared)
    yield {"act": "propose", "packages": [PACKAGE]}
    yield {"act": "propose", "packages": [{"price": "440"}]}
    yield {"act": "propose", "packages": [PACKAGE, SECOND]}
    yield from ({"act": "cite", "criterion": criterion.name} for criterion in CASE.criteria)
    yield from ({"act": "reframe", "issue": issue} for issue in issues)
    for act in ("reframe", "acknowledge", "break", "warn", "threaten", "accept", "walk away", "time up"):
        yield {"act": act}


@pytest.mark.parametrize("party", CASE.party_names)
def test_no_suggested_line_differs_from_its_move(party):
    seat = seat_of(CASE, party)
    acts = set()
    for data in all_moves(party):
        move = read_move(CASE, data)
        acts.add(move.act)
        for variant in range(3):
            line = suggest(seat, move, variant)
            wording = read_words(line)
            assert note_on(move, wording) == "" or move.act == "threaten", line
            assert effective(move, wording) == move, line
            assert not wording.blame, line
            if move.act not in ("threaten",):
                assert not wording.threat, line
    assert acts == set(ACTS)


@pytest.mark.parametrize("party", CASE.party_names)
def test_lines_are_whole_sentences_and_there_is_a_choice(party):
    seat = seat_of(CASE, party)
    for data in all_moves(party):
        move = read_move(CASE, data)
        lines = {suggest(seat, move, variant) for variant in range(3)}
        for line in lines:
            assert line[0].isupper() or not line[0].isalpha()
            assert line[-1] in ".?!)”’", line
            assert "{" not in line
            assert len(line) <= 1200
        if move.act not in ("ask", "tell", "time up"):
            assert len(lines) > 1, move


def test_words_and_kind_of_pressure_agree():
    seat = seat_of(CASE, "buyer")
    for variant in range(2):
        assert read_words(suggest(seat, Move("warn"), variant)).warning
        assert read_words(suggest(seat, Move("threaten"), variant)).threat
        assert read_words(suggest(seat, Move("acknowledge"), variant)).acknowledgement


def test_what_the_case_lets_a_party_say_is_said():
    seat = seat_of(CASE, "buyer")
    matters = seat.matters("formats")
    own = suggest(seat, Move("tell", about="priority", issue="formats", matters=matters))
    assert own in seat.told["formats"]
    # Said otherwise than it is, those words would not fit.
    less = suggest(seat, Move("tell", about="priority", issue="formats", matters="little"))
    assert less not in seat.told["formats"]


@pytest.mark.parametrize(
    ("data", "label"),
    [
        ({"act": "ask", "about": "issue", "issue": "term"}, "asks, openly, about the length of the contract"),
        ({"act": "ask", "about": "priority", "open": False}, "asks, for a yes or no, what matters most"),
        (
            {"act": "tell", "about": "priority", "issue": "term", "matters": "little", "option": "1 year"},
            "calls the length of the contract a point of little importance, and prefers one year",
        ),
        ({"act": "tell", "about": "constraint", "issue": "price", "option": "480"}, "rules out 480 euros"),
        (
            {"act": "tell", "about": "interest", "interest": "a new machine"},
            "tells an interest: a new machine",
        ),
        ({"act": "propose", "packages": [PACKAGE]}, "proposes 440 euros, four years and the rest as today"),
        ({"act": "propose", "packages": [{"price": "440"}]}, "proposes 440 euros, and leaves the rest open"),
        ({"act": "propose", "packages": [CASE.today]}, "proposes to leave everything as it is today"),
        (
            {"act": "propose", "packages": [PACKAGE, SECOND]},
            "proposes two packages: (1) 440 euros, four years and the rest as today; "
            "(2) 420 euros, nine formats and the rest as today",
        ),
        ({"act": "cite", "criterion": "quotes"}, "cites a criterion: Quotes in the tender"),
        ({"act": "reframe", "issue": "price"}, "turns the demand into a shared question about the price"),
        ({"act": "accept", "choice": 1}, "accepts proposal 2"),
        ({"act": "walk away"}, "walks away"),
    ],
)
def test_labels_say_what_was_done(data, label):
    assert describe(CASE, read_move(CASE, data)) == label


def test_every_move_has_a_label():
    for data in all_moves("supplier"):
        label = describe(CASE, read_move(CASE, data))
        assert label
        assert label[0].islower()
        assert "{" not in label
        assert not label.endswith(".")


def test_a_package_that_settles_all_is_not_followed_by_a_rest():
    seat = seat_of(CASE, "buyer")
    everything = {i.name: next(o for o in i.option_names if o != i.today) for i in CASE.issues}
    assert "rest" not in spoken(seat, everything)
