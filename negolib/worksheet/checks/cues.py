"""Words by which one sees what somebody does in a text: asks, gives a reason, names a moment or a deed.

What the house's reader (`negolib.wording`) hears in talk at the table is not looked for here again; these
are the cues of what somebody writes about a talk, and of requests without a question mark.
"""

import re
from collections.abc import Collection

from negolib.wording import quote

_WORD = re.compile(r"[^\W\d_]{5,}")
_END = re.compile(r"(?<=[.!?;])(?!\d)|\n")
APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


def _any(*cues: str) -> str:
    return f"(?:{'|'.join(cues)})"


def _rule(*cues: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in cues), re.I | re.M)


_WISH = _any("like", "love", "be (?:glad|curious|keen|interested)")
_KNOW = _any(
    "to (?:know|understand|hear|see|learn|find out)",
    "in (?:what|how|where|which|why|who|when)",
    "what",
    "how",
)
_ASKING = _rule(
    rf"\b{_any('tell', 'show', 'explain to')} me\b",
    r"\bhelp me (?:to )?(?:understand|see)\b",
    r"\b(?:walk|take|lead) me through\b",
    rf"\b(?:i|we)(?:'d| would| should) {_WISH} {_KNOW}\b",
    r"\bi (?:wonder|want to understand|am curious)\b|\bi'm curious\b",
)
_DOES = "(?:'?(?:s|re|d)|is|are|was|were|do|does|did|would|could|can|will|has|have)"
# At the head of a sentence or a clause: "Ms Falk, where on the way do they break?" To say "how about"
# is to propose, and "when it breaks" asks nothing.
_OPENS = re.compile(
    r"(?:^|[,:;–—])\W{0,4}(?:(?:so|and|but|well|please|then) )?"
    rf"(?:(?:what|how|why|which|where|who(?:se)?)(?:'?(?:s|re|d))?\b(?! (?:about|if|not|don't))"
    rf"|when\W+(?!'){_DOES}\b)",
    re.I,
)
_OPENS_BARE = re.compile(rf"^\W*(?:(?:so|and|well) )?(?:what|how|why|where|who)\W*{_DOES}\b", re.I)
_SOURCE = _any(
    *("quot\\w+", "index\\w*", "bid\\w*", "offer(?:ed|s)", "asks?", "charges?", "report\\w*"),
    *("statistic\\w*", "market", "model", "agreement", "bench\\w+", "survey\\w*"),
)
_SOURCED = _rule(rf"\b{_SOURCE}\b")
_REASON = _rule(
    r"\b(?:because|since|given|considering|judging by|going by|according to|based on|on the basis of)\b",
    r"\b(?:due to|thanks to|the reason|that is why|that's why|which is why|looking at)\b",
    r"\bas (?:our|the|your|we|you|i|he|she|they)\b|\bso (?:i|we|that)\b|\bfor the (?:same|very)\b",
)
_MOMENT = _rule(
    r"\b(?:when(?:ever)?|as soon as|each time|every time|once|next time|before|after|until|if)\W+\w+"
    r"[^,.;:!?\n]*",
    r"\bthe (?:very )?(?:moment|minute|instant|next time|first time)\W+\w+[^,.;:!?\n]*",
    r"\bat the (?:very )?(?:start|beginning|opening|end)\b",
    r"\bin (?:the|my) (?:first|last|next|opening) (?:round|minute|sentence)s?\b",
)
_WILL = r"i(?:'ll|'d|'m going to|\W+(?:will|would|shall|should|want to|plan to|am going to))"
_STATE = _any(
    *(
        "be",
        "try",
        "have",
        "feel",
        "stay",
        "become",
        "remain",
        "put (?:more|less)",
        "want",
        "need",
        "not",
        "hope",
    ),
    *(
        "do (?:everything|it|all|this|that|better|my best)",
        "give up",
        "know",
        "think",
        "believe",
        "love",
        "get",
    ),
)
_DID = _any(
    *(
        "asked",
        "waited",
        "said",
        "told",
        "proposed",
        "offered",
        "listened",
        "showed",
        "named",
        "cited",
        "thanked",
    ),
    *(
        "acknowledged",
        "explained",
        "put",
        "kept",
        "wrote",
        "repeated",
        "summed",
        "summari[sz]ed",
        "apologi[sz]ed",
    ),
    *("admitted", "opened", "began", "started", "called", "suggested", "mentioned", "brought", "held", "let"),
    *(
        "took",
        "answered",
        "read",
        "counted",
        "stopped",
        "paused",
        "invited",
        "laid",
        "reframed",
        "traded",
        "made",
    ),
    *("quoted", "raised", "refused", "accepted", "promised", "agreed", "replied", "spoke", "linked"),
)
_DO = _any(
    *("ask", "say", "tell", "show", "wait", "name", "propose", "repeat", "write", "listen", "thank", "count"),
    *("read", "begin", "start"),
)
_DEED = _rule(
    rf"\b{_WILL}\W+(?:also |then |first |simply |just |always |only |even )?(?!{_STATE}\b)\w+",
    rf"\bi\W+(?:then |also |first |only |just |once |twice )?{_DID}\b",
    r"\bmy (?:\w+ )?(?:question|summary|apology|proposal|offer|silence|answer|remark|thanks|words)\b",
    r"\b(?:asking|waiting|listening|naming|telling|showing|repeating|thanking|proposing|admitting|saying|keeping)\b",
    # "When he says no: ask why, then wait."
    rf"[,:;–—]\W*(?:then |first |just |and )?{_DO}\b",
    rf"\bi {_DO}\b",
)


