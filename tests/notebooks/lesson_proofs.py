"""What every lesson keeps, whatever it teaches: proofs over its notebook and what it declares.

Each proof takes a :class:`Given` and raises AssertionError with the place and the reason. A new lesson
adds no proof: it comes under all of them.
"""

import ast
import contextlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import nbformat

from negolib.cases import load_case
from negolib.lessons import Declared, declared
from negolib.worksheet import Question, mistakes_of, one_page
from tests.notebooks.case_numbers import case_numbers_in
from tests.notebooks.reading import (
    ROOT,
    code_cells,
    complaints_of,
    is_clean,
    is_something_to_do,
    prose_of,
    ran,
    read,
    words_of,
)

LONGEST_READ = 150  # words between two things to do
SEEDS = 6  # variants of its case that a lesson is tried with
LONGEST_CELL = 6  # lines, folded or not
PARTS = (
    "You will be able to",
    "What people get wrong",
    "In the room",
    "(?:You can now|From today you can)",
    "to keep",
    "Sources",
)
# What defines, decides, repeats or builds belongs into the lesson's module.
BUILDING = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp),
    *(ast.DictComp, ast.GeneratorExp, ast.List, ast.Dict, ast.Set, ast.JoinedStr, ast.BinOp),
    *(ast.For, ast.While, ast.If, ast.IfExp, ast.With, ast.Try),
)
ANYTHING = (-987.5, "nothing of the kind", ["nothing of the kind"], {"nothing": "of the kind"}, True, "No.")


@dataclass(frozen=True)
class Given:
    """A lesson to be proved: its notebook, beside which a module of its own may lie."""

    path: Path

    @cached_property
    def notebook(self) -> nbformat.NotebookNode:
        return read(self.path)

    @cached_property
    def stage(self) -> str:
        (stage,) = re.findall(r'nl\.Lesson\("([\w-]+)"\)', self.code)
        return stage

    @cached_property
    def declared(self) -> Declared:
        with contextlib.chdir(self.path.parent):
            return declared(self.stage)

    @cached_property
    def code(self) -> str:
        return "\n".join(cell.source for cell in code_cells(self.notebook))

    @property
    def checked(self) -> list[Question]:
        return [question for question in self.declared.questions.values() if question.check]

    def called(self, *methods: str) -> list[str]:
        """Return the names that the notebook hands to some methods of its lesson."""
        calls = [node for node in ast.walk(ast.parse(self.code)) if isinstance(node, ast.Call)]
        return [
            part.value
            for call in calls
            if isinstance(call.func, ast.Attribute)
            and call.func.attr in methods
            and getattr(call.func.value, "id", "") == "lesson"
            for part in call.args
            if isinstance(part, ast.Constant)
        ]


# the notebook


def its_notebook_is_clean(given: Given) -> None:
    is_clean(given.path)


def its_cells_are_called_by_words(given: Given) -> None:
    for cell in given.notebook.cells:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cell.id), f"{cell.id} is no name made of words"


def its_cells_call_and_define_nothing(given: Given) -> None:
    for cell in code_cells(given.notebook):
        assert len(cell.source.splitlines()) <= LONGEST_CELL, f"{cell.id} is longer than {LONGEST_CELL} lines"
        built = [
            type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, BUILDING)
        ]
        assert not built, f"{cell.id} builds {', '.join(built)}"


def its_folded_cells_begin_in_words(given: Given) -> None:
    # The first line is what stands on the page while a cell is folded.
    for cell in code_cells(given.notebook):
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            assert cell.source.startswith("# "), f"{cell.id} shows code: {cell.source.splitlines()[0]}"


def it_has_its_parts_in_their_order(given: Given) -> None:
    prose = prose_of(given.notebook)
    found = {part: re.search(part, prose) for part in PARTS}
    places = {part: one.start() if one else -1 for part, one in found.items()}
    assert min(places.values()) >= 0, f"missing: {[part for part, place in places.items() if place < 0]}"
    assert list(places.values()) == sorted(places.values()), "its parts stand in another order"
    assert re.search(r"\b\d\d\b.*\bminutes\b", prose.split("\n## ")[0]), (
        "the top does not say how long it takes"
    )


def it_begins_with_a_scene(given: Given) -> None:
    cells = given.notebook.cells
    able = next(place for place, cell in enumerate(cells) if PARTS[0] in cell.source)
    scenes = [cell for cell in cells[:able] if "nl.story(" in cell.source or "“" in cell.source]
    spoken = re.search(r'"[A-Z][^"]+[.,!?]"', prose_of(nbformat.v4.new_notebook(cells=cells[:able])))
    assert scenes or spoken, "nothing happens before the first term"


