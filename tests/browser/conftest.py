"""Fixtures for tests in a real JupyterLab, in a real browser."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.tools import ROOT
from tests.tools.lab import (
    PATIENCE,
    Lab,
    browser_program,
    open_page,
    restart_and_run_all,
    run_all_cells,
    running_browser,
    running_lab,
)

# Playwright looks for five seconds only, and a machine may be busy.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start JupyterLab on a free port with an empty folder of its own: ``lab.url``, ``lab.root``."""
    if not browser_program():
        sentence = "No Chromium or Chrome was found on the PATH, so the tests in a browser cannot run."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with running_lab(tmp_path_factory.mktemp("jupyter"), tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="session")
def browser(lab: Lab) -> Iterator[Browser]:
    """Start one Chromium for all tests."""
    with running_browser() as chromium:
        yield chromium


@pytest.fixture
def open_notebook(lab: Lab, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a notebook and waits until its kernel is idle; see ``lab.open_page``."""
    pages = []

    def _open(path: str, **options: object) -> Page:
        pages.append(open_page(lab, browser, path, **options))
        return pages[-1]

    yield _open
    for page in pages:
        try:
            page.context.close()
        except Error:
            continue  # the test closed it itself
    lab.stop_kernels()


@pytest.fixture
def run_all() -> Callable[[Page], None]:
    """Return a function that runs all cells of a page's notebook and waits for the last one."""
    return run_all_cells


@pytest.fixture
def restart() -> Callable[[Page], None]:
    """Return a function that restarts the kernel and runs all cells."""
    return restart_and_run_all


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Lab]:
    """Run the course's own command in a fresh copy of the course."""
    root = tmp_path_factory.mktemp("course")
    for room in ("course", "exercises", "solutions"):
        shutil.copytree(ROOT / room, root / room)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    home = tmp_path_factory.mktemp("home")
    with running_lab(home, root, module=("negolib.cli", "lab"), settings={}) as running:
        yield running
