"""The lines that fit any case: every occasion has some, every temperament sounds like itself."""

# ruff: noqa: E501 (tables are read by the row)

import re
from pathlib import Path

import pytest
import yaml

import negolib
from negolib.cases import OCCASIONS, TEMPERAMENTS, PartyPractice, list_cases, load_case, wrong_placeholder
from negolib.cases.document import read_yaml

FILE = Path(negolib.__file__).parent / "practice" / "counterpart" / "lines.yaml"
LINES: dict = yaml.safe_load(FILE.read_text(encoding="utf-8"))
TOLD = LINES.pop("told")
SHOWN = ["opening", "guarded", "ask", "thanks", "counter", "counter far", "hold", "accept", "moved", "unmoved", "cooled",
         "hurt", "threatened", "final", "leave", "deal"]  # fmt: skip
# What a line of an occasion must not leave out, because the learner would not know what is proposed.
NEEDED = {
    "opening": "offer", "counter": "offer", "counter far": "offer", "counter near": "offer", "hold": "offer",
    "final": "offer", "accept": "offer", "deal": "offer", "prefer": "number", "several": "offers", "recall": "said",
    "counter one": "option", "pencil": "option", "nibble": "option", "moved": "criterion",
    "unmoved": "criterion", "ask": "issue", "own value": "value", "shared": "value", "guarded": "issue", "known": "issue",
}  # fmt: skip
# What is clear without it.
SHORT = ("ask", "guarded", "known", "fits", "moved", "unmoved")
# A verb that would have to know whether the issue is one thing or several.
_ONE = re.compile(
    r"\b(?:does|is|was|has) \{issue\} \w"
    r"|(?<!on )(?<!about )(?<!for )(?<!of )\{(?:issue|option)\} (?:is|was|has|does|means|looks|matters|stays)\b"
)
ALL = [
    pytest.param(occasion, temperament, line, id=f"{occasion}-{temperament}-{i}")
    for occasion, by_temperament in LINES.items()
    for temperament, lines in by_temperament.items()
    for i, line in enumerate(lines)
]
OF_CASES = [
    pytest.param(occasion, line, id=f"{name}-{party}-{occasion}-{temperament}-{i}")
    for name in list_cases()
    for party, practice in load_case(name).practice.parties.items()
    for occasion, by_temperament in practice.lines.items()
    for temperament, lines in by_temperament.items()
    for i, line in enumerate(lines)
]


def test_every_occasion_is_there_and_no_other():
    assert set(LINES) == set(OCCASIONS)


def test_the_lines_have_the_form_of_a_cases_own():
    assert PartyPractice(address="you", lines=LINES, told=TOLD).lines == LINES


def test_both_ways_to_read_yaml_agree():
    document = read_yaml(FILE.read_bytes())
    assert not document.faults
    assert document.data == {"told": TOLD, **LINES}


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_there_are_lines_enough(occasion):
    found = LINES[occasion]
    assert set(found) <= {"any", *TEMPERAMENTS}
    assert len(found["any"]) >= 3
    for temperament in TEMPERAMENTS if occasion in SHOWN else ():
        assert len(found[temperament]) >= 2, temperament


@pytest.mark.parametrize(("occasion", "temperament", "line"), ALL)
def test_a_line_can_be_said(occasion, temperament, line):
    assert wrong_placeholder(line, OCCASIONS[occasion][1]) == ""
    assert f"{{{NEEDED.get(occasion, 'x')}}}" in line or occasion not in NEEDED
    assert_a_sentence(line)
    if occasion.startswith("counter") and occasion != "counter one":
        assert "?" not in line, "a counter-proposal asks nothing: the question comes from its own line"


@pytest.mark.parametrize(("occasion", "line"), OF_CASES)
def test_a_line_of_a_case_can_be_said(occasion, line):
    assert f"{{{NEEDED.get(occasion, 'x')}}}" in line or occasion not in NEEDED or occasion in SHORT
    assert_a_sentence(line)


@pytest.mark.parametrize("key", ["most", "some", "little", "interest"])
def test_there_are_words_for_what_matters(key):
    assert list(TOLD) == ["most", "some", "little", "interest"]
    assert len(TOLD[key]) >= 2
    for line in TOLD[key]:
        words = {"interest"} if key == "interest" else {"option"}
        assert wrong_placeholder(line, words) == ""
        assert all(f"{{{word}}}" in line for word in words)
        assert_a_sentence(line)


def test_no_line_stands_twice():
    plain = [re.sub(r"\W+", " ", p.values[2]).casefold() for p in ALL]
    plain += [re.sub(r"\W+", " ", line).casefold() for lines in TOLD.values() for line in lines]
    assert len(set(plain)) == len(plain)


def test_a_name_is_used_rarely():
    named = [p.values[2] for p in ALL if "{you}" in p.values[2]]
    assert len(named) <= len(ALL) / 6


def assert_a_sentence(line: str) -> None:
    """A complete sentence of a speakable length, whatever is filled in."""
    assert re.match(r"[A-Z“]|\{you\}|\{criterion\}", line), "it begins with a capital letter"
    assert re.search(r"([.?!]”?|\{interest\}|\{value\})$", line), "it ends with its punctuation"
    assert not re.search(r"(^|[.?!:] )\{(issue|option|offers?|number)\}", line.replace(": {o", "")), (
        "mid-sentence"
    )
    assert not re.search(r"[.?!:] \{criterion\}", line), "mid-sentence"
    assert "“{criterion}" not in line, "a label is quoted where it stands"
    assert not _ONE.search(line), "an issue may be several things"
    assert not re.search(r"\{option\},? (on|for|under|at) \{issue\}", line), "an option names its issue"
    assert 2 <= len(line.split()) <= 32
    assert "  " not in line
    assert " - " not in line
    assert "!" not in line