def its_links_lead_somewhere(given: Given) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", prose_of(given.notebook))
    assert any(link.endswith(".ipynb") for link in links), "no link leads to the exercise"
    for link in links:
        assert (ROOT / "exercises" / link).is_file() or (given.path.parent / link).is_file(), link


def no_number_of_its_case_is_typed_in(given: Given) -> None:
    for cell in given.notebook.cells:
        assert not case_numbers_in(cell.source, given.declared.case), f"{cell.id} has numbers of the case"


# what happens when it is run


def it_runs_without_a_word_of_complaint(given: Given) -> None:
    assert complaints_of(ran(given.path)) == []


def it_is_never_long_to_read(given: Given) -> None:
    count, since = 0, "the top"
    for cell in ran(given.path).cells:
        if cell.cell_type == "markdown":
            count += words_of(cell.source)
        elif is_something_to_do(cell):
            assert count <= LONGEST_READ, f"{count} words between {since} and {cell.id}"
            count, since = 0, cell.id


def it_is_mostly_something_one_does(given: Given) -> None:
    notebook = ran(given.path)
    doing = sum(is_something_to_do(cell) for cell in code_cells(notebook))
    read_only = len(notebook.cells) - len(code_cells(notebook))
    assert 2 * doing >= read_only, f"{doing} things to do among {read_only} pieces of prose"


def nothing_leaks_before_an_answer(given: Given) -> None:
    notebook = ran(given.path)
    # A chart's own copies of the page's code are no words for a learner.
    page = json.dumps([[cell.source, cell.get("outputs", [])] for cell in notebook.cells], ensure_ascii=False)
    page += json.dumps(_state_of(notebook), ensure_ascii=False)
    for question in given.checked:
        check = question.check
        right = check.verdict({question.key: check.right_answer})
        told = [*check.hints, check.twin, *(sentence for sentence, _ in check.sentences.values()), right.head]
        for sentence in filter(lambda one: len(one) > 20, told):
            assert json.dumps(sentence, ensure_ascii=False)[1:-1] not in page, f"{question.key}: {sentence}"


def _state_of(notebook: nbformat.NotebookNode) -> list[object]:
    widgets = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {})
    states = [one["state"] for one in widgets.get("state", {}).values()]
    return [
        {name: value for name, value in state.items() if name not in ("_esm", "_css")} for state in states
    ]


# what it asks


def every_question_is_asked_once(given: Given) -> None:
    asked = given.called("ask", "check")
    assert sorted(asked) == sorted(set(asked)), (
        f"asked twice: {sorted({one for one in asked if asked.count(one) > 1})}"
    )
    assert set(asked) == set(given.declared.questions), (
        f"declared or asked, not both: {sorted(set(asked) ^ set(given.declared.questions))}"
    )
    assert set(given.called("again")) <= set(asked), "something is shown again that was never asked"


def every_line_is_said(given: Given) -> None:
    said = given.called("told")
    assert sorted(said) == sorted(given.declared.lines), "declared or said, not both"
    assert ("lesson.page(" in given.code) == bool(given.declared.sections), "the page to keep"


def its_answers_lie_under_its_own_name(given: Given) -> None:
    assert given.declared.sheet == given.path.stem


def a_check_looks_at_its_own_answer(given: Given) -> None:
    for question in given.checked:
        assert question.check.key == question.key, f"{question.key} is checked by {question.check.key}"
        assert question.check.verdict({}).lines == ["Not answered yet."], question.key


def the_right_answer_is_told_so(given: Given) -> None:
    answers = right_answers(given)
    for question in given.checked:
        verdict = question.check.verdict(answers)
        # A free text is never called right: what can be seen in it is said.
        best = "seen" if question.kind == "text" else "right"
        assert verdict.status == best, f"{question.key}: {verdict.sentence}"
        assert verdict.sentence not in ("Right.", "Right, all of them."), f"{question.key} does not say why"


def an_answer_out_of_the_blue_is_never_right(given: Given) -> None:
    for question in given.checked:
        verdicts = [question.check.verdict({question.key: answer}) for answer in ANYTHING]
        assert all(verdict.status not in ("right", "seen") for verdict in verdicts), (
            f"{question.key} takes anything"
        )
        assert (
            any(verdict.status in ("wrong", "partly") for verdict in verdicts) or question.kind == "package"
        )


