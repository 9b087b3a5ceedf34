"""Talks, counterpart and debrief in cases of every shape: any roles, no price, three parties and more."""

import itertools
import json
import re

import pytest

from negolib.cases import list_cases, load_case, template
from negolib.cases.loader import read_case
from negolib.practice import (
    STYLES,
    TEMPERAMENTS,
    ForgedRecord,
    Meeting,
    Move,
    Negotiation,
    debrief,
    reopen,
    replay,
    simulate,
    standing,
)
from negolib.practice.crowd.negotiators import SimulatedNegotiator
from negolib.practice.debrief.questionnaire import score
from negolib.practice.table.between import across
from negolib.practice.table.phrasing import suggest
from negolib.practice.table.seat import seat_of
from negolib.practice.talks.record import sealed
from tests.shapes import SHAPES


def with_neighbours(case):
    """A case with a third and a fourth party, and nobody who buys."""
    data = json.loads(case.model_dump_json(by_alias=True))
    del data["price"]
    first = data["parties"][0]
    for place, name in enumerate(("neighbours", "council")):
        data["parties"].append(
            {**first, "name": name, "label": f"The {name}", "person": {"name": "Kim Okafor"}, "the": None}
        )
        for number, issue in enumerate(data["issues"]):
            for step, option in enumerate(issue["options"]):
                mine = option["points"][first["name"]]
                option["points"][name] = -mine / 2 if (number + place) % 2 else mine + 5 * step
    for party in data["parties"]:
        party["role"] = "party"
        party["guess"] = {}
        for outdated in ("target", "belief"):
            party[outdated] = None
    return type(case).model_validate({"name": "many", **data})


CHOIR = read_case(template("choir").encode(), "choir.yaml")
CASES = {name: load_case(name) for name in list_cases()}
CASES |= {**SHAPES, "template": CHOIR, "many": with_neighbours(CHOIR)}
PAIRS = [
    (name, me, other)
    for name, case in CASES.items()
    for me, other in itertools.permutations(case.party_names, 2)
]


def played(case, me, other, temperament="principled", seed=2, rounds=8):
    """Whole talks, with every kind of move in them and the words that the room suggests."""
    talks = Negotiation(case, me, temperament, seed, rounds, against=other)
    rules = SimulatedNegotiator(talks.seat, STYLES["value-driven"], seed, rounds)
    first = [Move("cite", criterion=case.criteria[0].name), Move("break"), Move("warn"), Move("reframe")]
    first[3] = Move("reframe", issue=case.issue_names[0])
    while not talks.ended:
        move = first.pop() if first and talks.round % 2 else rules.move(talks.table)
        talks.play(move, suggest(talks.seat, move, talks.round))
    return talks


@pytest.mark.parametrize(("name", "me", "other"), PAIRS)
@pytest.mark.parametrize("temperament", TEMPERAMENTS)
def test_whole_talks_in_every_pair_of_chairs(name, me, other, temperament):
    case = CASES[name]
    talks = played(case, me, other, temperament)
    assert {turn.by for turn in talks.turns} == {me, other}
    for turn in talks.turns:
        if turn.by == other:
            for package in turn.packages:
                if len(package) == len(case.issues):
                    assert case.value(other, package) >= case.party(other).reservation_value - 1e-9
    again = replay(case, talks.record())
    assert again.record() == talks.record()
    found = debrief(again)
    assert (found.party, found.other) == (me, other)
    assert set(found.result.points) == {me, other}
    assert len(found.lessons) == 3
    text = json.dumps(found.as_json(), ensure_ascii=False)
    assert "contract" not in text or "contract" in case.model_dump_json()
    assert not re.search(r"\bNone\b(?! of| was)", text)
    assert "  " not in text
    expected = set(case.party_names) - {me, other} if talks.package else set()
    assert {one.party for one in found.result.absent} == expected
    for one in found.result.absent:
        party = case.party(one.party)
        assert one.points == pytest.approx(case.value(party.name, talks.package))
        assert one.signs == (one.points >= party.reservation_value)
        assert one.sentence in found.result.sentences
        assert ("would not be signed" in one.sentence) is not one.signs
        assert party.the in one.sentence


def test_among_many_the_counterpart_is_chosen_or_the_next_in_the_file():
    case = CASES["many"]
    names = case.party_names
    assert [across(case, name) for name in names] == [*names[1:], names[0]]
    talks = Negotiation(case, names[0], "analytic", against=names[2])
    assert (talks.other, talks.turns[0].by, talks.table.parties) == (names[2], names[2], (names[0], names[2]))
    assert Negotiation(case, names[3], "analytic").other == names[0]
    with pytest.raises(ValueError, match="between two"):
        Negotiation(case, names[0], "analytic", against=names[0])
    with pytest.raises(ValueError, match="'nobody'"):
        Negotiation(case, names[0], "analytic", against="nobody")


def test_a_record_among_many_says_with_whom_it_was():
    case = CASES["many"]
    first, second, third = case.party_names[:3]
    record = played(case, first, third).record()
    assert record["against"] == third
    for against in (second, first, "nobody", None, 3):
        with pytest.raises(ForgedRecord):
            replay(case, sealed({**record, "against": against}))
    meeting = Meeting(case, second, against=first)
    meeting.speak(second, Move("propose", packages=(dict(case.today),)), "As it is.")
    meeting.speak(first, Move("accept"), "Agreed.")
    assert reopen(case, meeting.record()).record() == meeting.record()
    assert {one.party for one in debrief(meeting, first).result.absent} == set(case.party_names[2:])
    with pytest.raises(ValueError, match="sat"):
        debrief(meeting, third)


@pytest.mark.parametrize("name", CASES)
def test_simulated_negotiators_and_the_questionnaire_know_any_case(name):
    case = CASES[name]
    me, other = case.party_names[0], case.party_names[-1]
    end = simulate(case, me, "analytic", STYLES["value-driven"], 3, against=other)
    assert 0 <= end.efficiency <= 1
    place = standing(case, me, "analytic", end.own, count=20, against=other)
    assert 0 <= place.own_percentile <= 100
    answers = debrief(played(case, me, other)).relationship.answers
    assert all(1 <= value <= 7 for value in answers.as_json().values() if value is not None)
    assert score({}).outcome is None


@pytest.mark.parametrize("name", CASES)
def test_what_is_suggested_raises_no_doubt(name):
    case = CASES[name]
    talks = Negotiation(case, case.party_names[-1], "analytic")
    seat = talks.seat
    for issue in case.issues:
        for move in (
            Move("ask", about="priority", open=True, issue=issue.name),
            Move("tell", about="priority", issue=issue.name, matters="most", option=issue.option_names[-1]),
            Move("propose", packages=({**case.today, issue.name: issue.option_names[-1]},)),
        ):
            for variant in range(3):
                words = suggest(seat, move, variant)
                assert talks.asks_back(move, words) == "", words


def test_a_counterpart_among_three_goes_by_what_its_own_brief_says_of_the_other():
    case = load_case("community-garden")
    for party in case.parties:
        for other in case.parties:
            if party != other:
                assert seat_of(case, party, other).guess == case.guess(party, other)
