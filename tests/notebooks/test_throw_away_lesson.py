"""A lesson that an author adds comes under every proof as it is, and none of the proofs is blind."""

import string
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

import negolib as nl
from tests.notebooks import lesson_proofs as proofs
from tests.notebooks.lesson_proofs import PROOFS, Given

LESSON = """
from negolib.lessons import PageToKeep
from negolib.worksheet import Feature, Line, Question, asks, long_enough, number

CASE, SHEET = "supplier", "bakery"


def questions(case):
    yield Question.number("ovens", "Six trays a day, two to an oven: how many ovens?").expects(
        3, right="Right: six divided by two.", mistaken={12: "You multiplied. Does that make fewer?"},
        hints=["Does an oven take more than one tray?", "Divide the trays by what one oven takes."])
    hours = {"price": "What does it cost?", "why": "What is the early hour good for?"}
    yield Question.choice("early", "She wants the bread at five, he at seven. You ask:", hours).expects(
        "why", right="Right: there may be more than one way to serve it.",
        hints=["Which of the two could open something?", "Ask for the interest."]).keeps("I ask")
    yield Question.words("ask_her", "I would ask her:").expects(
        asks(), long_enough(3), hints=["Make it open.", "Begin with what."], example="What is early?")


def heard(case, answers):
    return f"You said: {answers.get('ask_her', 'nothing yet')}"


def page(case):
    return PageToKeep("Before I bake", {"To ask": ["early"]})


LINES = (heard,)
"""
CELLS = [  # prose and code in turns
    '# Bread\n\n*20 minutes.*\n\n"There is none left," says the baker.',
    'import negolib as nl\n\nlesson = nl.Lesson("bakery")',
    *("## You will be able to …", 'lesson.ask("ovens")', "## What people get wrong", 'lesson.ask("early")'),
    *("## In the room", 'lesson.ask("ask_her")\nlesson.told("heard")', "## You can now …", "lesson.page()"),
    "One page to keep.\n\n## Sources\n\n[The exercise](planning/planning.ipynb)",
]  # fmt: skip


def added(
    folder: Path, module: str = LESSON, cells: list[str] = CELLS, spoil: Callable = lambda _: None
) -> Given:
    kinds = (nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell)
    names = [f"piece-{letter}" for letter in string.ascii_lowercase]
    written = [kinds[place % 2](text, id=names[place]) for place, text in enumerate(cells)]
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=written, metadata={"kernelspec": spec})
    spoil(notebook)
    (folder / "bakery.py").write_text(module)
    nbformat.write(notebook, folder / "bakery.ipynb")
    return Given(folder / "bakery.ipynb")


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    return added(tmp_path_factory.mktemp("bakery"))


def test_three_questions_are_added_in_fewer_than_forty_lines():
    source = Path(__file__).read_text(encoding="utf-8")
    added_lines = source[source.index("LESSON = ") : source.index("\n\n\ndef added(")].splitlines()
    assert len(added_lines) < 40
    assert LESSON.count("yield Question") == 3


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.__name__)
def test_the_added_lesson_comes_under_every_proof(proof, given):
    proof(given)


def spoilt(old: str, new: str) -> Callable[[Path], Given]:
    """Return a maker of the lesson with some words of it replaced."""

    def make(folder: Path) -> Given:
        cells = [text.replace(old, new) for text in CELLS]
        module = LESSON.replace(old, new)
        assert (module, cells) != (LESSON, CELLS), f"“{old}” stands nowhere"
        return added(folder, module, cells)

    return make


def with_output(notebook: nbformat.NotebookNode) -> None:
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", name="stdout", text="left over")]


def called_otherwise(notebook: nbformat.NotebookNode) -> None:
    notebook.cells[1].id = "Cell_7"


def folded_away(notebook: nbformat.NotebookNode) -> None:
    notebook.cells[3].metadata["jupyter"] = {"source_hidden": True}


TODAY = nl.load_case("supplier").price.today
WIDE_OPEN = 'Feature("it is there", lambda said: "there", "It is not there.")'
# Once all questions are declared, one more, whose check looks elsewhere.
MISPLACED = """def more(case, first=questions):
    yield from first(case)
    yield Question("flour", "How much?", "number", check=number("ovens", 3, hints=["a", "b"]))


questions = more


def heard("""
# Right for the case as it is told; with other numbers the mistake becomes the right answer.
STALE = """
        case.price.today + (case.seed or 0), right="Right.", mistaken={case.price.today + 1:"""
