"""What a counterpart aims at, proposes and accepts: the part of its mind that counts."""

from collections.abc import Mapping, Sequence
from math import inf

from negolib.practice.table.seat import Seat

from .opponent_model import OpponentModel
from .temperaments import Temperament
from .tradeoff import Tradeoff, rows_of, tradeoff

Package = Mapping[str, str]

# From one proposal of theirs to the next, time lowers the aim by no more of the span: one step, not all.
STRIDE = 0.15


class Bargaining:
    """A counterpart's demands: what it aims at in each round, and the packages that go with it.

    The aim is a share of the span between its reservation value and the most it could get. It falls over
    time (Faratin, Sierra & Jennings 1998), by one step for each proposal of theirs, and firmness is added:
    threats raise it, concessions, criteria and trust lower it. An issue is on its mind once somebody has
    raised it; until then it stays as it is today.

    It keeps its word issue by issue. What it asked for when it first put an issue on the table is the most it
    ever asks for there, unless the other side goes beyond that itself. What the other side offers it takes,
    and proposes nothing worse for itself on that issue.

    Args:
        seat, temperament: whose.
        model: what it believes the other side to want.
    """

    def __init__(self, seat: Seat, temperament: Temperament, model: OpponentModel) -> None:
        self.seat, self.temperament, self.model = seat, temperament, model
        self.raised = {seat.central}
        self.firmness = 0.0
        self.share = self._patience = self._answered = 1.0
        self.caps: dict[str, float] = {}
        self._ceilings = {seat.central: seat.points[seat.central][seat.demand[seat.central]]}
        self._floors: dict[str, str] = {}
        self._own = rows_of(seat.points)

    def harden(self, by: float) -> None:
        """Raise the firmness by a share of the span, or lower it; both within limits."""
        self.firmness = min(0.30, max(-0.15, self.firmness + by))

    def cap(self, issue: str, points: float) -> None:
        """Ask on one issue for no more than so many of its own points from now on."""
        self.caps[issue] = min(points, self.caps.get(issue, points))

    def take(self, offered: Package) -> None:
        """Pocket what the other side offers.

        What betters today is kept, also when it is not in their next offer. On the central issue, where
        offers go back and forth, what they offer now counts.
        """
        seat, self._answered = self.seat, self._patience
        for issue, option in offered.items():
            row, before = seat.points[issue], self._floors.get(issue, seat.today[issue])
            if issue == seat.central or row[option] > row[before]:
                self._floors[issue] = option

    def keep(self, package: Package) -> dict[str, str]:
        """A package of its own, with what the other side offers where that is better."""
        points = self.seat.points
        return {i: max(o, self._floors.get(i, o), key=points[i].__getitem__) for i, o in package.items()}

    def asked_for(self, packages: Sequence[Package]) -> None:
        """Remember what it has proposed: its first demand on an issue is its last word upwards."""
        for issue, row in self.seat.points.items():
            most = max((row[package[issue]] for package in packages if issue in package), default=0.0)
            if most > row[self.seat.today[issue]]:
                self._ceilings.setdefault(issue, most)

    def settle_share(self, round: int, rounds: int, trust: float, hot: bool) -> float:
        """Work out and remember the share of the span it aims at in this round."""
        way = self.temperament
        gone = min(1.0, round / rounds)
        share = way.floor + (way.start - way.floor) * (1 - gone ** (1 / way.beta))
        self._patience = max(share, self._answered - STRIDE)
        share = self._patience + self.firmness - 0.0012 * (trust - 50) + (0.05 if hot else 0.0)
        share = min(1.0, max(way.last, share))
        self.share = min(self.share, share) if way.monotone else share
        return self.share

    def aim(self, pencilled: Package, share: float | None = None) -> float:
        """The points it wants from a package at its share, never below its reservation value."""
        return self._aim_on(self._curve(pencilled), share)

    def complete(self, package: Package, pencilled: Package) -> dict[str, str]:
        """A proposal with everything it leaves open as pencilled in, or else as it is today."""
        return {**self.seat.today, **pencilled, **package}

    def package(self, pencilled: Package, share: float | None = None) -> dict[str, str]:
        """The package to propose: worth its aim to itself, and of those the best for the other side."""
        curve = self._workable(pencilled)
        return self._named(curve, curve.at_least(self._aim_on(curve, share)))

    def packages(self, pencilled: Package, count: int = 3) -> list[dict[str, str]]:
        """Up to `count` packages of which each is worth its aim and little more, the most different first."""
        curve = self._workable(pencilled)
        first = curve.at_least(self._aim_on(curve))
        most = curve.own[first] + 0.07 * max(1e-9, curve.own[-1] - self.seat.reservation)
        close = [place for place in range(first, len(curve.own)) if curve.own[place] <= most]
        chosen = close[:1]
        while len(chosen) < min(count, len(close)):
            rest = [place for place in close if place not in chosen]
            chosen.append(max(rest, key=lambda p: min(_different(curve, p, other) for other in chosen)))
        return [self._named(curve, place) for place in chosen]

    def option(self, issue: str) -> str:
        """The option to demand on one issue alone: the least that its share of this issue asks for."""
        row = self.seat.points[issue]
        names = [self.seat.options[issue][place] for place in self._allowed(issue, {})]
        low, high = min(row.values()), max(row[name] for name in names)
        enough = [name for name in names if row[name] >= low + self.share * (high - low) - 1e-9]
        return min(enough, key=row.get)

    def fine(self, part: Package) -> bool:
        """Whether each issue of a partial proposal gives it what it would demand on that issue alone."""
        return all(self.seat.points[i][o] >= self.seat.points[i][self.option(i)] for i, o in part.items())

    def nibble(self, package: Package) -> tuple[str, str] | None:
        """A small extra to ask for when all is agreed: the least valuable step in its own favour.

        There is none where the package lacks what was offered before: then it would ask for that.
        """
        if self.keep(package) != package:
            return None
        steps = []
        for issue, option in package.items():
            row = self.seat.points[issue]
            steps += [
                (row[name] - row[option], issue, name)
                for name in row
                if issue in self.raised
                and issue != self.seat.central
                and row[option] < row[name] <= self._ceilings.get(issue, inf)
            ]
        return min(steps)[1:] if steps else None

    def _named(self, curve: Tradeoff, place: int) -> dict[str, str]:
        chosen = curve.chosen[place]
        options = self.seat.options
        return {issue: options[issue][p] for issue, p in zip(self.seat.issues, chosen, strict=True)}

    def _aim_on(self, curve: Tradeoff, share: float | None = None) -> float:
        share = self.share if share is None else share
        return self.seat.reservation + share * max(0.0, curve.own[-1] - self.seat.reservation)

    def _workable(self, pencilled: Package) -> Tradeoff:
        """The packages to choose from; where none reaches its BATNA it lets go of one thing after another."""
        settled = dict(pencilled)
        curve = self._curve(settled)
        for let_go in (
            lambda: self.raised.update(self.seat.issues),
            self.caps.clear,
            self.model.ruled_out.clear,
            settled.clear,
        ):
            if curve.own[-1] >= self.seat.reservation:
                break
            let_go()
            curve = self._curve(settled)
        return curve

    def _curve(self, pencilled: Package) -> Tradeoff:
        allowed = tuple(self._allowed(issue, pencilled) for issue in self.seat.issues)
        return tradeoff(self._own, self.model.rows, allowed)

    def _allowed(self, issue: str, pencilled: Package) -> tuple[int, ...]:
        names = self.seat.options[issue]
        row = self.seat.points[issue]
        floor = row[self._floors[issue]] if issue in self._floors else -inf
        if issue in pencilled and row[pencilled[issue]] >= floor:
            return (names.index(pencilled[issue]),)
        if issue not in self.raised:
            return (names.index(self.seat.today[issue]),)
        top = max(floor, min(self.caps.get(issue, inf), self._ceilings.get(issue, inf)))
        places = tuple(p for p, name in enumerate(names) if floor - 1e-9 <= row[name] <= top + 1e-9)
        out = self.model.ruled_out.get(issue, ())
        return tuple(place for place in places if names[place] not in out) or places


def _different(curve: Tradeoff, one: int, other: int) -> int:
    return sum(a != b for a, b in zip(curve.chosen[one], curve.chosen[other], strict=True))
