"""Blame, and the praise that looks like it.

* **blame**: a judging word (unfair, ridiculous, greedy …), "you always", "you never", "your fault", "you
  failed to", "why on earth" and their like. Not

  - when it is denied ("not unfair"); but "don't be ridiculous" and "isn't that greedy?" deny nothing;
  - said of ourselves or of the market ("the energy market is absurd");
  - said as what they feel, think or said ("I understand this feels unfair");
  - when always and never ask ("have you always …") or go with praise ("you always paid on time"). Praise
    is an acknowledgement; "always late" and "never on time" are no praise.
"""

import re
from itertools import islice

from .nouns import Nouns
from .text import MOST_LOOKS, Sentence, rule, word_set

_ACCUSED_CUES = word_set(
    "fault problem mistake blame people because failed lied cheated ignored betrayed exploited ruined "
    "let forgot broke broken waste wasted wasting care listen only just should ashamed shame dare "
    "thinking how kidding joking crazy mad serious earth hell why keep"
)
_JUDGED_CUES = word_set(
    "ridiculous outrageous absurd unacceptable insulting insult joke laughable greedy nonsense unfair "
    "unfairly unreasonable shameless shameful scandal dishonest disrespectful irresponsible "
    "unprofessional selfish stubborn arrogant stupid blackmail extortion robbery rip ripoff liar liars "
    "lying fair serious reasonable"
)
_ALWAYS_CUES = ("always", "never")

_JUDGING = (
    r"(?:ridiculous|outrageous|absurd|unacceptable|insulting|an insult|a joke|laughable|greedy|nonsense"
    r"|unfair|unfairly|unreasonable|shameless|shameful|a scandal|dishonest|disrespectful|irresponsible"
    r"|unprofessional|selfish|stubborn|arrogant|stupid|blackmail|extortion|robbery|a rip-?off|liars?"
    r"|lying|not fair|not serious)"
)
_JUDGED = rule(_JUDGING, r"(?:isn'?t|wasn'?t) (?:fair|serious|reasonable)", "not reasonable")
_ACCUSED = rule(
    r"your (?:own )?fault",
    r"(?:that|this|it)(?:'?s| is| was) (?:all |only |just )?your (?:own )?(?:problem|mistake)",
    r"you(?:'re| are) to blame|blame you",
    r"you people|people like you|because of you",
    r"you (?:have |again )?(?:failed|lied|cheated|ignored|betrayed|exploited|ruined|let us down|forgot us)",
    r"you (?:have )?(?:broke|broken) (?:your|the|our) (?:word|promise|agreement|contract)",
    r"you(?:'re| are)? (?:waste|wasted|wasting) (?:my|our) time",
    r"you (?:don'?t|do not|never) (?:even )?(?:care|listen)",
    r"you (?:only|just) (?:care about|think (?:of|about)|want (?:money|our money|profit))",
    r"you should have (?:told|said|known|done|come|thought|kept|given|seen|\w{3,}ed)",
    r"you should be ashamed|shame on you|how dare you|what were you thinking",
    r"how (?:can|could) you (?:seriously|demand|expect|justify|claim|possibly|say|do (?:this|that)|even)",
    r"are you (?:kidding|joking|crazy|mad|serious(?! about))|you(?:'re| must be| are) (?:kidding|joking)",
    r"(?:why|what|how) (?:on earth|the hell)",
    r"why (?:do|did|have|must|are) you (?:people |guys )?(?:always|never|keep|refuse|only)",
    r"why (?:can'?t|don'?t|won'?t) you (?:just|ever|simply|even)",
    r"you (?:just )?keep (?:on )?(?:changing|raising|delaying|repeating|avoiding|ignoring|pushing|demanding"
    r"|blocking|complaining|refusing|asking)",
)
_ALWAYS = rule(r"you(?:'ve|'re| have| had| are| were| guys| all)? (?:always|never)(?! know)")
_ASKING = ("have", "had", "are", "were", "if", "can", "do", "did")
_PRAISE = (
    r"(?:on time|in time|fair|helped|helpful|good|well|reliabl[ey]|kept (?:your|our|the)|let us down"
    r"|honest|friendly|correct|support\w*|patient|flexible|open|kind|loyal|great|welcome\w*|punctual\w*"
    r"|delivered|late|complained)"
)
_PRAISED = rule(
    rf"you(?:'ve|'re| have| had| are| were)? (?:always|never)(?: \w+){{0,6}}? {_PRAISE}(?! (?:enough"
    r"|words))"
)
_ALWAYS_LATE = rule(
    r"always(?: \w+){0,4}? (?:late|let us down|complained)|never(?: \w+){0,4}? (?:on time|in time|fair"
    r"|helped|helpful|good|reliabl[ey]|honest|friendly|correct|support\w*|patient|flexible|open|kind"
    r"|kept|delivered)"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|without|neither|hardly|avoid|prevent|less|whether|if|rather than"
    r"|instead of|(?:do|does|did|would|wo|ca|could|is|was|are|were|should)n'?t|cannot)\b(?! (?:be|only"
    r"|so)\b)"
    r"(?:\W+(?!but\b|so\b|only\b|because\b)\w+){0,6}\W*$"
)
_RHETORICAL = re.compile(r"\W*(?:isn|aren|don|wasn|weren)'?t\b|\W*(?:so )?don'?t be\b")
_OURS = re.compile(
    r"\b(?:we|i)(?:'m|'re| (?:am|was|are|were|have|had|would|may|might|been|be))+(?: \w+){0,2}\s*$"
    r"|\bwe treat\w*\s*\w*\s*$"
)
_OURS_AFTER = re.compile(r" (?:of|from) (?:us|me)\b| (?:to|for|towards?|on) (?:you|your)\b")
_THEIR_VIEW = re.compile(
    r"\b(?:feel|feels|felt|feeling|(?:you|your \w+|they) (?:may |might |must |also |would "
    r"|will )?(?:said|say|think|find|found|see|saw|called|call|consider)"
    r"|(?:i|we) (?:can |do |fully |really )*(?:understand|see|hear|heard|imagine|know|get|realise|realize)"
    r"|(?:must|may|might) (?:look|seem|sound|be|have)|(?:what|which|where)(?: \w+){0,5} (?:looks|seems"
    r"|sounds|is|was|would be))"
    r"\b(?:(?!\bbut\b|[.;:]).)*$",
    re.S,
)
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[,;:–—] ?|\bbut\b")
_YOU_ARE = re.compile(r"\byou(?:'re| (?:are|were)) (?:(?!treated|being)\w+ ){0,2}$")


