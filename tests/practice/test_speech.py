"""A counterpart's voice: every line is spoken, none too soon again, and packages are told in short.

`python -m tests.practice.test_speech 2000` says how many framings return in so many random talks.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

import negolib
from negolib.cases import OCCASIONS, TEMPERAMENTS, list_cases, load_case
from negolib.in_words import sentence_start
from negolib.practice.counterpart.quoting import the_point
from negolib.practice.counterpart.speech import Speech, general_lines
from negolib.practice.table.seat import Seat, seat_of
from tests.practice.test_keeps_its_word import Played
from tests.shapes import SHAPES

SEATS = [
    pytest.param(seat_of(load_case(name), party), id=f"{name}-{party}")
    for name in list_cases()
    for party in load_case(name).party_names
]
STRANGER = seat_of(SHAPES["no_practice"], SHAPES["no_practice"].party_names[0])
PRACTICE = Path(negolib.__file__).parent / "practice"


def slots(occasion: str) -> dict[str, str]:
    """What stands in braces, standing for itself."""
    return {name: f"<{name}>" for name in OCCASIONS[occasion][1]}


def filled(seat: Seat, occasion: str, lines: Iterator[str]) -> set[str]:
    return {sentence_start(line.format(you=seat.you, me=seat.me, **slots(occasion))) for line in lines}


def spoken(seat: Seat, occasion: str, temperament: str, times: int, seed: int = 11) -> list[str]:
    speech = Speech(seat, temperament, seed)
    return [speech.say(occasion, **slots(occasion)) for _ in range(times)]


@pytest.mark.parametrize("seat", SEATS)
def test_every_line_of_a_case_can_be_spoken(seat):
    for occasion, by_temperament in seat.lines.items():
        most = sum(map(len, by_temperament.values()))
        heard = {line for name in TEMPERAMENTS for line in spoken(seat, occasion, name, most)}
        written = filled(seat, occasion, (line for lines in by_temperament.values() for line in lines))
        assert written <= heard, occasion


@pytest.mark.parametrize("seat", SEATS)
def test_a_case_is_heard_on_every_occasion_it_has_lines_for_before_anybodys(seat):
    for occasion, by_temperament in seat.lines.items():
        for name in TEMPERAMENTS:
            own = [*by_temperament.get(name, ()), *by_temperament.get("any", ())]
            first = spoken(seat, occasion, name, len(own))
            assert set(first) == filled(seat, occasion, own), (occasion, name)


def test_every_line_for_any_case_can_be_spoken():
    for occasion in OCCASIONS:
        by_temperament = general_lines()[occasion]
        heard = {line for name in TEMPERAMENTS for line in spoken(STRANGER, occasion, name, 40)}
        lines = (line for lines in by_temperament.values() for line in lines)
        assert filled(STRANGER, occasion, lines) <= heard, occasion


@pytest.mark.parametrize("seat", [*SEATS, pytest.param(STRANGER, id="stranger")])
@pytest.mark.parametrize("temperament", TEMPERAMENTS)
def test_no_line_returns_while_others_are_left(seat, temperament):
    for occasion in OCCASIONS:
        said = spoken(seat, occasion, temperament, 80, seed=23)
        fresh = next(place for place, line in enumerate(said) if line in said[:place])
        assert set(said[:fresh]) == set(said), occasion


@pytest.mark.parametrize("occasion", ["counter", "propose", "give", "hold", "guarded", "thanks", "ask"])
def test_what_is_said_often_is_said_in_many_ways(occasion):
    for seat in (STRANGER, *(param.values[0] for param in SEATS)):
        for temperament in TEMPERAMENTS:
            ways = set(spoken(seat, occasion, temperament, 40))
            assert len(ways) >= 8, (seat.party, temperament, len(ways))


def framings(seeds: range) -> tuple[Counter[str], Counter[str]]:
    """Of random talks, by temperament: how many lines were spoken, and how many of them once more."""
    lines, again, said = Counter(), Counter(), []
    choose = Speech._choose

    def noted(speech: Speech, pools: list[list[str]]) -> str:
        said.append(choose(speech, pools))
        return said[-1]

    with patch.object(Speech, "_choose", noted):
        for seed in seeds:
            said.clear()
            temperament = Played(seed).talks.temperament
            lines[temperament] += len(said)
            again[temperament] += len(said) - len(set(said))
    return lines, again


def test_in_random_talks_hardly_a_framing_returns():
    lines, again = framings(range(5_000, 5_060))
    assert lines.total() > 400
    assert again.total() / lines.total() < 0.02


def test_there_is_no_occasion_on_which_nobody_speaks():
    said = {
        node.value
        for file in PRACTICE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(OCCASIONS) <= said


def test_what_was_not_said_yet_changes_no_later_line():
    speech, other = (Speech(STRANGER, "wounded", 5) for _ in range(2))
    assert speech.aside("ask back feeling", "You are so kind.")
    assert speech.say("unheard") == other.say("unheard")


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
def test_who_is_asked_back_and_says_it_again_hears_another_line(temperament):
    for seed in range(20):
        speech = Speech(SEATS[0].values[0], temperament, seed)
        asked = speech.aside("ask back feeling", "How kind you are.")
        speech.hear("How kind you are.")
        assert speech.say("ask back feeling") != asked


def package(seat: Seat, *changed: int) -> dict[str, str]:
    """Today's package, but for the issues of these numbers: they take their last other option."""
    new = {
        issue: [option for option in seat.options[issue] if option != seat.today[issue]][-1]
        for issue in (seat.issues[number] for number in changed)
    }
    return {**seat.today, **new}


