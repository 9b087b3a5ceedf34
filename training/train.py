"""Teach the reader, and measure what it makes of sentences of worlds and writers that it was not taught by.

    python -m training.train --unseen   leave worlds out, then a writer; write unseen.npz (minutes)
    python -m training.train            learn from all sentences; write negolib/wording/weights.npz

A logistic regression for each label, over the pieces that `negolib.wording.features` finds. A piece must
stand in three worlds: what only one world says is no part of the language.
The same sentences give the same file.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from negolib.wording import features, learnt, tokens as words_of
from negolib.wording.asking import flags
from negolib.wording.learnt import LABELS
from negolib.wording.text import sentences

from .edition import edition
from .sentences import Sentence, written
from .unseen import FILE, kept

HERE = Path(__file__).parent
WORLDS = 3
STRENGTH = 30.0
# How much a sentence of some files counts: what is said plainly is rare in the others, and common in life.
COUNTS = {"f": 2.0, "g": 2.0}
# The worlds are left out a tenth of them at a time: what is found so is a little less than with one left out.
PARTS = 10
# A piece that speaks for nothing by more than this many 127ths of the strongest is left out.
LEAST = 3

# What is asked where a mistake costs most, with a margin for texts that none of our writers wrote.
ASKED = {"threat": 0.96, "acknowledgement": 0.92, "blame": 0.82}
DOUBTS = 0.18


def groups() -> dict[str, tuple[int, int, int]]:
    """Return the groups and the tone of words, from words.txt."""
    lines = (HERE / "words.txt").read_text(encoding="utf-8").splitlines()
    return {word: tuple(map(int, rest)) for word, *rest in (line.split(" ") for line in lines)}


class Taught(NamedTuple):
    """Sentences as the reader sees them: a row each, and a column for every piece that any of them holds."""

    numbers: np.ndarray
    kinds: np.ndarray
    held: csr_matrix
    worlds: np.ndarray
    writers: np.ndarray
    labels: np.ndarray

    @classmethod
    def of(cls, given: list[Sentence]) -> "Taught":
        """Return what the reader sees in these sentences."""
        known = groups()
        rows, numbers, kinds = [], [], []
        for row, one in enumerate(given):
            words = [token.word for token in words_of.tokens(one.text)]
            asked = flags(sentences(one.text))
            once, first = np.unique(features.numbers(words, known, asked), return_index=True)
            rows.append(np.full(len(once), row))
            numbers.append(once)
            kinds.append(features.kinds(words, asked)[first])
        all_numbers, first, column = np.unique(
            np.concatenate(numbers), return_index=True, return_inverse=True
        )
        shape = (len(given), len(all_numbers))
        held = csr_matrix((np.ones(len(column), np.float32), (np.concatenate(rows), column)), shape)
        names = sorted({one.world for one in given})
        return cls(
            all_numbers,
            np.concatenate(kinds)[first],
            held,
            np.array([names.index(one.world) for one in given]),
            np.array([one.writer for one in given]),
            np.array([[label in one.labels for label in LABELS] for one in given]),
        )

    def common(self, rows: np.ndarray) -> np.ndarray:
        """Return the columns of the pieces that stand in enough worlds of these rows."""
        count = len(rows)
        world = csr_matrix((np.ones(count), (self.worlds[rows], np.arange(count))))
        return np.flatnonzero((((world @ self.held[rows]) > 0).sum(axis=0)).A1 >= WORLDS)

    def shared(self, columns: np.ndarray) -> csr_matrix:
        """Return the rows with only these columns, each piece as much as it counts."""
        kept = self.held[:, columns].tocsr()
        kinds = self.kinds[columns]
        for row in range(kept.shape[0]):
            span = slice(kept.indptr[row], kept.indptr[row + 1])
            kept.data[span] = learnt.shares(kinds[kept.indices[span]])
        return kept


def learn(pieces: csr_matrix, labels: np.ndarray, writers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights (a column for each label) and where each begins."""
    counts = np.array([COUNTS.get(writer, 1.0) for writer in writers])
    fitted = [
        LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(pieces, column, counts)
        for column in labels.T
    ]
    return np.array([one.coef_[0] for one in fitted]).T, np.array([one.intercept_[0] for one in fitted])


