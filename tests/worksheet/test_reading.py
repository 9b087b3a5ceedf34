"""What JSON allows and nothing else bears: it is read without harm, and no answer beside it is lost."""

import json
import time

import pytest

from negolib.worksheet import SheetDamaged, Worksheet, content_of, parse_json, read_sheet, tidied
from negolib.worksheet.reading import DEEPEST, LARGEST


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def reopened(folder, answers: str) -> Worksheet:
    path = folder / "planning.answers.json"
    path.write_text('{"sheet": "planning", "revision": 4, "answers": {"a": 1, "b": ' + answers + "}}")
    return Worksheet("planning", folder)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1" * 5000, "1" * 5000),
        ("-" + "1" * 5000, "-" + "1" * 5000),
        ("1" + "0" * 300, 10**300),
        ("1e999", "1e999"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ('"yes \\ud83d"', "yes \ufffd"),
        ('"\\ud83d\\ude42"', "\U0001f642"),
        ('{"\\udc00": ["\\udc00"]}', {"\ufffd": ["\ufffd"]}),
    ],
)
def test_one_strange_answer_costs_none_of_the_others(tmp_path, written, read):
    sheet = reopened(tmp_path, written)
    assert sheet.problem is None
    assert dict(sheet) == {"a": 1, "b": read}
    sheet["c"] = 3
    assert dict(Worksheet("planning", tmp_path)) == {"a": 1, "b": read, "c": 3}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_sheet_saved_by_an_editor_in_another_spelling_of_unicode_is_read(tmp_path, encoding):
    path = tmp_path / "planning.answers.json"
    path.write_text('{"answers": {"a": "Größe"}}', encoding=encoding)
    assert dict(Worksheet("planning", tmp_path)) == {"a": "Größe"}


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST, 900, 100_000])
def test_brackets_without_end_are_one_sentence(tmp_path, depth):
    sheet = reopened(tmp_path, nested(depth))
    assert "nested too deeply" in sheet.problem
    with pytest.raises(ValueError, match="more than 48 deep"):
        sheet["b"] = json.loads(nested(min(depth, 900)))


def test_what_the_sheet_takes_it_can_read_again(tmp_path):
    deep = json.loads(nested(DEEPEST - 2))
    sheet = Worksheet("planning", tmp_path)
    sheet.update({"deep": deep, "half \ud83d": "half \ud83d"})
    assert (
        dict(Worksheet("planning", tmp_path)) == {"deep": deep, "half \ufffd": "half \ufffd"} == dict(sheet)
    )
    with pytest.raises(ValueError, match="hundreds of digits"):
        sheet["big"] = 10**5000
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="more than 48 deep"):
        sheet["endless"] = endless


@pytest.mark.parametrize("revision", ["1" * 5000, "-1", "true", "1.5", '"x"', "null", "1e999"])
def test_a_revision_that_is_none_counts_as_never_saved(tmp_path, revision):
    path = tmp_path / "planning.answers.json"
    path.write_text('{"revision": ' + revision + ', "answers": {"a": 1}}')
    assert read_sheet(path, "planning").revision == 0


def test_a_copy_of_any_size_is_read_in_bounded_time():
    copy = {"sheet": "planning", "answers": {"a": [[] for _ in range(4_000_000)]}}
    start = time.process_time()
    with pytest.raises(SheetDamaged, match="larger than 5 MB"):
        content_of(copy, "planning")
    assert time.process_time() - start < 5


def test_a_file_larger_than_any_sheet_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "planning.answers.json"
    path.write_text('{"answers": {"a": "%s"}}' % ("x" * LARGEST))
    with pytest.raises(SheetDamaged, match="larger than 5 MB"):
        read_sheet(path, "planning")


def test_values_that_never_stood_in_a_file_are_tidied_too():
    assert tidied({"a": 10**5000}) == {"a": "a number too long to write"}
    assert parse_json(b"1e999") == "1e999"
