"""What a learner handed in: the answers, wherever they survived, and what the teacher should know."""

from dataclasses import dataclass
from pathlib import Path

from negolib.grading.finding import Handed, look


@dataclass(frozen=True)
class Submission:
    """The answers of one submission.

    Args:
        answers: plain values under plain keys; empty when none survived.
        remark: one sentence for the teacher when something was off, else None.
    """

    answers: dict[str, object]
    remark: str | None = None


def read_submission(folder: Path, notebook: str) -> Submission:
    """Read what was handed in, without running any of it.

    All sheets of this name and all copies in notebooks' outputs are compared, whatever their files are
    called, and the newest that can be read counts.

    Args:
        folder: where the submitted files lie.
        notebook: the notebook's name without ``.ipynb``; the sheet has the same name.

    >>> import tempfile
    >>> read_submission(Path(tempfile.mkdtemp()), "planning").answers
    {}
    """
    handed = look(folder, notebook)
    newest = handed.newest
    sheets = [one for one in handed.answers if not one.in_notebook]
    if newest is None:
        return Submission({}, f"No answers were handed in: {_nothing(handed)}")
    if newest.in_notebook and not newest.content.revision:
        if handed.unread:
            return Submission(
                {}, f"No answers were handed in: the notebook holds none, and {_unread(handed)}."
            )
        return Submission({}, "Nothing was answered: the notebook is untouched.")
    if newest.in_notebook:
        sheet = f"The sheet {handed.sheet_path.name}"
        older = "is older than the notebook" if sheets else _trouble(handed)
        place = "the notebook" if newest.path == handed.notebook_path else f"the notebook {newest.path.name}"
        return Submission(newest.content.answers, f"{sheet} {older}; graded from the copy in {place}.")
    remarks = []
    if newest.path != handed.sheet_path or len(sheets) > 1:
        several = f", the newest of {len(sheets)} sheets" if len(sheets) > 1 else ""
        remarks.append(f"Graded from the file {newest.path.name}{several}.")
    if reason := handed.unread.get(handed.notebook_path):
        remarks = [
            f"The notebook cannot be read ({_inner(reason)}).",
            *(remarks or ["Graded from the sheet."]),
        ]
    elif not handed.notebooks:
        remarks = ["No notebook was handed in.", *(remarks or ["Graded from the sheet."])]
    elif handed.notebooks[0] != handed.notebook_path:
        remarks.insert(0, f"The notebook was handed in as {handed.notebooks[0].name}.")
    if (reason := handed.unread.get(handed.talks_path)) and not handed.talks:
        remarks.append(f"The talks in {handed.talks_path.name} cannot be read ({_inner(reason)}).")
    return Submission(newest.content.answers, " ".join(remarks) or None)


def _trouble(handed: Handed) -> str:
    path = handed.sheet_path
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return "is damaged (it is a link or a folder, not a file)"
    if reason := handed.unread.get(path):
        return f"is damaged ({_inner(reason)})"
    return "is missing"


def _nothing(handed: Handed) -> str:
    notebook = "the notebook's outputs hold no copy of it" if handed.notebooks else "there is no notebook"
    if reason := handed.unread.get(handed.notebook_path):
        notebook = f"the notebook cannot be read ({_inner(reason)})"
    parts = [f"the sheet {handed.sheet_path.name} {_trouble(handed)}"]
    if others := _unread(handed, besides=(handed.sheet_path, handed.notebook_path)):
        parts.append(others)
    return f"{', '.join(parts)}, and {notebook}."


def _unread(handed: Handed, besides: tuple[Path, ...] = ()) -> str:
    listed = [f"{path.name} ({_inner(why)})" for path, why in handed.unread.items() if path not in besides]
    more = f" and {len(listed) - 3} more" if len(listed) > 3 else ""
    return f"these files cannot be read: {', '.join(listed[:3])}{more}" if listed else ""


def _inner(sentence: str) -> str:
    return f"{sentence[0].lower()}{sentence[1:]}".rstrip(".")
