"""How an answer sheet lies on the disk: one small readable JSON file that is never half written.

Records of talks are a hundred times longer than answers: they have a file to themselves.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from negolib.worksheet.reading import (
    DEEPEST,
    LARGEST,
    SheetDamaged,
    is_ordinary,
    parse_json,
    tidied,
    whole_letters,
)

SUFFIX = ".answers.json"
TALKS = "talks"
TALKS_SUFFIX = f".{TALKS}{SUFFIX}"
MIME = "application/vnd.negolib.answers+json"
_DEEPEST_ANSWER = DEEPEST - 2  # an answer stands within the brackets of the sheet and of its "answers"


@dataclass
class SheetContent:
    """What a sheet holds: its answers, how often it was saved, and which hints were given.

    Args:
        name: the sheet's name, such as ``"planning"``.
        answers: plain JSON values under plain keys.
        revision: counts the saves, so that of two copies the newer one is known.
        hints: how many hints of each task were shown.
        kind: "talks" for the records of talks, which have a file of their own; "" for all other answers.
        keys: for a copy of some answers only, their keys; None for all.
    """

    name: str
    answers: dict[str, object] = field(default_factory=dict)
    revision: int = 0
    hints: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    keys: frozenset[str] | None = None

    def as_json(self) -> dict[str, object]:
        """Return the content as the JSON object that the file and the notebook's outputs carry."""
        marks = {"kind": self.kind} if self.kind else {}
        if self.keys is not None:
            marks["keys"] = sorted(self.keys)
        return {
            "sheet": self.name,
            **marks,
            "revision": self.revision,
            "answers": self.answers,
            "hints": self.hints,
        }

    def part(self, keys: Collection[str]) -> "SheetContent":
        """Return what it says of some answers, also that they are not given, and of the hints to them."""
        return replace(
            self,
            answers={key: value for key, value in self.answers.items() if key in keys},
            hints={task: n for task, n in self.hints.items() if task.rpartition(".")[2] in keys},
            keys=frozenset(keys),
        )

    def over(self, older: "SheetContent") -> "SheetContent":
        """Return what this and an older copy say together: of each answer the newer word.

        >>> older = SheetContent("planning", {"low": 1, "high": 2}, 3)
        >>> SheetContent("planning", {}, 4, keys=frozenset({"low"})).over(older).answers
        {'high': 2}
        """
        if self.keys is None:
            return self
        kept = {key: value for key, value in older.answers.items() if key not in self.keys}
        new = {key: value for key, value in self.answers.items() if key in self.keys}
        keys = None if older.keys is None else older.keys | self.keys
        return replace(self, answers={**kept, **new}, hints={**older.hints, **self.hints}, keys=keys)

    def as_bytes(self) -> bytes:
        """Return the content as the file's bytes.

        Raises:
            ValueError: when they are more than a sheet's file may hold.
        """
        raw = (json.dumps(self.as_json(), indent=1, ensure_ascii=False) + "\n").encode()
        if len(raw) > LARGEST:
            raise ValueError(
                f"This is too long to keep: all answers of a sheet together have room in "
                f"{LARGEST // 1_000_000} MB. Shorten it; what was kept before stays."
            )
        return raw


GONE = object()


@dataclass
class SheetChange:
    """Answers that were given or taken back (:data:`GONE`), and hints that were shown."""

    answers: dict[str, object] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.answers or self.hints)

    def add(self, later: "SheetChange") -> None:
        """Take in a later change."""
        self.answers.update(later.answers)
        self.hints.update(later.hints)

    def applied_to(self, content: SheetContent) -> SheetContent:
        """Return a sheet's content with this change made; the content itself stays as it is.

        >>> change = SheetChange({"low": GONE, "high": 7})
        >>> change.applied_to(SheetContent("planning", {"low": 5})).answers
        {'high': 7}
        """
        answers = {**content.answers, **self.answers}
        hints = {**content.hints}
        for task, number in self.hints.items():
            hints[task] = max(number, hints.get(task, 0))
        kept = {key: value for key, value in answers.items() if value is not GONE}
        return replace(content, answers=kept, hints=hints)

    def missing_from(self, content: SheetContent) -> "SheetChange":
        """Return what of this change a sheet's content does not show."""
        return SheetChange(
            {key: v for key, v in self.answers.items() if not same(content.answers.get(key, GONE), v)},
            {task: number for task, number in self.hints.items() if content.hints.get(task, 0) < number},
        )


