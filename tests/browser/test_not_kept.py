"""What is typed while no kernel hears it: said on the spot, and on the sheet as soon as one does."""

import json

import pytest
from playwright.sync_api import Page, expect

START = 'import negolib as nl\nsheet = nl.Worksheet("planning")'
FIELDS = (
    'nl.NumberAnswer(sheet, "gap", "How wide is the gap?", unit="euros")',
    'nl.TextAnswer(sheet, "ask", "What would you ask?")',
    'nl.ChoiceAnswer(sheet, "deal", "Is there a zone?", options={"yes": "Yes", "no": "No"})',
    'nl.SeveralAnswer(sheet, "same", "Where do both want the same?", options=["price", "rhythm", "term"])',
    'nl.SortAnswer(sheet, "kind", "Which is which?", items={"a": "An offer", "b": "A threat"},'
    ' places={"good": "Good", "bad": "Bad"})',
)
TYPED = {"gap": 8, "ask": "What drives your costs?", "deal": "no", "same": ["rhythm"], "kind": {"a": "good"}}
NUMBER = ".nego-number input"


@pytest.fixture
def room(lab, open_notebook, run_all, request):
    """Return a function that runs cells in a fresh notebook in a folder of its own."""

    def _room(*cells: str) -> Page:
        folder = request.node.name.replace("[", "-").replace("]", "")
        page = open_notebook(lab.write_notebook(f"{folder}/lesson.ipynb", [START, *cells]))
        page.sheet = lab.root / folder / "planning.answers.json"
        run_all(page)
        page.wait_for_selector(".nego")
        return page

    return _room


def answers(page: Page) -> dict[str, object]:
    return json.loads(page.sheet.read_text())["answers"] if page.sheet.exists() else {}


def wait_for_answers(page: Page, expected: dict[str, object]) -> None:
    for _ in range(400):
        if answers(page) == expected:
            return
        page.wait_for_timeout(50)
    assert answers(page) == expected


def restart_kernel(lab) -> None:
    """Start the kernel anew without running anything, as a crash or the menu does."""
    for session in lab.api("sessions"):
        lab.api(f"kernels/{session['kernel']['id']}/restart", "POST")


def answer_all(page: Page) -> None:
    page.fill(NUMBER, "8")
    page.keyboard.press("Tab")
    page.locator("textarea").press_sequentially(TYPED["ask"])
    page.get_by_label("No", exact=True).check()
    page.get_by_label("rhythm").check()
    page.get_by_label("An offer").select_option("good")


def shows_all(page: Page) -> None:
    expect(page.locator(NUMBER)).to_have_value("8")
    expect(page.locator("textarea")).to_have_value(TYPED["ask"])
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    expect(page.get_by_label("rhythm")).to_be_checked()
    expect(page.get_by_label("An offer")).to_have_value("good")


def says_not_kept(page: Page, count: int) -> None:
    expect(page.locator(".nego-unkept", has_text="Not kept yet")).to_have_count(count, timeout=20_000)


@pytest.mark.parametrize("reloaded", [False, True], ids=["same page", "page loaded anew"])
def test_what_is_typed_into_a_dead_page_reaches_the_sheet(lab, room, run_all, reloaded):
    page = room(*FIELDS)
    restart_kernel(lab)
    answer_all(page)
    says_not_kept(page, len(FIELDS))
    shows_all(page)
    assert answers(page) == {}
    if reloaded:
        page.reload()
        page.wait_for_selector(".jp-Notebook .jp-Cell")
    run_all(page)
    wait_for_answers(page, TYPED)
    shows_all(page)
    says_not_kept(page, 0)
    assert (
        page.evaluate("() => Object.keys(sessionStorage).filter((key) => key.startsWith('negolib:'))") == []
    )
    assert page.errors == []
