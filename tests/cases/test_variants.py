"""Fresh numbers from the ranges of a case: the same for a seed, and everything that follows from them."""

import re
import subprocess
import sys

import pytest

from negolib.cases import CaseError, list_cases, load_case, template

RANGES = """
variants:
  hall: {now: 90, low: 80, high: 95, step: 5}
"""


def written(folder, change=lambda text: text, ranges=RANGES):
    """A case of one's own, in which what the choir gains by singing on Tuesdays is drawn."""
    text = template("choir").replace(
        "points: {choir: 60, parish: 50}", "points: {choir: (=hall - 30), parish: 50}"
    )
    text = text.replace("people who have moved away.", "people who have moved away. It cost (=hall) euros.")
    assert text.count("(=") == 2
    path = folder / "own.yaml"
    path.write_text(change(text) + ranges, encoding="utf-8")
    return path


def tuesday(case):
    return case.option("evening", "tuesday").points["choir"]


def test_without_a_seed_the_case_is_as_it_is_told(tmp_path):
    case = load_case(written(tmp_path))
    assert tuesday(case) == 60
    assert case.issue("evening").why.endswith("It cost 90 euros.")
    assert case.seed is None


def test_with_a_seed_numbers_and_texts_change_together(tmp_path):
    path = written(tmp_path)
    seen = set()
    for seed in range(12):
        case = load_case(path, seed=seed)
        assert case.seed == seed
        assert case.issue("evening").why.endswith(f"It cost {tuesday(case) + 30:.0f} euros.")
        seen.add(tuesday(case))
    assert seen == {50, 55, 60, 65}


def test_a_seed_is_the_same_case_again(tmp_path):
    path = written(tmp_path)
    assert load_case(path, seed=3) == load_case(path, seed=3.0)
    assert load_case(path).seed is None, "the case as told is kept apart"


@pytest.mark.parametrize("name", list_cases())
def test_a_seed_is_the_same_case_in_another_process(name):
    script = (
        "import hashlib, sys; from negolib.cases import load_case;"
        f"print(hashlib.sha256(load_case({name!r}, seed=11).model_dump_json().encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": hash_seed},
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(runs) == 1


# What a seed draws, so that an update of the course changes nobody's case.
DRAWN = {
    "community-garden": {"kitchen": -7.6, "society": -9, "parks": 24.5},
    "supplier": {"buyer": -85, "supplier": 115.5},
}


@pytest.mark.parametrize("name", list_cases())
def test_a_seed_draws_tomorrow_what_it_draws_today(name):
    limits = {n: p.reservation_value for n, p in load_case(name, seed=2026).parties.items()}
    assert limits == pytest.approx(DRAWN[name])


@pytest.mark.parametrize("name", list_cases())
def test_the_figures_in_a_variants_texts_are_those_of_its_points_and_trees(name):
    """Every number that is drawn stands in the texts as it stands in the trees: no place is left open."""
    told, drawn = (load_case(name, seed=seed).model_dump_json(exclude={"years"}) for seed in (None, 5))
    assert "(=" not in told + drawn
    briefs = {n: p.brief for n, p in load_case(name, seed=5).parties.items()}
    for party in load_case(name, seed=5).party_list:
        for outcome in party.batna.paths():
            value = abs(outcome[2] + party.batna.cost)
            assert re.search(rf"(?<!\d){value:,.0f}(?!\d)", briefs[party.name]), value


PLACE = "(=hall - 30)"
FAULTS = {
    "an unknown name": (PLACE, "(=hal - 30)", "tuesday › points › choir: there is no number 'hal'.*'hall'"),
    "what cannot be worked out": (PLACE, "(=hall * )", r"'hall \*' cannot be worked out: write names"),
    "a power": (PLACE, "(=hall ** 9)", "cannot be worked out"),
    "a division by nothing": (PLACE, "(=hall / 0)", "cannot be worked out"),
    "an open bracket": ("cost (=hall)", "cost (=hall", "evening › why: a bracket opened with"),
    "a number written twice": ("euros.", "euros, and 90 is much.", "why: 90 is drawn anew .* write .=hall."),
    "a number that nobody names": (
        "variants:",
        "variants:\n  b: {now: 1, low: 1, high: 2, step: 1}",
        "variants › b: no place",
    ),
    "an order": ("low: 80, high: 95", "low: 95, high: 80", "hall › low: 'low' is 95 and 'high' 80"),
    "a number between the steps": ("now: 90", "now: 91", "hall › now: 'now' is 91, and no step of 5"),
    "a number out of range": ("now: 90", "now: 100", "variants › hall › now: 'now' is 100, and no step"),
    "an end between the steps": ("high: 95", "high: 94", "variants › hall › high: 'high' is 94"),
    "no step": ("step: 5", "step: 0", "variants › hall › step"),
    "a name with capitals": ("hall", "Hall", "variants › Hall: a name here is made of small letters"),
    "a seed in the file": ("title:", "seed: 3\ntitle:", "seed: a seed is given when a case is loaded"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_a_range_is_said_in_one_sentence(tmp_path, fault):
    old, new, said = FAULTS[fault]
    path = written(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CaseError, match=rf"^own\.yaml, line \d+, .*{said}"):
        load_case(path)


@pytest.mark.parametrize("seed", ["7", -1, True, 1.5, float("nan"), 2**60, [1]])
def test_what_is_no_seed_is_told_so(seed):
    with pytest.raises(CaseError, match="is no seed: write a whole number, such as 7"):
        load_case("supplier", seed=seed)


def test_a_case_without_ranges_has_no_variants(tmp_path):
    path = tmp_path / "choir.yaml"
    path.write_text(template("choir"), encoding="utf-8")
    with pytest.raises(CaseError, match="'choir' states no ranges to draw from: load it without"):
        load_case(path, seed=1)


def test_ranges_that_lose_what_the_case_teaches_are_refused_and_say_what_is_lost(tmp_path):
    # With every number of the range the choir would rather sing on Fridays, and nobody would find out.
    path = written(tmp_path, ranges="variants:\n  hall: {now: 90, low: -5, high: 90, step: 95}\n")
    seeds = [load_case(path, seed=seed) for seed in range(5)]
    assert {tuesday(case) for case in seeds} == {60}, "what loses it is drawn again"
    narrow = written(tmp_path, lambda text: text.replace("(=hall - 30)", "(=hall - hall + 60 - wide)"), "")
    narrow.write_text(
        narrow.read_text(encoding="utf-8").replace("(=hall) euros", "much")
        + "variants:\n  hall: {now: 1, low: 1, high: 2, step: 1}\n"
        + "  wide: {now: 0, low: 0, high: 10000, step: 1}\n",
        encoding="utf-8",
    )
    with pytest.raises(CaseError, match="None of 200 draws for the seed 1 keeps what 'own' teaches; mostly"):
        load_case(narrow, seed=1)
