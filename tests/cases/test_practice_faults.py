"""Every slip in a practice block gets one sentence too: the file, the line, the place and the remedy."""

# ruff: noqa: E501 (a fault is one row of the table)

from typing import NamedTuple

import pytest

from negolib.cases import CaseError, PracticeData, template, wrong_placeholder
from negolib.cases.loader import read_case

BLOCK = """
practice:
  rounds: 12
  criteria:
    - {criterion: other halls, issue: rent, option: "110"}
  parties:
    choir:
      address: Ms Reyes
    parish:
      address: Mr Weil
      interests:
        the roof: {rent: "120", keys: choir}
      told:
        keys: ["The sexton's evenings cost us most.", "{you}, somebody has to lock up."]
        the roof: ["We are saving up for the roof."]
      bluffs:
        - text: "Three groups have asked for your evening."
          truth: "Nobody but the dance school has asked."
      lines:
        opening:
          any: ["From next month it is {offer}, {you}."]
          wounded: ["You might have called. It is {offer}."]
        "yes":
          any: ["Yes, {issue} matters."]
        counter:
          any: ["I can do {offer}."]
        back:
          any: ["There we are again."]
"""
GOOD = template("choir") + BLOCK
PARISH = "practice › parties › parish"


class Row(NamedTuple):
    id: str
    old: str
    new: str
    at: str  # the last line that contains this, in the mutated file, is the line to be named
    place: str
    remedy: str


ROWS = [
    # keys and kinds of values
    Row("misspelt rounds", "  rounds:", "  round:", "  round:", "practice › round", "'rounds' is meant"),
    Row("misspelt address", "address: Mr", "adress: Mr", "adress", f"{PARISH} › adress", "'address' is meant"),
    Row("misspelt truth", "truth:", "thruth:", "thruth", "bluffs", "'truth' is meant"),
    Row("misspelt leaning", "{criterion: other", "{criterium: other", "criterium", "criteria", "'criterion' is meant"),
    Row("address missing", "      address: Ms Reyes\n", "      told: {}\n", "    choir:\n", "parties › choir",
        "with how the other side addresses"),
    Row("leaning without option", ', option: "110"', "", "{criterion", "practice › criteria", "add a line 'option: …'"),
    Row("empty block", BLOCK, "\npractice:\n", "practice:", "practice", "or delete the key"),
    Row("rounds too few", "rounds: 12", "rounds: 3", "rounds", "practice › rounds", "at least 4"),
    Row("rounds too many", "rounds: 12", "rounds: 600", "rounds", "practice › rounds", "at most 60"),
    Row("rounds in halves", "rounds: 12", "rounds: 12.5", "rounds", "practice › rounds", "a whole number"),
    Row("rounds in words", "rounds: 12", "rounds: twelve", "rounds", "practice › rounds", "a whole number"),
    Row("a line and no list", 'any: ["There we are again."]', 'any: "There we are again."', "There we", "back › any",
        "a list is wanted"),
    Row("lines and no temperament", '          any: ["There we are again."]', '          - "There we are again."',
        "back:", "lines › back", "'key: value'"),
    Row("a blank line", '["There we are again."]', '[" "]', '[" "]', "back › any › entry 1", "write something"),
    Row("told and no list", 'the roof: ["We are saving', 'the roof: "We are saving" #', "We are saving", "told › the roof",
        "a list is wanted"),
    # names
    Row("party unknown", "    parish:\n", "    parrish:\n", "    parrish:", "parties › parrish", "'parish' is meant"),
    Row("criterion unknown", "{criterion: other halls", "{criterion: other hall", "{criterion", "entry 1 › criterion",
        "'other halls' is meant"),
    Row("criterion's issue unknown", "issue: rent, option", "issue: rant, option", "rant", "entry 1 › issue",
        "'rent' is meant"),
    Row("criterion's option unknown", 'option: "110"', 'option: "115"', '"115"', "entry 1 › option", "110"),
    Row("criterion twice", '    - {criterion: other halls, issue: rent, option: "110"}\n',
        '    - {criterion: other halls, issue: rent, option: "110"}\n' * 2, "{criterion", "entry 2 › criterion",
        "delete one of the two"),
    Row("interest unknown", '        the roof: {rent', '        the rof: {rent', "the rof", "interests › the rof",
        "'the roof' is meant"),
    Row("interest of the other side", '        the roof: {rent', '        low fees: {rent', "low fees: {", "low fees",
        "no interest of this party"),
    Row("interest's issue unknown", '{rent: "120", keys', '{rend: "120", keys', "rend:", "the roof › rend",
        "'rent' is meant"),
    Row("interest's option unknown", '{rent: "120", keys', '{rent: "125", keys', '"125"', "the roof › rent",
        "of 'rent'"),
    Row("interest without options", 'the roof: {rent: "120", keys: choir}', "the roof: {}", "the roof: {}",
        "interests › the roof", "delete this line"),
    Row("told of nothing known", '        the roof: ["We', '        the rooof: ["We', "the rooof", "told › the rooof",
        "'the roof' is meant"),
    Row("told without a sentence", '["We are saving up for the roof."]', "[]", "the roof: []", "told › the roof",
        "the list is empty"),
    Row("occasion unknown", "        counter:", "        countre:", "countre", "lines › countre", "'counter' is meant"),
    Row("occasion unheard of", "        counter:", "        zzz:", "zzz", "lines › zzz", "docs/authoring.md"),
    Row("occasion without lines", '        back:\n          any: ["There we are again."]', "        back: {}", "back: {}",
        "lines › back", "delete this occasion"),
    Row("temperament unknown", "wounded: [", "wouned: [", "wouned", "opening › wouned", "'wounded' is meant"),
    Row("temperament without lines", 'any: ["There we are again."]', "any: []", "any: []", "back › any", "is empty"),
    # braces
    Row("placeholder misspelt", "can do {offer}", "can do {ofer}", "ofer", "counter › any › entry 1", "'offer' is meant"),
    Row("placeholder of another occasion", "can do {offer}", "can do {option}", "can do", "counter › any", "me, offer, you"),
    Row("placeholder where none is", "There we are again.", "{offer} again.", "again", "back › any", "me, you"),
    Row("placeholder in told", "saving up for the roof", "saving for {issue}", "saving", "told › the roof", "me, you"),
    Row("placeholder in a bluff", "Three groups", "{number} groups", "groups have", "bluffs", "me, you"),
    Row("brace open", "can do {offer}", "can do {offer", "can do", "counter › any", "has no partner"),
    Row("brace closed", "can do {offer}", "can do offer}", "can do", "counter › any", "has no partner"),
    Row("braces doubled", "can do {offer}", "can do {{offer}}", "can do", "counter › any", "has no partner"),
    Row("braces empty", "can do {offer}", "can do {}", "can do", "counter › any", "me, offer, you"),
    Row("braces with a format", "can do {offer}", "can do {offer!r}", "can do", "counter › any", "'offer' is meant"),
]  # fmt: skip


