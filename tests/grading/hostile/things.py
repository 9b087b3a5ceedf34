"""What can lie in a folder that was handed in and is no notebook, no sheet, or not the learner's own."""

import os
import shutil
from pathlib import Path

from tests.grading.hostile import FULL, NO_SCORE, Kind, both, no_sheet, notebook_of, sheet_of

ASIDE = "set aside"
STAMP = "The time stamp cannot be read"
SECRET = "/etc/passwd"


def linked(of, to: str):
    """Put a link in a file's place; `to` may name the course folder and the first student's files."""

    def spoil(folder: Path, name: str) -> None:
        path = of(folder, name)
        path.unlink(missing_ok=True)
        course = folder.parents[3]
        first = course / "grading" / "submitted" / "aa-honest" / name
        path.symlink_to(to.format(course=course, first=first, name=name))

    return spoil


def beside(filename: str | bytes, content: bytes = b"x"):
    """Put a file of one's own beside."""

    def spoil(folder: Path, name: str) -> None:
        path = os.path.join(os.fsencode(folder), os.fsencode(filename))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    return spoil


def named(filename: str):
    """Return where a file of this name lies."""
    return lambda folder, name: folder / filename.format(name=name)


def pipe(of):
    """Put a pipe, which whoever opens it waits at for ever, in a file's place."""

    def spoil(folder: Path, name: str) -> None:
        of(folder, name).unlink(missing_ok=True)
        os.mkfifo(of(folder, name))

    return spoil


def folder_instead(of):
    """Put a folder in a file's place."""

    def spoil(folder: Path, name: str) -> None:
        of(folder, name).unlink(missing_ok=True)
        (of(folder, name) / "inside").mkdir(parents=True)

    return spoil


def many(number: int):
    """Put very many files beside."""

    def spoil(folder: Path, name: str) -> None:
        for count in range(number):
            (folder / f"f{count}.txt").touch()

    return spoil


def deep(folder: Path, name: str) -> None:
    """Put folders within folders, deeper than a path may be long."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(600):
            os.mkdir("a-folder-in")
            os.chdir("a-folder-in")
        Path("end.txt").touch()
    finally:
        os.chdir(here)


def sparse(filename: str, size: int):
    """Put a file of nothing beside that seems large."""

    def spoil(folder: Path, name: str) -> None:
        with (folder / filename).open("wb") as file:
            file.truncate(size)

    return spoil


def whole_folder_linked(folder: Path, name: str) -> None:
    """Hand in a link to another student's folder."""
    shutil.rmtree(folder)
    folder.symlink_to(folder.parents[1] / "aa-honest" / name)


def ours(filename: str) -> Kind:
    """Put a module beside that Python would take for one of its own, or of the course's."""
    return Kind(beside(filename, b"open('RAN', 'w').write('x')"))


PAGE = b"<script>fetch('/api/contents')</script>"
timestamp = named("timestamp.txt")

