"""What a learner handed in: the answers, wherever they survived, and what the teacher should know."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from negolib.worksheet import MIME, SUFFIX, SheetContent, SheetDamaged, content_of, read_sheet

LARGEST_NOTEBOOK = 200_000_000


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

    The sheet beside the notebook and the copies in the notebook's outputs are compared, and the
    newest that can be read counts.

    Args:
        folder: where the submitted files lie.
        notebook: the notebook's name without ``.ipynb``; the sheet has the same name.

    >>> import tempfile
    >>> read_submission(Path(tempfile.mkdtemp()), "planning").answers
    {}
    """
    sheet, trouble = _sheet(folder / f"{notebook}{SUFFIX}", notebook)
    copies, notebook_trouble = _copies(folder / f"{notebook}.ipynb", notebook)
    newest = max(copies, key=lambda content: content.revision, default=None)
    if sheet is not None and (newest is None or sheet.revision >= newest.revision):
        return Submission(sheet.answers, notebook_trouble and f"{notebook_trouble} Graded from the sheet.")
    if newest is not None and not newest.revision:
        return Submission({}, "Nothing was answered: the notebook is untouched.")
    if newest is not None:
        older = "is older than the notebook" if sheet is not None else trouble
        return Submission(
            newest.answers, f"The sheet {notebook}{SUFFIX} {older}; graded from the copy in the notebook."
        )
    other = notebook_trouble or "The notebook's outputs hold no copy of it."
    return Submission(
        {},
        f"No answers were handed in: the sheet {notebook}{SUFFIX} {trouble}, "
        f"and {other[0].lower()}{other[1:]}",
    )


def _sheet(path: Path, notebook: str) -> tuple[SheetContent | None, str]:
    try:
        return read_sheet(path, notebook), ""
    except FileNotFoundError:
        return None, "is missing"
    except SheetDamaged as damage:
        reason = str(damage).rstrip(".")
        return None, f"is damaged ({reason[0].lower()}{reason[1:]})"
    except OSError as error:
        return None, f"cannot be opened ({error.strerror})"


def _copies(path: Path, notebook: str) -> tuple[list[SheetContent], str | None]:
    """Return the copies of the sheet in a notebook's outputs, and what is wrong with the notebook."""
    try:
        if path.is_symlink() or path.stat().st_size > LARGEST_NOTEBOOK:
            return [], "The notebook is a link or far too large to read."
        data = json.loads(path.read_text(encoding="utf-8"))
        return list(_sheets_in(data, notebook)), None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return [], "The notebook is not valid JSON."
    except OSError:
        return [], "The notebook cannot be opened."


def _sheets_in(data: object, notebook: str) -> Iterator[SheetContent]:
    cells = data.get("cells") if isinstance(data, dict) else None
    for cell in cells if isinstance(cells, list) else []:
        outputs = cell.get("outputs") if isinstance(cell, dict) else None
        for output in outputs if isinstance(outputs, list) else []:
            bundle = output.get("data") if isinstance(output, dict) else None
            copy = bundle.get(MIME) if isinstance(bundle, dict) else None
            if not isinstance(copy, dict) or copy.get("sheet") != notebook:
                continue
            try:
                yield content_of(copy, notebook)
            except SheetDamaged:
                continue