def praise(one: Sentence) -> re.Match[str] | None:
    """Return where always or never go with praise, if they do."""
    if not one.has(_ALWAYS_CUES) or one.low.startswith(" why") or _ALWAYS_LATE.search(one.low):
        return None
    return _PRAISED.search(one.low)


def read_blame(one: Sentence, nouns: Nouns) -> str:
    """Return the words that blame, or nothing."""
    low = one.low
    if one.has(_ACCUSED_CUES):
        for match in islice(_ACCUSED.finditer(low), MOST_LOOKS):
            before = one.before(match.start() + 1)
            if not _DENIED.search(before) or match.group().lstrip(" '").startswith(("why", "how")):
                return one.words(match)
    always = _ALWAYS.search(low) if one.has(_ALWAYS_CUES) else None
    if always and not praise(one) and not low[: always.start()].rstrip().endswith(_ASKING):
        return one.words(always)
    for match in islice(_JUDGED.finditer(low), MOST_LOOKS) if one.has(_JUDGED_CUES) else ():
        before = one.before(match.start() + 1)
        clause = _CLAUSE.split(before)[-1]
        if _DENIED.search(clause) and not _RHETORICAL.match(clause):
            continue
        if _OURS.search(clause) or _OURS_AFTER.match(low, match.end()):
            continue
        view = before.rsplit(" but ", 1)[-1]
        if _THEIR_VIEW.search(view) and not _YOU_ARE.search(clause):
            continue
        if not nouns.outside.isdisjoint(_WORD.findall(clause)) and not one.has(("you", "your")):
            continue
        return one.words(match)
    return ""
