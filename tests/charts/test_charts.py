import json

import plotly.graph_objects as go
import pytest

from negolib.analysis import Alternative, Branch, OutcomeSpace
from negolib.cases import load_case
from negolib.charts import (
    DealCurve,
    Side,
    package_space_chart,
    price_axis_chart,
    tree_chart,
    weights_chart,
    zopa_chart,
)
from negolib.charts.offers_path import offers_path_chart
from negolib.charts.style import JOINT

CASE = load_case("supplier")
YOU, THEM = Side(0, "you", "buyer"), Side(1, "Henrik", "seller")
EVIL = '<b onclick="x()">$1$</b>'


def words(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


def charts_of_the_case() -> list[go.Figure]:
    buyer = CASE.parties["buyer"]
    return [
        zopa_chart(
            seller=436, buyer=428, seller_target=480, buyer_target=390, unit=CASE.price.unit, today=400
        ),
        tree_chart(buyer.alternatives, side=YOU, chosen=buyer.batna.name, unit=CASE.points_unit),
        price_axis_chart(428, side=YOU, span=(340, 500), unit=CASE.price.unit, today=400),
        package_space_chart(
            CASE.outcome_space(), unit=CASE.points_unit, today=CASE.today, middle=CASE.middle()
        ),
        weights_chart(
            {i.name: {o.name: o.points["buyer"] for o in i.options} for i in CASE.issues}, side=YOU
        ),
    ]


@pytest.mark.parametrize("figure", charts_of_the_case(), ids=lambda figure: figure.layout.title.text)
def test_every_chart_says_its_finding_and_is_sound(figure):
    assert figure.layout.title.text
    assert figure.layout.height >= 150
    assert figure.layout.template.layout.showlegend is False
    # Every word and number survives plotly's own validation and the way to the page.
    checked = go.Figure(figure.to_dict())
    assert checked.data
    assert len(json.dumps(figure.to_plotly_json(), default=list)) < 120_000


def test_the_zone_is_measured_and_named():
    assert (
        zopa_chart(seller=420, buyer=440).layout.title.text == "Any price from 420 to 440 beats walking away"
    )
    assert "zone 20" in words(zopa_chart(seller=420, buyer=440))
    assert "gap 8" in words(zopa_chart(seller=436, buyer=428))
    assert zopa_chart(seller=430, buyer=430).layout.title.text == "Exactly one price suits both: 430"
    assert zopa_chart(buyer=430).layout.title.text == "Where does each side walk away?"


def test_the_zone_lies_between_the_limits():
    rect = next(shape for shape in zopa_chart(seller=420, buyer=440).layout.shapes if shape.opacity == 0.22)
    assert (rect.x0, rect.x1) == (420, 440)


def test_a_belief_brings_a_second_axis_and_the_best_offer():
    curve = DealCurve([400, 420, 440], [0, 0.5, 1], YOU, 418.7, 0.35)
    figure = zopa_chart(seller=436, buyer=428, belief=curve)
    assert "chance of a deal" in figure.layout.yaxis2.title.text
    assert "best single offer 418.7 (35%)" in words(figure)


def test_a_chart_without_numbers_says_what_it_needs():
    with pytest.raises(ValueError, match="at least one number"):
        zopa_chart()
    with pytest.raises(ValueError, match="at least one alternative"):
        tree_chart([], side=YOU)
    with pytest.raises(ValueError, match="at least one issue"):
        weights_chart({}, side=YOU)


def test_a_tree_of_any_depth_is_drawn_to_its_ends():
    court = Alternative(
        "court",
        [
            Branch("heard", 0.5, 10, branches=[Branch("won", 0.6, 100), Branch("lost", 0.4, -50)]),
            Branch("dismissed", 0.5, 0),
        ],
    )
    text = words(tree_chart([court], side=YOU))
    for part in ("heard", "won", "lost", "dismissed", "60%", "50%", "+100", "−50"):
        assert part in text


def test_an_unfinished_tree_shows_what_is_missing():
    tree = {"name": "wait", "outcomes": [{"label": "", "probability": None, "value": None}], "worth": None}
    assert "worth ?" in words(tree_chart([tree], side=YOU))


def test_a_pick_that_is_not_the_best_is_said():
    good, bad = (Alternative(name, [Branch("it works", 1, value)]) for name, value in (("a", 10), ("b", 5)))
    assert (
        tree_chart([good, bad], side=YOU, chosen="b").layout.title.text
        == "“a” would be worth more: 10 against 5"
    )


def test_risk_tolerance_shows_in_the_worth():
    court = Alternative("sue", [Branch("win", 0.6, 500), Branch("lose", 0.4, 0)], cost=80)
    assert "worth 80" in words(tree_chart([court], side=YOU, risk_tolerance=200))


def test_the_price_axis_knows_which_side_is_good():
    figure = price_axis_chart(436, side=THEM, span=(400, 500))
    assert figure.layout.title.text == "So Henrik walks away below 436"
    bar = next(shape for shape in figure.layout.shapes if shape.type == "rect")
    assert (bar.x0, bar.x1) == (436, 500)


def test_the_package_space_shows_each_package_of_a_small_space():
    space = OutcomeSpace({"a": [[0, 30], [10, 0]], "b": [[20, 0], [0, 5]]})
    cloud = package_space_chart(space).data[0]
    assert sorted(zip(cloud.x, cloud.y, strict=True)) == [(0, 25), (10, 20), (30, 5), (40, 0)]


def test_a_large_space_is_sampled_always_alike():
    one, two = (package_space_chart(CASE.outcome_space()).data[0] for _ in range(2))
    assert one.x == two.x
    assert len(one.x) <= 1500


def test_the_frontier_in_the_chart_is_the_analysis_one():
    space = CASE.outcome_space()
    line = package_space_chart(space).data[1]
    assert list(line.x) == space.frontier()["buyer"].tolist()
    assert list(line.y) == space.frontier()["supplier"].tolist()


def test_the_loss_of_splitting_every_difference_is_the_efficiency_of_the_middle():
    space, middle = CASE.outcome_space(), CASE.middle()
    base = sum(space.reservation.values())
    most = max(sum(row) for row in space.frontier()[["buyer", "supplier"]].to_numpy()) - base
    lost = 1 - (sum(space.points_of(middle).values()) - base) / most
    assert f"leaves {lost:.0%} of" in package_space_chart(space, middle=middle).layout.title.text


def three_parties() -> OutcomeSpace:
    points = {"a": [[0, 9], [4, 0]], "b": [[8, 0], [0, 5]], "c": [[3, 0], [0, 7]]}
    return OutcomeSpace(points, issues=["one", "two"], reservation={"a": 4, "b": 6, "c": 3})


def test_of_three_parties_two_are_chosen_never_silently():
    with pytest.raises(ValueError, match="choose two of the parties a, b, c"):
        package_space_chart(three_parties())
    sides = {"c": Side(2, "the club"), "a": Side(0, "you")}
    figure = package_space_chart(three_parties(), sides=sides)
    assert figure.layout.xaxis.title.text.startswith("Worth to the club")
    assert figure.layout.yaxis.title.text.startswith("Worth to you")
    # Two packages would do for the two on the axes; for one of them the third walks away.
    assert figure.layout.title.text == "1 of 4 packages beat walking away for all 3"


def test_of_three_parties_no_line_joins_what_a_third_makes_efficient():
    sides = {"a": Side(0, "a"), "b": Side(1, "b")}
    assert package_space_chart(three_parties(), sides=sides).data[1].mode == "markers"
    assert package_space_chart(CASE.outcome_space()).data[1].mode == "lines+markers"


def test_a_party_is_shown_in_the_colour_of_its_seat_whatever_its_role():
    space = OutcomeSpace({"a": [[0, 9]], "b": [[8, 0]]})
    sides = {"a": Side(3, "the school"), "b": Side(4, "the club")}
    figure = package_space_chart(space, sides=sides)
    lines = [shape.line.color for shape in figure.layout.shapes if shape.type == "line"]
    assert lines == [side.line for side in sides.values()]
    assert len({*lines, JOINT}) == 3


def test_a_middle_nobody_should_take_is_said():
    points = {"a": [[0, 10, 20]], "b": [[20, 15, 5]]}
    space = OutcomeSpace(points, issues=["price"], reservation={"a": 15, "b": 5})
    title = package_space_chart(space, middle={"price": 1}).layout.title.text
    assert title == "Splitting every difference is worse than walking away for a"


def test_no_agreement_is_a_finding_too():
    space = OutcomeSpace({"a": [[0, 1]], "b": [[1, 0]]}, reservation={"a": 5, "b": 5})
    assert package_space_chart(space).layout.title.text == "No package beats walking away for both"


def test_weights_are_swings_and_shares():
    figure = weights_chart({"price": {"low": -10, "high": 20}, "term": {"1": 0, "2": 10}}, side=YOU)
    assert list(figure.data[0].x) == [10, 30]
    assert "30 (75%)" in figure.data[0].text


def test_words_from_outside_stay_words():
    evil = Side(0, EVIL, "seller")
    figures = [
        zopa_chart(seller=1, buyer=2, unit=EVIL, sides={"seller": evil, "buyer": evil}),
        tree_chart([Alternative(EVIL, [Branch(EVIL, 1, 5)])], side=evil, chosen=EVIL, unit=EVIL),
        price_axis_chart(1, side=evil, span=(0, 2), unit=EVIL),
        package_space_chart(OutcomeSpace({EVIL: [[0, 1]], "b": [[1, 0]]}), unit=EVIL),
        weights_chart({EVIL: {"a": 1, "b": 2}}, side=evil, unit=EVIL),
        offers_path_chart(
            {EVIL: [(1, 0, 1)], "b": []}, sides=(evil, YOU), reservation={EVIL: 0, "b": 0}, unit=EVIL
        ),
    ]
    for figure in figures:
        text = json.dumps(figure.to_plotly_json(), default=list)
        assert "<b onclick" not in text
        assert "$" not in text.replace("\\u0024", "$")