THINGS = {
    "sheet-links-to-secret": Kind(linked(sheet_of, SECRET), FULL, ASIDE),
    "sheet-links-to-another": Kind(linked(sheet_of, "{first}/{name}.answers.json"), FULL, ASIDE),
    "sheet-links-nowhere": Kind(linked(sheet_of, "/nowhere"), FULL, ASIDE),
    "sheet-links-to-itself": Kind(linked(sheet_of, "{name}.answers.json"), FULL, ASIDE),
    "sheet-links-to-zeros": Kind(linked(sheet_of, "/dev/zero"), FULL, ASIDE),
    "notebook-links-to-another": Kind(
        both(no_sheet, linked(notebook_of, "{first}/{name}.ipynb")), NO_SCORE, ASIDE
    ),
    "notebook-links-to-solution": Kind(
        linked(notebook_of, "{course}/solutions/{name}/{name}.ipynb"), FULL, ASIDE
    ),
    "notebook-links-nowhere": Kind(linked(notebook_of, "/nowhere"), FULL, ASIDE),
    "link-beside-to-solution": Kind(
        linked(named("notes.txt"), "{course}/solutions/{name}/{name}.ipynb"), FULL, ASIDE
    ),
    "link-beside-to-gradebook": Kind(linked(named("a.json"), "{course}/grading/gradebook.db"), FULL, ASIDE),
    "link-hidden": Kind(linked(named(".notes"), SECRET), FULL, ASIDE),
    "link-to-a-folder": Kind(linked(named("folder"), "{course}/solutions"), FULL, ASIDE),
    "link-in-a-folder": Kind(
        both(beside("deep/er/x.txt"), linked(named("deep/er/y.txt"), SECRET)), FULL, ASIDE
    ),
    "whole-folder-linked": Kind(whole_folder_linked, NO_SCORE, ASIDE),
    "pipe-for-sheet": Kind(pipe(sheet_of), FULL, ASIDE),
    "pipe-for-notebook": Kind(pipe(notebook_of), FULL, ASIDE),
    "pipe-beside": Kind(pipe(named("pipe")), FULL, ASIDE),
    "pipe-for-timestamp": Kind(pipe(timestamp), FULL, ASIDE),
    "folder-for-sheet": Kind(folder_instead(sheet_of), FULL, ASIDE),
    "folder-for-notebook": Kind(folder_instead(notebook_of), FULL, ASIDE),
    "folder-for-timestamp": Kind(folder_instead(timestamp), FULL, ASIDE),
    "files-10000": Kind(many(10_000), FULL, ASIDE),
    "folders-600-deep": Kind(deep, FULL, ASIDE),
    "file-of-300-megabytes": Kind(sparse("data.csv", 300_000_000), FULL, ASIDE),
    "name-with-a-new-line": Kind(beside("a\nb.txt"), FULL, ASIDE),
    "name-that-is-no-text": Kind(beside(b"\xff\xfe.txt"), FULL, ASIDE),
    "name-with-brackets": Kind(beside("[a]*?.txt"), FULL, None),
    "a-web-page-beside": Kind(beside("open-me.html", PAGE), page=True),
    "own-feedback-page": Kind(
        lambda folder, name: (folder / f"{name}.html").write_bytes(PAGE) and None, page=True
    ),
    "a-drawing-with-script": Kind(beside("picture.svg", b"<svg onload=alert(1) />")),
    "configuration": ours("nbgrader_config.py"),
    "module-json": ours("json.py"),
    "module-negolib": ours("negolib/__init__.py"),
    "module-sitecustomize": ours("sitecustomize.py"),
    "another-notebook": Kind(beside("other.ipynb", b"{"), FULL, None),
    "another-notebook-links": Kind(linked(named("other.ipynb"), SECRET), FULL, None),
    "picture-and-notes": Kind(both(beside("notes.txt"), beside("table.png"))),
    "checkpoints": Kind(beside(".ipynb_checkpoints/x-checkpoint.ipynb")),
    "half-saved": Kind(beside(".planning.answers.json.abc.saving")),
    "time-stamp": Kind(beside("timestamp.txt", b"2026-01-02 03:04:05.000000 UTC")),
    "time-stamp-no-time": Kind(beside("timestamp.txt", b"yesterday, I think"), FULL, STAMP),
    "time-stamp-bytes": Kind(beside("timestamp.txt", b"\xff\xfe\x00"), FULL, STAMP),
    "time-stamp-far": Kind(beside("timestamp.txt", b"99999-99-99 99:99:99 UTC"), FULL, STAMP),
    "time-stamp-huge": Kind(beside("timestamp.txt", b"9" * 2_000_000), FULL, STAMP),
    "time-stamp-zone": Kind(beside("timestamp.txt", b"2026-01-02 03:04:05 +99999999999"), FULL, STAMP),
    "time-stamp-empty": Kind(beside("timestamp.txt", b""), FULL, None),
}
