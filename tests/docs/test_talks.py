"""The talks in the guide are the words of their records, and nobody has touched them."""

import json
import runpy

import pytest

from negolib.cases import load_case
from negolib.practice.talks.record import seal_of
from tests.tools import ROOT

PAGE = ROOT / "docs" / "practice.md"
RECORDS = sorted((ROOT / "docs" / "talks").glob("*.json"))


def test_the_page_shows_every_word_of_the_records():
    page = PAGE.read_text(encoding="utf-8")
    assert page == runpy.run_path(str(ROOT / "docs" / "make_talks.py"))["written"](page)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_sealed_and_came_to_a_deal_with_words_in_every_turn(path):
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["seal"] == seal_of(record)
    assert record["ended"] == "deal"
    assert all(turn["words"] for turn in record["turns"])


def test_both_seats_are_shown():
    seats = {json.loads(path.read_text(encoding="utf-8"))["party"] for path in RECORDS}
    assert seats == {*load_case("supplier").party_names}
