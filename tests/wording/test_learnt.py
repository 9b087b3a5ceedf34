"""What was learnt fits what it was learnt from, and the pieces of a text are the same everywhere."""

import subprocess
import sys

import numpy as np
import pytest

from negolib.wording import learnt, tokens
from negolib.wording.features import KINDS, kinds, numbers, spans
from negolib.wording.learnt import LABELS, weights
from training.edition import edition
from training.sentences import held, written
from training.unseen import FILE, kept, rules_found


def test_the_weights_were_made_from_these_sentences_by_this_code():
    assert weights().edition == edition()


def test_so_were_the_scores_of_what_was_left_out():
    with np.load(FILE) as file:
        assert bytes(file["edition"]).decode() == edition()
    given = written()
    assert kept(given)[0].shape == (len(given), len(LABELS))
    assert len(rules_found("rules_held.txt")) == len(held())


def test_what_is_held_back_teaches_nothing():
    taught = {one.text for one in written()}
    assert len(held()) >= 300
    assert not [one.text for one in held() if one.text in taught]


def test_they_are_small_and_load_when_the_first_text_is_read():
    assert learnt.FILE.stat().st_size < 2_000_000
    code = "import sys, negolib as nl; nl.list_cases(); assert 'negolib.wording.learnt' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_sentences_that_taught_it_are_read_as_they_are_labelled():
    given = written()[::25]
    right = []
    for one in given:
        words = [token.word for token in tokens.tokens(one.text)]
        there = np.array([label in one.labels for label in LABELS])
        right.append(there == (learnt.scores(words, ()).totals >= weights().sure))
    assert np.mean(right) > 0.95


def test_pieces_are_known_by_the_same_numbers_on_every_machine():
    words = ["thanks", "a", "lot", "?"]
    found = numbers(words, {"lot": (7, 8, 9)}, ("question",))
    assert found.dtype == np.uint32
    assert (len(found), found[0], found[-1]) == (110, 2047317927, 3069659470)
    assert found.astype(np.uint64).sum() == 199672869652
    assert len(kinds(words, ("question",))) == len(found)
    assert {KINDS[kind] for kind in kinds(words, ("question",))} == {*KINDS}


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_every_word_is_in_pieces_of_its_own_and_of_its_neighbours(count):
    found = spans(count)
    assert (found.first >= 0).all()
    assert (found.last < count).all()
    assert (found.parts == found.last - found.first + 1).all()
    assert {(first, first) for first in range(count)} <= set(zip(found.first, found.last, strict=True))


def test_words_are_one_however_they_are_typed():
    def read(text):
        return [token.word for token in tokens.tokens(text)]

    assert read("Dont you see?") == read("don’t you see ??") == ["do", "n't", "you", "see", "?"]
    assert read("4,50 € or 480") == ["0", "€", "or", "0"]
    text = "That’s  İstanbul, isn't it…"
    said = [text[token.start : token.end] for token in tokens.tokens(text)]
    assert "".join(said) == text.replace(" ", "")
