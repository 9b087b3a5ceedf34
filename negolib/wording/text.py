"""The learner's text as the rules see it, what they find in it, and how a rule is written.

A text is cut into sentences at full stops, question and exclamation marks, and where a new line begins like
a new sentence; not after "e.g.", "Mr." and their like. In a sentence all letters are small, every apostrophe
is the plain one, and quotation marks and brackets are spaces, so that a rule need not know them. Each letter
keeps its place: what a rule finds is shown in the learner's own letters.

A rule is a pattern (`rule`) with the cue words without which it does not apply (`word_set`). A sentence
without a cue is passed over: that saves most of the time.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .tokens import lower

# How often a rule looks again in one sentence, and how far back: more than any sentence needs that somebody
# means, and an end for one that somebody made to be looked at for ever.
MOST_LOOKS = 30
FARTHEST_BACK = 400

FEATURES = (
    "question",
    "open_question",
    "closed_question",
    "blame",
    "threat",
    "warning",
    "acknowledgement",
    "reason",
    "if_then",
    "apology",
    "thanks",
)


@dataclass(frozen=True)
class Reading:
    """What was read from a learner's words.

    Attributes:
        words, sentences: how many.
        question, …, thanks: whether each was found.
        unsure: the features that the words may or may not hold: False above, and worth asking back about.
        we, you, i: how often each is named.
        quotes: for every feature found, under its name, the words it was taken from; and under three further
            names, when there is such a thing: "taken back" (an acknowledgement and its "but"), "no question
            mark" (a question without one) and "statement" (the first words that state something).
    """

    words: int
    sentences: int
    question: bool
    open_question: bool
    closed_question: bool
    blame: bool
    threat: bool
    warning: bool
    acknowledgement: bool
    reason: bool
    if_then: bool
    apology: bool
    thanks: bool
    we: int
    you: int
    i: int
    unsure: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def found(self) -> tuple[str, ...]:
        """The names of the `FEATURES` that were found."""
        return tuple(name for name in FEATURES if getattr(self, name))


def quote(text: str, most: int = 60) -> str:
    """Return a short quotation: at most so many letters, cut between two words, with … where it was cut.

    Raises:
        ValueError: when `most` is less than 1.

    >>> quote("What would have to be true for four years to work for you?", most=30)
    'What would have to be true …'
    """
    if most < 1:
        raise ValueError("A quotation has room for at least one letter: give most=1 or more.")
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    cut = head.rfind(" ")
    return f"{head[:cut].rstrip(' ,;:–—-')} …" if cut > 0 else f"{head}…"


def rule(*parts: str) -> re.Pattern[str]:
    """Compile alternatives that begin and end with a whole word; the space before makes the search fast."""
    return re.compile(rf" '?(?:{'|'.join(parts)})(?!\w)")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, to look one up quickly.

    >>> sorted(word_set("but however"))
    ['but', 'however']
    """
    return frozenset(text.split())


_TOKEN = re.compile(r"[^\W\d_]+")
CHUNK = re.compile(r"[^\W_]\S*")
_LINE = re.compile(r"\n(?=\s*?(?:[A-Z0-9]|[-•*–] |\n))")
# A run of marks is looked at once, from its first: without that, a thousand dots are a million steps.
_END = re.compile(r"(?<![.?!…])[.?!…]++[\"'”»)\]]*+(?= |$)|[?!…]++")
_SHORT = ("e.g", "i.e", "z.b", " mr", " mrs", " dr", " approx")
_TIGHT = re.compile(r"[,;:–—](?=[^\W\d_])")


class Sentence(NamedTuple):
    """One sentence as the rules see it.

    Attributes:
        low: in small letters and with plain apostrophes, after a space.
        said: the same, letter for letter, as it was written.
        marked: whether a question mark ends it.
        tokens: its words, in order.
        cues: them, as a set.
    """

    low: str
    said: str
    marked: bool
    tokens: list[str]
    cues: frozenset[str]

    def has(self, cues: Iterable[str]) -> bool:
        """Tell whether one of these words is in the sentence."""
        return not self.cues.isdisjoint(cues)

    def before(self, place: int) -> str:
        """Return what stands before a place, as far back as a rule looks."""
        return self.low[max(0, place - FARTHEST_BACK) : place]

    def part(self, start: int, end: int) -> str:
        """Return the words between two places as they were written, shortened to a quotation."""
        return quote(self.said[start:end].strip(" '"))

    def words(self, found: re.Match[str], group: str | int = 0) -> str:
        """Return the words that a rule, or one group of it, has found."""
        return self.part(*found.span(group))


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, without those that hold no word.

    >>> [one.said.strip() for one in sentences("We need it, e.g. in May. Do you?")]
    ['We need it, e.g. in May.', 'Do you?']
    """
    found = []
    for line in _LINE.split(text):
        said = _TIGHT.sub(r"\g<0> ", " " + " ".join(line.split()))
        low = lower(said)
        start = 0
        for end in [*(match.end() for match in _END.finditer(low)), len(low)]:
            part = low[start:end]
            if end < len(low) and part[:-1].endswith(_SHORT):
                continue
            if CHUNK.search(part):
                words = _TOKEN.findall(part)
                gap = "" if part[0] == " " else " "
                found.append(
                    Sentence(gap + part, gap + said[start:end], "?" in part[-6:], words, frozenset(words))
                )
            start = end
    return found
