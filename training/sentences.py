"""The sentences the reader is taught by, and those it never sees, read from their files."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from negolib.wording.learnt import LABELS

FOLDER = Path(__file__).with_name("sentences")


class Sentence(NamedTuple):
    """A text that somebody wrote, with its labels, its world and its writer."""

    text: str
    labels: frozenset[str]
    world: str
    writer: str


def read(path: Path) -> Iterator[Sentence]:
    """Give the sentences of one file, in order.

    Raises:
        ValueError: for a line that is none, or a label that is not known.
    """
    world = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# world: "):
            world = line.removeprefix("# world: ")
            continue
        if not line.strip() or line.startswith("#"):
            continue
        given, mark, text = line.partition("| ")
        labels = frozenset(given.split())
        if not mark or not world or not labels <= frozenset(LABELS):
            raise ValueError(f"{path.name}: not a sentence with labels: {line!r}")
        yield Sentence(text.strip(), labels, world, path.stem)


def written() -> list[Sentence]:
    """Return all the sentences that teach."""
    return [one for path in sorted(FOLDER.glob("*.txt")) for one in read(path)]


def held() -> list[Sentence]:
    """Return the sentences that neither teach the reader nor set its thresholds."""
    return [one for path in sorted(FOLDER.with_name("held").glob("*.txt")) for one in read(path)]
