"""The answer sheet: what a learner has answered, kept at every change."""

import contextlib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from contextvars import ContextVar
from copy import deepcopy
from pathlib import Path
from secrets import randbelow

from negolib.in_words import is_whole
from negolib.worksheet.checks.question import Question
from negolib.worksheet.reading import whole_letters
from negolib.worksheet.sheet_file import SheetFile
from negolib.worksheet.store import GONE, SUFFIX, TALKS, TALKS_SUFFIX, SheetChange, is_talks, plain, same

SEED = "case_seed"
SEEDS = 10**6
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
    """A learner's answers, as plain values under plain keys, in a file beside the notebook.

    Every change is saved before the next line runs. Opening the sheet again, in another kernel or
    tomorrow, brings the answers back. A file that was damaged by hand is set aside, never overwritten.
    Records of talks are answers, too; they lie in a second file, so that what is answered beside them is
    kept as fast as without them.

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
        self._watchers: dict[object, Callable[[str, object], None]] = {}
        self.questions: dict[str, Question] = {}
        answers = _HANDED_IN.get()
        self.handed_in = answers is not None
        place = None if self.handed_in else Path(folder) if folder is not None else Path.cwd()
        self._answers = SheetFile(place and place / f"{name}{SUFFIX}", name)
        self._talks = SheetFile(place and place / f"{name}{TALKS_SUFFIX}", name, TALKS)
        if answers is not None:
            self._answers.content.answers = deepcopy(dict(answers))

    @property
    def path(self) -> Path | None:
        """The file, None when nothing is kept."""
        return self._answers.path

    @property
    def revision(self) -> int:
        """How often the answers were saved, over all their life."""
        return self._answers.content.revision

    @property
    def problem(self) -> str | None:
        """What stands between these answers and the disk, in one sentence; None when all is well."""
        return self._answers.problem or self._talks.problem

    @property
    def seed(self) -> int | None:
        """The seed of this sheet's own numbers, for ``load_case(name, seed=sheet.seed)``.

        It is drawn when first asked for, and kept with the answers. A copy that a teacher's tests read draws
        none: without one among the answers it is None, and the case is as it is told.
        """
        kept = self.get(SEED)
        if is_whole(kept) and 0 <= kept < SEEDS:
            return kept
        if self.handed_in:
            return None
        self[SEED] = randbelow(SEEDS)
        return self[SEED]

    def copy_of(self, keys: Collection[str]) -> dict[str, object]:
        """Return what stands under some keys as one JSON object, to travel in a notebook's outputs.

        The seed always comes along: what is right hangs on it.
        """
        talks = set(keys) & set(self._talks.content.answers)
        copy = self._answers.content.part({SEED, *keys} - talks).as_json()
        if talks:
            copy["talks"] = self._talks.content.part(talks).as_json()
        return deepcopy(copy)

    def __getitem__(self, key: str) -> object:
        talks = self._talks.content.answers
        return deepcopy(talks[key] if key in talks else self._answers.content.answers[key])

    def __setitem__(self, key: str, value: object) -> None:
        self.update({key: value})

    def __delitem__(self, key: str) -> None:
        if key not in self._both():
            raise KeyError(key)
        with self._turn() as change:
            change.answers[key] = GONE

    def __iter__(self) -> Iterator[str]:
        return iter(self._both())

    def __len__(self) -> int:
        return len(self._both())

    def __repr__(self) -> str:
        count = f"{len(self)} answer{'' if len(self) == 1 else 's'}"
        return f"Worksheet '{self.name}' with {count}" + (f". {self.problem}" if self.problem else "")

    def update(self, answers: Mapping[str, object] = (), /, **more: object) -> None:
        """Keep several answers in one save; answers that are already there cost nothing."""
        new = {_checked_key(key): plain(value, str(key)) for key, value in {**dict(answers), **more}.items()}
        with self._turn() as change:
            change.answers.update(new)

    def clear(self) -> None:
        """Take all answers back, in one save. The numbers of the case stay what they were."""
        with self._turn() as change:
            change.answers.update({key: GONE for key in self._both() if key != SEED})

    def hints_shown(self, task: str) -> int:
        """Return how many hints of a task the learner has seen."""
        return self._answers.content.hints.get(task, 0)

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

    @contextlib.contextmanager
    def _turn(self) -> Iterator[SheetChange]:
        """Make one change to the answers and the talks, and tell of all that is different then."""
        before, wanted = self._both(), SheetChange()
        yield wanted
        # Sheets of earlier releases hold their talks among the answers.
        known, kept = self._talks.content.answers, self._answers.content.answers
        moved = {key: value for key, value in kept.items() if is_talks(value) and key not in known}
        talks = {key: value for key, value in {**moved, **wanted.answers}.items() if is_talks(value)}
        gone = [key for key in wanted.answers if key in known and key not in talks]
        if talks or gone or self._talks.was_touched or not self._talks.is_saved:
            with self._talks.change() as change:
                change.answers.update({**dict.fromkeys(gone, GONE), **talks})
        with self._answers.change() as change:
            change.hints.update(wanted.hints)
            change.answers.update({key: value for key, value in wanted.answers.items() if key not in talks})
            if self._talks.is_saved:
                # Taken out here after the other file has it: whatever is interrupted, nothing is lost.
                change.answers.update(dict.fromkeys(self._talks.content.answers, GONE))
        now = self._both()
        changed = [key for key, value in now.items() if key not in before or not same(before[key], value)]
        for key in [*changed, *(key for key in before if key not in now)]:
            self._tell(key, now.get(key))

    def _both(self) -> dict[str, object]:
        return {**self._answers.content.answers, **self._talks.content.answers}


def _checked_key(key: object) -> str:
    if not isinstance(key, str) or not key.strip():
        raise ValueError(f"An answer stands under a name in quotes, like 'zopa_low'; {key!r} is none.")
    return whole_letters(key)
