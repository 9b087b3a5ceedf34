"""Trades and better packages, against going through all of them."""

from itertools import combinations, product

import numpy as np
import pytest

from negolib.analysis import (
    Constraint,
    NoAgreement,
    OutcomeSpace,
    TooLarge,
    assess,
    claim_shares,
    improvements,
    issue_kinds,
    joint_gain_efficiency,
    logrolls,
    meso,
    middle_package,
    post_settlement,
    smallest_improvement,
)


def random_space(rng, parties="ab", issues=3, options=4, size=9):
    points = {p: [rng.integers(-2, size, options).tolist() for _ in range(issues)] for p in parties}
    package = {k: int(rng.integers(options)) for k in range(issues)}
    return OutcomeSpace(points), points, package


def all_packages(points):
    parties = list(points)
    shape = [range(len(row)) for row in points[parties[0]]]
    for places in product(*shape):
        yield places, tuple(sum(points[p][k][o] for k, o in enumerate(places)) for p in parties)


class TestIssueKinds:
    def test_each_kind(self):
        space = OutcomeSpace(
            {"a": [[0, 5, 10], [0, 5, 10], [0, 5, 10], [0, 4, 0], [0, 0, 0], [3, 0, 0]]}
            | {"b": [[10, 5, 0], [30, 15, 0], [0, 2, 4], [9, 0, 9], [1, 1, 1], [0, 0, 5]]},
            issues=["price", "term", "rhythm", "place", "colour", "grade"],
        )
        kinds = issue_kinds(space).set_index("issue")["kind"].to_dict()
        assert kinds == {
            "price": "distributive",
            "term": "integrative",
            "rhythm": "compatible",
            "place": "integrative",
            "colour": "compatible",
            "grade": "integrative",
        }

    def test_one_side_only_minds(self):
        table = issue_kinds(OutcomeSpace({"a": [[0, 5]], "b": [[1, 1]]})).iloc[0]
        assert table["kind"] == "integrative"
        assert "Only a minds" in table["why"]
        assert table["best_for_all"] == 1

    def test_same_weights_but_a_better_middle(self):
        assert (
            issue_kinds(OutcomeSpace({"a": [[0, 9, 10]], "b": [[10, 9, 0]]})).loc[0, "kind"] == "integrative"
        )


class TestLogrolls:
    def test_against_all_pairs_of_moves(self):
        rng = np.random.default_rng(4)
        for _ in range(200):
            space, points, package = random_space(rng, parties="ab" if rng.random() < 0.7 else "abc")
            expected = {}
            for i, j in combinations(range(3), 2):
                for o, q in product(range(4), repeat=2):
                    first = np.array([points[p][i][o] - points[p][i][package[i]] for p in space.parties])
                    second = np.array([points[p][j][q] - points[p][j][package[j]] for p in space.parties])
                    trade = min(first) < 0 < max(first) and min(second) < 0 < max(second)
                    if trade and min(first + second) > 0:
                        expected.setdefault((i, j), []).append((first + second).sum())
            best = logrolls(space, package)
            assert sorted(best["joint_gain"]) == sorted(max(gains) for gains in expected.values())
            assert best["joint_gain"].is_monotonic_decreasing
            assert len(logrolls(space, package, every=True)) == sum(map(len, expected.values()))
            for row in best.to_dict("records"):
                after = package | {row["issue"]: row["new"], row["other_issue"]: row["other_new"]}
                for party in space.parties:
                    assert space.value(party, after) - space.value(party, package) == row[party] > 0

    def test_none_on_a_fixed_pie(self):
        space = OutcomeSpace({"a": [[0, 5], [0, 5]], "b": [[5, 0], [5, 0]]})
        assert logrolls(space).empty

    def test_forbidden_trades_are_left_out(self):
        points = {"a": [[0, 10], [3, 0]], "b": [[3, 0], [0, 10]]}
        assert len(logrolls(OutcomeSpace(points), {0: 0, 1: 0})) == 1
        space = OutcomeSpace(points, constraints=[{0: 1, 1: 1}])
        assert logrolls(space, {0: 0, 1: 0}).empty


