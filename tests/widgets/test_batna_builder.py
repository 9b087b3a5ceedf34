import json

import pytest

from negolib.widgets import BatnaBuilder, ZopaBuilder
from negolib.widgets.batna.batna_rows import rows_from_sheet, what_is_missing
from negolib.worksheet import Worksheet


@pytest.fixture
def builder(case, sheet) -> BatnaBuilder:
    return BatnaBuilder(case, sheet)


@pytest.fixture
def write(page):
    """Return a function that types a sure or risky alternative into a builder's row."""

    def _write(builder, alternative, outcomes, cost=None):
        if cost is not None:
            page(builder.form, act="cost", alternative=alternative, text=cost)
        for number, (chance, value) in enumerate(outcomes):
            page(builder.form, act="probability", alternative=alternative, outcome=number, text=chance)
            page(builder.form, act="value", alternative=alternative, outcome=number, text=value)

    return _write


def test_it_starts_empty_handed(builder, sheet):
    assert dict(sheet) == {}
    assert [row["name"] for row in builder.rows] == ["Alternative 1"]
    assert builder.reservation_value is None
    assert builder.form.summary.startswith("Write down what you could do")
    assert builder.chart.figure["layout"]["title"]["text"] == "What could you do without a deal?"


def test_labels_give_names_without_numbers(case, sheet):
    builder = BatnaBuilder(case, sheet, start="labels")
    assert [row["name"] for row in builder.rows] == [a.name for a in case.parties["buyer"].alternatives]
    shown = json.dumps(builder.form.rows)
    assert all(
        o["value"] is None and o["probability"] is None for row in builder.rows for o in row["outcomes"]
    )
    assert "-84" not in shown


def test_the_case_gives_the_reservation_price_of_the_case(case, sheet):
    for party, role in (("buyer", "buyer"), ("supplier", "seller")):
        builder = BatnaBuilder(case, sheet, party, party=role, start="case")
        builder.choose(case.parties[party].batna.name)
        assert builder.reservation_value == pytest.approx(case.parties[party].reservation_value)
        assert sheet[f"{party}_reservation_price"] == pytest.approx(case.reservation_price(party))


def test_expected_value_and_pick_are_written(builder, sheet, page, write):
    write(builder, 0, [("60", "500"), ("40", "0")], cost="80")
    assert "Expected value 220" in builder.form.rows[0]["note"]
    page(builder.form, act="name", alternative=0, text="Sue them")
    page(builder.form, act="choose", alternative=0)
    assert sheet["batna_choice"] == "Sue them"
    assert sheet["batna_reservation_value"] == 220
    assert sheet["batna_risk_tolerance"] is None
    assert sheet["batna_alternatives"][0]["outcomes"][0]["probability"] == 0.6


def test_the_certainty_equivalent_of_the_field(builder, sheet, page, write):
    write(builder, 0, [("60", "500"), ("40", "0")], cost="80")
    page(builder.form, act="choose", alternative=0)
    at = builder.form.risk["stops"].index(200.0)
    page(builder.form, act="risk", at=at, neutral=False, final=True)
    assert sheet["batna_risk_tolerance"] == 200
    assert sheet["batna_reservation_value"] == pytest.approx(80.0347, abs=1e-3)
    page(builder.form, act="risk", at=at, neutral=True, final=True)
    assert sheet["batna_risk_tolerance"] is None
    assert sheet["batna_reservation_value"] == 220


def test_a_slider_on_the_move_shows_but_does_not_keep(builder, sheet, page, write):
    write(builder, 0, [("60", "500"), ("40", "0")])
    page(builder.form, act="choose", alternative=0)
    before = dict(sheet)
    page(builder.form, act="risk", at=0, neutral=False, final=False)
    assert "so cautious" in builder.form.rows[0]["note"] or "this cautious" in builder.form.rows[0]["note"]
    assert dict(sheet) == before


@pytest.mark.parametrize(
    ("chances", "says"),
    [
        (("60", "30"), "These add up to 90%: 10% of what could happen is missing from your tree."),
        (("60", "50"), "These add up to 110%: that is 10% more than can happen."),
        (("60", ""), "How likely is each outcome? One has no probability yet."),
        (("99.5", "0.4"), "These add up to 99.9%: 0.1% of what could happen is missing from your tree."),
    ],
)
def test_probabilities_that_do_not_add_up_are_explained_not_mended(
    builder, sheet, page, write, chances, says
):
    write(builder, 0, [(chances[0], "500"), (chances[1], "0")])
    assert builder.form.rows[0]["note"] == says
    assert not builder.form.rows[0]["complete"]
    page(builder.form, act="choose", alternative=0)
    assert builder.reservation_value is None
    assert "batna_reservation_value" not in sheet
    assert says in builder.form.summary
    kept = [outcome["probability"] for outcome in sheet["batna_alternatives"][0]["outcomes"]]
    assert kept == [None if not text else pytest.approx(float(text) / 100) for text in chances]