def option(seat: Seat, number: int) -> str:
    issue = seat.issues[number]
    return seat.phrases[issue][1][package(seat, number)[issue]]


@pytest.mark.parametrize("seat", SEATS)
def test_several_packages_name_only_their_differences(seat):
    speech = Speech(seat, "analytic", 3)
    said = speech.several([package(seat, 0, 1), package(seat, 0, 1, 2), package(seat, 0, 1, 3)])
    assert f"another is the same, but with {option(seat, 2)}; " in said
    assert said.endswith(f"a third is like the first, but with {option(seat, 3)}")
    assert said.count(option(seat, 0)) == said.count(option(seat, 1)) == 1
    other = package(seat, 2, 3, 4, 5)
    assert speech.several([package(seat, 0, 1), other]).endswith(f"; another is {speech.offer(other)}")


@pytest.mark.parametrize("seat", SEATS)
def test_an_offer_names_what_is_new_and_leaves_nothing_open(seat):
    speech, last = Speech(seat, "principled", 3), package(seat, 0, 1, 2)
    assert (
        speech.changed(package(seat, 0, 1, 2, 3), last)
        == f"{option(seat, 3)} and all the rest as I put it to you"
    )
    other = package(seat, 4)
    assert speech.changed(other, last) == speech.offer(other)
    assert speech.changed(last, seat.today) == speech.offer(last)


@pytest.mark.parametrize(
    ("words", "named", "point"),
    [
        ("Mr Falk, let me come to something else. The gate has to stay shut in the evening.", {"gate"},
         "The gate has to stay shut in the evening"),
        ("May I ask you to listen for a moment? Our seed dries out without a roof!", {"loft", "shed"},
         "Our seed dries out without a roof!"),
        ("I want to talk about the choir. Tuesdays are hopeless. We lose the altos.", {"tuesday", "choir"},
         "Tuesdays are hopeless"),
        ("Nine formats.", {"format"}, "Nine formats"),
        ("It was a long year, what with the flood and my knee and all the papers that came with both, "
         "and so a fixed price would let me sleep, which I have not done since March", {"price"},
         "and so a fixed price would let me sleep"),
        ("So?", {"price"}, "So?"),
        ("Spare beds matter most to my people, because every cold night of the year sends us guests unasked",
         {"key"}, "Spare beds matter most to my people"),
    ],
)  # fmt: skip
def test_the_point_is_quoted_and_not_the_run_up(words, named, point):
    assert the_point(words, named) == point


if __name__ == "__main__":
    lines, repeated = framings(range(2_000_000, 2_000_000 + int(sys.argv[1])))
    for name in TEMPERAMENTS:
        print(f"{name:16}{lines[name]:8,} lines, {repeated[name] / lines[name]:.2%} once more")
