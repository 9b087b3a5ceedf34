"""The exercise through nbgrader's own command, with our preprocessor and with stock Execute."""

import json
import random
import re

from nbgrader.api import Gradebook

from negolib.worksheet import Worksheet
from negolib.worksheet.course import check_assignment
from tests.grading.conftest import EXERCISE
from tests.tools import ROOT
from tests.tools.teacher import Course

FULL = 34  # two more are given by hand


def partly_right(answers: dict[str, object], seed: int) -> dict[str, object]:
    """Leave out, spoil or keep each answer, by chance from a seed."""
    chance, result = random.Random(seed), {}
    for key, value in answers.items():
        fate = chance.choice(["keep", "keep", "spoil", "leave"])
        if fate == "keep":
            result[key] = value
        elif fate == "spoil":
            result[key] = spoiled(value, chance)
    return result


def spoiled(value: object, chance: random.Random) -> object:
    if isinstance(value, dict):
        places = list(value.values())
        return {key: chance.choice(places) for key in value}
    if isinstance(value, str):
        return value[: len(value) // 2] or "x"
    return value * chance.choice([0.5, -1, 10])


def test_solved_untouched_and_ten_partly_right_score_the_same_with_stock_execute(
    tmp_path, solved, untouched, answers, with_answers
):
    ours, stock = Course(tmp_path / "ours", EXERCISE), Course(tmp_path / "stock", EXERCISE, stock=True)
    folders = {"solved": solved, "untouched": untouched}
    for seed in range(10):
        folders[f"partly-{seed}"] = with_answers(f"partly-{seed}", partly_right(answers, seed))
    for student, folder in folders.items():
        ours.hand_in(student, folder)
        stock.hand_in(student, folder)
    for course in (ours, stock):
        course.nbgrader("autograde", "planning")
    scores = ours.scores()
    assert scores == stock.scores()
    totals = {student: sum(tasks.values()) for student, tasks in scores.items()}
    assert totals["solved"] == FULL
    assert totals["untouched"] == 0
    assert len({round(total, 2) for total in totals.values()}) >= 8
    # `negolib check` and the button come to the same points.
    for student, folder in folders.items():
        report = check_assignment(Worksheet("planning", folder), ROOT)
        assert {result.task: result.score for result in report.results} == scores[student]


def test_feedback_pages_hold_reasons_and_nothing_hidden(tmp_path, solved, answers, with_answers):
    course = Course(tmp_path / "course", EXERCISE)
    course.hand_in("solved", solved)
    nasty = "<script>alert('x')</script><img src=x onerror=alert(1)>"
    wrong = {**answers, "paper_part": 14, "first_question": nasty, "batna": nasty, "kinds": {nasty: nasty}}
    course.hand_in("wrong", with_answers("wrong", wrong))
    course.nbgrader("autograde", "planning")
    course.nbgrader("generate_feedback", "planning")
    for student in ("solved", "wrong"):
        page = (course.root / "grading" / "feedback" / student / "planning" / "planning.html").read_text()
        body = page[page.index("<body") :]
        for hidden in ("HIDDEN TESTS", "mistaken", "within", "Traceback", "expected_value", "nl.grade"):
            assert hidden not in body, hidden
        assert "alert(" not in body or "&lt;script&gt;" in body
        assert nasty not in body
        assert "<img src=x" not in body
        assert "onerror=alert" not in body.replace("&lt;img src=x onerror=alert(1)&gt;", "")
    assert "It is only a part of the price." in page
    assert "That is how far paper itself went up." in page


def test_a_learner_who_used_the_fields_is_not_told_no_response(tmp_path, answers, with_answers):
    course = Course(tmp_path / "course", EXERCISE)
    course.hand_in("fields", with_answers("fields", {"paper_part": 70, "first_question": "Why?\nHow?"}))
    course.nbgrader("autograde", "planning")
    with Gradebook(f"sqlite:///{course.root / 'grading' / 'gradebook.db'}") as gradebook:
        (notebook,) = gradebook.find_submission("planning", "fields").notebooks
        comments = {comment.name: comment.auto_comment for comment in notebook.comments}
    assert comments["rise-answer"] is None
    assert comments["question-answer"] is None
    assert comments["say-answer"] == "No response."
    cells = {cell["id"]: cell for cell in json.loads(course.graded("fields"))["cells"]}
    page = {
        name: "".join(cell["outputs"][0]["data"]["text/html"])
        for name, cell in cells.items()
        if name in ("rise-question", "question-question", "say-question")
    }
    assert "70 %" in page["rise-question"]
    assert "<div>Why?</div><div>How?</div>" in page["question-question"]
    assert "Not answered." in page["say-question"]
    # Formgrader shows a page only with these tags; any other stands there as text.
    for text in page.values():
        assert set(re.findall(r"</?(\w+)", text)) <= {"div", "strong", "em", "ul", "li"}
    assert "needs to stand here" in "".join(cells["say-answer"]["source"])
