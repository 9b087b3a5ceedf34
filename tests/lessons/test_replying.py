"""The person addressed answers what was written, in any case and from any seat."""

import pytest

from negolib.cases import list_cases, load_case
from negolib.lessons.common.replying import reply_to

WORDS = {
    "question": "What matters most to you in all this?",
    "threat": "If you do not sign today, we take our business to somebody else.",
    "nothing": "Blue, and then some.",
}


def said(words, name="supplier", party=None, temperament="principled"):
    case = load_case(name)
    line = reply_to("say", party=party or case.party_names[0], temperament=temperament, seed=3)
    return line(case, {"say": words, "say_as_first_said": words})


@pytest.mark.parametrize("name", [name for name in list_cases() if load_case(name).practice])
@pytest.mark.parametrize("words", WORDS.values(), ids=list(WORDS))
def test_somebody_answers_from_every_seat(name, words):
    for party in load_case(name).party_names:
        assert said(words, name, party).strip()


def test_nobody_answers_before_it_was_looked_at():
    case = load_case("supplier")
    line = reply_to("say", party="buyer", temperament="principled", seed=3)
    waiting = line(case, {})
    assert waiting == line(case, {"say": WORDS["question"]})
    assert waiting != line(case, {"say": WORDS["question"], "say_as_first_said": "Well?"})


def test_a_threat_costs_trust_and_a_question_does_not():
    def trust(text):
        before, after = text.split("Trust in you: ")[1].split(" before, ")
        return int(before), int(after.split(" now")[0])

    before, after = trust(said(WORDS["threat"], party="buyer"))
    assert after < before
    before, after = trust(said(WORDS["question"], party="buyer"))
    assert after >= before


def test_what_is_longer_than_a_breath_is_heard_as_far_as_a_breath_goes():
    assert said("What matters most to you? " * 400, party="buyer").startswith("**")
