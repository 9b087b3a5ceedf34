"""The answer sheet: what a learner has answered, kept at every change."""

import contextlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextvars import ContextVar
from copy import deepcopy
from pathlib import Path

from negolib.worksheet.reading import SheetDamaged, whole_letters
from negolib.worksheet.store import (
    SUFFIX,
    SheetContent,
    plain,
    read_sheet,
    write_atomically,
)

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
        self._seen: tuple[int, int] | None = None
        self._unsaved: dict[str, object] = {}
        self._damage: str | None = None
        self._refusal: str | None = None
        self._watchers: dict[object, Callable[[str, object], None]] = {}
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
        self._refresh()
        del self._content.answers[key]
        self._save()
        self._tell(key, None)

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
        self._refresh()
        new = {
            key: value
            for key, value in new.items()
            if key not in self._content.answers or not _same(self._content.answers[key], value)
        }
        if not new:
            return
        self._unsaved.update(new)
        self._content.answers.update(new)
        self._save()
        for key, value in new.items():
            self._tell(key, value)

    def clear(self) -> None:
        """Take all answers back, in one save."""
        self._refresh()
        gone = list(self._content.answers)
        self._content.answers.clear()
        self._save()
        for key in gone:
            self._tell(key, None)

    def hints_shown(self, task: str) -> int:
        """Return how many hints of a task the learner has seen."""
        return self._content.hints.get(task, 0)

    def show_hint(self, task: str, number: int) -> None:
        """Remember that the learner has seen the first ``number`` hints of a task."""
        self._refresh()
        if number > self.hints_shown(task):
            self._content.hints[task] = number
            self._save()

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
            stat = self.path.stat()
            self._content = read_sheet(self.path, self.name)
            self._seen = (stat.st_mtime_ns, stat.st_size)
        except FileNotFoundError:
            return
        except SheetDamaged as damage:
            self._set_aside(damage, "so this one starts empty")
        except OSError as error:
            self._work_without_file(f"cannot be opened ({error.strerror})")

    def _refresh(self) -> None:
        """Take in what another kernel has saved to the same file since we last looked."""
        if self.path is None:
            return
        try:
            stat = self.path.stat()
            if (stat.st_mtime_ns, stat.st_size) == self._seen:
                return
            theirs = read_sheet(self.path, self.name)
        except SheetDamaged as damage:
            self._set_aside(damage, "so it is written anew from the answers in this notebook")
        except OSError:
            return
        else:
            if theirs.revision >= self._content.revision:
                self._content = theirs
                self._content.answers.update(self._unsaved)

    def _save(self) -> None:
        self._content.revision += 1
        if self.path is None:
            return
        text = json.dumps(self._content.as_json(), indent=1, ensure_ascii=False) + "\n"
        try:
            write_atomically(self.path, text)
            stat = self.path.stat()
        except OSError as error:
            refusal = (
                f"Your last answer is on the screen but not yet on the disk ({error.strerror}). "
                "Make room or check the folder, then change any answer to save them all."
            )
            if self._refusal is None:
                print(refusal)
            self._refusal = refusal
        else:
            self._seen = (stat.st_mtime_ns, stat.st_size)
            self._refusal = None
            self._unsaved.clear()

    def _set_aside(self, damage: SheetDamaged, consequence: str) -> None:
        number = 1
        while (aside := self.path.with_name(f"{self.name}.answers.damaged-{number}.json")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError:
            self._work_without_file("is damaged and cannot be moved away")
            return
        self._damage = (
            f"The sheet {self.path.name} could not be read, {consequence}. {damage} "
            f"The old file is kept beside it as {aside.name}."
        )
        print(self._damage)

    def _work_without_file(self, reason: str) -> None:
        self._damage = (
            f"The sheet {self.path.name} {reason}, so nothing is kept until that is mended "
            "and the kernel restarted."
        )
        self.path = None
        print(self._damage)


def _checked_key(key: object) -> str:
    if not isinstance(key, str) or not key.strip():
        raise ValueError(f"An answer stands under a name in quotes, like 'zopa_low'; {key!r} is none.")
    return whole_letters(key)


def _same(old: object, new: object) -> bool:
    return old == new and isinstance(old, bool) == isinstance(new, bool)
