"""What can be seen in a learner's text from outside. How good it is, nobody says but who reads it.

A free text is never called right. What is seen is said, in the very words it was seen in; what the
text is worth, the learner judges beside two other answers, and a teacher by a mark scheme.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from negolib.cases import Case
from negolib.wording import read_words
from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.contrast import Contrast
from negolib.worksheet.checks.cues import asking_in, deed_in, first, moment_in, reason_in, words_in
from negolib.worksheet.checks.limits import own_limit_in, their_limit_in
from negolib.worksheet.checks.verdict import Part, Verdict

LONGEST_TEXT = 5_000
TOO_LONG = f"This text has {{:,}} letters; say it in at most {LONGEST_TEXT:,}, and it is read."
JUDGE = "How good it is, you judge."
KINDS = ("wanted", "needed", "spared", "noted")


@dataclass(frozen=True)
class Feature:
    """Something that can be seen in a text.

    Args:
        looks_at: what is looked for, such as "a question".
        words: takes the text and returns the words it was seen in, "" where it was not.
        otherwise: the sentence when it is not as it should be.
        kind: ``wanted``, it earns its share of the points; ``needed``, without it a text earns nothing;
            ``spared``, with it a text earns nothing; ``noted``, it is only said that it is there.
        seen: what is said of it when it is there; before the words, where they are shown.
        lacking: a text that is not as it should be, for tests.
        unsure: takes the text and says whether a person should look again. Nothing is lost by it.
    """

    looks_at: str
    words: Callable[[str], str] = field(compare=False)
    otherwise: str = ""
    kind: str = "wanted"
    seen: str = ""
    lacking: str = field(default="No.", compare=False)
    unsure: Callable[[str], bool] = field(default=lambda text: False, compare=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"A feature is one of {', '.join(KINDS)}; '{self.kind}' is none of them.")

    def present(self, text: str) -> bool:
        """Return whether it is in the text."""
        return bool(self.words(text))

    def fails(self, text: str) -> bool:
        """Return whether the text is not as it should be."""
        if self.kind == "noted":
            return False
        return self.present(text) if self.kind == "spared" else not self.present(text)


def text(
    key: str,
    *features: Feature,
    points: float = 1.0,
    hints: Sequence[str] = (),
    twin: str = "",
    example: str | None = None,
    contrast: Contrast | None = None,
    judge: str = JUDGE,
) -> Check:
    """Say what can be seen in a free text, and leave to the learner how good it is.

    The points, few as they should be, are shared equally among the features that are wanted. What the text
    is worth beyond them is for the teacher, who finds a mark scheme beside the answer.

    Args:
        key: the answer's name in the sheet.
        features: what is looked for.
        points: for a text in which all that is wanted can be seen.
        hints: nudge, method, worked step.
        twin: the same task with other numbers, worked through.
        example: a text in which all of it can be seen.
        contrast: two answers to set one's own beside, once it stands.
        judge: what is left to the learner, in a sentence.

    >>> text("question", asks()).verdict({"question": "Tell him."}).sentence
    'I see no question here yet.'
    """
    if not features:
        raise ValueError(f"The text '{key}' needs at least one feature to look for.")
    earning = [one for one in features if one.kind == "wanted"] or [
        one for one in features if one.kind == "needed"
    ]

    def look(answer: object) -> Verdict:
        if not isinstance(answer, str):
            return Verdict("unreadable", 0.0, "This wants a text.")
        if len(answer) > LONGEST_TEXT:
            return Verdict("unreadable", 0.0, TOO_LONG.format(len(answer)))
        if not answer.strip():
            return Verdict("missing", 0.0, "Not answered yet.")
        failed = [one for one in features if one.fails(answer)]
        parts = [part for one in features if (part := _part(one, answer, one in failed))]
        if not failed:
            seen = [part.words for part in parts]
            said = " ".join([f"I can see: {_listed(seen)}" if seen else "", judge]).strip()
            head = f"This can be seen in it. {judge}" if seen else judge
            return Verdict("seen", points, said, head, tuple(parts), contrast=contrast)
        hits = sum(one not in failed for one in earning)
        lost = any(one.kind in ("needed", "spared") for one in failed)
        earned = 0.0 if lost else points * hits / len(earning)
        said = " ".join(one.otherwise for one in failed)
        # Nobody is shown what others answered before there is an answer of one's own.
        tried = all(one.kind != "needed" for one in failed)
        return Verdict(
            "partly" if earned else "wrong",
            earned,
            said,
            "",
            tuple(parts),
            contrast=contrast if tried else None,
        )

    absent = {one: (one.otherwise, 0.0) for one in features if one.kind != "noted"}
    lacking = tuple(one.lacking for one in features if one.kind != "noted")
    return Check(
        key,
        look,
        points,
        tuple(hints),
        twin,
        sentences=absent,
        example=example,
        tries=lambda: lacking,
        contrast=contrast,
    )


def _listed(seen: Sequence[str]) -> str:
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in seen)


def _part(feature: Feature, answer: str, failed: bool) -> Part | None:
    words = feature.words(answer)
    if failed:
        shown = f": “{words}”" if words else ""
        return Part("wrong", f"{feature.looks_at}{shown}", feature.otherwise)
    if words and feature.kind in ("wanted", "noted") and feature.seen:
        return Part("seen", f"{feature.seen} “{words}”" if feature.seen.endswith(":") else feature.seen)
    if feature.unsure(answer):
        return Part(
            "unsure", f"{feature.looks_at}? I am not sure. Read it aloud, as the other side would hear it."
        )
    return None


def long_enough(words: int) -> Feature:
    """Return a feature: the text has at least so many words, counted once where one is only repeated.

    >>> long_enough(3).present("What matters most?"), long_enough(3).present("what what what what")
    (True, False)
    """

    def enough(text: str) -> str:
        found = re.findall(r"\w+", text.lower())
        varied = len(found) >= words and 2 * len(set(found)) >= min(len(found), words)
        return text if varied else ""

    return Feature(
        f"at least {words} words", enough, f"Say it in full: at least {words} words.", "needed", lacking="No."
    )


def asks(case: Case | None = None) -> Feature:
    """Return a feature: it asks for something, with a question mark or without.

    >>> asks().present("Tell me how it came about."), asks().present("So be it.")
    (True, False)
    """

    def found(text: str) -> str:
        read = read_words(text, case)
        if read.question or read.open_question:
            return read.quotes.get("open_question") or read.quotes.get("question") or "?"
        return asking_in(text) or ("?" if "?" in text else "")

    return Feature(
        "a question",
        found,
        "I see no question here yet.",
        seen="It asks something.",
        lacking="So be it then.",
    )


def open_question(case: Case | None = None) -> Feature:
    """Return a feature: it asks so that "yes" or "no" would be no answer.

    >>> open_question().present("What drives your costs?"), open_question().present("Is it the paper?")
    (True, False)
    """

    def found(text: str) -> str:
        read = read_words(text, case)
        if read.open_question:
            return read.quotes["open_question"]
        return asking_in(text)

    return Feature(
        "an open question",
        found,
        "As far as I can see, “yes” or “no” would do for an answer. What, how or which leaves more room.",
        seen="It is open:",
        lacking="Is it so?",
    )


def no_blame(case: Case | None = None) -> Feature:
    """Return a feature: nothing in it puts the other side in the dock.

    >>> no_blame().fails("You always ruin everything.")
    True
    """
    return Feature(
        "blame",
        lambda text: read_words(text, case).quotes.get("blame", ""),
        "Here is blame. Say what you need to know, or what happened, and not what they did wrong.",
        "spared",
        lacking="Why are you people so greedy and dishonest?",
        unsure=lambda text: "blame" in read_words(text, case).unsure,
    )


def no_threat(case: Case | None = None) -> Feature:
    """Return a feature: nothing in it threatens.

    >>> no_threat().fails("Sign today, or else we are gone.")
    True
    """
    return Feature(
        "a threat",
        lambda text: read_words(text, case).quotes.get("threat", ""),
        "This is heard as a threat: the step hangs on their giving way. Let it hang on both of you.",
        "spared",
        lacking="You had better sign today, or else we walk out and you lose the order. What now?",
        unsure=lambda text: "threat" in read_words(text, case).unsure,
    )


def keeps_limit(case: Case | None = None, party: str = "") -> Feature:
    """Return a feature: it does not say where its writer would walk away.

    Args:
        case: with it, a figure at the party's own limit is seen, too.
        party: whose limit.

    >>> keeps_limit().fails("The most that we could pay is 90.")
    True
    """
    return Feature(
        "your own limit",
        lambda text: own_limit_in(text, case, party),
        "This says where you would walk away. A limit that is known becomes the price.",
        "spared",
        lacking="The most that we could pay you is 90, because that is our limit. What do you think of it?",
    )


def leaves_their_limit() -> Feature:
    """Return a feature: it does not ask the other side where they would walk away.

    >>> leaves_their_limit().fails("How low can you go?")
    True
    """
    return Feature(
        "a question for their limit",
        their_limit_in,
        "This asks where they would walk away. You would not tell, and neither will they.",
        "spared",
        lacking="What is the lowest price that you would accept from us?",
    )


def reason(case: Case | None = None) -> Feature:
    """Return a feature: a word that announces a reason, or a figure beside where it comes from.

    >>> reason().words("I hope for less because the index says 14.")
    'I hope for less because the index says 14.'
    """
    said = " ".join(f"{one.label} {one.source}" for one in case.criteria) if case else ""
    sources = words_in(said)
    return Feature(
        "a reason",
        lambda text: reason_in(text, sources) or read_words(text, case).quotes.get("reason", ""),
        "I see no reason yet. What does your figure rest on?",
        seen="It points to a reason:",
        lacking="I hope for a little less than you have asked of us here.",
    )


def noted(feature: Feature) -> Feature:
    """Return a feature that is only said where it is there, and costs nothing where it is not.

    >>> noted(asks()).fails("So be it.")
    False
    """
    return replace(feature, kind="noted")


def mentions(looks_at: str, *words: str, otherwise: str = "", seen: str = "") -> Feature:
    """Return a feature: at least one of some words is there, whole, with the common endings.

    Args:
        looks_at: what it shows, such as "his side".
        words: as they stand in a text; "cost" finds "costs", and not "costume".
        otherwise: the sentence when none is there; without it, it is only said when one is.
        seen: what is said when one is there; without it, what is looked for.

    >>> mentions("a cost", "paper", "energy").words("What of your papers?")
    'papers'
    """
    ends = r"(?:s|es|ed|d|ing|'s|n't)?"
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))}){ends}(?!\w)", re.I)

    kind = "wanted" if otherwise else "noted"
    return Feature(
        looks_at,
        lambda text: first(pattern, text),
        otherwise,
        kind,
        seen or f"It speaks of {looks_at}:",
        "So be it then.",
    )


def moment() -> Feature:
    """Return a feature: it names a moment at which something is to be done.

    >>> moment().words("When he says no, I will ask why."), moment().words("I will ask more.")
    ('When he says no', '')
    """
    return Feature(
        "a moment",
        moment_in,
        "I see no moment yet: “When he …”, “Before I …”.",
        seen="It names a moment:",
        lacking="I will ask more questions of him.",
    )


def own_deed() -> Feature:
    """Return a feature: it says what its writer will do or did, and not only how he will be or was.

    >>> own_deed().words("Then I will ask why."), own_deed().words("I will be calmer and try harder.")
    ('I will ask', '')
    """
    return Feature(
        "something you do",
        deed_in,
        "I see nothing yet that one could watch you do: ask, say, show, wait …",
        seen="It says what you do:",
        lacking="When he says no, I will be calmer and much more confident.",
    )
