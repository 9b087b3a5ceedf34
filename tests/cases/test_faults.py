"""Every slip in a case file gets one sentence that names the file, the line, the place and the remedy.

Each row is one mutation of the good file: what is replaced, by what, a piece of the line that the error has to
name, the place it has to name, and what it has to tell the author to do.
"""

# ruff: noqa: E501 (a fault is one row of the table)

import itertools
import re
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

import negolib.cases
from negolib.cases import CaseError, load_case
from negolib.cases.loader import read_case
from negolib.in_words import typed


def as_told(text: str) -> str:
    """A case file with every drawn number as it is told, and without the ranges."""
    told = {name: one.now for name, one in load_case("supplier").variants.items()}
    text = re.sub(r"\(=(.*?)\)", lambda place: typed(eval(place[1], dict(told))), text)
    return re.sub(r"\n# Drawn anew.*?\nvariants:\n.*?(?=\n\w)", "", text, flags=re.DOTALL)


SUPPLIER = Path(negolib.cases.__file__).parent / "shipped" / "supplier"
CASE, PRACTICE = (as_told((SUPPLIER / f).read_text(encoding="utf-8")) for f in ("case.yaml", "practice.yaml"))
# All of it in one file, which a case may be just as well.
GOOD = f"{CASE}\npractice:\n{indent(PRACTICE, '  ')}"


class Row(NamedTuple):
    id: str
    old: str
    new: str
    at: str  # the first line that contains this, in the mutated file, is the line to be named
    place: str
    remedy: str


NINE = "points: {buyer: 210, supplier: -40}}"
TERM_LABEL = "    label: Length of the contract\n"
ONE_YEAR = "label: One year, short: one year, today: true"
TERM = "issues › term"
SWITCH = "parties › buyer › alternatives › second bidder"
QUALIFY = "{label: Norpapp's boxes qualify within a quarter, probability: 0.60, value: -20}"
BELIEF = "      low: 400\n      mode: 420\n      high: 450\n"

