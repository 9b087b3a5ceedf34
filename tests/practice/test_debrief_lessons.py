"""Three lessons: always three, of three families, tied to a moment that happened; and every rule by "
"itself."""

import json
import re

import pytest

from negolib.cases import load_case, template
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.crowd.negotiators import STYLES
from negolib.practice.debrief import debriefing
from negolib.practice.debrief.debriefing import QUESTIONS, debrief
from negolib.practice.debrief.lessons import on_climate
from negolib.practice.debrief.lessons.evidence import EVIDENCE
from negolib.practice.debrief.lessons.lesson import HOW_MANY, Seen
from negolib.practice.debrief.process import process_of
from negolib.practice.debrief.relationship import relationship_of
from negolib.practice.debrief.result import result_of
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation

from .debriefed import CASE, TODAY, meeting, package, played, propose, without_agreement

RULES = {rule.__name__: rule for rule in debriefing.RULES}


def seen_in(talks, party: str = "buyer") -> Seen:
    told = Transcript(talks, party)
    result, process = result_of(told), process_of(told)
    return Seen(told, result, process, relationship_of(told, result, process))


def talked(*script, temperament: str = "principled", seed: int = 1) -> Negotiation:
    talks = Negotiation(CASE, "buyer", temperament, seed=seed)
    for move, *words in script:
        if not talks.ended:
            talks.play(move, *words)
    if not talks.ended:
        talks.play(Move("walk away"), "That is all.")
    return talks


OPENING = ("supplier", propose(package(price="480")), "480 from January.")
NO = ("supplier", Move("break"), "Hm.")
YES = ("supplier", Move("accept"), "Agreed.")
LEAVE = ("supplier", Move("walk away"), "Then not.")
OPEN = Move("ask", about="priority", open=True)
CLOSED = Move("ask", about="issue", open=False, issue="price")
TERM = Move("tell", about="priority", issue="term", option="4 years", matters="most")
FORMATS = Move("tell", about="priority", issue="formats", option="9 formats", matters="most")
ASKS = Move("ask", about="priority", open=True, issue="term")
FACTS = {one.advice: one.name for one in CASE.party("buyer").information}
GUARDED, SHOWN = FACTS["protect"], FACTS["reveal"]
LONG = "We would like to pay less for the boxes than what you ask in this letter of yours"


def two(*buyer):
    """Recorded talks: the buyer's moves, with a supplier who only waits, and leaves."""
    script = [OPENING]
    for move in buyer:
        script += [("buyer", *(move if isinstance(move, tuple) else (move,))), NO]
    return meeting(*script[:-1], LEAVE)


