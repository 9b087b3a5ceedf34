"""Words are read alike in every world: no noun stands in the rules, and a case may bring its own."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import negolib.wording
from negolib.cases import list_cases, load_case
from negolib.wording import read_words

from .worlds import NOTHING, THREAT, TRADE, WARNING, WORLDS

NOUNS = [
    *("clinic", "publisher", "landlord", "airline", "university", "ministry", "contractor"),
    *("harbour", "orchestra", "school", "vineyard", "embassy", "theatre", "bakery"),
    *("laboratory", "museum", "guild", "farm", "dairy", "cooperative", "council"),
    *("nursery", "tribe", "abbey", "studio"),
]
# What the rules are known to miss: exchanges told of neither you nor us, and steps told by their sense alone.
MISSED = {
    "Our doctors could start earlier if you moved the handover.",
    "I am going to another house, and you can forget the sequel.",
    "If nothing helps, I might have to go to the tenants' court.",
    "If you keep raising the rent, we're moving out.",
    "Give us the morning slot or our flights go to the airport across the border.",
    "If we do not find a way, I would have to accept a chair at another university.",
    "If the faculty pays for the software, our institute can teach the course.",
    "If the ministry covers the trains, the towns will pay for the buses.",
    "If we can't agree on the crane, our ships would have to use another harbour.",
    "The harbour would waive the fee if the line stayed for five years.",
    "If you do not dredge, we'll go to the harbour in the next bay.",
    "If no solution is found, the line would turn to another shipyard.",
    "Raise the wages, or there will be no concert on Sunday.",
    "Unless the bus is paid, the brass section stays at home and looks for another conductor.",
    "The strings would rehearse on Monday if you let them go at nine.",
    "If the parents drive, the school can pay for the museum.",
    "We can paint the classroom if the town buys the paint.",
    "Either the phones go or we go to another head teacher.",
    "If we both can't come to an agreement, I would have to call the inspector.",
}
CODE = sorted(Path(negolib.wording.__file__).parent.glob("*.py"))


def read_as(text):
    read = read_words(text)
    return THREAT if read.threat else WARNING if read.warning else TRADE if read.if_then else NOTHING


def test_what_is_said_in_ten_worlds_is_read_but_for_what_is_known_to_be_missed():
    said = [pair for pairs in WORLDS.values() for pair in pairs]
    assert len(said) >= 150
    assert len(WORLDS) >= 10
    assert {text for expected, text in said if read_as(text) != expected} == MISSED


@pytest.mark.parametrize("noun", NOUNS)
def test_whatever_one_can_go_to_a_threat_is_a_threat_and_a_warning_a_warning(noun):
    assert read_as(f"If you do not agree by Friday, we will go to another {noun}.") == THREAT
    assert read_as(f"Unless you move, we will look for a different {noun}.") == THREAT
    assert read_as(f"If we do not find a way, I would have to turn to another {noun}.") == WARNING
    assert read_as(f"Without an agreement we might look for another {noun}.") == WARNING
    assert read_as(f"We do not want to go to another {noun}.") == NOTHING
    assert read_as(f"The {noun} went to another round of talks.") == NOTHING


@pytest.mark.parametrize("thing", ["way", "idea", "date", "number", "point", "offer", "solution", "colour"])
def test_another_thing_of_the_talks_is_nobody_to_go_to(thing):
    for said in ("we will look for another {}", "we can go to another {}", "let us turn to another {}"):
        assert read_as(f"If you do not like it, {said.format(thing)}.") not in (THREAT, WARNING)


def test_a_case_brings_its_own_nouns():
    text = "If you do not agree, we will take the next ferry."
    case = SimpleNamespace(vocabulary=frozenset({"ferry"}))
    assert not read_words(text).threat
    assert read_words(text, case).threat
    assert read_words(text, case).quotes["threat"] == text


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_noun_of_these_worlds_or_of_a_shipped_case_stands_in_the_rules(path):
    words = set(re.findall(r"[a-z]+", path.read_text(encoding="utf-8").lower()))
    assert words.isdisjoint(NOUNS)
    for case in map(load_case, list_cases()):
        assert words.isdisjoint({*case.party_names, *case.practice.vocabulary}), case.name
