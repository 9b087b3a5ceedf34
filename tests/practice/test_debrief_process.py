"""How talks went: questions, information, proposals, concessions, words, and the path of the offers."""

import json

import pytest

from negolib.cases import load_case
from negolib.practice.debrief.debriefing import debrief
from negolib.practice.debrief.process import kind_of, process_of
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation

from .debriefed import CASE, meeting, package, played, propose

ASK = Move("ask", about="priority", open=True, issue="term")
TERM = Move("tell", about="priority", issue="term", option="4 years", matters="most")
FORMATS = Move("tell", about="priority", issue="formats", option="9 formats", matters="most")


def process(talks, party="buyer"):
    return process_of(Transcript(talks, party))


@pytest.fixture(scope="module")
def told():
    return process(
        meeting(
            ("supplier", propose(package(price="480")), "480 from January."),
            ("buyer", ASK, "What would a longer contract make possible for you?"),
            ("supplier", TERM, "With four years the bank pays for the machine."),
            ("buyer", Move("ask", about="issue", open=True, issue="price"), "Do you insist on 480?"),
            ("supplier", propose(package(price="440", term="4 years")), "Then 440 and four years."),
            ("buyer", FORMATS, "Formats matter most to us, because we ship air."),
            ("supplier", Move("break"), "Let me think."),
            ("buyer", propose({"formats": "9 formats"}), "If you cut the formats, we can talk about years."),
            ("supplier", propose(package(price="420", term="4 years")), "420, then."),
            ("buyer", propose(package(formats="9 formats", term="2 years")), "Nine formats and two years."),
            ("supplier", Move("accept"), "Agreed."),
        )
    )


def test_questions_are_counted_as_they_were_heard(told):
    assert (told.mine.open, told.mine.closed) == (1, 1)
    assert [(q.about, q.issue, q.answered) for q in told.mine.questions] == [
        ("priority", "term", True),
        ("issue", "price", False),
    ]
    assert told.sentences[0] == (
        "You asked 2 questions, 1 open and 1 closed: 1 about priorities and 1 about wishes. "
        "1 was answered at once."
    )


def test_information_given_and_got(told):
    assert [(s.issue, s.matters, s.returned) for s in told.theirs.statements] == [("term", "most", False)]
    assert [(s.issue, s.round) for s in told.mine.statements] == [("formats", 3)]
    assert told.told_first is False
    assert told.silent_issues == ("rhythm", "payment", "index", "rush", "reference")


def test_kinds_of_proposals_and_their_points(told):
    assert [offer.kind for offer in told.mine.offers] == ["single issue", "package"]
    assert [offer.kind for offer in told.theirs.offers] == ["single issue", "package", "package"]
    assert told.path["buyer"] == (
        (4, {"buyer": 210.0, "supplier": -40.0}),
        (5, {"buyer": 200.0, "supplier": 30.0}),
    )
    assert told.path["supplier"][0] == (0, {"buyer": -240.0, "supplier": 240.0})


def test_concessions_their_size_and_whether_they_were_answered(told):
    (step,) = told.mine.steps
    assert (step.own, step.other, step.kind, step.round, step.answered) == (-10, 70, "concession", 5, True)
    first, second = told.theirs.steps
    assert (first.own, first.other, first.kind, first.answered) == (0, 100, "nice", False)
    assert (second.own, second.other, second.kind, second.answered) == (-60, 60, "concession", True)
    assert told.theirs.conceded == 60


def test_a_step_is_answered_by_a_step_of_the_other_side_and_by_nothing_else():
    talks = [
        ("supplier", propose(package(price="480"))),
        ("buyer", propose(package(price="360"))),
        ("supplier", propose(package(price="440"))),
        ("buyer", propose(package(price="360"))),
        ("supplier", propose(package(price="420"))),
        ("buyer", propose(package(price="400"))),
        ("supplier", Move("walk away")),
    ]
    found = process(meeting(*talks))
    assert [step.answered for step in found.theirs.steps] == [False, True]
    assert [step.kind for step in found.mine.steps] == ["silent", "concession"]
    assert [step.answered for step in found.mine.steps] == [False, False]


def test_words(told):
    assert told.mine.reasons == 1
    assert told.mine.if_then == 1
    assert told.mine.words == 9 + 5 + 9 + 10 + 5
    assert told.talk_share == pytest.approx(told.mine.words / (told.mine.words + told.theirs.words))


