"""The practice exercise: talks that are played again to be graded, and a rehearsal that is worth reading."""

import itertools
import re
from copy import deepcopy
from itertools import pairwise

import nbformat
import pytest

import negolib as nl
from negolib.practice.table.notes import effective
from negolib.practice.talks.record import sealed
from negolib.wording import read_words
from negolib.worksheet.checks.played import Goal
from tests.assignments.conftest import shipped

EXERCISE = shipped("practice")


@pytest.fixture(scope="module")
def answers():
    return EXERCISE.answers


@pytest.fixture(scope="module")
def space():
    """The names that the setup and test cells make, and under "checks" the checks of each task."""
    return EXERCISE.names


# the rehearsal


def test_the_rehearsal_has_something_of_everything(space, answers):
    talks = space["talks"]
    efficiency = nl.joint_gain_efficiency(space["space"], talks.package)
    assert talks.ended == "deal"
    assert 0.2 < efficiency < 0.8
    change = nl.smallest_improvement(space["space"], talks.package)
    assert 1 < len(change.changes) <= 3
    assert set(answers["moves"].values()) == {
        "gives information",
        "asks for information",
        "moves a demand",
        "costs trust",
    }


def test_what_uwe_does_is_what_his_words_say(space):
    talks = space["talks"]
    his = [turn for turn in talks.turns if turn.by == "supplier"]
    assert not any(talks.notes)
    for turn in his:
        assert effective(turn.moves[0], read_words(turn.words)) == turn.moves[0], turn.words
    asked = [turn.moves[0].open for turn in his if turn.moves[0].act == "ask"]
    assert set(asked) == {True, False}


def test_where_the_sorting_goes_by_trust_it_agrees_with_what_was_done(space, answers):
    acts = {f"round {t.round}": t.moves[0].act for t in space["talks"].turns if t.by == "supplier"}
    for thing, place in answers["moves"].items():
        if acts[thing] == "threaten":
            assert place == "costs trust"
        if acts[thing] in ("ask", "tell"):
            assert place != "costs trust", thing


def test_where_a_proposal_costs_trust_the_table_shows_that_it_gave_no_more(space, answers):
    case, talks = space["case"], space["talks"]
    worth = {
        f"round {turn.round}": case.value("buyer", {**case.today, **turn.packages[0]})
        for turn in talks.turns
        if turn.by == "supplier" and turn.packages
    }
    assert len(worth) >= 3
    for (_, before), (thing, now) in pairwise(worth.items()):
        assert (answers["moves"][thing] == "costs trust") == (now <= before), thing


def test_each_condition_of_the_better_deal_can_fail_and_says_so(space):
    (check,) = space["checks"]["missed"]
    case, talks = space["case"], space["talks"]
    every = itertools.product(*([option.name for option in issue.options] for issue in case.issues))
    packages = [
        dict(zip(case.issue_names, chosen, strict=True)) for chosen in itertools.islice(every, 0, None, 5)
    ]
    packages += [{**talks.package, "price": option} for option in case.issue("price").option_names]
    heard = set()
    for package in packages:
        verdict = check.verdict({"better_deal": package})
        met = [condition for condition in check.sentences if condition.met(package)]
        assert verdict.earned == pytest.approx(sum(condition.points for condition in met))
        heard.add(verdict.sentence)
    assert {condition.otherwise for condition in check.sentences} <= heard
    assert check.verdict({"better_deal": talks.package}).earned == 0


