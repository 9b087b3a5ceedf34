"""What talks came to: points, shares, settlements, alternatives, and talks without a deal."""

import json

import pytest

from negolib.practice.debrief.result import result_of
from negolib.practice.debrief.transcript import Transcript
from negolib.practice.table.moves import Move

from .debriefed import CASE, meeting, package, propose, without_agreement


def result(talks, party="buyer"):
    return result_of(Transcript(talks, party))


def signed(**chosen):
    return meeting(("supplier", propose(package(**chosen))), ("buyer", Move("accept"), "Agreed."))


def test_a_deal_in_points_gains_and_shares():
    found = result(signed(price="420", rhythm="fixed days"))
    assert found.points == {"buyer": -20.0, "supplier": 120.0}
    assert found.gains == {"buyer": 64.0, "supplier": 12.0}
    assert found.joint_gain == 76.0
    assert found.most == 446.0
    assert found.efficiency == pytest.approx(76 / 446)
    assert found.claim_share == pytest.approx(64 / 76)
    assert not found.worse_off
    assert not found.efficient
    assert found.room["buyer"] > 0
    assert json.loads(json.dumps(found.as_json()))["claim_share"] == found.claim_share


def test_the_four_settlements_and_the_nearest():
    nash = CASE.outcome_space().nash()
    found = result(signed(**nash.package))
    assert [one.rule for one in found.settlements] == [
        "nash",
        "kalai_smorodinsky",
        "egalitarian",
        "utilitarian",
    ]
    assert found.nearest == "Nash settlement"
    assert found.settlement("nash").distance == 0
    assert found.efficient
    assert found.missed is None
    assert found.logroll is None
    assert found.points in found.frontier
    assert "exactly the points of the Nash settlement" in found.theory
    egalitarian = found.settlement("egalitarian")
    assert egalitarian.distance == pytest.approx((40**2 + 15**2) ** 0.5)


def test_a_deal_below_ones_own_alternative_is_said_clearly():
    found = result(signed(price="480"))
    assert found.gains == {"buyer": -156.0, "supplier": 132.0}
    assert found.worse_off == ("buyer",)
    assert any(
        "You signed something worse than no deal" in said and "156 more" in said for said in found.sentences
    )
    theirs = result(signed(price="480"), "supplier")
    assert theirs.own_gain == 132
    assert any("would do 156 better without it" in said for said in theirs.sentences)


def test_without_a_joint_gain_there_is_no_share():
    found = result(signed())
    assert found.joint_gain == -24
    assert found.claim_share is None
    assert not any("Your share" in said for said in found.sentences)


def test_without_a_deal_the_points_are_the_reservation_values():
    found = result(meeting(("supplier", propose(package(price="480"))), ("buyer", Move("walk away"), "No.")))
    assert found.points == {"buyer": -84.0, "supplier": 108.0}
    assert found.gains == {"buyer": 0.0, "supplier": 0.0}
    assert found.efficiency == 0
    assert found.worse_off == ()
    assert found.missed is None
    assert found.refused is None
    assert any("249 more than that" in said and "197 more" in said for said in found.sentences)
    assert "you walked away" in found.sentences[0]


def test_a_proposal_that_was_better_than_walking_away_is_remembered():
    good = package(price="400", formats="9 formats")
    talks = meeting(
        ("supplier", propose(good)),
        ("buyer", Move("ask", about="interest", open=True), "Why?"),
        ("supplier", propose(package(price="480"))),
        ("buyer", Move("walk away"), "No."),
    )
    found = result(talks)
    assert found.refused.gain == 294
    assert found.refused.package == good
    assert not found.refused.open_at_the_end
    assert any("294 more to you than no deal, and you let it go" in said for said in found.sentences)


def test_where_nothing_is_acceptable_no_deal_was_right(tmp_path):
    case = without_agreement(tmp_path)
    parish, choir = case.party_names[::-1]
    offer = propose(case.today)
    left = result(meeting((parish, offer), (choir, Move("walk away"), "No."), case=case), choir)
    assert not left.possible
    assert left.settlements == ()
    assert left.frontier
    assert left.sentences[-1].endswith("no deal was the right result.")
    taken = result(meeting((parish, offer), (choir, Move("accept"), "Yes."), case=case), choir)
    assert any("no deal would have been the right result" in said for said in taken.sentences)
    assert taken.worse_off == (choir, parish)


def test_talks_that_go_on_and_wrong_chairs_are_refused():
    open_talks = meeting(("supplier", propose(package(price="480"))))
    with pytest.raises(ValueError, match="still going on"):
        Transcript(open_talks, "buyer")
    with pytest.raises(ValueError, match="from whose chair"):
        Transcript(signed())


def test_what_leaves_issues_open_was_nothing_to_sign():
    poor = propose(package(price="480"))
    part = ("supplier", propose({"formats": "9 formats"}))
    found = result_of(Transcript(meeting(part, ("buyer", poor), ("supplier", Move("accept"))), "buyer"))
    assert found.refused is None
