"""A real JupyterLab and a real browser, to do what a learner does. Used by tests, benchmarks and pictures."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Page, TimeoutError as TooSlow, sync_playwright

from negolib.worksheet import SUFFIX, TALKS_SUFFIX
from tests.tools import ROOT

BROWSERS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
PATIENCE = 60_000  # milliseconds; a condition that takes longer has failed

SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # Cells outside the window leave the page otherwise, and a test could not look at them.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none", "autoStartDefaultKernel": True},
}

# The notebook's own model: a folded cell shows no count on the page.
CELLS = """[...jupyterapp.shell.currentWidget.content.model.cells]
             .filter((cell) => cell.type === 'code' && cell.sharedModel.source.trim())"""
FORGET_COUNTS = f"() => {CELLS}.forEach((cell) => (cell.executionCount = null))"
STARTED = f"""() => {CELLS}.every((cell) => cell.executionCount
                                          || cell.sharedModel.executionState === 'running')"""
ALL_RUN = f"() => {CELLS}.every((cell) => cell.executionCount)"

IDLE = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'


@dataclass
class Lab:
    """A running JupyterLab: where it answers, and the folder it shows."""

    url: str
    root: Path

    def write_notebook(self, name: str, cells: list[str]) -> str:
        """Write a notebook of code cells into the root folder and return its name."""
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source) for source in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        return name

    def api(self, path: str, method: str = "GET") -> object:
        """Ask the server's REST interface."""
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def stop_kernels(self) -> None:
        """End every kernel, so that the next test begins on a quiet machine."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")


def browser_program() -> str | None:
    """Return the path of a Chromium or Chrome, or None."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_lab(
    home: Path,
    root: Path,
    module: Sequence[str] = ("jupyterlab",),
    settings: dict = SETTINGS,
    port: int | None = None,
    python: Path | None = None,
    **more: str,
) -> Iterator[Lab]:
    """Run JupyterLab on a free port, or on the one that is given.

    ``home`` keeps its settings, ``root`` is the folder it shows, ``module`` is what Python is to run:
    JupyterLab itself, or the course's own command. ``python`` is another environment's Python, with
    what is installed there instead of this repository; ``more`` is set in its environment.
    """
    for name, wishes in settings.items():
        path = home / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(wishes))
    environment = {
        **os.environ,
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "PATH": f"{Path(python or sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        **more,
    }
    if python:
        environment.pop("PYTHONPATH")
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    options = [
        "--no-browser",
        "--allow-root",
        "--IdentityProvider.token=",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.disable_check_xsrf=True",
        "--LabApp.expose_app_in_browser=True",
    ]
    log = (home / "lab.log").open("w")
    server = subprocess.Popen(
        [python or sys.executable, "-m", *module, *options], env=environment, stdout=log, stderr=log, cwd=root
    )
    try:
        _wait_for_server(url, server, home / "lab.log")
        yield Lab(url, root)
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


def _wait_for_server(url: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/api", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)  # polling, not hoping: the loop ends when the server answers
    raise RuntimeError(f"JupyterLab did not start. Its last words:\n{log.read_text()[-2000:]}")


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Run a Chromium without a window."""
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
    ]
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser_program(), args=arguments)
        yield chromium
        chromium.close()


def open_page(
    lab: Lab,
    browser: Browser,
    path: str,
    width: int = 1200,
    height: int = 900,
    prepare: Callable[[Page], None] | None = None,
) -> Page:
    """Open a notebook in a fresh browser profile, and wait until its kernel is idle.

    ``prepare`` is called with the page before it loads anything. The page's uncaught errors are gathered in
    ``page.errors``.
    """
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(PATIENCE)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    if prepare:
        prepare(page)
    page.goto(f"{lab.url}/doc/tree/{path}?reset", wait_until="domcontentloaded")
    wait_until_idle(page)
    return page


def wait_until_idle(page: Page) -> None:
    """Wait until the notebook is there and its kernel is connected and idle.

    The toolbar's indicator begins as idle, before there is a kernel: so the server is asked too.
    """
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.wait_for_function(
        """async () => {
             const path = decodeURIComponent(location.pathname.split('/tree/')[1]);
             const sessions = await (await fetch('/api/sessions')).json();
             const mine = sessions.find((one) => one.path === path);
             return mine && mine.kernel.execution_state === 'idle' && mine.kernel.connections > 0;
           }""",
        polling=100,
    )
    # A narrow toolbar hides the indicator in its menu, but it is still there.
    page.wait_for_selector(IDLE, state="attached")


def run_all_cells(page: Page) -> None:
    """Run all cells through the menu, and wait until each code cell has been counted and the kernel rests."""
    page.evaluate(FORGET_COUNTS)
    for attempt in range(4):
        if dialogs := page.locator(".jp-Dialog").all_inner_texts():
            raise RuntimeError(f"A dialog stands in the way: {dialogs}")
        page.click('.lm-MenuBar-itemLabel:text-is("Run")')
        page.click('.lm-Menu-itemLabel:text-is("Run All Cells")')
        try:
            # A page whose notebook is still connecting drops the command without a word.
            page.wait_for_function(STARTED, timeout=3000)
            break
        except TooSlow:
            if attempt == 3:
                raise
    wait_until_run(page)


def wait_until_run(page: Page) -> None:
    """Wait until no code cell is waiting, running or still to be run, and the kernel rests."""
    try:
        page.wait_for_function(ALL_RUN)
    except TooSlow:
        dialogs = page.locator(".jp-Dialog, [data-mime-type*=error]").all_inner_texts()
        left = page.evaluate(f"() => {CELLS}.filter((cell) => !cell.executionCount).map((cell) => cell.id)")
        raise RuntimeError(
            f"Not all cells ran: {left}; what stands there: {dialogs}; {page.errors}"
        ) from None
    page.wait_for_selector(IDLE, state="attached")


def wait_until_lives(page: Page) -> None:
    """Wait until the notebook in front, one of the course's own, has run by itself and its kernel rests."""
    page.wait_for_selector('.jp-NotebookPanel:not(.lm-mod-hidden)[data-negolib-run="done"]')
    page.wait_for_selector(IDLE, state="attached")


def restart_and_run_all(page: Page) -> None:
    """Restart the kernel and run all cells, as the menu does it."""
    page.click('.lm-MenuBar-itemLabel:text-is("Kernel")')
    page.click('.lm-Menu-itemLabel:text-matches("Restart Kernel and Run All Cells")')
    # The old counts must be gone before the new ones mean anything.
    page.evaluate(FORGET_COUNTS)
    page.click(".jp-Dialog .jp-mod-accept")
    wait_until_run(page)


def answers(page: Page) -> dict[str, object]:
    """Return what stands on the disk in the sheet that a page works on (``page.sheet``), with the talks."""
    found: dict[str, object] = {}
    for path in (page.sheet, page.sheet.with_name(page.sheet.name.replace(SUFFIX, TALKS_SUFFIX))):
        if path.exists():
            found |= json.loads(path.read_text(encoding="utf-8"))["answers"]
    return found
