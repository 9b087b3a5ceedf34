"""Whatever a learner writes, wherever: a page that shows it to a teacher runs nothing and calls nobody."""

import json
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from nbgrader.api import Gradebook

from negolib.environment import environment
from tests.grading.hostile import sheet_of
from tests.grading.hostile.pages import SCRIPTS, everywhere, payload
from tests.tools import ROOT
from tests.tools.lab import running_lab

NAME = "planning"
AT_ONCE = 4
GROUPS = {
    f"student-{start}": list(SCRIPTS)[start : start + AT_ONCE] for start in range(0, len(SCRIPTS), AT_ONCE)
}
# Looks at everything that a click could start, and starts it.
CLICK_ALL = """() => document.querySelectorAll('a[href], button, summary, [onclick]').forEach((one) => {
  if (one.closest('#notebook, main, body') && !one.closest('nav, .scoring-buttons')) one.click(); })"""


class Beacon(ThreadingHTTPServer):
    """A stranger's server on this machine, which notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        beacon = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                beacon.asked.append(self.path)
                self.send_response(200)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        super().__init__(("127.0.0.1", 0), Answer)

    @property
    def at(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


@pytest.fixture(scope="module")
def beacon():
    server = Beacon()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def graded(tmp_path_factory, beacon):
    """A course whose students have each put some of the scripts wherever one can, graded, with feedback."""
    root = tmp_path_factory.mktemp("course")
    for room in ("course", "exercises", "solutions"):
        shutil.copytree(ROOT / room, root / room)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    for student, names in GROUPS.items():
        folder = root / "grading" / "submitted" / student / NAME
        shutil.copytree(root / "exercises" / NAME, folder)
        text = "\n\n".join(payload(name, beacon.at) for name in names)
        everywhere(text)(folder, NAME)
        answers = dict.fromkeys(("first_question", "batna", "say", "caution"), text) | {"kinds": {text: text}}
        sheet = {"sheet": NAME, "revision": 9, "answers": answers, "hints": {}}
        sheet_of(folder, NAME).write_text(json.dumps(sheet))
    for step in ("generate_assignment", "autograde", "generate_feedback"):
        command = [sys.executable, "-m", "nbgrader", step, NAME]
        run = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
    return root


@pytest.fixture(scope="module")
def server(graded, browser, tmp_path_factory):
    with running_lab(
        tmp_path_factory.mktemp("home"), graded, module=("negolib.cli", "lab"), settings={}
    ) as running:
        yield running


@pytest.fixture
def visit(browser, beacon):
    """Return a function that opens a page, clicks whatever can be clicked, and says who was called."""

    def _visit(url: str, ready: str = "body") -> list[str]:
        beacon.asked.clear()
        context = browser.new_context()
        context.route("https://**", lambda route: route.abort())  # no page needs the world outside
        page = context.new_page()
        strange, own = [], url.rsplit("/", 1)[0]
        page.on("dialog", lambda dialog: (strange.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: strange.append(request.url) if beacon.at in request.url else None)
        page.goto(url, wait_until="load", timeout=60_000)
        page.wait_for_selector(ready, timeout=60_000)
        page.evaluate(CLICK_ALL)
        page.wait_for_load_state("load")
        if not page.url.startswith(own):
            strange.append(page.url)
        page.wait_for_load_state("networkidle")
        context.close()
        return [*strange, *beacon.asked]

    return _visit


def test_the_scripts_do_call_where_nobody_stops_them(visit, beacon, tmp_path):
    page = tmp_path / "alive.html"
    names = [name for name in SCRIPTS if name not in ("refresh", "closing", "comment")]
    page.write_text("".join(f"<div>{payload(name, beacon.at)}</div>" for name in names))
    called = " ".join(visit(page.as_uri()))
    for name in ("script", "image-error", "heading", "svg", "frame", "srcdoc"):
        assert f"{beacon.at}{name}" in called, name


@pytest.mark.parametrize("student", GROUPS)
def test_the_feedback_page_calls_nobody(graded, visit, student):
    page = graded / "grading" / "feedback" / student / NAME / f"{NAME}.html"
    assert visit(page.as_uri()) == []


@pytest.mark.parametrize("student", GROUPS)
def test_formgraders_page_calls_nobody(graded, server, visit, student):
    with Gradebook(f"sqlite:///{graded / 'grading' / 'gradebook.db'}") as gradebook:
        (notebook,) = gradebook.find_submission(NAME, student).notebooks
        url = f"{server.url}/formgrader/submissions/{notebook.id}"
    assert visit(url, "#notebook-container .text_cell_render") == []


@pytest.mark.parametrize("student", GROUPS)
def test_jupyterlabs_own_view_of_the_graded_notebook_calls_nobody(server, visit, student):
    url = f"{server.url}/doc/tree/grading/autograded/{student}/{NAME}/{NAME}.ipynb?reset"
    assert visit(url, ".jp-Notebook .jp-MarkdownOutput pre") == []
