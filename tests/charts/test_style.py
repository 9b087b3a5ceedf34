import re
from importlib import resources

import pytest

from negolib.charts import style


def luminance(hex_colour: str) -> float:
    channels = [int(hex_colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("light", [*style.SEAT_TEXTS, style.JOINT_TEXT, style.INK, style.MUTED])
def test_words_can_be_read_in_both_themes(light):
    assert contrast(light, "#FFFFFF") >= 4.5
    assert contrast(style.DARK_TWINS[light], "#111111") >= 4.5


@pytest.mark.parametrize("light", [*style.SEAT_LINES, style.JOINT])
def test_lines_can_be_seen_in_both_themes(light):
    assert contrast(light, "#FFFFFF") >= 3
    assert contrast(style.DARK_TWINS[light], "#111111") >= 3


# The colour as somebody without red or green cones sees it (Viénot, Brettel & Mollon 1999), in linear light.
BLIND = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def seen(hex_colour: str, matrix) -> tuple[float, ...]:
    linear = [(int(hex_colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
    return tuple(
        max(0.0, sum(w * c for w, c in zip(row, linear, strict=True))) ** (1 / 2.2) for row in matrix
    )


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("dark", [False, True])
def test_the_parties_differ_for_the_colour_blind(kind, dark):
    colours = [*style.SEAT_LINES, style.JOINT]
    colours = [style.DARK_TWINS[colour] if dark else colour for colour in colours]
    for i, one in enumerate(colours):
        for other in colours[i + 1 :]:
            a, b = seen(one, BLIND[kind]), seen(other, BLIND[kind])
            assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 0.2


def test_every_colour_has_a_dark_twin():
    named = {
        value for key, value in vars(style).items() if key.isupper() and re.fullmatch(r"#\w{6}", str(value))
    }
    assert named | {*style.SEAT_LINES, *style.SEAT_TEXTS} == set(style.DARK_TWINS)


@pytest.mark.parametrize("dark", [False, True])
def test_pages_give_a_seat_the_colour_that_charts_give_it(dark):
    sheet = (resources.files("negolib.widgets.page") / "style.css").read_text(encoding="utf-8")
    light_part, dark_part = sheet.split("nego-dark", 1)
    part = dark_part if dark else light_part
    for suffix, colours in (("", style.SEAT_LINES), ("-text", style.SEAT_TEXTS)):
        for seat, colour in enumerate(colours, 1):
            wanted = style.DARK_TWINS[colour] if dark else colour
            assert re.findall(rf"--nego-seat-{seat}{suffix}: (#\w+);", part) == [wanted.lower()]


def test_a_sixth_party_begins_again_with_the_first_colour():
    assert style.Side(5, "the sixth").line == style.Side(0, "the first").line


def test_text_stays_text():
    assert style.plain('<img src=x onerror="alert(1)">') == '&lt;img src=x onerror="alert(1)"&gt;'
    assert "$" not in style.plain("$400 to $500$")
    assert "%{" not in style.plain("%{x}")
    assert style.plain("two\nlines\tand tabs") == "two lines and tabs"
    assert style.plain("a long name", 6) == "a lon…"
