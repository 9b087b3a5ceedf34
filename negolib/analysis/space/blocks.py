"""The parts an outcome space falls into: issues, and groups of issues that a constraint ties together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np

from negolib.analysis import door

from .pruning import prune


@dataclass(frozen=True)
class Constraint:
    """What is not to be had: a protected value, or options that do not go together.

    Args:
        issues: the issues it touches.
        allows: a function of their options, in this order, that says whether they may stand in one package.
        why: the reason, in words.

    >>> Constraint(["price", "term"], lambda price, term: price < 480 or term == "3 years").issues
    ('price', 'term')
    """

    issues: tuple
    allows: Callable[..., bool]
    why: str = ""
    forbidden: Mapping = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = door.distinct_names(self.issues, "issue of a constraint")
        if not names:
            raise ValueError("A constraint has to name at least one issue.")
        if not callable(self.allows):
            raise ValueError("A constraint's `allows` has to be a function of the options of its issues.")
        object.__setattr__(self, "issues", tuple(names))

    @classmethod
    def forbid(cls, together: Mapping, why: str = "") -> "Constraint":
        """Return the constraint that these options never stand in one package.

        Args:
            together: {issue: option} or {issue: [options]}; one issue alone is a protected value.

        >>> Constraint.forbid({"board": "thin", "stacking": ["high", "very high"]}).allows("thin", "low")
        True
        """
        door.a_mapping(together, "What may not go together", "{issue: option}")
        sets = [list(o) if isinstance(o, list | tuple | set | frozenset) else [o] for o in together.values()]

        def allows(*options: object) -> bool:
            return not all(option in bad for option, bad in zip(options, sets, strict=True))

        return cls(tuple(together), allows, why, dict(zip(together, sets, strict=True)))


@dataclass(frozen=True)
class Block:
    """One issue, or the issues that constraints tie together, with all combinations that are to be had.

    Args:
        issues: places of its issues.
        combos: one row per allowed combination, one column per issue (places of the options).
        points: whole-number points of each combination.
        entries, ties, first: the combinations that no other dominates, how many share each of those points,
            and the first of these.
    """

    issues: tuple[int, ...]
    combos: np.ndarray
    points: np.ndarray
    entries: np.ndarray
    ties: np.ndarray
    first: np.ndarray

    @property
    def total(self) -> int:
        """How many combinations are to be had."""
        return len(self.combos)

    def members(self, entry: int) -> np.ndarray:
        """Return every combination with the points of this entry."""
        return self.combos[(self.points == self.entries[entry]).all(axis=1)]


def build(
    tables: Sequence[np.ndarray], rules: Sequence[tuple[tuple[int, ...], np.ndarray]], limit: int
) -> list[Block]:
    """Return the blocks of a space, in the order of their first issues.

    Args:
        tables: per issue the whole-number points, one row per option, one column per party.
        rules: per constraint the places of its issues and a table of what is allowed.
        limit: most combinations one block may hold.
    """
    blocks = []
    for group in _groups(len(tables), [issues for issues, _ in rules]):
        shape = [len(tables[issue]) for issue in group]
        if prod(shape) > limit:
            raise door.TooLarge(
                f"The constraints tie {len(group)} issues together, which makes {prod(shape):,} "
                f"combinations to go "
                f"through (limit {limit:,}); let constraints touch fewer issues, or pass a higher limit=."
            )
        combos = np.indices(shape, dtype=np.int32).reshape(len(group), -1).T
        for issues, allowed in rules:
            if issues[0] in group:
                combos = combos[allowed[tuple(combos[:, group.index(issue)] for issue in issues)]]
        if not len(combos):
            raise ValueError("The constraints leave no package at all; take one of them out.")
        points = np.sum([tables[issue][combos[:, place]] for place, issue in enumerate(group)], axis=0)
        first, ties = prune(points, np.ones(len(points), dtype=np.int64))
        blocks.append(Block(group, combos, points, points[first], ties, first))
    return blocks


def _groups(issues: int, ties: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    leader = list(range(issues))

    def lead(issue: int) -> int:
        while leader[issue] != issue:
            issue = leader[issue]
        return issue

    for tie in ties:
        for issue in tie[1:]:
            one, other = sorted((lead(tie[0]), lead(issue)))
            leader[other] = one
    groups: dict[int, list[int]] = {}
    for issue in range(issues):
        groups.setdefault(lead(issue), []).append(issue)
    return [tuple(group) for group in groups.values()]


def read_constraint(
    rule: object, issues: list, options: list[list]
) -> tuple[tuple[int, ...], np.ndarray, str]:
    """Turn a Constraint or a dict of forbidden options into issue places, what is allowed, and why."""
    constraint = Constraint.forbid(rule) if isinstance(rule, Mapping) else rule
    if not isinstance(constraint, Constraint):
        raise ValueError(
            f"A constraint is a dict of options that do not go together, or a Constraint, not a "
            f"{type(rule).__name__}."
        )
    for name in constraint.issues:
        door.one_of(name, issues, "the constraint's issue")
    places = tuple(issues.index(name) for name in constraint.issues)
    for issue, bad in constraint.forbidden.items():
        for option in bad:
            door.one_of(option, options[issues.index(issue)], f"the constraint's option of {issue!r}")
    shape = [len(options[place]) for place in places]
    if prod(shape) > 1_000_000:
        raise door.TooLarge(
            f"One constraint looks at {prod(shape):,} combinations of options; split it into constraints "
            f"that "
            f"touch fewer issues."
        )
    allowed = np.empty(shape, dtype=bool)
    for combo in np.ndindex(*shape):
        chosen = (options[place][index] for place, index in zip(places, combo, strict=True))
        allowed[combo] = bool(constraint.allows(*chosen))
    return places, allowed, constraint.why
