import pytest

from negolib.widgets import SeveralAnswer
from negolib.worksheet import Worksheet


@pytest.fixture
def field(tmp_path):
    return SeveralAnswer(Worksheet("planning", tmp_path), "same", question="Which?", options=["a", "b", "c"])


def test_names_are_kept_in_the_order_offered(field):
    field.answer(["c", "a"])
    assert field.sheet["same"] == ["a", "c"]
    field.answer([])
    assert "same" not in field.sheet


@pytest.mark.parametrize("strange", [["x"], "a", [1], None, {"a": 1}])
def test_what_is_not_offered_is_refused(field, strange):
    field.answer(["b"])
    field.answer(strange)
    assert field.sheet["same"] == ["b"]
    assert field.problem
