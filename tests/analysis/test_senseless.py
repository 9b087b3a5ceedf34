"""Senseless input of every kind: each raises ValueError with one sentence a learner can act on."""

import re

import numpy as np
import pandas as pd
import pytest

import negolib.analysis as na
from negolib.analysis import Alternative, Belief, Branch, Constraint, OutcomeSpace

NAN, INF = float("nan"), float("inf")
GOOD = {"buyer": [[0, 30], [10, 0]], "seller": [[20, 0], [0, 5]]}
NAMES = {"issues": ["price", "term"], "options": [["high", "low"], ["long", "short"]]}
UNIT = Belief("uniform", low=0, high=1)
PACKAGE = {"price": "high", "term": "long"}
SURE = Alternative("wait", [Branch("nothing", 1, 5)])


def space(points=GOOD, **more):
    return OutcomeSpace(points, **{**NAMES, **more})


SENSELESS = {
    # outcome spaces
    "no points": lambda: OutcomeSpace({}),
    "points as a list": lambda: OutcomeSpace([[1, 2], [3, 4]]),
    "one party": lambda: OutcomeSpace({"buyer": [[0, 1]]}),
    "no issue": lambda: OutcomeSpace({"buyer": [], "seller": []}),
    "an issue without options": lambda: OutcomeSpace({"buyer": [[]], "seller": [[]]}),
    "a NaN point": lambda: space({"buyer": [[NAN, 30], [10, 0]], "seller": [[20, 0], [0, 5]]}),
    "an infinite point": lambda: space({"buyer": [[0, INF], [10, 0]], "seller": [[20, 0], [0, 5]]}),
    "a point as text": lambda: space({"buyer": [[0, "30"], [10, 0]], "seller": [[20, 0], [0, 5]]}),
    "a missing point": lambda: space({"buyer": [[0, None], [10, 0]], "seller": [[20, 0], [0, 5]]}),
    "a yes for a point": lambda: space({"buyer": [[0, True], [10, 0]], "seller": [[20, 0], [0, 5]]}),
    "a NaN in an array": lambda: OutcomeSpace({"a": np.array([[NAN, 1]]), "b": np.array([[0, 1]])}),
    "a complex point": lambda: OutcomeSpace({"a": [[1j, 1]], "b": [[0, 1]]}),
    "ragged options": lambda: space({"buyer": [[0, 30], [10, 0]], "seller": [[20, 0, 5], [0, 5]]}),
    "ragged issues": lambda: space({"buyer": [[0, 30], [10, 0]], "seller": [[20, 0]]}),
    "issues not in lists": lambda: OutcomeSpace({"buyer": [1, 2], "seller": [1, 2]}),
    "too few issue names": lambda: space(issues=["price"]),
    "issue names as text": lambda: space(issues="ab"),
    "the same issue twice": lambda: space(issues=["price", "price"]),
    "an issue named like a party": lambda: space(issues=["price", "buyer"]),
    "an issue named ties": lambda: space(issues=["price", "ties"]),
    "an unnamed issue": lambda: space(issues=["price", None]),
    "too few option names": lambda: space(options=[["high"], ["long", "short"]]),
    "options for too few issues": lambda: space(options=[["high", "low"]]),
    "the same option twice": lambda: space(options=[["high", "high"], ["long", "short"]]),
    "options of an unknown issue": lambda: space(
        options={"prise": ["high", "low"], "term": ["long", "short"]}
    ),
    "options of a missing issue": lambda: space(options={"price": ["high", "low"]}),
    "an unknown party's reservation": lambda: space(reservation={"byer": 5}),
    "a NaN reservation": lambda: space(reservation={"buyer": NAN}),
    "an infinite reservation": lambda: space(reservation={"buyer": -INF}),
    "reservations as a list": lambda: space(reservation=[1, 2]),
    "a limit of nothing": lambda: space(limit=0),
    "constraints as a dict": lambda: space(constraints={"price": "high"}),
    "a constraint on an unknown issue": lambda: space(constraints=[{"prize": "high"}]),
    "a constraint on an unknown option": lambda: space(constraints=[{"price": "hgh"}]),
    "a constraint of another kind": lambda: space(constraints=["price"]),
    "a constraint without a function": lambda: Constraint(["price"], "high"),
    "a constraint on no issue": lambda: Constraint([], lambda: True),
    "constraints that leave nothing": lambda: space(constraints=[{"price": ["high", "low"]}]).size,
    "points that name an unknown option": lambda: OutcomeSpace({"a": {"p": {"x": 1}}, "b": {"p": {"y": 1}}}),
    "points that miss an issue": lambda: OutcomeSpace(
        {"a": {"p": {"x": 1}, "q": {"x": 1}}, "b": {"p": {"x": 1}}}
    ),
    "names given twice": lambda: OutcomeSpace({"a": {"p": {"x": 1}}, "b": {"p": {"x": 1}}}, issues=["p"]),
    # packages and settlements
    "a package that misses an issue": lambda: space().points_of({"price": "high"}),
    "a package with an unknown issue": lambda: space().points_of({"prize": "high", "term": "long"}),
    "a package with an unknown option": lambda: space().points_of({"price": "hihg", "term": "long"}),
    "a package as a list": lambda: space().points_of(["high", "long"]),
    "an unhashable option": lambda: space().points_of({"price": ["high"], "term": "long"}),
    "the value of an unknown party": lambda: space().value("bayer", {"price": "high", "term": "long"}),
    "an unknown rule": lambda: space().settle("nasch"),
    "no agreement": lambda: space(reservation={"buyer": 100}).nash(),
    "no agreement by lottery": lambda: space(reservation={"buyer": 100}).nash(lotteries=True),
    "points that miss a party": lambda: space().packages_with({"buyer": 3}),
    "a share of nothing": lambda: na.claim_shares(
        space(reservation={"buyer": 99}), {"price": "high", "term": "long"}
    ),
    "a frame for a space": lambda: na.issue_kinds(pd.DataFrame()),
    "offers of an unknown party": lambda: na.meso(space(), "us", 10),
    "a single offer at once": lambda: na.meso(space(), "buyer", 10, count=1),
    "offers nobody would take": lambda: na.meso(space(), "buyer", 1000),
    "a negative tolerance": lambda: na.meso(space(), "buyer", 10, tolerance=-1),
    "sensitivity of another rule": lambda: na.settlement_sensitivity(space(), "egalitarian"),
    # prices
    "a NaN limit": lambda: na.zopa(seller=NAN, buyer=1),
    "an infinite limit": lambda: na.zopa(seller=1, buyer=INF),
    "a limit as text": lambda: na.zopa(seller="90", buyer=110),
    "no limit": lambda: na.zopa(seller=None, buyer=110),
    "no seller at all": lambda: na.zopa(seller=[], buyer=110),
    "no buyer at all": lambda: na.market_price([1], {}),
    "an unknown belief": lambda: Belief("normel", mean=1, sd=1),
    "a belief without its width": lambda: Belief("normal", mean=1),
    "a belief with a wrong parameter": lambda: Belief("normal", mean=1, std=1),
    "a belief of no width": lambda: Belief("normal", mean=1, sd=0),
    "a belief upside down": lambda: Belief("uniform", low=2, high=1),
    "a mode outside": lambda: Belief("triangular", low=0, mode=3, high=2),
    "a belief about nothing": lambda: Belief(42),
    "an unknown side": lambda: UNIT.deal_probability(0.5, side="byer"),
    "a NaN price": lambda: UNIT.deal_probability(NAN, side="buyer"),
    "a NaN among prices": lambda: UNIT.deal_probability([0.5, NAN], side="buyer"),
    "a quantile beyond 1": lambda: UNIT.quantile(1.2),
    "a limit for a belief": lambda: na.best_take_it_or_leave_it(0.5, 0.1, "buyer"),
    "a NaN own limit": lambda: na.best_take_it_or_leave_it(UNIT, NAN, "buyer"),
    "a zone of text": lambda: na.uncertain_zopa(seller="cheap", buyer=UNIT),
    "sealed offers on no range": lambda: na.sealed_offers(3, 3),
    "a sealed limit outside": lambda: na.sealed_offers(0, 1).buyer_offer(2),
    # alternatives
    "probabilities below 1": lambda: Alternative("a", [Branch("x", 0.5), Branch("y", 0.4)]),
    "probabilities above 1": lambda: Alternative("a", [Branch("x", 0.5), Branch("y", 0.6)]),
    "a probability in percent": lambda: Branch("x", 60),
    "a negative probability": lambda: Branch("x", -0.1),
    "a NaN probability": lambda: Branch("x", NAN),
    "a NaN value": lambda: Branch("x", 1, NAN),
    "an alternative without branches": lambda: Alternative("a", []),
    "branches of another kind": lambda: Alternative("a", [("x", 1.0)]),
    "a single branch for a list": lambda: Alternative("a", Branch("x", 1.0)),
    "no risk tolerance at all": lambda: SURE.certainty_equivalent(0),
    "a negative risk tolerance": lambda: SURE.certainty_equivalent(-5),
    "no alternative": lambda: na.best_alternative([]),
    "alternatives of another kind": lambda: na.best_alternative(["wait"]),
    "a sensitivity of nothing": lambda: SURE.sensitivity(by=0),
    # preferences
    "a negative swing": lambda: na.swing_weights([100, -5]),
    "all swings 0": lambda: na.swing_weights([0, 0]),
    "no swings": lambda: na.swing_weights([]),
    "half an issue to rank": lambda: na.rank_order_weights(2.5),
    "no issue to rank": lambda: na.rank_order_weights(0),
    "a ragged matrix": lambda: na.pairwise_weights([[1, 2], [0.5]]),
    "a matrix that is not reciprocal": lambda: na.pairwise_weights([[1, 3], [3, 1]]),
    "a negative judgement": lambda: na.pairwise_weights([[1, -3], [-1 / 3, 1]]),
    "a diagonal that is not 1": lambda: na.pairwise_weights([[2, 3], [1 / 3, 1]]),
    "too many to compare": lambda: na.pairwise_weights(np.ones((11, 11))),
    "an empty matrix": lambda: na.pairwise_weights([]),
    "too few names": lambda: na.pairwise_weights([[1, 3], [1 / 3, 1]], names=["a"]),
    "ranks of different lengths": lambda: na.rank_agreement([1, 2], [1, 2, 3]),
    "ranks by other names": lambda: na.rank_agreement({"price": 1, "term": 2}, {"prise": 1, "term": 2}),
    "a list against a dict": lambda: na.rank_agreement([1, 2], {"a": 1, "b": 2}),
    "one thing to rank": lambda: na.rank_agreement([1], [1]),
    "values as text": lambda: na.value_overlap("safety", ["safety"]),
    "no values": lambda: na.value_overlap([], ["safety"]),
    "one offer to choose from": lambda: na.weight_sensitivity({"a": 1}, {"x": {"a": 1}}),
    "an offer without a score": lambda: na.weight_sensitivity(
        {"a": 1, "b": 1}, {"x": {"a": 1}, "y": {"a": 1, "b": 2}}
    ),
    # fairness
    "an estate above the claims": lambda: na.divide_claims(301, [100, 200], "talmud"),
    "a negative estate": lambda: na.divide_claims(-1, [100, 200], "talmud"),
    "a NaN estate": lambda: na.divide_claims(NAN, [100, 200], "talmud"),
    "a negative claim": lambda: na.divide_claims(10, [100, -200], "talmud"),
    "an infinite claim": lambda: na.divide_claims(10, [100, INF], "talmud"),
    "no claims": lambda: na.divide_claims(0, [], "talmud"),
    "claims as a number": lambda: na.divide_claims(10, 20, "talmud"),
    "an unknown claims rule": lambda: na.divide_claims(10, [100, 200], "talmood"),
    "adjusted winner with other items": lambda: na.adjusted_winner({"a": 100}, {"b": 100}),
    "adjusted winner with an item too many": lambda: na.adjusted_winner({"a": 50, "b": 50}, {"a": 100}),
    "adjusted winner with other totals": lambda: na.adjusted_winner({"a": 100}, {"a": 90}),
    "adjusted winner with negative points": lambda: na.adjusted_winner(
        {"a": -1, "b": 101}, {"a": 50, "b": 50}
    ),
    "adjusted winner with nothing": lambda: na.adjusted_winner({}, {}),
    "adjusted winner with no points": lambda: na.adjusted_winner({"a": 0}, {"a": 0}),
    "adjusted winner with lists": lambda: na.adjusted_winner([50, 50], [50, 50]),
    "no player": lambda: na.shapley_value([], len),
    "the same player twice": lambda: na.shapley_value(["a", "a"], len),
    "worth as a dict": lambda: na.shapley_value(["a"], {"a": 1}),
    "a worth that is no number": lambda: na.shapley_value(["a"], lambda team: NAN),
    "a negative cost": lambda: na.airport_fees([1, -1]),
    "no costs": lambda: na.airport_fees({}),
    "costs as text": lambda: na.airport_fees("123"),
    "an unknown burden rule": lambda: na.burden_shares(5, [6, 4], rule="grandfather"),
    "a burden without population": lambda: na.burden_shares(5, [6, 4], rule="equal_per_capita"),
    "a burden without gdp": lambda: na.burden_shares(5, [6, 4], [1, 1], rule="ability_to_pay"),
    "a country without people": lambda: na.burden_shares(5, [6, 4], [0, 1], rule="equal_per_capita"),
    "too few populations": lambda: na.burden_shares(5, [6, 4], [1], rule="equal_per_capita"),
    "progress beyond 1": lambda: na.burden_shares(5, [6, 4], [1, 1], rule="convergence", progress=2),
    "no emissions at all": lambda: na.burden_shares(5, [0, 0], rule="grandfathering"),
    "no burden to share": lambda: na.burden_shares(50, [6, 4], [1, 1], [1, 1], rule="ability_to_pay"),
    "a negative allowance": lambda: na.burden_shares(-5, [6, 4], rule="grandfathering"),
    # contingent contracts
    "a certain party": lambda: na.contingent_contract(1, 0.5),
    "a chance in percent": lambda: na.contingent_contract(70, 0.5),
    "no stake": lambda: na.contingent_contract(0.7, 0.5, stake=0),
    "three names": lambda: na.contingent_contract(0.7, 0.5, names=("a", "b", "c")),
}


