"""Questions: what a sentence asks, and whether it asks openly.

* **question**: a sentence with a question mark; or, without one, in the order of a question ("what do you
  need", "can you"); or an invitation ("tell me what …", "help me understand …", "I wonder how …").
* **open question**: "yes" or "no" would be no answer: a part of the sentence begins with what, how, why,
  which, where, when or who, or it asks politely for that ("could you tell me what …", "would you
  describe …"). "What if", "how about", "why don't we" and "why not …" suggest; they are closed. So is what
  only asks for a nod ("what you want is a lower price, right?"), and "could you tell me whether …".
* **closed question**: every other question. A text can hold both kinds.
* **statement**: a sentence that asks nothing, or more than two words before the question begins; not when it
  begins with "if" or "when".
"""

import re
from collections.abc import Iterable
from itertools import islice

from .text import MOST_LOOKS, Sentence, quote, word_set

_WH_CUES = word_set("what how why which where when who whose")
_POLITE_CUES = word_set(
    "tell help let explain describe walk talk share show say give clarify ask telling explaining "
    "sharing describing like love want know hear understand learn curious interested wonder wondering"
)

_AUX = (
    r"(?:is|are|was|were|do|does|did|would|will|could|can|should|shall|has|have|had|may|might|must|am"
    r"|isn't|aren't|don't|doesn't|didn't|wouldn't|won't|couldn't|can't|shouldn't|haven't|hasn't)"
)
_WHO = r"(?:you|your|we|our|i|they|the|this|that|it|there|he|she)"
_LEAD = (
    r"\W*(?:(?:so|and|but|or|well|ok|okay|now|then|hello|hi|dear|also|first|please|sorry|thanks|just|yes|no"
    r"|my question is|the question is|question)\W+){0,3}"
)
_SUGGEST = (
    r"(?:how about|what if|what about (?:\w+ )?(?:\d|a\b|two|three|four|five|six|\w+ing\b)"
    r"|why don'?t we|why not \w)"
)
_TELL = (
    r"(?:tell (?:me|us)|help (?:me|us)(?: to)? (?:understand|see)|let (?:me|us) know|explain|describe"
    r"|walk (?:me|us) through|talk (?:me|us) through|share|show (?:me|us)|say|give (?:me|us) an idea"
    r"|clarify)"
)
_OPENING = re.compile(
    rf"{_LEAD}(?!{_SUGGEST}|what an?\b|which is (?:why|what|how)|which means)(?:"
    r"(?P<sure>(?:what|how|why|in what way|to what extent)(?: (?!(?:we|i|you|they|it|our"
    rf"|your)\b)\w+){{0,2}}? {_AUX}"
    rf"|(?:who|when|where) {_AUX}|(?:which|whose)(?: (?!(?:we|i|you|they|it)\b)\w+){{0,2}}? {_AUX}"
    r"|(?:what|how|why|who) (?:else|exactly|about|come)|how (?:much|many|long|often|far|important|soon)"
    r"|which (?:of|ones?)|why(?=\W*$))"
    r"|(?P<loose>(?:what|how|why|which|who|whose|in what way|to what extent)))\b"
)
_LATER = re.compile(
    rf"(?<!know)(?<!sure)(?<!clear)(?:[,:;–—(]|\s-|\band|\bbut|\bso) ?(?:and |but |so |then ){{0,4}}"
    rf"(?!{_SUGGEST})(?P<open>(?:what|how|why)(?: \w+){{0,2}}? {_AUX}\b|(?:what|why|how)\W*$"
    rf"|(?:what|how|why) (?:else|exactly|about|matters|makes|much|many|long)\b"
    rf"|(?:which|where|when|who) (?:of|ones?|(?:\w+ )?{_AUX} {_WHO})\b)"
)
_INSIDE = re.compile(
    r" (?P<open>(?:what|how|why|which|where|when)(?: \w+)? (?:do|does|did|would|could|can|will|should"
    r"|are|were)"
    r" (?:you|your|we|they|the))\b"
)
_EMBEDS = ("know", "understand", "see", "say", "me", "us")
_CLOSED_START = re.compile(
    rf"{_LEAD}(?P<closed>{_AUX}(?: not)? {_WHO}|{_SUGGEST}|(?:would|does|did|could|is|are"
    r"|can) \w+)" + r"(?!\w)"
)
_CLOSED_INSIDE = re.compile(r"\b(?P<closed>(?:do|can|could|would|will|are|did|have) you)\b")
_TAG = re.compile(r"(?:right|ok|okay|correct|agreed|n't \w+|or not)\W*$")
_ASKED = r"(?:what|how|why|which|where|when|who|about|more|your|the reasons?)"
_PART = re.compile(r"^|[,;:–—]| and ")
_POLITE = re.compile(
    rf"{_LEAD}(?P<open>(?:(?:can|could|would|will|may|might|do|are) (?:you|i|we)"
    rf"(?: (?:please|maybe|perhaps|kindly|just|also|mind|able to|willing to))*"
    rf" (?:{_TELL}|ask(?: you)?|telling (?:me|us)|explaining|sharing|describing)"
    rf"|(?:please |so )?{_TELL}"
    r"|(?:i|we)(?:'d| would)? (?:(?:really )?(?:like|love|want) to (?:know|hear|understand|learn"
    r"|ask(?: you)?)"
    r"|(?:am |are |would be )?(?:curious|interested) (?:to (?:know|hear|understand)|in)|wonder"
    r"|(?:was|am) wondering)"
    r"|it would (?:really )?help(?: me| us)?(?: a lot)?,? (?:to (?:know|understand|hear)"
    rf"|if you (?:could |can )?{_TELL}))"
    rf"(?: (?:me|us|a bit|a little|something|please))*,? (?:{_ASKED}|(?P<shut>if|whether)))\b"
)
_NO_QUESTION = re.compile(rf"{_LEAD}(?:what|which|who)\b.*\b(?:is|are|was|were|means?|would be)\b", re.S)
_TWICE = re.compile(r"\b(?:is|are|was|were|means?)\b")
_BARE = re.compile(
    r"(?:what|who) +(?:matters|makes|drives|happens|stops|keeps|worries|helps|hinders|you)(?!\S)"
)
_SUBORDINATE = re.compile(r"\b(?:what|how|why|which|where|when|who|that|so|nor|if|than|as)\b")


