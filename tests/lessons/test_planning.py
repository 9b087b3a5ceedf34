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
    assert "**Your package, in truth:** 0 for Ines" in today
    assert "as today" in today
    assert "Henrik, though, would rather leave" in today
    best = package_worth(CASE, {"package": CASE.outcome_space().utilitarian().package})
    assert "it brings 100%" in best
    assert f"{CASE.reservation_price('supplier'):g}" not in best, "his limit is his"


def test_every_prediction_is_shown_back_once_it_is_answered():
    lines = declared("planning").lines
    told = {
        "rise_seen": {"guess_rise": 20.0},
        "limit_seen": {
            "limit_guess": 401.0,
            "batna_guess": "merchant",
            "batna_reservation_price": 415.0,
            "batna_choice": INES.batna.name,
        },
        "zone_seen": {"zone_guess": "surely", "zone_chance": 50.0},
        "expected_seen": {
            "expect_same": ["payment"], "expect_gift": "index", "wrong_way": "price", "true_favour": "price"
        },
    }  # fmt: skip
    shown = {name: lines[name](CASE, answers) for name, answers in told.items()}
    assert "You guessed 20%" in shown["rise_seen"]
    assert "401 first; from your BATNA follows 415" in shown["limit_seen"]
    assert "merchant" in shown["limit_seen"]
    assert "You felt there was surely one" in shown["zone_seen"]
    assert CASE.issue("payment").label in shown["expected_seen"]
    assert CASE.issue("index").label in shown["expected_seen"]


def test_nothing_is_shown_of_the_truth_before_the_question_is_answered():
    lines = declared("planning").lines
    given = {"limit_guess": 401.0, "zone_guess": "surely", "expect_same": ["payment"], "wrong_way": "price"}
    assert all("**" not in lines[name](CASE, given) for name in ("limit_seen", "zone_seen", "expected_seen"))


def test_of_henrik_s_notes_no_more_is_shown_than_the_two_findings_need():
    shown = declared("planning").lines["notes"](CASE, {})
    hidden = [issue.label for issue in CASE.issues if f"**{issue.label}**" not in shown]
    assert len(hidden) >= len(CASE.issues) / 2
