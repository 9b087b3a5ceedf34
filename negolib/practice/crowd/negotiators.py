"""Simulated negotiators: for the benchmark, and for the thousand whom a learner is compared with.

Each sits in the learner's seat, knows only that seat's brief, and follows a style.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from negolib.cases import Case
from negolib.practice.counterpart.counterpart import Counterpart
from negolib.practice.counterpart.opponent_model import OpponentModel
from negolib.practice.counterpart.temperaments import temperament_named
from negolib.practice.counterpart.tradeoff import Tradeoff, rows_of, tradeoff
from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat, seat_of
from negolib.practice.table.table import Table
from negolib.wording import read_words

_SILENT = read_words("")


@dataclass(frozen=True)
class Style:
    """How a simulated negotiator goes about it.

    Attributes:
        asks: how many open questions it asks before it proposes.
        tells: how many of its priorities it tells.
        fixed_pie: whether it takes the other side to want the opposite of what it wants.
        packages: whether it puts whole packages together, or moves one issue at a time.
        several: whether it proposes three at once.
        cites: how many criteria it cites.
        acknowledges: how many times it acknowledges.
        threatens: how likely it threatens in a round.
        start, floor, beta: how it concedes, as in `Temperament`.
    """

    name: str
    asks: int = 0
    tells: int = 0
    fixed_pie: bool = False
    packages: bool = True
    several: bool = False
    cites: int = 0
    acknowledges: int = 0
    threatens: float = 0.0
    start: float = 0.85
    floor: float = 0.25
    beta: float = 0.8


STYLES = {
    style.name: style
    for style in (
        Style("value-driven", asks=4, tells=3, several=True, cites=1, acknowledges=2, start=0.9, floor=0.35),
        Style("positional haggler", fixed_pie=True, packages=False, start=0.95, floor=0.15, beta=0.6),
        Style("never asks", fixed_pie=True),
        Style("asks only", asks=4),
        Style("tells only", tells=3),
        Style(
            "threatens",
            asks=4,
            tells=3,
            several=True,
            cites=1,
            acknowledges=2,
            start=0.9,
            floor=0.35,
            threatens=0.15,
        ),
    )
}


@dataclass(frozen=True)
class TalkEnd:
    """How a simulated negotiation ended.

    Attributes:
        own, other: gains over the reservation values, in points; 0 without a deal.
        efficiency: the share of the possible joint gain that was realised, 0 without a deal.
        trust: the counterpart's at the end.
    """

    own: float
    other: float
    efficiency: float
    trust: float
    rounds: int
    ended: str
    package: Mapping[str, str] | None

    @property
    def joint(self) -> float:
        """The joint gain, in points."""
        return self.own + self.other


class SimulatedNegotiator:
    """A negotiator made of rules, at one table."""

    def __init__(self, seat: Seat, style: Style, seed: int, rounds: int) -> None:
        self.seat, self.rounds = seat, rounds
        self._random = Random(f"learner {seed}")
        shift = self._random.uniform
        self.style = replace(
            style,
            start=style.start + shift(-0.06, 0.06),
            floor=style.floor + shift(-0.06, 0.06),
            beta=style.beta * shift(0.8, 1.25),
        )
        self.model = OpponentModel(seat, fixed_pie=style.fixed_pie)
        self._own = rows_of(seat.points)
        self._every = tuple(tuple(range(len(names))) for names in seat.options.values())
        self._plan = self._planned()
        self._last: dict[str, str] = dict(seat.today)

    def _planned(self) -> list[Move]:
        """What it says before it proposes: questions and statements in turn."""
        style, seat = self.style, self.seat
        weighty = sorted(seat.issues, key=seat.swing, reverse=True)
        asks = [Move("ask", about="interest", open=True)] + [
            Move("ask", about="priority", open=True) for _ in range(max(0, style.asks - 1))
        ]
        tells = [
            Move("tell", about="priority", issue=i, matters=seat.matters(i), option=seat.best(i))
            for i in [weighty[0], *weighty[:-4:-1]]
        ]
        cites = [Move("cite", criterion=name) for name in seat.leanings]
        plan = [Move("acknowledge")] * style.acknowledges
        asks, tells = asks[: style.asks], tells[: style.tells]
        while asks or tells:
            plan += [moves.pop(0) for moves in (asks, tells) if moves]
        return plan + cites[: style.cites]

    def move(self, table: Table) -> Move:
        """Return its next move."""
        seat = self.seat
        for turn in table.turns[-1:]:
            for said in turn.moves:
                if said.act in ("tell", "propose") and not self.style.fixed_pie:
                    self.model.hear(said)
        aim = self._aim(table)
        offers = table.on_table(seat.party)
        complete = [p for p in offers if len(p) == len(seat.issues)]
        best = max(complete, key=seat.worth, default=None)
        if best is not None:
            enough = seat.reservation if table.rounds_left <= 1 else aim
            if seat.worth(best) >= max(enough, seat.reservation) - 1e-9:
                return Move("accept", choice=offers.index(best))
        if self._random.random() < self.style.threatens:
            return Move("threaten")
        if self._plan and table.round < self.rounds * 0.7:
            return self._plan.pop(0)
        return self._propose(aim)

    def _aim(self, table: Table) -> float:
        style, seat = self.style, self.seat
        gone = min(1.0, (table.round + 1) / self.rounds)
        share = style.floor + (style.start - style.floor) * (1 - gone ** (1 / style.beta))
        return seat.reservation + max(0.02, share) * (self._top - seat.reservation)

    @property
    def _top(self) -> float:
        return self._curve.own[-1]

    @property
    def _curve(self) -> Tradeoff:
        return tradeoff(self._own, self.model.rows, self._every)

    def _propose(self, aim: float) -> Move:
        if not self.style.packages:
            return Move("propose", packages=(self._next_step(aim),))
        curve = self._curve
        first = curve.at_least(aim)
        places = [first, first + 1, first + 2] if self.style.several else [first]
        named = []
        for place in places:
            if place < len(curve.own):
                chosen = zip(self.seat.issues, curve.chosen[place], strict=True)
                named.append({issue: self.seat.options[issue][p] for issue, p in chosen})
        return Move("propose", packages=tuple(named))

    def _next_step(self, aim: float) -> dict[str, str]:
        """One issue at a time: begin with the best on the central issue, and give way as the aim falls."""
        seat = self.seat
        package = dict(seat.today)
        for issue in sorted(seat.issues, key=lambda i: (i != seat.central, -seat.swing(i))):
            if seat.worth(package) >= aim:
                break
            package[issue] = seat.best(issue)
        row = seat.points[seat.central]
        for option in sorted(row, key=row.get):
            if seat.worth({**package, seat.central: option}) >= aim:
                package[seat.central] = option
                break
        self._last = package
        return package


def simulate(
    case: Case,
    party: str,
    temperament: str,
    style: Style,
    seed: int,
    rounds: int | None = None,
    against: str | None = None,
) -> TalkEnd:
    """Play one whole negotiation of a simulated negotiator, and return how it ended.

    >>> from negolib.cases import load_case
    >>> end = simulate(load_case("supplier"), "buyer", "principled", STYLES["value-driven"], seed=1)
    >>> end.ended
    'deal'
    """
    rounds = case.practice.rounds if rounds is None else rounds
    mine, theirs = _seats(case, party, against)
    table = Table(case, rounds, opener=theirs.party, parties=(mine.party, theirs.party))
    counterpart = Counterpart(theirs, temperament_named(temperament), seed, rounds)
    negotiator = SimulatedNegotiator(mine, style, seed, rounds)
    table.add(theirs.party, *counterpart.begin())
    while not table.ended:
        move = negotiator.move(table)
        table.add(party, (move,))
        if not table.ended:
            table.add(theirs.party, *counterpart.reply(move, _SILENT, "", table))
        if not table.ended and not table.rounds_left:
            table.time_is_up()
    package = table.package
    own = mine.worth(package) - mine.reservation if package else 0.0
    other = theirs.worth(package) - theirs.reservation if package else 0.0
    return TalkEnd(
        own,
        other,
        (own + other) / most_joint_gain(mine, theirs) if package else 0.0,
        counterpart.feelings.trust,
        table.round,
        table.ended,
        package,
    )


@lru_cache(maxsize=64)
def _seats_of(party: str, against: str | None, holder: "_Held") -> tuple[Seat, Seat]:
    mine = seat_of(holder.case, party, against)
    return mine, seat_of(holder.case, mine.other, party)


class _Held:
    """A case as a key of a cache: the same object is the same key."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __hash__(self) -> int:
        return id(self.case)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.case is self.case


def _seats(case: Case, party: str, against: str | None) -> tuple[Seat, Seat]:
    return _seats_of(party, against, _Held(case))


def most_joint_gain(mine: Seat, theirs: Seat) -> float:
    """Return the largest joint gain over walking away that any package makes for two sides, in points."""
    made = sum(
        max(mine.points[issue][option] + theirs.points[issue][option] for option in options)
        for issue, options in mine.options.items()
    )
    return max(made - mine.reservation - theirs.reservation, 1e-9)
