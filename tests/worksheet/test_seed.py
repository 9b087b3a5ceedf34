"""A sheet's own numbers: drawn once, kept with the answers, and followed by checks and grading."""

import json

import pytest

import negolib as nl
from negolib.worksheet import TestCell, Worksheet, handed_in, run_tests

SETUP = "import negolib as nl\nsheet = nl.Worksheet('demo')\ncase = nl.load_case('supplier', seed=sheet.seed)"
LIMIT = "nl.grade(sheet, nl.number('limit', case.party('buyer').reservation_value, within=0.5, points=2))"


def score(answers):
    (result,) = run_tests([TestCell("setup", SETUP, None, ""), TestCell("t", LIMIT, 2.0, "1. T")], answers)
    return result.score


def test_a_seed_is_drawn_once_and_stands_in_the_file(tmp_path):
    sheet = Worksheet("demo", tmp_path)
    seed = sheet.seed
    assert sheet.seed == seed
    assert Worksheet("demo", tmp_path).seed == seed
    assert json.loads(sheet.path.read_text())["answers"] == {"case_seed": seed}


def test_two_sheets_have_numbers_of_their_own(tmp_path):
    seeds = set()
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        seeds.add(Worksheet("demo", tmp_path / name).seed)
    assert len(seeds) == 3


def test_answers_are_taken_back_and_the_numbers_stay(tmp_path):
    sheet = Worksheet("demo", tmp_path)
    seed = sheet.seed
    sheet["limit"] = -84
    sheet.clear()
    assert "limit" not in sheet
    assert Worksheet("demo", tmp_path).seed == seed


def test_a_copy_that_was_handed_in_draws_nothing():
    with handed_in({"limit": -84}):
        assert Worksheet("demo").seed is None
    with handed_in({"case_seed": 7}):
        assert Worksheet("demo").seed == 7


@pytest.mark.parametrize("seed", ["7", -1, True, 1.5, 10**9, None, [7]])
def test_a_seed_that_was_tampered_with_is_none(seed):
    with handed_in({"case_seed": seed}):
        assert Worksheet("demo").seed is None
    assert score({"case_seed": seed, "limit": -84}) == 2


def test_the_seed_travels_with_every_answer(tmp_path):
    sheet = Worksheet("demo", tmp_path)
    seed = sheet.seed
    sheet["limit"] = -84
    assert sheet.copy_of(["limit"])["answers"] == {"limit": -84, "case_seed": seed}


def test_grading_follows_the_seed():
    limits = {seed: nl.load_case("supplier", seed=seed).party("buyer").reservation_value for seed in range(5)}
    assert len(set(limits.values())) > 1
    for seed in limits:
        for other, limit in limits.items():
            right = abs(limit - limits[seed]) <= 0.5
            assert score({"case_seed": seed, "limit": limit}) == (2 if right else 0), (seed, other)
    assert score({"limit": -84}) == 2, "without a seed the case is as it is told"
