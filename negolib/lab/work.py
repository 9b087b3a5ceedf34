"""The course in a folder of one's own, and the copies in its ``my_work/``. What is there is never touched."""

import contextlib
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from negolib.handout import FIRST, SETTINGS, files, is_clone, own_course
from negolib.worksheet.course import course_here, is_course

FOLDER = "my_work"
NEW = "negotiation-course"
OURS = {"course", "exercises", FOLDER, SETTINGS, "grading"}


def settle(wish: str | None, here: Path) -> tuple[Path, str]:
    """Return the folder of the course that is meant, and a sentence if the course was laid out there now.

    Args:
        wish: the folder that was asked for; without it, the course around ``here``, or a new one in it.
        here: where the learner stands.

    Raises:
        ValueError: when the folder is none, holds something else, or cannot be written; one sentence.
    """
    if wish is not None:
        folder = (here / Path(wish).expanduser()).resolve()
    elif (nearest := course_here(here.resolve())) or is_clone():
        folder = nearest or own_course()
    else:
        folder = here.resolve() / NEW
    if is_course(folder) and _is_anothers(folder):
        return folder, ""
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"{folder} is a file; name a folder for the course, or none.")
    try:
        return folder, _add_what_is_new(folder) if is_course(folder) else _lay_out_course(folder)
    except OSError as error:
        raise ValueError(f"The course cannot be laid out in {folder}: {error.strerror}.") from error


def _is_anothers(folder: Path) -> bool:
    """Whether a course was not laid out by :func:`settle`: a clone, or what a teacher packed."""
    return is_clone() or (folder / "solutions").exists() or (folder / FIRST).exists()


def _lay_out_course(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    others = sorted(path.name for path in folder.iterdir() if path.name not in OURS and path.name[0] != ".")
    if others:
        raise ValueError(f"{folder} holds other things ({others[0]}, …); name a new or an empty folder.")
    _copy_course(folder)
    return f"The course is laid out in {folder}; next time say: negolib lab {shlex.quote(str(folder))}"


def _add_what_is_new(folder: Path) -> str:
    """Add what a newer version of the course brought; what is there stays."""
    added = _copy_course(folder)
    return f"New in the course: {', '.join(added)}." if added else ""


def _copy_course(folder: Path) -> list[str]:
    own, added = own_course(), []
    for inside in files(own):
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        if _copy_if_missing(own / inside, target):
            added.append(target.name)
    return added


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