def asking_in(text: str) -> str:
    """Return the words that ask for something, with a question mark or without.

    >>> asking_in("I'd like to understand your day.")
    "I'd like to understand"
    >>> asking_in("Ms Falk, where on the way do they break?"), asking_in("How about ninety?")
    ('where', '')
    """
    for sentence in sentences_of(text):
        asked = (_OPENS if sentence.endswith("?") else _OPENS_BARE).search(sentence)
        if asked:
            return quote(asked.group().strip(" ,:;–—"))
    return first(_ASKING, text)


def reason_in(text: str, sources: Collection[str] = ()) -> str:
    """Return the words that announce a reason, or a figure beside where it comes from.

    Args:
        text: any text.
        sources: words of a case for where a figure can come from, in small letters.

    >>> reason_in("We are old friends. Somebody else offered 90 in May.")
    'Somebody else offered 90 in May.'
    """
    named = frozenset(sources)
    for sentence in sentences_of(text):
        figure = any(letter.isdecimal() for letter in sentence)
        if figure and (_SOURCED.search(sentence) or named & words_in(sentence)):
            return quote(sentence)
    return first(_REASON, text)


def moment_in(text: str) -> str:
    """Return the words that name a moment.

    >>> moment_in("As soon as he says no, I will ask why.")
    'As soon as he says no'
    """
    return first(_MOMENT, text)


def deed_in(text: str) -> str:
    """Return the words that name something one does or did; to be or to feel something is no deed.

    >>> deed_in("Then I will ask why."), deed_in("I will be calmer.")
    ('I will ask', '')
    """
    return first(_DEED, text)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, each with its mark; a point within a figure ends none.

    >>> sentences_of("It rose by 1.5. Why? Tell me")
    ['It rose by 1.5.', 'Why?', 'Tell me']
    """
    return [one.strip() for one in _END.split(text.translate(APOSTROPHES)) if one.strip()]


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text that are long enough to know it by, in small letters."""
    return frozenset(_WORD.findall(text.lower()))


def first(pattern: re.Pattern[str], text: str) -> str:
    """Return the first words that fit a pattern, as a short quotation."""
    hit = pattern.search(text.translate(APOSTROPHES))
    return quote(hit.group().strip()) if hit else ""
