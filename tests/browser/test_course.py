"""The course as `negolib lab` opens it: a learner's hour, and a teacher's button."""

import json
import shutil
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from negolib.environment import environment
from tests.tools.lab import (
    open_page,
    restart_and_run_all,
    wait_until_lives,
)

LESSON, EXERCISE = "my_work/01_planning.ipynb", "my_work/planning/planning.ipynb"
CHART = ".nego-chart:has(.nego-handle)"


@pytest.fixture
def open_here(course, browser):
    """Open a page of the course, and leave no kernel behind."""
    pages = []

    def _open(path, **options):
        pages.append(open_page(course, browser, path, **options))
        return pages[-1]

    yield _open
    for page in pages:
        page.context.close()
    course.stop_kernels()


def answers(path):
    return json.loads(path.read_text())["answers"] if path.exists() else {}


def shown_numbers(chart):
    return chart.locator("[data-field]").evaluate_all("all => all.map((one) => one.value)")


def wait_for(page, condition):
    """Wait until something outside the page has become true."""
    for _ in range(300):
        if condition():
            return
        page.wait_for_timeout(50)
    assert condition()


def drag(page, distance):
    """Drag Ines's first line sideways on the first chart, and return where it stands."""
    handle = page.locator(f'{CHART} .nego-handle[aria-label*="Ines"]').first
    handle.scroll_into_view_if_needed()
    page.wait_for_selector(f"{CHART}[data-drawn]")
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.86
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + distance, y, steps=6)
    page.mouse.up()
    return float(handle.get_attribute("aria-valuenow"))


def save(page, path):
    page.keyboard.press("Control+s")
    wait_for(page, lambda: "widget-view" in path.read_text())


def test_the_first_page_is_the_lesson_without_a_pop_up_or_a_teachers_tool(course, browser):
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.goto(course.url)
    page.wait_for_selector('.lm-TabBar-tab.jp-mod-current:has-text("01_planning.ipynb")')
    page.wait_for_selector(".jp-Notebook .jp-MarkdownCell h1")
    page.wait_for_selector('.lm-MenuBar-itemLabel:text-is("View")')
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
    page.wait_for_load_state("networkidle")
    assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    assert page.locator(':text("Nbgrader"), :text("Validate"), :text("Create Assignment")').count() == 0
    context.close()


def test_a_learner_drags_a_line_reloads_restarts_and_finds_everything(course, open_here):
    page = open_here(LESSON)
    wait_until_lives(page)
    sheet = course.root / "my_work" / "01_planning.answers.json"
    before = answers(sheet)
    moved = drag(page, 90)
    wait_for(page, lambda: moved in answers(sheet).values())
    (key,) = [key for key, value in answers(sheet).items() if value == moved and key not in before]
    first_chart = page.locator(CHART).first
    assert first_chart.locator(".nego-summary").inner_text()
    assert f"{moved:g}" in first_chart.locator("[data-field]").evaluate_all(
        "all => all.map((one) => one.value)"
    )

    def restored():
        page.locator(CHART).first.scroll_into_view_if_needed()
        page.locator(CHART).first.locator("[data-field]").first.wait_for()
        return f"{moved:g}" in shown_numbers(page.locator(CHART).first)

    save(page, course.root / LESSON)
    page.reload()
    wait_until_lives(page)
    wait_for(page, restored)
    restart_and_run_all(page)
    wait_for(page, restored)
    assert answers(sheet)[key] == moved
    # And it is alive: what is dragged now is kept, too.
    again = drag(page, -60)
    assert again < moved
    wait_for(page, lambda: answers(sheet)[key] == again)
    assert page.errors == []
    assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0


def test_yesterdays_widgets_come_back_by_themselves(course, open_here):
    page = open_here(EXERCISE)
    wait_until_lives(page)
    widgets = page.locator(".jp-OutputArea .nego").count()
    save(page, course.root / EXERCISE)
    page.context.close()
    course.stop_kernels()
    page = open_here(EXERCISE)
    wait_until_lives(page)
    page.wait_for_function(
        "(count) => document.querySelectorAll('.jp-OutputArea .nego').length === count", arg=widgets
    )
    assert page.locator("text=model not found").count() == 0


