"""Finds a lesson by its stage, and reads what it declares for one case."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

from negolib.cases import Case, load_case
from negolib.in_words import meant, quoted
from negolib.worksheet import Line, Question

Say = Callable[[Case, Mapping[str, object]], str]


@dataclass(frozen=True)
class PageToKeep:
    """The page that a learner takes along.

    Args:
        title: of the page.
        sections: ``{heading: lines}``; a line is the key of a question that keeps one, or a
            :class:`negolib.worksheet.Line` for what a tool writes.
    """

    title: str
    sections: Mapping[str, Sequence[str | Line]]


@dataclass(frozen=True)
class Declared:
    """What a lesson declares, for one case.

    Args:
        stage: the lesson's name.
        case: the case it is told with.
        sheet: the name of the sheet its answers lie in.
        questions: by key, in the lesson's order.
        lines: what it says, by the name of the function that says it.
        title: of the page to keep, "" where there is none.
        sections: of the page to keep.
    """

    stage: str
    case: Case
    sheet: str
    questions: Mapping[str, Question]
    lines: Mapping[str, Say]
    title: str = ""
    sections: Mapping[str, Sequence[Line]] = field(default_factory=dict)


def list_lessons() -> list[str]:
    """Return the names of the lessons there are.

    >>> "planning" in list_lessons()
    True
    """
    package = importlib.import_module("negolib.lessons")
    return sorted(one.name for one in pkgutil.iter_modules(package.__path__) if one.name != "common")


def declared(stage: str | ModuleType, case: Case | None = None) -> Declared:
    """Return what a lesson declares.

    Args:
        stage: a lesson's name, or its module. A name may also be that of a Python file beside the notebook.
        case: another case of the same parties and issues, such as one with fresh numbers.

    Raises:
        ValueError: for an unknown lesson, or one that declares a key twice.

    >>> declared("planning").questions["wrong_way"].kind
    'choice'
    """
    module = _module(stage) if isinstance(stage, str) else stage
    name = module.__name__.rsplit(".", 1)[-1]
    case = case or load_case(module.CASE)
    questions: dict[str, Question] = {}
    for question in module.questions(case):
        if question.key in questions:
            raise ValueError(f"The lesson '{name}' declares the question '{question.key}' twice.")
        questions[question.key] = question
    page = module.page(case) if hasattr(module, "page") else PageToKeep("", {})
    return Declared(
        name,
        case,
        module.SHEET,
        questions,
        {say.__name__: say for say in getattr(module, "LINES", ())},
        page.title,
        {heading: [_line(one, questions, name) for one in lines] for heading, lines in page.sections.items()},
    )


def _module(stage: str) -> ModuleType:
    if stage in list_lessons():
        return importlib.import_module(f"negolib.lessons.{stage}")
    beside = Path.cwd() / f"{stage}.py"
    if not stage.isidentifier() or not beside.is_file():
        raise ValueError(
            f"There is no lesson {quoted(stage)}: {meant(stage, list_lessons())}. One of your own is a file "
            f"called {stage}.py beside the notebook."
        )
    # Not by its name: what lies beside the notebook is read anew, and takes nobody's place.
    loader = SourceFileLoader(stage, str(beside))
    module = ModuleType(stage)
    loader.exec_module(module)
    return module


def _line(one: str | Line, questions: Mapping[str, Question], name: str) -> Line:
    if isinstance(one, Line):
        return one
    kept = questions[one].kept if one in questions else None
    if kept is None:
        raise ValueError(
            f"The page of the lesson '{name}' wants a line of '{one}', and no question keeps one."
        )
    return kept
