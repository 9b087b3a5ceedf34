"""Finds a learner's answers by what a file holds, not by what it is called.

A browser saves ``planning (1).ipynb``, a learning platform ``lovelace_4711_planning.answers-1.json``, a
learner sends the sheet alone. A sheet says in itself which sheet it is, a notebook which tasks stand in it.
"""

import contextlib
import glob
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from negolib.worksheet import (
    MIME,
    SUFFIX,
    TALKS,
    TALKS_SUFFIX,
    SheetContent,
    SheetDamaged,
    content_of,
    parse_json,
)

ENDINGS = (".ipynb", ".json", ".txt")
LARGEST_NOTEBOOK = 30_000_000
STAND_IN = "stands_in"
STAMP = "timestamp.txt"
_MOST_FILES = 300
_DEEPEST_FOLDER = 3
_LEFT_ALONE = {".ipynb_checkpoints", "__MACOSX", "__pycache__"}


@dataclass(frozen=True)
class Answers:
    """Answers that stand in one file: a sheet, or the copies of it in a notebook's outputs."""

    path: Path
    content: SheetContent
    in_notebook: bool


@dataclass
class Handed:
    """What lies in a learner's folder for one notebook.

    Args:
        folder: the folder.
        notebook: the notebook's name, which is the sheet's name too.
        answers: all sheets and copies that can be read.
        talks: the same of the records of talks.
        notebooks: the notebooks that hold tasks of the assignment or a copy of the sheet, the best first.
        cells: the cells of the best of these notebooks, as plain JSON of whatever shape.
        unread: files that may be the sheet or the notebook and cannot be read, each with the reason.
    """

    folder: Path
    notebook: str
    answers: list[Answers] = field(default_factory=list)
    talks: list[Answers] = field(default_factory=list)
    notebooks: list[Path] = field(default_factory=list)
    cells: list[object] = field(default_factory=list)
    unread: dict[Path, str] = field(default_factory=dict)

    @property
    def sheet_path(self) -> Path:
        """Where the sheet lies when nobody renamed it."""
        return self.folder / f"{self.notebook}{SUFFIX}"

    @property
    def notebook_path(self) -> Path:
        """Where the notebook lies when nobody renamed it."""
        return self.folder / f"{self.notebook}.ipynb"

    def keep(self, one: Answers) -> None:
        """Put answers, or records of talks, to their like."""
        (self.talks if one.content.kind == TALKS else self.answers).append(one)

    @property
    def own_paths(self) -> tuple[Path, ...]:
        """All that nobody renamed."""
        return self.sheet_path, self.talks_path, self.notebook_path

    @property
    def talks_path(self) -> Path:
        """Where the records of talks lie when nobody renamed them."""
        return self.folder / f"{self.notebook}{TALKS_SUFFIX}"

    @property
    def newest(self) -> Answers | None:
        """Of each answer what was saved last, with the talks, and the file that was saved last of all.

        Of equally new ones a sheet goes before a copy, its own name before others.
        """
        answers, talks = self._together(self.answers), self._together(self.talks)
        if answers is None or talks is None:
            return answers or talks
        kept = {**answers.content.answers, **talks.content.answers}
        revision = answers.content.revision + talks.content.revision
        return replace(answers, content=replace(answers.content, answers=kept, revision=revision))

    def _together(self, found: list[Answers]) -> Answers | None:
        def rank(one: Answers) -> tuple[int, bool, bool]:
            return one.content.revision, not one.in_notebook, one.path in self.own_paths

        if not found:
            return None
        newest, *older = sorted(found, key=rank, reverse=True)
        for one in older:
            newest = replace(newest, content=newest.content.over(one.content))
        return newest


