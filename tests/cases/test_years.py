"""Another year of a case: the same people, and nothing that was known helps."""

import itertools
import re

import pytest

from negolib.cases import CaseError, list_cases, load_case, template
from negolib.cases.proving.survey import Survey
from negolib.cases.variants.years import in_year

EVERY = [(name, year) for name in list_cases() for year in range(1, len(load_case(name).years) + 1)]
CLEARLY = 20  # thousand euros a year
YEARS = """
years:
  - news: The hall is let on Tuesdays.
    changes:
      issues:
        evening:
          why: The hall is let to others on Tuesdays.
          options:
            tuesday: {points: {choir: -60, parish: 50}}
"""


def written(folder, years=YEARS):
    path = folder / "own.yaml"
    path.write_text(template("choir") + years, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "year"), EVERY)
def test_who_knows_the_case_as_told_knows_nothing_of_what_counts_in_another_year(name, year):
    before, after = Survey(load_case(name)), Survey(load_case(name, year=year))
    assert after.unseen
    assert not set(before.compatible) & set(after.compatible)
    for pair in before.pairs:
        halves = before.best_trade(pair)
        assert halves
        assert not halves.items() & after.best_trade(pair).items()


def test_no_two_years_of_a_case_are_alike():
    for name in list_cases():
        found = [
            tuple(Survey(load_case(name, year=year)).compatible)
            for year in range(len(load_case(name).years) + 1)
        ]
        assert len(set(found)) == len(found)


@pytest.mark.parametrize(("name", "year"), EVERY)
def test_people_options_alternatives_and_limits_are_those_of_the_case(name, year):
    told, then = load_case(name), load_case(name, year=year)
    assert then.news
    assert not told.news
    assert [i.option_names for i in then.issues] == [i.option_names for i in told.issues]
    for party in told.party_list:
        there = then.party(party.name)
        assert (there.person, there.alternatives, there.target) == (
            party.person,
            party.alternatives,
            party.target,
        )
        assert there.brief != party.brief


@pytest.mark.parametrize(("name", "year"), EVERY)
def test_what_is_said_of_an_issue_goes_with_what_it_is_worth(name, year):
    """Where an issue is worth clearly more or less, its reason and the lines about it are other ones."""
    told, then = load_case(name), load_case(name, year=year)
    for issue, party in itertools.product(told.issue_names, told.party_names):
        worth = [[o.points[party] for o in case.issue(issue).options] for case in (told, then)]
        if max(abs(before - after) for before, after in zip(*worth, strict=True)) < CLEARLY:
            continue
        reasons = {case.issue(issue).reasons[party] for case in (told, then)}
        lines = [set(case.practice.parties[party].told[issue]) for case in (told, then)]
        assert len(reasons) == 2, (issue, party)
        assert not lines[0] & lines[1], (issue, party)


@pytest.mark.parametrize(("name", "year"), EVERY)
def test_an_option_that_serves_an_interest_is_worth_something_to_its_party(name, year):
    case = load_case(name, year=year)
    for party, practice in case.practice.parties.items():
        for interest, served in practice.interests.items():
            assert served, interest
            for issue, option in served.items():
                assert case.option(issue, option).points[party] >= 0, (interest, issue)
        for information in case.party(party).information:
            for issue, option in information.shows.items():
                assert case.option(issue, option).points[party] > 0, information.name


def test_a_change_takes_the_place_of_what_stood_there_and_the_rest_stays(tmp_path):
    path = written(tmp_path)
    told, then = load_case(path), load_case(path, year=1)
    assert then.issue("evening").why == "The hall is let to others on Tuesdays."
    assert then.option("evening", "tuesday").points == {"choir": -60, "parish": 50}
    assert told.option("evening", "tuesday").points != then.option("evening", "tuesday").points
    assert then.issue("evening").label == told.issue("evening").label
    assert (then.year, then.seed, told.year) == (1, None, 0)


def test_an_empty_change_takes_something_away():
    serves = {"interests": {"calm": {"rhythm": "fixed", "term": "long"}}, "rounds": 8}
    gone = {"practice": {"interests": {"calm": {"rhythm": None}}}}
    data = {"practice": serves, "years": [{"changes": gone}]}
    assert in_year(data, 1)["practice"] == {"interests": {"calm": {"term": "long"}}, "rounds": 8}
    assert in_year(data, 0)["practice"] == serves


FAULTS = {
    "an unknown entry": ("tuesday:", "tusday:", r"tusday: there is no entry 'tusday' to change: .*'tuesday'"),
    "no news": ("news: The hall is let on Tuesdays.", "new: x", "years"),
    "a text for a number": ("choir: -60", "choir: much", "tuesday"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_a_year_is_said_in_one_sentence(tmp_path, fault):
    old, new, said = FAULTS[fault]
    assert old in YEARS
    path = written(tmp_path, YEARS.replace(old, new))
    with pytest.raises(CaseError, match=rf"^own\.yaml, line \d+, .*{said}"):
        load_case(path, year=1)


@pytest.mark.parametrize("year", [-1, 2, "1", True, 1.5])
def test_a_year_that_the_case_does_not_tell_of_is_refused(tmp_path, year):
    with pytest.raises(CaseError, match=r"tells of the years 1 to 1, and .* is none of them"):
        load_case(written(tmp_path), year=year)
    with pytest.raises(CaseError, match="tells of no other year"):
        load_case(written(tmp_path, ""), year=year)


def test_a_year_in_which_the_old_knowledge_helps_is_refused_when_it_is_drawn(tmp_path):
    years = YEARS.replace("choir: -60, parish: 50", "choir: 60, parish: 50")
    drawn = template("choir").replace(
        "people who have moved away.", "people who have moved away. It cost (=hall) euros."
    )
    path = tmp_path / "own.yaml"
    path.write_text(
        drawn + "\nvariants:\n  hall: {now: 90, low: 80, high: 95, step: 5}\n" + years, encoding="utf-8"
    )
    with pytest.raises(CaseError, match=re.compile("still (the issue 'evening'|the half of the best trade)")):
        load_case(path, seed=1, year=1)
