"""A course notebook is opened, and lives: by itself, again after every loss, and safe from slips."""

import json
import shutil

import pytest
from playwright.sync_api import expect

from tests.tools.lab import wait_until_lives
from tests.tools.living import (
    FIELD,
    FOUR,
    KEY,
    LEFT_ALONE,
    LESSON,
    LIVES,
    SHOW,
    Course,
    dead_words,
    forget_run,
    open_lab,
    remembered,
    show,
    type_and_wait,
    widgets,
)

CODE = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell .jp-Cell-inputWrapper"
SCROLLER = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer"


@pytest.fixture(scope="module")
def course(tmp_path_factory, browser):
    with Course(tmp_path_factory.mktemp("live")) as running:
        yield running


@pytest.fixture
def open_here(course, browser):
    """Open JupyterLab on a notebook; leave no kernel, no sheet and no open tab behind."""
    pages = []

    def _open(path=LESSON):
        pages.append(open_lab(course, browser, path))
        return pages[-1]

    yield _open
    for page in pages:
        page.context.close()
    course.lab.stop_kernels()
    shutil.rmtree(course.root / "my_work")
    shutil.rmtree(course.home / "workspaces", ignore_errors=True)
    course.stop()
    course.start()


def top(page):
    return page.locator(SCROLLER).evaluate("(node) => node.scrollTop")


def choose(page, menu, item):
    page.click(f'.lm-MenuBar-itemLabel:text-is("{menu}")')
    page.click(f'.lm-Menu-itemLabel:text-is("{item}")')


def test_a_lesson_opens_and_the_first_field_is_kept_without_a_click(course, open_here):
    page = open_here()
    type_and_wait(page, course, "Dear Mr Wellenbrink")
    wait_until_lives(page)
    assert page.locator(".jp-Dialog, .Toastify__toast").count() == 0
    assert page.locator(CODE).count() > 40
    assert page.locator(f"{CODE}:visible, .jp-InputPrompt:visible, .jp-OutputPrompt:visible").count() == 0
    assert page.locator(".jp-Collapser:visible").count() == 0
    assert dead_words(page) == page.errors == []
    log = (course.home / "lab.log").read_text()
    assert log.count("Kernel started: ") == 1
    assert "Traceback" not in log


def test_the_view_stays_at_the_top(open_here):
    page = open_here()
    wait_until_lives(page)
    assert top(page) == 0


def test_four_notebooks_come_back_after_a_reload_on_a_slow_machine(course, open_here):
    page = open_here()
    type_and_wait(page, course, "before")
    counts = {}
    for path in FOUR:
        show(page, path)
        page.wait_for_function("() => !document.querySelector('[data-negolib-run=running]')")
        counts[path] = widgets(page)
    assert min(counts.values()) > 10
    show(page, LESSON)
    remembered(page, len(FOUR))
    throttle = page.context.new_cdp_session(page)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": 5})
    page.reload(wait_until="domcontentloaded")
    type_and_wait(page, course, "after")
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    for path, count in counts.items():
        show(page, path)
        page.wait_for_function(
            "(count) => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .nego')]"
            ".length >= count",
            arg=count,
        )
        assert dead_words(page) == []
    assert page.locator(".jp-Dialog").count() == 0


def restart(course, page):
    choose(page, "Kernel", "Restart Kernel…")
    page.click(".jp-Dialog .jp-mod-accept")


def kill(course, page):
    course.kill_kernel()


def delete(course, page):
    course.delete_kernels()


def stop_and_start(course, page):
    course.stop()
    page.wait_for_selector('[data-negolib-kernel="away"]')
    course.start()


@pytest.mark.parametrize("loss", [restart, kill, delete, stop_and_start])
def test_after_a_loss_every_widget_and_answer_comes_back_in_its_place(course, open_here, loss):
    page = open_here()
    type_and_wait(page, course, "before")
    wait_until_lives(page)
    page.wait_for_function("() => document.querySelectorAll('.jp-OutputArea .nego').length > 50")
    count = widgets(page)
    # Out of the field, as somebody who reads on.
    page.evaluate("() => document.activeElement.blur()")
    page.locator(SCROLLER).evaluate("(node) => { node.scrollTop = 9000; }")
    forget_run(page)
    loss(course, page)
    wait_until_lives(page)
    page.wait_for_function(
        "(count) => document.querySelectorAll('.jp-OutputArea .nego').length === count", arg=count
    )
    # Also after JupyterLab's own menu, which gives the focus back to the cell in which one last typed.
    assert abs(top(page) - 9000) < 60
    assert page.locator(".jp-Dialog").count() == 0
    assert dead_words(page) == []
    assert page.locator(FIELD).first.input_value() == "before"
    type_and_wait(page, course, "after")


