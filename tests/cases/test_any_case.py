"""What holds for every case: those of five shapes, the template, and all that the course ships."""

import html

import pytest

from negolib import cases
from negolib.cases import list_cases, load_case, template
from negolib.cases.loader import read_case
from negolib.cases.words import issue_of, measured, option_of
from tests.shapes import SHAPES

CASES = {
    **SHAPES,
    "template": read_case(template("choir").encode(), "choir.yaml"),
    **{name: load_case(name) for name in list_cases()},
}
EVERY = pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))


def test_the_shapes_are_what_they_are_called():
    assert [name for name, case in SHAPES.items() if case.price] == ["price", "no_guess"]
    assert {name: len(case.parties) for name, case in SHAPES.items() if len(case.parties) != 2} == {
        "three_parties": 3
    }
    guessing = [name for name, case in SHAPES.items() if all(p.guess for p in case.party_list)]
    assert guessing == ["price", "no_price"]
    assert [n for n, case in SHAPES.items() if "practice" not in case.model_fields_set] == ["no_practice"]


def test_no_two_shapes_are_of_one_world():
    for what in (lambda c: c.points_unit if c.price else c.title, lambda c: set(c.party_names)):
        told = [what(case) for case in SHAPES.values()]
        assert all(told.count(one) == 1 for one in told)


@EVERY
def test_todays_package_is_worth_nothing_to_anybody(case):
    assert set(case.today) == set(case.issue_names)
    assert [case.value(name, case.today) for name in case.party_names] == [0.0] * len(case.parties)


@EVERY
def test_the_outcome_space_agrees_with_the_case(case):
    space = case.outcome_space()
    assert space.points_of(case.middle()) == {n: case.value(n, case.middle()) for n in case.party_names}
    assert space.reservation == {n: p.reservation_value for n, p in case.parties.items()}
    assert list(space.reservation) == case.party_names


@EVERY
def test_a_label_stays_whole_and_says_what_is_as_today(case):
    for issue in case.issues:
        for option in issue.options:
            assert option.label.startswith(option.own_label)
            assert option.label.endswith(" (as today)") == (option.name == case.today[issue.name])


@EVERY
def test_what_stands_in_a_sentence_is_what_the_author_wrote(case):
    for issue in case.issues:
        assert issue_of(case, issue.name) in (issue.short_data, f"“{issue.label}”")
        for option in issue.options:
            said = option_of(case, issue.name, option.name)
            assert said == option.short_data or said.startswith(f"“{option.own_label}” for ")
    assert len(set(case.called.values())) == len(case.parties)
    assert measured(case) == f"{case.points_unit} against {case.measured_against}"


def test_a_label_with_commas_brackets_and_colons_is_quoted_whole():
    case = SHAPES["no_practice"]
    assert issue_of(case, "window") == "“Place at the window (north, good light)”"
    assert option_of(case, "noise", "soft") == "“Soft, mornings only” for “Music: how loud?”"


def test_a_party_is_spoken_of_as_its_author_says():
    assert [p.the for p in SHAPES["no_practice"].party_list] == ["Ana", "Bo"]
    assert [p.the for p in SHAPES["no_price"].party_list] == ["the rockers", "the brass"]
    assert SHAPES["price"].parties["florist"].the == "the florist"
    assert SHAPES["no_price"].parties["brass"].short == "The brass band"
    assert str(SHAPES["price"].parties["florist"].person) == "Oda Brunner, owner, and driver"
    assert str(SHAPES["no_practice"].parties["Bo"].person) == "Bo"


@EVERY
def test_printing_a_case_tells_nothing_that_one_side_knows_alone(case):
    for thing in (case, *case.party_list):
        for text in (str(thing), repr(thing)):
            assert len(text) < 160
            assert "\n" not in text
            assert not any(party.brief.strip()[:30] in text for party in case.party_list)


