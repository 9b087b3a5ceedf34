"""Trust and heat, what moved them, tactics and their truth, the counterpart's view, and the questionnaire."""

import json

import pytest

from negolib.practice.counterpart.feelings import RULES
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.debrief.debriefing import debrief
from negolib.practice.debrief.questionnaire import (
    DIMENSIONS,
    ITEMS,
    SubjectiveValue,
    compare,
    score,
)
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation

from .debriefed import CASE, meeting, package, played, propose


def talked(temperament: str, *script: tuple[Move, str], seed: int = 1) -> Negotiation:
    talks = Negotiation(CASE, "buyer", temperament, seed=seed)
    for move, words in script:
        if not talks.ended:
            talks.play(move, words)
    if not talks.ended:
        talks.play(Move("walk away"), "That is all for today.")
    return talks


THREAT = (Move("threaten"), "Sign today or we go to Norpapp.")
OPEN = (Move("ask", about="interest", open=True), "What do you need most?")
KIND = (Move("acknowledge"), "I understand that two years without an increase were hard for you.")


def test_trust_follows_the_moments_of_the_talks():
    talks = played("wounded", "value-driven", seed=2)
    found = debrief(talks).relationship
    assert [(p.round, p.trust, p.heat) for p in found.points] == [
        (m.round, m.trust, m.heat) for m in talks.moments
    ]
    assert found.trust == talks.moments[-1].trust
    assert found.hot_rounds == tuple(m.round for m in talks.moments if m.heat >= 50)
    for mover in found.movers:
        events = [e for m in talks.moments for e in m.events if e.what == mover.what]
        assert mover.times == len(events)
        assert mover.trust == pytest.approx(sum(e.trust for e in events), abs=0.051)
    assert {"up", "down"} <= set(json.loads(json.dumps(found.as_json())))


def test_what_moved_trust_is_quoted_in_the_learners_own_words():
    found = debrief(talked("principled", OPEN, THREAT)).relationship
    assert found.down[0].rule == "threat"
    assert found.down[0].round == 2
    assert found.down[0].words == "“Sign today or we go to Norpapp.”"
    assert found.down[0].trust < 0 < found.up[0].trust
    assert found.up[0].words == "“What do you need most?”"
    assert any("What cost most trust: you threatened in round 2" in said for said in found.sentences)


def test_what_cost_and_won_most_comes_first():
    again = (propose(package(price="400")), "400.")
    found = debrief(talked("principled", again, again, OPEN, OPEN, THREAT)).relationship
    assert len(found.down) >= 2
    assert [mover.trust for mover in found.down] == sorted(mover.trust for mover in found.down)
    assert found.down[0].rule == "threat"
    assert [mover.trust for mover in found.up] == sorted((m.trust for m in found.up), reverse=True)


def test_bluffs_are_told_with_their_truth():
    talks = talked("hard-bargainer", OPEN)
    found = debrief(talks).relationship
    bluffs = [tactic for tactic in found.tactics if tactic.name == "bluff"]
    known = {bluff.text: bluff.truth for bluff in CASE.practice.parties["supplier"].bluffs}
    assert bluffs
    assert all(known[bluff.words] == bluff.truth and bluff.truth in bluff.sentence for bluff in bluffs)
    anchor = next(tactic for tactic in found.tactics if tactic.name == "anchor")
    assert "worth 240 points to them; their best alternative is worth 108" in anchor.sentence


@pytest.mark.parametrize("temperament", [name for name, one in BY_NAME.items() if not one.tactics])
def test_who_is_not_deceptive_is_said_to_have_told_the_truth(temperament):
    found = debrief(talked(temperament, OPEN)).relationship
    assert found.tactics == ()
    assert any("what you were told was true" in said for said in found.sentences)


def test_the_view_is_chosen_by_what_happened():
    threatened = debrief(talked("principled", THREAT, THREAT)).relationship.view
    assert any("You threatened me in round 1" in said for said in threatened)
    heard = debrief(talked("wounded", KIND, OPEN, OPEN)).relationship.view
    assert not any("threatened" in said for said in heard)
    unheard = debrief(talked("wounded", (propose(package(price="400")), "400."))).relationship.view
    assert any("nobody asked what had happened" in said for said in unheard)
    for temperament in BY_NAME:
        for style in ("value-driven", "positional haggler", "threatens"):
            view = debrief(played(temperament, style, seed=5)).relationship.view
            assert 2 <= len(view) <= 3
            assert all(said.endswith((".", "”", ".”")) for said in view)


def test_the_view_is_honest_about_the_result():
    talks = talked("principled", (Move("accept"), "Agreed."))
    assert talks.package["price"] == "480"
    assert "132 points better off" in debrief(talks).relationship.view[0]
    assert "more than half" in debrief(talks).relationship.view[0]


def test_every_event_has_its_rule():
    assert len({event.what for event in RULES.values()}) == len(RULES)


def test_people_on_both_sides_have_no_relationship_to_show():
    talks = meeting(("supplier", propose(package(price="480"))), ("buyer", Move("accept"), "Yes."))
    assert debrief(talks, "buyer").relationship is None


# The questionnaire


def test_two_questions_for_each_of_the_four_dimensions():
    assert len(ITEMS) == 8
    assert [sum(item.dimension == d for item in ITEMS) for d in DIMENSIONS] == [2, 2, 2, 2]
    assert len({item.name for item in ITEMS}) == 8


def test_scores_are_means_and_may_be_incomplete():
    found = score({"worth it": 6, "explain it": 5, "heard": 3})
    assert found.as_json() == {"outcome": 5.5, "self": None, "process": 3.0, "relationship": None}
    assert "the result 5.5 and the way it went 3" in found.sentence


@pytest.mark.parametrize(
    "answers", [{"heard": 0}, {"heard": 8}, {"heard": 3.5}, {"heard": True}, {"nose": 3}, 3]
)
def test_senseless_answers_are_refused(answers):
    with pytest.raises(ValueError, match=r"\.$"):
        score(answers)


def test_the_counterpart_answers_from_trust_heat_and_result():
    friendly = debrief(talked("principled", KIND, OPEN, OPEN)).relationship.answers
    hostile = debrief(talked("principled", THREAT, THREAT)).relationship.answers
    assert friendly.relationship > hostile.relationship
    assert friendly.process > hostile.process
    assert friendly.self > hostile.self
    assert friendly.outcome == hostile.outcome == 1
    signed = debrief(talked("principled", (Move("accept"), "Yes."))).relationship.answers
    assert signed.outcome > 1
    assert all(1 <= value <= 7 for one in (friendly, hostile, signed) for value in one.as_json().values())


def test_the_two_sides_can_be_compared():
    theirs = SubjectiveValue(4.0, 5.0, 2.5, 3.0)
    assert compare(score({"worth it": 1}), theirs) == (
        "You and they differ most in how content each is with the result: 1 of 7 for you, 4 for them."
    )
    assert "each is with their own part: 1 of 7 for you, 5 for them" in compare(
        score({"stood for": 1}), theirs
    )
    assert "much the same" in compare(score({"worth it": 4}), theirs)
    assert compare(score({}), theirs).startswith("Answer the questions")