def test_what_is_typed_while_the_server_is_gone_is_handed_over(course, open_here):
    page = open_here()
    type_and_wait(page, course, "before")
    wait_until_lives(page)
    course.stop()
    page.wait_for_selector('[data-negolib-kernel="away"]')
    field = page.locator(FIELD).first
    field.fill("typed into the void")
    field.press("Tab")
    course.start()
    wait_until_lives(page)
    page.wait_for_function(
        "([field, words]) => document.querySelector(field)?.value === words",
        arg=[FIELD, "typed into the void"],
    )
    for _ in range(200):
        if course.answer() == "typed into the void":
            break
        page.wait_for_timeout(50)
    assert course.answer() == "typed into the void"


def test_slips_of_the_keyboard_and_the_mouse_change_nothing(open_here):
    page = open_here()
    wait_until_lives(page)
    model = """() => JSON.stringify(jupyterapp.shell.currentWidget.content.model.sharedModel.cells.map(
                 (cell) => [cell.id, cell.cell_type, cell.getSource()]))"""
    before = page.evaluate(model)
    paragraph = page.locator(".jp-MarkdownCell p").first
    paragraph.click()
    for key in ("d", "d", "x", "a", "b", "y", "m", "1", "Shift+M", "Enter", "Shift+Enter", "z"):
        page.keyboard.press(key)
    paragraph.dblclick()
    assert page.evaluate(model) == before
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".jp-MarkdownCell .cm-editor:visible").count() == 0
    # What only moves about still does.
    page.keyboard.press("End")
    page.keyboard.press("Space")
    assert page.locator(".jp-MarkdownCell:not(.jp-mod-rendered)").count() == 0


def test_the_code_is_shown_when_asked_for_and_stays_shown_for_this_person(course, open_here):
    page = open_here()
    wait_until_lives(page)
    before = (course.root / LESSON).read_bytes()
    choose(page, "View", "Show the code")
    page.wait_for_selector(f"{CODE} .cm-content")
    assert page.locator(f"{CODE}:visible").count() == page.locator(CODE).count()
    assert page.locator(".jp-Placeholder:visible").count() == 0
    assert "nl.Lesson" in page.locator(f"{CODE} .cm-content").first.inner_text()
    # It is this person's own wish, nothing of the notebook's.
    folded = """() => jupyterapp.shell.currentWidget.content.model.toJSON().cells
                  .filter((cell) => cell.cell_type === 'code')
                  .every((cell) => cell.metadata.jupyter?.source_hidden)"""
    assert page.evaluate(folded)
    assert (course.root / LESSON).read_bytes() == before
    page.reload(wait_until="domcontentloaded")
    page.wait_for_selector(f"{CODE} .cm-content")
    assert page.locator(".nego-course").count() == 0
    choose(page, "View", "Show the code")
    page.wait_for_selector(".nego-course")
    assert page.locator(f"{CODE}:visible").count() == 0


def test_a_changed_notebook_waits_for_a_click_and_an_alien_one_is_left_alone(course, open_here):
    page = open_here()
    wait_until_lives(page)
    mine = course.root / "my_work" / "mine.ipynb"
    notebook = json.loads((course.root / LESSON).read_text())
    fields = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].append({**fields, "id": "more", "source": "open('ran', 'w')"})
    mine.write_text(json.dumps(notebook))
    page.evaluate(SHOW, "my_work/mine.ipynb")
    page.wait_for_selector("text=This notebook's code was changed, so it does not start by itself.")
    assert not (course.root / "my_work" / "ran").exists()
    page.click('button:text-is("Start it")')
    page.wait_for_function(LIVES, arg="my_work/mine.ipynb")
    assert (course.root / "my_work" / "ran").exists()
    assert page.locator(".nego-waiting").count() == 0
    notebook["cells"] = notebook["cells"][-1:]
    (course.root / "my_work" / "ran").unlink()
    (course.root / "my_work" / "alien.ipynb").write_text(json.dumps(notebook))
    page.evaluate(SHOW, "my_work/alien.ipynb")
    # Until it is in front, the notebook before it is the one that is seen.
    page.wait_for_function(LEFT_ALONE, arg="my_work/alien.ipynb")
    expect(page.locator(f"{CODE}:visible")).to_have_count(1)
    assert page.locator(".nego-waiting").count() == 0
    assert not (course.root / "my_work" / "ran").exists()


def test_a_teacher_sees_nbgraders_tools(tmp_path, browser):
    with Course(tmp_path, ("--teacher",)) as course:
        page = open_lab(course, browser)
        wait_until_lives(page)
        page.wait_for_selector('.lm-MenuBar-itemLabel:text-is("Nbgrader")')
        page.context.close()


def test_the_file_holds_the_answers_and_no_trace_of_how_it_was_shown(course, open_here):
    page = open_here()
    type_and_wait(page, course, "kept")
    wait_until_lives(page)
    page.locator(FIELD).first.press("Control+s")
    path = course.root / LESSON
    for _ in range(200):
        if "widget-view" in path.read_text():
            break
        page.wait_for_timeout(50)
    saved, original = (
        json.loads(path.read_text()),
        json.loads((course.root / "course" / "01_planning.ipynb").read_text()),
    )
    assert [cell["metadata"] for cell in original["cells"]] == [
        {key: value for key, value in cell["metadata"].items() if key != "trusted"} for cell in saved["cells"]
    ]
    assert course.answer(KEY) == "kept"
