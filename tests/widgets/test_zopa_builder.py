import json

import pytest

from negolib.cases import load_case
from negolib.widgets import ZopaBuilder
from negolib.worksheet import Worksheet


@pytest.fixture
def builder(case, sheet) -> ZopaBuilder:
    return ZopaBuilder(case, sheet)


def handle(builder, name):
    return next(one for one in builder.handles if one["name"] == name)


def test_it_starts_empty_handed(builder, case, sheet):
    assert dict(sheet) == {}
    assert builder.zopa is None
    assert all(not one["placed"] for one in builder.handles)
    right = {case.reservation_price("supplier"), case.reservation_price("buyer")}
    right |= {float(party.target) for party in case.parties.values()}
    assert not {one["value"] for one in builder.handles} & right
    text = builder.summary + json.dumps(builder.figure, default=list) + json.dumps(builder.handles)
    for answer in right:
        assert f"{answer:g}" not in text.replace('"max": 510', "")


def test_a_dragged_line_moves_the_zone_at_once_but_is_kept_when_let_go(builder, sheet, page):
    sheet["zopa_seller_reservation"] = 436
    page(builder, kind="move", name="buyer_reservation", value=428, final=False)
    assert "a gap of 8" in builder.summary
    assert "zopa_buyer_reservation" not in sheet
    page(builder, kind="move", name="buyer_reservation", value=440, final=True)
    assert sheet["zopa_buyer_reservation"] == 440
    assert builder.zopa.surplus == 4


def test_only_what_was_moved_is_written(builder, sheet, page):
    page(builder, kind="move", name="buyer_target", value=390, final=True)
    assert dict(sheet) == {"zopa_buyer_target": 390.0}
    assert handle(builder, "buyer_target")["placed"]
    assert not handle(builder, "seller_target")["placed"]


def test_the_sentence_of_a_gap(builder, sheet):
    sheet.update(zopa_seller_reservation=436, zopa_buyer_reservation=428)
    assert builder.summary == (
        "Henrik walks away below 436, Ines above 428: a gap of 8 euros per 1,000 boxes. "
        "On price alone there is no deal."
    )


@pytest.mark.parametrize(
    ("seller", "buyer", "says"),
    [(420, 440, "a zone of 20 euros per 1,000 boxes"), (430, 430, "exactly one price suits both")],
)
def test_the_sentence_of_a_zone(builder, sheet, seller, buyer, says):
    sheet.update(zopa_seller_reservation=seller, zopa_buyer_reservation=buyer)
    assert says in builder.summary


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("seller_reservation", "Now place Ines's limit"),
        ("buyer_reservation", "Now place Henrik's limit"),
    ],
)
def test_with_one_limit_it_asks_for_the_other(builder, sheet, line, says):
    sheet[f"zopa_{line}"] = 430
    assert says in builder.summary


def test_odd_targets_are_remarked(builder, sheet):
    sheet.update(zopa_seller_reservation=436, zopa_seller_target=420)
    assert "Henrik's target and limit have changed places" in builder.summary
    sheet.update(zopa_buyer_reservation=428, zopa_buyer_target=450)
    assert "Ines's target and limit have changed places" in builder.summary


def test_typed_numbers_count_and_impossible_ones_are_explained(builder, sheet, page):
    page(builder, kind="type", name="buyer_reservation", text="428,5")
    assert sheet["zopa_buyer_reservation"] == 428.5
    for text, says in [("cheap", "is a number such as"), ("", "is empty"), ("10000", "lies between")]:
        page(builder, kind="type", name="buyer_reservation", text=text)
        assert says in builder.problem
        assert sheet["zopa_buyer_reservation"] == 428.5
    page(builder, kind="type", name="buyer_reservation", text="430")
    assert builder.problem == ""


def test_the_belief_shows_chances_and_the_best_single_offer(builder, sheet, page, case):
    page(builder, kind="switch", name="belief", value=True)
    assert sheet["zopa_belief"] is True
    assert "Place Ines's limit to see" in builder.summary
    curve = builder.figure["data"][1]
    belief = case.parties["buyer"].belief
    at = len(curve["x"]) // 2
    assert curve["y"][at] == pytest.approx(belief.deal_probability(curve["x"][at], "seller"), abs=1e-4)
    sheet["zopa_buyer_reservation"] = 428
    assert "Ines's best would be 418.7" in builder.summary
    page(builder, kind="switch", name="belief", value=False)
    assert len(builder.figure["data"]) == 1