def each_mistake_gets_its_sentence(given: Given) -> None:
    for question in given.checked:
        for mistake in mistakes_of(question.check):
            assert mistake.answer is not None, f"{question.key}: nobody can be told “{mistake.sentence}”"
            verdict = question.check.verdict({question.key: mistake.answer})
            assert verdict.status in ("wrong", "partly"), f"{question.key}: {mistake.answer} is taken"
            assert mistake.sentence in verdict.sentence, f"{question.key}: {mistake.answer} is told otherwise"


def hints_climb_and_never_hold_the_answer(given: Given) -> None:
    for question in given.checked:
        check = question.check
        assert len(check.hints) >= 2, f"{question.key} has no ladder"
        for sentence in [*check.hints, *(sentence for sentence, _ in check.sentences.values())]:
            for given_away in _answer_in_words(question):
                found = re.search(rf"(?<![\w.]){re.escape(given_away)}(?![\w]|\.\d)", sentence, re.I)
                assert not found, f"{question.key}: “{sentence}” says “{given_away}”"


def _answer_in_words(question: Question) -> list[str]:
    answer = question.check.right_answer
    if question.kind == "number":
        return [f"{answer:g}", f"{answer:.1f}", f"{answer:.2f}"]
    if question.kind == "choice":
        return [question.options.get(answer, answer).rstrip(".")]
    if question.kind == "text":
        return [answer.rstrip(".?!")]
    return []


# what is kept


def the_page_fills_itself(given: Given) -> None:
    answers = right_answers(given)
    # What a tool writes begins with the name it is given in the notebook.
    tools = set(re.findall(r'"(\w+)"', given.code))
    for heading, lines in given.declared.sections.items():
        for line in lines:
            if line.key in answers:
                text = line.text(answers)
                assert text, f"{line.key} leaves its line open"
                named = given.declared.questions[line.key].options
                raw = [name for name, words in named.items() if name != words and name == text]
                assert not raw, f"{line.key} stands on the page as “{text}”"
            else:
                owner = any(line.key.startswith(f"{tool}_") for tool in tools)
                assert owner, f"Nothing writes {line.key}, under {heading}"
    assert "Traceback" not in one_page(given.declared.title, given.declared.sections, answers)


def its_lines_speak_before_and_after(given: Given) -> None:
    for name, say in given.declared.lines.items():
        for answers in ({}, right_answers(given), dict.fromkeys(given.declared.questions, "something else")):
            assert say(given.declared.case, answers).strip(), f"{name} says nothing"


def it_bears_fresh_numbers(given: Given) -> None:
    name = given.declared.case.name
    for seed in range(SEEDS if given.declared.case.variants else 0):
        try:
            with contextlib.chdir(given.path.parent):
                fresh = declared(given.stage, load_case(name, seed=seed))
        except ValueError as error:
            raise AssertionError(f"With the numbers of seed {seed}: {error}") from error
        for question in filter(lambda one: one.check, fresh.questions.values()):
            verdict = question.check.verdict({question.key: question.check.right_answer})
            assert verdict.status in ("right", "seen"), f"{question.key}, with the numbers of seed {seed}"


def right_answers(given: Given) -> dict[str, object]:
    """Return what somebody answers who has understood the lesson; where nothing is right, just something."""
    anything = {"number": 3.0, "text": "Some words of my own.", "talks": []}
    return {
        key: question.check.right_answer
        if question.check
        else anything.get(question.kind) or next(iter(question.options), None)
        for key, question in given.declared.questions.items()
    }


PROOFS = (
    its_notebook_is_clean,
    its_cells_are_called_by_words,
    its_cells_call_and_define_nothing,
    its_folded_cells_begin_in_words,
    it_has_its_parts_in_their_order,
    it_begins_with_a_scene,
    its_links_lead_somewhere,
    no_number_of_its_case_is_typed_in,
    it_runs_without_a_word_of_complaint,
    it_is_never_long_to_read,
    it_is_mostly_something_one_does,
    nothing_leaks_before_an_answer,
    every_question_is_asked_once,
    every_line_is_said,
    its_answers_lie_under_its_own_name,
    a_check_looks_at_its_own_answer,
    the_right_answer_is_told_so,
    an_answer_out_of_the_blue_is_never_right,
    each_mistake_gets_its_sentence,
    hints_climb_and_never_hold_the_answer,
    the_page_fills_itself,
    its_lines_speak_before_and_after,
    it_bears_fresh_numbers,
)