def test_three_thirds_are_a_hundred(builder, page):
    for _ in range(1):
        page(builder.form, act="more", alternative=0)
    for number, text in enumerate(("33.3", "33.3", "33.4")):
        page(builder.form, act="probability", alternative=0, outcome=number, text=text)
    assert builder.form.rows[0]["note"].startswith("What is each outcome worth? 3 have")


def test_the_last_valid_reservation_value_stays(builder, sheet, page, write):
    write(builder, 0, [("60", "500"), ("40", "0")])
    page(builder.form, act="choose", alternative=0)
    page(builder.form, act="probability", alternative=0, outcome=0, text="50")
    assert sheet["batna_reservation_value"] == 300
    assert builder.reservation_value is None
    assert "has no value yet" in builder.form.summary


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ({"act": "probability", "outcome": 0, "text": "120"}, "lies between 0 and 100 percent"),
        ({"act": "probability", "outcome": 0, "text": "-5"}, "lies between 0 and 100 percent"),
        ({"act": "probability", "outcome": 0, "text": "likely"}, "is a number such as"),
        ({"act": "value", "outcome": 0, "text": "much"}, "is a number such as"),
        ({"act": "cost", "text": "-5"}, "is at least 0"),
        ({"act": "name", "text": "  "}, "needs a name"),
        ({"act": "remove"}, "Keep at least one alternative"),
    ],
)
def test_impossible_input_gets_one_sentence_and_changes_nothing(builder, sheet, page, write, message, says):
    write(builder, 0, [("60", "500"), ("40", "0")])
    before = dict(sheet)
    page(builder.form, alternative=0, **message)
    assert says in builder.form.problem
    assert "\n" not in builder.form.problem
    assert dict(sheet) == before
    page(builder.form, act="label", alternative=0, outcome=0, text="fine")
    assert builder.form.problem == ""


def test_add_rename_remove(builder, sheet, page):
    page(builder.form, act="add")
    page(builder.form, act="name", alternative=1, text="Make it ourselves")
    assert [row["name"] for row in sheet["batna_alternatives"]] == ["Alternative 1", "Make it ourselves"]
    page(builder.form, act="name", alternative=0, text="Make it ourselves")
    assert "already called" in builder.form.problem
    page(builder.form, act="choose", alternative=1)
    page(builder.form, act="name", alternative=1, text="Make them here")
    assert sheet["batna_choice"] == "Make them here"
    page(builder.form, act="remove", alternative=1)
    assert sheet["batna_choice"] is None
    assert builder.choice == ""
    page(builder.form, act="drop", alternative=0, outcome=1)
    page(builder.form, act="drop", alternative=0, outcome=0)
    assert "Keep at least one outcome" in builder.form.problem


def test_there_is_an_end_to_adding(builder, page):
    for _ in range(15):
        page(builder.form, act="add")
    assert len(builder.rows) == 12
    assert "plenty" in builder.form.problem


def test_renaming_a_case_s_alternative_keeps_the_name_that_is_checked(case, sheet, page):
    builder = BatnaBuilder(case, sheet, start="case")
    page(builder.form, act="choose", alternative=0)
    page(builder.form, act="name", alternative=0, text="Go to Norpapp")
    assert sheet["batna_choice"] == case.parties["buyer"].alternatives[0].name
    assert "Go to Norpapp" in builder.form.summary


def test_a_worse_pick_is_remarked(case, sheet):
    builder = BatnaBuilder(case, sheet, start="case")
    builder.choose("merchant")
    assert "would be worth more: −84" in builder.form.summary
    assert "would be worth more" in builder.chart.figure["layout"]["title"]["text"]


def test_the_reservation_line_of_a_zopa_builder_follows(case, sheet, page):
    zone = ZopaBuilder(case, sheet)
    builder = BatnaBuilder(case, sheet, start="case", moves="zopa")
    page(builder.form, act="choose", alternative=0)
    assert sheet["zopa_buyer_reservation"] == 428
    assert zone.values["buyer_reservation"] == 428
    page(builder.form, act="choose", alternative=1)
    assert zone.values["buyer_reservation"] == pytest.approx(case.price_for("buyer", -105))


