"""A sentence of one's own: what can be seen in it, two others beside it, and the person addressed answers."""

import pytest
from playwright.sync_api import expect

CELLS = ['import negolib as nl\n\nlesson = nl.Lesson("planning")']
CELLS += ['lesson.ask("first_question")\nlesson.told("first_question_reply")']
WORDS = "Could you tell me what has become dearer, line by line?"


@pytest.fixture
def page(lab, open_notebook, run_all):
    page = open_notebook(lab.write_notebook("sentence.ipynb", CELLS), width=640)
    run_all(page)
    return page


def question(page, words):
    return page.locator(".nego-question", has=page.locator("legend", has_text=words))


def test_a_sentence_is_seen_contrasted_rated_answered_and_found_again(page, restart):
    expect(page.locator("text=Henrik answers here")).to_be_visible()
    assert question(page, "Two others wrote this").count() == 0
    field = question(page, "I would ask Henrik").locator("textarea")
    field.fill(WORDS)
    expect(page.locator("text=Kept.").first).to_be_visible()
    page.locator("button.nego-check").click()
    expect(page.locator("text=It asks something.")).to_be_visible()
    expect(page.locator("text=What Henrik heard")).to_be_visible()
    closer = question(page, "Two others wrote this")
    expect(closer).to_be_visible()
    assert question(page, "The one that works").count() == 0, "which one works is told after one has chosen"
    closer.locator("label", has_text="to neither").click()
    rating = question(page, "The one that works")
    expect(rating).to_be_visible()
    rating.locator("label", has_text="2:").click()
    expect(rating.locator("text=Kept.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    restart(page)
    expect(question(page, "Two others wrote this").locator("input:checked")).to_have_value("neither")
    expect(question(page, "The one that works").locator("input:checked")).to_have_value("2")
    expect(page.locator("text=What Henrik heard")).to_be_visible()
    assert page.locator("text=model not found").count() == 0
    assert page.errors == []
