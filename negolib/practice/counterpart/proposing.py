"""Proposals: how a counterpart takes one, and which it makes."""

from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table

from .bargaining import Bargaining
from .feelings import Feelings
from .memory import Memory
from .speech import Speech
from .tactics import Tactics

Reply = tuple[list[Move], list[str]]


class Proposing:
    """The proposals of one counterpart, in moves and words."""

    def __init__(
        self,
        seat: Seat,
        feelings: Feelings,
        bargaining: Bargaining,
        speech: Speech,
        memory: Memory,
        tactics: Tactics,
    ) -> None:
        self._seat, self._feelings, self._bargaining = seat, feelings, bargaining
        self._speech, self._memory, self._tactics = speech, memory, tactics

    # Taking a proposal

    def feel(self, move: Move, worth: float, again: bool) -> None:
        """Let a proposal that is worth so many points to it work on its feelings and its firmness."""
        memory, seat, feelings = self._memory, self._seat, self._feelings
        span = self._span
        if len(move.packages) > 1:
            feelings.feel("several")
        if memory.best_offer is None:
            if worth < seat.reservation:
                feelings.feel("far")
            memory.best_offer = worth
            return
        step = (worth - memory.best_offer) / span
        if again or abs(step) < 1e-9:
            feelings.feel("no movement")
        elif step > 0:
            feelings.feel("concession")
            self._bargaining.harden(-feelings.temperament.reciprocity * min(0.06, 0.4 * step))
        elif step < -0.04:
            feelings.feel("took back")
            self._bargaining.harden(0.03)
        memory.best_offer = max(memory.best_offer, worth)

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

    def pencil(self, part: dict[str, str], table: Table) -> Reply:
        """Accept a part for the time being, and propose the rest."""
        issue, option = next(iter(part.items()))
        words = self._speech.say(
            "pencil", issue=self._speech.issue(issue), option=self._speech.option(issue, option)
        )
        offer = self._bargaining.package({**table.pencilled, **part})
        rest = self._speech.say("counter", offer=self._speech.offer(offer))
        return [Move("accept", choice=0), *self._put(offer)], [words, rest]

    # Making one

    def one(self, issue: str) -> Reply:
        """Answer on one issue alone."""
        option = self._bargaining.option(issue)
        words = self._speech.say(
            "counter one", issue=self._speech.issue(issue), option=self._speech.option(issue, option)
        )
        return [Move("propose", packages=({issue: option},))], [words]

    def tone(self, worth: float, again: bool) -> str:
        """The occasion that fits a proposal it declines: the same again, far off, near, or neither."""
        if again:
            return "again"
        if worth < self._seat.reservation - 0.05 * self._span:
            return "counter far"
        missing = self._bargaining.share - (worth - self._seat.reservation) / self._span
        return "counter near" if missing < 0.10 else "counter"

    def counter(self, table: Table, occasion: str = "counter") -> Reply:
        """Propose a package, or several, or stay with the last one where nothing has moved."""
        if not table.rounds_left:
            return [], []
        if table.rounds_left == 1:
            return self._final(table)
        offer = self._bargaining.package(table.pencilled)
        if offer == self._memory.last_offer:
            return self.hold(table, "again" if occasion == "again" else "hold")
        said = self._tactics.delay(table) + self._recall(offer)
        if self._feelings.temperament.several:
            offers = self._bargaining.packages(table.pencilled)
            if len(offers) > 1:
                said.append(self._speech.say("several", offers=self._numbered(offers)))
                return self._put(*offers), said
        said.append(self._speech.say(occasion, offer=self._speech.offer(offer)))
        return self._put(offer), said

    def hold(self, table: Table, occasion: str = "hold") -> Reply:
        """Stay with the last proposal."""
        if not table.rounds_left:
            return [], []
        offer = dict(self._memory.last_offer)
        words = self._speech.say(occasion, offer=self._speech.same_offer(offer))
        return self._put(offer), [*self._tactics.delay(table), words]

    def _final(self, table: Table) -> Reply:
        share = (self._bargaining.share + self._feelings.temperament.last) / 2
        offer = self._bargaining.package(table.pencilled, share)
        return self._put(offer), [self._speech.say("final", offer=self._speech.offer(offer))]

    def _put(self, *offers: dict[str, str]) -> list[Move]:
        self._memory.last_offer = offers[0]
        return [Move("propose", packages=tuple(offers))]

    def _numbered(self, offers: list[dict[str, str]]) -> str:
        numbered = [f"({n}) {self._speech.offer(offer)}" for n, offer in enumerate(offers, 1)]
        return f"either {'; or '.join(numbered)}"

    def _recall(self, offer: dict[str, str]) -> list[str]:
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
