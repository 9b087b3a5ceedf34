"""What was learnt: how much every piece of a text speaks for each feature, from where a feature counts.

The weights are made by `training/train.py` from labelled sentences, and read here with numpy alone. They load
when the first text is read.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .features import KINDS, numbers, spans

# What is learnt, in the order of the columns.
LABELS = (
    "open_question",
    "closed_question",
    "threat",
    "warning",
    "blame",
    "acknowledgement",
    "apology",
    "reason",
    "if_then",
)
FILE = Path(__file__).with_name("weights.npz")
# What is known of a text as a whole weighs less than all of one kind of its pieces.
FLAG = 0.3
_MASK = np.uint32((1 << 21) - 1)


class Weights(NamedTuple):
    """What was learnt.

    Attributes:
        numbers: what the pieces are known by, the strongest last.
        kinds: the place of each piece's kind in `KINDS`.
        rows: how much each piece speaks for each feature, a column for each of `LABELS`.
        base: where each feature begins.
        sure: from which score on a feature counts.
        unsure: from which score on it may be meant.
        groups: the fine group, the coarse group and the tone of words.
        edition: a digest of all that was learnt.
        table: for the last bits of a piece's number its row; where two share them, that of the stronger.
    """

    numbers: NDArray[np.uint32]
    kinds: NDArray[np.intp]
    rows: NDArray[np.float32]
    base: NDArray[np.float32]
    sure: NDArray[np.float32]
    unsure: NDArray[np.float32]
    groups: Mapping[str, tuple[int, int, int]]
    edition: str

    table: NDArray[np.int32]

    def places(self, pieces: NDArray[np.uint32]) -> NDArray[np.int32]:
        """Return the row of each piece, and -1 for those that nothing is known of."""
        at = self.table.take(pieces & _MASK)
        at[self.numbers.take(at) != pieces] = -1
        return at


def shares(kinds: NDArray[np.intp]) -> NDArray[np.float32]:
    """Return how much pieces count: all of a kind together as one vector of length one, flags one by one."""
    share = 1 / np.sqrt(np.maximum(np.bincount(kinds, minlength=len(KINDS)), 1))
    share[-1] = FLAG
    return share.astype(np.float32).take(kinds)


@lru_cache(maxsize=512)
def _worth(count: int) -> NDArray[np.float64]:
    """Return how much each run and pair of so many words counts for each word in it."""
    span = spans(count)
    return shares(span.kinds) / span.parts


@cache
def weights() -> Weights:
    """Return what was learnt, from the file beside this one."""
    with np.load(BytesIO(FILE.read_bytes())) as kept:
        columns = kept["groups"].T.tolist()
        numbers = kept["numbers"]
        table = np.zeros(int(_MASK) + 1, dtype=np.int32)
        table[numbers & _MASK] = np.arange(len(numbers), dtype=np.int32)
        return Weights(
            numbers,
            kept["kinds"].astype(np.intp),
            kept["rows"].astype(np.float32) * kept["scale"],
            kept["base"],
            kept["sure"],
            kept["unsure"],
            dict(zip(bytes(kept["words"]).decode().split("\n"), zip(*columns, strict=True), strict=True)),
            bytes(kept["edition"]).decode(),
            table,
        )


class Scores(NamedTuple):
    """How far a text speaks for each feature, and which of its pieces do.

    Attributes:
        words: the text.
        rows: the row of each of its pieces, -1 where nothing is known of it.
        totals: the score of each feature.
    """

    words: Sequence[str]
    rows: NDArray[np.int32]
    totals: NDArray[np.float32]

    def by_word(self, column: int) -> NDArray[np.float64]:
        """Return what each word adds to one feature; a run or pair is shared by the words in it."""
        span = spans(len(self.words))
        rows = self.rows[: len(span.kinds)]
        each = weights().rows[rows, column] * _worth(len(self.words))
        each[rows < 0] = 0
        # A sum over all spans at once: what begins at a word less what has ended before it.
        count = len(self.words) + 1
        return np.cumsum(np.bincount(span.first, each, count) - np.bincount(span.last + 1, each, count))[:-1]


def scores(words: Sequence[str], flags: Sequence[str]) -> Scores:
    """Return how far the words of a text speak for each feature; it has at least one."""
    learnt = weights()
    rows = learnt.places(numbers(words, learnt.groups, flags))
    once = np.sort(rows)
    first = once >= 0
    first[1:] &= once[1:] != once[:-1]
    once = once[first]
    totals = learnt.base + shares(learnt.kinds.take(once)) @ learnt.rows.take(once, axis=0)
    return Scores(words, rows, totals)
