"""A case is a folder of two files, or one file with all of it, beside the notebook or anywhere."""

from pathlib import Path

import pytest

from negolib.cases import CaseError, list_cases, load_case, template

CASE, PRACTICE = template("choir"), template("choir", "practice.yaml")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The folder `choir` in the working directory, with both files of a case."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "choir"
    made.mkdir()
    (made / "case.yaml").write_text(CASE, encoding="utf-8")
    (made / "practice.yaml").write_text(PRACTICE, encoding="utf-8")
    return made


def fault(asked: object) -> str:
    with pytest.raises(CaseError) as caught:
        load_case(asked)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_a_folder_is_found_by_its_bare_name_its_path_and_the_case_in_it(folder):
    case = load_case("choir")
    assert (case.name, case.practice.rounds) == ("choir", 12)
    for asked in (folder, str(folder), folder / "case.yaml", "choir/case.yaml", "./choir", "choir/"):
        assert load_case(asked) is case


@pytest.mark.parametrize("end", [".yaml", ".yml"])
def test_a_file_beside_the_notebook_is_found_by_its_bare_name(tmp_path, monkeypatch, end):
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"flat-rental{end}").write_text(CASE, encoding="utf-8")
    assert load_case("flat-rental") is load_case(f"flat-rental{end}")
    assert load_case("flat-rental").name == "flat-rental"


def test_one_file_with_all_of_it_is_the_same_case(folder, tmp_path):
    block = "".join(f"  {line}\n" for line in PRACTICE.splitlines())
    (tmp_path / "whole.yaml").write_text(f"{CASE}\npractice:\n{block}", encoding="utf-8")
    assert load_case("whole").practice == load_case("choir").practice
    assert load_case("whole").issues == load_case("choir").issues


def test_a_folder_without_practice_is_a_case(folder):
    (folder / "practice.yaml").unlink()
    assert "practice" not in load_case("choir").model_fields_set


def test_a_case_is_read_again_when_either_file_changes(folder):
    first = load_case("choir")
    (folder / "practice.yaml").write_text(PRACTICE.replace("rounds: 12", "rounds: 8"), encoding="utf-8")
    second = load_case("choir")
    assert (first.practice.rounds, second.practice.rounds) == (12, 8)
    (folder / "case.yaml").write_text(CASE.replace("The choir has sung", "We have sung"), encoding="utf-8")
    assert load_case("choir").parties["choir"].story.startswith("We have sung")
    (folder / "practice.yaml").unlink()
    assert load_case("choir").practice.rounds != 8


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("rounds: 12", "rounds: 3", "rounds: 3", ", rounds: 3 cannot be"),
        ("rounds: 12", "round: 12", "round: 12", ", round: 'round' is no key"),
        (
            "offer: {offer}",
            "offer: {ofer}",
            "{ofer}",
            ", parties › parish › lines › counter › any › entry 1: ",
        ),
        (
            "issue: rent, option",
            "issue: rant, option",
            "rant",
            ", criteria › entry 1 › issue: 'rant' is no issue",
        ),
        ("address: Mr Weil", "address: Mr: Weil", "Mr: Weil", ": a colon stands where"),
        ("  choir:\n", "\tchoir:\n", "\tchoir", ": the line is indented with a tab"),
        ("rounds: 12", "rounds: 12\nrounds: 12", None, ", rounds: 'rounds' stands here a second time"),
    ],
)
def test_a_fault_in_the_practice_names_that_file_and_its_own_line(folder, old, new, at, told):
    bad = PRACTICE.replace(old, new, 1)
    assert bad != PRACTICE
    (folder / "practice.yaml").write_text(bad, encoding="utf-8")
    end = bad.index(at) if at else bad.rindex("rounds: 12")
    assert fault("choir").startswith(f"choir/practice.yaml, line {bad.count(chr(10), 0, end) + 1}{told}")


@pytest.mark.parametrize("text", ["- a list\n", "a sentence"])
def test_a_practice_file_that_is_no_block_of_keys(folder, text):
    (folder / "practice.yaml").write_text(text, encoding="utf-8")
    assert fault("choir").startswith("choir/practice.yaml, line 1: keys with values are wanted here")


def test_a_fault_in_the_case_names_the_case(folder):
    (folder / "case.yaml").write_text(CASE.replace("role: seller", "role: vendor"), encoding="utf-8")
    line = CASE[: CASE.index("role: seller")].count("\n") + 1
    assert fault("choir").startswith(f"choir/case.yaml, line {line}, parties › parish › role: ")


def test_two_faults_in_two_files_are_told_one_at_a_time(folder):
    (folder / "case.yaml").write_text("- a\n", encoding="utf-8")
    (folder / "practice.yaml").write_text("rounds: [", encoding="utf-8")
    assert fault("choir").startswith("choir/practice.yaml, line 1: ")
    (folder / "practice.yaml").write_text(PRACTICE, encoding="utf-8")
    assert fault("choir").startswith("choir/case.yaml, line 1: a case is a block of keys")


def test_the_practice_stands_in_one_place_only(folder):
    text = f"{CASE}\npractice: {{rounds: 9}}\n"
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    line = text.count("\n")
    assert fault("choir") == (
        f"choir/case.yaml, line {line}, practice: 'practice' stands here and in choir/practice.yaml too: "
        "delete one of the two."
    )


def test_a_slip_in_a_bare_name_hears_what_lies_beside(folder, tmp_path):
    (tmp_path / "flat-rental.yml").write_text(CASE, encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    assert fault("chior").startswith("There is no case 'chior': perhaps 'choir' is meant (known here: ")
    assert "perhaps 'flat-rental' is meant" in fault("flat-rentl")
    told = fault("zzz")
    assert all(name in told for name in (*list_cases(), "choir", "flat-rental"))
    assert "pictures" not in told
    assert "is a folder without a case" in fault("pictures")


def test_a_slip_in_a_path_hears_what_lies_there(folder, tmp_path):
    assert "perhaps 'choir' is meant" in fault(tmp_path / "chior")


def test_the_courses_own_case_comes_before_one_that_lies_beside(folder):
    name = list_cases()[0]
    folder.rename(folder.with_name(name))
    assert load_case(name).title != load_case(f"./{name}/case.yaml").title
