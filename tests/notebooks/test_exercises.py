"""What every exercise's notebook must keep: it is clean, runs clean, and holds no number of the case."""

from pathlib import Path

import pytest

import negolib as nl
from tests.notebooks.case_numbers import case_numbers_in, holds_no_number_of_its_case, numbers_of, shares_of
from tests.notebooks.reading import ROOT, complaints_of, is_clean, ran

SOLUTIONS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*/*.ipynb"))


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: str(path.relative_to(ROOT)))


def test_there_is_something_to_test():
    assert SOLUTIONS
    assert len(SOLUTIONS) == len(EXERCISES)


@each(SOLUTIONS + EXERCISES)
def test_it_is_a_clean_notebook_of_the_agreed_format(path):
    is_clean(path)


@each(SOLUTIONS + EXERCISES)
def test_it_runs_on_a_fresh_kernel_without_a_word_of_complaint(path):
    assert complaints_of(ran(path)) == []


@each(SOLUTIONS)
def test_no_number_of_the_case_stands_in_it(path):
    holds_no_number_of_its_case(path)


def test_the_numbers_looked_for_are_those_of_the_case():
    case = nl.load_case("supplier")
    limits = {f"{case.reservation_price(party):g}" for party in case.parties}
    assert limits | {f"{case.price.today:g}"} <= numbers_of(case)
    price = f"{case.price.today:g}"
    assert case_numbers_in(f"At {price} euros the boxes are cheap.", case) == [price]
    assert case_numbers_in("Fisher & Ury 1981; page 7; allow 45 minutes", case) == []
    assert all(case_numbers_in(f"It is {share}%.", case) for share in shares_of(case))
