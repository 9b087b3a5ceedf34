"""All rules together: sentence by sentence, the first words found for a feature are the ones shown.

* **we, you, I**: how often each is named, with its other forms (us, our, your, me, my …).
"""

from collections.abc import Iterable
from dataclasses import replace

from .acknowledging import read_acknowledgement
from .asking import read_question
from .blame import read_blame
from .courtesies import exchange_with, read_courtesies
from .nouns import HasVocabulary, nouns_with, vocabulary_of
from .steps import read_step, steps_with
from .text import CHUNK, FEATURES, Reading, quote, sentences

_PERSONS = {
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
}


def read_words(text: str, case: HasVocabulary | None = None) -> Reading:
    """Return what the rules of this package find in a learner's words.

    Args:
        text: any text, also an empty one.
        case: a case whose own words are known, too.

    Raises:
        ValueError: when it is no text.

    >>> read = read_words("I can see that two years without an increase were hard. What would help you most?")
    >>> read.acknowledgement, read.open_question, read.blame
    (True, True, False)
    >>> read.quotes["open_question"]
    'What would'
    """
    if not isinstance(text, str):
        raise ValueError("What is said with a move is a text, in quotation marks.")
    read = sentences(text)
    nouns = nouns_with(vocabulary_of(case))
    steps, exchange = steps_with(nouns), exchange_with(nouns)
    found: dict[str, str] = {}
    for one, following in zip(read, [*read[1:], None], strict=False):
        read_question(one, found)
        threat, warning = read_step(one, steps)
        acknowledged, taken_back = read_acknowledgement(one, following)
        for name, words in (
            ("threat", threat),
            ("warning", warning),
            ("acknowledgement", acknowledged),
            ("taken back", taken_back),
            ("blame", read_blame(one, nouns)),
        ):
            if words:
                found.setdefault(name, quote(words))
        read_courtesies(one, found, bool(threat or warning), exchange)
    persons = [_PERSONS[word] for one in read for word in one.tokens if word in _PERSONS]
    return Reading(
        words=len(CHUNK.findall(text)),
        sentences=len(read),
        **{name: name in found for name in FEATURES},
        we=persons.count("we"),
        you=persons.count("you"),
        i=persons.count("i") - sum(one.low.count("i.e.") for one in read),
        unsure=(),
        quotes=found,
    )


def as_heard(text: str, heard: Iterable[str], case: HasVocabulary | None = None) -> Reading:
    """Return what was found in words when they were said, though the rules have changed since.

    Args:
        text: the words.
        heard: the `FEATURES` that were found in them then.
        case: as in `read_words`.

    >>> read = as_heard("Sign today, or we look around.", ["threat"])
    >>> read.threat, read.quotes["threat"]
    (True, 'Sign today, or we look around.')
    """
    read, heard = read_words(text, case), frozenset(heard)
    found = {name: name in heard for name in FEATURES}
    quotes = {name: words for name, words in read.quotes.items() if found.get(name, True)}
    quotes = {**dict.fromkeys(filter(found.get, FEATURES), quote(text)), **quotes}
    return replace(read, unsure=(), quotes=quotes, **found)


def contradicts(text: str, heard: Iterable[str], case: HasVocabulary | None = None) -> bool:
    """Tell whether words plainly say otherwise than what is claimed to have been heard in them.

    Args:
        text: the words.
        heard: the `FEATURES` that are said to have been found in them.
        case: as in `read_words`.

    >>> contradicts("The paper has not come.", ["apology"]), contradicts("I am sorry.", ["apology"])
    (True, False)
    """
    read, heard = read_words(text, case), frozenset(heard)
    return any(name not in read.unsure and (name in heard) != getattr(read, name) for name in FEATURES)
