"""In an exercise, too, the person addressed answers what somebody wrote."""

from negolib.cases import Case
from negolib.lessons.common.replying import reply_to
from negolib.widgets.lesson.told import Told
from negolib.worksheet import Worksheet
from negolib.worksheet.shown import in_notebook


def reply(
    case: Case, sheet: Worksheet, key: str, *, party: str, temperament: str = "principled", seed: int = 8
) -> None:
    """Let the other side answer a text, once it was looked at; a teacher who grades is told nothing.

    Args:
        case: the case.
        sheet: where the text is kept.
        key: its name there.
        party: the learner's.
        temperament: the other one's, one of `negolib.TEMPERAMENTS`.
        seed: which person of that temperament.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> reply(load_case("supplier"), sheet, "first_question", party="supplier")  # only a notebook shows it
    """
    if not sheet.handed_in and in_notebook():
        Told(case, sheet, reply_to(key, party=party, temperament=temperament, seed=seed)).show()