FIRE = {
    "signed_below_batna": lambda: meeting(OPENING, ("buyer", Move("accept"), "Fine.")),
    "left_a_better_offer": lambda: meeting(
        ("supplier", propose(package(formats="9 formats"))), ("buyer", Move("walk away"))
    ),
    "a_better_proposal_before": lambda: meeting(
        *(("supplier", propose(package(formats="9 formats"))), ("buyer", OPEN)),
        *(OPENING, ("buyer", Move("accept"))),
    ),
    "accepted_at_once": lambda: meeting(
        ("supplier", propose(package(formats="9 formats"))), ("buyer", Move("accept"))
    ),
    "single_issues": lambda: two(propose({"price": "360"}), propose({"price": "400"})),
    "heard_but_not_used": lambda: meeting(
        ("supplier", TERM, "Four years would mean a new machine."),
        ("buyer", propose(package(price="440"))),
        YES,
    ),
    "no_proposal": lambda: two(OPEN),
    "never_several": lambda: two(propose(package(price="420", term="2 years"))),
    "good_proposals": lambda: two(propose(package(price="420"), package(price="400", term="4 years"))),
    "took_back": lambda: two(propose(package(price="420")), propose(package(price="360"))),
    "conceded_alone": lambda: two(*(propose(package(price=price)) for price in ("360", "400", "420", "440"))),
    "same_again": lambda: two(*[propose(package(price="360"))] * 3),
    "small_share": lambda: meeting(
        OPENING,
        ("buyer", propose(package(price="420", term="4 years", rhythm="fixed days"))),
        YES,
    ),
    "time_ran_out": lambda: meeting(OPENING, ("buyer", OPEN), ("supplier", Move("time up"))),
    "closed_early": lambda: talked((Move("accept"),), temperament="accommodating"),
    "never_asked": lambda: two(propose(package(price="360"))),
    "only_closed": lambda: two((CLOSED, "Can you do 400?")),
    "never_asked_about_it": lambda: meeting(
        *(OPENING, ("buyer", OPEN, "What matters to you?")),
        *(OPENING, ("buyer", propose(package(price="440")))),
        YES,
    ),
    "good_questions": lambda: two((OPEN, "What matters to you?")),
    "told_nothing": lambda: two(OPEN),
    "their_question": lambda: meeting(
        *(
            ("supplier", ASKS, "Good to see you. And how do you see the length of the contract?"),
            ("buyer", OPEN),
        ),
        *(OPENING, ("buyer", propose(package(price="440")))),
        YES,
    ),
    "left_questions_open": lambda: meeting(
        *(("supplier", OPEN, "And you?"), ("buyer", CLOSED)),
        *(("supplier", OPEN, "And why?"), ("buyer", CLOSED)),
        *(("supplier", Move("break")), ("buyer", FORMATS), LEAVE),
    ),
    "told_late": lambda: two(OPEN, OPEN, OPEN, FORMATS),
    "good_telling": lambda: two(FORMATS),
    "no_criterion": lambda: two(OPEN),
    "criterion_again": lambda: two(*[Move("cite", criterion="quotes")] * 2),
    "good_criterion": lambda: two(Move("cite", criterion="quotes")),
    "threatened": lambda: two((Move("warn"), "Sign by Friday, or else.")),
    "blamed": lambda: two((OPEN, "You never listen to us. Why is that?")),
    "warned_again": lambda: two(Move("warn"), Move("warn")),
    "taken_back": lambda: two((Move("acknowledge"), "I can see this was hard for you, but 20% is too much.")),
    "anger_not_named": lambda: talked((CLOSED,), (CLOSED,), (CLOSED,), temperament="wounded"),
    "acknowledged_often": lambda: talked(*[(Move("acknowledge"),)] * 6),
    "good_acknowledgement": lambda: two(Move("acknowledge")),
    "no_exchange": lambda: two((propose(package(price="360")), LONG), (propose(package(price="400")), LONG)),
    "no_reason": lambda: two((OPEN, LONG), (OPEN, LONG), (OPEN, LONG)),
    "bluff_not_checked": lambda: talked((OPEN,), temperament="hard-bargainer"),
    "shared_value_unsaid": lambda: two(OPEN),
    "value_not_shared": lambda: two(Move("affirm", value="care")),
    "good_shared_value": lambda: two(Move("affirm", value="good work")),
    "told_weakness": lambda: two(Move("tell", about="fact", fact=GUARDED)),
}
# Talks just beside them, in which the rule has nothing to say.
SILENT = {
    "signed_below_batna": FIRE["accepted_at_once"],
    "left_a_better_offer": FIRE["never_asked"],
    "a_better_proposal_before": FIRE["accepted_at_once"],
    "accepted_at_once": FIRE["never_asked_about_it"],
    "single_issues": FIRE["never_several"],
    "heard_but_not_used": lambda: meeting(
        ("supplier", TERM), ("buyer", propose(package(price="420", term="2 years"))), YES
    ),
    "no_proposal": FIRE["never_several"],
    "never_several": FIRE["good_proposals"],
    "good_proposals": FIRE["single_issues"],
    "took_back": FIRE["conceded_alone"],
    "conceded_alone": lambda: meeting(
        *(OPENING, ("buyer", propose(package(price="360"))), ("supplier", propose(package(price="440")))),
        *(("buyer", propose(package(price="400"))), ("supplier", propose(package(price="420")))),
        *(("buyer", propose(package(price="420"))), YES),
    ),
    "same_again": FIRE["conceded_alone"],
    "small_share": lambda: meeting(
        OPENING,
        ("buyer", propose(package(price="400", formats="9 formats", term="4 years"))),
        YES,
    ),
    "time_ran_out": FIRE["no_proposal"],
    "closed_early": FIRE["signed_below_batna"],
    "never_asked": FIRE["no_proposal"],
    "only_closed": FIRE["good_questions"],
    "never_asked_about_it": FIRE["heard_but_not_used"],
    "good_questions": FIRE["only_closed"],
    "told_nothing": FIRE["good_telling"],
    "their_question": lambda: meeting(
        *(("supplier", ASKS, "How do you see the length of the contract?"), ("buyer", TERM)),
        *(OPENING, ("buyer", propose(package(price="440")))),
        YES,
    ),
    "left_questions_open": FIRE["good_telling"],
    "told_late": FIRE["good_telling"],
    "good_telling": FIRE["told_nothing"],
    "no_criterion": FIRE["good_criterion"],
    "criterion_again": FIRE["good_criterion"],
    "good_criterion": FIRE["no_criterion"],
    "threatened": lambda: two((Move("warn"), "Without an agreement we would have to look elsewhere.")),
    "blamed": FIRE["good_questions"],
    "warned_again": lambda: two(Move("warn")),
    "taken_back": lambda: two((Move("acknowledge"), "I can see this was hard for you.")),
    "anger_not_named": lambda: talked((Move("acknowledge"),), (OPEN,), temperament="wounded"),
    "acknowledged_often": lambda: talked((Move("acknowledge"),)),
    "good_acknowledgement": FIRE["no_criterion"],
    "no_exchange": lambda: two(
        (propose(package(price="360")), LONG),
        (propose(package(price="400")), "If you give us nine formats, we can pay 400."),
    ),
    "no_reason": lambda: two((OPEN, LONG), (OPEN, LONG), (OPEN, f"{LONG}, because paper rose")),
    "bluff_not_checked": lambda: talked(
        (Move("cite", criterion="should-cost"),), temperament="hard-bargainer"
    ),
    "shared_value_unsaid": FIRE["good_shared_value"],
    "value_not_shared": FIRE["good_shared_value"],
    "good_shared_value": FIRE["value_not_shared"],
    "told_weakness": lambda: two(Move("tell", about="fact", fact=SHOWN)),
}


