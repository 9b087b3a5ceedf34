import json

import numpy as np
import pytest

from negolib.worksheet import Worksheet, handed_in


def test_answers_come_back_in_another_kernel(tmp_path):
    first = Worksheet("planning", tmp_path)
    first["low"] = 95.0
    first.update(high=110, notes=["a", "b"])
    second = Worksheet("planning", tmp_path)
    assert dict(second) == {"low": 95.0, "high": 110, "notes": ["a", "b"]}
    assert second.revision == 2


def test_the_file_is_small_and_readable(tmp_path):
    Worksheet("planning", tmp_path)["why"] = "Größe"
    text = (tmp_path / "planning.answers.json").read_text(encoding="utf-8")
    assert json.loads(text)["answers"] == {"why": "Größe"}
    assert "Größe" in text


def test_an_unchanged_answer_writes_nothing(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet["low"] = 95
    stamp = sheet.path.stat().st_mtime_ns
    sheet["low"] = 95
    assert sheet.path.stat().st_mtime_ns == stamp
    sheet["low"] = True
    sheet["low"] = 1
    assert sheet["low"] == 1
    assert sheet["low"] is not True


def test_changing_what_was_read_changes_nothing_in_the_sheet(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet["list"] = [1]
    sheet["list"].append(2)
    assert sheet["list"] == [1]


def test_two_kernels_on_one_sheet_lose_nothing(tmp_path):
    one, other = Worksheet("planning", tmp_path), Worksheet("planning", tmp_path)
    one["a"] = 1
    other["b"] = 2
    one["c"] = 3
    assert dict(Worksheet("planning", tmp_path)) == {"a": 1, "b": 2, "c": 3}


def test_watchers_hear_of_changes_and_of_nothing_else(tmp_path):
    sheet, heard = Worksheet("planning", tmp_path), []
    stop = sheet.observe(lambda key, value: heard.append((key, value)))
    sheet["a"] = 1
    sheet["a"] = 1
    del sheet["a"]
    stop()
    sheet["a"] = 2
    assert heard == [("a", 1), ("a", None)]


def test_a_named_watcher_takes_the_place_of_the_one_before(tmp_path):
    sheet, heard = Worksheet("planning", tmp_path), []
    for run in (1, 2):
        sheet.observe(lambda key, value, run=run: heard.append(run), name="cell")
    sheet["a"] = 1
    assert heard == [2]


def test_numpy_numbers_become_plain(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet["x"] = np.float64(1.5)
    sheet["y"] = (np.int64(2), 3)
    assert type(sheet["x"]) is float
    assert sheet["y"] == [2, 3]


@pytest.mark.parametrize(
    ("value", "word"),
    [(float("nan"), "ordinary number"), (float("inf"), "ordinary number"), (object(), "cannot be kept"),
     ({1: 2}, "quotes"), ([float("nan")], "ordinary number"), ({1, 2}, "cannot be kept")],
)  # fmt: skip
def test_what_is_no_answer_is_refused_in_a_sentence_and_the_last_one_stays(tmp_path, value, word):
    sheet = Worksheet("planning", tmp_path)
    sheet["x"] = 1
    with pytest.raises(ValueError, match=word) as caught:
        sheet["x"] = value
    assert "\n" not in str(caught.value)
    assert Worksheet("planning", tmp_path)["x"] == 1


@pytest.mark.parametrize("name", ["", "../planning", "a b", 3, None, ".hidden"])
def test_a_name_that_makes_no_file_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match="name"):
        Worksheet(name, tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"answers": 3}', "", "[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_never_overwritten(tmp_path, text, capsys):
    path = tmp_path / "planning.answers.json"
    path.write_text(text)
    sheet = Worksheet("planning", tmp_path)
    assert sheet.problem
    assert "damaged-1" in sheet.problem
    sheet["a"] = 1
    assert (tmp_path / "planning.answers.damaged-1.json").read_text() == text
    assert dict(Worksheet("planning", tmp_path)) == {"a": 1}
    assert capsys.readouterr().out.count("could not be read") == 1


def test_a_file_damaged_while_open_is_kept_aside_and_the_answers_are_written_anew(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet["a"] = 1
    sheet.path.write_text("{ oops")
    sheet["b"] = 2
    assert dict(Worksheet("planning", tmp_path)) == {"a": 1, "b": 2}
    assert (tmp_path / "planning.answers.damaged-1.json").read_text() == "{ oops"


def test_a_binary_file_and_a_folder_are_no_sheets(tmp_path):
    (tmp_path / "planning.answers.json").write_bytes(b"\xff\xfe\x00")
    assert "not a text file" in Worksheet("planning", tmp_path).problem
    (tmp_path / "other.answers.json").mkdir()
    assert Worksheet("other", tmp_path).problem


def test_hints_are_remembered_and_never_taken_back(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    sheet.show_hint("zopa", 2)
    sheet.show_hint("zopa", 1)
    assert Worksheet("planning", tmp_path).hints_shown("zopa") == 2


def test_handed_in_answers_are_read_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with handed_in({"a": [1]}):
        sheet = Worksheet("planning")
        sheet["b"] = 2
        assert dict(sheet) == {"a": [1], "b": 2}
    assert list(tmp_path.iterdir()) == []
    assert dict(Worksheet("planning")) == {}
