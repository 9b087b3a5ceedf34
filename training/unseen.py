"""What was found in the sentences by readers that had not seen their world, or their writer; and by rules."""

from pathlib import Path

import numpy as np

from negolib.wording.learnt import LABELS

from .sentences import Sentence

HERE = Path(__file__).parent
FILE = HERE / "unseen.npz"


def kept(given: list[Sentence]) -> tuple[np.ndarray, np.ndarray]:
    """Return the scores of these sentences, by what was learnt without their world, and without their writer.

    Raises:
        ValueError: when the file was made for other sentences.
    """
    with np.load(FILE) as file:
        worlds, writers = (file[name] / 100 for name in ("worlds", "writers"))
    if len(worlds) != len(given):
        raise ValueError("training/unseen.npz is of other sentences: run python -m training.train --unseen.")
    return worlds, writers


def rules_found(name: str) -> np.ndarray:
    """Return what the hand-written rules that the reader replaced found, a row for each sentence."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    numbers = np.array([int(word) for line in lines if not line.startswith("#") for word in line.split()])
    return (numbers[:, None] >> np.arange(len(LABELS))) & 1 == 1
