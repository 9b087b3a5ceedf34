"""The field that belongs to each kind of question."""

from collections.abc import Callable

from negolib.widgets.answers.answer import Answer
from negolib.widgets.answers.choice_answer import ChoiceAnswer
from negolib.widgets.answers.number_answer import NumberAnswer
from negolib.widgets.answers.package_answer import PackageAnswer
from negolib.widgets.answers.several_answer import SeveralAnswer
from negolib.widgets.answers.sort_answer import SortAnswer
from negolib.widgets.answers.text_answer import TextAnswer
from negolib.worksheet import Question, Worksheet

_FIELDS: dict[str, Callable[[Worksheet, Question], Answer]] = {
    "number": lambda sheet, q: NumberAnswer(sheet, q.key, question=q.text, unit=q.unit),
    "choice": lambda sheet, q: ChoiceAnswer(sheet, q.key, question=q.text, options=q.options),
    "several": lambda sheet, q: SeveralAnswer(sheet, q.key, question=q.text, options=q.options),
    "sort": lambda sheet, q: SortAnswer(sheet, q.key, question=q.text, items=q.items, places=q.options),
    "text": lambda sheet, q: TextAnswer(sheet, q.key, question=q.text, rows=q.lines),
    "package": lambda sheet, q: PackageAnswer(
        q.case, sheet, q.key, question=q.text, party=q.party, limit=q.limit
    ),
}


def field(sheet: Worksheet, question: Question) -> Answer:
    """Return the field that a question is answered with.

    Raises:
        ValueError: for a question that is answered by playing; a room is its field.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> field(sheet, Question.number("low", "The least", "euros")).unit
    'euros'
    """
    if question.kind not in _FIELDS:
        raise ValueError(f"'{question.text}' is answered by playing, not with a field.")
    return _FIELDS[question.kind](sheet, question)
