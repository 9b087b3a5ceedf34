"""What every exercise keeps. A proof takes an exercise, and fails where the exercise does not keep it."""

import random
import re
from collections.abc import Callable, Iterator

import nbformat

from negolib.worksheet import Worksheet
from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.features import Feature
from negolib.worksheet.checks.mistakes import mistakes_of
from negolib.worksheet.course import check_assignment
from tests.tools.exercise import Exercise
from tests.tools.teacher import Course

HIDDEN = ("HIDDEN TESTS", "BEGIN SOLUTION", "mistaken", "Traceback", "nl.grade", "Condition(", "Goal(")
PARTLY = 3
PLAIN = (int, float, str, tuple)


def points_add_up(exercise: Exercise) -> None:
    """The checks of a task come to the points that its cell has in the gradebook."""
    assert exercise.full
    for task, points in exercise.full.items():
        given = sum(check.points for check in exercise.checks[task])
        assert abs(given - points) < 1e-9, f"{task}: {given:g} of {points:g}"


def the_solution_has_full_marks(exercise: Exercise) -> None:
    """Who has understood everything is told so in every task."""
    scores = {task: result.score for task, result in exercise.results(exercise.answers).items()}
    assert scores == exercise.full


def the_untouched_has_none(exercise: Exercise) -> None:
    """Nothing is given away, and what was not attempted is not called wrong."""
    for task, result in exercise.results({}).items():
        assert (result.score, result.grade.status, result.trouble) == (0, "missing", None), task


def each_mistake_has_its_sentence(exercise: Exercise) -> None:
    """Each listed mistake gets exactly its points and its sentence."""
    for task, check in exercise.each_check:
        for mistake in mistakes_of(check):
            if mistake.answer is None or not isinstance(mistake.answer, (*PLAIN, list, dict)):
                continue  # a talk, or words: what has to be seen in it is for the exercise's own tests
            result = exercise.results({**exercise.answers, check.key: mistake.answer})[task]
            (verdict,) = [one for one in result.grade.verdicts if one.key == check.key]
            assert mistake.sentence in verdict.sentence, (check.key, mistake, verdict.sentence)
            assert verdict.earned < check.points, (check.key, mistake)
            if all(isinstance(wrong, PLAIN) for wrong in check.sentences):
                assert abs(verdict.earned - check.points * mistake.share) < 0.006, (check.key, mistake)
                lost = check.points * (1 - mistake.share)
                assert abs(result.score - (result.max_score - lost)) < 0.011, (check.key, mistake)


def every_number_knows_a_mistake(exercise: Exercise) -> None:
    """A wrong number that people really come to has a sentence."""
    for _, check in exercise.each_check:
        if isinstance(exercise.answers[check.key], (int, float)):
            assert check.sentences, check.key


def no_text_holds_the_answer(exercise: Exercise) -> None:
    """Neither hint nor sentence names a number that is asked for."""
    for _, check in exercise.each_check:
        answer = exercise.answers[check.key]
        if isinstance(answer, (int, float)):
            for text in _said(check):
                numbers = re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))
                assert f"{answer:g}" not in numbers, (check.key, text)


def every_ladder_ends_in_a_twin(exercise: Exercise) -> None:
    """Who is stuck gets a nudge, a method and, at last, the same task worked on other numbers."""
    for _, check in exercise.each_check:
        assert check.hints, check.key
        assert check.twin, check.key


def every_text_has_a_mark_scheme(exercise: Exercise) -> None:
    """Free text is never called right: a person reads it, with a mark scheme beside it."""
    by_hand = {cell.task.removesuffix("-read") for cell in exercise.cells if cell.by_hand}
    for task, check in exercise.each_check:
        if any(isinstance(one, Feature) for one in check.sentences):
            assert task in by_hand, task
    for cell in exercise.cells:
        assert not cell.by_hand or "### BEGIN MARK SCHEME" in cell.source, cell.task


def nobody_needs_code(exercise: Exercise) -> None:
    """Every answer has a field, or a tool whose answers begin with its own key."""
    code = re.sub(r"nl\.answered\([^)]*\)", "", "\n".join(exercise.code(exercise.released)))
    kept = re.findall(r'"(\w+)"', code)
    for key in exercise.answers:
        assert any(key == name or key.startswith(f"{name}_") for name in kept), key


