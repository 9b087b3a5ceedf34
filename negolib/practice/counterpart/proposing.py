"""Proposals: how a counterpart takes one, and which it makes."""

from collections.abc import Mapping, Sequence
from random import Random

from negolib.in_words import listed
from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table

from .bargaining import Bargaining
from .feelings import Feelings
from .memory import Memory
from .speech import Speech, Spoken
from .tactics import Tactics

Package = Mapping[str, str]
Reply = tuple[list[Move], list[Spoken]]

# How likely somebody who is too angry to talk still makes a last offer before it goes home.
LAST_OFFER = 0.3


class Proposing:
    """The proposals of one counterpart, in moves and words; no line says more or less than its offer."""

    def __init__(
        self,
        seat: Seat,
        feelings: Feelings,
        bargaining: Bargaining,
        speech: Speech,
        memory: Memory,
        tactics: Tactics,
        random: Random,
    ) -> None:
        self._seat, self._feelings, self._bargaining = seat, feelings, bargaining
        self._speech, self._memory, self._tactics = speech, memory, tactics
        self._random = random

    # Taking a proposal

    def feel(self, said: Sequence[Package], worth: float, again: bool) -> None:
        """Let a proposal work on its feelings and its firmness.

        Args:
            said: what was proposed now.
            worth: what the best of all that stands now is worth to the counterpart, in points.
            again: whether the same stood there before.
        """
        memory, feelings = self._memory, self._feelings
        before, issues = memory.best_offer, len(self._seat.issues)
        # What was left open was not offered as it is today: a part is no yardstick for the whole.
        part = any(len(stood) < issues for stood in (*said, *memory.last_stands))
        memory.best_offer = worth if before is None or part else max(before, worth)
        if len(said) > 1:
            feelings.feel("several")
        if before is None:
            if worth < self._seat.reservation and not part:
                feelings.feel("far")
            return
        step = (max(map(self._step, said)) if part else worth - before) / self._span
        if part and not step and not again:
            return
        if again or abs(step) < 1e-9:
            feelings.feel("no movement")
        elif step > 0:
            feelings.feel("concession")
            self._bargaining.harden(-feelings.temperament.reciprocity * min(0.06, 0.4 * step))
        elif step < -0.04:
            feelings.feel("took back")
            self._bargaining.harden(0.03)

    def _step(self, package: Package) -> float:
        """How far it moves: on what was spoken of before, and on what is new as far as it is a gain."""
        points, today = self._seat.points, self._seat.today
        before = self._memory.last_stands[0] if len(self._memory.last_stands) == 1 else {}
        moved = sum(points[i][o] - points[i][before[i]] for i, o in package.items() if i in before)
        new = sum(points[i][o] - points[i][today[i]] for i, o in package.items() if i not in before)
        return moved + max(0.0, new)

    def settles(self, part: Package) -> bool:
        """Whether a part can be pencilled in: it is what it asks for itself, or has offered."""
        points = self._seat.points
        offered = [
            all(points[i][o] >= points[i][last[i]] for i, o in part.items())
            for last in self._memory.last_offers
        ]
        return any(offered) or self._bargaining.fine(part)

    def least(self, table: Table) -> float:
        """The points from which it accepts: what it would propose itself, and less when time runs out."""
        bargaining = self._bargaining
        least = self._seat.worth(bargaining.package(table.pencilled))
        share = bargaining.share
        if not table.rounds_left:
            share = min(share, self._feelings.temperament.last)
        aim = bargaining.aim(table.pencilled, share)
        return max(self._seat.reservation, min(least, aim, self._memory.would_sign))

    def accept(self, choice: int, package: dict[str, str], table: Table) -> Reply:
        """Accept, unless it is one who asks for one thing more first."""
        if self._tactics.nibbles(table):
            self._memory.would_sign = self._seat.worth(package)
            if step := self._bargaining.nibble(package):
                offer = {**package, step[0]: step[1]}
                return self._put(offer), [self._tactics.nibble(*step)]
        return [Move("accept", choice=choice)], [
            self._speech.say("accept", offer=self._speech.offer(package))
        ]

    def pencil(self, part: dict[str, str], said_now: Package, table: Table) -> Reply:
        """Accept a part for the time being, and propose the rest."""
        settled = listed(self._speech.option(issue, option) for issue, option in said_now.items())
        words = self._speech.say("pencil", issue=self._speech.issue(next(iter(said_now))), option=settled)
        offer = self._bargaining.package({**table.pencilled, **part})
        moves, rest = self._say(table, [offer])
        return [Move("accept", choice=0), *moves], [words, *rest]

    # Making one

    def one(self, issue: str, table: Table, answered: Package) -> Reply:
        """Answer a package on one issue alone; the rest of its last proposal stands."""
        option, last = self._bargaining.option(issue), self._memory.last_offers[0]
        offer = {**last, issue: option}
        poor = self._seat.worth(offer) < self._seat.reservation or offer != self._bargaining.keep(offer)
        if not table.rounds_left or offer == last or poor:
            return self.counter(table, answered, single=True)
        words = self._speech.say(
            "counter one", issue=self._speech.issue(issue), option=self._speech.option(issue, option)
        )
        self._put(offer)
        return [Move("propose", packages=({issue: option},))], [words]

    def counter(
        self, table: Table, answered: Package | None = None, again: bool = False, single: bool = False
    ) -> Reply:
        """Propose a package, or several, or stay with the last proposal where nothing has moved.

        Args:
            answered: the other side's package that it declines with this.
            again: whether they had proposed it before.
            single: whether one issue alone was spoken of now.
        """
        if not table.rounds_left:
            return [], []
        if table.rounds_left == 1:
            return self._final(table)
        offers = [self._bargaining.package(table.pencilled)]
        if self._feelings.temperament.several:
            offers = self._bargaining.packages(table.pencilled)
        return self._say(table, offers, answered, again, single)

    def hold(self, table: Table, answered: Package | None = None) -> Reply:
        """Stay with the last proposal, but for what the other side has offered beyond it."""
        if not table.rounds_left:
            return [], []
        if table.rounds_left == 1 and self._random.random() < LAST_OFFER:
            return self._final(table)
        kept = [self._bargaining.keep(offer) for offer in self._memory.last_offers]
        return self._say(table, [offer for i, offer in enumerate(kept) if offer not in kept[:i]], answered)

    def _say(
        self,
        table: Table,
        offers: list[dict[str, str]],
        answered: Package | None = None,
        again: bool = False,
        single: bool = False,
    ) -> Reply:
        """Put packages on the table, with the words that fit them, what went before, and what they answer."""
        delay, speech = self._tactics.delay(table), self._speech
        if offers == self._memory.last_offers:
            same = speech.same_offer(offers[0]) if len(offers) == 1 else speech.same_offers()
            return self._put(*offers), [*delay, speech.say("again" if again else "hold", offer=same)]
        said = [*delay, *self._recall(offers[0])]
        if len(offers) > 1:
            words = speech.say("several", offers=speech.several(offers))
        else:
            last = self._memory.last_offers[0] if len(self._memory.last_offers) == 1 else self._seat.today
            occasion = self._occasion(offers[0], answered, single)
            near = answered if occasion == "counter near" else None
            offer = speech.besides(offers[0], near) if near else speech.changed(offers[0], last)
            words = speech.say(occasion, offer=offer)
        return self._put(*offers), [*said, words]

    def _occasion(self, offer: Package, answered: Package | None, single: bool) -> str:
        """What a new offer is, measured by what it answers and by what it itself last proposed."""
        # What leaves issues open is neither far nor near yet.
        if answered and len(self._memory.last_stands[0]) == len(self._seat.issues):
            if self._seat.worth(answered) < self._seat.reservation - 0.05 * self._span:
                return "counter single" if single else "counter far"
            if self._near(offer, answered):
                return "counter near"
        if self._gives(offer):
            return "give"
        return "propose" if answered is None else "counter single" if single else "counter"

    def _near(self, offer: Package, answered: Package) -> bool:
        """Whether little lies between two packages, also as one sees it who knows only their options."""
        seat = self._seat
        apart = [
            abs(seat.options[i].index(offer[i]) - seat.options[i].index(answered[i]))
            for i in seat.issues
            if offer[i] != answered[i]
        ]
        missing = seat.worth(offer) - seat.worth(answered)
        return len(apart) <= 2 and max(apart, default=0) <= 1 and missing <= 0.10 * self._span

    def _gives(self, offer: Package) -> bool:
        """Whether it gives more than its last proposal on one issue, and takes nothing back on another."""
        points, last = self._seat.points, self._memory.last_offers[0]
        steps = [points[issue][offer[issue]] - points[issue][last[issue]] for issue in offer]
        return len(self._memory.last_offers) == 1 and max(steps) <= 0 > min(steps)

    def _final(self, table: Table) -> Reply:
        share = (self._bargaining.share + self._feelings.temperament.last) / 2
        offer = self._bargaining.package(table.pencilled, share)
        return self._put(offer), [self._speech.say("final", offer=self._speech.offer(offer))]

    def _put(self, *offers: dict[str, str]) -> list[Move]:
        self._memory.last_offers = list(offers)
        self._bargaining.asked_for(offers)
        return [Move("propose", packages=tuple(offers))]

    def _recall(self, offer: Package) -> list[Spoken]:
        """Come back, once each, to what the other side has said about an issue that the offer serves."""
        quotes = self._memory.quotes
        for issue in list(quotes):
            served = self._bargaining.model.points[issue][offer[issue]] > 0
            if offer[issue] != self._seat.today[issue] and served:
                words = {"issue": self._speech.issue(issue), "said": quotes.pop(issue)}
                return [self._speech.say("recall", **words)]
        return []

    @property
    def _span(self) -> float:
        return max(1e-9, self._seat.top - self._seat.reservation)
