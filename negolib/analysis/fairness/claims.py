"""Dividing too little among claims: the six classic rules (survey: Thomson 2003)."""

from collections.abc import Callable
from fractions import Fraction
from math import lcm

from negolib.analysis import door
from negolib.in_words import amount

from .shares import ShareDict, ShareList, explained

SUM_LIMIT = 60_000


def divide_claims(
    estate: float, claims: object, rule: str, *, limit: int = SUM_LIMIT
) -> ShareList | ShareDict:
    """Return what each claimant gets of an estate that is too small for all claims.

    The result is a plain list or dict that also says why (`.why`).

    Args:
        estate: what there is, from 0 up to the sum of the claims.
        claims: a sequence (the result is a list) or a dict {name: claim} (the result is a dict), none below
            0, all in the estate's unit.
        rule: "proportional"; "equal_awards" (everyone the same, nobody more than the claim); "equal_losses"
            (everyone loses the same, nobody more than the claim); "talmud" (Aumann & Maschler 1985);
            "random_arrival" (O'Neill 1982); "adjusted_proportional" (Curiel, Maschler & Tijs 1987).
        limit: random arrival looks at every sum that some claims can add up to; the most sums it keeps. That
            does for some 15 claimants with any claims, and for many more with round ones.

    Raises:
        TooLarge: when random arrival would keep more sums than that.
        ValueError: when the estate exceeds the claims (everyone is simply paid), for negative claims and for
            unknown rules.

    >>> divide_claims(200, [100, 200, 300], "talmud")
    [50.0, 75.0, 75.0]
    >>> divide_claims(1, {"half": 0.5, "all": 1}, "talmud")
    {'half': 0.25, 'all': 0.75}
    """
    door.one_of(rule, _RULES, "the rule")
    door.whole_number(limit, "the limit")
    whole = door.not_negative(estate, "the estate")
    values, names = door.named_numbers(claims, "the claim", door.not_negative)
    shared, demands = Fraction(whole), [Fraction(value) for value in values]
    total = sum(demands, Fraction(0))
    # Claims that should add up to the estate may miss it by a rounding error of their own making.
    if shared > total and float(shared - total) > 1e-12 * float(shared):
        raise ValueError(
            f"The estate ({amount(whole)}) is larger than all claims together "
            f"({amount(float(total))}): "
            f"everyone can be paid in full, and there is nothing to divide by a rule."
        )
    shared = min(shared, total)
    function, title, why = _RULES[rule]
    given = function(shared, demands, limit) if rule == "random_arrival" else function(shared, demands)
    return explained(given, names, title, why)


def _proportional(estate: Fraction, claims: list[Fraction]) -> list[Fraction]:
    total = sum(claims)
    return [estate * claim / total if total else Fraction(0) for claim in claims]


def _equal_awards(estate: Fraction, claims: list[Fraction]) -> list[Fraction]:
    """min(claim, lambda): the smallest claims are paid first, the rest is shared equally."""
    awards, left = [Fraction(0)] * len(claims), estate
    order = sorted(range(len(claims)), key=claims.__getitem__)
    for done, place in enumerate(order):
        level = left / (len(claims) - done)
        if claims[place] >= level:
            for rest in order[done:]:
                awards[rest] = level
            break
        awards[place] = claims[place]
        left -= claims[place]
    return awards


def _equal_losses(estate: Fraction, claims: list[Fraction]) -> list[Fraction]:
    losses = _equal_awards(sum(claims) - estate, claims)
    return [claim - loss for claim, loss in zip(claims, losses, strict=True)]


def _talmud(estate: Fraction, claims: list[Fraction]) -> list[Fraction]:
    half = [claim / 2 for claim in claims]
    if estate <= sum(half):
        return _equal_awards(estate, half)
    losses = _equal_awards(sum(claims) - estate, half)
    return [claim - loss for claim, loss in zip(claims, losses, strict=True)]


def _adjusted_proportional(estate: Fraction, claims: list[Fraction]) -> list[Fraction]:
    total = sum(claims)
    conceded = [max(Fraction(0), estate - (total - claim)) for claim in claims]
    rest = estate - sum(conceded)
    open_claims = [min(claim - sure, rest) for claim, sure in zip(claims, conceded, strict=True)]
    return [sure + more for sure, more in zip(conceded, _proportional(rest, open_claims), strict=True)]


def _random_arrival(estate: Fraction, claims: list[Fraction], limit: int) -> list[Fraction]:
    """Average over all orders of arrival, each paid in full while money lasts.

    Before a claimant come k others with claims adding up to s: only how often each (k, s) happens matters, so
    groups with equal sums are counted together, and sums that exhaust the estate are not followed.
    """
    n, unit = len(claims), lcm(estate.denominator, *(claim.denominator for claim in claims))
    amount, demands = int(estate * unit), [int(claim * unit) for claim in claims]
    found = {(0, 0): 1}
    for demand in demands:
        for (size, total), count in list(found.items()):
            if total + demand < amount:
                key = (size + 1, total + demand)
                found[key] = found.get(key, 0) + count
        if len(found) > limit:
            raise door.TooLarge(
                f"Random arrival for these {n} claims looks at more than {limit:,} sums; round the claims, "
                f"take "
                f"another rule, or pass a higher limit= and wait."
            )
    orders = [Fraction(1, n)]
    for size in range(1, n):  # size! (n-1-size)! / n!
        orders.append(orders[-1] * size / (n - size))
    awards = {demand: _average_award(demand, found, amount, orders) / unit for demand in set(demands)}
    return [awards[demand] for demand in demands]


def _average_award(demand: int, found: dict, amount: int, orders: list[Fraction]) -> Fraction:
    # Groups without this claimant: all groups less those with it, smaller groups first.
    without: dict[tuple[int, int], int] = {}
    paid = [0] * len(orders)
    for size, total in sorted(found):
        count = found[size, total] - without.get((size - 1, total - demand), 0)
        if count:
            without[size, total] = count
            paid[size] += count * min(demand, amount - total)
    return sum((order * sum_paid for order, sum_paid in zip(orders, paid, strict=True)), Fraction(0))


_RULES: dict[str, tuple[Callable, str, str]] = {
    "proportional": (
        _proportional,
        "Proportional",
        "Everyone gets the same part of the claim.",
    ),
    "equal_awards": (
        _equal_awards,
        "Equal awards",
        "Everyone gets the same amount, but nobody more than the claim; small claims are paid in full first.",
    ),
    "equal_losses": (
        _equal_losses,
        "Equal losses",
        "Everyone loses the same amount, but nobody more than the claim; small claims may get nothing.",
    ),
    "talmud": (
        _talmud,
        "Talmud",
        "Up to half of each claim gains are shared equally, beyond it losses are; any two claimants share "
        "what "
        "they get together by conceding what the other alone claims and halving the rest.",
    ),
    "random_arrival": (
        _random_arrival,
        "Random arrival",
        "First come, first served, averaged over every order in which the claimants could arrive.",
    ),
    "adjusted_proportional": (
        _adjusted_proportional,
        "Adjusted proportional",
        "Everyone first gets what all others concede; the rest is shared in proportion to what is still "
        "claimed, "
        "no claim counting beyond what is left.",
    ),
}
