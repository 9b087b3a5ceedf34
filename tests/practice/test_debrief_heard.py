"""What was heard decides what a debrief says: words beside marks, and the sentences that lessons use."""

from negolib.practice.debrief.debriefing import MOST_HEADLINES, USES, debrief
from negolib.practice.debrief.process_words import _PARTS
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation

from .debriefed import CASE, package, propose
from .test_debrief_lessons import RULES, seen_in

BUT = "I see how much the paper has gone up for you, but 20% is out of the question."
OPEN = Move("ask", about="priority", open=True, issue="rhythm")


def talked(*script, temperament="principled", seed=3):
    talks = Negotiation(CASE, "buyer", temperament, seed=seed)
    for move, words, *meant in script:
        talks.play(move, words, *meant)
    if not talks.ended:
        talks.play(Move("walk away"), "That is all.")
    return talks


def test_an_acknowledgement_counts_when_it_arrived():
    talks = talked(
        (Move("acknowledge"), BUT),
        (Move("acknowledge"), "Two years without an increase: that was hard for you, I can see it."),
    )
    found = debrief(talks)
    assert found.process.mine.acknowledgements == (2,)
    assert [line.taken_back != "" for line in Transcript(talks).of("buyer")] == [True, False, False]


def test_words_and_mark_stand_side_by_side_where_they_differ():
    found = debrief(
        talked(
            (Move("acknowledge"), BUT),
            (OPEN, "Do you need the lorries every day?"),
            (OPEN, "What does the rhythm of delivery mean for your hall?"),
        )
    )
    assert [one.round for one in found.beside] == [1, 2]
    assert "the “but” took back" in found.beside[0].sentence
    assert "an open question" in found.beside[1].sentence
    assert "What was heard: that you asked a closed question" in found.beside[1].sentence


def test_who_tried_to_acknowledge_is_not_told_that_nobody_did():
    words = "Let us get to the point now."
    talks = talked(*[(Move("acknowledge"), words)] * 3, temperament="wounded")
    found = debrief(talks)
    (lesson,) = [one for one in found.lessons if one.family == "feelings"]
    assert lesson.moment.quote == f"“{words}”"
    assert "it did not arrive" in lesson.why
    assert "what you said of it in round 1 did not reach me" in " ".join(found.relationship.view)


def test_what_is_advised_to_be_told_has_not_been_told_yet():
    first = next(iter(CASE.party("buyer").interests))
    told = Move("tell", about="interest", interest=first.name)
    before, after = (
        RULES["good_telling"](seen_in(talked((move, "That is what we need."))))
        for move in (Move("tell", about="priority", issue="term", matters="most"), told)
    )
    assert first.text[1:] in before.try_this
    assert first.text[1:] not in after.try_this


def test_what_a_learner_has_confirmed_is_said_to_have_been_taken_so():
    found = debrief(talked((Move("acknowledge"), "The winter was long for all of us.", True)))
    (one,) = found.beside
    assert "said that you meant it" in one.sentence
    assert found.process.mine.acknowledgements == (1,)


def test_what_stands_first_is_what_a_lesson_uses_and_none_is_lost():
    talks = talked((OPEN, "What matters to you?"), (propose(package(price="400")), "400."))
    found = debrief(talks)
    assert 1 <= len(found.headlines) <= MOST_HEADLINES
    assert set(found.headlines) < set(found.process.sentences)
    used = {name for lesson in found.lessons for name in USES[lesson.family]}
    assert set(found.headlines) <= {said[0] for name, said in found.process.parts.items() if name in used}


def test_every_part_that_a_lesson_uses_exists():
    assert set().union(*USES.values()) <= set(_PARTS)
    assert len(RULES) > len(USES)