def test_every_rule_is_tried_or_needs_more_than_a_script():
    assert len(RULES) >= 14
    assert set(RULES) - set(FIRE) == {"right_to_leave", "took_the_nibble"}
    assert set(FIRE) == set(SILENT)


@pytest.mark.parametrize("name", FIRE)
def test_a_rule_speaks_when_it_should(name):
    seen = seen_in(FIRE[name]())
    lesson = RULES[name](seen)
    assert lesson is not None
    check(lesson, seen.told.talks)


@pytest.mark.parametrize("name", SILENT)
def test_a_rule_is_silent_when_it_should_be(name):
    assert RULES[name](seen_in(SILENT[name]())) is None


def test_their_question_about_the_missed_trade_is_one_lesson_with_what_was_asked():
    """They told of the issue and asked about it; the learner never answered: that is one thing, not three."""
    talks = meeting(
        ("supplier", TERM, "Four years would mean a new machine."),
        ("buyer", OPEN, "What else matters?"),
        ("supplier", ASKS, "Good to see you. Now to the length of the contract. How do you see it?"),
        ("buyer", propose(package(price="440"))),
        YES,
    )
    seen = seen_in(talks)
    lesson = RULES["their_question"](seen)
    assert lesson.moment.quote == "“Now to the length of the contract. How do you see it?”"
    assert lesson.round == 2
    assert RULES["heard_but_not_used"](seen) is None
    assert (
        RULES["never_asked_about_it"](seen) is None
        or "contract" not in RULES["never_asked_about_it"](seen).title
    )


def test_what_is_advised_was_not_yet_on_the_table_where_something_is_as_good():
    first = seen_in(FIRE["single_issues"]()).exchanges[0]
    proposed = package(**dict([first.ask, first.give]))
    seen = seen_in(two(propose(proposed)))
    again = seen.exchanges[0]
    assert (again.ask, again.give) != (first.ask, first.give)
    assert 2 * sum(again.gains.values()) >= sum(first.gains.values())


def test_a_small_share_is_told_with_its_cost_and_two_packages_on_the_frontier():
    talks = FIRE["small_share"]()
    found = debrief(talks, "buyer")
    lesson = next(one for one in found.lessons if one.family == "claiming")
    gains = found.result.gains
    assert f"{(gains['supplier'] - gains['buyer']) / 2:g} points more" in lesson.why
    front = CASE.outcome_space().frontier()
    shown = [
        re.search(r"([\d.]+) more than walking away for you, and ([\d.]+) for", one) for one in lesson.more
    ]
    limits = {party.name: party.reservation_value for party in CASE.party_list}
    on_it = {(row.buyer - limits["buyer"], row.supplier - limits["supplier"]) for row in front.itertuples()}
    assert len(shown) == 2
    assert {tuple(map(float, one.groups())) for one in shown} <= on_it
    assert all(more in lesson.sentence for more in lesson.more)


def test_a_trade_that_gives_the_learner_nothing_teaches_it_nothing():
    missed = package(
        formats="9 formats",
        term="4 years",
        rhythm="fixed days",
        payment="30 days",
        index="yearly",
        rush="four weeks",
    )
    talks = meeting(
        *(("supplier", Move("break")), ("buyer", OPEN, "What matters to you?")),
        *(("supplier", propose(missed)), ("buyer", Move("accept"), "Yes.")),
    )
    assert seen_in(talks).result.missed.gains == {"buyer": 0.0, "supplier": 10.0}
    assert RULES["never_asked_about_it"](seen_in(talks)) is None
    assert seen_in(talks, "supplier").trade.gains["supplier"] == 10


def test_a_nibble_is_answered_on_another_issue():
    """Whatever is nibbled at, what is asked for in return is something else."""
    seen = seen_in(FIRE["single_issues"]())
    for issue in CASE.issue_names:
        assert seen.wanted(but=[issue]) != issue