def read_question(one: Sentence, found: dict[str, str]) -> None:
    """Find what a sentence asks, and what it states."""
    low = one.low
    asks_for = one.has(_WH_CUES)
    parts = islice(_PART.finditer(low), MOST_LOOKS) if one.has(_POLITE_CUES) else ()
    polite = next(filter(None, (_POLITE.match(low, part.end()) for part in parts)), None)
    opening = _OPENING.match(low) if asks_for else None
    opened = closed = None
    where = 0
    if polite:
        where = polite.start("open")
        if polite.group("shut"):
            closed = one.words(polite, "open")
        else:
            opened = one.words(polite, "open")
    elif opening and (one.marked or _asks_unmarked(low, opening)):
        if opening.group("loose") and _TAG.search(low):
            closed = one.said
        else:
            opened = one.words(opening, opening.lastgroup or 0)
    if not opened and not polite:
        later = _LATER.search(low) if one.marked and asks_for else None
        if not later and asks_for:
            later = _INSIDE.search(low)
            later = None if later and low[: later.start()].endswith(_EMBEDS) else later
        start = _CLOSED_START.match(low)
        if later and not (start and later.start("open") < start.end()):
            opened, where = one.words(later, "open"), later.start("open")
            if start and one.marked:
                closed = one.words(start, "closed")
        elif start:
            closed = one.words(start, "closed")
        else:
            inside = _CLOSED_INSIDE.search(low)
            if inside and (one.marked or not _SUBORDINATE.search(low[: inside.start()].rpartition(",")[2])):
                closed, where = one.words(inside, "closed"), inside.start()
            elif one.marked:
                closed, where = one.said, len(low) if _TAG.search(low) else 0
    if opened or closed:
        found.setdefault("question", quote(one.said))
        if not one.marked and not polite:
            found.setdefault("no question mark", quote(one.said))
    if opened:
        found.setdefault("open_question", opened)
    if closed:
        found.setdefault("closed_question", quote(closed))
    if "statement" not in found:
        asks = opened or closed
        stated = low[:where] if asks else low
        if not (asks and len(stated.split()) <= 2) and not stated.startswith((" if ", " when ")):
            found["statement"] = quote(one.said)


def _asks_unmarked(low: str, opening: re.Match[str]) -> bool:
    """Tell a question without its mark from a statement that begins with what, which or who."""
    verbs = len(_TWICE.findall(low))
    if opening.group("sure"):
        return not (_NO_QUESTION.match(low) and verbs > 1)
    return not verbs and bool(_BARE.match(low, opening.start("loose")))


def flags(read: Iterable[Sentence]) -> tuple[str, ...]:
    """Return what these rules find in a text: what it asks, how, and whether it states something."""
    found: dict[str, str] = {}
    for one in read:
        read_question(one, found)
    return tuple(found)
