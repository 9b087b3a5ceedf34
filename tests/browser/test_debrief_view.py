"""The debrief in a real JupyterLab: read, compared, answered and kept."""

import pytest
from playwright.sync_api import Page

from tests.tools.lab import answers

# What is written in quotes no editor renames: so the talks themselves are made by a module.
START = """import negolib as nl
from tests.practice.debriefed import played

case, sheet = nl.load_case("supplier"), nl.Worksheet("practice")
nl.DebriefView(case, sheet)"""
PLAY = """said = "You never listen."
talks = played("wounded", "threatens", 1, said=said), played("principled", "never asks", 1, said=said)
sheet["practice_finished"] = [one.record() for one in talks]"""
HISTORY = "nl.PracticeHistory(sheet)"


@pytest.fixture
def room(lab, open_notebook, run_all, request):
    """Return a function that runs cells in a fresh notebook in a folder of its own."""

    def _room(*cells: str, **options: object) -> Page:
        folder = request.node.name.replace("[", "-").replace("]", "")
        page = open_notebook(lab.write_notebook(f"{folder}/lesson.ipynb", list(cells)), **options)
        page.sheet = lab.root / folder / "practice.answers.json"
        run_all(page)
        page.wait_for_selector(".nego-debrief")
        return page

    return _room


def wait_for_text(page: Page, text: str) -> None:
    page.wait_for_function(
        "(text) => [...document.querySelectorAll('.nego')].some((node) => node.textContent.includes(text))",
        arg=text,
    )


def wait_until(page: Page, done) -> None:
    """Wait until the sheet's file is as it should be; the page's clock gives the patience."""
    for _ in range(200):
        if done(answers(page)):
            return
        page.wait_for_timeout(50)
    assert done(answers(page)), answers(page)


def charts(page: Page) -> int:
    return page.evaluate(
        "() => [...document.querySelectorAll('.nego-chart')].filter((one) => one.offsetHeight > 0).length"
    )


def test_it_waits_fills_itself_compares_and_keeps(room):
    page = room(START, PLAY, HISTORY)
    wait_for_text(page, "Three things to try next time")
    assert "When you have finished" not in page.inner_text(".jp-Notebook")
    page.wait_for_function("() => document.querySelectorAll('.nego-chart[data-drawn] .gtitle').length === 2")
    assert charts(page) == 2

    page.click('[data-at="compare"]')
    wait_for_text(page, "of 1,000 simulated negotiators in your seat")
    page.wait_for_function("() => document.querySelectorAll('.nego-chart[data-drawn] .gtitle').length === 3")

    # The eight marks by keyboard: Tab goes from question to question, the space bar and arrows choose.
    first = page.locator(".nego-scale").first.locator("input").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.value === '2' && document.activeElement.checked")
    scales = page.locator(".nego-scale")
    for number in range(1, 8):
        scales.nth(number).locator("input").nth(4).check()
    page.wait_for_function("() => document.querySelectorAll('.nego-chart[data-drawn] .gtitle').length === 4")

    evil = "<img src=x onerror='window.hacked=1'> I asked nothing, dd."
    area = page.locator(".nego-question-area textarea").first
    area.focus()
    page.keyboard.type(evil)
    (seal,) = {record["seal"] for record in answers(page)["practice_finished"][-1:]}
    wait_until(page, lambda kept: evil in kept.get("debrief_answers", {}).get(seal, {}).values())
    assert len(answers(page)["debrief_feelings"][seal]) == 8
    page.click('[data-at="log"]')
    wait_for_text(page, "It is in your practice log.")
    wait_for_text(page, "One session so far")
    assert [one["record"] for one in answers(page)["practice_log"]] == [seal]
    assert page.evaluate("() => window.hacked") is None
    assert page.locator(".jp-CodeCell").count() == 3
    assert page.errors == []


def test_an_earlier_session_is_chosen(room):
    page = room(START, PLAY)
    wait_for_text(page, "Three things to try next time")
    before = page.inner_text(".nego-findings >> nth=0")
    options = page.locator('[data-at="session"] option').all_inner_texts()
    assert "principled" in options[0]
    assert "wounded" in options[1]
    page.select_option('[data-at="session"]', index=1)
    page.wait_for_function(
        "(before) => document.querySelector('.nego-findings').innerText !== before", arg=before
    )
    wait_for_text(page, "threat")


@pytest.mark.parametrize("width", [760, 1200])
def test_nothing_sticks_out(room, width):
    page = room(START, PLAY, HISTORY, width=width)
    page.wait_for_function("() => document.querySelectorAll('.nego-chart[data-drawn] .gtitle').length === 2")
    for has, needs in page.evaluate(
        "() => [...document.querySelectorAll('.nego')].map((one) => [one.clientWidth, one.scrollWidth])"
    ):
        assert needs <= has


def test_before_any_talks_there_is_one_plain_sentence(room):
    page = room(START)
    wait_for_text(page, "When you have finished a practice negotiation, its debrief stands here")
    assert charts(page) == 0
    assert page.locator(".nego-section").count() == 0
