"""What the reader looks at in a text: runs of words, pairs of words near each other, and runs of letters.

Runs of words are looked at four times: as the words themselves; as two sizes of groups of words that are used
alike, so that a word which no sentence taught is read like its neighbours; and by their tone, good or bad.
Each piece is known by a number of 32 bits made from its words, the same on every machine.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

# By what the pieces are counted together: all of a kind weigh as much as all of another.
KINDS = ("words", "fine groups", "coarse groups", "tone", "pairs", "letters", "flags")
_GROUPED = 3
_LONGEST_RUN = 3
_FARTHEST_PAIR = 6
_LETTERS = (2, 5)
_FIRST, _LAST = 1, 2

_NEXT, _NEW, _OTHER = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_SALTS = np.array([(crc32(kind.encode()) << 20) + 1 for kind in KINDS], dtype=np.uint64)
_HIGH = np.uint64(32)


class Spans(NamedTuple):
    """The runs and pairs of words of a text, in the order of `numbers`, where they come first.

    Attributes:
        kinds: the place of its kind in `KINDS`.
        first, last: the places of its first and last word.
        parts: how many words there are from one to the other.
    """

    kinds: NDArray[np.intp]
    first: NDArray[np.intp]
    last: NDArray[np.intp]
    parts: NDArray[np.intp]


def codes_of(words: Sequence[str], groups: Mapping[str, tuple[int, int, int]]) -> NDArray[np.uint64]:
    """Return the codes of words: a row each for the words, their fine and coarse groups, and their tone."""
    rows = [(crc32(word.encode("utf-8", "surrogatepass")), *groups.get(word, (0, 0, 0))) for word in words]
    return np.array([(_FIRST,) * 4, *rows, (_LAST,) * 4], dtype=np.uint64).T


def numbers(
    words: Sequence[str], groups: Mapping[str, tuple[int, int, int]], flags: Sequence[str] = ()
) -> NDArray[np.uint32]:
    """Return what the pieces of a text are known by.

    Args:
        words: its words, as `tokens` gives them; at least one.
        groups: the fine group, the coarse group and the tone of the words that have them.
        flags: what is known about it as a whole; they belong to no word.

    >>> len(numbers(["thanks", "a", "lot"], {})) == len(kinds(["thanks", "a", "lot"]))
    True
    """
    codes = codes_of(words, groups)
    run = codes * _NEW + _SALTS[: _GROUPED + 1, None]
    found = [run[:, 1:-1].ravel()]
    for length in range(2, _LONGEST_RUN + 1):
        run = run[:, :-1] * _NEXT + codes[:, length - 1 :] * _NEW
        found.append(run.ravel())
    said = codes[0, 1:-1]
    one, other = _pairs(len(words))
    found.append(said[one] * _NEXT + said[other] * _OTHER + _SALTS[4])
    letters = np.frombuffer(
        f" {' '.join(words)} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    ).astype(np.uint64)
    run = letters * _NEW + _SALTS[5]
    for length in range(_LETTERS[0], _LETTERS[1] + 1):
        run = run[:-1] * _NEXT + letters[length - 1 :] * _NEW
        found.append(run)
    if flags:
        found.append(np.array([crc32(flag.encode()) for flag in flags], dtype=np.uint64) << _HIGH)
    return (np.concatenate(found) >> _HIGH).astype(np.uint32)


def kinds(words: Sequence[str], flags: Sequence[str] = ()) -> NDArray[np.intp]:
    """Return the places in `KINDS` of the pieces of a text; for the arguments see `numbers`."""
    letters = sum(map(len, words)) + len(words) + 1
    runs = sum(max(0, letters - length + 1) for length in range(_LETTERS[0], _LETTERS[1] + 1))
    return np.concatenate([spans(len(words)).kinds, np.full(runs, 5), np.full(len(flags), 6)])


@lru_cache(maxsize=512)
def _pairs(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the places of all two words of so many that stand near each other, but not side by side."""
    found = [
        (one, other) for one in range(count) for other in range(one + 2, min(count, one + _FARTHEST_PAIR + 1))
    ]
    one, other = np.array(found, dtype=np.intp).reshape(-1, 2).T
    return one, other


@lru_cache(maxsize=512)
def spans(count: int) -> Spans:
    """Return the runs and pairs of so many words.

    >>> spans(2).last.max()
    np.int64(1)
    """
    found, first, last = [], [], []
    for length in range(1, _LONGEST_RUN + 1):
        edge = int(length > 1)
        begins = np.arange(-edge, count - length + 1 + edge)
        for kind in range(_GROUPED + 1):
            found.append(np.full(len(begins), kind))
            first.append(np.maximum(begins, 0))
            last.append(np.minimum(begins + length - 1, count - 1))
    one, other = _pairs(count)
    begin, end = np.concatenate([*first, one]), np.concatenate([*last, other])
    return Spans(np.concatenate([*found, np.full(len(one), 4)]), begin, end, end - begin + 1)
