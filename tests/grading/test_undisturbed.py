"""Grading that is killed and run again, or run twice at once, gives the gradebook of an undisturbed run."""

import random
import re
import threading
from types import SimpleNamespace

import pytest

from negolib import disk
from negolib.disk import turn
from negolib.grading.undisturbed import is_graded, is_whole_page, undisturbed
from tests.grading.conftest import EXERCISE
from tests.tools.disturbing import copy, hand_in_class, killed_at, lines_of, outcome, started
from tests.tools.teacher import Course

KILLS = 4
STUDENTS = 4
CUT = "an earlier run was cut off here"


@pytest.fixture(scope="module")
def quiet(tmp_path_factory, solved, untouched):
    """A class that waits to be graded, what an undisturbed run makes of it, and what that run says."""
    waiting = Course(tmp_path_factory.mktemp("waiting") / "course", EXERCISE)
    hand_in_class(waiting, solved, untouched, STUDENTS)
    graded = copy(waiting, tmp_path_factory.mktemp("quiet") / "course")
    said = lines_of(started(graded))
    assert not any(CUT in line for line in said)
    return waiting, outcome(graded), said


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_run_is_taken_up_by_the_same_command(tmp_path, quiet, seed):
    waiting, undisturbed, said = quiet
    chance = random.Random(seed)
    course = copy(waiting, tmp_path / "course")
    # One kill in each quarter of the run: in the first the start, in the last the end.
    line = int(len(said) * (seed + chance.random()) / KILLS)
    killed_at(course, line, chance.uniform(0, 0.1))
    begun = list((course.root / "grading" / "autograded").glob("*/planning"))
    open_ones = [folder for folder in begun if not is_graded(folder / "planning.ipynb")]
    again = lines_of(started(course))
    assert outcome(course) == undisturbed
    told = [text for text in again if CUT in text]
    assert len(told) == len(open_ones) <= 1
    assert all(folder.parent.name in text for folder, text in zip(open_ones, told, strict=True))
    assert not list((course.root / "grading" / "autograded").rglob("*.lock"))


def test_a_submission_that_is_half_in_the_gradebook_gets_the_rest(tmp_path, quiet):
    waiting, undisturbed, _ = quiet
    course = copy(waiting, tmp_path / "course")
    assert killed_at(course, next_line(quiet, "Autograding"), 0.0)
    (half,) = (course.root / "grading" / "autograded").glob("*/planning")
    assert not is_graded(half / "planning.ipynb")
    lines_of(started(course))
    assert outcome(course) == undisturbed
    assert not any(CUT in text for text in lines_of(started(course)))


def next_line(quiet, words: str) -> int:
    return 1 + next(number for number, text in enumerate(quiet[2]) if words in text)


def test_two_graders_at_once_come_to_the_same(tmp_path, quiet):
    waiting, undisturbed, _ = quiet
    course = copy(waiting, tmp_path / "course")
    both = [started(course), started(course)]
    for run in both:
        lines_of(run)
    assert outcome(course) == undisturbed
    assert not list((course.root / "grading" / "autograded").rglob("*.lock"))


class Grader:
    """As much of nbgrader's converter as taking turns needs, with one submission."""

    def __init__(self, autograded):
        self.assignments = {str(autograded / "ada" / "planning"): ["planning.ipynb"]}
        self.coursedir = SimpleNamespace(assignment_id="planning", notebook_id="*")
        self.pre_convert_hook = self.post_convert_hook = None
        self.autograded = autograded
        undisturbed(self, ".ipynb", is_graded)

    def _format_source(self, assignment, student, escape=False):
        return f"{re.escape(str(self.autograded))}/{student}/{assignment}$"

    def _format_dest(self, assignment, student):
        return str(self.autograded / student / assignment)

    def start(self):
        """Do what nbgrader does first with a submission."""
        (folder,) = self.assignments
        self.pre_convert_hook(notebooks=[f"{folder}/planning.ipynb"])


def test_a_grader_has_its_submission_for_itself_until_it_is_done(tmp_path):
    grader, target = Grader(tmp_path), tmp_path / "ada" / "planning"
    grader.start()
    with turn(target, patience=0) as free:
        assert not free
    grader.post_convert_hook()
    with turn(target, patience=0) as free:
        assert free


def test_a_second_grader_waits_and_then_does_it_anew(tmp_path, monkeypatch):
    second, target = Grader(tmp_path), tmp_path / "ada" / "planning"
    target.mkdir(parents=True)
    refused = threading.Event()
    seize = disk._seize

    def watched(descriptor):
        try:
            seize(descriptor)
        except OSError:
            refused.set()
            raise

    with turn(target):
        (target / "planning.ipynb").write_text("the first grader's work")
        monkeypatch.setattr(disk, "_seize", watched)
        waiting = threading.Thread(target=second.start)
        waiting.start()
        assert refused.wait(30)
        assert (target / "planning.ipynb").exists()
    waiting.join(30)
    assert not waiting.is_alive()
    assert not target.exists()
    second.post_convert_hook()


def test_what_another_grader_has_in_hand_is_left_to_him(tmp_path, quiet):
    waiting, undisturbed, _ = quiet
    course = copy(waiting, tmp_path / "course")
    target = course.root / "grading" / "autograded" / "student-01" / "planning"
    target.mkdir(parents=True)
    (target / "planning.ipynb").write_text("half")
    with turn(target) as alone:
        assert alone
        said = lines_of(started(course))
    assert not any(CUT in text for text in said)
    assert (target / "planning.ipynb").read_text() == "half"
    assert any(CUT in text for text in lines_of(started(course)))
    assert outcome(course) == undisturbed


def test_feedback_that_was_cut_off_is_made_by_the_same_command(tmp_path, quiet):
    waiting, _, _ = quiet
    course = copy(waiting, tmp_path / "course")
    lines_of(started(course))
    pages = course.root / "grading" / "feedback"
    half = pages / "student-01" / "planning"
    half.mkdir(parents=True)
    (half / "planning.html").write_text("<html><body>half")
    said = lines_of(started(course, "generate_feedback"))
    assert [text for text in said if CUT in text and "student-01" in text]
    assert sum(map(is_whole_page, pages.glob("*/planning/planning.html"))) == STUDENTS


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"metadata": {}}', '{"metadata": {"negolib": []}}'])
def test_what_was_not_written_to_its_end_is_not_finished(tmp_path, text):
    path = tmp_path / "planning.ipynb"
    assert not is_graded(path)
    assert not is_whole_page(path)
    path.write_text(text)
    assert not is_graded(path)
    assert not is_whole_page(path)
    path.write_text("<html></html>\n")
    assert is_whole_page(path)
