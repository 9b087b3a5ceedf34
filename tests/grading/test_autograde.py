"""The exercise through nbgrader's own command, with our preprocessor and with stock Execute."""

import json
import re

from nbgrader.api import Gradebook

from tests.grading.conftest import EXERCISE
from tests.tools.teacher import Course


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
