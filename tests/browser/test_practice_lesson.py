"""The practice lesson as a learner meets it: a talk in a year that nobody has shown, and guesses."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.tools.lab import open_page, wait_until_lives

LESSON = "my_work/05_practice.ipynb"


@pytest.fixture
def page(course, browser):
    """Open the lesson, and leave no kernel behind."""
    page = open_page(course, browser, LESSON)
    wait_until_lives(page)
    page.sheet = course.root / "my_work" / "05_practice.answers.json"
    yield page
    page.context.close()
    course.stop_kernels()


def say(page, words):
    """Say it as it is heard, and wait for the answer."""
    room = page.locator(".nego-room").first
    before = room.locator(".nego-turn").count()
    room.locator("[data-act=words]").fill(words)
    room.locator("[data-act=words]").press("Enter")
    room.locator(".nego-unkept:not([data-waiting])").wait_for(state="attached")
    room.locator("[data-act=say]").click()
    expect(room.locator(".nego-turn")).to_have_count(before + 2)


def question(page, legend):
    return page.locator(f'.nego-question:has(legend:text-is("{legend}"))').first


def test_a_talk_in_another_year_guesses_beside_it_and_an_answer_to_what_is_written(page):
    expect(page.locator(".jp-RenderedMarkdown").get_by_text("place to stop").first).to_be_visible()
    room = page.locator(".nego-room").first
    room.locator("[data-act=start]").click()
    room.locator(".nego-turn").first.wait_for()
    say(page, "What matters most to you in a new contract, and why?")
    say(page, "I propose 440 euros, four years, four weeks of reserve stock and a quarterly index clause.")
    expect(page.locator(".jp-RenderedMarkdown").get_by_text("Once your talk has ended").first).to_be_visible()
    room.locator(".nego-offer button").last.click()
    room.locator("[data-act=yes]").click()
    expect(room.locator(".nego-over")).to_be_visible()

    guess = page.get_by_role("textbox", name="My guess").first
    guess.fill("7")
    guess.press("Tab")
    expect(page.get_by_text("You guessed 7. The record counts 1.")).to_be_visible()
    guess.fill("1")
    guess.press("Tab")
    expect(page.get_by_text("You guessed 1. The record counts 1.")).to_be_visible()
    answers = json.loads(page.sheet.read_text())["answers"]
    talks = json.loads(
        page.sheet.with_name(page.sheet.name.replace(".answers", ".talks.answers")).read_text()
    )
    assert re.fullmatch(r"\d+", str(answers["case_seed"]))
    assert "practice_finished" in talks["answers"]

    figure = question(page, "A first figure of mine …")
    check = page.locator(".jp-Cell", has=figure).locator(".nego-check")
    figure.get_by_text("never: the one who names a figure first has lost").click()
    check.click()
    expect(page.get_by_text("Experiments found the contrary")).to_be_visible()
    figure.get_by_text("after some questions, and then for several issues together").click()
    check.click()
    expect(page.get_by_text("An early figure claims")).to_be_visible()

    words = page.get_by_role("textbox", name="You say:").first
    words.fill(
        "Two years without an increase, and nobody at our house thanked you. How can we settle this for both?"
    )
    words.press("Tab")
    answer = page.locator(".jp-Cell", has=words).locator(".jp-RenderedMarkdown")
    expect(answer).to_contain_text("Henrik:")
    question(page, "Should he ask how you mean it, you say:").get_by_text("I mean it.").click()
    expect(answer).to_contain_text("His anger:")
    assert page.errors == []
