"""What is read in words: how often it is right, by which words, and what it says where it is not sure."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from negolib.cases import list_cases, load_case
from negolib.practice.table.moves import MOST_LETTERS, Move
from negolib.practice.table.notes import effective, note_on
from negolib.wording import FEATURES, as_heard, contradicts, quote, read_words

SAID = Path(__file__).with_name("said.txt")
NOBODY = SimpleNamespace(facts=(), elsewhere=frozenset())


def said():
    """Sentences that the reader was not taught by: the text, its labels, and which labels they tell of."""
    asked = ()
    for line in SAID.read_text(encoding="utf-8").splitlines():
        if line.startswith("# labels: "):
            asked = line.removeprefix("# labels: ").split()
            continue
        labels, _, text = line.partition("| ")
        yield text, frozenset(labels.split()), frozenset(asked)


TEXTS = [text for text, _, _ in said()]


@pytest.fixture(scope="module")
def judged():
    """Per label, of the sentences that tell of it: whether it is there, found, and unsure."""
    found = {}
    for text, labels, asked in said():
        read = read_words(text)
        for label in asked:
            found.setdefault(label, []).append((label in labels, getattr(read, label), label in read.unsure))
    return {label: np.array(rows).T for label, rows in found.items()}


def f1(there, found):
    return 2 * (there & found).sum() / (there.sum() + found.sum())


def test_plain_sentences_that_it_was_not_taught_by_are_read_rightly(judged):
    scores = [f1(there[~unsure], found[~unsure]) for there, found, unsure in judged.values()]
    assert len(TEXTS) >= 180
    assert np.mean(scores) >= 0.75
    assert np.mean([f1(there, found) for there, found, _ in judged.values()]) >= 0.7


@pytest.mark.parametrize("label", ["threat", "acknowledgement"])
def test_what_would_hurt_most_is_said_only_when_sure(judged, label):
    there, found, _ = judged[label]
    assert there[found].mean() >= 0.9


def test_it_is_not_often_unsure(judged):
    for _, _, unsure in judged.values():
        assert unsure.mean() <= 0.2
    assert any(unsure.any() for _, _, unsure in judged.values())


@pytest.mark.parametrize("text", TEXTS)
def test_capitals_and_curly_apostrophes_change_nothing(text):
    assert (
        read_words(text.upper()).found == read_words(text.replace("'", "’")).found == read_words(text).found
    )


@pytest.mark.parametrize("text", TEXTS)
def test_quotes_are_the_learners_own_words(text):
    read = read_words(text)
    assert set(read.quotes) >= set(read.found)
    for words in read.quotes.values():
        assert words
        assert words.removesuffix(" …") in text


@pytest.mark.parametrize(
    ("text", "feature", "word"),
    [
        ("The lorry comes at six. You broke your promise again. We have two halls.", "blame", "broke"),
        ("Good morning. I am sorry that nobody rang you. The hall is free on Friday.", "apology", "sorry"),
        ("Our year was good. Sign today, or we cancel the contract. The hall is free.", "threat", "cancel"),
        ("The hall is free. We need it because our own has no roof. Good morning.", "reason", "because"),
    ],
)
def test_the_quoted_words_are_those_that_say_it(text, feature, word):
    words = read_words(text).quotes[feature]
    assert word in words
    assert len(words) < 0.8 * len(text)


def test_what_is_unsure_is_not_claimed():
    texts = ["Those were long nights.", "You had a hard winter, and so had we.", *TEXTS]
    unsure = [read for read in map(read_words, texts) if read.unsure]
    assert unsure
    for read in unsure:
        assert not any(getattr(read, feature) for feature in read.unsure)
        assert not set(read.unsure) & set(read.quotes)
        assert read.unsure == tuple(feature for feature in FEATURES if feature in read.unsure)


def test_a_fact_that_counts_for_the_people_of_a_case_is_an_acknowledgement():
    case = SimpleNamespace(facts=("nine lanterns",), elsewhere=frozenset())
    for text in ("You kept nine lanterns burning for us.", "Your people hung up nine lanterns in the snow."):
        assert read_words(text, case).acknowledgement
        assert not read_words(text, NOBODY).acknowledgement
    for text in (
        "You lit nine lanterns for us, but we want 400.",
        "Would you light nine lanterns for us?",
        "Nine lanterns hang there.",
        "After nine lanterns you can surely take 410.",
        "You never paid for the nine lanterns, you liars.",
    ):
        assert not read_words(text, case).acknowledgement, text


def test_whom_a_case_lets_one_turn_to_is_somebody_else():
    case = SimpleNamespace(facts=(), elsewhere=frozenset({"zabrowski"}))
    text = "Lower it, or we go to Zabrowski."
    read = read_words(text, case)
    assert read.threat
    assert "Zabrowski" in read.quotes["threat"]


@pytest.mark.parametrize("name", list_cases())
def test_every_shipped_case_says_what_counts_for_its_people(name):
    case = load_case(name)
    assert all(party.emotions and any(one.facts for one in party.emotions) for party in case.party_list)
    assert all(fact == fact.lower() for fact in case.facts)


def test_what_a_but_takes_back_is_told():
    read = read_words("I can see how hard the winter was for you, but we need the money.")
    assert not read.acknowledgement
    assert read.quotes["taken back"].endswith("but")
    kept = read_words("I can see how hard the winter was for you.")
    assert kept.acknowledgement
    assert "taken back" not in kept.quotes


def test_a_hearing_that_plainly_contradicts_its_words_is_found_out():
    threat, kind = "Sign today, or we cancel the contract.", "Thank you for waiting three months for us."
    assert contradicts(threat, [])
    assert not contradicts(threat, read_words(threat).found)
    assert contradicts("The hall is free on Friday.", ["threat"])
    assert contradicts(kind, ["acknowledgement"])  # The thanks are missing.
    for text in TEXTS:
        read = read_words(text)
        assert not contradicts(text, read.found)
        # Whatever it is unsure of may have been heard.
        assert not contradicts(text, {*read.found, *read.unsure})


def test_what_was_heard_then_stays_heard():
    read = as_heard("The hall is free on Friday.", ["threat"])
    assert read.found == ("threat",)
    assert read.quotes["threat"] == "The hall is free on Friday."
    assert as_heard("Sign today, or we cancel the contract.", []).found == ()


def test_counts():
    read = read_words("We think our plan helps us. I'm sure you and your team agree, i.e. by 4.5 %. My view…")
    assert (read.words, read.sentences, read.we, read.you, read.i) == (18, 3, 3, 2, 2)


def test_nothing_is_read_from_nothing():
    for text in ("", "  \n", "…", "??", "🙂"):
        read = read_words(text)
        assert (read.words, read.sentences, dict(read.quotes), read.unsure) == (0, 0, {}, ())


def test_several_sentences_are_read_one_by_one():
    text = "I see that this made you angry. We need it because our press is new. What would you need?"
    assert {"acknowledgement", "reason", "open_question"} <= {*read_words(text).found}
    long = " ".join(["The hall is free on Friday."] * 30)
    assert read_words(f"{long} You broke your promise. {long}").quotes["blame"]


def test_quote():
    assert quote("") == ""
    assert quote("  as\n it   is ") == "as it is"
    assert quote("one two three", most=9) == "one two …"
    assert quote("x" * 100, most=5) == "xxxx…"
    with pytest.raises(ValueError, match="most=1"):
        quote("one", most=0)
    with pytest.raises(ValueError, match="is a text"):
        read_words(None)


_PIECES = st.sampled_from(
    [word for text in TEXTS for word in text.split()]
    + ["?", ".", ",", "\n", "İ", "ß", "\u0301", "\ud800", "‮"]
)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=MOST_LETTERS), st.lists(_PIECES, max_size=200).map(" ".join)))
def test_any_text_can_be_read(text):
    read = read_words(text)
    assert read.question or not (read.open_question or read.closed_question)
    assert {name for name in FEATURES if getattr(read, name)} == set(read.quotes) & set(FEATURES)
    assert min(read.words, read.sentences, read.we, read.you, read.i) >= 0
    assert all(len(words) <= 60 for words in read.quotes.values())
    assert not contradicts(text, read.found)
    for act in ("ask", "tell", "acknowledge", "warn", "propose"):
        move = Move(act, open=True if act == "ask" else None)
        assert effective(move, read).act in (act, "threaten")
        assert isinstance(note_on(move, read), str)


@pytest.mark.parametrize("words", ["Thank you for nothing.", "thanks for nothing mate"])
def test_thanks_for_nothing_are_none(words):
    assert not read_words(words).thanks
    assert read_words(words.replace("nothing", "holding the price")).thanks
