import pytest

from negolib.widgets import SortAnswer
from negolib.worksheet import Worksheet


@pytest.fixture
def field(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    return SortAnswer(
        sheet, "kinds", question="Which kind?", items={"p": "Price", "r": "Rhythm"}, places=["x", "y"]
    )


def test_places_are_kept_one_by_one(field):
    field.answer({"p": "x"})
    assert field.sheet["kinds"] == {"p": "x"}
    field.answer({"p": "x", "r": "y"})
    assert field.value == {"p": "x", "r": "y"}
    field.answer({})
    assert "kinds" not in field.sheet


@pytest.mark.parametrize("strange", [{"p": "z"}, {"q": "x"}, ["p"], {"p": ["x"]}])
def test_what_has_no_place_is_refused(field, strange):
    field.answer({"p": "x"})
    field.answer(strange)
    assert field.sheet["kinds"] == {"p": "x"}
    assert field.problem
