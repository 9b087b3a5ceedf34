"""What is read in words: what was learnt from sentences, and what is plain to see.

Learnt, with three answers, yes, no and *unsure*: open and closed question, threat, warning, blame,
acknowledgement, apology, reason, if-then. Plain to see: a question, by its mark or its order; thanks; we,
you, I; the first words that state something. What counts for a case's people is not learnt: the case says it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from .asking import read_question
from .learnt import LABELS, Scores, scores, weights
from .text import CHUNK, FEATURES, Reading, Sentence, quote, sentences
from .tokens import Token, tokens

_PERSONS = {
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
}
_THANKS = re.compile(
    r"(?<!no )\b(?:thank you|thank u|thankyou|thanks|thx|grateful|thankful)\b"
    r"(?!,? to\b|,? but no|,? for nothing\b)(?<!be grateful)(?<!be thankful)"
)
_BUT = re.compile(r"\b(?:but|however|nevertheless)\b|[,;] (?:yet|though|although|only)\b|\band yet\b")
_FIGURE = re.compile(r"\d")
_ENDS = frozenset(".?!…")
_MARKS = _ENDS | frozenset(",;:–—-")
# What has more words is read sentence by sentence.
_LONG = 60
# How much less a sentence says that is read by itself, out of a text of more than two.
_AMONG = 2.0
# How much a fact that counts for the other's feelings adds to an acknowledgement.
_FACT = 3.0
# How far on the other side a score must lie before words plainly contradict what was heard in them.
_PLAINLY = 2.0
# No sentence is both; where either may be meant, neither is sure.
_OPPOSITES = [LABELS.index("blame"), LABELS.index("acknowledgement")]
# A quotation holds the strongest word and those beside it while one of the next two adds this share of it.
_SHARE, _FEWEST, _MOST, _LOOSE = 0.15, 4, 14, 2


class World(Protocol):
    """Whatever says what counts in its world, as a case does."""

    @property
    def facts(self) -> Iterable[str]:
        """Words for the facts that count for its people, in small letters."""
        ...

    @property
    def elsewhere(self) -> Iterable[str]:
        """Names of those one could turn to instead, in small letters."""
        ...


class _Learnt(NamedTuple):
    """The scores of a text, part by part: the words, what was found in them, and the best of each feature."""

    parts: list[list[Token]]
    scores: list[Scores]
    totals: NDArray[np.float32]

    def words(self, column: int, text: str) -> str:
        """Return the words that weighed most for a feature, side by side, as they were written."""
        at = max(range(len(self.parts)), key=lambda part: self.scores[part].totals[column])
        part, weight = self.parts[at], self.scores[at].by_word(column).tolist()
        first = last = weight.index(max(weight))
        least = _SHARE * weight[first]
        # Two more at each edge that weigh less than any word.
        beyond = [-np.inf] * 2
        weight = [*beyond, *weight, *beyond]
        while last - first + 1 < _MOST:
            before = max(weight[first], weight[first + 1])
            after = max(weight[last + 3], weight[last + 4])
            if max(before, after) < least and last - first + 1 >= min(_FEWEST, len(part)):
                break
            first, last = (first - 1, last) if before >= after else (first, last + 1)
        # A sentence that is nearly whole is quoted whole; marks at the edge are left out.
        ends = [place for place, token in enumerate(part) if token.word in _ENDS]
        begin = max((end + 1 for end in ends if end < first), default=0)
        over = min((end - 1 for end in ends if end > last), default=len(part) - 1)
        first, last = begin if first - begin <= _LOOSE else first, over if over - last <= _LOOSE else last
        said = [place for place in range(first, last + 1) if part[place].word not in _MARKS]
        return quote(text[part[said[0]].start : part[said[-1]].end]) if said else quote(text)


def read_words(text: str, case: World | None = None) -> Reading:
    """Return what is read in a learner's words.

    Args:
        text: any text, also an empty one.
        case: the case they are said in: which facts count for its people, whom one could turn to instead.

    Raises:
        ValueError: when it is no text.

    >>> read = read_words("I can see that two years without an increase were hard. What would help you most?")
    >>> read.acknowledgement, read.open_question, read.blame
    (True, True, False)
    """
    if not isinstance(text, str):
        raise ValueError("What is said with a move is a text, in quotation marks.")
    read = sentences(text)
    plain = _plain(read)
    unsure: tuple[str, ...] = ()
    found = {name: words for name, words in plain.items() if name not in LABELS}
    if read:
        heard = _learnt(text, read, tuple(plain), case)
        certain = (heard.totals >= weights().sure).tolist()
        doubtful = (heard.totals >= weights().unsure).tolist()
        if len(read) == 1 and all(doubtful[column] for column in _OPPOSITES):
            for column in _OPPOSITES:
                certain[column] = False
        for column, name in enumerate(LABELS):
            if certain[column]:
                found[name] = plain.get(name) or heard.words(column, text)
            elif doubtful[column]:
                unsure += (name,)
        if {"acknowledgement", "thanks"} <= found.keys() and _is_courtesy(read, case):
            del found["acknowledgement"]
            unsure += ("acknowledgement",)
        if "acknowledgement" not in found:
            _taken_back(read, found, case)
        if not {"question", "open_question", "closed_question"}.isdisjoint(found):
            found.setdefault("question", quote(text))
    persons = [_PERSONS[word] for one in read for word in one.tokens if word in _PERSONS]
    return Reading(
        words=len(CHUNK.findall(text)),
        sentences=len(read),
        **{name: name in found for name in FEATURES},
        we=persons.count("we"),
        you=persons.count("you"),
        i=persons.count("i") - sum(one.low.count("i.e.") for one in read),
        unsure=tuple(name for name in FEATURES if name in unsure),
        quotes=found,
    )


def _plain(read: Sequence[Sentence]) -> dict[str, str]:
    """Return what is plain to see, with its words: what is asked, what is stated, and thanks."""
    found: dict[str, str] = {}
    for one in read:
        read_question(one, found)
        thanks = _THANKS.search(one.low)
        if thanks:
            found.setdefault("thanks", one.words(thanks))
    return found


def _learnt(text: str, read: Sequence[Sentence], plain: Sequence[str], case: World | None) -> _Learnt:
    said = tokens(text)
    if case is not None:
        turned_to = frozenset(case.elsewhere)
        said = [told for token in said for told in (_another(token) if token.word in turned_to else (token,))]
    parts = _parts(said)
    flags = [name for name in plain if name != "thanks"]
    found = [scores([token.word for token in part], flags) for part in parts]
    totals = found[0].totals.copy()
    if len(found) > 1:
        totals = np.maximum(totals, np.max([one.totals for one in found[1:]], axis=0) - _AMONG)
    if case is not None and any(_names_fact(one, case.facts) for one in read):
        totals[LABELS.index("acknowledgement")] += _FACT
    return _Learnt(parts, found, totals)


def _another(token: Token) -> Iterable[Token]:
    """Give a name that only the case knows as what it means to whoever hears it."""
    return (token._replace(word=word) for word in ("another", "firm"))


def _parts(said: list[Token]) -> list[list[Token]]:
    """Return a text whole (of a long one the beginning), and each sentence where there are more than two.

    Nobody taught the reader by longer texts, and what one of many sentences says would be lost among them.
    """
    parts: list[list[Token]] = [[]]
    for token in said:
        if len(parts[-1]) >= _LONG or (parts[-1] and parts[-1][-1].word in _ENDS and token.word not in _ENDS):
            parts.append([])
        parts[-1].append(token)
    return [said[:_LONG], *parts] if len(parts) > 2 or len(said) > _LONG else [said]


def _names_fact(one: Sentence, facts: Iterable[str]) -> bool:
    """Tell whether a sentence is about us or you, names a fact that counts, and does nothing else with it."""
    if one.marked or _BUT.search(one.low) or one.cues.isdisjoint(_PERSONS):
        return False
    named = next((fact for fact in facts if fact in one.low), "")
    return bool(named) and not _FIGURE.search(one.low.replace(named, ""))


def _taken_back(read: Sequence[Sentence], found: dict[str, str], case: World | None) -> None:
    """Note an acknowledgement that a "but" takes back, in the same breath or at once after it."""
    for one, following in zip(read, [*read[1:], None], strict=True):
        but = _BUT.search(one.low)
        said = one.said[: but.start()] if but else one.said
        if not but and not (following and _BUT.match(following.low.lstrip())):
            continue
        if CHUNK.search(said) and _acknowledges(said, case):
            found.setdefault("taken back", one.part(0, but.end() if but else len(one.said)))


def _is_courtesy(read: Sequence[Sentence], case: World | None) -> bool:
    """Tell whether no sentence alone acknowledges anything: only thanks among others looks like it."""
    column, limits = LABELS.index("acknowledgement"), weights()
    for one in read:
        least = limits.sure if "thanks" in _plain([one]) else limits.unsure
        if _learnt(one.said, [one], tuple(_plain([one])), case).totals[column] >= least[column]:
            return False
    return True


def _acknowledges(said: str, case: World | None) -> bool:
    column = LABELS.index("acknowledgement")
    return bool(_learnt(said, sentences(said), (), case).totals[column] >= weights().unsure[column])


def as_heard(text: str, heard: Iterable[str], case: World | None = None) -> Reading:
    """Return what was found in words when they were said, though the reader may have learnt since.

    Args:
        text: the words.
        heard: the `FEATURES` that were found in them then.
        case: as in `read_words`.

    >>> read = as_heard("Sign today, or we look around.", ["threat"])
    >>> read.threat, bool(read.quotes["threat"])
    (True, True)
    """
    read, heard = read_words(text, case), frozenset(heard)
    found = {name: name in heard for name in FEATURES}
    quotes = {name: words for name, words in read.quotes.items() if found.get(name, True)}
    quotes = {**dict.fromkeys(filter(found.get, FEATURES), quote(text)), **quotes}
    return replace(read, unsure=(), quotes=quotes, **found)


def contradicts(text: str, heard: Iterable[str], case: World | None = None) -> bool:
    """Tell whether words plainly say otherwise than what is claimed to have been heard in them.

    What lies near to where a feature begins to count is no contradiction: a reader that has learnt more may
    have heard it otherwise.

    Args:
        text: the words.
        heard: the `FEATURES` that are said to have been found in them.
        case: as in `read_words`.

    >>> contradicts("The paper has not come.", ["apology"]), contradicts("I am sorry.", ["apology"])
    (True, False)
    """
    read, heard, said = read_words(text, case), frozenset(heard), sentences(text)
    if not said:
        return bool(heard)
    plain = _plain(said)
    for name in ("question", "thanks"):
        if name in plain and name not in heard and name not in read.unsure:
            return True
    if "thanks" in heard and "thanks" not in plain:
        return True
    totals, learnt = _learnt(text, said, tuple(plain), case).totals, weights()
    for name, total, sure, unsure in zip(LABELS, totals, learnt.sure, learnt.unsure, strict=True):
        far = total < unsure - _PLAINLY if name in heard else total > sure + _PLAINLY
        if far and name not in read.unsure:
            return True
    return False
