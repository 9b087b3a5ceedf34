"""Reads any submitted notebook as a sound one, so that no submission can stop a batch.

nbgrader takes the class that reads notebooks from its configuration. This one gives back the teacher's
notebook with the learner's words in it, whatever was handed in. It runs nothing.
"""

import warnings
from pathlib import Path

from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning

from negolib.grading.collecting import receive
from negolib.grading.finding import look
from negolib.grading.frame import Released, framed, read_written
from negolib.grading.undisturbed import is_graded, undisturbed


class SubmissionExporter(NotebookExporter):
    """nbgrader's notebook exporter, for submissions of any shape."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        # nbgrader's own way with its database makes three for every submission, and none says a thing.
        warnings.filterwarnings("ignore", category=SAWarning)
        # nbgrader makes its exporter once a run, just before it opens the first submission.
        if isinstance(self.parent, Autograde):
            receive(self.parent)
            undisturbed(self.parent, ".ipynb", is_graded)

    def from_filename(self, filename: str, resources: dict | None = None, **options: object) -> tuple:
        """Read a submitted notebook, put the learner's words in the teacher's frame, and hand it on."""
        marks = (resources or {}).get("nbgrader")
        if not marks or "student" not in marks or not self._is_handed_in(filename, marks):
            return super().from_filename(filename, resources=resources, **options)
        path = Path(filename)
        with Gradebook(marks["db_url"]) as gradebook:
            source = gradebook.find_notebook(marks["notebook"], marks["assignment"])
            tasks = frozenset(cell.name for cell in source.source_cells)
            cells = look(path.parent, path.stem, tasks).cells
            notebook = framed(cells, Released(source, self._written(marks)))
        return self.from_notebook_node(notebook, resources=self._file_resources(filename, resources))

    @property
    def _course(self) -> CourseDirectory:
        return getattr(self.parent, "coursedir", None) or CourseDirectory(parent=self)

    def _is_handed_in(self, filename: str, marks: dict) -> bool:
        # nbgrader reads each notebook twice: what was handed in, and then what it made of it.
        course = self._course
        folder = course.format_path(course.submitted_directory, marks["student"], marks["assignment"])
        return Path(filename).parent == Path(folder)

    def _written(self, marks: dict) -> list:
        course = self._course
        folders = (
            Path(course.format_path(step, ".", marks["assignment"]))
            for step in (course.source_directory, course.release_directory)
        )
        return read_written(*(folder / f"{marks['notebook']}.ipynb" for folder in folders))

    def _file_resources(self, filename: str, resources: dict | None) -> dict:
        resources = self._init_resources(resources)
        path = Path(filename)
        resources["metadata"]["name"] = path.stem
        resources["metadata"]["path"] = str(path.parent)
        return resources
