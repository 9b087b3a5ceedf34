"""Print how far two readers agree on a sample: `python -m training.agreement`.

agreement.txt has a line for each sentence: the first labels | the second, given blind | the text.
"""

from pathlib import Path

import numpy as np

from negolib.wording.learnt import LABELS

FILE = Path(__file__).with_name("agreement.txt")


def both() -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the second labels of the sample, a row for each sentence."""
    lines = [line.split("|", 2)[:2] for line in FILE.read_text(encoding="utf-8").splitlines()]
    first, second = (
        np.array([[label in given[side].split() for label in LABELS] for given in lines]) for side in (0, 1)
    )
    return first, second


def kappa(first: np.ndarray, second: np.ndarray) -> float:
    """Return Cohen's kappa: how far two agree beyond what chance would bring (Cohen 1960)."""
    chance = first.mean() * second.mean() + (1 - first.mean()) * (1 - second.mean())
    return float(((first == second).mean() - chance) / (1 - chance))


def main() -> None:
    """Print the agreement on each label."""
    first, second = both()
    same = (first == second).all(axis=1).mean()
    print(f"{len(first)} sentences, {same:.0%} with the same labels throughout")
    for at, label in enumerate(LABELS):
        one, other = first[:, at], second[:, at]
        print(f"{label:18}{one.sum():5}{other.sum():5}{kappa(one, other):7.2f}")


if __name__ == "__main__":
    main()
