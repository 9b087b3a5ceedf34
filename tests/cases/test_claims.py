"""What is claimed of a case is true: of every case that comes with the course, and of its variants."""

import pytest

from negolib.cases import list_cases, load_case
from negolib.cases.proving.check_case import proofs_of
from negolib.cases.proving.claims import all_claims

# The measurement takes a thousand: make bench ARGS=variants
SEEDS = range(25)


@pytest.mark.parametrize("name", list_cases())
def test_what_is_claimed_of_a_case_is_true(name):
    false = [claim for claim in all_claims(load_case(name), proofs_of(name)) if not claim.holds]
    assert not false


@pytest.mark.parametrize("name", list_cases())
def test_a_case_says_more_of_itself_than_what_holds_for_every_case(name):
    case = load_case(name)
    assert len(list(proofs_of(name).claims(case))) >= 10


YEARS = [(name, year) for name in list_cases() for year in range(len(load_case(name).years) + 1)]


@pytest.mark.parametrize(("name", "year"), YEARS)
def test_what_is_claimed_of_a_case_is_true_of_its_variants(name, year):
    proofs, told = proofs_of(name), load_case(name)
    worlds = set()
    seeds = SEEDS[::3] if year else SEEDS
    for seed in seeds:
        case = load_case(name, seed=seed, year=year)
        false = [claim.sentence for claim in all_claims(case, proofs) if not claim.holds]
        assert not false, seed
        assert case.title == told.title
        worlds.add(case.model_dump_json())
    assert len(worlds) == len(seeds), "every seed tells another case"
