import pytest

from negolib.widgets.typed_number import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" 12.5 ", 12.5),
        ("12,5", 12.5),
        ("1,200", 1200),
        ("1,200,000.5", 1_200_000.5),
        ("1 200", 1200),
        ("0,125", 0.125),
        ("−4", -4),
        ("-4", -4),
        ("+4", 4),
        ("60%", 60),
        ("60 %", 60),
        (".5", 0.5),
        ("5.", 5),
        ("٣", 3),
    ],
)
def test_numbers_are_read_as_people_type_them(text, value):
    assert read_number(text, "The price") == value


@pytest.mark.parametrize(
    "text",
    ["abc", "1e5", "nan", "inf", "--4", "1,2,3", "12 euros", "1.2.3", "<b>1</b>", "-", "%", "1" * 400],
)
def test_anything_else_gets_one_sentence(text):
    with pytest.raises(ValueError, match=r"^The price ") as said:
        read_number(text, "The price")
    assert "\n" not in str(said.value)
    assert len(str(said.value)) < 140


def test_an_empty_field_is_said():
    with pytest.raises(ValueError, match="The price is empty: type a number"):
        read_number("  ", "The price")


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"low": 0, "high": 10}, "The price lies between 0 and 10 euros; 11 does not."),
        ({"high": 10}, "The price is at most 10 euros; 11 is not."),
        ({"low": 20}, "The price is at least 20 euros; 11 is not."),
    ],
)
def test_limits_are_named(limits, sentence):
    with pytest.raises(ValueError, match=r"^The price") as said:
        read_number("11", "The price", unit="euros", **limits)
    assert str(said.value) == sentence
