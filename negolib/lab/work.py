"""The learner's own copies of the course, in ``my_work/``. What is there is never touched."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = "my_work"


def lay_out(course: Path) -> list[Path]:
    """Copy the notebooks and exercises that ``my_work/`` does not have yet; return what was added.

    Args:
        course: the course's folder.

    Raises:
        OSError: when the folder cannot be written; nothing half-copied is left.
    """
    work = course / FOLDER
    added = []
    for source, target in _pairs(course, work):
        target.parent.mkdir(parents=True, exist_ok=True)
        if _copy_if_missing(source, target):
            added.append(target)
    return added


def _pairs(course: Path, work: Path) -> Iterator[tuple[Path, Path]]:
    for notebook in sorted((course / "course").glob("*.ipynb")):
        yield notebook, work / notebook.name
    for file in sorted((course / "exercises").rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(course).parts)
        if file.is_file() and not hidden:
            yield file, work / file.relative_to(course / "exercises")


def _copy_if_missing(source: Path, target: Path) -> bool:
    if target.exists():
        return False
    descriptor, scratch = tempfile.mkstemp(prefix=".copying-", dir=target.parent)
    os.close(descriptor)
    try:
        shutil.copyfile(source, scratch)
        os.chmod(scratch, 0o644)
        _rename_if_missing(scratch, target)
    except FileExistsError:
        return False
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(scratch)
    return True


def _rename_if_missing(scratch: str, target: Path) -> None:
    # A rename replaces silently on POSIX and refuses on Windows; a hard link refuses on both.
    try:
        os.link(scratch, target)
    except FileExistsError:
        raise
    except OSError:
        os.rename(scratch, target)
