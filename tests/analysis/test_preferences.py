import numpy as np
import pytest
from scipy import stats

from negolib.analysis import (
    OutcomeSpace,
    fixed_pie_error,
    pairwise_weights,
    rank_agreement,
    rank_order_weights,
    settlement_sensitivity,
    swing_weights,
    value_overlap,
    weight_sensitivity,
)


def test_rank_order_weights_are_the_middle_of_what_the_order_allows():
    rng = np.random.default_rng(0)
    draws = np.sort(rng.dirichlet(np.ones(4), 40000), axis=1)[:, ::-1].mean(axis=0)
    assert rank_order_weights(4) == pytest.approx(draws, abs=3e-3)
    assert rank_order_weights(["price", "term"]) == {"price": 0.75, "term": 0.25}


def test_consistent_judgements_have_ratio_zero_and_give_the_weights_back():
    weights = np.array([0.5, 0.3, 0.15, 0.05])
    found = pairwise_weights(weights[:, None] / weights)
    assert list(found.weights) == pytest.approx(weights)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.worst is None


def test_the_judgement_that_harms_most_is_found():
    weights = np.array([0.4, 0.3, 0.15, 0.1, 0.05])
    matrix = weights[:, None] / weights
    matrix[1, 3], matrix[3, 1] = 1 / 5, 5
    found = pairwise_weights(matrix, names=list("abcde"))
    assert (found.worst.first, found.worst.second) == ("b", "d")
    assert found.worst.suggested == pytest.approx(3)
    assert found.worst.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert not found.consistent
    assert "b against d" in found.sentence
    found._repr_html_()


def test_the_suggestion_is_what_all_the_other_judgements_say():
    """Harker 1987: with the pair replaced by the suggestion, the weights themselves have that ratio."""
    rng = np.random.default_rng(2)
    for _ in range(30):
        scale = rng.choice([1, 2, 3, 5, 1 / 2, 1 / 3], (4, 4))
        matrix = np.triu(scale, 1) + np.tril(1 / scale.T, -1) + np.eye(4)
        worst = pairwise_weights(matrix).worst
        if worst is None:
            continue
        i, j = worst.first - 1, worst.second - 1
        matrix[i, j], matrix[j, i] = worst.suggested, 1 / worst.suggested
        mended = pairwise_weights(matrix)
        assert mended.weights[i] / mended.weights[j] == pytest.approx(worst.suggested)
        assert mended.consistency_ratio == pytest.approx(worst.consistency_ratio)


def test_reciprocals_with_two_digits_are_what_people_type():
    assert pairwise_weights([[1, 3], [0.33, 1]]).consistency_ratio == 0
    assert pairwise_weights([[1]]).weights == [1]


def test_rank_agreement_is_kendalls_tau():
    rng = np.random.default_rng(3)
    for _ in range(200):
        one, other = rng.integers(0, 5, 6), rng.integers(0, 5, 6)
        expected = stats.kendalltau(one, other).statistic
        assert rank_agreement(one.tolist(), other.tolist()) == pytest.approx(
            0 if np.isnan(expected) else expected
        )


def test_fixed_pie_error():
    own, truth = {"price": 50, "term": 30, "risk": 20}, {"price": 20, "term": 30, "risk": 50}
    assert fixed_pie_error(own, truth, truth).error == 0
    assert fixed_pie_error(own, own, truth).error == 1
    half = {name: (own[name] + truth[name]) / 2 for name in own}
    assert fixed_pie_error(own, half, truth).error == pytest.approx(0.5)
    assert fixed_pie_error([1, 1], [3, 1], [1, 1]).error == pytest.approx(0.5)


def test_value_overlap():
    assert value_overlap(["a", "b"], ["a", "b"]).overlap == 1
    assert value_overlap(["a"], ["b"]).overlap == 0
    found = value_overlap({"a": 50, "b": 50}, {"b": 20, "c": 80})
    assert (found.overlap, found.shared, found.only_first, found.only_second) == (0.2, ["b"], ["a"], ["c"])


def test_weight_sensitivity_against_moving_the_weight():
    rng = np.random.default_rng(5)
    for _ in range(100):
        weights = dict(zip("abc", rng.integers(1, 10, 3).tolist(), strict=True))
        scores = {name: dict(zip("abc", rng.integers(0, 100, 3).tolist(), strict=True)) for name in "xyz"}
        share = swing_weights(weights)
        for row in weight_sensitivity(weights, scores).to_dict("records"):
            issue, now = row["issue"], row["weight"]

            def best(w, issue=issue, share=share, scores=scores):
                rest = (1 - w) / (1 - share[issue])
                totals = {
                    name: sum((w if k == issue else share[k] * rest) * s for k, s in row.items())
                    for name, row in scores.items()
                }
                return max(totals, key=totals.get), totals

            chosen, _ = best(now)
            for w in np.linspace(0, 1, 101):
                if row["lowest"] + 1e-9 < w < row["highest"] - 1e-9:
                    assert best(w)[0] == chosen
                elif w < row["lowest"] - 1e-9 or w > row["highest"] + 1e-9:
                    assert best(w)[0] != chosen


@pytest.mark.parametrize("rule", ["nash", "utilitarian"])
@pytest.mark.parametrize("what", ["weights", "scores"])
def test_settlement_sensitivity_against_moving_the_number(rule, what):
    rng = np.random.default_rng(6)
    checked = 0
    for _ in range(25):
        points = {party: [(rng.integers(0, 40, 3) * 1.0).tolist() for _ in range(3)] for party in "ab"}
        space = OutcomeSpace(points, reservation={"a": 10, "b": 10})
        settlement = space.settle(rule)
        if settlement.ties > 1:
            continue

        def best(party, issue, option, value, points=points, rule=rule):
            rows = [list(row) for row in points[party]]
            if option is None:
                low, high = min(rows[issue]), max(rows[issue])
                rows[issue] = [low + (x - low) * value / (high - low) for x in rows[issue]]
            else:
                rows[issue][option] = value
            return OutcomeSpace({**points, party: rows}, reservation={"a": 10, "b": 10}).settle(rule)

        for row in settlement_sensitivity(space, rule, what).to_dict("records"):
            option = row.get("option")
            assert row["lowest"] <= row["now"] <= row["highest"]
            for edge, sign in (("lowest", -1), ("highest", 1)):
                if not np.isfinite(row[edge]) or (what == "weights" and row[edge] == 0):
                    far = row["now"] * 0.01 if what == "weights" and sign < 0 else row["now"] + sign * 500
                    try:
                        found = best(row["party"], row["issue"], option, far).package
                    except ValueError:
                        continue
                    assert found == settlement.package
                    continue
                inside = row[edge] - sign * 1e-4 * (1 + abs(row[edge]))
                if row["lowest"] < inside < row["highest"]:
                    assert best(row["party"], row["issue"], option, inside).package == settlement.package
                try:
                    outside = best(row["party"], row["issue"], option, row[edge] + sign * 1e-4)
                except ValueError:
                    continue
                assert outside.package != settlement.package
                checked += 1
    assert checked > 50