@EVERY
def test_every_table_has_full_rows_and_no_mark_of_a_missing_thing(case):
    tables = [cases.value_table(case), cases.criteria_table(case), cases.frontier_table(case)]
    tables += [cases.alternatives_table(case, party) for party in case.party_names]
    for table in tables:
        assert table.rows
        assert all(len(row) == len(table.header) for row in table.rows)
        assert all(isinstance(cell, str) and cell != "nan" for row in table.rows for cell in row)


@EVERY
def test_the_cost_model_is_the_criterion_with_parts(case):
    with_parts = [criterion for criterion in case.criteria if criterion.parts]
    assert case.cost_model is (with_parts[0] if with_parts else None)


@EVERY
def test_guesses_stand_beside_the_truth_for_every_other_party(case):
    for me in case.party_names:
        table = cases.guess_table(case, me)
        others = [name for name in case.party_names if name != me]
        guessed = [name for name in others if case.guess(me, name)]
        assert len(table.header) == 2 + len(others) + len(guessed) + 1
        assert bool(table.note) == (guessed != others)
        assert not table.note or all(case.called[n] in table.note for n in others if n not in guessed)
        assert len(table.rows) == sum(len(issue.options) for issue in case.issues)


def test_a_guess_table_tells_guess_truth_and_ones_own_points():
    rows = cases.guess_table(SHAPES["no_price"], "rock").rows
    assert rows[4] == ("", "They stay on a shelf", "5", "35", "−5")
    rows = cases.guess_table(SHAPES["no_practice"], "Ana").rows
    assert rows[0] == ("Place at the window (north, good light)", "Ana's, always", "−20", "30")
    table = cases.guess_table(SHAPES["three_parties"], "city")
    assert table.header[2:] == ("The families", "The shops: a baker, a joiner", "Yours")
    assert table.rows[1] == ("", "On Sundays, all day", "40", "−5", "−5")
    assert table.note == "What the department believed about Lea and Emil is not part of this case."
    assert str(table).endswith(table.note)
    assert table.note in table._repr_html_()


def test_tables_show_the_parties_one_asks_for():
    case = SHAPES["three_parties"]
    assert cases.value_table(case).header[2:] == (
        "The families",
        "The shops: a baker, a joiner",
        "The city",
    )
    assert cases.value_table(case, ["city", "shops"]).rows[1][2:] == ("−5", "−5")
    assert cases.guess_table(case, "city", parties=["families"]).header[2:] == ("The families", "Yours")
    for ask in (
        lambda: cases.value_table(case, ["citi"]),
        lambda: cases.guess_table(case, "city", parties=["shop"]),
    ):
        with pytest.raises(cases.CaseError, match=r"perhaps '(city|shops)' is meant"):
            ask()


def test_a_benchmark_without_a_cost_model_has_no_empty_columns():
    assert len(cases.criteria_table(SHAPES["no_price"]).header) == 4
    assert len(cases.criteria_table(SHAPES["price"]).header) == 6


def test_costs_are_added_up_for_the_party_that_has_them():
    assert cases.cost_table(SHAPES["no_guess"], "island").rows[-1] == ("Total cost of ownership", "90")
    with pytest.raises(
        cases.CaseError, match=r"^The case does not say what today costs Setouchi Lines: write"
    ):
        cases.cost_table(SHAPES["no_guess"], "operator")
    with pytest.raises(cases.CaseError, match=r"^The case does not say what today costs Ana: there are none"):
        cases.cost_table(SHAPES["no_practice"], "Ana")


def test_who_looks_at_the_benchmarks_does_not_see_what_lies_in_the_other_side_s_papers():
    case = load_case("supplier")
    held = [one for one in case.criteria if one.held_by == "buyer"]
    assert held
    for_all, hers, his = (
        cases.criteria_table(case, party)._repr_html_() for party in (None, "buyer", "supplier")
    )
    for one in held:
        label = html.escape(one.label)
        assert label in for_all
        assert label in hers
        assert label not in his
    assert "ours to show" in hers
    assert "ours to show" not in his
