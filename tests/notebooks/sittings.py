"""How long a lesson takes, sitting by sitting: what is read, at reading speed, and what is done, by fields.

    python -m tests.notebooks.sittings

The seconds are for a careful adult who meets this for the first time; they are rough on purpose, and the same
for every lesson. Of a table a half
is read, and of the sources nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import nbformat

from negolib.lessons import Declared, declared
from negolib.worksheet import Question
from tests.notebooks.reading import ROOT, ran, words_of

SITTING = 50  # minutes
WORDS_A_MINUTE = 200
LOOKED_AT = 0.5  # the part of a table that is read
SECONDS = {"number": 50, "choice": 30, "several": 45, "package": 210, "talks": 0}
A_ROW = 10  # to put one thing in its place
A_LINE = 30  # to write a line of one's own
A_CHECK = 20  # to press a button and read what it says, now and then twice
BESIDE = 60  # to read two other answers, choose, say why and rate
TOOLS = {
    **{
        "BatnaBuilder": 240,
        "ZopaBuilder": 180,
        "ValueMatrix": 240,
        "PreparationSheet": 60,
        "lesson.page": 60,
    },
    **{"PracticeRoom": 14 * 60, "MeetingRoom": 14 * 60, "DebriefView": 300, "PracticeHistory": 60},
}
STOP = "place to stop"


class Sitting(NamedTuple):
    """What one sitting holds, in minutes."""

    reading: float
    doing: float

    @property
    def minutes(self) -> float:
        return self.reading + self.doing


def sittings(path: Path) -> list[Sitting]:
    """Return what each sitting of a lesson takes; one ends where the notebook names a place to stop."""
    notebook = ran(path)
    (stage,) = re.findall(r'nl\.Lesson\("([\w-]+)"\)', "\n".join(cell.source for cell in notebook.cells))
    lesson, found = declared(stage), [[0.0, 0.0]]
    for place, cell in enumerate(notebook.cells):
        if place and cell.cell_type == "markdown" and STOP in cell.source:
            found.append([0.0, 0.0])
        found[-1][0] += _read(cell) / WORDS_A_MINUTE
        found[-1][1] += sum(_done(cell, lesson)) / 60
    return [Sitting(*one) for one in found]


def _read(cell: nbformat.NotebookNode) -> float:
    """Return how many words of a cell are read."""
    if cell.cell_type == "markdown":
        return words_of(re.sub(r"## Sources\n.*?(?=\n## |\Z)", "", cell.source, flags=re.S))
    shown = [output.data for output in cell.outputs if "data" in output]
    texts = [data.get("text/markdown") or data.get("text/html", "") for data in shown]
    return sum(
        words_of(re.sub(r"<[^>]+>", " ", text)) * (LOOKED_AT if "|:--" in text or "<table" in text else 1)
        for text in texts
    )


def _done(cell: nbformat.NotebookNode, lesson: Declared) -> Iterator[float]:
    """Yield the seconds of everything that a cell lets one do."""
    if cell.cell_type != "code":
        return
    # What is folded up waits for another day.
    used = "\n".join(line for line in cell.source.splitlines() if "lesson.folded(" not in line)
    yield from (seconds for tool, seconds in TOOLS.items() if f"{tool}(" in used)
    for call in re.findall(r"lesson\.(?:ask|check)\(([^)]*)\)", cell.source):
        asked = [lesson.questions[key] for key in re.findall(r'"(\w+)"', call)]
        if ".ask(" in cell.source:
            yield from map(_answering, asked)
        if any(question.check for question in asked):
            yield A_CHECK * len(asked)


def _answering(question: Question) -> float:
    seconds = SECONDS.get(question.kind, 0.0)
    if question.kind == "sort":
        seconds = A_ROW * len(question.items)
    if question.kind == "text":
        seconds = A_LINE * question.lines
    return seconds + (BESIDE if question.check and question.check.contrast else 0)


if __name__ == "__main__":
    for path in sorted((ROOT / "course").glob("*.ipynb")):
        for number, one in enumerate(sittings(path), 1):
            print(
                f"{path.stem}, sitting {number}: {one.minutes:.0f} minutes "
                f"({one.reading:.0f} of reading, {one.doing:.0f} of doing)"
            )
