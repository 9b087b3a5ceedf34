"""The feedback page a learner gets back, and what *Validate* says before anything is handed in."""

import subprocess
import sys
from html.parser import HTMLParser

import pytest
from nbgrader.api import Gradebook

from negolib.environment import environment
from negolib.grading.feedback import Task
from negolib.worksheet import Question, Verdict, Worksheet, answered, handed_in
from tests.grading.conftest import EXERCISE
from tests.tools.teacher import Course

READ = "first-question-read"
NASTY = "<script>alert('x')</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def course(tmp_path_factory, solved):
    """A graded class of one, whose free text a teacher has read and commented on."""
    course = Course(tmp_path_factory.mktemp("feedback") / "course", EXERCISE)
    course.hand_in("ada", solved)
    course.nbgrader("autograde", EXERCISE)
    return course


class Tags(HTMLParser):
    """What a browser would take for tags and attributes, not for text."""

    def __init__(self):
        super().__init__()
        self.names, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes += attrs


def page(course, student="ada"):
    course.nbgrader("generate_feedback", EXERCISE, "--force")
    path = course.root / "grading" / "feedback" / student / EXERCISE / f"{EXERCISE}.html"
    return path.read_text(encoding="utf-8")


def test_free_text_waits_for_a_person_and_the_points_survive_grading_again(course):
    database = f"sqlite:///{course.root / 'grading' / 'gradebook.db'}"
    before = page(course)
    assert "36 of 38 points; 2 of them not yet given" in before
    assert "1 of 3 points, 2 not yet given" in before
    with Gradebook(database) as gradebook:
        assert gradebook.find_submission(EXERCISE, "ada").needs_manual_grade
        grade = gradebook.find_grade(READ, EXERCISE, EXERCISE, "ada")
        grade.manual_score, grade.needs_manual_grade = 0.5, False
        comment = gradebook.find_comment(READ, EXERCISE, EXERCISE, "ada")
        comment.manual_comment = f"Nearly there.\n{NASTY}"
        gradebook.db.commit()
    course.nbgrader("autograde", EXERCISE, "--force")
    with Gradebook(database) as gradebook:
        assert gradebook.find_grade(READ, EXERCISE, EXERCISE, "ada").manual_score == 0.5
        assert not gradebook.find_submission(EXERCISE, "ada").needs_manual_grade
    after = page(course)
    assert "36.5 of 38 points." in after
    assert "1.5 of 3 points" in after
    assert "not yet given" not in after
    assert "Nearly there.<br>&lt;script&gt;" in after


def test_the_page_stands_alone_and_says_the_words_that_were_chosen(course):
    text = page(course)
    assert len(text.encode()) < 100_000
    tags = Tags()
    tags.feed(text)
    assert not tags.names & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not any(name.startswith("on") or name in ("src", "style") for name, _ in tags.attributes)
    links = [value for name, value in tags.attributes if name == "href"]
    assert links
    assert all(value.startswith("#") for value in links)
    assert "2. If there is no deal" in text
    assert "My BATNA is to …" in text
    assert "Sell the capacity to e-commerce fulfilment" in text
    for hidden in ("paper_part", "MARK SCHEME", "For grading by hand", "nl.", "BEGIN"):
        assert hidden not in text, hidden


def test_validating_says_what_is_open_in_the_words_of_the_question(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    with handed_in({"gap": 8}):
        sheet = Worksheet("planning")
    sheet.questions["limit"] = Question.number("limit", "I walk away below", "euros")
    answered(sheet, "gap")
    with pytest.raises(AssertionError, match="Not answered yet: “I walk away below”"):
        answered(sheet, "gap", "limit")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    answered(sheet, "limit")


@pytest.mark.parametrize(("folder", "success"), [("untouched", False), ("solved", True)])
def test_nbgrader_validate_calls_only_an_answered_exercise_a_success(request, folder, success):
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", f"{EXERCISE}.ipynb"],
        cwd=request.getfixturevalue(folder),
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert ("Success!" in run.stdout) == success, run.stdout
    assert ("Not answered yet: “Of the honest rise, paper accounts for”" in run.stdout) != success
    assert "Traceback" not in run.stdout


def test_a_text_that_waits_for_its_reader_is_not_called_right():
    seen = Verdict("seen", 1.0, "I can see: It asks something. How good it is, you judge.")
    waiting = Task("First question", score=1.0, of=3.0, unread=2.0, verdicts=[seen])
    assert waiting.status == "seen"
    assert Task("First question", score=3.0, of=3.0, verdicts=[seen]).status == "right"
    assert Task("First question", score=0.5, of=3.0, unread=2.0, verdicts=[seen]).status == "partly"