def look(folder: Path, notebook: str, tasks: frozenset[str] = frozenset()) -> Handed:
    """Look through a learner's folder.

    Args:
        folder: where the submitted files lie.
        notebook: the notebook's name without ``.ipynb``.
        tasks: the names (grade_ids) of the assignment's cells, by which a renamed notebook is known.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "x_123_planning.json").write_text('{"sheet": "planning", "answers": {"low": 95}}')
    >>> look(folder, "planning").newest.content.answers
    {'low': 95}
    """
    handed = Handed(folder, notebook)
    ranked: list[tuple[int, int, bool, Path]] = []
    room = LARGEST_NOTEBOOK
    for path in _files(handed):
        own_name = path in handed.own_paths
        try:
            size = path.stat().st_size
            if size > room:
                raise SheetDamaged("It is far too large to read.")
            room -= size
            data = parse_json(path.read_bytes())
        except SheetDamaged as damage:
            if own_name or path.suffix.casefold() != ".txt":
                handed.unread[path] = str(damage)
            continue
        except OSError as error:
            handed.unread[path] = f"It cannot be opened ({error.strerror})."
            continue
        if isinstance(data, dict) and isinstance(data.get("cells"), list):
            if _stands_in(data):
                continue
            copies = list(_copies(data["cells"], notebook))
            for copy in copies:
                handed.keep(Answers(path, copy, True))
            known = len(tasks & set(_names(data["cells"])))
            if known or copies or path == handed.notebook_path:
                newest = max((copy.revision for copy in copies), default=-1)
                rank = (known, newest, path == handed.notebook_path, path)
                handed.cells = data["cells"] if rank > max(ranked, default=()) else handed.cells
                ranked.append(rank)
        elif path == handed.sheet_path or (isinstance(data, dict) and data.get("sheet") == notebook):
            try:
                handed.keep(Answers(path, content_of(data, notebook), False))
            except SheetDamaged as damage:
                handed.unread[path] = str(damage)
        elif path == handed.notebook_path:
            handed.unread[path] = "It is no notebook."
    handed.notebooks = [path for *_, path in sorted(ranked, reverse=True)]
    return handed


def stand_in(folder: Path, names: Iterable[str]) -> None:
    """Write an empty notebook for each that is missing from a folder in which something was handed in.

    nbgrader looks for notebooks by name, and would not see that submission.

    Raises:
        OSError: when the folder cannot be written.
    """
    if all(path.name.startswith(STAMP) for path in folder.iterdir()):
        return
    words = "Nothing was handed in under this name; so nbgrader sees the files that were."
    notebook = {
        "cells": [],
        "metadata": {"negolib": {STAND_IN: words}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    for name in names:
        path = folder / f"{name}.ipynb"
        if not path.exists() and not path.is_symlink():
            path.write_text(json.dumps(notebook) + "\n", encoding="utf-8")


def stand_in_everywhere(submitted: Path, released: Path) -> None:
    """Write a stand-in where a learner handed in no notebook at all: nbgrader would stop before it asks us.

    Args:
        submitted: the folder with a folder for each learner.
        released: the folder with the exercises, one folder for each assignment.
    """
    for assignment in sorted(released.glob("*/")) if submitted.is_dir() else ():
        names = [path.stem for path in assignment.glob("*.ipynb")]
        for folder in submitted.glob(f"*/{glob.escape(assignment.name)}"):
            if folder.is_dir() and not any(folder.glob("*.ipynb")):
                with contextlib.suppress(OSError):  # nbgrader says what it cannot read
                    stand_in(folder, names)


def _files(handed: Handed) -> Iterator[Path]:
    """Yield the files that may hold answers: those under their own names first, then the others by name."""
    own = handed.own_paths
    yield from (path for path in own if path.is_file() and not path.is_symlink())
    seen = 0
    top = len(handed.folder.parts)
    for place, folders, files in os.walk(handed.folder):
        folders[:] = sorted(set(folders) - _LEFT_ALONE)
        if len(Path(place).parts) - top >= _DEEPEST_FOLDER:
            folders.clear()
        for name in sorted(files):
            path = Path(place) / name
            if name.startswith((".", STAMP)) or path.suffix.casefold() not in ENDINGS:
                continue
            if path in own or path.is_symlink() or not path.is_file():
                continue
            seen += 1
            if seen > _MOST_FILES:
                return
            yield path


def _stands_in(data: dict) -> bool:
    metadata = data.get("metadata")
    ours = metadata.get("negolib") if isinstance(metadata, dict) else None
    return isinstance(ours, dict) and STAND_IN in ours and not data["cells"]


def _names(cells: list) -> Iterator[str]:
    for cell in cells:
        metadata = cell.get("metadata") if isinstance(cell, dict) else None
        marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        name = marks.get("grade_id") if isinstance(marks, dict) else None
        if isinstance(name, str):
            yield name


def _copies(cells: list, notebook: str) -> Iterator[SheetContent]:
    """Yield the copies of the sheet in a notebook's outputs, those of talks by themselves."""
    for cell in cells:
        outputs = cell.get("outputs") if isinstance(cell, dict) else None
        for output in outputs if isinstance(outputs, list) else []:
            bundle = output.get("data") if isinstance(output, dict) else None
            copy = bundle.get(MIME) if isinstance(bundle, dict) else None
            if not isinstance(copy, dict) or copy.get("sheet") != notebook:
                continue
            for part in (copy, copy.get(TALKS)):
                with contextlib.suppress(SheetDamaged):
                    if part is not None:
                        yield content_of(part, notebook)
