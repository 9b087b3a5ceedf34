import json

import pytest

from negolib.worksheet import TestCell, TestsUnreadable, Worksheet, read_tests, run_tests
from negolib.worksheet.course import check_assignment, find_course, find_tests

SETUP = TestCell("setup", "import negolib as nl\nsheet = nl.Worksheet('demo')", None, "")


def one(source, answers=None, points=2.0):
    (result,) = run_tests([SETUP, TestCell("t", source, points, "1. T")], answers or {})
    return result


@pytest.mark.parametrize(
    ("source", "score"),
    [
        ("1.5", 1.5),
        ("99", 2),
        ("-1", 0),
        ("assert sheet.get('a') == 1, 'Look at a again.'", 0),
        ("assert True", 2),
        ("1 / 0", 0),
        ("nl.grade(sheet, nl.number('a', 1, points=2))", 0),
        ("undefined_name", 0),
    ],
)
def test_a_cell_scores_as_nbgrader_scores_it(source, score):
    assert one(source).score == score


def test_an_assertion_gives_its_message_and_an_error_none_of_its_insides():
    assert one("assert False, 'Look at a again.'").grade.verdicts[0].sentence == "Look at a again."
    failed = one("secret = 436\nint('x')")
    assert "436" not in failed.grade._repr_html_()
    assert "ValueError" not in failed.grade._repr_html_()
    assert "ValueError" in failed.trouble


@pytest.mark.parametrize("source", ["float('nan')", "float('inf')"])
def test_a_score_that_is_no_number_gives_no_points_and_the_teacher_hears(source):
    result = one(source)
    assert (result.score, result.grade.verdicts[0].status) == (0.0, "unreadable")
    assert "no score" in result.trouble


def test_a_released_cell_without_its_hidden_tests_gives_no_points_here():
    result = one("nl.answered(sheet, 'a')")
    assert result.score is None
    assert result.grade is None


def test_a_failing_cell_does_not_stop_the_next_and_prints_nothing(capfd):
    cells = [
        SETUP,
        TestCell("a", "print('noise'); 1 / 0", 1, ""),
        TestCell("b", "assert sheet['x'] == 1", 1, ""),
    ]
    assert [result.score for result in run_tests(cells, {"x": 1})] == [0, 1]
    assert capfd.readouterr() == ("", "")


def test_a_test_cannot_change_what_was_handed_in():
    answers = {"x": [1]}
    one("sheet['x'] = 2\nsheet.clear()", answers)
    assert answers == {"x": [1]}


def notebook(tmp_path, cells):
    path = tmp_path / "demo.ipynb"
    path.write_text(json.dumps({"cells": cells}))
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "cannot be read"), ("[]", "cannot be read"), ('{"cells": []}', "has no test cell")],
)
def test_a_notebook_without_tests_says_so(tmp_path, text, words):
    path = tmp_path / "demo.ipynb"
    path.write_text(text)
    with pytest.raises(TestsUnreadable, match=words):
        read_tests(path)
    with pytest.raises(TestsUnreadable, match="There is no notebook"):
        read_tests(tmp_path / "none.ipynb")


@pytest.fixture
def course(tmp_path):
    marks = {"grade": True, "solution": False, "grade_id": "low", "points": 2, "locked": True}
    check = "nl.number('low', 436, points=2, mistaken={480: 'Their hope.'}, hints=['One.', 'Two.'])"
    cells = [
        {"cell_type": "code", "metadata": {"nbgrader": {**marks, "grade": False, "grade_id": "setup"}},
         "source": ["import negolib as nl\n", "sheet = nl.Worksheet('demo')"]},
        {"cell_type": "markdown", "metadata": {}, "source": ["## 1. The limit"]},
        {"cell_type": "code", "metadata": {"nbgrader": marks}, "source": [f"nl.grade(sheet, {check})"]},
    ]  # fmt: skip
    (tmp_path / "exercises" / "demo").mkdir(parents=True)
    (tmp_path / "solutions" / "demo").mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").touch()
    notebook(tmp_path / "solutions" / "demo", cells)
    return tmp_path


def test_check_says_what_stands_and_climbs_the_hints(course, tmp_path):
    sheet = Worksheet("demo", tmp_path)
    assert "Not answered yet." in str(check_assignment(sheet, course))
    assert "Hint" not in str(check_assignment(sheet, course))
    sheet["low"] = 480
    assert "Hint" not in str(check_assignment(sheet, course, hints=False))
    said = [str(check_assignment(sheet, course)) for _ in range(3)]
    assert "✗ 1. The limit   0 of 2 points\n    ✗ low: Their hope.\n      Hint 1 of 2: One." in said[0]
    assert "Hint 2 of 2: Two." in said[1]
    assert said[1] == said[2]
    sheet["low"] = 436
    assert "2 of 2 points." in str(check_assignment(sheet, course))
    assert "436" not in "".join(said)


def test_check_of_one_task_and_of_an_unknown_one(course, tmp_path):
    sheet = Worksheet("demo", tmp_path)
    assert len(check_assignment(sheet, course, "low").results) == 1
    with pytest.raises(TestsUnreadable, match="no task called 'high'"):
        check_assignment(sheet, course, "high")
    with pytest.raises(TestsUnreadable, match="It has: demo"):
        find_tests("other", course)


def test_the_course_is_found_from_any_folder_in_it(course):
    inside = course / "my_work" / "demo"
    inside.mkdir(parents=True)
    assert find_course(inside) == course.resolve()
