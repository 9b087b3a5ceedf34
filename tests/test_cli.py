import json
import shutil
from pathlib import Path

import pytest

from negolib.cli import main

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def course(tmp_path, monkeypatch):
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answer(course, **answers):
    folder = course / "my_work" / "planning"
    folder.mkdir(parents=True, exist_ok=True)
    sheet = {"sheet": "planning", "revision": 1, "answers": answers, "hints": {}}
    (folder / "planning.answers.json").write_text(json.dumps(sheet))


def test_check_says_what_stands_task_by_task(course, capsys):
    answer(course, paper_part=14, reservation_price=436)
    assert main(["check", "planning"]) == 0
    said = capsys.readouterr().out
    assert "✗ 1. What has really become dearer?   0 of 3 points" in said
    assert "It is only a part of the price." in said
    assert "Hint 1 of 3:" in said
    assert "◐ 2. If there is no deal   2 of 6 points" in said
    assert "○ 10. Check the claim" in said
    assert "2 of 36 points. Up to 2 more are your teacher's to give." in said


def test_check_without_a_name_takes_what_was_begun(course, capsys):
    assert main(["check"]) == 0
    assert "Nothing is answered yet." in capsys.readouterr().out
    answer(course, paper_part=70)
    assert main(["check"]) == 0
    assert "3 of 36 points. Up to 2 more are your teacher's to give." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "planing"], "It has: planning, practice."),
        (["check", "planning"], "You have no copy of 'planning' yet"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(course, capsys, words, said):
    assert main(words) == 1
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_an_unknown_word_is_refused(course, capsys):
    with pytest.raises(SystemExit):
        main(["check", "planning", "--fast"])
    assert "'--fast' is not known here." in capsys.readouterr().err


def test_new_case_writes_a_file_that_loads_and_never_overwrites(course, capsys):
    from negolib.cases import load_case

    assert main(["new-case", "harbour-lease"]) == 0
    path = course / "harbour-lease" / "case.yaml"
    assert len(load_case("harbour-lease").party_names) == 2
    before = path.read_text()
    assert main(["new-case", "harbour-lease"]) == 1
    assert path.read_text() == before
    assert capsys.readouterr().err.count("\n") == 1
