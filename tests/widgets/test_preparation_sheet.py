import os

import pytest

from negolib.widgets import PreparationSheet
from negolib.worksheet import Line, Worksheet


@pytest.fixture
def page(tmp_path):
    sections = {
        "Limits": [Line("low", "I walk away above", "euros"), Line("batna", "BATNA", words={"s": "Switch"})]
    }
    return PreparationSheet(Worksheet("planning", tmp_path), "Before I call", sections, note="Fictional.")


def test_it_fills_itself_from_the_answers_as_they_come(page):
    assert page.page.count("still open") == 2
    page.sheet.update(low=428.0, batna="s")
    assert "428 euros" in page.page
    assert "Switch" in page.page
    assert "still open" not in page.page


def test_it_is_saved_as_a_page_that_stands_alone(page):
    page.sheet["low"] = 428
    path = page.save()
    assert path.read_text(encoding="utf-8") == page.page
    assert path.name == "planning_preparation.html"
    assert path.name in page.saved
    assert "<link" not in page.page
    assert "<script" not in page.page


def test_markup_in_an_answer_stays_text(page):
    page.sheet["low"] = "<script>alert(1)</script>"
    assert "<script>" not in page.page


def test_a_full_disk_is_said_and_the_old_page_stays(page, monkeypatch):
    old = page.save().read_text()
    page.sheet["low"] = 1

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    page._handle_custom_msg({"save": True}, [])
    assert "could not be saved (No space left on device)" in page.saved
    monkeypatch.undo()
    assert (page.sheet.path.parent / "planning_preparation.html").read_text() == old