def out_of_fold(taught: Taught, folds: np.ndarray) -> np.ndarray:
    """Return the scores of every sentence by what was learnt from all folds but its own."""
    found = np.zeros(taught.labels.shape)
    for fold in sorted(set(folds)):
        rest = np.flatnonzero(folds != fold)
        seen = taught.shared(taught.common(rest))
        weights, base = learn(seen[rest], taught.labels[rest], taught.writers[rest])
        out = np.flatnonzero(folds == fold)
        found[out] = seen[out] @ weights + base
        print(fold, end=" ", flush=True)
    return found


def best(scores: np.ndarray, labels: np.ndarray) -> float:
    """Return the score from which on one label counts so that F1 is greatest."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + labels.sum())
    at = int(f1.argmax())
    return float(scores[order[at]] + scores[order[min(at + 1, len(order) - 1)]]) / 2


def precise(scores: np.ndarray, labels: np.ndarray, asked: float) -> float:
    """Return the lowest score from which on so many of those that count are right."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(labels[order]) / np.arange(1, len(order) + 1)
    return float(scores[order[np.flatnonzero(right >= asked)[-1]]])


def bands(scores: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return from where on each label counts, and from where on it is asked back about.

    The lower bound is the same chance for all labels: that at which so many texts are doubtful as is allowed.
    """
    sure = np.array([best(*column) for column in zip(scores.T, labels.T, strict=True)])
    for name, asked in ASKED.items():
        at = LABELS.index(name)
        sure[at] = max(sure[at], precise(scores[:, at], labels[:, at], asked))
    chance = [
        LogisticRegression(C=1e6).fit(one[:, None], label)
        for one, label in zip(scores.T, labels.T, strict=True)
    ]
    slope, base = (
        np.array([getattr(one, part).ravel()[0] for one in chance]) for part in ("coef_", "intercept_")
    )

    def doubtful(least: float) -> np.ndarray:
        return np.minimum((np.log(least / (1 - least)) - base) / slope, sure)

    least = next(
        chance
        for chance in np.arange(0.05, 0.95, 0.005)
        if ((scores >= doubtful(chance)) & (scores < sure)).any(axis=1).mean() <= DOUBTS
    )
    return sure, doubtful(least)


def teach(taught: Taught, unseen: np.ndarray) -> None:
    """Write the weights, and from where each feature counts, by the scores of worlds that were left out."""
    sure, unsure = bands(unseen, taught.labels)
    columns = taught.common(np.arange(len(taught.worlds)))
    rows, base = learn(taught.shared(columns), taught.labels, taught.writers)
    scale = np.abs(rows).max(axis=0) / 127
    small = np.rint(rows / scale).astype(np.int8)
    strength = np.abs(small).max(axis=1)
    told = np.argsort(strength, kind="stable")[(strength < LEAST).sum() :]
    known = groups()
    np.savez_compressed(
        learnt.FILE,
        edition=np.frombuffer(edition().encode(), np.uint8),
        numbers=taught.numbers[columns][told],
        kinds=taught.kinds[columns][told].astype(np.uint8),
        rows=small[told],
        scale=scale.astype(np.float32),
        base=base.round(3).astype(np.float32),
        sure=sure.round(2).astype(np.float32),
        unsure=unsure.round(2).astype(np.float32),
        words=np.frombuffer("\n".join(known).encode(), np.uint8),
        groups=np.array(list(known.values()), np.uint16),
    )
    print(f"\n{len(told)} of {len(columns)} pieces, {learnt.FILE.stat().st_size / 1e6:.2f} MB")


def main(asked: list[str]) -> None:
    """Teach, or first measure on what was left out."""
    given = written()
    taught = Taught.of(given)
    if "--unseen" not in asked:
        teach(taught, kept(given)[0])
        return
    worlds = np.random.RandomState(0).permutation(taught.worlds.max() + 1)[taught.worlds] % PARTS
    writers = np.unique(taught.writers, return_inverse=True)[1]
    np.savez_compressed(
        FILE,
        edition=np.frombuffer(edition().encode(), np.uint8),
        worlds=(100 * out_of_fold(taught, worlds)).round().astype(np.int16),
        writers=(100 * out_of_fold(taught, writers)).round().astype(np.int16),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