ROWS = [
    # YAML itself
    Row("tab", "    label: Box formats", "\tlabel: Box formats", "\tlabel", "", "use spaces"),
    Row("tab before a value", "{name: Ines Falk,", "{name:\t@Ines Falk,", "@Ines", "", "in quotes"),
    Row("indent too small", "    role: seller", "   role: seller", "   role: seller", "", "the same spaces"),
    Row("colon in a text", '"Boxes: 3 million at', "Boxes: 3 million at", "Boxes: 3", "", "quotes"),
    Row("colon in a plain text", "label: Box formats", "label: Boxes: formats", "Boxes: formats", "", "quotes"),
    Row("colon missing", "    label: Time to pay", "    label Time to pay", "label Time", "", "'key: value'"),
    Row("quote not closed", '"480 euros (20% more, the letter)"', '"480 euros (20%', '{name: "480"', "", "a quote"),
    Row("bracket not closed", "values: [reliability]\n", "values: [reliability\n", "values: [reliability\n", "", "close it"),
    Row("brace not closed", NINE, NINE[:-2], NINE[:-2], "", "close it"),
    Row("two documents", "\ncriteria:", "\n---\ncriteria:", "---", "", "one case in one file"),
    Row("alias", "label: Time to pay", "label: *sixty", "*sixty", "", "in quotes"),
    Row("anchor repeated", "price:\n  issue: price", "price: &p\n  issue: *p", "*p", "price › issue", "in full"),
    Row("command tag", "title: A supplier", "title: !!python/name:os A supplier", "title:", "title", "delete it"),
    Row("control character", "title: A supplier", "title: A \x07supplier", "title:", "", "delete it"),
    Row("duplicate key", TERM_LABEL, TERM_LABEL * 2, None, f"{TERM} › label", "delete one"),
    Row("duplicate top key", "\nsources:", "\nissues: []\nsources:", "issues: []", "issues", "delete one"),
    Row("merge key", "price:\n  issue", "price:\n  <<: {}\n  issue", "<<", "price", "in full"),
    Row("list as a key", "price:\n  issue", "price:\n  [a, b]: 1\n  issue", "[a, b]", "price", "'key: value'"),
    # names that tables need
    Row("issue called ties", "- name: rush\n", "- name: ties\n", None, "issues › ties › name", "another name"),
    Row("issue called as a party", "- name: rush\n", "- name: buyer\n", None, "issues › buyer", "another name"),
    # keys
    Row("misspelt label", TERM_LABEL, "    labl: Term\n", "labl", f"{TERM} › labl", "'label' is meant"),
    Row("misspelt probability", QUALIFY, QUALIFY.replace("probability", "probabilty"), "probabilty",
        SWITCH, "'probability' is meant"),
    Row("misspelt top key", "points_unit:", "point_units:", "point_units", "point_units", "'points_unit' is meant"),
    Row("key in capitals", "fictional: >-", "Fictional: >-", "Fictional", "Fictional", "'fictional' is meant"),
    Row("invented key", "    role: seller", "    role: seller\n    mood: bad", "mood", "supplier › mood", "write one of"),
    Row("name at the top", "title: A supplier", "name: x\ntitle: A supplier", "name: x", "name", "delete this line"),
    Row("missing title", "title: A supplier asks for 20% more\n", "", "fictional:", "", "add a line 'title: …'"),
    Row("missing why", "    why: Waiting for money costs interest, and the two firms do not pay the same rate.\n",
        "", "name: payment", "issues › payment", "add a line 'why: …'"),
    Row("missing option name", "{name: 60 days, label", "{label", "{label: 60 days", "issues › payment › options",
        "add a line 'name: …'"),
    Row("missing target", "    target:\n      amount: 390\n", "    risk_tolerance: 1000\n    targets:\n      amount: 390\n",
        "targets:", "parties › buyer › targets", "'target' is meant"),
    # kinds of values
    Row("text for a number", "amount: 390", 'amount: "390"', 'amount: "390"', "buyer › target › amount", "390"),
    Row("number with a unit", "amount: 390", "amount: 390 euros", "390 euros", "target › amount", "plain number"),
    Row("thousands comma", "amount: 1200}", 'amount: "1,200"}', '"1,200"', "cost_today › boxes › amount", "plain number"),
    Row("underscore number", "amount: 1200}", "amount: 1_200}", "1_200", "boxes › amount", "plain number"),
    Row("octal number", "amount: 390", "amount: 0390", "0390", "target › amount", "plain number 390"),
    Row("clock number", "amount: 390", "amount: 3:90", "3:90", "target › amount", "plain number"),
    Row("decimal comma", "        cost: 22\n", "        cost: 22,5\n", "22,5", SWITCH, "with a point, 22.5"),
    Row("decimal comma in braces", "probability: 0.60, value: -20", "probability: 0,6, value: -20", "0,6", SWITCH,
        "write a decimal with a point, such as 0.6"),
    Row("percent", "probability: 0.60, value: -20", "probability: 60%, value: -20", "60%", SWITCH, "0.6 for 60%"),
    Row("not a number", "buyer: 210,", "buyer: .nan,", ".nan", "9 formats › points › buyer", "plain number"),
    Row("infinity", "buyer: 210,", "buyer: -.inf,", ".inf", "9 formats › points › buyer", "plain number"),
    Row("huge number", "buyer: 210,", "buyer: 1e999,", "1e999", "9 formats › points › buyer", "plain number"),
    Row("list for a number", "buyer: 210,", "buyer: [210],", "[210]", "9 formats › points › buyer", "plain number"),
    Row("true for a number", "buyer: 210,", "buyer: true,", "buyer: true", "9 formats › points › buyer", "plain number"),
    Row("no as a text", "{name: none,", "{name: no,", "{name: no,", "reference › options", "in quotes, 'no'"),
    Row("on as a text", TERM_LABEL, "    label: on\n", "label: on\n", f"{TERM} › label", "in quotes, 'on'"),
    Row("yes for a switch", "the shippers' association's survey\n    held_by: buyer\n    fictional: true", "x\n    fictional: yes",
        "fictional: yes", "damage rate › fictional", "true or false"),
    Row("number as a text", TERM_LABEL, "    label: 1\n", "label: 1\n", f"{TERM} › label", "in quotes, '1'"),
    Row("nothing after the colon", TERM_LABEL, "    label:\n", "label:\n", f"{TERM} › label", "write a value"),
    Row("empty text", "post: head of purchasing", 'post: ""', 'post: ""', "buyer › person › post", "write some"),
    Row("blank text", "post: head of purchasing", 'post: " "', 'post: " "', "buyer › person › post", "write some"),
    Row("person in one text", "{name: Ines Falk, short: Ines, post: head of purchasing}", "Ines Falk", "person: Ines Falk",
        "buyer › person", "'key: value'"),
    Row("person without a name", "{name: Ines Falk, short", "{short", "{short: Ines", "buyer › person",
        "add a line 'name: …' with the whole name"),
    Row("short misspelt", "    short: the time to pay\n", "    shrot: the time to pay\n", "shrot", "payment › shrot",
        "'short' is meant"),
    Row("today in a word", ONE_YEAR, ONE_YEAR.replace("true", "in force"), "in force", f"{TERM} › options › 1 year › today",
        "write true or false"),
    Row("today as yes", ONE_YEAR, ONE_YEAR.replace("true", "yes"), "today: yes", f"{TERM} › options › 1 year › today",
        "write true or false"),
    Row("block for a text", "label: Box formats", "label: {de: Formate}", "{de:", "formats › label", "in one line"),
    Row("text for a list", "values: [reliability]", "values: reliability", "values: reliability",
        "boxes on time › values", "'- '"),
    Row("text for a block", "price:\n  issue: price\n  unit: euros per 1,000 boxes", "price: price", "price: price",
        "price", "'key: value'"),
    Row("name too long", "name: payment", "name: payment and everything that belongs to it in a year",
        "name: payment and", "issues", "put the rest in 'label'"),
    Row("role unknown", "role: seller", "role: vendor", "role: vendor", "supplier › role", "buyer, seller"),
    Row("advice unknown", "advice: ask", "advice: asks", "advice: asks", "their cost rise › advice", "'ask' is meant"),
    Row("kind unknown", "kind: cost model", "kind: costmodel", "costmodel", "should-cost › kind", "'cost model' is"),
    Row("concern unknown", "concern: affiliation", "concern: belonging", "belonging", "taken for granted", "autonomy"),
    Row("distribution unknown", "distribution: normal", "distribution: gauss", "gauss", "belief", "triangular"),
    # numbers that cannot be
    Row("probability above one", "probability: 0.60, value: -20", "probability: 60, value: -20", "60, value", SWITCH,
        "0.6 for 60%"),
    Row("probability negative", "probability: 0.60, value: -20", "probability: -0.6, value: -20", "-0.6", SWITCH,
        "at least 0"),
    Row("negative cost", "        cost: 22", "        cost: -22", "cost: -22", f"{SWITCH} › cost", "at least 0"),
    Row("risk tolerance nought", "    role: seller", "    role: seller\n    risk_tolerance: 0", "tolerance: 0",
        "supplier › risk_tolerance", "more than 0"),
    Row("spread nought", "      sd: 15", "      sd: 0", "sd: 0", "belief › sd", "more than 0"),
    # what must hold between the parts
    Row("probabilities short", "probability: 0.60, value: -20", "probability: 0.50, value: -20",
        "outcomes:", SWITCH, "0.1 is missing"),
    Row("probabilities over", "probability: 0.25, value: -80", "probability: 0.35, value: -80", "outcomes:", SWITCH,
        "0.1 too much"),
    Row("inner probabilities", "firm prices, probability: 0.50", "firm prices, probability: 0.40",
        "outcomes:\n              - {label: Brokers pay firm", "one shift fewer › outcomes › The works council agrees › outcomes", "0.1 is missing"),
    Row("value on a branch", "label: The permit is late", "label: The permit is late\n            value: 3", "value: 3",
        "own machine › outcomes › The permit is late", "delete 'value'"),
    Row("leaf without value", "{label: The grocer takes the full volume, probability: 0.70, value: 80}",
        "{label: The grocer takes it all, probability: 0.70}", "takes it all", "grocer › outcomes › The grocer",
        "add 'value: …'"),
    Row("no outcomes", "          - {label: The merchant's price holds, probability: 0.90, value: -95}\n"
        "          - {label: The merchant passes on a surcharge, probability: 0.10, value: -145}\n",
        "          []\n", "outcomes:\n          []", "merchant › outcomes", "at least 1"),
    Row("nothing is today", ONE_YEAR, ONE_YEAR.replace(", today: true", ""), "    options:\n      - {name: 1 year",
        f"{TERM} › options", "add 'today: true'"),
    Row("today twice", "short: two years,", "short: two years, today: true,", "two years, today", "2 years › today",
        "delete one of the two 'today: true'"),
    Row("today worth something", "the 24 formats, today: true, points: {buyer: 0,",
        "the 24 formats, today: true, points: {buyer: 5,", "buyer: 5,",
        "formats › options › 24 formats › points › buyer", "write 0"),
    Row("party unknown", "points: {buyer: 210, supplier: -40}", "points: {buyer: 210, suplier: -40}", "suplier",
        "9 formats › points › suplier", "'supplier' is meant (known here: buyer, supplier)"),
    Row("points missing", "points: {buyer: 210, supplier: -40}", "points: {buyer: 210}", "{buyer: 210}",
        "9 formats › points", "add 'supplier: …'"),
    Row("one option", "      - {name: 30 days, label: 30 days, short: payment in 30 days, points: {buyer: -5, supplier: 15}}\n"
        "      - {name: 14 days, label: 14 days, short: payment in 14 days, points: {buyer: -10, supplier: 30}}\n", "", "options:\n      - {name: 60 days",
        "issues › payment › options", "at least 2"),
    Row("option twice", "{name: 14 days,", "{name: 30 days,", "label: 14 days", "payment › options › 30 days",
        "name of its own"),
    Row("issue twice", "- name: rush\n", "- name: index\n", None, "issues › index › name", "name of its own"),
    Row("party twice", "  - name: supplier\n    role", "  - name: buyer\n    role", None, "parties › buyer › name",
        "name of its own"),
    Row("alternative twice", "- name: merchant\n", "- name: second bidder\n", None, f"{SWITCH} › name", "of its own"),
    Row("reasons for nobody", "    reasons:\n      buyer: A longer", "    reasons:\n      buier: A longer", "buier",
        f"{TERM} › reasons › buier", "'buyer' is meant"),
    Row("price issue unknown", "  issue: price", "  issue: prize", "prize", "price › issue", "'price' is meant"),
    Row("two buyers", "role: seller", "role: buyer", None, "parties", "'role: seller'"),
    Row("nobody sells", "role: seller", "role: party", "parties:", "parties", "'role: seller'"),
    Row("amount missing", "amount: 420, ", "", '"420"', "price › options › 420", "add 'amount: …'"),
    Row("amount twice", "amount: 420,", "amount: 440,", '{name: "440"', "price › options › 440 › amount", "its own"),
    Row("price not linear", "{buyer: -60, supplier: 60}}", "{buyer: -50, supplier: 60}}", "buyer: -50",
        "price › options › 420 › points › buyer", "write -60 for buyer"),
    Row("value unknown", "values: [reliability]", "values: [relability]", "relability", "boxes on time › values",
        "'reliability' is meant"),
    Row("shared value of nobody", "values: {buyer: fairness, supplier: craft", "values: {buyr: fairness, supplier: craft",
        "{buyr", "good work › values › buyr", "'buyer' is meant"),
    Row("shared value unknown", "values: {buyer: fairness, supplier: craft", "values: {buyer: fairnes, supplier: craft",
        "fairnes,", "good work › values › buyer", "'fairness' is meant"),
    Row("value shared with nobody", "values: {buyer: fairness, supplier: craftsmanship}", "values: {buyer: fairness}",
        "values: {buyer: fairness}", "good work › values", "at least 2"),
    Row("fact shows no issue", "shows: {term: 4 years}", "shows: {terms: 4 years}", "terms: 4", "shows › terms",
        "'term' is meant"),
    Row("fact shows no option", "shows: {term: 4 years}", "shows: {term: 5 years}", "5 years", "shows › term", "4 years"),
    Row("question that shows", "advice: ask", "advice: ask\n        shows: {term: 4 years}", "shows:", "shows",
        "delete this line"),
    Row("interest unknown", "interests: [calm production]", "interests: [quiet]", "[quiet]", "positions › end of the",
        "write one of"),
    Row("belief incomplete", BELIEF, BELIEF.replace("      mode: 420\n", ""), "belief:", "buyer › belief", "'mode: …'"),
    Row("belief with too much", "      sd: 15", "      sd: 15\n      low: 3", "low: 3", "belief › low", "delete it"),
    Row("belief upside down", "      low: 400", "      low: 500", "low: 500", "belief › low", "smaller number"),
    Row("belief mode outside", "      mode: 420", "      mode: 460", "mode: 460", "belief › mode", "from 400 to 450"),
    Row("guess of no issue", "      payment: {60 days: 0, 30 days: 15", "      pay: {60 days: 0, 30 days: 15", "pay: {",
        "buyer › guess › pay", "payment"),
    Row("guess of no option", "30 days: 15, 14 days: 25", "30 days: 15, 15 days: 25", "15 days", "guess › payment",
        "'14 days' is meant"),
    Row("guess incomplete", ", 14 days: 25}", "}", "30 days: 15}", "guess › payment", "add '14 days: …'"),
    Row("guess for today", "      term: {1 year: 0, 2 years: 20", "      term: {1 year: 9, 2 years: 20", "1 year: 9",
        "guess › term › 1 year", "write 0"),
    Row("shares off", "share: 0.50", "share: 0.40", "parts:", "should-cost › parts", "0.1 is missing"),
    Row("two cost models", "    label: Index of containerboard prices\n", "    label: Index\n    parts:\n"
        "      - {name: all, label: All of it, share: 1, change: 0}\n", "    parts:\n      - {name: all", "paper index › parts",
        "delete these parts"),
    Row("two people of one name", "short: Henrik", "short: Ines", "person: {name: Henrik", "supplier › person",
        "a 'short' of its own"),
    Row("papers of nobody", "    held_by: buyer\n", "    held_by: bidder\n", "held_by: bidder",
        "criteria › quotes › held_by", "write one of: buyer"),
    Row("amount without unit", "    amount: 440\n    unit: euros per 1,000 boxes\n", "    amount: 440\n",
        "name: should-cost", "criteria › should-cost", "add a line 'unit: …'"),
]  # fmt: skip


