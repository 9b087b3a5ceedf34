"""What there is to learn in a case, checked against every package looked at one by one."""

import re
from itertools import combinations, product

import pytest

from negolib.cases import list_cases, load_case
from negolib.cases.proving.report import sentences
from negolib.cases.proving.survey import Survey
from tests.shapes import SHAPES

CASES = {**SHAPES, **{name: load_case(name) for name in list_cases()}}


@pytest.fixture(params=CASES, scope="module")
def case(request):
    return CASES[request.param]


@pytest.fixture(scope="module")
def packages(case):
    """Every package with its points, in the parties' order."""
    issues = [
        [tuple(option.points[name] for name in case.party_names) for option in i.options] for i in case.issues
    ]
    points = [tuple(map(sum, zip(*chosen, strict=True))) for chosen in product(*issues)]
    assert len(points) == case.outcome_space().size
    return points


@pytest.fixture(scope="module")
def acceptable(case, packages):
    limits = [case.parties[name].reservation_value for name in case.party_names]
    return [p for p in packages if all(a >= b - 1e-9 for a, b in zip(p, limits, strict=True))]


def test_the_zone_is_where_packages_are_that_all_could_sign(case, acceptable):
    found = Survey(case)
    assert found.zone == bool(acceptable)
    if acceptable:
        assert found.best_joint == pytest.approx(max(map(sum, acceptable)))


def test_the_frontier_is_what_no_package_betters(case, packages, acceptable):
    different = sorted(set(packages), reverse=True)
    efficient = [
        p
        for p in set(acceptable)
        if not any(q != p and all(a >= b for a, b in zip(q, p, strict=True)) for q in different)
    ]
    assert Survey(case).frontier == len(efficient)


def test_the_middle_is_measured_against_walking_away(case, acceptable):
    found = Survey(case)
    limits = sum(found.limits.values())
    best = max(map(sum, acceptable), default=limits)
    if best <= limits:
        assert found.middle_share is None
        return
    middle = sum(case.value(name, case.middle()) for name in case.party_names)
    assert found.middle_share == pytest.approx((middle - limits) / (best - limits))


def test_a_trade_helps_both_and_neither_half_of_it_does(case):
    found = Survey(case)
    for start in (case.today, case.middle()):
        for pair in combinations(case.party_names, 2):
            assert sorted(found.trades(pair, start)) == sorted(_trades(case, pair, start))


def _trades(case, pair, start):
    def moves(issue):
        now = case.option(issue.name, start[issue.name]).points
        return [[option.points[name] - now[name] for name in pair] for option in issue.options]

    price = case.price.issue if case.price else None
    for first, second in combinations([i for i in case.issues if i.name != price], 2):
        if any(
            a * b < 0 and c * d < 0 and a + c > 0 and b + d > 0
            for (a, b), (c, d) in product(moves(first), moves(second))
        ):
            yield first.name, second.name


def test_a_compatible_issue_has_one_best_option_for_all(case):
    found = Survey(case)
    for issue in case.issues:
        best = [
            {o.name for o in issue.options if o.points[name] == max(x.points[name] for x in issue.options)}
            for name in case.party_names
        ]
        caring = [name for name in case.party_names if len({o.points[name] for o in issue.options}) > 1]
        if len(caring) > 1:
            assert (issue.name in found.compatible) == bool(set.intersection(*best))


def test_what_there_is_to_learn_is_told_in_sentences(case):
    told = list(sentences(Survey(case)))
    assert len(told) >= 4 + len(list(combinations(case.party_names, 2)))
    for sentence in told:
        assert sentence.endswith(".")
        assert not re.search(r"None|nan|[{}]", sentence)
