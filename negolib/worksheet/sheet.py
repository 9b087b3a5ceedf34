"""The answer sheet: what a learner has answered, kept at every change."""

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextvars import ContextVar
from copy import deepcopy
from pathlib import Path

from negolib.worksheet.checks.question import Question
from negolib.worksheet.reading import SheetDamaged, parse_json, whole_letters
from negolib.worksheet.store import (
    GONE,
    SUFFIX,
    SheetChange,
    SheetContent,
    content_of,
    plain,
    same,
    sheet_bytes,
    sweep,
    write_atomically,
)
from negolib.worksheet.turns import turn

_HANDED_IN: ContextVar[Mapping[str, object] | None] = ContextVar("handed_in", default=None)


@contextlib.contextmanager
def handed_in(answers: Mapping[str, object]) -> Iterator[None]:
    """Make every sheet opened inside hold these answers, in memory only.

    So a teacher's test cells, which open the sheet by name, read what a learner handed in.

    >>> with handed_in({"low": 95}):
    ...     Worksheet("planning")["low"]
    95
    """
    token = _HANDED_IN.set(answers)
    try:
        yield
    finally:
        _HANDED_IN.reset(token)


class Worksheet(MutableMapping[str, object]):
    """A learner's answers, as plain values under plain keys, in one file beside the notebook.

    Every change is saved before the next line runs. Opening the sheet again, in another kernel or
    tomorrow, brings the answers back. A file that was damaged by hand is set aside, never overwritten.

    Args:
        name: letters, digits, ``-`` and ``_``; the file is called ``<name>.answers.json``.
        folder: where the file lies; by default the folder the notebook runs in.

    Raises:
        ValueError: for a name that makes no file name, or an answer that is no plain value.

    Attributes:
        name: the sheet's name.
        path: the file, None when nothing is kept.
        handed_in: whether this is a copy that a teacher's tests read.
        questions: the questions asked of this sheet, by key; code declares them, no file can.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> Worksheet("planning", folder)["zopa_low"] = 95.0
    >>> Worksheet("planning", folder)["zopa_low"]
    95.0
    """

    def __init__(self, name: str, folder: str | Path | None = None) -> None:
        if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
            raise ValueError(
                f"A sheet's name is made of letters, digits, '-' and '_', like 'planning'; {name!r} is not."
            )
        self.name = name
        self.path: Path | None = (Path(folder) if folder is not None else Path.cwd()) / f"{name}{SUFFIX}"
        self._content = SheetContent(name)
        self._file = b""  # what the file held when we last read or wrote it
        self._file_revision = 0
        self._unsaved = SheetChange()  # own changes that the file is not known to hold
        self._alone = True
        self._damage: str | None = None
        self._refusal: str | None = None
        self._watchers: dict[object, Callable[[str, object], None]] = {}
        self.questions: dict[str, Question] = {}
        answers = _HANDED_IN.get()
        self.handed_in = answers is not None
        if self.handed_in:
            self.path = None
            self._content.answers = deepcopy(dict(answers))
        else:
            self._read()

    @property
    def revision(self) -> int:
        """How often this sheet was saved, over all its life."""
        return self._content.revision

    @property
    def problem(self) -> str | None:
        """What stands between these answers and the disk, in one sentence; None when all is well."""
        return self._refusal or self._damage

    def as_json(self) -> dict[str, object]:
        """Return the sheet's name, revision, answers and hints as one JSON object."""
        return deepcopy(self._content.as_json())

    def __getitem__(self, key: str) -> object:
        return deepcopy(self._content.answers[key])

    def __setitem__(self, key: str, value: object) -> None:
        self.update({key: value})

    def __delitem__(self, key: str) -> None:
        if key not in self._content.answers:
            raise KeyError(key)
        with self._turn() as change:
            change.answers[key] = GONE

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._content.answers))

    def __len__(self) -> int:
        return len(self._content.answers)

    def __repr__(self) -> str:
        count = f"{len(self)} answer{'' if len(self) == 1 else 's'}"
        return f"Worksheet '{self.name}' with {count}" + (f". {self.problem}" if self.problem else "")

    def update(self, answers: Mapping[str, object] = (), /, **more: object) -> None:
        """Keep several answers in one save; answers that are already there cost nothing."""
        new = {_checked_key(key): plain(value, str(key)) for key, value in {**dict(answers), **more}.items()}
        with self._turn() as change:
            change.answers.update(new)

    def clear(self) -> None:
        """Take all answers back, in one save."""
        with self._turn() as change:
            change.answers.update(dict.fromkeys(self._content.answers, GONE))

    def hints_shown(self, task: str) -> int:
        """Return how many hints of a task the learner has seen."""
        return self._content.hints.get(task, 0)

    def show_hint(self, task: str, number: int) -> None:
        """Remember that the learner has seen the first ``number`` hints of a task."""
        with self._turn() as change:
            change.hints[task] = number

    def observe(self, callback: Callable[[str, object], None], name: object = None) -> Callable[[], None]:
        """Call ``callback(key, value)`` after every change, and return a function that ends it.

        Args:
            callback: gets the changed key and its new value, None for one that was taken back.
            name: a second callback under the same name takes the place of the first, as when a
                cell is run again.
        """
        name = object() if name is None else name
        self._watchers[name] = callback
        return lambda: self._watchers.pop(name, None) and None

    def _tell(self, key: str, value: object) -> None:
        for watcher in list(self._watchers.values()):
            watcher(key, deepcopy(value))

    def _read(self) -> None:
        try:
            self._file = sheet_bytes(self.path)
            self._content = content_of(parse_json(self._file), self.name)
            self._file_revision = self._content.revision
        except FileNotFoundError:
            pass
        except SheetDamaged as damage:
            self._set_aside(damage, "so this one starts empty")
        except OSError as error:
            self._work_without_file(f"cannot be opened ({error.strerror})")
        if self.path is not None:
            sweep(self.path)

    @contextlib.contextmanager
    def _turn(self) -> Iterator[SheetChange]:
        """Make one change: take in what another kernel saved, add what the block asks for, save, tell."""
        before, change = self._content, SheetChange()
        with turn(self.path) if self.path is not None else contextlib.nullcontext(True) as self._alone:
            behind = self._refresh()
            yield change
            change = change.missing_from(self._content)
            if change or behind:
                self._save(change)
        self._tell_of_changes_since(before)

    def _tell_of_changes_since(self, before: SheetContent) -> None:
        now, then = self._content.answers, before.answers
        changed = [key for key, value in now.items() if key not in then or not same(then[key], value)]
        for key in [*changed, *(key for key in then if key not in now)]:
            self._tell(key, now.get(key))

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
            theirs = content_of(parse_json(raw), self.name)
        except SheetDamaged as damage:
            self._set_aside(damage, "so it is written anew from the answers in this notebook")
            return True
        except FileNotFoundError:
            return bool(self._file)
        except OSError:
            return bool(self._unsaved)
        if theirs.revision < self._file_revision:
            if self._alone:
                self._set_aside_older()
                return True
            # Written by somebody who had not seen our last save yet: both count.
            theirs.answers = {**self._content.answers, **theirs.answers}
        if not self._alone:
            self._say(
                f"Another notebook or program also writes to {self.path.name}, and this folder does not let "
                "two take turns. Keep your work open in one tab only."
            )
        self._file, self._file_revision = raw, theirs.revision
        self._unsaved = self._unsaved.missing_from(theirs)
        revision, self._content = self.revision, self._unsaved.applied_to(theirs)
        self._content.revision = max(theirs.revision, revision)
        return bool(self._unsaved)

    def _save(self, change: SheetChange) -> None:
        content = change.applied_to(self._content)
        content.revision += 1
        raw = content.as_bytes()
        self._content = content
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
        while (aside := self.path.with_name(f"{self.name}.answers.{kind}-{number}.json")).exists():
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


def _checked_key(key: object) -> str:
    if not isinstance(key, str) or not key.strip():
        raise ValueError(f"An answer stands under a name in quotes, like 'zopa_low'; {key!r} is none.")
    return whole_letters(key)