def fault(tmp_path: Path, text: str | bytes) -> str:
    path = tmp_path / "supplier.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CaseError) as caught:
        load_case(path)
    return str(caught.value)


def assert_one_sentence(message: str) -> None:
    assert "\n" not in message
    assert message.endswith(".")
    assert not message.endswith("..")
    own = re.sub(r"the text '.*': ", "", message)  # what an author wrote may be more than one
    assert ". " not in own.replace("supplier.yaml", ""), "more than one sentence"
    assert "Traceback" not in message
    assert len(message) < 400


def changed_line(bad: str) -> int:
    """The first line that is not as in the good file."""
    pairs = zip(bad.split("\n"), GOOD.split("\n"), strict=False)
    return next(i for i, (now, was) in enumerate(pairs, start=1) if now != was)


@pytest.mark.parametrize("row", ROWS, ids=[r.id for r in ROWS])
def test_one_sentence_names_line_place_and_remedy(row, tmp_path):
    assert row.old in GOOD, "the mutation no longer applies to the good file"
    bad = GOOD.replace(row.old, row.new, 1)
    message = fault(tmp_path, bad)
    assert_one_sentence(message)
    line = changed_line(bad) if row.at is None else bad[: bad.index(row.at)].count("\n") + 1
    assert message.startswith(f"supplier.yaml, line {line}"), message
    assert row.place in message, message
    assert row.remedy in message, message


