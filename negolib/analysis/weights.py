"""What an issue is to a party: how much it matters, and which option it likes best."""

from collections.abc import Mapping

Points = Mapping[str, Mapping[str, float]]


def swing(points: Points, issue: str) -> float:
    """How much an issue is worth to a party: its best less its worst option, in points."""
    values = points[issue].values()
    return max(values) - min(values)


def matters(points: Points, issue: str) -> str:
    """How much an issue matters to a party: most, some or little, by its share of all swings.

    Args:
        points: {issue: {option: what it is worth to this party}}.

    >>> points = {"pay": {"a": 0, "b": 50}, "start": {"a": 0, "b": 10}, "desk": {"a": 0, "b": 20}}
    >>> [matters(points, issue) for issue in points]
    ['most', 'little', 'some']
    """
    share = swing(points, issue) / max(sum(swing(points, one) for one in points), 1e-12)
    fair = 1 / len(points)
    return "most" if share >= fair else "some" if share >= 0.55 * fair else "little"


def liked_best(points: Points, issue: str, today: str) -> str:
    """The option of an issue that a party likes best; of equals the one nearest to today's."""
    names = list(points[issue])
    at = names.index(today)
    return max(names, key=lambda name: (points[issue][name], -abs(names.index(name) - at)))
