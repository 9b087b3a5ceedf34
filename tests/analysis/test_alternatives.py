import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from negolib.analysis import Alternative, Branch, best_alternative, contingent_contract


def tree():
    later = [Branch("wins the appeal", 0.5, 100), Branch("loses it", 0.5, -40)]
    return Alternative(
        "switch", [Branch("fits", 0.6, 50), Branch("fails", 0.4, -20, branches=later, cost=10)], cost=5
    )


def test_a_tree_of_two_levels():
    alternative = tree()
    assert alternative.expected_value == pytest.approx(0.6 * 50 + 0.4 * (-20 - 10 + 30) - 5)
    assert [(p, v) for _, p, v in alternative.paths()] == [(0.6, 45), (0.2, 65), (0.2, -75)]
    assert alternative.branches[1].expected_value == 0


def test_rolling_back_is_the_same_as_looking_at_all_paths():
    alternative = tree()
    for rho in (3, 40, 1e5):
        direct = -rho * math.log(sum(p * math.exp(-v / rho) for _, p, v in alternative.paths()))
        assert alternative.certainty_equivalent(rho) == pytest.approx(direct)


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=5), st.floats(0.1, 1e6), st.floats(-1e4, 1e4))
def test_a_certainty_equivalent_lies_between_the_worst_and_the_mean(values, rho, shift):
    fork = [Branch(str(k), 1 / len(values), value) for k, value in enumerate(values)]
    worth = Alternative("a", fork).certainty_equivalent(rho)
    assert min(values) - 1e-6 <= worth <= sum(values) / len(values) + 1e-6
    moved = Alternative("a", fork, cost=shift).certainty_equivalent(rho)
    assert moved == pytest.approx(worth - shift, abs=1e-6)


def test_deep_and_extreme_trees_do_not_overflow():
    branches = [Branch("end", 1, 1e6)]
    for _ in range(60):
        branches = [Branch("go on", 1, 0, branches=branches)]
    assert Alternative("a", branches).certainty_equivalent(0.001) == 1e6
    risky = Alternative("b", [Branch("all", 0.5, 1e6), Branch("nothing", 0.5, -1e6)])
    assert risky.certainty_equivalent(1.0) == pytest.approx(-1e6 + math.log(2))


def test_the_cautious_choose_differently_and_ties_go_to_the_first():
    sure = Alternative("sure", [Branch("it is", 1, 100)])
    risky = Alternative("risky", [Branch("up", 0.5, 300), Branch("down", 0.5, -80)])
    assert best_alternative([sure, risky]).name == "risky"
    assert best_alternative([sure, risky], risk_tolerance=100).name == "sure"
    again = Alternative("sure too", [Branch("it is", 1, 100)])
    assert best_alternative([again, sure]).name == "sure too"


def test_the_sentence_says_how_much_is_missing():
    with pytest.raises(ValueError, match="add up to 90%, not 100%: 10% of what could happen is missing"):
        Alternative("a", [Branch("x", 0.6), Branch("y", 0.3)])
    with pytest.raises(ValueError, match="that is 20% too much"):
        Alternative("a", [Branch("x", 0.6), Branch("y", 0.6)])


def test_sensitivity_by_hand():
    alternative = Alternative("a", [Branch("up", 0.25, 100), Branch("down", 0.75, 0)])
    frame = alternative.sensitivity(by=0.1).set_index(["branch", "what"])
    assert frame.loc[("up", "value"), ["low", "high"]].tolist() == [22.5, 27.5]
    assert frame.loc[("up", "probability"), ["low", "high"]].tolist() == [15, 35]
    assert frame.loc[("down", "value"), "swing"] == 15
    assert frame["swing"].is_monotonic_decreasing


def test_sensitivity_reaches_every_level_and_keeps_probabilities_whole():
    frame = tree().sensitivity(by=0.5)
    assert "fails > loses it" in set(frame["branch"])
    assert np.isfinite(frame["swing"]).all()


def test_contingent_contract_without_risk_aversion():
    bet = contingent_contract(0.2, 0.8, stake=10, names=("buyer", "seller"))
    assert (bet.believer, bet.doubter) == ("seller", "buyer")
    assert (bet.low, bet.high) == (pytest.approx(2.5), pytest.approx(40))
    assert min(bet.gains.values()) > 0
    assert not contingent_contract(0.4, 0.4).exists


@pytest.mark.parametrize("rho", [60, 300])
def test_contingent_contract_at_the_limits_is_worth_nothing(rho):
    bet = contingent_contract(0.75, 0.5, 10, first_risk_tolerance=rho, second_risk_tolerance=rho)
    believer = Alternative("bet", [Branch("yes", 0.75, 10), Branch("no", 0.25, -bet.high)])
    doubter = Alternative("bet", [Branch("yes", 0.5, -10), Branch("no", 0.5, bet.low)])
    assert believer.certainty_equivalent(rho) == pytest.approx(0, abs=1e-9)
    assert doubter.certainty_equivalent(rho) == pytest.approx(0, abs=1e-9)
    neutral = contingent_contract(0.75, 0.5, 10)
    assert neutral.low < bet.low < bet.high < neutral.high


def test_the_largest_stake_is_where_the_range_closes():
    assert contingent_contract(0.75, 0.5).largest_stake == math.inf
    assert contingent_contract(0.5, 0.5).largest_stake == 0
    for rho, other in ((20, 20), (None, 30), (15, None)):
        kinds = {"first_risk_tolerance": rho, "second_risk_tolerance": other}
        top = contingent_contract(0.75, 0.5, 1, **kinds).largest_stake
        assert 0 < top < math.inf
        assert contingent_contract(0.75, 0.5, top * 0.999, **kinds).exists
        assert not contingent_contract(0.75, 0.5, top * 1.001, **kinds).exists


def test_no_amount_makes_up_for_too_much_risk():
    bet = contingent_contract(0.75, 0.5, 1000, second_risk_tolerance=5)
    assert not bet.exists
    assert "no stake that both accept" in bet.sentence
