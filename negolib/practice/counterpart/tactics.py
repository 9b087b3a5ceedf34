"""What a hard bargainer is not above; everything is noted, so that the debrief can name it."""

from random import Random

from negolib.practice.table.table import Table
from negolib.wording import quote

from .memory import Tactic
from .speech import Speech, Spoken
from .temperaments import Temperament

_LETTERS = 90


class Tactics:
    """The tactics of one counterpart; a temperament that is above them gets no words from here.

    Args:
        temperament: says which tactics there are.
        speech: its voice.
        random: its chance.
        rounds: of the talks.
    """

    def __init__(self, temperament: Temperament, speech: Speech, random: Random, rounds: int) -> None:
        self._names, self._speech = temperament.tactics, speech
        self._random, self._rounds = random, rounds
        self._tried: set[str] = set()
        self._bluffs = list(speech.seat.bluffs)
        self.used: list[Tactic] = []

    def anchor(self, words: str) -> list[Spoken]:
        """Note an opening meant to anchor, and add a bluff to it."""
        if "anchor" not in self._names:
            return []
        self.used.append(Tactic("anchor", quote(words, _LETTERS)))
        return self.bluff()

    def bluff(self) -> list[Spoken]:
        """Something untrue about its own side, each once; the case says what, and what is true."""
        if "bluff" not in self._names or not self._bluffs:
            return []
        bluff = self._bluffs.pop(self._random.randrange(len(self._bluffs)))
        words = self._speech.own("bluff", bluff.text)
        self.used.append(Tactic("bluff", words, self._speech.own("bluff", bluff.truth)))
        return [words]

    def delay(self, table: Table) -> list[Spoken]:
        """Now and then, once each: somebody who is not in the room, and later on a deadline."""
        late = table.round >= 0.55 * self._rounds
        for name in ("good cop", "deadline"):
            ready = name in self._names and name not in self._tried and (late or name == "good cop")
            if ready and self._random.random() < 0.5:
                self._tried.add(name)
                words = self._speech.say(name)
                self.used.append(Tactic(name, quote(words, _LETTERS)))
                return [words]
        return []

    def nibbles(self, table: Table) -> bool:
        """Whether it will now, once, ask for one thing more although all is agreed."""
        if "nibble" not in self._names or "nibble" in self._tried or table.rounds_left < 2:
            return False
        self._tried.add("nibble")
        return True

    def nibble(self, issue: str, option: str) -> Spoken:
        """The words of a nibble."""
        words = self._speech.say(
            "nibble", issue=self._speech.issue(issue), option=self._speech.option(issue, option)
        )
        self.used.append(Tactic("nibble", quote(words, _LETTERS), "They would have signed without it."))
        return words
