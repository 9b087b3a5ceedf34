"""Every exercise keeps what DESIGN asks of it: full marks, none, and every mistake its sentence."""

import itertools
import re

import nbformat
import pytest

import negolib as nl
import negolib.worksheet as checks
from negolib.worksheet import read_tests, run_tests
from tests.tools import ROOT

NOTEBOOK = ROOT / "solutions" / "planning" / "planning.ipynb"
CELLS = read_tests(NOTEBOOK)


@pytest.fixture(scope="module")
def used(answers):
    """Return {task: checks}, as the test cells make them."""
    found, making = {}, []
    original = nl.grade

    def record(sheet, *given):
        making.append(given)
        return original(sheet, *given)

    nl.grade = record
    try:
        for result in run_tests(CELLS, answers):
            found[result.task] = making[len(found)]
    finally:
        nl.grade = original
    return found


def scores(answers):
    return {result.task: result.score for result in run_tests(CELLS, answers)}


def test_points_add_up_and_there_are_six_to_ten_tasks(used):
    tests = [cell for cell in CELLS if cell.tests]
    assert 6 <= len(tests) <= 10
    assert sum(cell.points for cell in CELLS if cell.points is not None) == 36
    assert {cell.task for cell in CELLS if cell.by_hand} == {"first-question-read"}
    for cell in tests:
        assert sum(check.points for check in used[cell.task]) == pytest.approx(cell.points), cell.task


def test_full_marks_and_none(answers):
    full = {cell.task: cell.points for cell in CELLS if cell.tests}
    assert scores(answers) == full
    assert set(scores({}).values()) == {0}
    for result in run_tests(CELLS, {}):
        assert result.grade.status == "missing"


def test_each_listed_mistake_gets_exactly_its_points_and_its_sentence(used, answers):
    tried = 0
    for task, check in ((task, check) for task, given in used.items() for check in given):
        for mistake, (sentence, share) in check.sentences.items():
            if isinstance(mistake, (checks.Condition, checks.Feature)):
                continue
            if isinstance(mistake, tuple):
                thing, place = mistake
                wrong = {**answers[check.key], thing: place}
                share = (len(wrong) - 1) / len(wrong)
            else:
                wrong = mistake
            (result,) = [r for r in run_tests(CELLS, {**answers, check.key: wrong}) if r.task == task]
            (verdict,) = [v for v in result.grade.verdicts if v.key == check.key]
            assert sentence in verdict.sentence
            assert verdict.earned == pytest.approx(check.points * share)
            assert result.score == pytest.approx(result.max_score - check.points * (1 - share), abs=0.006)
            tried += 1
    assert tried >= 20


def test_each_condition_of_a_package_can_fail_and_says_so(used, answers):
    case = nl.load_case("supplier")
    (check,) = used["proposal"]
    names = [[option.name for option in issue.options] for issue in case.issues]
    heard = set()
    for choice in itertools.islice(itertools.product(*names), 0, None, 7):
        package = dict(zip(case.issue_names, choice, strict=True))
        verdict = check.verdict({"proposal": package})
        met = [condition for condition in check.sentences if condition.met(package)]
        assert verdict.earned == pytest.approx(sum(condition.points for condition in met))
        heard.add(verdict.sentence)
    assert {condition.otherwise for condition in check.sentences} <= heard
    assert len(heard) == len(check.sentences) + 1


def test_no_sentence_or_hint_gives_an_expected_number_away(used, answers):
    numbers = {f"{value:g}" for value in answers.values() if isinstance(value, (int, float))}
    for given in used.values():
        for check in given:
            for text in [*check.hints, *(sentence for sentence, _ in check.sentences.values())]:
                assert not numbers & set(re.findall(r"\d+(?:\.\d+)?", text)), text


def test_every_answer_has_a_field_so_nobody_needs_code(answers):
    exercise = nbformat.read(ROOT / "exercises" / "planning" / "planning.ipynb", as_version=4)
    source = "\n".join(cell.source for cell in exercise.cells if cell.cell_type == "code")
    for key in answers:
        assert re.search(rf'nl\.Question\.\w+\(\s*"{key}"', source), key


def test_no_sentence_of_the_exercise_holds_code(used):
    nb = nbformat.read(ROOT / "exercises" / "planning" / "planning.ipynb", as_version=4)
    said = [cell.source for cell in nb.cells if cell.cell_type == "markdown"]
    for given in used.values():
        for check in given:
            said += [*check.hints, check.twin, *(sentence for sentence, _ in check.sentences.values())]
    for text in said:
        assert not re.search(r"`[^`]*[(\[=][^`]*`|\bnl\.|\bPython code\b|sheet\[", text), text


def test_after_the_last_hint_there_is_a_worked_twin(used):
    for given in used.values():
        for check in given:
            assert not check.hints or check.twin, check.key


def test_most_tasks_that_can_be_wrong_have_a_hint_ladder(used):
    ladders = [check.hints for given in used.values() for check in given]
    assert sum(bool(hints) for hints in ladders) >= len(ladders) - 1
