"""Zips of learning platforms: unpacks what a class has uploaded, and tells whose each file is.

nbgrader's ``zip_collect`` takes the classes that do both from its configuration. Canvas puts a learner's
name and numbers in front of every file, Moodle does so with a folder or a file.
"""

import os
import re
import shutil
import zipfile
from collections import defaultdict
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from setuptools.archive_util import unpack_archive

from negolib.grading.finding import ENDINGS

# lovelaceada_4711_98765_planning.ipynb, lovelaceada_LATE_4711_98765_planning-1.ipynb
_CANVAS = re.compile(r"(?P<name>[^_/\\]+)(_LATE)?_(?P<number>\d+)_\d+_(?P<file>.+)")
# Ada Lovelace_123456_assignsubmission_file_/planning.ipynb, or all in one name
_MOODLE = re.compile(r"(?P<name>[^/\\]+?)_(?P<number>\d+)_assignsubmission_file_?(?P<file>.*)")
_MOST_BYTES = 2_000_000_000
_DEEPEST = 3


class LearnersZips(ExtractorPlugin):
    """Unpacks the zips of a class, and the zips within them; one that is broken stops none of the others."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack or copy every file of a folder into another one."""
        archive, extracted = Path(archive_path), Path(extracted_path)
        for path in sorted(path for path in archive.rglob("*") if path.is_file()):
            target = extracted / path.relative_to(archive)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix in self.zip_ext:
                self._unpack(path, target.with_suffix(""), 1)
            else:
                shutil.copy(path, target)

    def _unpack(self, path: Path, target: Path, depth: int) -> None:
        try:
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                        raise ValueError("it would fill the disk")
            target.mkdir(parents=True, exist_ok=True)
            unpack_archive(str(path), str(target))
        except Exception as error:  # what is wrong with a stranger's zip has no common name
            self.log.warning("%s is broken, locked, too large or no zip; the rest goes on.", path.name)
            self.log.debug("%s: %r", path, error)
            return
        for inner in sorted(target.rglob("*")):
            if depth < _DEEPEST and inner.suffix in self.zip_ext and inner.is_file():
                self._unpack(inner, inner.with_suffix(""), depth + 1)


class LearnersFiles(FileNameCollectorPlugin):
    """Tells nbgrader whose file lies in a learning platform's zip, and what it was called.

    A ``named_regexp`` in the configuration comes first; then Canvas's and Moodle's ways are tried, on the
    file's name and on the folders it lies in. The learner's name for nbgrader is name and number, such as
    ``lovelaceada_4711``. Of files that share a name none is lost: the second gets a number.
    """

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._taken: dict[str, set[str]] = defaultdict(set)

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Return ``student_id`` and ``file_id`` of a file, None for one that is nobody's.

        >>> plugin = LearnersFiles()
        >>> plugin.collect("/x/extracted/submissions/lovelaceada_LATE_4711_98765_planning-1.ipynb")
        {'student_id': 'lovelaceada_4711', 'file_id': 'planning.ipynb'}
        >>> plugin.collect("/x/extracted/all/Ada Lovelace_123_assignsubmission_file_/planning.answers.json")
        {'student_id': 'Ada Lovelace_123', 'file_id': 'planning.answers.json'}
        """
        path = Path(submitted_file)
        if path.suffix.casefold() not in ENDINGS or path.name.startswith(".") or "__MACOSX" in path.parts:
            return None
        found = (
            super().collect(submitted_file) if self.named_regexp else _learner_and_file(self._inside(path))
        )
        if not found:
            self.log.warning("%s: the name does not tell whose it is; put it in place by hand.", path.name)
            return None
        return {**found, "file_id": self._free(found["student_id"], found["file_id"])}

    def _inside(self, path: Path) -> Path:
        # Folders above the course have names of their own, which say nothing about a learner.
        course = getattr(self.parent, "coursedir", None)
        return path.relative_to(course.root) if course and path.is_relative_to(course.root) else path

    def _free(self, student: str, name: str) -> str:
        stem, ending = os.path.splitext(name)
        number, free = 1, name
        while free.casefold() in self._taken[student]:
            number += 1
            free = f"{stem} ({number}){ending}"
        self._taken[student].add(free.casefold())
        return free


def _learner_and_file(path: Path) -> dict[str, str] | None:
    # The outermost part counts: what a learner packed has whatever names the learner likes.
    for part in path.parts:
        moodle, canvas = _MOODLE.fullmatch(part), _CANVAS.fullmatch(part)
        if not (match := moodle or canvas):
            continue
        # Brackets and stars mean something else to nbgrader, which looks for folders by pattern.
        student = re.sub(r"[\[\]*?!+\s]+", " ", f"{match['name']}_{match['number']}").strip()
        name = path.name
        if part == path.name:
            name = match["file"] if canvas is None else re.sub(r"-\d+(?=\.[^.]+$)", "", match["file"])
        return {"student_id": student, "file_id": name or path.name}
    return None