def test_no_deal_that_was_right_is_said_to_be_right(tmp_path):
    case = without_agreement(tmp_path)
    parish, choir = case.party_names[::-1]
    talks = meeting((parish, propose(case.today)), (choir, Move("walk away"), "No."), case=case)
    assert "right result" in debrief(talks, choir).lessons[0].title


def test_a_nibble_that_was_given_has_its_price():
    def give_in(talks, mine):
        """Accept whatever is proposed from the turn on in which one more thing is asked for."""
        while not talks.ended:
            asked = any(tactic.name == "nibble" for tactic in talks.moments[-1].tactics)
            talks.play(Move("accept") if asked else next(mine))
        return any(tactic.name == "nibble" for moment in talks.moments for tactic in moment.tactics)

    generous = [propose(package(price="480", term="4 years", rhythm="five days", rush="two weeks"))] * 20
    talks = Negotiation(CASE, "buyer", "hard-bargainer", seed=1)
    assert give_in(talks, iter(generous))
    lesson = on_climate.took_the_nibble(seen_in(talks))
    cost = CASE.value("buyer", generous[0].packages[0]) - CASE.value("buyer", talks.package)
    assert f"{cost:.0f} points" in lesson.why
    check(lesson, talks)


def check(lesson, talks) -> None:
    assert all((lesson.family, lesson.title, lesson.why, lesson.try_this))
    assert lesson.evidence in EVIDENCE.values()
    assert lesson.why.endswith((".", "”", "?") if not lesson.more else ":")
    assert lesson.try_this[0] + lesson.try_this[-1] == "“”"
    assert lesson.try_this.count("“") == lesson.try_this.count("”")
    assert "{" not in f"{lesson.why}{lesson.try_this}{lesson.title}"
    moment = lesson.moment
    turns = [turn for turn in talks.turns if (turn.by, turn.round) == (moment.who, moment.round)]
    assert turns
    if moment.quote.startswith("“"):
        words = moment.quote.strip("“”").removesuffix(" …").removesuffix("…")
        assert any(words in " ".join(turn.words.split()) for turn in turns)
    else:
        assert moment.quote.startswith("(")
        assert any(not turn.words for turn in turns)


@pytest.mark.parametrize("temperament", BY_NAME)
@pytest.mark.parametrize("style", STYLES)
def test_always_three_of_three_families_in_order_of_weight(temperament, style):
    for seed, party in ((1, "buyer"), (2, "supplier")):
        talks = played(temperament, style, seed, party)
        found = debrief(talks)
        assert len(found.lessons) == HOW_MANY
        assert len({lesson.family for lesson in found.lessons}) == HOW_MANY
        weights = [one.weight for one in found.lessons]
        assert weights == sorted(weights, reverse=True)
        for lesson in found.lessons:
            check(lesson, talks)
        assert found.questions == QUESTIONS
        assert json.dumps(found.as_json(), allow_nan=False)
        assert found.sentence.endswith(".")


@pytest.mark.parametrize(
    "script",
    [
        (("supplier", Move("walk away")),),
        (("buyer", Move("walk away")),),
        (("buyer", propose(TODAY)), ("supplier", Move("accept"))),
        (("buyer", propose({"price": "420"})), ("supplier", Move("time up"))),
    ],
)
@pytest.mark.parametrize("party", CASE.party_names)
def test_the_shortest_talks_have_three_lessons_from_either_chair(script, party):
    found = debrief(meeting(*script), party)
    assert len({lesson.family for lesson in found.lessons}) == HOW_MANY
    assert found.relationship is None


def test_a_case_without_lines_of_its_own_is_debriefed_too(tmp_path):
    path = tmp_path / "choir.yaml"
    path.write_text(template("choir"), encoding="utf-8")
    case = load_case(path)
    for party in case.party_names:
        for style in ("value-driven", "positional haggler"):
            talks = played("hard-bargainer", style, 1, party, case)
            for lesson in debrief(talks).lessons:
                check(lesson, talks)


def test_the_same_talks_give_the_same_debrief():
    one, other = (debrief(played("analytic", "threatens", 7)).as_json() for _ in range(2))
    assert one == other


def test_a_counterparts_debrief_is_from_the_learners_chair():
    with pytest.raises(ValueError, match="chair of the buyer"):
        debrief(played("analytic", "asks only", 1), "supplier")


def test_what_has_changed_is_asked_only_of_what_lies_no_longer_there():
    good, poor = package(formats="9 formats"), package(price="480")
    for mine, theirs, gone in ((good, poor, True), (poor, poor, True), (poor, good, False)):
        script = [propose(good), propose(mine), propose(theirs)]
        talks = meeting(*zip(("supplier", "buyer", "supplier"), script, strict=True))
        talks.speak("buyer", propose(poor))
        talks.speak("supplier", Move("accept"))
        assert ("changed" in RULES["a_better_proposal_before"](seen_in(talks)).try_this) is gone
