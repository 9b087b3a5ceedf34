import math

import pytest

from negolib.cases.words import issue_of
from negolib.lessons.planning.trades import best_exchange
from negolib.widgets import ValueMatrix
from negolib.worksheet import Worksheet


@pytest.fixture
def matrix(case, sheet) -> ValueMatrix:
    return ValueMatrix(case, sheet, start="case")


def test_it_starts_with_today_as_the_zero_and_nothing_else(case, sheet):
    matrix = ValueMatrix(case, sheet)
    assert dict(sheet) == {}
    for issue in case.issues:
        for party in case.party_names:
            row = matrix.points[party][issue.name]
            assert row[issue.today] == 0
            assert {value for name, value in row.items() if name != issue.today} == {None}
    assert "still empty and counted as 0" in matrix.chart.summary


def test_the_case_s_own_space(matrix, case):
    assert matrix.space.nash() == case.outcome_space().nash()
    assert matrix.space.reservation == case.outcome_space().reservation


def test_a_cell_is_edited_and_kept(matrix, sheet, page):
    page(matrix.form, act="points", party="buyer", issue="formats", option="9 formats", text="250")
    assert sheet["matrix_points"]["buyer"]["formats"]["9 formats"] == 250
    assert matrix.form.points["buyer"]["formats"]["9 formats"] == 250
    assert matrix.form.weights["buyer"]["formats"][0] == 250


def test_only_filled_cells_are_kept(case, sheet, page):
    matrix = ValueMatrix(case, sheet)
    page(matrix.form, act="points", party="buyer", issue="term", option="2 years", text="-10")
    assert sheet["matrix_points"]["buyer"]["term"] == {"1 year": 0.0, "2 years": -10.0}
    page(matrix.form, act="points", party="buyer", issue="term", option="2 years", text="")
    assert sheet["matrix_points"]["buyer"]["term"] == {"1 year": 0.0}


def test_a_weight_stretches_the_issue(matrix, sheet, page):
    before = dict(matrix.points["buyer"]["formats"])
    page(matrix.form, act="weight", party="buyer", issue="formats", text=str(2 * 210))
    after = sheet["matrix_points"]["buyer"]["formats"]
    assert after == {option: 2 * value for option, value in before.items()}
    swing, share = matrix.form.weights["buyer"]["formats"]
    assert swing == 420
    assert share == pytest.approx(420 / sum(swing for swing, _ in matrix.form.weights["buyer"].values()))


def test_shares_add_up(matrix):
    for party in ("buyer", "supplier"):
        assert math.fsum(share for _, share in matrix.form.weights[party].values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ({"act": "points", "option": "9 formats", "text": "lots"}, "is a number such as"),
        ({"act": "weight", "text": "-3"}, "is at least 0"),
        ({"act": "weight", "text": "0"}, "would not matter at all"),
        ({"act": "weight", "text": ""}, "is empty"),
    ],
)
def test_impossible_input_gets_one_sentence_and_changes_nothing(matrix, sheet, page, message, says):
    page(matrix.form, act="points", party="buyer", issue="formats", option="9 formats", text="200")
    before = sheet["matrix_points"]
    page(matrix.form, party="buyer", issue="formats", **message)
    assert says in matrix.form.problem
    assert "\n" not in matrix.form.problem
    assert sheet["matrix_points"] == before
    assert matrix.form.points["buyer"]["formats"]["9 formats"] == 200


def test_an_issue_without_differences_cannot_be_stretched(case, sheet, page):
    matrix = ValueMatrix(case, sheet)
    page(matrix.form, act="weight", party="buyer", issue="formats", text="50")
    assert "are worth the same to Ines" in matrix.form.problem


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"act": "points", "party": "nobody", "issue": "formats", "option": "9 formats", "text": "1"},
        {"act": "points", "party": "buyer", "issue": "none", "option": "x", "text": "1"},
        {"act": "points", "party": "buyer", "issue": "formats", "option": "none", "text": "1"},
    ],
)
def test_what_makes_no_sense_is_passed_over(matrix, page, message):
    before = matrix.form.points
    page(matrix.form, **message)
    assert matrix.form.points == before


def test_kinds_and_findings_come_from_the_analysis(matrix, case):
    kinds = {issue["name"]: issue["kind"] for issue in matrix.form.issues}
    assert kinds["price"] == "distributive"
    assert kinds["rhythm"] == "compatible"
    assert kinds["formats"] == "integrative"
    lines = matrix.chart.summary.split("\n")
    assert lines[0] == f"Both want the same on: {issue_of(case, 'rhythm')}."
    assert lines[1] == f"What one gains the other loses on: {issue_of(case, 'price')}."
    assert any(line.startswith(f"They differ most on {issue_of(case, 'formats')}: 30%") for line in lines)
    trade = next(line for line in lines if line.startswith("The exchange of two issues"))
    gain = case.value("buyer", case.today | {"formats": "9 formats", "term": "4 years"})
    assert f"Ines gains {gain:g}" in trade


