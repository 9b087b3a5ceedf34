"""What the reader of words makes of sentences that it was not taught by, and how fast it reads.

Three measures: every sentence of the teaching set as it is read by what was learnt without its world, and
without its writer (kept in training/unseen.npz, made by `python -m training.train --unseen`); and a set that
was held back, read by the reader as it is; its figures were seen while the reader was made. Beside them the
hand-written rules that the reader replaced.
"""

import time

import numpy as np

from negolib.wording import read_words
from negolib.wording.learnt import LABELS, weights
from training.sentences import held, written
from training.unseen import kept, rules_found

BATCH = 2000
ROUNDS = 5


def run() -> None:
    """Print the tables, the confusion of labels and the speed."""
    given = written()
    labels = np.array([[label in one.labels for label in LABELS] for one in given])
    rules = rules_found("rules.txt")
    worlds, writers = kept(given)
    sure, unsure = weights().sure, weights().unsure
    print(f"{len(given)} sentences of {len({one.world for one in given})} worlds")
    _table("the hand-written rules that were replaced", labels, rules, None)
    _table(
        "worlds left out, a tenth of them at a time",
        labels,
        worlds >= sure,
        (worlds >= unsure) & (worlds < sure),
    )
    _table("leave one writer out", labels, writers >= sure, (writers >= unsure) & (writers < sure))
    _confusion(labels, worlds >= sure)
    _held()
    _speed([one.text for one in given])


def scores_of(labels: np.ndarray, found: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return F1, precision and recall of each label."""
    hits = (labels & found).sum(axis=0)
    precision, recall = hits / np.maximum(found.sum(axis=0), 1), hits / np.maximum(labels.sum(axis=0), 1)
    return 2 * hits / np.maximum(found.sum(axis=0) + labels.sum(axis=0), 1), precision, recall


def _table(title: str, labels: np.ndarray, found: np.ndarray, unsure: np.ndarray | None) -> None:
    f1, precision, recall = scores_of(labels, found)
    print(f"\n{title}: macro F1 {f1.mean():.3f} when what is unsure counts as not found")
    doubt = np.zeros_like(found) if unsure is None else unsure
    certain = [scores_of(labels[~out, at], found[~out, at])[0] for at, out in enumerate(doubt.T)]
    if unsure is not None:
        print(
            f"  {np.mean(certain):.3f} where it is not unsure; unsure of something in "
            f"{doubt.any(axis=1).mean():.1%} of the sentences"
        )
    print(f"  {'':18}{'F1':>6}{'precision':>11}{'recall':>8}{'of them':>9}{'unsure':>8}{'F1 where sure':>15}")
    for at, label in enumerate(LABELS):
        print(
            f"  {label:18}{f1[at]:6.2f}{precision[at]:11.2f}{recall[at]:8.2f}{labels[:, at].sum():9}"
            f"{doubt[:, at].mean():8.1%}{certain[at]:15.2f}"
        )


def _confusion(labels: np.ndarray, found: np.ndarray) -> None:
    """Print how often a label was found in sentences that hold another one only, per hundred of these."""
    print("\nof a hundred sentences with this label alone (row), so many were heard as (column)")
    print(f"  {'':18}" + "".join(f"{label[:9]:>11}" for label in (*LABELS, "nothing")))
    alone = labels.sum(axis=1) == 1
    for at, label in (*enumerate(LABELS), (None, "no label")):
        rows = found[alone & labels[:, at]] if at is not None else found[labels.sum(axis=1) == 0]
        heard = [*rows.mean(axis=0), (~rows.any(axis=1)).mean()]
        print(f"  {label:18}" + "".join(f"{100 * share:11.0f}" for share in heard))


def _held() -> None:
    given = held()
    labels = np.array([[label in one.labels for label in LABELS] for one in given])
    read = [read_words(one.text) for one in given]
    found = np.array([[getattr(one, label) for label in LABELS] for one in read])
    unsure = np.array([[label in one.unsure for label in LABELS] for one in read])
    print(f"\nA set held back: {len(given)} sentences that neither taught the reader nor set its thresholds.")
    print("Its figures were seen while the reader was made, so they may flatter it a little.")
    _table("the hand-written rules that were replaced", labels, rules_found("rules_held.txt"), None)
    _table("the reader", labels, found, unsure)


def _speed(texts: list[str]) -> None:
    """Print how fast sentences are read: each in the fastest of some rounds, as other programs interrupt."""
    texts = texts[:: max(1, len(texts) // BATCH)]
    read_words("The weights load now.")
    waits = sorted(np.min([_waits(texts) for _ in range(ROUNDS)], axis=0))
    print(f"\n{len(texts) / sum(waits):.0f} sentences a second, one after the other (the bar: 5,000),")
    print(f"each counted by the fastest of {ROUNDS} rounds;")
    middle, slow = (1e3 * waits[int(share * len(waits))] for share in (0.5, 0.99))
    print(f"one sentence takes {middle:.2f} ms (median), 99 of 100 at most {slow:.2f} ms")


def _waits(texts: list[str]) -> list[float]:
    waits = []
    for text in texts:
        start = time.perf_counter()
        read_words(text)
        waits.append(time.perf_counter() - start)
    return waits
