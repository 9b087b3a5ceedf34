"""Sharing what a group achieves or costs together: the Shapley value and airport fees."""

from collections.abc import Callable, Iterable
from math import fsum

from negolib.analysis import door

from .shares import ShareDict, ShareList, explained, explained_by_name

PLAYER_LIMIT = 20


def shapley_value(
    players: Iterable, worth: Callable[[frozenset], float], *, limit: int = PLAYER_LIMIT
) -> ShareDict:
    """Return each player's average contribution over all orders of joining (Shapley 1953).

    The result is a dict {player: value} that adds up to what all achieve together, with the reason in `.why`.

    Args:
        players: their names.
        worth: a function that takes a frozenset of players and returns what they achieve together; nobody
            achieves nothing, so it is never asked about the empty set.
        limit: the most players; every one more doubles the work.

    Raises:
        TooLarge: for more players than that.

    >>> glove = lambda team: min(len(team & {"l1", "l2"}), len(team & {"r"}))
    >>> {player: round(value, 4) for player, value in shapley_value(["l1", "l2", "r"], glove).items()}
    {'l1': 0.1667, 'l2': 0.1667, 'r': 0.6667}
    """
    names = door.distinct_names(players, "player")
    if not names:
        raise ValueError("There is no player; name at least one.")
    if not callable(worth):
        raise ValueError(
            "The worth has to be a function that takes a frozenset of players and returns a number."
        )
    door.whole_number(limit, "the limit")
    n = len(names)
    if n > limit:
        raise door.TooLarge(
            f"{n} players form {2**n:,} groups to ask about (limit: {limit} players); take fewer players, "
            f"airport_fees for nested costs, or pass a higher limit= and wait."
        )
    worths = [0.0] * 2**n
    for group in range(1, 2**n):
        team = frozenset(name for place, name in enumerate(names) if group >> place & 1)
        worths[group] = float(door.a_number(worth(team), f"the worth of {sorted(map(str, team))}"))
    weights = [1 / n]
    for size in range(1, n):  # size! (n-1-size)! / n!
        weights.append(weights[-1] * size / (n - size))
    values = []
    for place in range(n):
        bit = 1 << place
        values.append(
            fsum(
                weights[group.bit_count()] * (worths[group | bit] - worths[group])
                for group in range(2**n)
                if not group & bit
            )
        )
    return explained_by_name(
        values,
        names,
        "Shapley value",
        "Everyone gets what joining adds on average over all orders in which the group could form.",
    )


def airport_fees(costs: object) -> ShareList | ShareDict:
    """Return what each user pays for something built for the most demanding one (Littlechild & Owen 1973).

    Each section is paid equally by those who need it; this is the Shapley value of the cost, without going
    through groups, so many thousands at once are no matter.

    Args:
        costs: what each user alone would need, e.g. the runway for its aircraft: a sequence (the result is a
            list) or a dict (the result is a dict), none below 0.

    >>> airport_fees([8, 11, 13, 18])
    [2.0, 3.0, 4.0, 9.0]
    """
    values, names = door.named_numbers(costs, "the cost", door.not_negative)
    order = sorted(range(len(values)), key=values.__getitem__)
    fees, paid, covered = [0.0] * len(values), 0.0, 0.0
    for done, place in enumerate(order):
        paid += (float(values[place]) - covered) / (len(values) - done)
        covered = float(values[place])
        fees[place] = paid
    return explained(
        fees,
        names,
        "Airport fees",
        "Each section is paid in equal parts by all who need it, so nobody pays for what only others need.",
    )