def test_a_price_on_which_buyer_and_seller_have_changed_places(tmp_path):
    bad = (
        GOOD.replace("role: buyer", "role: x")
        .replace("role: seller", "role: buyer")
        .replace("role: x", "role: seller")
    )
    message = fault(tmp_path, bad)
    assert_one_sentence(message)
    assert "a seller's points must rise as the price rises: turn the signs for buyer" in message


def test_there_are_enough_rows_and_no_two_alike():
    assert len(ROWS) >= 40
    assert len({r.id for r in ROWS}) == len(ROWS)


def test_the_good_file_is_good(tmp_path):
    path = tmp_path / "supplier.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_case(path).name == "supplier"


@pytest.mark.parametrize(
    ("raw", "remedy"),
    [
        (b"", "negolib new-case NAME"),
        (b"# only a comment\n", "negolib new-case NAME"),
        (b"- a\n- b\n", "begin with 'title: …'"),
        (b"just a sentence", "begin with 'title: …'"),
        (b"42", "begin with 'title: …'"),
        (b"\xff\xfet\x00i\x00", "UTF-8"),
        (b"title: caf\xe9\n", "UTF-8"),
        (b"{" * 5000, "bracket"),
        (b"[" * 5000 + b"]" * 5000, "fewer levels"),
    ],
)
def test_files_that_are_no_case_at_all(raw, remedy, tmp_path):
    message = fault(tmp_path, raw)
    assert_one_sentence(message)
    assert message.startswith("supplier.yaml, line 1")
    assert remedy in message


