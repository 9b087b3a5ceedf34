"""Numbers in words: which option of which issue they mean, by what they count or by being an amount."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from negolib.cases import Case
from negolib.practice.table.seat import Seat
from negolib.wording.text import word_set

from .called import Called, Heads, units_after
from .words import COMMON, Word, stem, words_of

_SIGNS = {
    "€": "euro",
    "$": "dollar",
    "£": "pound",
    "¥": "yen",
    "eur": "euro",
    "buck": "dollar",
    "quid": "pound",
}
LESS = word_set(
    "less lower down off cut discount reduce reduction cheaper below under fewer shorter earlier than least "
    "min minimum"
)
MORE = word_set(
    "more up above over higher rise increase raise top beyond extra past longer later most max maximum"
)
_BETWEEN = word_set("instead of or to not rather than")
# How far a number may lie from all that can be agreed, and still mean one of them.
_NEAR = 0.15
_TWICE = 2.0


@dataclass(frozen=True)
class Counted:
    """What a number means: an option, and whether it is the very one or only the nearest."""

    issue: str
    option: str
    strength: float
    exact: bool


class Counts:
    """The options of a case that are numbers of something.

    Args:
        case: any case.
        seat: the speaker's.
        called: how the options are named.
        heads: how the issues are.
    """

    def __init__(self, case: Case, seat: Seat, called: Sequence[Called], heads: Heads) -> None:
        self._heads, self._today = heads, seat.today
        self._best = {issue: seat.best(issue) for issue in seat.issues}
        self._counts = [(one, number, units) for one in called for number, units in one.numbers]
        self._amounts = {
            issue.name: {option.name: option.amount for option in issue.options if option.amount is not None}
            for issue in case.issues
        }
        self._units = {
            issue.name: {stem(word.text) for word in words_of(issue.unit or "") if word.text not in COMMON}
            for issue in case.issues
        }

    def read(self, words: Sequence[Word], place: int, beside: set[str]) -> Counted | None:
        """Return what a number means.

        Args:
            words: all that is said.
            place: of the number.
            beside: the stems of its clause.
        """
        value = words[place].number
        before = words[place - 1].stem if place else ""
        if value is None or before == "(" or (place and words[place - 1].text == "("):
            return None
        units = [_SIGNS.get(unit, unit) for unit in units_after(words, place)]
        if before in _SIGNS:
            units = [_SIGNS[before], *units]
        if units[:1] == ["%"]:
            return self._percent(words, value)
        exact = self._exact(value, units, beside)
        found = exact or self._amount(value, units) or self._nearest(value, units)
        shared = [] if found or units else _units_of_next(words, place)
        return self._exact(value, shared, beside) if shared else found

    def sizes(self, issue: str) -> dict[str, float]:
        """Return the numbers by which the options of an issue can be put in order."""
        sizes = dict(self._amounts[issue])
        for one, number, _ in self._counts:
            if one.issue == issue:
                sizes.setdefault(one.option, number)
        return sizes

    def is_amount(self, issue: str) -> bool:
        """Whether the options of an issue are amounts of one thing."""
        return bool(self._amounts[issue])

    def _exact(self, value: float, units: Sequence[str], beside: set[str]) -> Counted | None:
        scored = []
        for one, number, counted in self._counts:
            shared = len(counted.intersection(units))
            near = any(weight >= 0.5 and key in beside for key, weight in self._heads[one.issue].items())
            if number == value and (shared or (near and not units)):
                fits = sum(weight for key, weight in one.keys.items() if key in beside)
                scored.append((shared + near + fits / 4, one))
        if not scored:
            return None
        most = max(score for score, _ in scored)
        first, *others = {one.option: one for score, one in scored if score == most}.values()
        if not others:
            return Counted(first.issue, first.option, 1.0, True)
        # Several options count as many: the one that this party likes best is meant, perhaps.
        own = next((one for one in (first, *others) if self._best[one.issue] == one.option), first)
        return Counted(own.issue, own.option, 0.6, True)

    def _amount(self, value: float, units: Sequence[str]) -> Counted | None:
        for issue, amounts in self._amounts.items():
            if not amounts or (units and units[0] not in self._units[issue]):
                continue
            low, high = min(amounts.values()), max(amounts.values())
            if low * (1 - _NEAR) <= value <= high * (1 + _NEAR):
                option = min(amounts, key=lambda name: abs(amounts[name] - value))
                return Counted(issue, option, 1.0, amounts[option] == value)
        return None

    def _percent(self, words: Iterable[Word], value: float) -> Counted | None:
        less = any(word.text in LESS for word in words)
        for issue, amounts in self._amounts.items():
            today = amounts.get(self._today[issue])
            if today is None:
                continue
            wanted = today * (1 - value / 100 if less else 1 + value / 100)
            option = min(amounts, key=lambda name: abs(amounts[name] - wanted))
            if abs(amounts[option] - wanted) <= 0.006 * today:
                return Counted(issue, option, 0.6, True)
        return None

    def _nearest(self, value: float, units: Sequence[str]) -> Counted | None:
        """The option nearest to a number of the same things, if it is not far from it."""
        like = [(one, number) for one, number, counted in self._counts if counted.intersection(units[:1])]
        if not like or len({one.issue for one, _ in like}) > 1:
            return None
        one, number = min(like, key=lambda each: abs(each[1] - value))
        if not number / _TWICE <= value <= number * _TWICE:
            return None
        return Counted(one.issue, one.option, 0.8, False)


def _units_of_next(words: Sequence[Word], place: int) -> list[str]:
    """What is counted in "nine instead of 24 formats": what the next number counts."""
    for ahead in range(place + 1, min(place + 4, len(words))):
        if words[ahead].number is not None:
            return units_after(words, ahead) if ahead > place + 1 else []
        if words[ahead].text not in _BETWEEN:
            break
    return []
