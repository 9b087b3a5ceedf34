import pytest
from hypothesis import given, strategies as st

from negolib.typed_number import read_number
from tests.widgets.number_habits import ASKED_AGAIN, UNDERSTOOD


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
    ["abc", "1e5", "nan", "inf", "--4", "1,2,3", "12 eurons", "1.2.3", "<b>1</b>", "-", "%", "1" * 400],
)
def test_anything_else_gets_one_sentence(text):
    with pytest.raises(ValueError, match=r"^The price ") as said:
        read_number(text, "The price")
    assert "\n" not in str(said.value)
    assert len(str(said.value)) < 140


@pytest.mark.parametrize(("text", "field", "number"), UNDERSTOOD)
def test_every_habit_is_understood(text, field, number):
    assert read_number(text, "The price", **field) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(("text", "field", "words"), ASKED_AGAIN, ids=lambda one: str(one)[:30])
def test_what_cannot_be_told_is_asked_in_one_sentence(text, field, words):
    with pytest.raises(ValueError, match=r"[.]$") as said:
        read_number(text, "The price", **field)
    assert words in str(said.value)
    assert "\n" not in str(said.value)
    assert len(str(said.value)) < 140


# How each writes a whole number and its cents.
WRITERS = {
    "plain": lambda whole, cents: f"{whole}.{cents:02}",
    "English": lambda whole, cents: f"{whole:,}.{cents:02}",
    "German": lambda whole, cents: f"{whole:,}".replace(",", ".") + f",{cents:02} €",
    "French": lambda whole, cents: f"{whole:,}".replace(",", "\u202f") + f",{cents:02}\u00a0€",
    "Swiss": lambda whole, cents: f"CHF {whole:,}".replace(",", "’") + f".{cents:02}",
    "Indian": lambda whole, cents: f"₹{_lakhs(whole)}.{cents:02}",
    "accountant": lambda whole, cents: f"{whole:,}.{cents:02}-",
}


def _lakhs(whole):
    head, tail = divmod(whole, 1000)
    parts = [f"{tail:03}"] if head else [str(tail)]
    while head:
        head, two = divmod(head, 100)
        parts.insert(0, f"{two:02}" if head else str(two))
    return ",".join(parts)


@pytest.mark.parametrize("writer", WRITERS)
@given(whole=st.integers(0, 10**12), cents=st.integers(0, 99), minus=st.booleans())
def test_what_anybody_writes_with_cents_is_read_back(writer, whole, cents, minus):
    number = whole + cents / 100
    text = WRITERS[writer](whole, cents)
    if minus and writer != "accountant":
        text = f"({text})"
    sign = -1 if minus or writer == "accountant" else 1
    assert read_number(text, "The price") == pytest.approx(sign * number, rel=1e-12)


@given(st.text(max_size=30) | st.text("0123456789.,'+-−()/ %€½k to", max_size=14))
def test_whatever_is_typed_is_a_number_or_one_sentence(text):
    number, sentence = 0.0, "."
    try:
        number = read_number(text, "The price", unit="euros")
    except ValueError as said:
        sentence = str(said)
    assert abs(number) <= 1e15
    assert len(sentence) < 160
    assert sentence.endswith(".")


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
