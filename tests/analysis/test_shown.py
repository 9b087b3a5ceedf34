"""What a notebook shows: every result has a small table, escapes text, and says its finding in one go."""

from keyword import iskeyword

import pandas as pd
import pytest

import negolib.analysis as na
from negolib.analysis import Alternative, Belief, Branch, OutcomeSpace

EVIL = "<script>alert(1)</script>"
SPACE = OutcomeSpace(
    {EVIL: [[0, 5, 10], [0, 2, 4]], "b": [[4, 2, 0], [10, 5, 0]]},
    issues=[EVIL + "1", "term"],
    options=[[EVIL, "y", "z"], ["u", "v", "w"]],
)
MIDDLE = na.middle_package(SPACE)
TREE = Alternative(EVIL, [Branch(EVIL, 0.5, 3), Branch("no", 0.5, 1)])
SHOWN = {
    "zopa": lambda: na.zopa(seller={EVIL: 3}, buyer=5),
    "gap": lambda: na.zopa(seller=5, buyer=3),
    "market": lambda: na.market_price([1], [2]),
    "uncertain": lambda: na.uncertain_zopa(seller=1, buyer=Belief("normal", mean=2, sd=1)),
    "sealed": lambda: na.sealed_offers(0, 1),
    "belief": lambda: Belief("normal", mean=2, sd=1),
    "offer": lambda: na.best_take_it_or_leave_it(Belief("normal", mean=2, sd=1), 1, "buyer"),
    "alternative": lambda: TREE,
    "space": lambda: SPACE,
    "settlement": lambda: SPACE.nash(),
    "lottery": lambda: SPACE.egalitarian(lotteries=True),
    "assessment": lambda: na.assess(SPACE, MIDDLE),
    "post settlement": lambda: na.post_settlement(SPACE, MIDDLE),
    "change": lambda: na.smallest_improvement(SPACE, MIDDLE),
    "contract": lambda: na.contingent_contract(0.7, 0.5, names=(EVIL, "b")),
    "claims": lambda: na.divide_claims(1, {EVIL: 1, "b": 1}, "talmud"),
    "division": lambda: na.adjusted_winner({EVIL: 1}, {EVIL: 1}),
    "weights": lambda: na.swing_weights({EVIL: 1}),
    "pairwise": lambda: na.pairwise_weights([[1, 3, 2], [1 / 3, 1, 2], [0.5, 0.5, 1]], [EVIL, "b", "c"]),
    "fixed pie": lambda: na.fixed_pie_error({EVIL: 1, "b": 2}, {EVIL: 1, "b": 1}, {EVIL: 5, "b": 1}),
    "overlap": lambda: na.value_overlap([EVIL, "b"], [EVIL]),
}


@pytest.mark.parametrize("kind", SHOWN)
def test_it_shows_itself_safely(kind):
    page = SHOWN[kind]()._repr_html_()
    assert "<table" in page
    assert "<script" not in page


@pytest.mark.parametrize("kind", [kind for kind in SHOWN if hasattr(SHOWN[kind](), "sentence")])
def test_it_says_its_finding(kind):
    sentence = SHOWN[kind]().sentence
    assert sentence[0].isupper() or sentence.startswith("<")
    assert sentence.endswith(".")
    assert "nan" not in sentence
    assert "e+" not in sentence


@pytest.mark.parametrize(
    "frame",
    [
        lambda: SPACE.frontier(),
        lambda: SPACE.value_matrix(),
        lambda: na.issue_kinds(SPACE),
        lambda: na.logrolls(SPACE),
        lambda: na.improvements(SPACE, MIDDLE),
        lambda: na.meso(SPACE, "b", 4, tolerance=2, count=2),
        lambda: na.settlement_sensitivity(SPACE),
        lambda: na.weight_sensitivity({"a": 1, "b": 1}, {"x": {"a": 1, "b": 2}, "y": {"a": 2, "b": 1}}),
        lambda: TREE.sensitivity(),
    ],
)
def test_tables_are_frames_with_rows(frame):
    found = frame()
    assert isinstance(found, pd.DataFrame)
    assert len(found)
    assert not found.columns.duplicated().any()
    own = [name for name in found.columns if name not in (*SPACE.issues, *SPACE.parties)]
    assert all(name.isidentifier() and not iskeyword(name) for name in own), (
        "a column is asked for by its name"
    )
    sentence = found.attrs["sentence"]
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")
    assert "nan" not in sentence


def test_an_empty_table_says_why_it_is_empty():
    one_sided = OutcomeSpace({"a": [[0, 1]], "b": [[1, 0]]}, reservation={"a": 2, "b": 2})
    assert one_sided.frontier().attrs["sentence"].startswith("No package is acceptable")
    assert na.logrolls(one_sided).attrs["sentence"] == "No trade between two issues helps everyone."
    assert na.improvements(one_sided, {0: 0}).attrs["sentence"].startswith("This package is efficient")


def test_value_objects_compare_and_do_not_change():
    assert na.zopa(seller=1, buyer=2) == na.zopa(seller=1, buyer=2)
    with pytest.raises(AttributeError):
        na.zopa(seller=1, buyer=2).buyer = 3
    with pytest.raises(AttributeError):
        SPACE.nash().ties = 0


def test_everything_public_is_documented_and_listed():
    for name in na.__all__:
        assert getattr(na, name).__doc__, name
    assert na.__all__ == sorted(na.__all__, key=lambda name: (name[0].islower(), name))
