"""The notebook that a teacher sees: the frame is the teacher's, and what a learner wrote is text in it.

Of what was handed in nothing is taken over but the learner's words: no output, no label, no metadata, no
attachment, no name. Each of the teacher's cells stands there once, as it was released; a cell that is there
to be filled in holds the learner's text; and whatever else a learner wrote, prose too, is shown as it was
typed, so that no page that shows it can run, load or follow anything.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode, read as read_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Notebook, SourceCell

from negolib.worksheet.reading import whole_letters

SCHEMA = 3
LONGEST_CELL = 10_000
MOST_LETTERS = 60_000
MOST_CELLS = 100
_WIDTH = 100
_LEFT_OUT = "… (the rest stands in the file that was handed in)"
# What no screen shows, and what turns the order of letters round; joiners, which some scripts need, stay.
_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NBGRADERS_WORDS = re.compile(r"\b(BEGIN|END) (?=HIDDEN|SOLUTION|MARK)", re.I)


@dataclass
class Released:
    """An assignment's notebook as the teacher wrote it: the marked cells, and all the others.

    Args:
        frame: nbgrader's record of the notebook's marked cells.
        written: the notebooks in which the teacher wrote it (with solutions, and released).
    """

    frame: Notebook
    written: list[NotebookNode]

    def __post_init__(self) -> None:
        cells = [cell for notebook in self.written for cell in notebook.cells]
        self.prose = {cell.source: cell for cell in cells if "nbgrader" not in cell.metadata}
        self.marked = {cell.metadata.nbgrader.get("grade_id"): cell for cell in cells if _marked(cell)}
        order = {name: place for place, name in enumerate(self.marked)}
        self.names = sorted((cell.name for cell in self.frame.source_cells), key=lambda n: order.get(n, -1))
        self.own_source = {cell.name: cell.source for cell in self.frame.source_cells}
        self.fillable = {cell.name for cell in self.frame.source_cells if not cell.locked}

    def cell(self, name: str, words: str | None) -> NotebookNode:
        """Return one of the teacher's cells; in one that is there to be filled in, a learner's words."""
        kept = next(cell for cell in self.frame.source_cells if cell.name == name)
        source = kept.source
        if name in self.fillable and words is not None and words != source:
            source = as_code(words) if kept.cell_type == "code" else as_text(words)
        make = new_code_cell if kept.cell_type == "code" else new_markdown_cell
        written = self.marked.get(name)
        metadata = {} if written is None else deepcopy(written.metadata)
        cell = make(source=source, metadata=metadata)
        if written is not None and "id" in written:
            cell["id"] = written["id"]
        cell.metadata["nbgrader"] = self._label(kept)
        return cell

    def _label(self, kept: SourceCell) -> dict[str, object]:
        points = {cell.name: cell.max_score for cell in [*self.frame.grade_cells, *self.frame.task_cells]}
        name = kept.name
        marks = {
            "schema_version": SCHEMA,
            "grade": name in {cell.name for cell in self.frame.grade_cells},
            "solution": name in {cell.name for cell in self.frame.solution_cells},
            "locked": bool(kept.locked),
            "task": name in {cell.name for cell in self.frame.task_cells},
            "grade_id": name,
            "cell_type": kept.cell_type,
        }
        if kept.checksum:
            marks["checksum"] = kept.checksum
        if name in points:
            marks["points"] = points[name]
        return marks


def framed(cells: Iterable[object], released: Released) -> NotebookNode:
    """Return a notebook of the teacher's cells and a learner's words.

    Args:
        cells: the cells that were handed in, as plain JSON of whatever shape.
        released: the assignment's notebook.
    """
    notebook = new_notebook()
    for written in released.written[:1]:
        about = {key: written.metadata.get(key) for key in ("kernelspec", "language_info")}
        notebook.metadata.update({key: value for key, value in about.items() if value})
    notebook.cells = list(_in_order([cell for cell in cells if isinstance(cell, dict)], released))
    return notebook


def _in_order(cells: list[dict], released: Released) -> Iterator[NotebookNode]:
    """Yield every cell of the teacher's once, and a learner's own cells where they stood."""
    last_of = {
        name: place for place, cell in enumerate(cells) if (name := _name(cell)) in released.own_source
    }
    own: dict[str | None, list[dict]] = {None: []}
    here = None
    for place, cell in enumerate(cells):
        name = _name(cell)
        if last_of.get(name) == place:  # of two cells with one name the last counts, as in nbgrader
            here = name
            own[here] = []
        elif name not in last_of:
            own[here].append(cell)
    texts = _Own(released)
    yield from texts.shown(own[None])
    for name in _merged(released.names, [name for name in own if name is not None]):
        # A deleted answer cell comes back as the teacher wrote it: that is no answer of the learner's.
        handed = cells[last_of[name]] if name in last_of else {}
        yield released.cell(name, _source(handed) if _same_kind(handed, name, released) else None)
        yield from texts.shown(own.get(name, []))


class _Own:
    """Shows the cells that are not of nbgrader's frame: the teacher's prose, and a learner's own words."""

    def __init__(self, released: Released) -> None:
        self.released = released
        self.seen: set[str] = set()
        self.cells = self.letters = 0

    def shown(self, cells: Iterable[dict]) -> Iterator[NotebookNode]:
        for cell in cells:
            source = _source(cell)
            written = self.released.prose.get(source)
            if written is not None:
                if source not in self.seen:
                    self.seen.add(source)
                    yield deepcopy(written)
                continue
            if not source.strip() or self.cells > MOST_CELLS or self.letters > MOST_LETTERS:
                continue
            self.cells += 1
            self.letters += len(source[:LONGEST_CELL])
            if self.cells > MOST_CELLS or self.letters > MOST_LETTERS:
                yield new_markdown_cell(as_text("The other cells stand in the file that was handed in."))
            elif cell.get("cell_type") == "code":
                yield new_code_cell(as_code(source))
            else:
                yield new_markdown_cell(as_text(source))


