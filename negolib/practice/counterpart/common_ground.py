"""Common ground: how a counterpart takes a fact, a value, or the name of a value that both hold."""

from random import Random

from negolib.practice.table.moves import Move, counts, told_facts
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table

from .bargaining import Bargaining
from .feelings import Feelings
from .memory import Memory
from .speech import Speech, Spoken

Reply = tuple[list[Move], list[Spoken]]

# More than so many times, what joins and what cools sounds like a technique.
TECHNIQUE = 3


class CommonGround:
    """What the other side tells of its world and of what it stands for, and what that does to a counterpart.

    A fact that can be checked earns trust, and lets it see what could be traded; one that names what counts
    for its feelings cools as well; one that its teller had better kept is believed and used. A value told may
    be answered with one of its own. A value that both hold joins them (Fisher & Shapiro 2005), as long as it
    is one and is not named too often.
    """

    def __init__(
        self,
        seat: Seat,
        feelings: Feelings,
        bargaining: Bargaining,
        speech: Speech,
        memory: Memory,
        random: Random,
    ) -> None:
        self._seat, self._feelings, self._bargaining = seat, feelings, bargaining
        self._speech, self._memory, self._random = speech, memory, random
        self._joined = 0
        self._told: set[str] = set()

    def fact(self, move: Move, table: Table) -> list[Spoken]:
        """Take in a fact, and answer it in words."""
        # Said aloud, it is nobody's secret any more.
        fact = next(one for one in told_facts(table.case, self._seat.other) if one.name == move.fact)
        if fact.advice == "protect":
            self._feelings.feel("told weakness")
            self._bargaining.harden(0.05)
            return [self._speech.say("fact used")]
        felt = counts(table.case, fact, self._seat.party)
        self._feelings.feel("told what counts" if felt else "told fact")
        self._bargaining.harden(-0.01)
        self._bargaining.raised.update(fact.shows)
        self._bargaining.model.see_shown(fact.shows)
        return [self._speech.say("fact")]

    def value(self, move: Move) -> Reply:
        """Take in what the other side stands for, and perhaps say what it stands for itself."""
        self._feelings.feel("told value")
        said = [self._speech.say("value")]
        if self._feelings.hot or self._random.random() >= self._feelings.temperament.reciprocity:
            return [], said
        return self._own_value(move.value, said)

    def affirm(self, move: Move) -> Reply:
        """Be joined by a value that both hold; be left cold by one that it does not hold."""
        seat, speech = self._seat, self._speech
        shared = next((v for v in seat.shared if move.value in (v.name, v.values[seat.other])), None)
        if shared is None:
            self._feelings.feel("not shared")
            return [], [speech.say("not shared")]
        self._joined += 1
        if self._joined > TECHNIQUE:
            self._feelings.feel("acknowledged often")
            return [], [speech.say("unheard")]
        self._feelings.feel("shared value")
        self._bargaining.harden(-0.01)
        return [], [speech.say("shared", value=shared.text)]

    def _own_value(self, told: str, said: list[Spoken]) -> Reply:
        seat = self._seat
        partners = [v.values[seat.party] for v in seat.shared if v.values[seat.other] == told]
        for name in (*partners, *seat.values):
            if name not in self._told:
                self._told.add(name)
                self._memory.news = 0
                words = self._speech.say("own value", value=seat.values[name])
                return [Move("tell", about="value", value=name)], [*said, words]
        return [], said
