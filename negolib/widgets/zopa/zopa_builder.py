"""The zone of possible agreement, built by dragging four lines on one price axis."""

from functools import cached_property

import numpy as np

from negolib.analysis import TakeItOrLeaveIt, Zopa, best_take_it_or_leave_it, zopa
from negolib.cases import Case
from negolib.charts.style import tidy_step
from negolib.charts.zopa import LANES, DealCurve, zopa_chart
from negolib.in_words import amount, sentence_start
from negolib.typed_number import read_number
from negolib.widgets.chart.chart import Chart, as_traits
from negolib.widgets.page.restore import Restore
from negolib.widgets.page.seats import side_of
from negolib.widgets.page.sheet_widget import SheetWidget, party_named
from negolib.worksheet import Worksheet

LINES = ("seller_target", "seller_reservation", "buyer_reservation", "buyer_target")
CURVE_POINTS = 81


class ZopaBuilder(SheetWidget, Chart):
    """Both parties' reservation values and targets on one price axis: the zone between them, or the gap.

    The learner drags the lines on the chart, moves them with the arrow keys or types numbers. Nothing is
    an answer before the learner has placed it.

    Args:
        case: the case; its price issue gives axis and unit.
        sheet: where the answers are kept, under ``<key>_seller_reservation``, ``<key>_buyer_reservation``,
            ``<key>_seller_target``, ``<key>_buyer_target`` (numbers, in the price's unit) and
            ``<key>_belief`` (True while the probability of a deal is shown).
        key: what the keys begin with.
        party: whose chair the learner sits in, by name or role, without it the first one's: its belief about
            the other side gives the probability.
        start: "empty", or "case" to begin with the case's own numbers where the sheet has none.

    Raises:
        ValueError: for an unknown party or start, or for something that is no sheet.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> builder = ZopaBuilder(load_case("supplier"), sheet)
    >>> sheet.update(zopa_seller_reservation=436, zopa_buyer_reservation=428)
    >>> builder.zopa.gap
    8.0
    """

    def __init__(
        self,
        case: Case,
        sheet: Worksheet,
        key: str = "zopa",
        *,
        party: str | None = None,
        start: str = "empty",
    ) -> None:
        if start not in ("empty", "case"):
            raise ValueError(f"A ZopaBuilder starts 'empty' or with the 'case'; {start!r} is neither.")
        if case.price is None:
            raise ValueError(
                f"“{case.title}” is not about a price, so there is no zone of prices to build. "
                "What its packages are worth to everybody stands in nl.ValueMatrix."
            )
        self.case = case
        self.party = party_named(case, party)
        self._who = {"seller": case.price.seller, "buyer": case.price.buyer}
        self._sides = {role: side_of(case, name) for role, name in self._who.items()}
        self._me = case.called[self.party]
        self._restore = Restore(f"Put {self._me}'s figures back" if start == "case" else "Take all lines off")
        self._sit_on(sheet, key)
        self._fallback = self._case_numbers() if start == "case" else {}
        self._dragged: dict[str, float] = {}
        self._offers: dict[float, TakeItOrLeaveIt] = {}
        super().__init__(fields=True, place=self._place, **as_traits(**self._picture()))
        self.on_move(self._move)
        self.on_type(self._type)
        self.on_switch(self._switch)
        self.on_press(self._put_back)

    @property
    def values(self) -> dict[str, float | None]:
        """Where the four lines stand; None for a line that the learner has not placed."""
        return {line: self._value(line) for line in LINES}

    @property
    def zopa(self) -> Zopa | None:
        """The zone between the two limits, or None as long as one of them is missing."""
        seller, buyer = self._value("seller_reservation"), self._value("buyer_reservation")
        return None if seller is None or buyer is None else zopa(seller=seller, buyer=buyer)

    # what the learner does

    def _move(self, line: str, value: float, final: bool) -> None:
        self._dragged[line] = value
        if final:
            del self._dragged[line]
            self._keep(line, value)
        self._redraw()

    def _type(self, line: str, text: str) -> None:
        low, high = self._span
        try:
            value = read_number(
                text, f"{self._words(line)} {self._verb(line)}", low=low, high=high, unit=self.case.price.unit
            )
        except ValueError as problem:
            # The handles go along, so that the field shows the previous answer again.
            self._redraw(problem=str(problem))
            return
        self._keep(line, value)
        self._redraw()

    def _keep(self, line: str, value: float) -> None:
        self._restore.forget()
        self._store({f"{self.key}_{line}": value})

    def _put_back(self, _name: str) -> None:
        now = {line: self.sheet.get(f"{self.key}_{line}") for line in LINES}
        then = self._restore.press(now, dict.fromkeys(LINES))
        self._store({f"{self.key}_{line}": value for line, value in then.items()})
        self._redraw()

    def _switch(self, _name: str, on: bool) -> None:
        self._store({f"{self.key}_belief": on})
        self._redraw()

    def _follow(self, key: str) -> None:
        if key == f"{self.key}_belief" or key.removeprefix(f"{self.key}_") in LINES:
            self._redraw()

    # what the learner sees

    def _redraw(self, problem: str = "") -> None:
        self.show(**self._picture(problem))

    def _picture(self, problem: str = "") -> dict[str, object]:
        values = self.values
        belief = self._belief_curve() if self._believes else None
        figure = zopa_chart(
            seller=values["seller_reservation"],
            buyer=values["buyer_reservation"],
            seller_target=values["seller_target"],
            buyer_target=values["buyer_target"],
            span=self._span,
            unit=self.case.price.unit,
            sides=self._sides,
            today=self.case.price.today,
            belief=belief,
            lines=False,
            as_data=True,
        )
        return {
            "figure": figure,
            "summary": self._sentence(belief),
            "handles": [self._handle_data(line) for line in LINES],
            "toggles": self._toggles(),
            "buttons": [{"name": "restore", "label": self._restore.label}],
            "problem": problem or self._unsaved,
        }

    def _toggles(self) -> list[dict[str, object]]:
        if not self._may_believe:
            return []
        label = f"Show how likely a deal is at each price, as {self._me} believes"
        return [{"name": "belief", "label": label, "value": self._believes}]

    def _handle_data(self, line: str) -> dict[str, object]:
        role, kind = line.split("_")
        low, high = self._span
        value = self._value(line)
        who, verb = sentence_start(self._words(line)), self._verb(line)
        return {
            "name": line,
            "label": f"{who} {verb}, in {self.case.price.unit}",
            "field": f"{who} {verb}",
            "value": self._parking[line] if value is None else value,
            "placed": value is not None,
            "min": low,
            "max": high,
            "step": self._step,
            "axis": "x",
            "at": 1 - LANES[role] + (-0.09 if kind == "reservation" else 0.09),
            "dash": kind == "target",
            "side": "left" if role == "buyer" else "right",
            "text": f"{verb} {{value}}",
            "unit": self.case.price.unit,
            "color": self._sides[role].line,
            "words": self._sides[role].text,
        }

    def _sentence(self, belief: DealCurve | None) -> str:
        values, unit = self.values, self.case.price.unit
        low, high = values["seller_reservation"], values["buyer_reservation"]
        seller, buyer = self._words("seller"), self._words("buyer")
        parts = []
        if (zone := self.zopa) is not None:
            start = sentence_start(f"{seller} walks away below {amount(low)}, {buyer} above {amount(high)}")
            if not zone.exists:
                parts.append(f"{start}: a gap of {amount(zone.gap)} {unit}. On price alone there is no deal.")
            elif zone.surplus == 0:
                parts.append(f"{start}: exactly one price suits both.")
            else:
                parts.append(
                    f"{start}: a zone of {amount(zone.surplus)} {unit}. "
                    "Any price inside it is better for both than walking away."
                )
        elif low is None and high is None:
            parts.append(
                "Place the lines: drag them on the chart, move them with the arrow keys, or type a number. "
                "Begin with the two limits, the prices at which each side would rather walk away."
            )
        elif low is None:
            parts.append(
                sentence_start(f"{buyer} walks away above {amount(high)}. Now place {seller}'s limit.")
            )
        else:
            parts.append(
                sentence_start(f"{seller} walks away below {amount(low)}. Now place {buyer}'s limit.")
            )
        parts += self._about_targets(values)
        if belief is not None:
            parts.append(self._about_belief(belief))
        return " ".join(parts)

    def _about_targets(self, values: dict[str, float | None]) -> list[str]:
        parts = []
        for role in ("seller", "buyer"):
            hope, limit = values[f"{role}_target"], values[f"{role}_reservation"]
            if hope is None or limit is None:
                continue
            if (hope < limit) if role == "seller" else (hope > limit):
                changed = f"{self._words(role)}'s target and limit have changed places"
                parts.append(f"{sentence_start(changed)}: a target lies on the better side of the limit.")
        hopes = values["seller_target"], values["buyer_target"]
        if None not in hopes and not parts and hopes[0] > hopes[1]:
            parts.append(f"Their hopes lie {amount(hopes[0] - hopes[1])} apart.")
        return parts

    def _about_belief(self, belief: DealCurve) -> str:
        if belief.best_price is None and self._value(f"{belief.side.role}_reservation") is None:
            return f"Place {self._me}'s limit to see the best take-it-or-leave-it offer."
        if belief.best_price is None:
            return sentence_start(f"{self._me} believes that no price would both please and be accepted.")
        return (
            f"With only one price to name, {self._me}'s best would be {amount(belief.best_price, 1)}: "
            f"accepted, as {self._me} believes, in {belief.best_probability:.0%} of cases."
        )

    # where the numbers come from

    def _value(self, line: str) -> float | None:
        if line in self._dragged:
            return self._dragged[line]
        kept = self._number(f"{self.key}_{line}")
        return self._fallback.get(line) if kept is None else kept

    @property
    def _believes(self) -> bool:
        return self._may_believe and self.sheet.get(f"{self.key}_belief") is True

    @property
    def _may_believe(self) -> bool:
        """Whether the learner's party buys or sells, and the case says what it believes of the other."""
        one = self.case.parties[self.party]
        return self.party in self._who.values() and one.belief is not None

    def _words(self, line: str) -> str:
        return self.case.called[self._who[line.split("_")[0]]]

    def _verb(self, line: str) -> str:
        role, kind = line.split("_")
        if kind == "target":
            return "hopes for"
        return "walks away below" if role == "seller" else "walks away above"

    @cached_property
    def _public_span(self) -> tuple[float, float]:
        issue = next(issue for issue in self.case.issues if issue.name == self.case.price.issue)
        amounts = [option.amount for option in issue.options if option.amount is not None]
        amounts.append(self.case.price.today)
        margin = 0.25 * (max(amounts) - min(amounts))
        step = tidy_step(max(amounts) - min(amounts), 10)
        low = np.floor((min(amounts) - margin) / step) * step
        high = np.ceil((max(amounts) + margin) / step) * step
        return max(float(low), 0.0) if min(amounts) >= 0 else float(low), float(high)

    @property
    def _span(self) -> tuple[float, float]:
        # An answer given in code may lie outside what the options suggest: then the axis makes room.
        low, high = self._public_span
        known = [value for line in LINES if (value := self._value(line)) is not None]
        return min([low, *known]), max([high, *known])

    @cached_property
    def _step(self) -> float:
        low, high = self._public_span
        return tidy_step(high - low, 200)

    @cached_property
    def _parking(self) -> dict[str, float]:
        """Where lines wait that nobody has placed: spread evenly, and never on a right answer."""
        low, high = self._public_span
        right = self._case_numbers()
        places = {}
        for number, line in enumerate(reversed(LINES), start=1):
            place = low + (high - low) * number / (len(LINES) + 1)
            place = low + round((place - low) / self._step) * self._step
            while abs(place - right.get(line, high + low)) < 0.04 * (high - low):
                place += self._step
            places[line] = float(place)
        return places

    def _case_numbers(self) -> dict[str, float]:
        numbers = {}
        for role, name in self._who.items():
            numbers[f"{role}_reservation"] = float(self.case.reservation_price(name))
            if (target := self.case.parties[name].target) is not None:
                numbers[f"{role}_target"] = float(target)
        return numbers

    def _best_offer(self, own: float | None) -> TakeItOrLeaveIt | None:
        # Kept, because a line that is dragged comes by the same prices again and again.
        if own is not None and own not in self._offers:
            party = self.case.parties[self.party]
            other = "seller" if party.role == "buyer" else "buyer"
            self._offers[own] = best_take_it_or_leave_it(party.belief, own, other)
        return None if own is None else self._offers[own]

    def _belief_curve(self) -> DealCurve:
        role = self.case.parties[self.party].role
        other = "seller" if role == "buyer" else "buyer"
        belief = self.case.parties[self.party].belief
        prices = np.linspace(*self._span, CURVE_POINTS)
        chances = np.asarray(belief.deal_probability(prices, other), dtype=float)
        own = self._value(f"{role}_reservation")
        best = self._best_offer(own)
        gains = best is not None and best.expected_gain > 0
        return DealCurve(
            prices=[round(float(price), 6) for price in prices],
            probabilities=[round(float(chance), 5) for chance in chances],
            side=self._sides[role],
            best_price=best.price if gains else None,
            best_probability=best.deal_probability if gains else None,
        )
