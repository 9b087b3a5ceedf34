"""Makes what a class gets: a folder or a zip that a student opens with ``negolib lab``."""

import shutil
import tempfile
from pathlib import Path

from negolib.handout import FIRST, exercises, write_handout

WORDS = """Value-driven negotiation

Unpack this folder, open a terminal in it, and say:

    negolib lab

Your notebooks and answers are then in my_work/. Nothing there is ever overwritten.
{checks}
"""
ON = "'Check this task' in an exercise says what stands; its tests are packed in the file back-of-the-book."
OFF = "Your teacher has the tests of the exercises; the lessons check your answers themselves."


def pack(course: Path, target: Path, checks: bool) -> str:
    """Write what a class gets, and return a sentence on what it is.

    Args:
        course: the course's folder.
        target: a name that ends in ``.zip`` makes a zip, any other a folder. Nothing is overwritten.
        checks: whether students can check their own answers.

    Raises:
        ValueError: when the target is there already, or the course's tests are not here; one sentence.
    """
    if target.exists():
        raise ValueError(f"{target} is there already; name another with --to, or take it away first.")
    zipped = target.suffix == ".zip"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / (target.stem if zipped else target.name)
        write_handout(course, folder, checks)
        (folder / FIRST).write_text(WORDS.format(checks=ON if checks else OFF), encoding="utf-8")
        if zipped:
            shutil.make_archive(str(target.with_suffix("")), "zip", scratch, folder.name)
        else:
            shutil.copytree(folder, target)
    names = ", ".join(exercises(course))
    book = "with the back of the book" if checks else "without the tests"
    return f"Wrote {target}: the lessons and the exercises {names}, {book}, without solutions."
