"""What can be seen in a learner's text without understanding it."""

import re

from negolib.worksheet.checks.checks import Feature

_OPEN = (
    r"^\W*(?:so |and |well, )?(?:what|how|why|which|where|when|who|in what way|tell me|help me understand)\b"
)
_BLAME = (
    r"\b(?:your fault|you people|you always|you never|ridiculous|greedy|unacceptable|outrageous"
    r"|stupid|idiots?|fools?|liars?|lying|shut up|nonsense)\b"
)


def long_enough(words: int) -> Feature:
    """Return a feature: the text has at least so many words.

    >>> long_enough(3).present("What matters most?")
    True
    """
    return Feature(
        f"it has at least {words} words",
        lambda text: len(text.split()) >= words,
        f"Say it in full: at least {words} words.",
        needed=True,
    )


def asks() -> Feature:
    """Return a feature: there is a question mark.

    >>> asks().present("Tell me.")
    False
    """
    return Feature("it asks something", lambda text: "?" in text, "Make it a question.")


def open_question() -> Feature:
    """Return a feature: it begins as a question that "yes" or "no" cannot answer.

    >>> open_question().present("What drives your costs?"), open_question().present("Is it the paper?")
    (True, False)
    """
    return Feature(
        "it begins openly (what, how, why, which …)",
        lambda text: any(re.match(_OPEN, part.strip(), re.I) for part in re.split(r"[.!?:;,–—]\s+", text)),
        "Begin so that 'yes' or 'no' would not be an answer: what, how, why, which.",
    )


def no_blame() -> Feature:
    """Return a feature: none of the words that put the other side in the dock.

    >>> no_blame().present("That is ridiculous.")
    False
    """
    return Feature(
        "it is free of blame",
        lambda text: not re.search(_BLAME, text, re.I),
        "Take the blame out: say what you need to know, not what they did wrong.",
        needed=True,
    )


def mentions(looks_at: str, *words: str, otherwise: str) -> Feature:
    """Return a feature: at least one of some words (or beginnings of words) is there.

    >>> mentions("it names a cost", "paper", "energy", otherwise="Name a cost.").present("Papers rose.")
    True
    """
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")", re.I)
    return Feature(looks_at, lambda text: bool(pattern.search(text)), otherwise)
