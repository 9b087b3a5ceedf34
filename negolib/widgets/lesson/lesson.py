"""A lesson as its notebook calls it: what is asked, checked, said and kept, each by its name."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from negolib.cases import Case, load_case
from negolib.in_words import meant, quoted
from negolib.lessons import declared
from negolib.widgets.lesson.told import Told
from negolib.worksheet import Question, Worksheet

if TYPE_CHECKING:
    import ipywidgets

    from negolib.widgets.sheet_page.preparation_sheet import PreparationSheet

Thing = TypeVar("Thing")


class Lesson:
    """A lesson with its case and its sheet. What it asks and says is declared in :mod:`negolib.lessons`.

    Args:
        stage: the lesson's name, such as "planning", or the name of a Python file beside the notebook.
        case: another case than the lesson's own, such as one with fresh numbers.

    Attributes:
        case: the case it is told with.
        sheet: where its answers are kept.

    Raises:
        ValueError: for an unknown lesson, or a name that it does not declare.

    >>> lesson = Lesson("planning")
    >>> lesson.sheet.questions["zone_guess"].text
    'On price alone …'
    """

    def __init__(self, stage: str | ModuleType, case: Case | None = None) -> None:
        self._declared = declared(stage, case)
        self.case = self._declared.case
        self.sheet = Worksheet(self._declared.sheet)
        self.sheet.questions.update(self._declared.questions)

    def year(self, year: int) -> Case:
        """Return the case in another year, with this sheet's own numbers, of which nothing was shown."""
        return load_case(self.case.name, seed=self.sheet.seed, year=year)

    def ask(self, *keys: str) -> None:
        """Show a field for each of some questions, and below them a button for those that can be checked."""
        from IPython.display import display

        from negolib.widgets.answers.fields import field

        questions = self._questions(keys)
        display(*(field(self.sheet, question) for question in questions))
        self._check(questions)

    def check(self, *keys: str) -> None:
        """Show a button that checks answers for which a tool is the field."""
        self._check(self._questions(keys))

    def again(self, key: str) -> None:
        """Show once more what was answered further up, under the words for it."""
        from IPython.display import display

        from negolib.widgets.answers.fields import field

        (question,) = self._questions([key])
        display(field(self.sheet, question.titled(question.later or question.text)))

    def told(self, *names: str) -> None:
        """Say something, and say it anew whenever an answer changes that it goes by."""
        for name in names:
            say = self._named(name, self._declared.lines, "says nothing called")
            Told(self.case, self.sheet, say).show()

    def folded(self, title: str, widget: "ipywidgets.Widget") -> None:
        """Show a tool that waits, folded up under its title, until somebody needs it."""
        import ipywidgets
        from IPython.display import display

        display(ipywidgets.Accordion(children=(widget,), titles=(title,)))

    def page(self) -> "PreparationSheet":
        """Return the page to keep, filled from the answers."""
        from negolib.widgets.sheet_page.preparation_sheet import PreparationSheet

        kept = self._declared
        return PreparationSheet(self.sheet, kept.title, kept.sections, note=self.case.fictional)

    def _check(self, questions: list[Question]) -> None:
        from IPython.display import display

        from negolib.widgets.checks.checkpoint import Checkpoint
        from negolib.widgets.checks.contrasted import contrasted

        if checks := [question.check for question in questions if question.check]:
            display(*contrasted(Checkpoint(self.sheet, *checks), questions))

    def _questions(self, keys: Iterable[str]) -> list[Question]:
        return [self._named(key, self._declared.questions, "asks nothing called") for key in keys]

    def _named(self, name: str, known: Mapping[str, Thing], what: str) -> Thing:
        if name not in known:
            raise ValueError(
                f"The lesson '{self._declared.stage}' {what} {quoted(name)}: {meant(name, known)}."
            )
        return known[name]
