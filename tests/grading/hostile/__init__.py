"""Submissions made as bad as can be, by somebody or by accident: what was done, and what must come of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MIME = "application/vnd.negolib.answers+json"
FULL, NOTHING, ANY = "full", "nothing", "any"
NO_SCORE = "none"  # nothing of the learner's own was handed in, and the teacher reads why


@dataclass(frozen=True)
class Kind:
    """One way to spoil a submission.

    Args:
        spoil: takes the folder that was handed in, and the assignment's name.
        score: FULL, NOTHING or ANY points, or NO_SCORE.
        words: what the teacher must read in the log; "" for not a word, None for whatever is said.
        page: whether a feedback page is made of it, too.
    """

    spoil: Callable[[Path, str], None]
    score: str = FULL
    words: str | None = ""
    page: bool = False


def notebook_of(folder: Path, name: str) -> Path:
    """Return where the notebook lies."""
    return folder / f"{name}.ipynb"


def sheet_of(folder: Path, name: str) -> Path:
    """Return where the sheet lies."""
    return folder / f"{name}.answers.json"


def in_one_file(folder: Path, name: str) -> None:
    """Hand in as an earlier release did, the talks among the answers: a spoilt sheet is all there is."""
    talks = folder / f"{name}.talks.answers.json"
    if talks.exists():
        data = json.loads(sheet_of(folder, name).read_text(encoding="utf-8"))
        data["answers"] |= json.loads(talks.read_text(encoding="utf-8"))["answers"]
        sheet_of(folder, name).write_text(json.dumps(data), encoding="utf-8")
        talks.unlink()


def no_talks_shown(folder: Path, name: str) -> None:
    """Take the talks out of what the notebook's cells show, where they are a word of their own."""
    book = json.loads(notebook_of(folder, name).read_text(encoding="utf-8"))
    for output in (one for cell in book["cells"] for one in cell.get("outputs", ())):
        output.get("data", {}).get(MIME, {}).pop("talks", None)
    notebook_of(folder, name).write_text(json.dumps(book), encoding="utf-8")


def notebook(change: Callable[[dict], object]) -> Callable[[Path, str], None]:
    """Spoil the notebook as plain JSON."""

    def spoil(folder: Path, name: str) -> None:
        path = notebook_of(folder, name)
        data = json.loads(path.read_text(encoding="utf-8"))
        changed = change(data)
        path.write_text(json.dumps(data if changed is None else changed), encoding="utf-8")

    return spoil


def sheet(change: Callable[[dict], object]) -> Callable[[Path, str], None]:
    """Spoil the sheet as plain JSON; the copies in the notebook stay what they are, and are older."""

    def spoil(folder: Path, name: str) -> None:
        path = sheet_of(folder, name)
        data = json.loads(path.read_text(encoding="utf-8"))
        data["revision"] += 1000
        changed = change(data)
        path.write_text(json.dumps(data if changed is None else changed), encoding="utf-8")

    return spoil


def answers(change: Callable[[str, object], object]) -> Callable[[Path, str], None]:
    """Spoil every answer: `change` takes the key and the right answer."""

    def spoil(data: dict) -> None:
        data["answers"] = {key: change(key, value) for key, value in data["answers"].items()}

    return sheet(spoil)


def texts(words: str) -> Callable[[Path, str], None]:
    """Say the same in every text that was answered."""
    return answers(lambda key, value: words if isinstance(value, str) else value)


def raw(content: bytes, of: Callable[[Path, str], Path]) -> Callable[[Path, str], None]:
    """Put other bytes in a file's place."""
    return lambda folder, name: of(folder, name).write_bytes(content) and None


def both(*spoils: Callable[[Path, str], None]) -> Callable[[Path, str], None]:
    """Do one after the other."""

    def spoil(folder: Path, name: str) -> None:
        for one in spoils:
            one(folder, name)

    return spoil


def no_sheet(folder: Path, name: str) -> None:
    """Take the sheet away."""
    sheet_of(folder, name).unlink()


def marks_of(cell: dict) -> dict:
    """Return nbgrader's marks of a cell."""
    return cell.get("metadata", {}).get("nbgrader", {})


def solutions(data: dict) -> list[dict]:
    """Return the cells that are a learner's to fill in."""
    return [cell for cell in data["cells"] if marks_of(cell).get("solution")]


def tests(data: dict) -> list[dict]:
    """Return the cells that a score hangs on."""
    return [cell for cell in data["cells"] if marks_of(cell).get("grade")]


def markdown(text: object, **more: object) -> dict:
    """Return a cell of prose as JSON."""
    return {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": text, **more}


def code(text: object, **more: object) -> dict:
    """Return a cell of code as JSON."""
    empty = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": None}
    return {**empty, "source": text, **more}


def adding(*cells: dict) -> Callable[[Path, str], None]:
    """Put cells of one's own at the top and at the end."""

    def change(data: dict) -> None:
        data["cells"] = [*cells, *data["cells"], *({**cell, "id": f"{n}-b"} for n, cell in enumerate(cells))]

    return notebook(change)
