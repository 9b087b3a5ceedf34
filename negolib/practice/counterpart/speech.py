"""Finding words: a line for each occasion, of this case and temperament, none again while others are left."""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache
from hashlib import blake2b
from pathlib import Path

from negolib.in_words import listed, sentence_start
from negolib.practice.table.seat import Seat


@cache
def general_lines() -> Mapping[str, Mapping[str, list[str]]]:
    """Lines that fit any case, per occasion and temperament; `told` holds what it says when it opens up."""
    from negolib.cases.document import read_yaml

    return read_yaml((Path(__file__).parent / "lines.yaml").read_bytes()).data


# What else can be said on an occasion, because it claims less.
_WIDER = {
    "counter single": "counter",
    "counter near": "counter",
    "counter far": "counter",
    "counter": "propose",
    "give": "propose",
    "again": "hold",
}
_AS_SAID = "all the rest as I put it to you"
# How much more often a temperament speaks in its own lines than in those of anybody.
_OWN = 3


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
        self._said: list[str] = []

    def hear(self, words: str) -> None:
        """Let what the other side said decide, too, which lines come next."""
        self._state = blake2b(self._state + words.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def say(self, occasion: str, **slots: str) -> Spoken:
        """Return a line for an occasion, with its placeholders filled."""
        return Spoken(self._fill(self._choose(self._pools(occasion)), slots), occasion)

    def own(self, occasion: str, text: str) -> Spoken:
        """Return words that the case has for one occasion alone, with the people in them addressed."""
        return Spoken(self._fill(text, {}), occasion)

    def aside(self, occasion: str, words: str, **slots: str) -> str:
        """Return a line about words that were not said yet: later lines are what they would be without it."""
        imagined = copy(self)
        imagined._said = [*self._said]
        imagined.hear(words)
        # The line after the one that would be said: whoever then says the words all the same hears another.
        imagined._choose(imagined._pools(occasion))
        return imagined.say(occasion, **slots)

    def tell(self, topic: str, matters: str = "", **slots: str) -> Spoken:
        """Return what it says when it opens up about an issue or interest."""
        pools = [self.seat.told.get(topic, ()), general_lines()["told"][matters or "interest"]]
        return Spoken(self._fill(self._choose([pool for pool in pools if pool]), slots), "told")

    def _pools(self, occasion: str) -> list[Sequence[str]]:
        """The lines that fit: the case's own come before those for any case."""
        occasions = [occasion]
        while occasions[-1] in _WIDER:
            occasions.append(_WIDER[occasions[-1]])
        pools: list[Sequence[str]] = []
        for lines in (self.seat.lines, general_lines()):
            for one in occasions:
                fitting = lines.get(one, {})
                pools.append([*_OWN * list(fitting.get(self._temperament, ())), *fitting.get("any", ())])
        return [pool for pool in pools if pool]

    def _choose(self, pools: Sequence[Sequence[str]]) -> str:
        fresh = next((f for pool in pools if (f := [line for line in pool if line not in self._said])), None)
        if fresh is None:
            # All were said: begin again with the half that was said longest ago.
            before = [line for line in self._said if any(line in pool for pool in pools)]
            self._said = [line for line in self._said if line not in before]
            fresh = before[: max(1, len(before) // 2)]
        self._state = blake2b(self._state, digest_size=16).digest()
        line = fresh[int.from_bytes(self._state[:4], "big") % len(fresh)]
        self._said.append(line)
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

    def words_for(self, issue: str) -> frozenset[str]:
        """The words by which people speak of an issue and its options, without their endings."""
        phrase, options = self.seat.phrases[issue]
        said = " ".join([phrase, *options.values()]).lower()
        return frozenset(w.rstrip("s") for w in re.findall(r"\w+", said) if len(w) > 3 or w.isdigit())

    def same_offer(self, package: Mapping[str, str]) -> str:
        """A package that was spelled out before, in short."""
        central = self.seat.central
        changed = sum(option != self.seat.today[issue] for issue, option in package.items())
        if changed < 3 or central not in package:
            return self.offer(package)
        return f"{self.option(central, package[central])} and {_AS_SAID}"

    def changed(self, package: Mapping[str, str], last: Mapping[str, str]) -> str:
        """A package in the middle of a sentence: what is new, where that is little, else all of it."""
        new = [self.option(issue, option) for issue, option in package.items() if option != last[issue]]
        unsaid = sum(option == last[issue] != self.seat.today[issue] for issue, option in package.items())
        if len(new) > 2 or unsaid < 2:
            return self.offer(package)
        return listed([*new, _AS_SAID])

    def besides(self, package: Mapping[str, str], theirs: Mapping[str, str]) -> str:
        """A package in the middle of a sentence: where it differs from what the other side has proposed."""
        other = [self.option(issue, option) for issue, option in package.items() if option != theirs[issue]]
        return listed([*other, "all the rest as you put it"])

    def several(self, offers: Sequence[Mapping[str, str]]) -> str:
        """Several packages in the middle of a sentence: of all but the first only what is different."""
        first, *others = offers
        said = [f"one is {self.offer(first)}"]
        for name, like, offer in zip(
            ("another", "a third"), ("the same", "like the first"), others, strict=False
        ):
            other = [self.option(issue, option) for issue, option in offer.items() if option != first[issue]]
            short = len(other) <= len(offer) / 2
            said.append(f"{name} is {f'{like}, but with {listed(other)}' if short else self.offer(offer)}")
        return "; ".join(said)

    def same_offers(self) -> str:
        """Several packages that were spelled out before, in short."""
        return "what I put to you before"

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