def test_mistakes_are_the_numbers_that_their_sentences_name(space, answers):
    case, deal = space["case"], space["talks"].package
    value = {party: case.value(party, deal) for party in case.parties}
    base = sum(case.party(party).reservation_value for party in case.parties)
    made = sum(value.values()) - base
    own = value["supplier"] - case.party("supplier").reservation_value
    for key, wrong, said, share in (
        ("efficiency", 100 - answers["efficiency"], "they left on the table", 0.5),
        ("efficiency", 100 * own / made, "your share of what they made", 0),
        ("left", made, "That is what they realised", 0),
        ("left", answers["left"] + made, "all the joint gain there was", 0),
        ("gave_supplier", -answers["gave_supplier"], "Which way did it go", 0.5),
        ("gave_buyer", -answers["gave_buyer"], "Which way did it go", 0.5),
        ("open_questions", 4, "Some of it “yes” or “no” would answer", 0),
    ):
        verdict = EXERCISE.verdict(key, wrong)
        assert said in verdict.sentence, (key, wrong, verdict.sentence)
        assert verdict.earned == verdict.points * share


# the words


def test_the_sentences_as_uwe_said_them_do_not_pass():
    prose = "\n".join(
        cell.source for cell in nbformat.read(EXERCISE.solution, 4).cells if cell.cell_type == "markdown"
    )
    reproach = "You people change your orders at the last minute, and then you complain that we are late."
    threat = "If you do not sign by Friday, our machine goes to somebody else."
    assert reproach in prose
    assert threat in prose
    blamed = EXERCISE.verdict("not_blaming", f"{reproach} Why is that?")
    assert blamed.earned < blamed.points
    assert "Here is blame." in blamed.sentence
    # Blame that is not on the short list of words, and is heard at the table all the same.
    other = EXERCISE.verdict("not_blaming", "Why do you lie to us in every single order that you send?")
    assert "Here is blame." in other.sentence
    pressed = EXERCISE.verdict("not_threatening", f"{threat} What do you say, could we both agree?")
    assert pressed.earned < pressed.points
    assert "heard as a threat" in pressed.sentence


# the talks


def played(*moves, party="supplier", temperament="analytic", rounds=None, seed=2, case=None):
    talks = nl.Negotiation(case or EXERCISE.names["later"], party, temperament, seed, rounds)
    for move, words in moves:
        if not talks.ended:
            talks.play(move, words)
    return talks


ASK = [
    (nl.Move("ask", about="priority", open=True), f"What matters most to you{also}?")
    for also in ("", " in the warehouse", " in November")
]
TELL = [(nl.Move("tell", about="priority", issue=issue, matters="some"), "") for issue in ("term", "rhythm")]
CLOSED = [(nl.Move("ask", about="priority", open=True), "Do you need boxes?")] * 3
LEAVE = [(nl.Move("walk away"), "I wish you well.")]
TAKE = [(nl.Move("accept"), "Agreed.")]
PACKAGE = [(nl.Move("propose", packages=({"term": "4 years", "formats": "9 formats", "price": "480"},)), "")]


def test_each_goal_of_the_talks_can_fail_earns_its_part_and_says_so(space):
    (check,) = space["checks"]["play"]
    scale = check.points / sum(goal.points for goal in check.sentences)
    heard = ""
    for moves in (
        LEAVE,
        TAKE,
        ASK + LEAVE,
        CLOSED + TELL + LEAVE,
        ASK + TELL + PACKAGE + LEAVE,
        PACKAGE + TAKE,
    ):
        talks = played(*moves)
        verdict = check.verdict({"practice_finished": [talks.record()]})
        met = [goal for goal in check.sentences if goal.met(talks)]
        assert verdict.earned == pytest.approx(scale * sum(goal.points for goal in met))
        for goal in check.sentences:
            assert (goal.otherwise in verdict.sentence) == (goal not in met)
            assert isinstance(goal, Goal)
            marks = {part.words: part.status == "right" for part in verdict.parts}
            assert marks[goal.looks_at] == (goal in met)
        heard += verdict.sentence
    assert all(goal.otherwise in heard for goal in check.sentences)


