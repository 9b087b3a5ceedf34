import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import negolib.cases
from negolib.analysis import Alternative
from negolib.cases import Case, CaseError, Party, list_cases, load_case, template
from negolib.cases.loader import read_case

OURS = sorted(Path(negolib.cases.__file__).parent.rglob("*.yaml"))


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case("supplier")


@pytest.fixture(scope="module")
def without_price() -> Case:
    text = template("garden")
    text = text.replace("price:\n  issue: rent\n  unit: euros an evening\n", "")
    text = text.replace("role: buyer", "role: party").replace("role: seller", "role: party")
    lines = [line for line in text.splitlines() if not line.strip().startswith(("belief:", "target:"))]
    return read_case("\n".join(lines).encode(), "garden.yaml")


def test_every_shipped_case_loads():
    assert "supplier" in list_cases()
    for name in list_cases():
        assert load_case(name).name == name


@pytest.mark.parametrize("path", OURS, ids=["/".join(path.parts[-2:]) for path in OURS])
def test_both_of_yamls_readers_read_the_same(path):
    """PyYAML comes with and without its C library, and the two are not equally strict."""
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)


def test_names_in_the_order_of_the_file(case):
    assert case.party_names == list(case.parties) == ["buyer", "supplier"]
    assert all(isinstance(p, Party) for p in case.parties.values())
    assert [p.role for p in case.parties.values()] == ["buyer", "seller"]
    assert case.price == ("price", "euros per 1,000 boxes", 400.0, "supplier", "buyer")


def test_todays_package_is_worth_nothing_to_anybody(case):
    assert set(case.today) == set(case.issue_names)
    assert [case.value(n, case.today) for n in case.party_names] == [0.0, 0.0]
    assert case.total_cost(case.today) == case.total_cost_today


def test_value_agrees_with_the_outcome_space(case):
    package = case.middle()
    points = case.outcome_space().points_of(package)
    assert points == {n: case.value(n, package) for n in case.party_names}


def test_the_outcome_space_knows_the_limits_and_the_names(case):
    space = case.outcome_space()
    assert space.reservation == {n: p.reservation_value for n, p in case.parties.items()}
    assert list(space.issues) == case.issue_names
    assert set(space.nash().package) == set(case.issue_names)


def test_price_and_points_undo_each_other(case):
    for name in case.party_names:
        for option in case.issue("price").options:
            assert case.points_at_price(name, option.amount) == pytest.approx(option.points[name])
            assert case.price_for(name, option.points[name]) == pytest.approx(option.amount)


def test_zone_on_price_alone(case):
    zone = case.zopa()
    assert (zone.low, zone.high) == (case.reservation_price("supplier"), case.reservation_price("buyer"))


def test_alternatives_keep_their_words(case):
    batna = case.parties["buyer"].batna
    assert isinstance(batna, Alternative)
    assert batna.label.startswith("Switch")
    assert batna.text
    assert batna is case.parties["buyer"].alternative("second bidder")
    assert batna.branches[0].label.startswith("Norpapp")


def test_a_cautious_party_walks_away_at_its_certainty_equivalent():
    text = template("choir").replace("role: buyer", "role: buyer\n    risk_tolerance: 50")
    case = read_case(text.encode(), "choir.yaml")
    party = case.parties["choir"]
    assert party.reservation_value == pytest.approx(party.batna.certainty_equivalent(50))
    assert party.reservation_value < party.batna.expected_value


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda c: c.value("byer", c.today), "'buyer' is meant (known here: buyer, supplier)"),
        (lambda c: c.value("nobody at all", c.today), "write one of: buyer, supplier"),
        (lambda c: c.value("buyer", {}), "leaves price, formats"),
        (lambda c: c.value("buyer", {**c.today, "payments": "60 days"}), "'payment' is meant"),
        (lambda c: c.value("buyer", {**c.today, "payment": "60"}), "'60 days' is meant"),
        (lambda c: c.value("buyer", {**c.today, "price": 400}), "put it in quotes"),
        (lambda c: c.value("buyer", ["400"]), "a package"),
        (lambda c: c.value("buyer", None), "a package"),
        (lambda c: c.issue("formts"), "'formats' is meant"),
        (lambda c: c.party("seller"), "There is no party 'seller'"),
        (lambda c: c.parties["buyer"].alternative("secnd bidder"), "'second bidder' is meant"),
        (lambda c: c.price_for("buier", 3), "'buyer' is meant"),
        (lambda c: c.price_for("buyer", float("nan")), "plain number"),
        (lambda c: c.price_for("buyer", "3"), "plain number"),
        (lambda c: c.points_at_price("buyer", float("inf")), "plain number"),
        (lambda c: c.points_at_price("buyer", None), "plain number"),
        (lambda c: c.points_at_price("buyer", True), "plain number"),
    ],
)
def test_senseless_questions_get_one_sentence(case, ask, told):
    with pytest.raises(CaseError) as caught:
        ask(case)
    message = str(caught.value)
    assert told in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_case_without_a_price(without_price):
    assert without_price.price is None
    assert without_price.outcome_space().size == 45
    assert without_price.parties["choir"].target is None
    assert without_price.parties["choir"].belief is None
    for ask in (
        without_price.zopa,
        lambda: without_price.reservation_price("choir"),
        lambda: without_price.price_for("choir", 1),
        lambda: without_price.points_at_price("choir", 1),
    ):
        with pytest.raises(CaseError, match="no price issue"):
            ask()
    with pytest.raises(CaseError, match="cost_today"):
        _ = without_price.total_cost_today


def test_a_case_is_kept_until_its_file_changes(tmp_path):
    path = tmp_path / "choir.yaml"
    path.write_text(template("choir"), encoding="utf-8")
    first = load_case(path)
    assert load_case(str(path)) is first
    path.write_text(
        template("choir").replace("The choir has sung", "Forty people have sung"), encoding="utf-8"
    )
    assert load_case(path) is not first


def test_a_loaded_case_cannot_be_changed_by_mistake(case):
    with pytest.raises(ValueError, match="frozen"):
        case.title = "another"


def test_loading_pulls_in_no_charts_and_no_widgets():
    code = (
        "import sys, negolib.cases as c; c.load_case('supplier'); "
        "print(*[m for m in ('plotly', 'ipywidgets', 'scipy.stats', 'pandas') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == ""