BROKEN = [
    (proofs.its_notebook_is_clean, lambda folder: added(folder, spoil=with_output)),
    (proofs.its_cells_are_called_by_words, lambda folder: added(folder, spoil=called_otherwise)),
    (proofs.its_cells_call_and_define_nothing, spoilt('lesson.ask("ovens")', "\n\n\n\n\n\nlesson.ask()")),
    (proofs.its_cells_call_and_define_nothing, spoilt('lesson.ask("ovens")', "def ovens():\n    pass")),
    (proofs.its_cells_call_and_define_nothing, spoilt('lesson.ask("ovens")', "[lesson.ask(k) for k in 'a']")),
    (proofs.its_folded_cells_begin_in_words, lambda folder: added(folder, spoil=folded_away)),
    (proofs.it_has_its_parts_in_their_order, spoilt("## In the room", "## Somewhere")),
    (proofs.it_has_its_parts_in_their_order, spoilt("*20 minutes.*", "Soon.")),
    (proofs.it_begins_with_a_scene, spoilt('"There is none left," says the baker.', "There is none left.")),
    (proofs.its_links_lead_somewhere, spoilt("planning/planning.ipynb", "planning/plan.ipynb")),
    (proofs.no_number_of_its_case_is_typed_in, spoilt("## In the room", f"At {TODAY:g} euros it is dear.")),
    (proofs.it_runs_without_a_word_of_complaint, spoilt('lesson.ask("ovens")', 'lesson.ask("oven")')),
    (proofs.it_is_never_long_to_read, spoilt("## In the room", "## In the room\n\n" + "word " * 150)),
    (
        proofs.it_is_mostly_something_one_does,
        lambda folder: added(folder, cells=[*CELLS, *["", "Read."] * 6]),
    ),
    (
        proofs.nothing_leaks_before_an_answer,
        spoilt("## You can now …", "Divide the trays by what one oven takes."),
    ),
    (proofs.every_question_is_asked_once, spoilt('lesson.ask("ovens")', 'lesson.ask("ovens", "ovens")')),
    (proofs.every_question_is_asked_once, spoilt('lesson.ask("ovens")', "lesson.ask()")),
    (proofs.every_line_is_said, spoilt('\nlesson.told("heard")', "")),
    (proofs.every_line_is_said, spoilt("lesson.page()", "lesson.sheet")),
    (proofs.its_answers_lie_under_its_own_name, spoilt('"supplier", "bakery"', '"supplier", "bread"')),
    (proofs.a_check_looks_at_its_own_answer, spoilt("def heard(", MISPLACED)),
    (proofs.the_right_answer_is_told_so, spoilt('right="Right: six divided by two.", ', "")),
    (proofs.the_right_answer_is_told_so, spoilt("What is early?", "It is early there.")),
    (proofs.an_answer_out_of_the_blue_is_never_right, spoilt("asks(), long_enough(3)", WIDE_OPEN)),
    (proofs.each_mistake_gets_its_sentence, spoilt("asks(), ", f"asks(), {WIDE_OPEN}, ")),
    (proofs.hints_climb_and_never_hold_the_answer, spoilt("Divide the trays", "It is 3: divide the trays")),
    (proofs.hints_climb_and_never_hold_the_answer, spoilt('"Make it open.", ', "")),
    (proofs.the_page_fills_itself, spoilt('["early"]', '["early", Line("flour_price", "Flour")]')),
    (proofs.it_bears_fresh_numbers, spoilt('3, right="Right: six divided by two.", mistaken={12:', STALE)),
    (
        proofs.its_lines_speak_before_and_after,
        spoilt("You said: {answers.get('ask_her', 'nothing yet')}", ""),
    ),
]


def test_each_proof_has_something_that_it_finds():
    assert {proof for proof, _ in BROKEN} == set(PROOFS)


@pytest.mark.parametrize(("proof", "make"), BROKEN, ids=[proof.__name__ for proof, _ in BROKEN])
def test_a_broken_lesson_is_found(proof, make, tmp_path):
    with pytest.raises(AssertionError):
        proof(make(tmp_path))
