"""What the planning exercise alone has to prove."""

import itertools

import pytest

import negolib as nl
from tests.assignments.conftest import shipped


def test_each_condition_of_a_package_can_fail_and_says_so():
    case = nl.load_case("supplier")
    (check,) = shipped("planning").checks["proposal"]
    names = [[option.name for option in issue.options] for issue in case.issues]
    heard = set()
    for choice in itertools.islice(itertools.product(*names), 0, None, 7):
        package = dict(zip(case.issue_names, choice, strict=True))
        verdict = check.verdict({"proposal": package})
        met = [condition for condition in check.sentences if condition.met(package)]
        assert verdict.earned == pytest.approx(sum(condition.points for condition in met))
        heard.add(verdict.sentence)
    assert {condition.otherwise for condition in check.sentences} <= heard
    assert len(heard) == len(check.sentences) + 1