def same(old: object, new: object) -> bool:
    """Whether two answers are the same one; yes is not 1."""
    return old == new and isinstance(old, bool) == isinstance(new, bool)


def is_talks(answer: object) -> bool:
    """Whether an answer is the record of talks, or a list of such: each bears a seal.

    >>> is_talks([{"seal": "6ab1", "turns": []}]), is_talks([]), is_talks("6ab1")
    (True, False, False)
    """
    if isinstance(answer, list):
        return bool(answer) and all(isinstance(one, Mapping) and "seal" in one for one in answer)
    return isinstance(answer, Mapping) and "seal" in answer


def content_of(data: object, name: str) -> SheetContent:
    """Read a parsed JSON value as a sheet, whoever wrote it.

    Raises:
        SheetDamaged: when it is not a sheet's content, or far larger than one.

    >>> content_of({"sheet": "planning", "revision": 3, "answers": {"low": 95.0}}, "planning").answers
    {'low': 95.0}
    >>> content_of([1, 2], "planning")
    Traceback (most recent call last):
    ...
    negolib.worksheet.reading.SheetDamaged: It holds a list where a sheet with "answers" belongs.
    """
    if not isinstance(data, dict):
        kind = {list: "a list", str: "a text"}.get(type(data), "a single value")
        raise SheetDamaged(f'It holds {kind} where a sheet with "answers" belongs.')
    data = tidied(data)
    answers = data.get("answers")
    if not isinstance(answers, dict):
        raise SheetDamaged('It has no "answers" part.')
    revision, hints, keys = data.get("revision", 0), data.get("hints", {}), data.get("keys")
    content = SheetContent(
        name,
        answers,
        revision if type(revision) is int and revision >= 0 else 0,
        {key: n for key, n in hints.items() if isinstance(n, int)} if isinstance(hints, dict) else {},
        TALKS if data.get("kind") == TALKS else "",
    )
    if isinstance(keys, list):
        return content.part({key for key in keys if isinstance(key, str)})
    return content


def read_sheet(path: Path, name: str) -> SheetContent:
    """Read a sheet file.

    Raises:
        FileNotFoundError: when there is none.
        SheetDamaged: when it cannot be read as a sheet; the sentence names the line where it can.
    """
    return content_of(parse_json(sheet_bytes(path)), name)


def sheet_bytes(path: Path) -> bytes:
    """Return what a sheet file holds, unread.

    Raises:
        FileNotFoundError: when there is none.
        SheetDamaged: when it is no file, or far too large for a sheet.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise SheetDamaged("It is a link or a folder, not a file.")
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SheetDamaged(f"It is larger than {LARGEST // 1_000_000} MB, far more than answers need.")
    return raw


def plain(value: object, place: str = "This answer") -> object:
    """Return an answer as a plain JSON value, or say what is wrong with it.

    Numbers of numpy become plain numbers, tuples become lists, half an emoji the sign for an unknown letter.

    Raises:
        ValueError: one sentence, when the value is no number, text, yes or no, list or table of these.

    >>> plain({"low": (1, 2.5)})
    {'low': [1, 2.5]}
    >>> plain(float("nan"), "zopa_low")
    Traceback (most recent call last):
    ...
    ValueError: zopa_low is not a number one can compute with (nan); write an ordinary number.
    """
    return _plain(value, place, 0)


def _plain(value: object, place: str, depth: int) -> object:
    if hasattr(value, "item") and getattr(value, "shape", None) == ():
        value = value.item()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return whole_letters(value)
    if isinstance(value, (int, float)):
        if not is_ordinary(value):
            what = value if isinstance(value, float) else "it has hundreds of digits"
            raise ValueError(
                f"{place} is not a number one can compute with ({what}); write an ordinary number."
            )
        return value
    if isinstance(value, (list, tuple, dict)) and depth >= _DEEPEST_ANSWER:
        raise ValueError(
            f"{place} cannot be kept: it holds lists in lists, more than {_DEEPEST_ANSWER} deep."
        )
    if isinstance(value, (list, tuple)):
        return [_plain(part, place, depth + 1) for part in value]
    if isinstance(value, dict):
        if wrong := [key for key in value if not isinstance(key, str)]:
            raise ValueError(f"{place} has the name {wrong[0]!r}, which is no text; put names in quotes.")
        return {whole_letters(key): _plain(part, place, depth + 1) for key, part in value.items()}
    raise ValueError(
        f"{place} cannot be kept: a {type(value).__name__} is no number, text, yes or no, list or table."
    )
