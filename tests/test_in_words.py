"""Numbers, lists and names are said one way, whoever says them."""

import numpy as np
import pytest

from negolib import in_words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1200, "1,200"),
        (-84, "−84"),
        (np.int64(-84), "−84"),
        (0.1 + 0.2, "0.3"),
        (1e6, "1,000,000"),
        (-0.004, "0"),
        (-(10**30), "−about 1e+30"),
    ],
)
def test_amounts_read_well(value, said):
    assert in_words.amount(value) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0%"), (-0.004, "0%"), (0.004, "0%"), (-0.5, "−50%"), (2, "+200%")]
)
def test_no_share_is_more_or_less_than_nothing_when_it_is_none(share, said):
    assert in_words.percent(share, sign=True) == said


@pytest.mark.parametrize("value", [0.1, -1234567.1, 3e-9, 12345678901234.0, 1 / 3, -0.0, 0, 10**14])
def test_what_is_typed_is_read_back_by_python_and_yaml(value):
    assert float(in_words.typed(value)) == pytest.approx(value, rel=1e-11)
    assert not set(in_words.typed(value)) - set("0123456789.-")


def test_a_short_list_of_choices_is_named_whole_and_a_long_one_is_not():
    names = [f"choice {place}" for place in range(1, 41)]
    assert in_words.meant("zzz", names[:21]).endswith("choice 20, choice 21")
    assert in_words.meant("zzz", names).endswith("choice 20 and 20 more")
    assert in_words.meant("", []) == "there are none to choose from"


@pytest.mark.parametrize("value", [True, np.True_, "3", None, float("inf"), 1j, [1], 10**400])
def test_what_is_no_number(value):
    assert not in_words.is_number(value)


@pytest.mark.parametrize("value", [np.float64(0.5), np.int32(3), 0, -1.5])
def test_what_is_a_number(value):
    assert in_words.is_number(value)
