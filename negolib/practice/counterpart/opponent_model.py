"""What one side believes the other wants: first its guess, then what it is told and shown."""

from collections.abc import Mapping
from statistics import fmean

from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat

from .tradeoff import Rows, rows_of

# What "matters most", "some" and "little" is taken to weigh, as a share of all that is at stake for oneself.
WEIGHTS = {"most": 0.30, "some": 0.09, "little": 0.03}

# A fact shows that something counts, and not how much.
SHOWN = 0.2


class OpponentModel:
    """The points one side believes the other to have; it changes only by what the other says or proposes.

    Args:
        seat: whose model it is.
        fixed_pie: begin with the belief that the other wants the opposite of what one wants oneself, instead
            of with the seat's guess.

    >>> from negolib.cases import load_case
    >>> from negolib.practice.table.seat import seat_of
    >>> model = OpponentModel(seat_of(load_case("supplier"), "supplier"))
    >>> model.hear(Move("tell", about="priority", issue="formats", matters="most", option="9 formats"))
    >>> model.points["formats"]["9 formats"] > 200
    True
    """

    def __init__(self, seat: Seat, fixed_pie: bool = False) -> None:
        self._seat = seat
        self._stake = sum(map(seat.swing, seat.issues))
        self.points = {
            issue: {o: -seat.points[issue][o] if fixed_pie else seat.guess[issue][o] for o in names}
            for issue, names in seat.options.items()
        }
        self.told: set[str] = set()
        self.ruled_out: dict[str, set[str]] = {}

    @property
    def rows(self) -> Rows:
        """The points as rows, in the order of issues and options."""
        return rows_of(self.points)

    def worth(self, package: Mapping[str, str]) -> float:
        """What a package is believed to be worth to the other side, in points."""
        return sum(self.points[issue][option] for issue, option in package.items())

    def hear(self, move: Move) -> None:
        """Take in what the other side tells or proposes; other moves change nothing."""
        if move.act == "tell" and move.about == "priority":
            self._weigh(move.issue, move.option, WEIGHTS[move.matters])
        elif move.act == "tell" and move.about == "interest":
            for issue, option in move.serves.items():
                if issue not in self.told:
                    self._weigh(issue, option, WEIGHTS["some"])
        elif move.act == "tell" and move.about == "constraint":
            self.ruled_out.setdefault(move.issue, set()).update(self._no_better(move.issue, move.option))
        elif move.act == "propose":
            for package in move.packages:
                self._see(package)

    def pocket(self, package: Mapping[str, str]) -> None:
        """Believe of what the other side has put forward that it costs them no more than anything else.

        On the central issue everybody gives way, so there an offer says what they can live with now, and not
        what they like.
        """
        for issue, option in package.items():
            row = self.points[issue]
            if issue != self._seat.central and option != self._seat.today[issue]:
                row[option] = max(row.values())
            if option in self.ruled_out.get(issue, ()):
                self.ruled_out[issue].discard(option)

    def _no_better(self, issue: str, option: str) -> set[str]:
        """The option that is ruled out, and all beyond it on the side that is worse for the speaker."""
        names = self._seat.options[issue]
        row, place = self.points[issue], names.index(option)
        before, after = names[:place], names[place + 1 :]
        if not before or not after:
            return {option}
        lean = fmean(row[name] for name in before) - fmean(row[name] for name in after)
        if abs(lean) < 1e-9:
            # Nothing is known of what they want: beyond is what lies farther from today.
            lean = place - names.index(self._seat.today[issue])
        return {option, *(after if lean > 0 else before if lean < 0 else ())}

    def see_shown(self, shown: Mapping[str, str]) -> None:
        """Take in what a fact shows to be worth something to the other side, {issue: option}."""
        for issue, option in shown.items():
            if issue not in self.told:
                self._weigh(issue, option, SHOWN)

    def _weigh(self, issue: str, option: str, share: float) -> None:
        row = self.points[issue]
        swing = max(share * self._stake, 1e-9)
        names = self._seat.options[issue]
        zero = names.index(self._seat.today[issue])
        one = names.index(option) if option else zero
        if issue == self._seat.central and option and one == zero:
            # Who holds on to today's figure in a haggle counts every step from it, and would take one more.
            one += 1 if row[names[-1]] > row[names[0]] else -1
        if one == zero:
            old = max(row.values()) - min(row.values())
            if option and max(row.values()) > 0:
                # They want what is in force today: every step away from it costs them something.
                row.update({name: -abs(points) for name, points in row.items()})
            if old > 0:
                row.update({name: points * swing / old for name, points in row.items()})
        else:
            for place, name in enumerate(names):
                row[name] = swing * min(1.0, (place - zero) / (one - zero))
        self.told.add(issue)

    def _see(self, package: Mapping[str, str]) -> None:
        """Who asks for a change that helps only himself wants it at least a little."""
        for issue, option in package.items():
            row = self.points[issue]
            asks = option != self._seat.today[issue] and self._seat.points[issue][option] <= 0
            if asks and issue not in self.told and row[option] < WEIGHTS["some"] * self._stake:
                row[option] = WEIGHTS["some"] * self._stake