def test_no_single_slip_ends_in_anything_but_a_case_or_a_sentence():
    """Lines lost, indented by one, cut off, or with another value: always a case, or one sentence."""
    lines = GOOD.split("\n")
    values = itertools.cycle(
        ["", "~", "yes", "[]", "{}", "-1", '" "', "1e400", "2020-01-01", "[[1]]", "!x y", "- 1"]
    )
    # The spoken lines are many and all alike: a few of them will do.
    start = lines.index("practice:")
    for i in [*range(0, start, 4), *range(start, len(lines), 64)]:
        key, colon, _ = lines[i].partition(": ")
        for changed in (
            lines[:i] + lines[i + 1 :],
            [*lines[:i], " " + lines[i], *lines[i + 1 :]],
            lines[:i],
            [*lines[:i], key + colon + next(values), *lines[i + 1 :]],
        ):
            try:
                read_case("\n".join(changed).encode(), "supplier.yaml")
            except CaseError as error:
                assert_one_sentence(str(error))


def test_a_letter_that_is_not_utf8_is_found_on_its_line(tmp_path):
    raw = GOOD.encode().replace(b"Ines Falk, short", b"In\xe8s Falk, short")
    line = raw[: raw.index(b"\xe8")].count(b"\n") + 1
    assert fault(tmp_path, raw).startswith(f"supplier.yaml, line {line}: ")


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path):
    path = tmp_path / "supplier.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_case(path).total_cost_today == load_case("supplier").total_cost_today