def no_sentence_holds_code(exercise: Exercise) -> None:
    """A learner reads words, never an expression or a variable."""
    said = exercise.prose(exercise.released)
    said += [text for _, check in exercise.each_check for text in [*_said(check), check.twin]]
    for text in said:
        assert not re.search(r"`[^`]*[(\[=][^`]*`|\bnl\.|\bPython code\b|sheet\[", text), text


def a_cell_calls_and_is_short(exercise: Exercise) -> None:
    """What a learner could unfold is six lines at most and defines nothing."""
    for source in exercise.code(exercise.released):
        assert len([line for line in source.splitlines() if line.strip()]) <= 6, source
        assert not re.search(r"^\s*(?:def|class) |\blambda\b", source, re.M), source


def what_is_released_holds_no_answer(exercise: Exercise) -> None:
    """Neither hidden tests nor a free text of the solution travel to a class."""
    text = exercise.released.read_text()
    texts = [answer for answer in exercise.answers.values() if isinstance(answer, str) and " " in answer]
    for hidden in (*HIDDEN[:3], *HIDDEN[5:], "SOLUTION", *texts):
        assert hidden not in text, hidden


def it_runs_without_a_warning(exercise: Exercise) -> None:
    """Solved or untouched, from top to bottom on a fresh kernel, without a word of complaint."""
    for folder in (exercise.solved, exercise.untouched):
        notebook = nbformat.read(folder / f"{exercise.name}.ipynb", as_version=4)
        for output in (one for cell in notebook.cells for one in cell.get("outputs", ())):
            assert output.get("name") != "stderr", output["text"]
            assert output.output_type != "error", output


def every_way_of_grading_agrees(exercise: Exercise) -> None:
    """The class's command, stock execution, the button and a lone notebook come to the same points."""
    handed_in = {"solved": exercise.solved, "untouched": exercise.untouched}
    for seed in range(PARTLY):
        handed_in[f"partly-{seed}"] = exercise.handed_in(f"partly-{seed}", _partly(exercise.answers, seed))
    ours, stock = (
        Course(exercise.folder / name, exercise.name, own=exercise.course, stock=name == "stock")
        for name in ("ours", "stock")
    )
    for course in (ours, stock):
        for student, folder in handed_in.items():
            course.hand_in(student, folder)
        # A notebook that travelled alone carries its answers; only we read them.
        if course is ours:
            for sheet in course.hand_in("alone", exercise.solved).glob("*.json"):
                sheet.unlink()
        course.nbgrader("autograde", exercise.name)
    scores = ours.scores()
    assert scores.pop("alone") == exercise.full
    assert scores == stock.scores()
    assert scores["solved"] == exercise.full
    assert set(scores["untouched"].values()) == {0}
    for student, folder in handed_in.items():
        report = check_assignment(Worksheet(exercise.name, folder), exercise.course)
        assert {result.task: result.score for result in report.results} == scores[student], student
    ours.nbgrader("generate_feedback", exercise.name)
    for student in handed_in:
        page = ours.root / "grading" / "feedback" / student / exercise.name / f"{exercise.name}.html"
        body = page.read_text().partition("<body")[2]
        for hidden in HIDDEN:
            assert hidden not in body, (student, hidden)


def _said(check: Check) -> Iterator[str]:
    yield from check.hints
    for sentence, _ in check.sentences.values():
        yield sentence


def _partly(answers: dict[str, object], seed: int) -> dict[str, object]:
    """Keep, spoil or leave out each answer, by chance from a seed."""
    chance, given = random.Random(seed), {}
    for key, answer in answers.items():
        fate = chance.choice(["keep", "keep", "spoil", "leave"])
        if fate == "keep":
            given[key] = answer
        elif fate == "spoil":
            given[key] = _spoiled(answer, chance)
    return given


def _spoiled(answer: object, chance: random.Random) -> object:
    if isinstance(answer, dict):
        places = list(answer.values())
        return {key: chance.choice(places) for key in answer}
    if isinstance(answer, (str, list)):
        return answer[: len(answer) // 2] or "x"
    return answer * chance.choice([0.5, -1, 10])


PROOFS: tuple[Callable[[Exercise], None], ...] = (
    points_add_up,
    the_solution_has_full_marks,
    the_untouched_has_none,
    each_mistake_has_its_sentence,
    every_number_knows_a_mistake,
    no_text_holds_the_answer,
    every_ladder_ends_in_a_twin,
    every_text_has_a_mark_scheme,
    nobody_needs_code,
    no_sentence_holds_code,
    a_cell_calls_and_is_short,
    what_is_released_holds_no_answer,
    it_runs_without_a_warning,
    every_way_of_grading_agrees,
)
