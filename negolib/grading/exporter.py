"""Reads any submitted notebook as a sound one, so that no submission can stop a batch.

nbgrader takes the class that reads notebooks from its configuration. This one gives back, for a
file that is no notebook at all, an empty notebook, and puts the teacher's graded and locked cells
in place where a learner deleted, duplicated or mislabelled them. It adds nothing and runs nothing.
"""

import logging
from collections.abc import Iterable
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode, ValidationError
from nbformat import read as read_notebook
from nbformat.reader import NotJSONError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook, Notebook
from nbgrader.converters import Autograde

from negolib.grading.collecting import best_notebook, receive
from negolib.grading.undisturbed import is_graded, undisturbed

SCHEMA = 3


class SubmissionExporter(NotebookExporter):
    """nbgrader's notebook exporter, for submissions of any shape."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        # nbgrader makes its exporter once a run, just before it opens the first submission.
        if isinstance(self.parent, Autograde):
            receive(self.parent)
            undisturbed(self.parent, ".ipynb", is_graded)

    def from_filename(self, filename: str, resources: dict | None = None, **options: object) -> tuple:
        """Read a submitted notebook, mend its frame, and hand it to the preprocessors."""
        marks = (resources or {}).get("nbgrader")
        if not marks or "student" not in marks:
            return super().from_filename(filename, resources=resources, **options)
        log = self.log or logging.getLogger(__name__)
        with Gradebook(marks["db_url"]) as gradebook:
            source = gradebook.find_notebook(marks["notebook"], marks["assignment"])
            tasks = frozenset(cell.name for cell in source.source_cells)
            notebook = _read(self._handed_in(Path(filename), marks, tasks))
            if notebook is None:
                log.warning("%s: %s cannot be read as a notebook.", marks["student"], filename)
                notebook = new_notebook()
            notebook.cells = list(_mended(notebook.cells, source))
        return self.from_notebook_node(notebook, resources=self._file_resources(filename, resources))

    def _handed_in(self, path: Path, marks: dict, tasks: frozenset[str]) -> Path:
        course = getattr(self.parent, "coursedir", None)
        submitted = course and course.format_path(
            course.submitted_directory, marks["student"], marks["assignment"]
        )
        # nbgrader reads each notebook twice: what was handed in, and then what it made of it.
        return best_notebook(path.parent, path.stem, tasks) if str(path.parent) == submitted else path

    def _file_resources(self, filename: str, resources: dict) -> dict:
        resources = self._init_resources(resources)
        path = Path(filename)
        resources["metadata"]["name"] = path.stem
        resources["metadata"]["path"] = str(path.parent)
        return resources


def _read(filename: Path) -> NotebookNode | None:
    try:
        notebook = read_notebook(filename, as_version=4)
    except (NotJSONError, ValidationError, UnicodeDecodeError, RecursionError):
        return None
    except (AttributeError, KeyError, TypeError, ValueError):
        # nbformat's upgrade of a file that is JSON but no notebook fails in its own ways.
        return None
    return notebook if isinstance(notebook.get("cells"), list) else None


def _mended(cells: Iterable[NotebookNode], source: Notebook) -> Iterable[NotebookNode]:
    """Yield a learner's cells with every cell of the teacher's exactly once and rightly labelled."""
    frame = {cell.name: cell for cell in source.source_cells}
    points = {cell.name: cell.max_score for cell in [*source.grade_cells, *source.task_cells]}
    graded = {cell.name for cell in source.grade_cells}
    solved = {cell.name for cell in source.solution_cells}
    tasks = {cell.name for cell in source.task_cells}

    def label(name: str) -> dict[str, object]:
        kept = frame[name]
        marks = {
            "schema_version": SCHEMA,
            "grade": name in graded,
            "solution": name in solved,
            "locked": bool(kept.locked),
            "task": name in tasks,
            "grade_id": name,
            "cell_type": kept.cell_type,
        }
        if kept.checksum:
            marks["checksum"] = kept.checksum
        if name in points:
            marks["points"] = points[name]
        return marks

    order, placed = list(frame), {}
    for cell in cells:
        if name := _name(cell):
            placed[name] = cell  # of two cells with one name the last counts, as in nbgrader
    own: dict[str | None, list[NotebookNode]] = {None: []}
    last = None
    for cell in cells:
        name = _name(cell)
        if name in frame and placed[name] is cell and name not in own:
            last = name
            own[last] = []
            continue
        cell.metadata.pop("nbgrader", None)
        own[last].append(cell)
    yield from own[None]
    present = [name for name in own if name is not None]
    for name in _merged(order, present):
        cell = placed.get(name)
        kept = frame[name]
        if cell is None or cell.cell_type != kept.cell_type:
            make = new_code_cell if kept.cell_type == "code" else new_markdown_cell
            # A deleted answer cell comes back empty: the released text is no answer of the learner's.
            cell = make(source=kept.source)
        cell.metadata["nbgrader"] = label(name)
        yield cell
        yield from own.get(name, [])


def _merged(order: list[str], present: list[str]) -> list[str]:
    """Return the learner's order of cells, each missing one after the cell it follows in the source."""
    result = list(present)
    for index, name in enumerate(order):
        if name not in result:
            before = order[index - 1] if index else None
            result.insert(result.index(before) + 1 if before in result else 0, name)
    return result


def _name(cell: NotebookNode) -> str | None:
    marks = cell.metadata.get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else None
