"""Two answers to set one's own beside, once it stands; and what somebody makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

CLOSER, WHY, RATING, FIRST = "closer", "closer_why", "own_rating", "as_first_said"
RATINGS = {
    "0": "0: I would not say it like this",
    "1": "1: the idea is there, the words are not",
    "2": "2: it would do",
    "3": "3: I would say it just like this",
}
NEITHER = "to neither"


@dataclass(frozen=True)
class Contrast:
    """Two answers of other people: one that works, and one that only looks like it.

    Nobody sees them before having answered; then one says which one's own is closer to, why, and how good
    one's own is. Only after that it is told what sets the two apart.

    Args:
        works: the one that works.
        looks: the one that looks like it and does not.
        apart: what sets them apart, in a sentence or two, read behind the one that works: that one is "this
            one", and the second "the other".
    """

    works: str
    looks: str
    apart: str

    def options(self) -> dict[str, str]:
        """Return what one's own answer can be closer to; which comes first goes by the words alone.

        >>> list(Contrast("What has changed?", "Has anything changed?", "Only one is open.").options())[2]
        'neither'
        """
        pair = [("works", self.works), ("looks", self.looks)]
        if crc32(self.works.encode()) % 2:
            pair.reverse()
        return {**{name: f"“{words}”" for name, words in pair}, "neither": NEITHER}


def key_of(key: str, what: str) -> str:
    """Return the key under which a sheet keeps what somebody makes of an answer."""
    return f"{key}_{what}"


def own_view(answers: Mapping[str, object], key: str) -> list[str]:
    """Return what a learner makes of an answer, in lines for who reads it.

    >>> own_view({"say_own_rating": "2", "say_closer": "looks"}, "say")
    ['Own rating, 0 to 3: 2.', 'Found closer to: the answer that only looks right.']
    """
    lines = []
    if (rating := answers.get(key_of(key, RATING))) in RATINGS:
        lines.append(f"Own rating, 0 to 3: {rating}.")
    closer = {
        "works": "the answer that works",
        "looks": "the answer that only looks right",
        "neither": "neither of the two answers beside it",
    }.get(str(answers.get(key_of(key, CLOSER))))
    why = answers.get(key_of(key, WHY))
    if closer:
        because = f", because: {why}" if isinstance(why, str) and why.strip() else "."
        lines.append(f"Found closer to: {closer}{because}")
    first = answers.get(key_of(key, FIRST))
    if isinstance(first, str) and first != answers.get(key):
        lines.append(f"Before seeing them, it read: {first}")
    return lines