def test_it_comes_back_as_it_was(case, sheet, page, write, tmp_path):
    first = BatnaBuilder(case, sheet)
    write(first, 0, [("60", "500"), ("30", "0")])
    page(first.form, act="add")
    page(first.form, act="choose", alternative=1)
    again = BatnaBuilder(case, Worksheet("planning", tmp_path))
    assert again.rows == first.rows
    assert again.form.rows == first.form.rows
    assert again.choice == "Alternative 2"


def test_it_follows_the_sheet(case, sheet):
    one, other = BatnaBuilder(case, sheet), BatnaBuilder(case, sheet)
    one._hear({"act": "add"})
    assert len(other.rows) == 2
    sheet["batna_choice"] = "Alternative 2"
    assert other.form.choice == "Alternative 2"


@pytest.mark.parametrize("junk", [None, "abc", [1], [{"name": "a"}], [{"name": "a", "outcomes": 3}], {}])
def test_junk_on_the_sheet_is_no_list(case, sheet, junk):
    sheet["batna_alternatives"] = junk
    assert BatnaBuilder(case, sheet).rows[0]["name"] == "Alternative 1"
    assert rows_from_sheet(junk) is None


def test_numbers_that_are_none_are_empty_cells(case, sheet):
    row = {"name": "a", "outcomes": [{"label": "x", "probability": "p", "value": True}]}
    sheet["batna_alternatives"] = [row]
    assert BatnaBuilder(case, sheet).rows[0]["outcomes"] == [
        {"label": "x", "probability": None, "value": None}
    ]


@pytest.mark.parametrize(
    "message",
    [
        {"act": "nonsense"},
        {},
        {"act": "choose", "alternative": 9},
        {"act": "choose"},
        {"act": "value", "alternative": 0, "outcome": "x", "text": "1"},
        {"act": "risk"},
        {"act": "risk", "at": 10**9, "neutral": False, "final": True},
    ],
)
def test_what_makes_no_sense_is_passed_over(builder, page, message):
    page(builder.form, **message)


def test_a_row_without_outcomes_asks_for_one():
    assert "at least one outcome" in what_is_missing({"outcomes": []})


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"party": "me"}, "its parties are"),
        ({"start": "full"}, "starts 'empty'"),
        ({"sheet": None}, "Worksheet"),
    ],
)
def test_wrong_arguments_get_one_sentence(case, sheet, arguments, says):
    with pytest.raises(ValueError, match=says):
        BatnaBuilder(case, **{"sheet": sheet, **arguments})


def test_choosing_by_an_unknown_name_lists_the_known(builder):
    with pytest.raises(ValueError, match="“Alternative 1”"):
        builder.choose("Alternative 7")


def test_before_a_pick_no_headline_names_the_best(case, sheet, page):
    builder = BatnaBuilder(case, sheet, start="case")
    title = "Which of these is your best alternative?"
    assert builder.chart.figure["layout"]["title"]["text"] == title
    page(builder.form, act="value", alternative=1, outcome=0, text="")
    assert builder.chart.figure["layout"]["title"]["text"] == "What is each of them worth?"


def test_the_first_figures_come_back_and_can_be_taken_back(case, sheet, page):
    builder = BatnaBuilder(case, sheet, start="case", moves="zopa")
    assert builder.form.restore == "Put Ines's figures back"
    page(builder.form, act="choose", alternative=0)
    first = builder.form.rows
    page(builder.form, act="value", alternative=0, outcome=0, text="200")
    page(builder.form, act="add")
    page(builder.form, act="risk", at=3, neutral=False, final=True)
    changed = builder.form.rows
    page(builder.form, act="restore")
    assert builder.form.rows == first
    assert builder.form.risk["neutral"]
    assert builder.choice == case.parties["buyer"].batna.name
    assert sheet["batna_reservation_price"] == sheet["zopa_buyer_reservation"] == 428
    page(builder.form, act="restore")
    assert builder.form.rows == changed
    assert not builder.form.risk["neutral"]


def test_a_pick_that_is_no_more_is_taken_off(case, sheet, page):
    builder = BatnaBuilder(case, sheet, start="case")
    page(builder.form, act="add")
    page(builder.form, act="choose", alternative=len(builder.rows) - 1)
    page(builder.form, act="restore")
    assert builder.choice == ""
    page(builder.form, act="restore")
    assert builder.choice == "Alternative 1"
