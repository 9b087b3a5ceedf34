"""Free text: what can be seen in it is said and true, and nothing of it is ever called right."""

import pytest

from tests.lessons.attack import answers, checks, share

ASIDE = [one for one in answers() if one.set_aside]


def test_hardly_a_good_answer_is_held_back():
    assert share([one.held_back for one in ASIDE if one.good]) < 0.1


def test_nothing_that_is_said_of_any_answer_approves_of_it():
    assert [one.text for one in answers() if one.approved_of] == []


@pytest.mark.parametrize("key", sorted({one.key for one in answers()}))
def test_what_an_author_calls_an_example_or_says_to_work_stands(key):
    check = checks()[key]
    if check.example:
        assert check.verdict({check.key: check.example}).status == "seen"
    if check.contrast:
        works = check.verdict({check.key: check.contrast.works})
        assert works.status == "seen", works.sentence


def test_a_limit_that_is_given_away_is_seen():
    told = [one for one in ASIDE if "limit" in one.faults]
    assert told
    assert [one.text for one in told if one.verdict.status == "seen"] == []


def test_most_of_what_can_be_seen_in_a_bad_answer_is_said():
    assert share([one.unseen for one in ASIDE if not one.good]) < 0.2
