"""How soon a course page lives, and how often it comes back, in a real JupyterLab and a real browser.

Nothing is clicked. A scenario has survived when every widget is there again, the new answer stands in its
field and on the disk, and nothing that only a programmer reads is on the page.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.tools.lab import browser_program, run_all_cells, running_browser, running_lab, wait_until_idle
from tests.tools.living import (
    FIELD,
    FOUR,
    LESSON,
    Course,
    dead_words,
    forget_run,
    open_lab,
    remembered,
    show,
    type_and_wait,
    widgets,
)

TIMES = 10
SLOW = 5  # how many times slower the browser's processor is made for one scenario
WHOLE = "(count) => document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .nego').length >= count"

# What happens to an open lesson, and after that the moment from which is counted.
Loss = Callable[[Course, Page], None]


def run(times: int = TIMES) -> None:
    """Print both tables."""
    if not browser_program():
        print("No Chromium or Chrome was found on the PATH, so there is nothing to open a page in.")
        return
    with running_browser() as browser:
        whole = _print_openings(browser, times)
        _print_losses(browser, times, whole)


def _print_openings(browser: Browser, times: int) -> int:
    """Print how long a fresh page takes, and return how many widgets the lesson has."""
    kept, complete, stock = [], [], []
    whole = 0
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder, Course(Path(folder)) as course:
            start = time.perf_counter()
            page = open_lab(course, browser)
            type_and_wait(page, course, "first words")
            kept.append(time.perf_counter() - start)
            show(page, LESSON)
            whole = whole or _settled(page)
            page.context.close()
            course.lab.stop_kernels()
            complete.append(_until_whole(browser, course, whole))
        stock.append(_stock(browser, whole))
    print(f"From the page's load, {times} times (seconds); a new kernel each time")
    print(f"{'':52}{'median':>10}{'worst':>10}")
    rows = {
        "first answer kept on the disk, nothing clicked": kept,
        f"last of {whole} widgets of the planning lesson": complete,
        "the same with stock JupyterLab, Run All clicked": stock,
    }
    for name, seconds in rows.items():
        print(f"{name:52}{statistics.median(seconds):10.1f}{max(seconds):10.1f}")
    print()
    return whole


def _settled(page: Page) -> int:
    """Return the number of widgets once it has stood still for a second."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    return widgets(page)


def _until_whole(browser: Browser, course: Course, whole: int) -> float:
    start = time.perf_counter()
    page = open_lab(course, browser)
    page.wait_for_function(WHOLE, arg=whole)
    seconds = time.perf_counter() - start
    page.context.close()
    return seconds


def _stock(browser: Browser, whole: int) -> float:
    """Return the seconds that a reader needs who clicks Run All the moment the kernel is there."""
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder))
        home = Path(folder, "stock")
        home.mkdir()
        (course.root / "my_work").mkdir()
        (course.root / LESSON).write_bytes((course.root / "course" / "01_planning.ipynb").read_bytes())
        with running_lab(home, course.root, settings={}) as lab:
            page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
            page.set_default_timeout(60_000)
            start = time.perf_counter()
            page.goto(f"{lab.url}/lab/tree/{LESSON}", wait_until="domcontentloaded")
            wait_until_idle(page)
            run_all_cells(page)
            page.wait_for_function(WHOLE, arg=whole)
            seconds = time.perf_counter() - start
            page.context.close()
    return seconds


def _print_losses(browser: Browser, times: int, whole: int) -> None:
    print(f"Until the next answer is kept, {times} times in a row on one page (seconds)")
    print(f"{'':52}{'median':>10}{'worst':>10}{'survived':>10}")
    with tempfile.TemporaryDirectory() as folder, Course(Path(folder)) as course:
        page = open_lab(course, browser)
        type_and_wait(page, course, "before")
        for path in (*FOUR, LESSON):
            show(page, path)
        remembered(page, len(FOUR))
        for name, loss in LOSSES.items():
            seconds, survived = [], 0
            for number in range(times):
                words = f"{name} {number}"
                start = _suffer(course, page, loss)
                try:
                    type_and_wait(page, course, words)
                    seconds.append(time.perf_counter() - start)
                    survived += _whole_again(page, whole, words)
                except (AssertionError, TimeoutError) as error:
                    print(f"{words}: {error}")
            median, worst = (statistics.median(seconds), max(seconds)) if seconds else (0, 0)
            print(f"{name:52}{median:10.1f}{worst:10.1f}{survived:>7}/{times}", flush=True)
        page.context.close()


def _suffer(course: Course, page: Page, loss: Loss) -> float:
    forget_run(page)
    loss(course, page)
    return time.perf_counter()


def _whole_again(page: Page, whole: int, words: str) -> bool:
    show(page, LESSON)
    page.wait_for_function(WHOLE, arg=whole)
    right = page.locator(FIELD).first.input_value() == words
    return right and not dead_words(page) and page.locator(".jp-Dialog").count() == 0


def _reload(course: Course, page: Page) -> None:
    page.reload(wait_until="commit")


def _restart(course: Course, page: Page) -> None:
    page.evaluate("() => { jupyterapp.shell.currentWidget.sessionContext.restartKernel(); }")


def _kill(course: Course, page: Page) -> None:
    course.kill_kernel()


def _delete(course: Course, page: Page) -> None:
    course.delete_kernels()


def _stop_and_start(course: Course, page: Page) -> None:
    course.stop()
    page.wait_for_selector('[data-negolib-kernel="away"]')
    course.start()


def _slow_reload(course: Course, page: Page) -> None:
    throttle = page.context.new_cdp_session(page)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    page.reload(wait_until="commit")


LOSSES = {
    "kernel restarted": _restart,
    "kernel killed (kill -9)": _kill,
    "kernel deleted": _delete,
    "server stopped and started": _stop_and_start,
    "reload with four notebooks": _reload,
    f"the same on a browser {SLOW} times slower": _slow_reload,
}
