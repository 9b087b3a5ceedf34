"""Hostile and broken submissions, one batch of each exercise through nbgrader's own command.

None runs, none stops the batch, none takes long, none shows more than text; each ends with a score.
"""

import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from negolib.environment import environment
from tests.grading.hostile import FULL, NO_SCORE, NOTHING, in_one_file
from tests.grading.hostile.notebooks import NOTEBOOKS
from tests.grading.hostile.pages import PAGES
from tests.grading.hostile.sheets import SHEETS
from tests.grading.hostile.things import THINGS
from tests.tools import ROOT
from tests.tools.teacher import execute

KINDS = {
    f"{'p' if kind.page else 'q'}-{group}-{name}": kind
    for group, kinds in (("sheet", SHEETS), ("notebook", NOTEBOOKS), ("thing", THINGS), ("cell", PAGES))
    for name, kind in kinds.items()
}
ASSIGNMENTS = ("planning", "practice")
# In the suite each kind comes before at least one assignment; the benchmark hands in all to both.
IN_SUITE = {
    "planning": [name for name in KINDS if name.split("-")[1] != "sheet"],
    "practice": [name for name in KINDS if name.split("-")[1] in ("sheet", "cell")],
}
FIRST, LAST = "aa-honest", "zz-honest"
MOST_SECONDS = 5.0


class Batch:
    """Many kinds handed in to one assignment, graded by one command, with an honest one first and last."""

    def __init__(
        self, root: Path, assignment: str, solved: Path, kinds: Sequence[str] = tuple(KINDS)
    ) -> None:
        self.root, self.assignment, self.kinds = root, assignment, kinds
        root.mkdir()
        shutil.copy(ROOT / "nbgrader_config.py", root)
        shutil.copytree(ROOT / "solutions", root / "solutions")
        self.nbgrader("generate_assignment", assignment)
        for student in (FIRST, *self.kinds, LAST):
            folder = self.folder("submitted", student)
            shutil.copytree(solved, folder)
            if student in KINDS:
                in_one_file(folder, assignment)
                KINDS[student].spoil(folder, assignment)
        self.said = self.nbgrader("autograde", assignment)
        self.feedback_said = self.nbgrader("generate_feedback", assignment, "--student=p-*")
        self.nbgrader("generate_feedback", assignment, f"--student={FIRST}")
        with Gradebook(f"sqlite:///{root / 'grading' / 'gradebook.db'}") as gradebook:
            found = {
                submission.student.id: {g.name: g.auto_score for n in submission.notebooks for g in n.grades}
                for submission in gradebook.assignment_submissions(assignment)
            }
        # What an honest submission has no automatic points for is read by a teacher.
        tested = [name for name, score in found[FIRST].items() if score is not None]
        self.scores = {student: [of[name] for name in tested] for student, of in found.items() if of}

    def nbgrader(self, *arguments: str) -> str:
        """Run nbgrader's own command, whatever it comes to, and return what it said."""
        command = [sys.executable, "-m", "nbgrader", *arguments]
        run = subprocess.run(
            command, cwd=self.root, env=environment(), capture_output=True, text=True, timeout=900
        )
        return run.stderr

    def folder(self, step: str, student: str) -> Path:
        """Return a student's folder in one of nbgrader's steps."""
        return self.root / "grading" / step / student / self.assignment

    def lines(self, student: str) -> list[str]:
        """Return what the teacher reads of one student."""
        heads = ("WARNING", "ERROR", "CRITICAL")
        return [
            line
            for line in self.said.splitlines()
            if any(head in line for head in heads) and (f"{student}:" in line or f"/{student}/" in line)
        ]

    def seconds(self) -> dict[str, float]:
        """Return how long each took: from the moment the one before was written to its own."""
        times = {}
        for student in (FIRST, *self.kinds, LAST):
            path = self.folder("autograded", student) / f"{self.assignment}.ipynb"
            if path.exists():
                times[student] = path.stat().st_mtime
        order = sorted(times, key=times.get)
        return {student: times[student] - times[before] for before, student in itertools.pairwise(order)}

    def table(self) -> str:
        """Return the kinds with their points, their seconds, and what the teacher reads."""
        seconds, rows = self.seconds(), []
        for student in (FIRST, *self.kinds, LAST):
            score = self.scores.get(student)
            points = "none" if not score or None in score else f"{sum(score):g}"
            said = "; ".join(line.split("] ")[-1][:90] for line in self.lines(student))
            rows.append(f"{student:44}{points:>6}{seconds.get(student, 0):8.2f}  {said}")
        slowest = max(seconds, key=seconds.get, default="")
        return "\n".join(
            [*rows, f"{len(self.kinds)} kinds; slowest {slowest}: {seconds.get(slowest, 0):.2f} s"]
        )