class TestAssess:
    def test_against_all_packages(self):
        rng = np.random.default_rng(8)
        for _ in range(150):
            space, points, package = random_space(rng, parties="ab" if rng.random() < 0.7 else "abc")
            mine = tuple(space.points_of(package).values())
            every = dict(all_packages(points))
            better = [u for u in every.values() if all(np.array(u) >= mine)]
            found = assess(space, package)
            assert found.efficient == (set(better) == {mine})
            assert tuple(found.room.values()) == tuple(np.max(better, axis=0) - mine)
            assert found.acceptable == (min(mine) >= 0)
            top = max(map(sum, every.values()))
            made = joint_gain_efficiency(space, package)
            assert made == (pytest.approx(sum(mine) / top) if top > 0 else None)
            front = [
                u for u in every.values() if not any(all(np.array(v) >= u) and v != u for v in every.values())
            ]
            assert found.distance == pytest.approx(min(np.linalg.norm(np.array(u) - mine) for u in front))
            if sum(mine) > 0:
                assert sum(claim_shares(space, package).values()) == pytest.approx(1)
            found._repr_html_()

    def test_post_settlement_counts(self):
        rng = np.random.default_rng(9)
        for _ in range(150):
            space, points, package = random_space(rng, parties="ab" if rng.random() < 0.7 else "abc")
            mine = tuple(space.points_of(package).values())
            every = [u for _, u in all_packages(points)]
            found = post_settlement(space, package)
            assert found.superior == sum(u != mine and all(np.array(u) >= mine) for u in every)
            assert found.inferior == sum(u != mine and all(np.array(u) <= mine) for u in every)
        assert post_settlement(space, space.utilitarian().package).efficiency == 1

    def test_post_settlement_counts_what_cannot_be_enumerated(self):
        space = OutcomeSpace({"a": [[0, 1]] * 70, "b": [[0, 1]] * 70})
        found = post_settlement(space, dict.fromkeys(range(70), 0) | {0: 1})
        assert (found.superior, found.inferior) == (2**70 - 71, 1)

    def test_what_cannot_be_had(self):
        space = OutcomeSpace({"a": [[0, 1]], "b": [[1, 0]]}, constraints=[{0: 1}])
        assert "not to be had" in assess(space, {0: 1}).sentence


