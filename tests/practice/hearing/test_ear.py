"""What is heard in words: the move and its fields, in cases of several shapes and from several seats."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from negolib.cases import load_case
from negolib.practice import Move, Negotiation
from negolib.practice.table.moves import MOST_LETTERS, read_move
from tests.shapes import SHAPES

from .utterances import STANDING, Utterance, table, utterances

CASES = {**SHAPES, "supplier": load_case("supplier"), "community-garden": load_case("community-garden")}
TABLES = {name: table(name) for name in STANDING}


def rates(said: list[Utterance]) -> tuple[float, float]:
    """How often the first proposal is right, and how often one of the three."""
    first = any_of_three = 0
    for one in said:
        right = [one.is_one(proposal.move) for proposal in one.talks.hear(one.words).proposals]
        first += bool(right) and right[0]
        any_of_three += any(right)
    return first / len(said), any_of_three / len(said)


@pytest.mark.parametrize("name", ["known.txt", "unseen.txt"])
def test_most_of_what_learners_say_is_heard_as_the_move_that_it_is(name):
    said = list(utterances(name))
    assert len(said) > 170
    first, any_of_three = rates(said)
    assert first >= 0.85
    assert any_of_three >= 0.9


@pytest.mark.parametrize("name", ["known.txt", "unseen.txt"])
def test_what_it_is_sure_of_is_right_nine_times_in_ten(name):
    firsts = [(one, next(iter(one.talks.hear(one.words).proposals), None)) for one in utterances(name)]
    sure = [one.is_one(first.move) for one, first in firsts if first and first.sure]
    assert len(sure) > 120
    assert sum(sure) >= 0.9 * len(sure)


@pytest.mark.parametrize("name", ["known.txt", "unseen.txt"])
def test_every_proposal_can_be_made_and_is_said_back(name):
    for one in utterances(name):
        proposals = one.talks.hear(one.words).proposals
        assert len(proposals) <= 3
        assert len({repr(proposal.move) for proposal in proposals}) == len(proposals)
        assert not any(proposal.sure for proposal in proposals[1:])
        for proposal in proposals:
            assert read_move(one.talks.case, proposal.move.as_json()) == proposal.move
            one.talks.table.check(one.talks.party, (proposal.move,))
            assert proposal.phrase.split(" ")[0] in ("a", "an", "what", "something", "the", "two", "three")


# What somebody says who does not do this.
NOT_SO = [
    ("propose", "Your offer is too high."),
    ("propose", "Your proposal is good except for the price."),
    ("propose", "Let me think about your offer."),
    ("propose", "Everything else can wait."),
    ("propose", "Good morning!"),
    ("propose", "Not 440."),
    ("propose", "Be reasonable, nobody pays 480."),
    ("cite", "Twenty percent. You must be joking."),
    ("accept", "I don't agree with that."),
    ("accept", "I can't accept that."),
    ("accept", "That's not a deal."),
    ("accept", "I won't sign that."),
    ("accept", "Deal or no deal?"),
    ("accept", "I agree that the formats are a mess."),
    ("walk away", "We are not done here."),
    ("walk away", "No deal without four years."),
    ("break", "It took me ten minutes to read your letter."),
    ("threaten", "Nobody here wants to threaten you."),
    ("affirm", "We both know that's nonsense."),
    ("cite", "I agree that the formats are a mess."),
    ("tell", "I don't know."),
    ("tell", "I'd rather not name our limit. But I can tell you why this matters to us."),
    ("propose", "Paper makes up half of a box and it's gone up 14 per cent"),
    ("propose", "Where does the 480 come from?"),
    ("propose", "24 formats is madness."),
    ("propose", "Let's forget the reserve stock and talk about the formats."),
    ("propose", "Name your price."),
    ("ask", "I can't see how 480 would ever work for us."),
    ("ask", "I don't see why we should pay more."),
    ("acknowledge", "Thank you for making the time. What worried you most this year?"),
    ("ask", "Agreed. Shall we write it up?"),
]


@pytest.mark.parametrize(("act", "words"), NOT_SO)
def test_what_is_only_mentioned_is_not_taken_for_done(act, words):
    proposals = table("supplier buyer").hear(words).proposals
    assert act not in [proposal.move.act for proposal in proposals[:1]]


@pytest.mark.parametrize(
    "words",
    [
        "You said four years and 480.",
        "So you want 480, four years and a case study.",
        "We had 40,000 calendars standing packed without boxes last November.",
        "If you insist, we go to Norpapp, and then you can see how you fill your hall.",
        "The 480 is what I can't carry. What would make 440 possible for you?",
    ],
)
def test_it_is_not_sure_of_what_may_be_meant_otherwise(words):
    assert not any(proposal.sure for proposal in table("supplier buyer").hear(words).proposals)


_PIECES = st.sampled_from(
    [piece for name in ("known.txt", "unseen.txt") for one in utterances(name) for piece in one.words.split()]
    + [
        "?",
        ".",
        ",",
        "(",
        ")",
        "1",
        "2",
        "or",
        "either",
        "\n",
        "İ",
        "ß",
        "\u0301",
        "\ud800",
        "‮",
        "²",
        "½",
        "%",
    ]
)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(st.text(max_size=MOST_LETTERS), st.lists(_PIECES, max_size=150).map(" ".join)),
    st.sampled_from([*STANDING]),
)
def test_whatever_is_said_each_proposal_can_be_made(text, name):
    talks = TABLES[name]
    heard = talks.hear(text[:MOST_LETTERS])
    for proposal in heard.proposals:
        assert read_move(talks.case, proposal.move.as_json()) == proposal.move
        talks.table.check(talks.party, (proposal.move,))
        assert proposal.phrase
    if heard.proposals:
        assert isinstance(talks.asks_back(heard.proposals[0].move, text[:MOST_LETTERS]), str)


def test_hearing_changes_nothing():
    talks = table("supplier buyer")
    before = talks.record()
    for one in utterances("known.txt"):
        talks.hear(one.words)
    assert talks.record() == before


@pytest.mark.parametrize("words", ["", "  \n", "…", "🙂"])
def test_nothing_is_heard_in_nothing(words):
    assert table("supplier buyer").hear(words).proposals == ()


def test_a_sentence_is_heard_in_less_than_five_milliseconds():
    said = list(utterances("known.txt"))
    said[0].talks.hear("Once, to begin with.")
    spent = []
    for one in said:
        started = time.thread_time()
        one.talks.hear(one.words)
        spent.append(time.thread_time() - started)
    assert sorted(spent)[len(spent) // 2] < 0.005


@pytest.mark.parametrize("name", CASES)
def test_in_any_case_and_from_any_seat_every_option_is_heard_by_what_it_is_called(name):
    case = CASES[name]
    for party in case.party_names:
        talks = Negotiation(case, party, "analytic", 1)
        heard = {}
        for issue in case.issues:
            for option in issue.options:
                phrase = talks.seat.phrases[issue.name][1][option.name]
                proposals = talks.hear(f"I propose {phrase}.").proposals
                package = Move("propose", packages=({issue.name: option.name},))
                heard[phrase] = package in [proposal.move for proposal in proposals]
        missed = [phrase for phrase, found in heard.items() if not found]
        assert len(missed) <= 0.1 * len(heard), missed


@pytest.mark.parametrize("name", STANDING)
def test_what_is_on_the_table_can_be_taken_and_what_is_not_cannot(name):
    talks = table(name)
    assert talks.hear("Agreed, we'll sign that.").proposals[0].move.act == "accept"
    talks.table.standing.clear()
    assert "accept" not in [one.move.act for one in talks.hear("Agreed, we'll sign that.").proposals]