class Alive(HTMLParser):
    """Collects whatever in a page runs, loads, leads somewhere, or changes how the page looks."""

    TAGS = frozenset(
        [
            "script",
            "style",
            "link",
            "meta",
            "iframe",
            "frame",
            "object",
            "embed",
            "form",
            "base",
            "svg",
            "math",
            "video",
            "audio",
        ]
    )
    PLACES = frozenset(
        [
            "href",
            "src",
            "srcset",
            "srcdoc",
            "action",
            "formaction",
            "data",
            "poster",
            "background",
            "xlink:href",
            "style",
        ]
    )

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, ...]] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and each attribute that can do something."""
        if tag in self.TAGS:
            self.found.add((tag,))
        for name, value in attrs:
            leads = name in self.PLACES and not (value or "").startswith("#")
            if name.startswith("on") or leads:
                self.found.add((tag, name, " ".join((value or "").split())[:200]))

    handle_startendtag = handle_starttag


@pytest.fixture(scope="module")
def batches(tmp_path_factory) -> Callable[[str], Batch]:
    """Return a function that makes the batch of an assignment once."""

    @cache
    def make(name: str) -> Batch:
        solved = tmp_path_factory.mktemp(f"solved-{name}")
        execute(ROOT / "solutions" / name / f"{name}.ipynb", solved)
        made = Batch(tmp_path_factory.mktemp("hostile") / "course", name, solved, IN_SUITE[name])
        print(f"\n{name}\n{made.table()}")
        return made

    return make


def in_group(name: str, *more: str) -> object:
    """One assignment's tests share a worker, and so its batch."""
    group = pytest.mark.xdist_group(f"hostile-{name}")
    return pytest.param(name, *more, id="-".join((name, *more)), marks=group)


@pytest.fixture(params=[in_group(name) for name in ASSIGNMENTS])
def batch(request, batches) -> Batch:
    """The batch of one assignment."""
    return batches(request.param)


def each(*honest: str, page: bool = False) -> pytest.MarkDecorator:
    """Let a test look at each submission of each batch."""
    pairs = [
        in_group(name, student)
        for name, kinds in IN_SUITE.items()
        for student in (*honest, *(kind for kind in kinds if KINDS[kind].page or not page))
    ]
    return pytest.mark.parametrize(("batch", "student"), pairs, indirect=["batch"])


@each(FIRST, LAST)
def test_each_ends_with_its_score_and_at_most_one_sentence(batch, student):
    kind = KINDS.get(student)
    expected, words = (kind.score, kind.words) if kind else (FULL, "")
    scores, full = batch.scores.get(student), sum(batch.scores[FIRST])
    lines = batch.lines(student)
    assert bool(scores) == (expected != NO_SCORE), lines
    if scores:
        assert None not in scores
        assert 0 <= sum(scores) <= full
    if expected in (FULL, NOTHING):
        assert sum(scores) == pytest.approx(full if expected == FULL else 0), lines
    assert len(lines) <= 2, lines
    if words:
        assert any(words in line for line in lines), lines
    elif words == "":
        assert not lines


def test_an_honest_submission_has_all_its_points(batch):
    assert sum(batch.scores[FIRST]) == sum(batch.scores[LAST]) > 20


def test_nothing_ran(batch):
    for start in (batch.root, Path.cwd()):
        assert not [place for place, _, names in os.walk(start) if "RAN" in names]


def test_the_log_holds_no_traceback_and_no_line_that_means_nothing(batch):
    assert "Traceback" not in batch.said
    assert "Traceback" not in batch.feedback_said
    for line in batch.said.splitlines():
        named = any(student in line for student in batch.kinds)
        assert named or "INFO" in line or not line.strip(), line


def test_no_submission_takes_long(batch):
    took = batch.seconds()
    # On a machine that is busy with other things everything takes longer, an honest submission too.
    most = max(MOST_SECONDS, 8 * statistics.median(took.values()))
    slow = {student: seconds for student, seconds in took.items() if seconds > most}
    assert not slow


def test_nobody_elses_file_is_carried_on(batch):
    theirs = {"root:x:0:0": "the machine's", "BEGIN HIDDEN TESTS": "the solution"}
    for step in ("autograded", "feedback"):
        for path in (batch.root / "grading" / step).rglob("*"):
            assert not path.is_symlink(), path
            if path.is_file() and "hidden-tests" not in str(path):  # those wrote the words themselves
                content = path.read_bytes()
                for words, whose in theirs.items():
                    if step == "feedback" or path.suffix != ".ipynb":
                        assert words.encode() not in content, f"{path} holds {whose}"


@each(page=True)
def test_a_feedback_page_is_as_harmless_as_an_honest_one(batch, student):
    def page_of(name: str) -> str:
        return (batch.folder("feedback", name) / f"{batch.assignment}.html").read_text(encoding="utf-8")

    page, honest = page_of(student), page_of(FIRST)
    assert Alive(page).found <= Alive(honest).found
    assert len(page) < len(honest) + 1_500_000
    others = [path.name for path in batch.folder("feedback", student).iterdir()]
    assert not [name for name in others if name.endswith((".html", ".svg"))][1:]


def test_the_notebook_that_a_teacher_opens_holds_only_text(batch):
    from nbconvert.filters import markdown2html

    for student in batch.kinds:
        path = batch.folder("autograded", student) / f"{batch.assignment}.ipynb"
        if not path.exists():
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        assert {"kernelspec", "language_info", "negolib"} >= set(data["metadata"]), student
        honest = {
            "".join(cell["source"])
            for cell in json.loads((ROOT / "solutions" / batch.assignment / path.name).read_text())["cells"]
        }
        for cell in data["cells"]:
            assert cell["cell_type"] in ("code", "markdown"), student
            assert "attachments" not in cell, student
            if cell["cell_type"] == "markdown" and "".join(cell["source"]) not in honest:
                assert not Alive(markdown2html("".join(cell["source"]))).found, student
