"""What the people of a case say stays true in every variant of its numbers."""

import re

import pytest

from negolib.analysis.weights import liked_best, matters
from negolib.cases import list_cases, load_case

DRAWN = [name for name in list_cases() if load_case(name).variants]
_NUMERAL = re.compile(r"\d[\d,]*")


def stands(case, party):
    """{issue: (how much it matters, the option liked best)} for a party."""
    points = {i.name: {o.name: o.points[party] for o in i.options} for i in case.issues}
    return {i: (matters(points, i), liked_best(points, i, case.today[i])) for i in points}


def spoken(practice):
    """Every text that a person of a case may say, or that a debrief tells about what was said."""
    told = [line for lines in practice.told.values() for line in lines]
    said = [line for occasion in practice.lines.values() for lines in occasion.values() for line in lines]
    return [*told, *said, *(text for bluff in practice.bluffs for text in (bluff.text, bluff.truth))]


@pytest.mark.parametrize("name", DRAWN)
def test_nobody_says_of_an_issue_what_its_numbers_deny(name):
    told = load_case(name)
    kept, gone = 0, 0
    for seed in range(30, 60):
        drawn = load_case(name, seed=seed)
        for party, practice in told.practice.parties.items():
            before, now = stands(told, party), stands(drawn, party)
            for topic, lines in practice.told.items():
                still = drawn.practice.parties[party].told.get(topic)
                if before.get(topic) == now.get(topic):
                    assert still == lines
                    kept += 1
                else:
                    assert still is None, (seed, party, topic)
                    gone += 1
    assert kept > 10 * gone > 0


@pytest.mark.parametrize("name", DRAWN)
def test_no_line_states_a_number_that_is_drawn_anew(name):
    for year in range(len(load_case(name).years) + 1):
        case = load_case(name, year=year)
        drawn = {one.now for one in case.variants.values()}
        for practice in case.practice.parties.values():
            for text in spoken(practice):
                said = {float(numeral.replace(",", "") or "nan") for numeral in _NUMERAL.findall(text)}
                assert not said & drawn, text
