"""`negolib check-case`: what there is to learn in a case, and the sentence that is false."""

import pytest

from negolib.cases import CaseError, list_cases, load_case, write_new_case
from negolib.cases.proving.check_case import check_case
from negolib.cli import main

CLAIMS = """
from negolib.cases.proving.claims import Claim

SET_ASIDE = {"trades": "Three issues are a beginning."}


def claims(case):
    yield Claim("The choir pays 100 euros.", case.price.today == 100)
    yield Claim("The hall is in Rome.", "Rome" in case.story, "No word of it.")
"""


@pytest.fixture
def own(tmp_path):
    """A case of one's own, fresh from the template, with claims about it."""
    folder = write_new_case("choir", tmp_path)
    (folder / "claims.py").write_text(CLAIMS, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", list_cases())
def test_a_case_of_the_course_passes_in_so_many_words(name, capsys):
    assert main(["check-case", name]) == 0
    told = capsys.readouterr().out
    assert told.startswith("What there is to learn\n")
    assert "claims are true. The same was claimed of 20 variants." in told


def test_a_false_claim_is_told_and_ends_with_an_error(own, capsys):
    assert main(["check-case", str(own)]) == 1
    told = capsys.readouterr().out
    assert "Set aside: trades. Three issues are a beginning." in told
    assert "\nNot true\n" in told
    assert told.endswith("\n  The hall is in Rome. No word of it.\n")
    assert "The choir pays" not in told
    assert "at least 3 trades" not in told


def test_a_general_claim_counts_unless_it_is_set_aside(own):
    (own / "claims.py").unlink()
    trades = "Between the choir and the parish there are at least 3 trades. Starting from today"
    assert any(sentence.startswith(trades) for sentence in check_case(own).false)


def test_loading_a_case_runs_nothing(own):
    (own / "claims.py").write_text("raise SystemExit('run')", encoding="utf-8")
    assert load_case(own).name == "choir"


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ("1 / 0", "claims.py cannot be run .ZeroDivisionError: division by zero.: mend it"),
        ("claims = 3", "defines 'claims' as a function of a case"),
        ("SET_ASIDE = {'trade': 'Why.'}", "sets aside 'trade', and there are only: zone, wishes"),
    ],
)
def test_what_is_wrong_with_the_claims_is_told_in_a_sentence(own, claims, said, capsys):
    (own / "claims.py").write_text(claims, encoding="utf-8")
    with pytest.raises(CaseError, match=said):
        check_case(own)
    assert main(["check-case", str(own)]) == 1
    assert "Traceback" not in capsys.readouterr().err