class TestImprovements:
    def test_against_all_packages(self):
        rng = np.random.default_rng(10)
        for _ in range(200):
            parties = "ab" if rng.random() < 0.7 else "abc"
            space, points, package = random_space(rng, parties=parties, issues=4, options=3)
            mine = np.array(list(space.points_of(package).values()))
            every = list(all_packages(points))
            values = {u for _, u in every}
            dominating = {u for u in values if all(np.array(u) >= mine) and tuple(u) != tuple(mine)}
            expected = {u for u in dominating if not any(v != u and all(np.array(v) >= u) for v in values)}
            found = improvements(space, package)
            assert {tuple(row) for row in found[list(parties)].astype(float).values} == expected
            for row in found.to_dict("records"):
                assert row["changes"] == sum(row[k] != package[k] for k in package)
            helps_all = [
                (sum(o != package[k] for k, o in enumerate(places)), -(np.array(u) - mine).sum())
                for places, u in every
                if min(np.array(u) - mine) > 0
            ]
            change = smallest_improvement(space, package)
            if not helps_all:
                assert change is None
                continue
            assert (len(change.changes), -sum(change.gains.values())) == min(helps_all)
            after = package | {issue: new for issue, (_, new) in change.changes.items()}
            assert after == change.package
            for party, gain in change.gains.items():
                assert space.value(party, after) - space.value(party, package) == gain

    def test_keeps_to_the_constraints(self):
        points = {"a": [[0, 10], [3, 0], [0, 1]], "b": [[3, 0], [0, 10], [0, 1]]}
        start = {0: 0, 1: 0, 2: 0}
        assert smallest_improvement(OutcomeSpace(points), start).changes == {2: (0, 1)}
        rule = Constraint([2], lambda option: option == 0)
        change = smallest_improvement(OutcomeSpace(points, constraints=[rule]), start)
        assert change.changes == {0: (0, 1), 1: (0, 1)}
        assert smallest_improvement(OutcomeSpace(points, constraints=[rule, {0: 1, 1: 1}]), start) is None

    def test_the_fewest_issues_also_where_constraints_tie_issues_together(self):
        rng = np.random.default_rng(14)
        for _ in range(100):
            _, points, package = random_space(rng, issues=4, options=3)
            bad = {0: int(rng.integers(3)), 1: int(rng.integers(3)), 2: int(rng.integers(3))}
            space = OutcomeSpace(points, constraints=[bad])
            mine = np.array(list(space.points_of(package).values()))
            fewest = [
                sum(o != package[k] for k, o in enumerate(places))
                for places, u in all_packages(points)
                if min(np.array(u) - mine) > 0 and any(places[k] != o for k, o in bad.items())
            ]
            change = smallest_improvement(space, package)
            assert (change and len(change.changes)) == (min(fewest) if fewest else None)

    def test_a_space_too_large_to_enumerate(self):
        rng = np.random.default_rng(0)
        points = {party: [rng.integers(0, 30, 6).tolist() for _ in range(20)] for party in "ab"}
        space = OutcomeSpace(points)
        middle = middle_package(space)
        assert len(smallest_improvement(space, middle).changes) <= 2
        assert not improvements(space, middle).empty


class TestMeso:
    def test_equal_for_oneself_and_as_different_as_possible(self):
        rng = np.random.default_rng(12)
        for _ in range(100):
            points = {party: [rng.integers(0, 6, 4).tolist() for _ in range(4)] for party in "ab"}
            space = OutcomeSpace(points, reservation={"b": 4})
            offers = [(places, u) for places, u in all_packages(points) if abs(u[0] - 10) <= 1 and u[1] >= 4]
            if len(offers) < 3:
                with pytest.raises(NoAgreement):
                    meso(space, "a", 10, tolerance=1)
                continue
            found = meso(space, "a", 10, tolerance=1)
            assert len(found) == 3
            assert found["a"].between(9, 11).all()
            assert (found["b"] >= 4).all()
            assert found.loc[0, "b"] == max(u[1] for _, u in offers)
            first = [points["b"][k][found.loc[0, k]] for k in range(4)]
            reach = sum(max(row) - min(row) for row in points["b"])
            far = max(
                sum(abs(points["b"][k][o] - first[k]) for k, o in enumerate(places)) for places, _ in offers
            )
            second = [points["b"][k][found.loc[1, k]] for k in range(4)]
            assert sum(abs(a - b) for a, b in zip(first, second, strict=True)) == far
            assert found["difference"].max() <= far / reach + 1e-9 if reach else True
            assert found[[0, 1, 2, 3]].drop_duplicates().shape[0] == 3

    def test_of_equally_different_offers_the_better_liked_one(self):
        points = {"a": [[0] * 3, [0] * 3], "b": [[6, 10, 0], [5, 0, 2]]}
        three = Constraint([0, 1], lambda first, second: first == second)  # (6, 5), (10, 0) and (0, 2)
        found = meso(OutcomeSpace(points, constraints=[three]), "a", 0, count=2)
        assert found["b"].tolist() == [11, 10]

    def test_too_many_to_go_through(self):
        points = {party: [list(range(10))] * 12 for party in "ab"}
        with pytest.raises(TooLarge, match="narrow the tolerance"):
            meso(OutcomeSpace(points), "a", 50, tolerance=20)
