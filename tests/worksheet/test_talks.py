"""Records of talks lie in a file of their own, and a sheet is one sheet all the same."""

import json

import pytest

from negolib.worksheet import TALKS_SUFFIX, Worksheet
from negolib.worksheet.shown import Answered
from negolib.worksheet.store import MIME

ONE, TWO = {"seal": "6ab1", "turns": ["Good morning."]}, {"seal": "90f2", "turns": []}


def answers_in(path):
    return json.loads(path.read_text(encoding="utf-8"))["answers"]


@pytest.fixture
def talks_path(tmp_path):
    return tmp_path / f"practice{TALKS_SUFFIX}"


@pytest.fixture
def old_sheet(tmp_path):
    """A sheet as the first release wrote it: one file for everything."""
    sheet = {
        "sheet": "practice",
        "revision": 41,
        "answers": {"room_finished": [ONE], "guess": 3},
        "hints": {},
    }
    (tmp_path / "practice.answers.json").write_text(json.dumps(sheet))
    return tmp_path


def test_talks_and_answers_lie_apart_and_are_read_together(tmp_path, talks_path):
    sheet = Worksheet("practice", tmp_path)
    sheet.update(guess=3, room_talks=ONE, room_finished=[ONE, TWO])
    assert answers_in(sheet.path) == {"guess": 3}
    assert answers_in(talks_path) == {"room_talks": ONE, "room_finished": [ONE, TWO]}
    again = Worksheet("practice", tmp_path)
    assert dict(again) == {"guess": 3, "room_talks": ONE, "room_finished": [ONE, TWO]}
    assert len(again) == 3


def test_an_answer_leaves_the_file_of_talks_alone(tmp_path, talks_path):
    sheet = Worksheet("practice", tmp_path)
    sheet["room_finished"] = [ONE]
    before = talks_path.stat().st_ino, talks_path.stat().st_mtime_ns
    sheet["guess"] = 4
    assert (talks_path.stat().st_ino, talks_path.stat().st_mtime_ns) == before


def test_without_talks_there_is_no_such_file(tmp_path):
    Worksheet("practice", tmp_path)["guess"] = 3
    assert [path.name for path in tmp_path.iterdir()] == ["practice.answers.json"]


def test_a_key_may_turn_from_talks_to_an_answer_and_back_and_be_taken_back(tmp_path):
    sheet = Worksheet("practice", tmp_path)
    for value in (ONE, "set aside", [ONE], 3):
        sheet["room"] = value
        assert dict(Worksheet("practice", tmp_path)) == dict(sheet) == {"room": value}
    sheet["room"] = ONE
    del sheet["room"]
    assert dict(Worksheet("practice", tmp_path)) == dict(sheet) == {}
    sheet.update(room=ONE, guess=3)
    sheet.clear()
    assert dict(Worksheet("practice", tmp_path)) == {}


def test_an_old_sheet_is_read_whole_and_parted_with_the_first_answer(old_sheet, talks_path):
    sheet = Worksheet("practice", old_sheet)
    assert dict(sheet) == {"room_finished": [ONE], "guess": 3}
    assert not talks_path.exists()
    sheet["guess"] = 4
    assert answers_in(talks_path) == {"room_finished": [ONE]}
    assert answers_in(sheet.path) == {"guess": 4}
    assert dict(Worksheet("practice", old_sheet)) == {"room_finished": [ONE], "guess": 4}


def test_stopped_between_the_two_files_nothing_is_lost_and_the_newer_talks_count(old_sheet, talks_path):
    talks = {"sheet": "practice", "kind": "talks", "revision": 1, "answers": {"room_finished": [ONE, TWO]}}
    talks_path.write_text(json.dumps(talks))
    sheet = Worksheet("practice", old_sheet)
    assert sheet["room_finished"] == [ONE, TWO]
    sheet["guess"] = 5
    assert answers_in(sheet.path) == {"guess": 5}


def test_talks_that_the_disk_refused_stay_where_they_were_and_are_saved_with_the_next_answer(
    old_sheet, talks_path, monkeypatch
):
    sheet = Worksheet("practice", old_sheet)

    def full(path, raw):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("negolib.worksheet.sheet_file.write_atomically", full)
        sheet["room_finished"] = [ONE, TWO]
    assert "No space left" in sheet.problem
    assert answers_in(sheet.path)["room_finished"] == [ONE]
    sheet["guess"] = 4
    assert sheet.problem is None
    assert answers_in(talks_path) == {"room_finished": [ONE, TWO]}
    assert answers_in(sheet.path) == {"guess": 4}


def test_talks_that_another_kernel_kept_are_told_with_the_next_answer(tmp_path):
    one, other = Worksheet("practice", tmp_path), Worksheet("practice", tmp_path)
    heard = []
    other.observe(lambda key, value: heard.append((key, value)))
    one["room_finished"] = [ONE]
    other["guess"] = 3
    assert sorted(heard, key=str) == [("guess", 3), ("room_finished", [ONE])]
    other["room_finished"] = [ONE, TWO]
    one["guess"] = 4
    assert dict(one) == dict(other) | {"guess": 4} == {"room_finished": [ONE, TWO], "guess": 4}


def test_damaged_talks_are_set_aside_and_the_answers_stay(tmp_path, talks_path, capsys):
    Worksheet("practice", tmp_path).update(guess=3, room_finished=[ONE])
    talks_path.write_text("{ half")
    sheet = Worksheet("practice", tmp_path)
    assert dict(sheet) == {"guess": 3}
    assert "practice.talks.answers.damaged-1.json" in sheet.problem
    assert (tmp_path / "practice.talks.answers.damaged-1.json").read_text() == "{ half"
    assert capsys.readouterr().out


def test_a_cell_carries_its_own_answers_and_the_talks_it_shows(tmp_path):
    sheet = Worksheet("practice", tmp_path)
    sheet.update(guess=3, other="x" * 1000, room_finished=[ONE])
    sheet.show_hint("task.guess", 2)
    sheet.show_hint("task.other", 1)
    copy = Answered(sheet, ("guess", "missing"))._repr_mimebundle_()[MIME]
    assert copy == {
        "sheet": "practice",
        "keys": ["case_seed", "guess", "missing"],
        "revision": 3,
        "answers": {"guess": 3},
        "hints": {"task.guess": 2},
    }
    copy = Answered(sheet, ("room_finished",))._repr_mimebundle_()[MIME]
    assert copy["answers"] == {}
    assert copy["talks"]["answers"] == {"room_finished": [ONE]}
