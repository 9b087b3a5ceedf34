"""Play, debrief, go back, say it otherwise: in a real JupyterLab, and all of it there again."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_practice_room import reload, until
from tests.tools.lab import answers

START = """import negolib as nl

case, sheet = nl.load_case("supplier"), nl.Worksheet("practice")
nl.PracticeRoom(case, sheet, party="buyer", temperament="wounded", seed=3, rounds=2)"""
DEBRIEF = "nl.DebriefView(case, sheet)"
KIND = "You held the price for two years and nobody said thank you."
WAYS = ".nego-way"


def _say(room: Locator, words: str) -> None:
    """Type words, and say them as they are heard, until they are answered."""
    before = room.locator(".nego-turn").count()
    room.locator("[data-act=words]").fill(words)
    room.locator("[data-act=words]").press("Enter")
    expect(room.locator(".nego-kinds .nego-chip").first).to_be_visible()
    room.locator("[data-act=say]").click()
    expect(room.locator(".nego-turn")).not_to_have_count(before)


@pytest.fixture
def page(lab, open_notebook, run_all, request) -> Page:
    """A notebook with a room and its debrief, after two rounds, the first played in anger."""
    folder = request.node.name
    page = open_notebook(lab.write_notebook(f"{folder}/lesson.ipynb", [START, DEBRIEF]))
    page.sheet = lab.root / folder / "practice.answers.json"
    run_all(page)
    page.locator("[data-act=start]").first.click()
    room = page.locator(".nego-room").first
    expect(room.locator(".nego-turn")).to_have_count(1)
    _say(room, "Sign by Friday or we take our boxes to somebody else.")
    _say(room, "What matters most to you, and why?")
    page.wait_for_selector("[data-at^=again-]")
    return page


def test_a_moment_is_said_again_and_both_ways_stay(page, restart):
    first = answers(page)["practice_finished"]
    page.locator("[data-at=again-1]").first.click()
    room = page.locator(".nego-room").nth(1)
    expect(room.locator(".nego-round")).to_have_text("Round 1 of 2, said again")
    _say(room, KIND)
    expect(page.locator(WAYS)).to_have_count(2)
    expect(page.locator(WAYS).first).to_contain_text("Sign by Friday")
    expect(page.locator(WAYS).nth(1)).to_contain_text(KIND)
    expect(page.locator(WAYS).nth(1)).to_contain_text("These talks still go on")
    ways = page.locator(WAYS).all_inner_texts()

    reload(page)
    expect(page.locator(WAYS)).to_have_count(2)
    assert page.locator(WAYS).all_inner_texts() == ways
    restart(page)
    expect(page.locator(WAYS)).to_have_count(2)
    assert page.locator(WAYS).all_inner_texts() == ways

    room = page.locator(".nego-room").nth(1)
    _say(room, "What do you need most from us this year?")
    expect(page.locator(WAYS).nth(1)).to_contain_text("In the end no deal")
    kept = answers(page)
    assert kept["practice_finished"] == first
    assert len(kept["practice_again_kept"]) == 1

    page.click("[data-at=another]")
    expect(page.locator(WAYS)).to_have_count(0)
    _say(page.locator(".nego-room").nth(1), "What would help you most, and why?")
    expect(page.locator(WAYS)).to_have_count(2)
    until(page, lambda: len(answers(page)["practice_again_kept"]) == 2)
    page.click("[data-at=delete]")
    page.click('[data-at="delete for good"]')
    until(page, lambda: len(answers(page)["practice_again_kept"]) == 1)
    assert page.errors == []
