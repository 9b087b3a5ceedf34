"""Adjusted winner: dividing things between two parties (Brams & Taylor 1996)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from negolib.analysis import door
from negolib.analysis.show import table
from negolib.analysis.space.exact import simple
from negolib.in_words import amount


@dataclass(frozen=True)
class Division:
    """Who gets what. points: what each thinks its part is worth, the same number twice. shares: {item: the
    first party's share, 0 to 1}; at most one item is split.
    """

    points: tuple[float, float]
    shares: dict

    @property
    def split(self) -> object | None:
        """The item that is divided between the two, or None."""
        return next((item for item, share in self.shares.items() if 0 < share < 1), None)

    @property
    def why(self) -> str:
        """Why this is fair, in words."""
        what = "no item has to be split" if self.split is None else f"only {self.split!r} is split"
        return (
            f"Each side values what it gets at {amount(self.points[0])} points, neither would rather "
            f"have the "
            f"other's part, nothing better for both exists, and {what}."
        )

    def _repr_html_(self) -> str:
        rows = [(item, f"{share:.1%}", f"{1 - share:.1%}") for item, share in self.shares.items()]
        return table(("item", "first party", "second party"), rows, "Adjusted winner", self.why)


def adjusted_winner(first: Mapping, second: Mapping) -> Division:
    """Return the envy-free, equitable and efficient division of things between two parties.

    Items go to whoever values them more, then from the richer to the poorer side where that costs least,
    until both have equally many points by their own count (Brams & Taylor 1996).

    Args:
        first, second: {item: points}, what each item is worth to each; both give out the same number of
            points, usually 100.

    Raises:
        ValueError: for different items, negative points or different totals.

    >>> division = adjusted_winner({"house": 60, "boat": 40}, {"house": 50, "boat": 50})
    >>> round(division.points[0], 4), {item: round(share, 4) for item, share in division.shares.items()}
    (54.5455, {'house': 0.9091, 'boat': 0.0})
    """
    items, mine = _points(first, "the first party")
    others, theirs = _points(second, "the second party")
    for item in others:
        door.one_of(item, items, "the second party's item")
    for item in items:
        if item not in theirs:
            raise ValueError(
                f"The second party gives no points to {item!r}; both have to value the same items."
            )
    totals = sum(mine.values()), sum(theirs.values())
    if abs(totals[0] - totals[1]) > Fraction(1, 10**9) * max(totals):
        raise ValueError(
            f"The first party gives out {amount(float(totals[0]))} points and the second "
            f"{amount(float(totals[1]))}; both have to give out the same number, such as 100."
        )
    if not totals[0]:
        raise ValueError(
            "Nobody gives any points, so there is nothing to divide by; give out 100 points each."
        )
    wanted = [item for item in items if mine[item] or theirs[item]]
    # From what the first party values most in proportion to what it values least; equal ones stay in order.
    wanted.sort(key=lambda item: mine[item] / (mine[item] + theirs[item]), reverse=True)
    shares = dict.fromkeys(items, Fraction(0))
    gain, left = Fraction(0), totals[1]
    for item in wanted:
        # gain + s * mine = left - s * theirs: the share of this item that makes both equal
        share = min(Fraction(1), (left - gain) / (mine[item] + theirs[item]))
        if share <= 0:
            break
        shares[item] = share
        gain += share * mine[item]
        left -= share * theirs[item]
    return Division((float(gain), float(left)), {item: float(share) for item, share in shares.items()})


def _points(points: object, whose: str) -> tuple[list, dict]:
    given = door.a_mapping(points, f"The points of {whose}", "{item: points}")
    if not given:
        raise ValueError(f"The points of {whose} name no item; write {{item: points}}.")
    checked = {
        item: simple(door.not_negative(value, f"{whose}'s points for {item!r}"))
        for item, value in given.items()
    }
    return list(checked), checked
