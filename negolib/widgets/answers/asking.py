"""Puts questions to a learner: a field for each, in one line of a notebook; graded, the answers in words.

What a teacher grades imports this, too, so the fields themselves are loaded only where they are shown.
"""

import html

from negolib.worksheet import Question, Worksheet, own_view
from negolib.worksheet.shown import in_notebook

EMPTY = (None, "", {}, [])


class Asked:
    """The answers to some questions, as a teacher reads them: everything said by a learner is text."""

    def __init__(self, sheet: Worksheet, questions: tuple[Question, ...], again: str = "") -> None:
        self.sheet, self.questions, self.again = sheet, questions, again

    def answer_page(self) -> str:
        """Return the questions and answers as harmless HTML."""
        return "".join(self._told(question) for question in self.questions)

    def answered_keys(self) -> list[str]:
        """Return the keys of the questions that were answered."""
        return [question.key for question in self.questions if self.sheet.get(question.key) not in EMPTY]

    def _told(self, question: Question) -> str:
        answer = self.sheet.get(question.key)
        asked = f"<div><strong>{html.escape(question.text)}</strong></div>"
        if answer in EMPTY:
            return f"{asked}<div>Not answered.</div>"
        if rows := question.rows(answer):
            return f"{asked}<ul>{''.join(f'<li>{html.escape(row)}</li>' for row in rows.values())}</ul>"
        lines = question.told(answer).splitlines()
        # Only tags that nbconvert lets pass when it cleans a page for a teacher.
        told = "".join(f"<div>{html.escape(line)}</div>" for line in lines)
        view = own_view(self.sheet, question.key) if question.kind == "text" else []
        return asked + told + "".join(f"<div><em>{html.escape(line)}</em></div>" for line in view)


def ask(sheet: Worksheet, *questions: Question, check: str = "", again: str = "") -> Asked | None:
    """Ask some questions: declare them for checks and pages, and show a field for each.

    Args:
        sheet: where the answers are kept.
        questions: made by :class:`negolib.Question`'s methods.
        check: the task that a button below the fields checks, by its grade_id.
        again: where the lesson teaches this, for the feedback page.

    Raises:
        ValueError: without a question.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> ask(sheet, Question.number("low", "The least", "euros"))  # outside a notebook nothing is shown
    >>> sheet.questions["low"].text
    'The least'
    """
    if not questions:
        raise ValueError("Ask at least one question.")
    sheet.questions.update({question.key: question for question in questions})
    if sheet.handed_in:
        return Asked(sheet, questions, again)
    if not in_notebook():
        return None
    from IPython.display import display

    from negolib.widgets.answers.fields import field
    from negolib.widgets.checks.check_button import CheckButton
    from negolib.widgets.checks.contrasted import contrasted

    shown = [field(sheet, question) for question in questions if question.kind != "talks"]
    display(*shown, *(contrasted(CheckButton(sheet, check), questions) if check else []))
    return None
