"""A case's parties as charts and pages show them: each in the colour of its seat."""

from negolib.cases import Case
from negolib.charts.style import SEAT_LINES, Side


def side_of(case: Case, party: str, called: str = "") -> Side:
    """Return how a party is shown in a chart.

    Args:
        case: the case.
        party: the party's name.
        called: how to call it in the middle of a sentence; by default as the case does.
    """
    seat = list(case.parties).index(party)
    return Side(seat, called or case.called[party], case.parties[party].role or "party")


def seat_mark(case: Case, party: str) -> str:
    """Return the mark by which a page gives a party its colour.

    >>> from negolib.cases import list_cases, load_case
    >>> case = load_case(list_cases()[0])
    >>> [seat_mark(case, party) for party in case.parties][:2]
    ['nego-seat-1', 'nego-seat-2']
    """
    return f"nego-seat-{list(case.parties).index(party) % len(SEAT_LINES) + 1}"
