"""The four settlements, chosen among efficient points, and what a settlement shows."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from negolib.analysis import door
from negolib.analysis.show import table
from negolib.in_words import amount

RULES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
TITLES = {
    "nash": "Nash settlement",
    "kalai_smorodinsky": "Kalai-Smorodinsky settlement",
    "egalitarian": "Egalitarian settlement",
    "utilitarian": "Utilitarian settlement",
}
_WHY = {
    "nash": "it has the largest product of gains over walking away",
    "kalai_smorodinsky": "it lifts the smallest share of what each party could gain at best",
    "egalitarian": "it lifts the smallest gain over walking away",
    "utilitarian": "it has the largest sum of points",
}


@dataclass(frozen=True)
class Settlement:
    """The package (or lottery over packages) that a rule recommends.

    Args:
        rule: nash, kalai_smorodinsky, egalitarian or utilitarian.
        package: {issue: option}; of a lottery the likeliest package.
        points: {party: points}, of a lottery the expected ones.
        gains: the same over the reservation values.
        ties: how many packages are as good by this rule; of a lottery, how many packages give these very
            points (0 when only a lottery does).
        mix: a list of (probability, package).
        lotteries: whether lotteries were allowed.
    """

    rule: str
    package: dict
    points: dict
    gains: dict
    ties: int
    mix: list
    lotteries: bool = False

    @property
    def sentence(self) -> str:
        """Why this one, in words."""
        among = "lotteries over packages" if self.lotteries else "packages"
        also = "" if self.ties <= 1 else f" {amount(self.ties)} packages are as good; this is one of them."
        return f"Of all {among} that are acceptable to everyone, {_WHY[self.rule]}.{also}"

    def _repr_html_(self) -> str:
        rows = [("points of " + str(party), value) for party, value in self.points.items()]
        rows += [("gain of " + str(party), value) for party, value in self.gains.items()]
        if len(self.mix) == 1:
            rows = [*self.package.items(), *rows]
        else:
            draws = [
                (f"with probability {probability:.1%}", ", ".join(f"{i}: {o}" for i, o in package.items()))
                for probability, package in self.mix
            ]
            rows = [*draws, *rows]
        return table(("", ""), rows, TITLES[self.rule], self.sentence)


def no_agreement(what: str) -> door.NoAgreement:
    """Return the error for when no package, or no lottery over packages, is acceptable to everybody."""
    return door.NoAgreement(
        f"No {what} gives every party at least its reservation value: each does better by walking away."
    )


# What a rule compares, first things first; exact, so that ties are ties.
Merit = tuple[Fraction, ...]


def choose(
    rule: str, gains: np.ndarray, exact_gain: Callable[[int], tuple[Fraction, ...]]
) -> tuple[int, np.ndarray]:
    """Return the recommended row and all rows that are as good by the rule.

    Floats only narrow the field down; the last word is exact, so that ties are ties.

    Args:
        rule: one of `RULES`.
        gains: floats, one row per efficient acceptable point.
        exact_gain: the gains of one row as exact fractions.
    """
    ideal = gains.max(axis=0)
    best_of = [exact_gain(int(row)) for row in np.argmax(gains, axis=0)]
    limits = [best_of[party][party] for party in range(gains.shape[1])]
    open_parties = [party for party, limit in enumerate(limits) if limit > 0 and ideal[party] > 0]

    def shares(row: int) -> Merit:
        gain = exact_gain(row)
        # A party that cannot gain in any package has all it could have: it holds nobody back.
        return tuple(sorted(gain[p] / limits[p] for p in open_parties))

    if rule == "nash":
        values = (
            np.prod(gains[:, open_parties] / ideal[open_parties], axis=1) if open_parties else gains[:, 0]
        )

        def merit(row: int) -> Merit:
            gain, product = exact_gain(row), Fraction(1)
            for party in open_parties:
                product *= gain[party]
            return (product,)
    elif rule == "utilitarian":
        values = gains.sum(axis=1)

        def merit(row: int) -> Merit:
            return (sum(exact_gain(row), Fraction(0)),)
    else:
        parties = list(range(gains.shape[1])) if rule == "egalitarian" else open_parties
        unit = np.ones(len(ideal)) if rule == "egalitarian" else ideal
        values = (gains[:, parties] / unit[parties]).min(axis=1) if parties else gains[:, 0]

        def merit(row: int) -> Merit:
            return tuple(sorted(exact_gain(row))) if rule == "egalitarian" else shares(row)

    size = float(np.abs(values).max(initial=0)) + (float(np.abs(gains).max()) if rule != "nash" else 0)
    near = np.flatnonzero(values >= values.max() - 1e-9 * max(size, 1e-300))
    merits = [merit(int(row)) for row in near]
    top = max(merits)
    equal = near[[value == top for value in merits]]
    # Among equals the most even one, and then the one that stands first: the same answer every time.
    pick = max(equal.tolist(), key=lambda row: (shares(row), -row)) if len(equal) > 1 else int(equal[0])
    return pick, equal
