"""Finding words: a line for each occasion, of this case and temperament, and never the same twice running."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path

from negolib.in_words import amount, listed, sentence_start
from negolib.practice.table.seat import Seat


@cache
def general_lines() -> Mapping[str, Mapping[str, list[str]]]:
    """Lines that fit any case, per occasion and temperament; `told` holds what it says when it opens up."""
    from negolib.cases.document import read_yaml

    return read_yaml((Path(__file__).parent / "lines.yaml").read_bytes()).data


class Spoken(str):
    """A line as it is spoken, which knows on what occasion it was.

    >>> Spoken("I can live with that.", "accept").occasion
    'accept'
    """

    __slots__ = ("occasion",)

    occasion: str

    def __new__(cls, words: str, occasion: str) -> "Spoken":
        """Return the words, with their occasion."""
        line = super().__new__(cls, words)
        line.occasion = occasion
        return line


class Speech:
    """One counterpart's voice. Which of several lines it takes depends on the seed and on all that was said.

    Args:
        seat: whose words.
        temperament: its name.
        seed: of the negotiation.
    """

    def __init__(self, seat: Seat, temperament: str, seed: int) -> None:
        self.seat, self._temperament = seat, temperament
        self._state = f"{seed}".encode()
        self._used: dict[tuple[str, ...], list[str]] = {}

    def hear(self, words: str) -> None:
        """Let what the other side said decide, too, which lines come next."""
        self._state = blake2b(self._state + words.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def say(self, occasion: str, **slots: str) -> Spoken:
        """Return a line for an occasion, with its placeholders filled."""
        return Spoken(self._fill(self._choose((occasion,), self._lines(occasion)), slots), occasion)

    def aside(self, occasion: str, words: str) -> str:
        """Return a line about words that were not said yet: later lines are what they would be without it."""
        lines = self._lines(occasion)
        state = blake2b(self._state + words.encode("utf-8", "surrogatepass"), digest_size=4).digest()
        return self._fill(lines[int.from_bytes(state, "big") % len(lines)], {})

    def tell(self, topic: str, matters: str = "", **slots: str) -> Spoken:
        """Return what it says when it opens up about an issue or interest."""
        lines = self.seat.told.get(topic) or general_lines()["told"][matters or "interest"]
        return Spoken(self._fill(self._choose(("told", topic), lines), slots), "told")

    def _lines(self, occasion: str) -> Sequence[str]:
        # The case's own words before those for any case, the temperament's before those for anybody.
        # One line alone would have to be said twice running, so more are added until there are two.
        found: list[str] = []
        for source in (self.seat.lines, general_lines()):
            for who in (self._temperament, "any"):
                found += [line for line in source.get(occasion, {}).get(who, ()) if line not in found]
                if len(found) > 1:
                    return found
        return found

    def _choose(self, key: tuple[str, ...], lines: Sequence[str]) -> str:
        used = self._used.setdefault(key, [])
        fresh = [line for line in lines if line not in used]
        if not fresh:
            # All were said: begin again, but not with the one said last.
            fresh = [line for line in lines if line != used[-1]] or list(lines)
            used.clear()
        self._state = blake2b(self._state + "/".join(key).encode(), digest_size=16).digest()
        line = fresh[int.from_bytes(self._state[:4], "big") % len(fresh)]
        used.append(line)
        return line

    def _fill(self, line: str, slots: Mapping[str, str]) -> str:
        filled = line.format(you=self.seat.you, me=self.seat.me, **slots)
        return sentence_start(filled)

    # How packages and issues sound

    def issue(self, name: str) -> str:
        """An issue in the middle of a sentence."""
        return self.seat.phrases[name][0]

    def option(self, issue: str, name: str) -> str:
        """An option in the middle of a sentence."""
        return self.seat.phrases[issue][1][name]

    def names(self, words: str, issue: str) -> bool:
        """Whether a line already names an issue, by one of the longer words it is called by."""
        long = [word for word in self.issue(issue).lower().split() if len(word) > 4]
        return any(word.rstrip("s") in words.lower() for word in long)

    def same_offer(self, package: Mapping[str, str]) -> str:
        """A package that was spelled out before, in short."""
        central = self.seat.central
        changed = sum(option != self.seat.today[issue] for issue, option in package.items())
        if changed < 3 or central not in package:
            return self.offer(package)
        return f"{self.option(central, package[central])} and all the rest just as I put it to you"

    def same_offers(self, count: int) -> str:
        """Several packages that were spelled out before, in short."""
        return f"any of the {amount(count)} I put to you"

    def offer(self, package: Mapping[str, str]) -> str:
        """A package in the middle of a sentence: what it settles, and that the rest stays as it is."""
        seat = self.seat
        named = [
            self.option(issue, option)
            for issue, option in package.items()
            if option != seat.today[issue] or issue == seat.central
        ]
        if len(named) < len(package):
            named.append("the rest as it is today")
        return listed(named)