def test_pressure_and_care_by_moves_and_by_words():
    found = process(
        meeting(
            ("supplier", propose(package(price="480")), "Sign or we stop delivering."),
            ("buyer", Move("warn"), "Sign by Friday, or else."),
            ("supplier", Move("acknowledge"), "I can see that this was hard for you."),
            ("buyer", Move("break")),
            ("supplier", Move("cite", criterion="paper index")),
            ("buyer", Move("reframe"), "How could we both plan better?"),
            ("supplier", Move("walk away")),
        )
    )
    assert found.mine.threats == (1,)
    assert found.mine.warnings == ()
    assert found.mine.breaks == (2,)
    assert found.mine.reframes == (3,)
    assert found.theirs.acknowledgements == (1,)
    assert found.theirs.criteria == ((2, "paper index"),)
    assert "You threatened once, in round 1." in found.sentences


def test_pencilled_issues_stay_in_later_partial_proposals():
    found = process(
        meeting(
            ("supplier", propose({"term": "4 years"})),
            ("buyer", Move("accept")),
            ("supplier", propose({"price": "420"})),
            ("buyer", Move("walk away")),
        )
    )
    assert found.path["supplier"][1] == (1, {"buyer": -80.0, "supplier": 180.0})


def test_parts_that_add_up_to_a_package_are_one_and_take_nothing_back():
    found = process(
        meeting(
            ("buyer", propose({"formats": "9 formats"})),
            ("supplier", propose(package(price="480"))),
            ("buyer", propose({"term": "4 years"})),
            ("supplier", propose(package(price="480"))),
            ("buyer", propose({"price": "420"})),
            ("supplier", Move("walk away")),
        )
    )
    assert [offer.kind for offer in found.mine.offers] == ["single issue", "package", "package"]
    assert [step.kind for step in found.mine.steps] == ["concession", "concession"]
    assert found.mine.offers[-1].packages[0] == package(formats="9 formats", term="4 years", price="420")


def test_what_a_part_left_open_was_not_offered_as_it_is_today():
    def steps(**second: str) -> list[tuple[str, float]]:
        part = {"formats": "9 formats", "term": "4 years"}
        found = process(
            meeting(
                ("supplier", propose(part)),
                ("buyer", Move("break")),
                ("supplier", propose(package(**{**part, **second}))),
                ("buyer", Move("walk away")),
            ),
            party="supplier",
        )
        return [(step.kind, step.own) for step in found.mine.steps]

    price, formats = (
        {o.name: o.points["supplier"] for o in CASE.issue(name).options} for name in ("price", "formats")
    )
    assert steps(price="440") == []
    assert steps(price="360") == [("concession", price["360"] - price["400"])]
    assert steps(price="440", formats="24 formats")[0][1] == formats["24 formats"] - formats["9 formats"]
    assert steps(price="440", formats="24 formats")[0][0] in ("selfish", "unfortunate")


def test_several_packages_are_all_on_the_path():
    one, two = package(price="400", term="4 years"), package(price="420", term="2 years")
    found = process(meeting(("buyer", propose(one, two)), ("supplier", Move("accept", choice=1))))
    assert [offer.kind for offer in found.mine.offers] == ["several"]
    assert found.path["buyer"] == tuple(
        (0, {p: CASE.value(p, each) for p in CASE.party_names}) for each in (one, two)
    )


def test_the_six_kinds_of_steps():
    assert [kind_of(*step) for step in [(1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, 0)]] == [
        "fortunate",
        "selfish",
        "concession",
        "unfortunate",
        "nice",
        "silent",
    ]


@pytest.mark.parametrize("style", ["value-driven", "positional haggler", "threatens"])
def test_talks_with_a_counterpart_agree_with_their_record(style):
    talks = played("analytic", style, seed=2)
    found = process_of(Transcript(talks))
    own = [move for turn in talks.turns if turn.by == "buyer" for move in turn.moves]
    assert len(found.mine.questions) == sum(move.act == "ask" for move in own)
    assert len(found.mine.statements) == sum(move.act == "tell" for move in own)
    assert len(found.mine.threats) == sum(move.act == "threaten" for move in own)
    assert len(found.path["buyer"]) == sum(len(move.packages) for move in own)
    assert json.dumps(found.as_json())
    assert all(said[:1].isupper() or said[:1].isdigit() for said in found.sentences)


def test_steps_that_helped_nobody_are_told_in_one_sentence():
    talks = Negotiation(load_case("supplier"), "buyer", "principled", seed=1)
    today = talks.case.today
    talks.play(Move("propose", packages=({**today, "rhythm": "fixed days"},)), "Mornings.")
    for rhythm in ("five days", "on call"):
        talks.play(Move("propose", packages=({**today, "rhythm": rhythm},)), "Then this.")
    talks.play(Move("walk away"), "I am sorry.")
    said = [line for line in debrief(talks).process.sentences if "helped nobody" in line]
    assert len(said) == 1
    assert "Twice" in said[0]
    assert "40 points" in said[0]
    assert "60" in said[0]
