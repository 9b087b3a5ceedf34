"""What axe-core finds on the course's pages: lessons, exercises and the practice room, light and dark.

Looked at is what the course puts on the page: rendered text and widgets. JupyterLab's own frame around them,
and what Plotly draws inside its charts, are not ours to mend.
"""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.tools import ROOT
from tests.tools.lab import open_page, run_all_cells

PAGES = {
    "planning": "course/01_planning.ipynb",
    "practice": "course/05_practice.ipynb",
    "planning exercise": "exercises/planning/planning.ipynb",
    "practice exercise": "exercises/practice/practice.ipynb",
}
OURS = {
    "include": [[".jp-Notebook .jp-RenderedMarkdown"], [".jp-Notebook .jp-OutputArea"]],
    "exclude": [[".js-plotly-plot"]],
}
# A notebook is a part of a page of somebody else's: where its headings begin and whether there is one main
# region is not for its cells to say.
NOT_OURS = {rule: {"enabled": False} for rule in ("region", "page-has-heading-one", "landmark-one-main")}
OPTIONS = {"resultTypes": ["violations"], "rules": NOT_OURS}
THEMES = ("JupyterLab Light", "JupyterLab Dark")


@pytest.fixture(scope="module")
def pages(lab, browser):
    """Return a function that opens a page of the course and runs it, each page once."""
    for path in ("course", "exercises"):
        shutil.copytree(ROOT / path, lab.root / "axe" / path)
    opened: dict[str, Page] = {}

    def _page(name: str) -> Page:
        if name not in opened:
            opened[name] = open_page(lab, browser, f"axe/{PAGES[name]}")
            run_all_cells(opened[name])
        return opened[name]

    yield _page
    for page in opened.values():
        page.context.close()
    lab.stop_kernels()


def wear(page: Page, theme: str) -> None:
    page.evaluate("(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    light = str(theme == THEMES[0]).lower()
    worn = f'body[data-jp-theme-name="{theme}"][data-jp-theme-light="{light}"]'
    page.wait_for_selector(worn, state="attached")


def found(page: Page, context: dict = OURS) -> list[str]:
    """Return what axe finds, a line per element: how bad, which rule, and where."""
    report = Axe().run(page, context, OPTIONS).response
    return [
        f"{one['impact']}: {one['id']} at {node['target']}: {node['html'][:160]} ({node['failureSummary']})"
        for one in report["violations"]
        for node in one["nodes"]
    ]


def in_both_themes(page: Page) -> list[str]:
    lines = []
    for theme in THEMES:
        wear(page, theme)
        lines += [f"{theme}: {line}" for line in found(page)]
    return lines


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_has_just_been_opened(pages, name):
    lines = in_both_themes(pages(name))
    assert not lines, "\n".join(lines)


def choose(page: Page, kind: str) -> None:
    page.locator(f'.nego-chip:has(span:text-is("{kind}"))').first.click()
    page.wait_for_function(
        "(kind) => document.querySelector('.nego-kinds[aria-label=\"Kind of move\"] input:checked + span')"
        "?.textContent === kind",
        arg=kind,
    )


def test_the_practice_room_before_in_and_after_a_talk(pages):
    page = pages("practice")
    room = page.locator(".nego-room").first
    room.locator("[data-act=start]").click()
    room.locator(".nego-turn").first.wait_for()
    lines = in_both_themes(page)
    words, hear = room.locator("[data-act=words]"), room.locator(".nego-heard")
    words.fill("If you pay in 30 days, we could sign for four years.")
    expect(hear).to_contain_text("Heard as: a proposal")
    lines += in_both_themes(page)
    page.locator('.nego-chip:has(span:text-is("something else"))').first.click()
    for kind in ("Tell", "Cite a criterion", "Propose", "Walk away"):
        choose(page, kind)
        lines += found(page)
    choose(page, "Ask")
    room.locator("[data-act=say]").click()
    expect(room.locator(".nego-problem")).not_to_be_empty()
    lines += in_both_themes(page)
    choose(page, "Threaten")
    room.locator("[data-act=say]").click()
    expect(room.locator(".nego-confirm")).to_be_visible()
    lines += in_both_themes(page)
    room.locator("[data-act=leave]").click()
    expect(room.locator(".nego-confirm")).to_be_visible()
    lines += in_both_themes(page)
    room.locator("[data-act=yes]").click()
    page.locator(".nego-debrief .nego-lesson").first.wait_for()
    lines += in_both_themes(page)
    assert not lines, "\n".join(lines)


def test_the_preparation_sheet_inside_its_frame(pages, browser):
    held = pages("planning").locator("iframe.nego-page").first.get_attribute("srcdoc")
    lines = []
    for scheme in ("light", "dark"):
        page = browser.new_context(color_scheme=scheme).new_page()
        page.set_content(held)
        lines += found(page, {"include": [["html"]]})
        page.context.close()
    assert not lines, "\n".join(lines)
