"""What stood behind the demands: values that were heard, that were shared, and where they met in a deal."""

import pytest

from negolib.cases import load_case, template
from negolib.cases.loader import read_case
from negolib.practice.debrief.debriefing import debrief
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.debrief.values import values_of
from negolib.practice.table.moves import Move
from negolib.practice.talks.meeting import Meeting

from .debriefed import CASE, meeting, package, propose

GARDEN = load_case("community-garden")
OPENING = ("supplier", propose(package(price="480")))


def told(name: str) -> Move:
    return Move("tell", about="value", value=name)


def values(talks: Meeting, party: str = "buyer"):
    return values_of(Transcript(talks, party))


def by_name(side):
    return {value.name: value for value in side}


def test_a_value_is_heard_when_it_is_said_named_as_shared_or_behind_an_interest_that_is_told():
    talks = meeting(
        OPENING,
        ("buyer", told("care"), "We do not send air around the country."),
        ("supplier", Move("tell", about="interest", interest="a new machine"), "The machine is old."),
        ("buyer", Move("affirm", value="good work"), "Good work costs what it costs."),
        ("supplier", Move("walk away")),
    )
    found = values(talks)
    mine, theirs = by_name(found.mine), by_name(found.theirs)
    assert {name: (value.said, value.how) for name, value in mine.items()} == {
        "care": (1, "value"),
        "fairness": (2, "shared"),
        "reliability": (None, ""),
    }
    # The interest rests on two of their values.
    assert {name for name, value in theirs.items() if value.how == "interest"} == {
        "responsibility",
        "craftsmanship",
    }
    assert "you let them hear 2 of 3" in found.sentences[0]
    assert "let you hear 2 of 3" in found.sentences[0]
    named = next(said for said in found.sentences if "Good work costs" in said)
    assert "It was named in round 2." in named
    assert any("Nobody said that you share it" in said for said in found.sentences)
    assert found.sentences[-1] == "There is no deal in which they could have met."


def test_the_options_of_a_deal_serve_the_values_behind_the_interests_they_serve():
    chosen = package(formats="9 formats", term="4 years", rhythm="fixed days", reference="showcase")
    found = values(meeting(("supplier", propose(chosen)), ("buyer", Move("accept"))))
    mine, theirs = by_name(found.mine), by_name(found.theirs)
    assert "nine formats" in mine["care"].served
    assert "four years" in theirs["responsibility"].served
    assert "two fixed mornings a week" not in mine["care"].served
    # Both sides have an interest that this one term serves: there their values met.
    met = [said for said in found.sentences if said.endswith("met.")]
    assert [said.partition(":")[0] for said in met] == ["Two fixed mornings a week"]
    assert "reliability" in met[0]
    assert "craftsmanship" in met[0]


def test_a_value_that_no_term_serves_is_said_to_be_left_out():
    found = values(meeting(("supplier", propose(package(price="480"))), ("buyer", Move("accept"))))
    assert any(
        said.startswith("One of your values finds no place") and said.endswith(": care.")
        for said in found.sentences
    )
    assert "No term of the deal serves a value of yours and one of theirs at once." in found.sentences


@pytest.mark.parametrize("pair", [("kitchen", "society"), ("parks", "kitchen"), ("society", "parks")])
def test_three_parties_share_what_the_two_who_talk_share(pair):
    one, other = pair
    talks = Meeting(GARDEN, one, "recorded", against=other)
    talks.speak(one, propose(GARDEN.today))
    talks.speak(other, Move("accept"))
    found = values(talks, one)
    shared = [v for v in GARDEN.shared_values if set(pair) <= set(v.values)]
    assert sum(said.startswith("Both of you hold this") for said in found.sentences) == len(shared) > 0
    assert {value.party for value in found.theirs} == {other}


def test_a_case_that_says_nothing_of_what_serves_a_value_claims_nothing():
    case = read_case(template("choir").encode(), "choir.yaml")
    one, other = case.party_names
    bare = case.model_copy(update={"practice": type(case.practice)()})
    talks = Meeting(bare, one, "recorded")
    talks.speak(one, propose(bare.today))
    talks.speak(other, Move("accept"))
    found = values(talks, one)
    assert not any(value.known or value.served for value in (*found.mine, *found.theirs))
    assert not any("finds no place" in said or "find no place" in said for said in found.sentences)


def test_a_debrief_holds_them_as_plain_values():
    talks = meeting(OPENING, ("buyer", told("care")), ("supplier", Move("walk away")))
    held = debrief(talks, "buyer").as_json()["values"]
    assert [value["name"] for value in held["mine"]] == [value.name for value in CASE.party("buyer").values]
