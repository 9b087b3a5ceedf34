"""Whether a notebook is the course's own, so that it may run without being asked.

A notebook that runs by itself runs whatever somebody put into it. So only those run by themselves whose code
is, byte for byte and in the same order, the code of a notebook that came with this course.
"""

import importlib.machinery
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

OWN, CHANGED, FOREIGN = "own", "changed", "foreign"
ROOMS = ("course/*.ipynb", "exercises/*/*.ipynb")
# A notebook that holds solutions is a teacher's, and is worked on with its code in sight.
TEACHERS_MARK = "### BEGIN "
ALTERED = "This notebook's code was changed, so it does not start by itself. Your answers are kept."
BESIDE = "{name} lies beside this notebook and would run with it, so the notebook does not start by itself."
OTHER_KERNEL = "This notebook is set to run on '{kernel}', so it does not start by itself."


@dataclass(frozen=True)
class Original:
    """A notebook as it came with the course: its code cells in order, and the kernel that it names."""

    sources: tuple[str, ...]
    kernel: str


@dataclass(frozen=True)
class Standing:
    """What a notebook is to the course, and a sentence for the learner where it waits for her.

    Args:
        kind: ``"own"`` runs by itself, ``"changed"`` waits for a click, ``"foreign"`` is none of ours.
        sentence: why it waits.
    """

    kind: str
    sentence: str = ""


def originals(courses: Sequence[Path]) -> Iterator[Original]:
    """Yield the notebooks that came with the courses in these folders; one that cannot be read is none."""
    for course in courses:
        for pattern in ROOMS:
            for path in sorted(course.glob(pattern)):
                try:
                    yield _read(json.loads(path.read_text(encoding="utf-8")))
                except (OSError, ValueError, KeyError, TypeError, AttributeError):
                    continue


def standing(known: Sequence[Original], sources: Sequence[str], kernel: str, folder: Path) -> Standing:
    """Say what a notebook is to the course.

    Args:
        known: the course's notebooks.
        sources: the notebook's code cells in order, as they stand on the page.
        kernel: the name of the kernel that is to run it.
        folder: where it lies; modules there come before installed ones when a cell imports something.

    >>> hello = Original(("print('hello')", "1 + 1"), "python3")
    >>> standing([hello], ["print('hello')", "1 + 1"], "python3", Path("nowhere")).kind
    'own'
    >>> standing([hello], ["print('hello')", "1 + 2"], "python3", Path("nowhere")).kind
    'changed'
    >>> standing([hello], ["print('hello')", "2 + 1", "3"], "python3", Path("nowhere")).kind
    'foreign'
    """
    code = tuple(source for source in sources if source.strip())
    if not code or any(TEACHERS_MARK in source for source in code):
        return Standing(FOREIGN)
    same = [original for original in known if original.sources == code]
    if not same:
        kin = any(2 * len(set(original.sources) & set(code)) >= len(set(code)) for original in known)
        return Standing(CHANGED, ALTERED) if kin else Standing(FOREIGN)
    if kernel not in {original.kernel for original in same}:
        return Standing(CHANGED, OTHER_KERNEL.format(kernel=kernel))
    if beside := _first_module(folder):
        return Standing(CHANGED, BESIDE.format(name=beside))
    return Standing(OWN)


def code_of(notebook: dict) -> list[str]:
    """Return the sources of a notebook's code cells, in order."""
    sources = [cell.get("source", "") for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return ["".join(source) for source in sources]


def kernel_of(notebook: dict) -> str:
    """Return the name of the kernel that a notebook asks for."""
    return notebook["metadata"].get("kernelspec", {}).get("name", "")


def _read(notebook: dict) -> Original:
    code = tuple(source for source in code_of(notebook) if source.strip())
    return Original(code, kernel_of(notebook))


def _first_module(folder: Path) -> str | None:
    """Return the name of something in a folder that Python would import before what is installed."""
    if not folder.is_dir():
        return None
    endings = tuple(importlib.machinery.all_suffixes())
    for path in sorted(folder.iterdir()):
        package = any((path / f"__init__{ending}").exists() for ending in endings)
        if package or path.name.endswith(endings):
            return path.name
    return None
