"""The course as a learner has it: her own copies, four notebooks, and a server that stops and starts."""

import json
import os
import shutil
import signal
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.tools import ROOT
from tests.tools.lab import PATIENCE, Lab, free_port, running_lab

LESSON = "my_work/01_planning.ipynb"
FOUR = (
    LESSON,
    "my_work/05_practice.ipynb",
    "my_work/planning/planning.ipynb",
    "my_work/practice/practice.ipynb",
)
FIELD = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea textarea"
KEY = "first_reply"
DEAD = ("model not found", "Error displaying widget", "Traceback")

LIVES = """(path) => {
  const panel = jupyterapp.shell.currentWidget;
  return panel?.context?.path === path && panel.node.dataset.negolibRun === 'done'
    && panel.node.dataset.negolibKernel === 'alive';
}"""
LEFT_ALONE = """(path) => {
  const panel = jupyterapp.shell.currentWidget;
  return panel?.context?.path === path && panel.node.dataset.negolibKind === 'foreign'
    && panel.node.dataset.negolibKernel === 'alive';
}"""
SHOW = "(path) => { jupyterapp.commands.execute('docmanager:open', { path }); }"


class Course:
    """A course in a folder of its own, and the server that shows it."""

    def __init__(self, folder: Path, arguments: tuple[str, ...] = ()) -> None:
        self.root, self.home = folder / "course", folder / "home"
        self.home.mkdir(parents=True)
        for room in ("course", "exercises"):
            shutil.copytree(ROOT / room, self.root / room)
        shutil.copy(ROOT / "nbgrader_config.py", self.root)
        self.arguments = arguments
        self.port = free_port()
        self.lab: Lab | None = None
        self._running = ExitStack()

    def start(self) -> Lab:
        """Start the course's own command; always on the same port."""
        running = running_lab(
            self.home, self.root, ("negolib.cli", "lab", *self.arguments), settings={}, port=self.port
        )
        self.lab = self._running.enter_context(running)
        return self.lab

    def stop(self) -> None:
        """Stop the server and, with it, every kernel."""
        self._running.close()

    def __enter__(self) -> "Course":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def answer(self, key: str = KEY, notebook: str = LESSON) -> object:
        """Return what stands in a notebook's sheet on the disk, or None."""
        path = (self.root / notebook).with_suffix(".answers.json")
        return json.loads(path.read_text())["answers"].get(key) if path.exists() else None

    def kill_kernel(self, notebook: str = LESSON) -> None:
        """Kill the kernel of a notebook as an out-of-memory killer does."""
        (session,) = [one for one in self.lab.api("sessions") if one["path"] == notebook]
        os.kill(_process_of(session["kernel"]["id"]), signal.SIGKILL)

    def delete_kernels(self) -> None:
        """End every kernel behind the page's back."""
        for kernel in self.lab.api("kernels"):
            self.lab.api(f"kernels/{kernel['id']}", "DELETE")


def _process_of(kernel: str) -> int:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if f"kernel-{kernel}.json".encode() in path.read_bytes():
                return int(path.parent.name)
        except OSError:
            continue  # it has ended meanwhile
    raise RuntimeError("The kernel's process was not found.")


def open_lab(course: Course, browser: Browser, path: str = LESSON) -> Page:
    """Open JupyterLab on a notebook and click nothing; ``page.errors`` gathers what went wrong in it."""
    page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(f"{course.lab.url}/lab/tree/{path}", wait_until="domcontentloaded")
    return page


def show(page: Page, path: str) -> None:
    """Bring a notebook to the front, opened if it is not yet, and wait until it lives."""
    page.evaluate(SHOW, path)
    page.wait_for_function(LIVES, arg=path)


def type_and_wait(page: Page, course: Course, words: str, patience: int = PATIENCE) -> None:
    """Answer the lesson's first field as soon as it is there, and wait until that stands on the disk.

    Typed once: what is typed while the page changes under it must not be lost.
    """
    field = page.locator(FIELD).first
    field.fill(words)
    field.press("Tab")
    for _ in range(patience // 50):
        if course.answer() == words:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"Not kept after {patience} ms: {words!r}, but {course.answer()!r}")


def dead_words(page: Page) -> list[str]:
    """Return what stands on the page that nobody should ever read there."""
    text = page.locator("body").inner_text()
    return [words for words in DEAD if words in text]


def widgets(page: Page) -> int:
    """Return how many widgets of ours stand in the notebook in front."""
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea .nego").count()


def forget_run(page: Page) -> None:
    """Forget that the notebook in front has run, so that the next run can be waited for."""
    page.evaluate("() => { jupyterapp.shell.currentWidget.node.dataset.negolibRun = 'old'; }")


def remembered(page: Page, count: int) -> None:
    """Wait until the server knows that so many notebooks are open; it opens them again after a reload."""
    page.wait_for_function(
        """async (count) => JSON.stringify(await (await fetch('/lab/api/workspaces/default')).json())
             .split('"notebook:').length > count""",
        arg=count,
    )
