"""What can be seen in a learner's text without understanding it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.verdict import Part, Verdict

LONGEST_TEXT = 5_000
TOO_LONG = f"This text has {{:,}} letters; say it in at most {LONGEST_TEXT:,}, and it is read."
# Between them they lack whatever can be looked for: length, a question, a word, politeness.
POOR_TEXTS = ("No.", "That is ridiculous.")

_OPEN = (
    r"^\W*(?:so |and |well, )?(?:what|how|why|which|where|when|who|in what way|tell me|help me understand)\b"
)
_BLAME = (
    r"\b(?:your fault|you people|you always|you never|ridiculous|greedy|unacceptable|outrageous"
    r"|stupid|idiots?|fools?|liars?|lying|shut up|nonsense)\b"
)


@dataclass(frozen=True)
class Feature:
    """Something one can see in a text without understanding it.

    Args:
        looks_at: what is looked at, such as "it asks something".
        present: takes the text and says whether it is there.
        otherwise: the sentence when it is not.
        needed: whether a text without it earns nothing. Such a feature earns nothing by itself:
            nobody gets points for what was not said.
    """

    looks_at: str
    present: Callable[[str], bool] = field(compare=False)
    otherwise: str
    needed: bool = False


def text(
    key: str,
    *features: Feature,
    points: float = 1.0,
    hints: Sequence[str] = (),
    twin: str = "",
    example: str | None = None,
) -> Check:
    """Look at a free text for what can be seen in it, and say what was looked at.

    The points are shared equally among the features that are not just needed. What the text is worth
    beyond them is for the teacher, who finds a mark scheme beside the answer, or for the learner to rate.

    >>> asks = Feature("it asks something", lambda t: "?" in t, "Make it a question.")
    >>> text("question", asks).verdict({"question": "Tell me."}).sentence
    'Make it a question.'
    """
    if not features:
        raise ValueError(f"The text '{key}' needs at least one feature to look at.")
    earning = [feature for feature in features if not feature.needed] or list(features)

    def judge(answer: object) -> Verdict:
        if not isinstance(answer, str):
            return Verdict("unreadable", 0.0, "This wants a text.")
        if len(answer) > LONGEST_TEXT:
            return Verdict("unreadable", 0.0, TOO_LONG.format(len(answer)))
        if not answer.strip():
            return Verdict("missing", 0.0, "Not answered yet.")
        failed = [feature for feature in features if not feature.present(answer)]
        parts = tuple(
            Part("wrong", feature.looks_at, feature.otherwise)
            if feature in failed
            else Part("right", feature.looks_at)
            for feature in features
        )
        if not failed:
            said = "Everything that can be looked at is there. How good it is, only a person can say."
            return Verdict("right", points, said, said, parts)
        hits = sum(feature not in failed for feature in earning)
        earned = 0.0 if any(feature.needed for feature in failed) else points * hits / len(earning)
        said = " ".join(feature.otherwise for feature in failed)
        return Verdict("partly" if earned else "wrong", earned, said, "", parts)

    absent = {feature: (feature.otherwise, 0.0) for feature in features}
    return Check(
        key, judge, points, tuple(hints), twin, sentences=absent, example=example, tries=lambda: POOR_TEXTS
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
