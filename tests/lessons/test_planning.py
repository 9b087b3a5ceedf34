"""The lesson on planning: what hangs on what the learner has made of a tool."""

import pytest

from negolib.cases import load_case
from negolib.lessons import declared
from negolib.lessons.planning.trades import best_exchange, package_worth

CASE = load_case("supplier")
INES = CASE.parties["buyer"]


@pytest.fixture(scope="module")
def questions():
    return declared("planning").questions


def own_points() -> dict[str, dict[str, dict[str, float]]]:
    own = {issue.name: {one.name: one.points["buyer"] for one in issue.options} for issue in CASE.issues}
    return {"buyer": own, "supplier": {name: dict(row) for name, row in INES.guess.items()}}


def test_the_check_of_the_exchange_follows_the_matrix_that_the_learner_has_made(questions):
    points = own_points()
    # Henrik, as this learner sees him, cares for nothing but a long contract.
    points["supplier"] |= {
        name: dict.fromkeys(row, 0.0) for name, row in INES.guess.items() if name != "term"
    }
    points["supplier"]["formats"]["9 formats"] = points["supplier"]["formats"]["14 formats"] = -5.0
    answers = {"matrix_points": points, "trade_give": "term", "trade_get": "formats"}
    for key in ("trade_get", "trade_give"):
        assert questions[key].check.verdict(answers).status == "right"
        assert (
            questions[key].check.right_answer
            == best_exchange(CASE, {})["buyer" if key == "trade_get" else "supplier"]
        )
    assert questions["trade_give"].check.verdict({"trade_give": "term"}).status == "wrong"


def test_where_the_matrix_has_no_exchange_the_check_says_how_to_get_one_back(questions):
    flat = {issue.name: {one.name: 0.0 for one in issue.options} for issue in CASE.issues}
    answers = {
        "matrix_points": {"buyer": flat, "supplier": flat},
        "trade_get": "formats",
        "trade_give": "index",
    }
    for key in ("trade_get", "trade_give"):
        assert "Put Ines's figures back" in questions[key].check.verdict(answers).sentence


@pytest.mark.parametrize("kept", ["nonsense", {"buyer": 3}, {"buyer": {"price": {"440": "x"}}}, [1]])
def test_a_matrix_that_nobody_can_read_is_as_good_as_one_with_today_only(kept):
    assert isinstance(best_exchange(CASE, {"matrix_points": kept}), dict)


def test_the_worth_of_a_package_is_told_once_it_is_complete():
    assert "Once your package" in package_worth(CASE, {"package": {"price": "440"}})
    assert "Once your package" in package_worth(CASE, {"package": dict.fromkeys(CASE.issue_names, "no such")})
    today = package_worth(CASE, {"package": CASE.today})
    assert "**Your package, in truth:** 0 for Ines and 0 for Henrik" in today
    assert "as today" in today
