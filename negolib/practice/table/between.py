"""Who talks with whom: talks are between two parties, also in a case that has more of them."""

from negolib.analysis import OutcomeSpace
from negolib.cases import Case


def across(case: Case, party: str, against: str | None = None) -> str:
    """Return the party on the other side of the table.

    Args:
        case: any case.
        party: one party's name.
        against: the other one's; without it, the next one of the file.

    Raises:
        ValueError: for a party that is none, or the same one twice.

    >>> from negolib.cases import load_case
    >>> across(load_case("supplier"), "supplier")
    'buyer'
    """
    names = case.party_names
    me = case.party(party).name
    if against is None:
        return names[(names.index(me) + 1) % len(names)]
    other = case.party(against).name
    if other == me:
        raise ValueError(f"Talks are between two: choose somebody else than '{me}' for the other side.")
    return other


def in_order(case: Case, *parties: str) -> tuple[str, ...]:
    """Return parties in the order of the file."""
    return tuple(name for name in case.party_names if name in parties)


def space_between(case: Case, party: str, other: str) -> OutcomeSpace:
    """Return all packages as two of the parties see them, with what each is worth to both.

    >>> from negolib.cases import load_case
    >>> space_between(load_case("supplier"), "supplier", "buyer").parties
    ('buyer', 'supplier')
    """
    if len(case.party_names) == 2:
        return case.outcome_space()
    pair = in_order(case, party, other)
    return OutcomeSpace(
        {name: [[option.points[name] for option in issue.options] for issue in case.issues] for name in pair},
        issues=case.issue_names,
        options=[issue.option_names for issue in case.issues],
        reservation={name: case.party(name).reservation_value for name in pair},
    )