def test_three_questions_two_things_and_a_package_are_the_least():
    parts = {3: ASK, 2: ASK[:2]}, {2: TELL, 1: TELL[:1]}
    for (asked, asking), (told, telling) in itertools.product(*(part.items() for part in parts)):
        verdict = EXERCISE.verdict("practice_finished", [played(*asking, *telling, *LEAVE).record()])
        assert verdict.earned == 1.5 * (asked == 3) + 1.0 * (told == 2)
    for package, counts in (({"price": "480"}, 0), ({"price": "480", "term": "4 years"}, 0)):
        step = [(nl.Move("propose", packages=(package,)), "")]
        assert EXERCISE.verdict("practice_finished", [played(*step, *LEAVE).record()]).earned == counts
    verdict = EXERCISE.verdict("practice_finished", [played(*PACKAGE, *LEAVE).record()])
    assert verdict.earned == 1.0


def test_walking_away_earns_nothing_and_good_talks_without_a_deal_something():
    assert EXERCISE.verdict("practice_finished", [played(*LEAVE).record()]).earned == 0
    three = EXERCISE.verdict("practice_finished", [played(*ASK, *TELL, *PACKAGE, *LEAVE).record()])
    assert three.earned == pytest.approx(3.5)
    closed = EXERCISE.verdict("practice_finished", [played(*CLOSED, *LEAVE).record()])
    assert closed.earned == 0, "a question that 'yes' would answer is not heard as an open one"


def forgeries(record):
    better = {**record["package"], "price": "480"}
    turns = deepcopy(record["turns"])
    turns[1]["words"] = "What do you need, and what for?"
    yield "words", {**record, "turns": turns}
    yield "package", {**record, "package": better}
    yield "words, sealed anew", sealed({**record, "turns": turns, "seed": record["seed"] + 1})
    yield "package, sealed anew", sealed({**record, "package": better})
    yield "end, sealed anew", sealed({**record, "ended": "walked away"})
    yield "a part is missing", sealed({key: part for key, part in record.items() if key != "turns"})


def test_a_forged_record_earns_nothing_and_hears_why(answers):
    (honest,) = answers["practice_finished"]
    heard = set()
    for what, forged in forgeries(honest):
        verdict = EXERCISE.verdict("practice_finished", [forged])
        assert (verdict.earned, verdict.status) == (0, "unreadable"), what
        assert re.search(r"changed|Played again|cannot be", verdict.sentence), what
        heard.add(verdict.sentence)
        # An honest record beside it still counts.
        assert EXERCISE.verdict("practice_finished", [honest, forged]).earned == 8
    assert len(heard) >= 3


@pytest.mark.parametrize(
    ("talks", "said"),
    [
        ({"party": "buyer"}, "from Ines's chair"),
        ({"temperament": "accommodating"}, "another Ines"),
        ({"rounds": 40}, "other rounds"),
    ],
    ids=["chair", "temperament", "rounds"],
)
def test_honest_talks_of_another_kind_do_not_count(talks, said):
    verdict = EXERCISE.verdict("practice_finished", [played(*ASK, *LEAVE, **talks).record()])
    assert (verdict.earned, verdict.status) == (0, "unreadable")
    assert said in verdict.sentence


def test_talks_with_the_numbers_of_planning_or_of_somebody_else_do_not_count(space):
    """What planning has shown, and what another learner has found out, is of no use here."""
    later = space["later"]
    assert later.year == 3
    for case in (nl.load_case("supplier"), nl.load_case("supplier", seed=(later.seed or 0) + 1, year=3)):
        verdict = EXERCISE.verdict("practice_finished", [played(*ASK, *LEAVE, case=case).record()])
        assert (verdict.earned, verdict.status) == (0, "unreadable")


def test_the_notebook_shows_nothing_of_what_counts_for_the_other_side_in_that_year(space):
    later = space["later"]
    released = EXERCISE.released.read_text()
    assert 'nl.value_table(later, [\\"supplier\\"])' in released
    assert not re.search(r"nl\.\w+\(later(?!, sheet|, \[?\\\"supplier)", released)
    assert later.parties["buyer"].brief not in released


def test_unfinished_talks_are_said_to_be_unfinished():
    verdict = EXERCISE.verdict("practice_finished", played(*ASK).record())
    assert (verdict.earned, verdict.status) == (0, "missing")
    assert "not finished yet" in verdict.sentence
