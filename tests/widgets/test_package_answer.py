import pytest

from negolib.cases import load_case
from negolib.widgets import PackageAnswer
from negolib.worksheet import Worksheet

CASE = load_case("supplier")


@pytest.fixture
def field(tmp_path):
    return PackageAnswer(
        CASE, Worksheet("planning", tmp_path), "offer", question="I propose …", party="supplier"
    )


def test_it_says_how_much_is_open_and_then_what_it_is_worth_to_ones_own_side(field):
    assert field.note == f"{len(CASE.issues)} of {len(CASE.issues)} issues are still open."
    package = CASE.outcome_space().nash().package
    field.answer(package)
    points, floor = CASE.value("supplier", package), CASE.parties["supplier"].reservation_value
    assert (
        field.note
        == f"Worth {points:g} to you: {points - floor:g} above what your BATNA gives you ({floor:g})."
    )
    field.answer(CASE.today)
    assert "108 below" in field.note
    assert field.sheet["offer"] == CASE.today


def test_the_other_sides_points_never_reach_the_page(field):
    field.answer(CASE.outcome_space().nash().package)
    state = str(field.get_state())
    assert f"{CASE.value('buyer', field.value):g} " not in state
    assert "points" not in state


def test_an_option_of_another_issue_is_refused(field):
    field.answer({"price": "9 formats"})
    assert "offer" not in field.sheet
    assert field.problem


def test_an_unknown_party_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no party 'seler'; its parties are 'buyer', 'supplier'"):
        PackageAnswer(CASE, Worksheet("planning", tmp_path), "offer", question="?", party="seler")