def fault(text: str) -> str:
    with pytest.raises(CaseError) as caught:
        read_case(text.encode(), "choir.yaml")
    return str(caught.value)


def assert_one_sentence(message: str) -> None:
    assert "\n" not in message
    assert message.endswith(".")
    assert not message.endswith("..")
    assert ". " not in message
    assert len(message) < 400


@pytest.mark.parametrize("row", ROWS, ids=[r.id for r in ROWS])
def test_one_sentence_names_line_place_and_remedy(row):
    assert GOOD.count(row.old) == 1, "the mutation no longer applies to the good file"
    bad = GOOD.replace(row.old, row.new)
    message = fault(bad)
    assert_one_sentence(message)
    line = bad[: bad.rindex(row.at)].count("\n") + 1
    assert message.startswith(f"choir.yaml, line {line}, practice"), message
    assert row.place in message, message
    assert row.remedy in message, message


def test_the_good_block_is_good():
    practice = read_case(GOOD.encode(), "choir.yaml").practice
    assert practice.parties["parish"].lines["yes"]["any"] == ["Yes, {issue} matters."]
    assert practice.criteria[0].option == "110"


@pytest.mark.parametrize(
    "block", ["", "practice: {}\n", "practice: {parties: {parish: {address: Mr Weil}}}\n"]
)
def test_all_of_it_may_be_left_out(block):
    practice = read_case(f"{template('choir')}\n{block}".encode(), "choir.yaml").practice
    assert practice.rounds == PracticeData().rounds == 14
    assert "choir" not in practice.parties


@pytest.mark.parametrize("block", [BLOCK, "\npractice: {}\n", ""])
def test_a_practice_block_also_stands_in_a_case_of_three(block):
    first, last = template("choir").split("\n# Benchmarks")
    third = first[first.index("  - name: parish") :].replace("name: parish", "name: school")
    third = third.replace("short: Jonas", "short: Mira")
    text = f"{first}\n{third}\n# Benchmarks{last}"
    text = text.replace("price:\n  issue: rent\n  unit: euros an evening\n", "")
    text = text.replace("role: buyer", "role: party").replace("role: seller", "role: party")
    text = text.replace("}}\n", ", school: 0}}\n")
    lines = text.splitlines()
    guesses = [i for i, line in enumerate(lines) if line.strip() == "guess:"]
    drop = {j for i in guesses for j in range(i, i + 4)}
    kept = [
        line
        for i, line in enumerate(lines)
        if i not in drop and not line.strip().startswith(("belief:", "target:"))
    ]
    text = "\n".join(kept) + "\n" + block
    assert read_case(text.encode(), "choir.yaml").party_names == ["choir", "parish", "school"]


def test_there_are_enough_rows_and_no_two_alike():
    assert len(ROWS) >= 40
    assert len({r.id for r in ROWS}) == len(ROWS)


@pytest.mark.parametrize("text", ["", "Plain.", "{you} and {me}.", "{offer}{offer}"])
def test_braces_that_are_right(text):
    assert wrong_placeholder(text, {"offer"}) == ""
