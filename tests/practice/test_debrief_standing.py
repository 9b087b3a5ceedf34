"""Where one stands among simulated negotiators."""

import pytest

from negolib.practice.crowd import standings as room
from negolib.practice.crowd.negotiators import simulate
from negolib.practice.crowd.standings import MIX, percentile, standing, style_of

from .debriefed import CASE


def test_percentiles_count_ties_half():
    assert percentile(2, [1, 2, 2, 3]) == 50
    assert percentile(0, [1, 2]) == 0
    assert percentile(9, [1, 2]) == 100
    assert percentile(0.3, [0.1 + 0.2, 1]) == 25


def test_own_and_joint_gain_are_compared_with_the_same_talks():
    found = standing(CASE, "buyer", "analytic", 150.0, count=40, joint_gain=300.0)
    played = [simulate(CASE, "buyer", "analytic", style_of(seed), seed) for seed in range(40)]
    assert found.gains == tuple((one.own, one.other) for one in played)
    assert found.own_percentile == percentile(150, [one.own for one in played])
    assert found.joint_percentile == percentile(300, [one.joint for one in played])
    assert found.deals == sum(one.package is not None for one in played)
    assert "rules, not people" in found.sentence


def test_better_results_stand_higher():
    low, high = (standing(CASE, "buyer", "principled", gain, count=40) for gain in (0.0, 240.0))
    assert low.own_percentile < high.own_percentile
    assert low.joint_percentile is None


def test_the_second_time_nothing_is_played(monkeypatch):
    first = standing(CASE, "supplier", "principled", 10.0, rounds=6, count=5)
    monkeypatch.setattr(room, "simulate", lambda *_: pytest.fail("played again"))
    assert standing(CASE, "supplier", "principled", 10.0, rounds=6, count=5) == first


def test_the_population_is_the_mix_it_says():
    names = [style_of(seed).name for seed in range(2000)]
    for name, share in MIX.items():
        assert names.count(name) / 20 == pytest.approx(share, abs=3)
    assert sum(MIX.values()) == 100
    assert len({style_of(seed).start for seed in range(50)}) == 50


@pytest.mark.parametrize(
    "wrong",
    [
        {"own_gain": float("nan")},
        {"own_gain": "much"},
        {"count": 0},
        {"temperament": "sleepy"},
        {"party": "me"},
    ],
)
def test_senseless_questions_are_refused(wrong):
    asked = {"party": "buyer", "temperament": "analytic", "own_gain": 1.0, "count": 2, **wrong}
    with pytest.raises(ValueError, match=r"\."):
        standing(CASE, **asked)
