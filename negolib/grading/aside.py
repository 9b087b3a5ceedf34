"""Sets aside what lies in a submission and is no ordinary file, or is of no use for grading.

nbgrader copies whatever lies in a submitted folder, follows links on the way, waits at a pipe for ever,
and stops at a name that it cannot read. So before it looks, everything that is no ordinary file, and
every kind of file that nobody needs for grading, goes to ``set_aside`` beside the submissions.
Nothing is deleted.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from negolib.worksheet import SUFFIX, TALKS_SUFFIX

ASIDE = "set_aside"
STAMP = "timestamp.txt"
# What a learner may hand in beside the notebook. A web page or a drawing would lie, with whatever it runs,
# in the feedback folder; a module would lie where Python looks for modules.
KEPT = {".ipynb", ".json", ".txt", ".md", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf"}
KEPT |= {".saving", ".lock", ".damaged", ".unreadable"}
MOST_FILES = 100
MOST_BYTES = 50_000_000
_DEEPEST = 4


def set_aside(folder: Path, notebooks: list[str]) -> str:
    """Set aside what is no part of a submission, and say in one sentence what that was; "" for nothing.

    Ordinary files of a kind that is of no use go without a word.

    Args:
        folder: a student's folder, as in ``submitted/ines/planning``.
        notebooks: the assignment's notebooks, without ``.ipynb``; they and their sheets stay in any case.

    Raises:
        OSError: when the folder cannot be changed.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "submitted" / "ines" / "planning"
    >>> folder.mkdir(parents=True)
    >>> _ = (folder / "notes.txt").write_text("mine"), (folder / "link.txt").symlink_to("/etc/passwd")
    >>> set_aside(folder, ["planning"])
    'link.txt cannot be graded and was set aside.'
    >>> [path.name for path in folder.iterdir()]
    ['notes.txt']
    """
    moved = []
    if folder.is_symlink():
        os.rename(folder, _place(folder, folder.name))
        folder.mkdir()
        moved.append("the whole folder, which is a link,")
    elif _too_many(folder):
        _keep_only(
            folder,
            {STAMP, *(f"{name}{end}" for name in notebooks for end in (".ipynb", SUFFIX, TALKS_SUFFIX))},
        )
        moved.append(
            f"all beside the notebook, more than {MOST_FILES} files or {MOST_BYTES // 1_000_000} MB,"
        )
    for path in list(_no_files(folder, 0)):
        moved.append(_told(path.relative_to(folder)))
        os.rename(path, _place(folder, path.name))
    for path in list(_of_no_use(folder)):
        os.rename(path, _place(folder, path.name))
    if not moved:
        return ""
    what = ", ".join(moved[:3]) + (f" and {len(moved) - 3} more" if len(moved) > 3 else "")
    return f"{what} cannot be graded and was set aside."


def _no_files(folder: Path, depth: int) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and depth < _DEEPEST and entry.name.isprintable():
            if depth == 0 and path.suffix in KEPT:
                yield path
            else:
                yield from _no_files(path, depth + 1)
        elif not entry.is_file(follow_symlinks=False) or not entry.name.isprintable():
            yield path


def _of_no_use(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names if Path(name).suffix.lower() not in KEPT)


def _too_many(folder: Path) -> bool:
    files = size = 0
    for place, folders, names in os.walk(folder):
        files += len(folders) + len(names)
        for name in names:
            about = os.lstat(os.path.join(place, name))
            size += about.st_size if stat.S_ISREG(about.st_mode) and not name.endswith(".ipynb") else 0
        if files > MOST_FILES or size > MOST_BYTES:
            return True
    return False


def _keep_only(folder: Path, names: set[str]) -> None:
    """Move a whole folder away and bring back the files that count: however many there are, one step."""
    away = _place(folder, folder.name)
    shutil.move(folder, away)
    folder.mkdir()
    for name in names:
        if (away / name).is_symlink() or (away / name).exists():
            shutil.move(away / name, folder / name)


def _told(path: Path) -> str:
    text = "".join(letter if letter.isprintable() else "?" for letter in str(path))
    return text if len(text) <= 40 else f"{text[:39]}…"


def _place(folder: Path, name: str) -> Path:
    """Return where something goes, whose name is not taken there yet."""
    aside = folder.parents[1].with_name(ASIDE) / folder.parent.name / folder.name
    aside.mkdir(parents=True, exist_ok=True)
    number, place = 1, aside / name
    while os.path.lexists(place):
        number += 1
        place = aside / f"{number} {name}"
    return place
