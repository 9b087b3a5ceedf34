"""A sheet's file, as one kernel has it: read, changed in turns with others, and set aside when damaged."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from negolib.disk import sweep, turn, write_atomically
from negolib.worksheet.reading import SheetDamaged, parse_json
from negolib.worksheet.store import SheetChange, SheetContent, content_of, sheet_bytes


class SheetFile:
    """What one file keeps, and what stands between it and the disk.

    Args:
        path: the file; None to keep everything in memory.
        name: the sheet's name.
        kind: what of it, see :class:`negolib.worksheet.store.SheetContent`.

    Attributes:
        path: the file, None when nothing is kept.
        content: what it holds.
    """

    def __init__(self, path: Path | None, name: str, kind: str = "") -> None:
        self.path = path
        self.content = SheetContent(name, kind=kind)
        self._file = b""  # what the file held when we last read or wrote it
        self._file_revision = 0
        self._looks: object = None  # by what a file that somebody else has written is told from ours
        self._unsaved = SheetChange()  # own changes that the file is not known to hold
        self._alone = True
        self._damage: str | None = None
        self._refusal: str | None = None
        if path is not None:
            self._read()

    @property
    def problem(self) -> str | None:
        """What stands between this and the disk, in one sentence; None when all is well."""
        return self._refusal or self._damage

    @property
    def is_saved(self) -> bool:
        """Whether the disk has taken everything."""
        return self._refusal is None

    @property
    def was_touched(self) -> bool:
        """Whether somebody else has written the file, or taken it away."""
        return self.path is not None and self._look() != self._looks

    @contextlib.contextmanager
    def change(self) -> Iterator[SheetChange]:
        """Make one change: take in what another kernel saved, add what the block asks for, save."""
        change = SheetChange()
        with turn(self.path) if self.path is not None else contextlib.nullcontext(True) as self._alone:
            behind = self._refresh()
            yield change
            change = change.missing_from(self.content)
            if change or behind:
                self._save(change)
            self._looks = self._look()

    def _look(self) -> object:
        try:
            about = self.path.stat() if self.path is not None else None
        except OSError:
            return None
        return about and (about.st_mtime_ns, about.st_size, about.st_ino)

    def _content_of(self, raw: bytes) -> SheetContent:
        return replace(content_of(parse_json(raw), self.content.name), kind=self.content.kind, keys=None)

    def _read(self) -> None:
        self._looks = self._look()
        try:
            self._file = sheet_bytes(self.path)
            self.content = self._content_of(self._file)
            self._file_revision = self.content.revision
        except FileNotFoundError:
            pass
        except SheetDamaged as damage:
            self._set_aside(damage, "so this one starts empty")
        except OSError as error:
            self._work_without_file(f"cannot be opened ({error.strerror})")
        if self.path is not None:
            sweep(self.path)

    def _refresh(self) -> bool:
        """Take in what another kernel has saved; return whether the file lacks something that we have."""
        if self.path is None:
            return False
        try:
            raw = sheet_bytes(self.path)
            if raw == self._file:
                if self._refusal is None:
                    self._unsaved = SheetChange()
                return bool(self._unsaved)
            theirs = self._content_of(raw)
        except SheetDamaged as damage:
            self._set_aside(damage, "so it is written anew from the answers in this notebook")
            return True
        except FileNotFoundError:
            return bool(self._file or self._unsaved)
        except OSError:
            return bool(self._unsaved)
        if theirs.revision < self._file_revision:
            if self._alone:
                self._set_aside_older()
                return True
            # Written by somebody who had not seen our last save yet: both count.
            theirs.answers = {**self.content.answers, **theirs.answers}
        if not self._alone:
            self._say(
                f"Another notebook or program also writes to {self.path.name}, and this folder does not let "
                "two take turns. Keep your work open in one tab only."
            )
        self._file, self._file_revision = raw, theirs.revision
        self._unsaved = self._unsaved.missing_from(theirs)
        revision, self.content = self.content.revision, self._unsaved.applied_to(theirs)
        self.content.revision = max(theirs.revision, revision)
        return bool(self._unsaved)

    def _save(self, change: SheetChange) -> None:
        content = change.applied_to(self.content)
        content.revision += 1
        raw = content.as_bytes()
        self.content = content
        if self.path is None:
            return
        self._unsaved.add(change)
        try:
            write_atomically(self.path, raw)
        except OSError as error:
            refusal = (
                f"Your last answer is on the screen but not yet on the disk ({error.strerror}). "
                "Make room or check the folder, then change any answer to save them all."
            )
            if self._refusal is None:
                print(refusal)
            self._refusal = refusal
            return
        self._file, self._file_revision, self._refusal = raw, content.revision, None
        if self._alone:
            # Else somebody may have written at the same moment: ours is kept until it is seen in the file.
            self._unsaved = SheetChange()

    def _say(self, sentence: str) -> None:
        if self._damage != sentence:
            print(sentence)
        self._damage = sentence

    def _set_aside(self, damage: SheetDamaged, consequence: str) -> None:
        if aside := self._move_away("damaged"):
            self._say(
                f"The sheet {self.path.name} could not be read, {consequence}. {damage} "
                f"The old file is kept beside it as {aside.name}."
            )

    def _set_aside_older(self) -> None:
        if aside := self._move_away("older"):
            self._say(
                f"The file {self.path.name} was replaced by an older one while this notebook was open. The "
                f"answers in this notebook stay; the older file is kept beside it as {aside.name}. To go "
                "back to that one, shut this notebook's kernel down before you put it in place."
            )

    def _move_away(self, kind: str) -> Path | None:
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}.{kind}-{number}.json")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError:
            self._work_without_file(f"is {kind} and cannot be moved away")
            return None
        return aside

    def _work_without_file(self, reason: str) -> None:
        self._say(
            f"The sheet {self.path.name} {reason}, so nothing is kept until that is mended "
            "and the kernel restarted."
        )
        self.path = None