def test_the_chart_shows_frontier_today_middle_and_nash(matrix, case):
    traces = matrix.chart.figure["data"]
    names = [str(trace.get("text", "")) + trace.get("hovertemplate", "") for trace in traces]
    for name in ("frontier", "today", "the middle of everything", "Nash settlement"):
        assert any(name in text for text in names)


def test_one_party_alone_sees_its_weights_and_not_the_other(case, sheet, page):
    matrix = ValueMatrix(case, sheet, start="case", show="buyer")
    assert matrix.space is None
    assert list(matrix.form.points) == ["buyer"]
    assert matrix.chart.summary.startswith("What matters most to Ines")
    page(matrix.form, act="points", party="buyer", issue="formats", option="9 formats", text="1")
    assert list(sheet["matrix_points"]) == ["buyer"]


def test_two_chairs_on_one_sheet_do_not_wipe_each_other(case, sheet, page):
    buyer = ValueMatrix(case, sheet, start="case", show="buyer")
    seller = ValueMatrix(case, sheet, start="case", show=("supplier",))
    page(buyer.form, act="points", party="buyer", issue="formats", option="9 formats", text="1")
    page(seller.form, act="points", party="supplier", issue="formats", option="9 formats", text="2")
    assert sheet["matrix_points"]["buyer"]["formats"]["9 formats"] == 1
    assert sheet["matrix_points"]["supplier"]["formats"]["9 formats"] == 2


def test_it_comes_back_and_follows_the_sheet(case, sheet, page, tmp_path):
    one, other = ValueMatrix(case, sheet), ValueMatrix(case, sheet)
    page(one.form, act="points", party="supplier", issue="term", option="4 years", text="120")
    assert other.form.points["supplier"]["term"]["4 years"] == 120
    again = ValueMatrix(case, Worksheet("planning", tmp_path))
    assert again.points == one.points
    assert again.chart.summary == one.chart.summary


@pytest.mark.parametrize("junk", ["abc", None, 3, {"buyer": 3}, {"buyer": {"formats": 3}}, [1]])
def test_junk_on_the_sheet_is_no_matrix(case, sheet, junk):
    sheet["matrix_points"] = junk
    assert ValueMatrix(case, sheet).points["buyer"]["formats"]["24 formats"] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"show": ("buyer", "byer")}, "has no party 'byer'"),
        ({"show": ("buyer", "buyer")}, "several different ones"),
        ({"show": ()}, "one party, or several"),
        ({"start": "full"}, "starts 'empty', with the 'case'"),
        ({"sheet": "planning"}, "Worksheet"),
    ],
)
def test_wrong_arguments_get_one_sentence(case, sheet, arguments, says):
    with pytest.raises(ValueError, match=says):
        ValueMatrix(case, **{"sheet": sheet, **arguments})


def test_a_guess_is_ones_own_points_beside_what_one_believes(case, sheet):
    matrix = ValueMatrix(case, sheet, start="guess")
    assert matrix.points["supplier"] == case.parties["buyer"].guess
    assert matrix.space.points_of(case.today) == {"buyer": 0, "supplier": 0}
    assert dict(sheet) == {}


def test_the_first_figures_come_back_and_can_be_taken_back(case, sheet, page):
    matrix = ValueMatrix(case, sheet, start="guess")
    assert matrix.form.restore == "Put Ines's figures back"
    first = matrix.form.points
    page(matrix.form, act="points", party="supplier", issue="term", option="4 years", text="-5")
    changed = matrix.form.points
    page(matrix.form, act="restore")
    assert matrix.form.points == first
    assert sheet["matrix_points"]["supplier"]["term"]["4 years"] == first["supplier"]["term"]["4 years"]
    page(matrix.form, act="restore")
    assert matrix.form.points == changed


def test_the_sentence_names_the_exchange_that_the_lesson_asks_for(case, sheet, page):
    matrix = ValueMatrix(case, sheet, start="guess")
    first = best_exchange(case, sheet)
    for option in ("quarterly", "yearly"):
        page(matrix.form, act="points", party="supplier", issue=first["supplier"], option=option, text="5")
    now = best_exchange(case, sheet)
    assert now["supplier"] != first["supplier"]
    for issue in now.values():
        assert f"on {issue_of(case, issue)}" in matrix.chart.summary.splitlines()[-1]


def test_the_best_exchange_is_told_only_once_it_was_asked_and_answered(case, sheet):
    told = ValueMatrix(case, sheet, "told", start="case").chart.summary.splitlines()[-1]
    matrix = ValueMatrix(case, sheet, start="case", asked=("get", "give"))
    assert told not in matrix.chart.summary
    sheet["get"] = "formats"
    assert told not in matrix.chart.summary
    sheet["give"] = "term"
    assert told in matrix.chart.summary