def test_the_table_is_long_enough():
    assert len(SENSELESS) >= 60


@pytest.mark.parametrize("kind", SENSELESS)
def test_one_sentence(kind):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        SENSELESS[kind]()
    sentence = str(caught.value)
    assert type(caught.value).__module__ in ("builtins", "negolib.analysis.door")
    assert re.fullmatch(r"[A-Z\[{0-9'\"].{15,260}\.", sentence), sentence
    assert "\n" not in sentence
    assert not re.search(r"\.\s+[A-Z]", sentence), sentence  # one sentence, not two
    for jargon in ("ndarray", "dtype", "Traceback", "object is not", "unhashable", "got an unexpected"):
        assert jargon not in sentence


@pytest.mark.parametrize(
    ("kind", "nearest"),
    [
        ("an unknown party's reservation", "'buyer'"),
        ("a constraint on an unknown issue", "'price'"),
        ("a constraint on an unknown option", "'high'"),
        ("a package with an unknown option", "'high'"),
        ("an unknown rule", "'nash'"),
        ("an unknown belief", "'normal'"),
        ("an unknown side", "'buyer'"),
        ("an unknown claims rule", "'talmud'"),
        ("an unknown burden rule", "'grandfathering'"),
    ],
)
def test_the_nearest_known_name_is_offered(kind, nearest):
    with pytest.raises(ValueError, match=f"perhaps {nearest} is meant"):
        SENSELESS[kind]()