def test_the_button_in_the_exercise_says_what_stands_and_markup_stays_text(course, open_here):
    page = open_here(EXERCISE)
    wait_until_lives(page)
    field = page.get_by_role("textbox", name="Of the honest rise, paper accounts for")
    field.fill("50")
    field.press("Tab")
    page.wait_for_selector("text=Kept.")
    button = page.locator(".nego-check").first
    cells = page.locator(".jp-CodeCell").count()
    button.focus()
    page.keyboard.type("dd")
    assert page.locator(".jp-CodeCell").count() == cells, "JupyterLab took the keys and deleted a cell"
    button.click()
    page.wait_for_selector(".nego-verdict")
    verdict = page.locator(".nego-verdict").first.inner_text()
    assert "That is how much of the price paper makes up" in verdict
    assert "Hint 1 of 3" in verdict
    field.fill("abc")
    field.press("Tab")
    page.wait_for_selector("text=Your last answer is still kept.")
    nasty = "<img src=x onerror=document.title='ran'> What drives your costs?"
    words = page.get_by_role("textbox", name="I would ask:")
    words.fill(nasty)
    words.press("Tab")
    page.wait_for_selector("text=document.title='ran'")
    page.locator(".nego-check").last.click()
    page.wait_for_selector("text=of 36 points.")
    assert page.title() != "ran"
    assert page.errors == []


def test_the_button_in_formgrader_grades(course, browser, tmp_path):
    folders = {
        "solved": course.root / "solutions" / "planning",
        "untouched": course.root / "exercises" / "planning",
    }
    for student, source in folders.items():
        target = course.root / "grading" / "submitted" / student / "planning"
        target.mkdir(parents=True)
        shutil.copy(source / "planning.ipynb", target)
    solved = course.root / "grading" / "submitted" / "solved" / "planning"
    run = [sys.executable, "-m", "jupyter", "execute", "--inplace", "planning.ipynb"]
    subprocess.run(run, cwd=solved, env=environment(), check=True, capture_output=True)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{course.url}/formgrader/manage_assignments")
    page.click("td.assign a")
    page.wait_for_selector(".modal.in", timeout=60_000)
    assert "Success" in page.locator(".modal.in").inner_text()
    for number, student in enumerate(sorted(folders)):
        page.goto(f"{course.url}/formgrader/manage_submissions/planning")
        page.locator(f'tr:has-text("{student}") td.autograde a').click()
        page.wait_for_selector(".modal.in", timeout=60_000)
        assert "Success" in page.locator(".modal.in").inner_text(), number
    page.goto(f"{course.url}/formgrader/manage_submissions/planning")
    page.wait_for_selector("td.score")
    scores = {student: page.locator(f'tr:has-text("{student}") td.score').inner_text() for student in folders}
    # Two points wait for a person.
    assert scores == {"solved": "36 / 38", "untouched": "0 / 38"}
    context.close()
    with Gradebook(f"sqlite:///{course.root / 'grading' / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission("planning", "solved").score == 36


def test_choices_made_faster_than_the_kernel_answers_are_all_kept(course, open_here):
    page = open_here(EXERCISE)
    wait_until_lives(page)
    fields = page.locator('.nego-question:has(legend:text-is("Each issue is …")) select')
    fields.first.scroll_into_view_if_needed()
    # Quicker than a kernel answers, so that its words on the first choice come while the last is made.
    fields.evaluate_all(
        """async (all) => {
             for (const one of all) {
               one.value = 'integrative';
               one.dispatchEvent(new Event('change'));
               await new Promise((next) => setTimeout(next, 15));
             }
           }"""
    )
    sheet = course.root / "my_work" / "planning" / "planning.answers.json"
    wait_for(page, lambda: len(answers(sheet).get("kinds", ())) == fields.count())
    assert set(answers(sheet)["kinds"].values()) == {"integrative"}
    page.wait_for_function(
        "(count) => [...document.querySelectorAll('.nego-sort select')]"
        ".filter((one) => one.value === 'integrative').length === count",
        arg=fields.count(),
    )
