"""What a check can tell an author: an answer that is right, and an answer for each mistake it lists."""

import pytest

from negolib.worksheet import (
    Condition,
    Question,
    asks,
    choice,
    following,
    long_enough,
    mistakes_of,
    no_blame,
    number,
    package,
    several,
    sort,
    text,
)

OPTIONS = {"wage": ["low", "high"], "shift": ["early", "late"]}
CHECKS = {
    "number": number("k", 8, mistaken={80: "Ten times too much.", 4: ("Half of it.", 0.5)}),
    "choice": choice("k", "a", mistaken={"b": "Not b."}),
    "several": several("k", ["a", "b"], mistaken={"c": "Not c."}),
    "sort": sort("k", {"a": "x", "b": "y"}, mistaken={("a", "y"): "Not y."}),
    "package": package(
        "k",
        OPTIONS,
        Condition(lambda one: one["wage"] == "high", "They would go."),
        Condition(lambda one: one["shift"] == "late", "The children come home at four."),
    ),
    "text": text("k", asks(), long_enough(3), no_blame(), example="What would help you?"),
}


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_the_right_answer_is_right(check):
    assert check.verdict({"k": check.right_answer}).status in ("right", "seen")


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_each_mistake_gets_its_sentence_and_its_share(check):
    found = list(mistakes_of(check))
    assert len(found) == len(check.sentences)
    for mistake in found:
        verdict = check.verdict({"k": mistake.answer})
        assert verdict.status in ("wrong", "partly")
        assert mistake.sentence in verdict.sentence


def test_a_mistake_that_no_answer_makes_has_none():
    never = Condition(lambda one: True, "Never said.")
    (mistake,) = mistakes_of(package("k", OPTIONS, never))
    assert mistake.answer is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question.number("k", "?", "m"), [3]),
        (Question.choice("k", "?", ["a", "b"]), ["a"]),
        (Question.several("k", "?", ["a", "b"]), [["a"]]),
        (Question.sort("k", "?", ["a"], ["x", "y"]), [{"a": "x"}]),
        (Question.words("k", "?"), [asks()]),
    ],
)
def test_a_question_makes_the_check_of_its_kind(question, expected):
    asked = question.expects(*expected, hints=["Look."], example="Why?")
    assert asked.check.key == "k"
    assert asked.check.hints == ("Look.",)
    assert asked.check.verdict({"k": asked.check.right_answer}).status in ("right", "seen")
    assert question.check is None


def test_a_question_that_is_played_cannot_expect():
    with pytest.raises(ValueError, match="answered by playing"):
        Question.talks("k", "The talks").expects(1)


def test_what_is_expected_now_goes_by_the_other_answers():
    question = Question.choice("k", "?", ["a", "b"]).expects_now(
        lambda answers, asked: asked.expects("b" if answers.get("turned") else "a")
    )
    assert question.check.verdict({"k": "a"}).status == "right"
    assert question.check.verdict({"k": "b", "turned": True}).status == "right"
    assert following(lambda answers: choice("k", "a")).right_answer == "a"


def test_the_line_on_the_page_speaks_in_the_words_that_were_chosen():
    question = Question.choice("k", "?", {"a": "the first"}).keeps("Mine")
    assert question.kept.text({"k": "a"}) == "the first"
    assert Question.number("k", "?", "% of all").keeps("Share", unit="%").kept.text({"k": 4.0}) == "4 %"
