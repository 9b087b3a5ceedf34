"""Quoting the other side: the clause that carries the point, and not the run-up to it."""

import re
from collections.abc import Collection

from negolib.wording import quote

_LETTERS = 90
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!;:])\s+|\s+[–—]\s+")
_BETWEEN_CLAUSES = re.compile(r",\s+")
# What only says that something is about to be said.
_RUN_UP = re.compile(
    r"\b(?:like|want|wanted|let me|let us|let's|may i|can i|could we|can we|shall we|going) (?:to )?"
    r"(?:talk|speak|say|tell|ask|mention|come|begin|start|explain|be (?:open|frank|honest|plain))\b",
    re.IGNORECASE,
)


def the_point(words: str, named: Collection[str]) -> str:
    """Return what of somebody's words to quote on a matter.

    Args:
        words: all that was said.
        named: the words by which people speak of the matter, without their endings.

    >>> the_point("I'd like to talk about the boxes first. They're too big, and we ship air.", {"box"})
    "They're too big, and we ship air"
    >>> the_point("Hello again. Honestly, a price of 480 would finish us. So what now?", {"price"})
    'Honestly, a price of 480 would finish us'
    """
    # What leads to the point comes before it; within one sentence, what explains it comes after.
    point = _best(_BETWEEN_SENTENCES.split(words.strip()), named, otherwise=-1)
    if len(point) > _LETTERS:
        point = _best(_BETWEEN_CLAUSES.split(point), named, otherwise=0)
    return quote(point, _LETTERS).rstrip(".,;: ")


def _best(parts: list[str], named: Collection[str], otherwise: int) -> str:
    said = [part for part in parts if part and not _RUN_UP.search(part)] or parts
    about = [part for part in said if any(_stem(word) in named for word in re.findall(r"\w+", part))]
    told = [part for part in said if not part.endswith("?")]
    return about[0] if about else (told or said)[otherwise]


def _stem(word: str) -> str:
    return word.lower().rstrip("s")