def test_the_first_of_several_faults_is_told(tmp_path):
    bad = GOOD.replace("amount: 390", "amount: soon").replace("amount: 1200}", "amount: dear}")
    assert "soon" in fault(tmp_path, bad)


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        ("suplier", "'supplier' is meant"),
        ("SUPPLIER", "'supplier' is meant"),
        ("zzz", "write one of: "),
        ("", "write one of: "),
        (None, "write one of: "),
        (3.5, "write one of: "),
        ("a\0b", "write one of: "),
    ],
)
def test_a_case_that_is_not_there(asked, remedy):
    with pytest.raises(CaseError) as caught:
        load_case(asked)
    assert_one_sentence(str(caught.value))
    assert remedy in str(caught.value)
    assert "supplier" in str(caught.value)


def test_a_file_that_is_not_there_suggests_the_nearest(tmp_path):
    (tmp_path / "garden.yaml").write_text(GOOD, encoding="utf-8")
    for asked, remedy in [
        (tmp_path / "gardn.yaml", "perhaps 'garden.yaml' is meant"),
        (tmp_path / "xyz.yaml", "negolib new-case NAME"),
        (tmp_path / "no" / "garden.yaml", "there is no folder"),
        (tmp_path, "is a folder without a case: a case's folder has a file 'case.yaml'"),
        (tmp_path / ("x" * 300), "no case of this name: write one of: "),
    ]:
        with pytest.raises(CaseError) as caught:
            load_case(asked)
        assert str(caught.value).endswith(".")
        assert "\n" not in str(caught.value)
        assert remedy in str(caught.value)