def test_a_limit_beyond_all_belief_leaves_no_single_offer(builder, sheet):
    sheet.update(zopa_belief=True, zopa_buyer_reservation=350)
    assert "no price would both please and be accepted" in builder.summary


def test_the_other_chair_has_its_own_belief(case, sheet):
    builder = ZopaBuilder(case, sheet, party="seller")
    sheet.update(zopa_belief=True, zopa_seller_reservation=436)
    assert "Henrik's best would be" in builder.summary
    assert builder.figure["data"][1]["y"][0] > builder.figure["data"][1]["y"][-1]


def test_it_comes_back_as_it_was(case, sheet, page, tmp_path):
    first = ZopaBuilder(case, sheet)
    page(first, kind="move", name="seller_reservation", value=436, final=True)
    page(first, kind="switch", name="belief", value=True)
    again = ZopaBuilder(case, Worksheet("planning", tmp_path))
    assert again.values == first.values
    assert again.toggles[0]["value"] is True
    assert again.summary == first.summary


def test_it_follows_the_sheet_until_it_is_closed(builder, sheet):
    sheet["zopa_buyer_reservation"] = 428
    assert handle(builder, "buyer_reservation")["value"] == 428
    before = builder.summary
    builder.close()
    sheet["zopa_buyer_reservation"] = 450
    assert builder.summary == before


def test_other_names_do_not_meet(case, sheet):
    one, other = ZopaBuilder(case, sheet), ZopaBuilder(case, sheet, "mine")
    sheet["mine_buyer_reservation"] = 420
    assert other.values["buyer_reservation"] == 420
    assert one.values["buyer_reservation"] is None


def test_an_answer_beyond_the_axis_widens_it(builder, sheet):
    sheet["zopa_seller_target"] = 900
    assert handle(builder, "seller_target")["max"] == 900
    assert builder.figure["layout"]["xaxis"]["range"][1] == 900


@pytest.mark.parametrize("junk", ["abc", None, True, [1], {"a": 1}])
def test_junk_on_the_sheet_is_no_answer(case, sheet, junk):
    sheet["zopa_buyer_reservation"] = junk
    assert ZopaBuilder(case, sheet).values["buyer_reservation"] is None


def test_the_case_can_be_shown_to_a_room(case, sheet):
    builder = ZopaBuilder(case, sheet, start="case")
    assert "a gap of 8" in builder.summary
    assert dict(sheet) == {}


def test_a_sheet_that_cannot_be_saved_is_said(case, sheet, monkeypatch):
    monkeypatch.setattr(Worksheet, "problem", "Your last answer is not on the disk.")
    assert ZopaBuilder(case, sheet).problem == "Your last answer is not on the disk."


def test_every_line_is_labelled_for_a_screen_reader(builder, case):
    for one in builder.handles:
        assert case.price.unit in one["label"]
        assert one["min"] < one["value"] < one["max"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"party": "byer"}, "its parties are 'buyer', 'supplier'"),
        ({"start": "full"}, "starts 'empty' or with the 'case'"),
        ({"sheet": {}}, 'like nl.Worksheet\\("planning"\\)'),
    ],
)
def test_wrong_arguments_get_one_sentence(case, sheet, arguments, says):
    with pytest.raises(ValueError, match=says):
        ZopaBuilder(case, **{"sheet": sheet, **arguments})


def test_a_case_without_a_price_is_refused(tmp_path, sheet):
    case = load_case("supplier").model_copy(update={"price_data": None})
    case.__dict__.pop("price", None)
    with pytest.raises(ValueError, match="is not about a price"):
        ZopaBuilder(case, sheet)


def test_the_lines_are_taken_off_and_come_back(builder, sheet, page):
    page(builder, kind="move", name="buyer_target", value=390, final=True)
    before = builder.handles
    page(builder, kind="press", name="restore")
    assert not any(one["placed"] for one in builder.handles)
    assert builder.buttons[0]["label"] == "Take that back"
    page(builder, kind="press", name="restore")
    assert builder.handles == before
    assert sheet["zopa_buyer_target"] == 390


def test_the_figures_of_the_case_come_back(case, sheet, page):
    builder = ZopaBuilder(case, sheet, start="case")
    assert builder.buttons == [{"name": "restore", "label": "Put Ines's figures back"}]
    before = builder.values
    page(builder, kind="type", name="buyer_target", text="450")
    page(builder, kind="press", name="restore")
    assert builder.values == before
    # Whoever goes on from here has nothing left to undo.
    page(builder, kind="type", name="buyer_target", text="450")
    assert builder.buttons[0]["label"] == "Put Ines's figures back"