def as_text(words: str) -> str:
    """Return Markdown that shows words as they were typed, whatever stands in them.

    >>> print(as_text("# <b>Big</b>, $x$ and [a link](javascript:x)"))
    ~~~~
    # <b>Big</b>, $x$ and [a link](javascript:x)
    ~~~~
    """
    lines = []
    for line in _cut(words).splitlines() or [""]:
        lines += textwrap.wrap(line, _WIDTH, drop_whitespace=False, break_on_hyphens=False) or [""]
    text = "\n".join(lines)
    longest = max((len(found) for found in re.findall("~+", text)), default=0)
    fence = "~" * max(4, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def as_code(words: str) -> str:
    """Return what a learner wrote in a cell of code, so that nbgrader finds no mark of its own in it.

    >>> as_code("### BEGIN HIDDEN TESTS")
    '### BEGIN\\xa0HIDDEN TESTS'
    """
    return _cut(words)


def without_formulas(notebook: NotebookNode) -> None:
    """Keep outputs from being read as formulas: between dollars, MathJax would make links of words.

    The classes are those that MathJax 2, 3 and 4 pass over.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "text/html" in data:
                data["text/html"] = f'<div class="tex2jax_ignore mathjax_ignore">{data["text/html"]}</div>'


def _cut(words: str) -> str:
    text = whole_letters(words)
    if len(text) > LONGEST_CELL:
        text = f"{text[:LONGEST_CELL]}\n{_LEFT_OUT}"
    text = _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _NBGRADERS_WORDS.sub("\\1\N{NO-BREAK SPACE}", text)


def read_written(*paths: Path) -> list[NotebookNode]:
    """Return the teacher's notebooks among some paths; a course may keep only one of the two."""
    return [read_notebook(path, as_version=4) for path in paths if path.is_file()]


def _marked(cell: NotebookNode) -> bool:
    return isinstance(cell.metadata.get("nbgrader"), dict)


def _name(cell: dict) -> str | None:
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else None


def _source(cell: dict) -> str:
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _same_kind(cell: dict, name: str, released: Released) -> bool:
    kinds = {kept.name: kept.cell_type for kept in released.frame.source_cells}
    return cell.get("cell_type") == kinds[name]


def _merged(order: list[str], present: list[str]) -> list[str]:
    """Return the learner's order of cells, each missing one after the cell it follows in the source."""
    result = list(present)
    for index, name in enumerate(order):
        if name not in result:
            before = order[index - 1] if index else None
            result.insert(result.index(before) + 1 if before in result else 0, name)
    return result
