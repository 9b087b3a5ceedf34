"""Acknowledgement: the other's feeling, effort or point of view is named.

* **acknowledgement**: "I understand", "I can see that … hard", "you must be tired", "you are right", "thank
  you for waiting", "from your point of view", "you kept …, and I noticed", "you always paid on time", "that
  must have hurt", "two years without an increase must have been hard", "it was unfair of us". Not
  "I would appreciate", which asks, nor "I understand that the price …", which names a thing of theirs only.
* **taken back**: followed by "but" or "however", in the same sentence or as the first word of the next, an
  acknowledgement does not count.
"""

import re

from .blame import praise
from .text import Sentence, rule, word_set

_UNDERSTOOD_CUES = word_set(
    "understand understood realise realize recognise recognize acknowledge respect see saw seen hear "
    "heard imagine appreciate value get know aware noticed notice remember believe accept sorry got"
)
_NAMED_CUES = word_set("you your must may might sounds point understandable wonder sense feel")
_BUT_CUES = word_set("but however nevertheless yet though although only")

_FEELING = (
    r"(?:hard|hardship|difficult|tough|unfair|unfairly|frustrat\w+|angry|anger|worr\w+|pressure|tired"
    r"|upset|effort|efforts|disappoint\w+|stress\w*|afraid|fear|fears|concern\w*|painful|pain"
    r"|(?:not|isn'?t|wasn'?t|hasn'?t)(?: been| always been)? easy|weigh(?:s|ed) on you"
    r"|sacrific\w+|patien\w+|proud|hurt|annoy\w+|uncertain\w*|burden"
    r"|struggl\w+|exhaust\w+|sad|nervous|work(?:ed)? (?:a lot|hard|so hard)|a lot of work|much work"
    r"|important (?:to|for) you\w*|matters? (?:to|for) you\w*|trust|loyal\w*|heavy|insult\w*|annoying)"
)
_SOFTLY = (
    r"(?:(?:can|do|really|fully|also|well|very|completely|totally|truly|could|both|certainly|quite"
    r"|very much|have|now|understand and) ){0,3}"
)
_REST = r"(?:(?!\bbut\b|[.;:!?]).){0,120}?"
_UNDERSTOOD = rule(
    rf"(?:i|we) {_SOFTLY}(?:understand|understood|realise|realize|recogni[sz]e|acknowledge|respect|see"
    r"|saw|seen|hear|heard|imagine|appreciate|value|get)"
    r"(?: (?:(?:that|how(?: much| hard| long)?|why|what|where) )?(?:you|your)(?! (?:price|offer"
    rf"|proposal|number|figure)s?\b)|{_REST} {_FEELING})",
    rf"(?:i|we)(?:'ve|'m)? {_SOFTLY}(?:know|aware|noticed|notice|remember|believe)\b{_REST} {_FEELING}",
    rf"(?:i|we) {_SOFTLY}(?:understand|understood|respect)(?: (?:that|this|it|it all|well"
    r"|completely))?(?=\s*(?:[,.;:!?–—]|$|and |but |however ))",
    r"(?:if|what) (?:i|we) (?:understand|understood|hear|heard|got) (?:you (?:right|correctly|well)|is)",
    r"(?:i|we) accept (?:your|the) (?:point|concern|criticism|argument)",
    r"sorry (?:to hear|about your|for your|that you (?:had|have))",
)
_NAMED = rule(
    r"(?<!if )(?<!do )(?<!did )(?<!when )(?<!would )(?<!why )you(?:r members|r people|r team| all"
    r"| both)?(?:'re| are| were| feel| felt| must feel| must be"
    r"| must have been| may feel| might feel| seem| sound| look)(?: (?:very|really|so|quite|rather"
    rf"|certainly|under a lot of|under|treated|a bit|still))* {_FEELING}",
    r"(?:it|this|that|these|those|two years|the last \w+)(?: (?:years?|months?|weeks?))?(?: must| may"
    r"| might|'?s| is| was| were| have| has| been| be| feels?| sounds?| looks?| seems?)+ (?:(?:very"
    rf"|really|so|quite|certainly|not|a) )*{_FEELING}(?: \w+)? (?:for|to|on) (?:you|your)",
    r"(?:it|this|that)(?: must| may| might)(?: have been| be| feel| have felt) (?:(?:very|really|so"
    rf"|quite) )*{_FEELING}",
    rf"(?:it|this|that) sounds (?:like )?(?:(?:very|really|so|quite) )*{_FEELING}",
    r"(?<!if )(?<!think )you(?:'re| are| may be| were) (?:absolutely |completely |quite "
    r"|totally )?right(?! (?:now|away|to|here)\b)",
    r"you have (?:a )?(?:good|fair|valid|strong) (?:point|argument|reasons?)|(?:good|fair|valid) point"
    r"|point taken",
    r"(?:that|this|it)(?:'?s| is) (?:very |completely |quite |really )?understandable|no wonder"
    r"|makes sense to me|that makes sense",
    r"in your (?:place|position|shoes|situation|chair),? (?:i|we)|(?:i|we) would (?:also )?feel the same",
    r"your (?:concerns?|worry|worries|point|frustration|anger|efforts?|work|patience|loyalty) (?:is"
    r"|are|was|were|has|have|helped|means?)(?! not\b)",
    r"what you(?:'re| are) saying is|as you said",
    r"(?:thank you|thanks|thank u|grateful)(?: \w+){0,2} for (?:your (?:patience|effort|efforts"
    r"|openness|honesty|trust|help|work|flexibility|understanding|loyalty|support)"
    r"|waiting|keeping|explaining|telling|being|staying|helping|listening|sharing|trusting|coming|making)",
    r"you(?:'ve| have)? (?:been|were) (?:very |always |really |so )?(?:patient|reliable|flexible|loyal"
    r"|helpful|open with|honest with|good to|fair to|fair with)",
    r"you(?:'ve| have)? (?:all )?(?:kept|held|helped|waited|stayed|gave|given|worked|delivered"
    r"|supported|paid|came|come|took|taken|made|did|done|moved|carried)"
    r"\b(?:(?!\bbut\b|\bwithout\b|[.;:!?]).){0,80}?(?:and )(?:i|we)(?:'ve| have| do)? (?:noticed"
    r"|notice|saw|seen|see|appreciate\w*|value|remember|not forget|not forgotten|respect|know)",
)
_HARDSHIP = (
    r"(?:hard|difficult|tough|bitter|rough|painful|disappointing|frustrating|exhausting|humiliating|insulting"
    r"|upsetting|unfair|stressful|lonely|(?:a )?(?:nightmare|slap|shock|blow|burden|strain|disappointment))"
)
_BORNE = (
    r"(?:hurt|stung|weighed (?:on|heavily)|worn you|cost you|taken (?:its|their|a) toll|kept you|been a lot"
    r"|frustrated|worried|exhausted|felt (?:like a|as though|as if)|been no fun)"
)
_WARM_CUES = word_set(
    "much lot must may might can cannot couldn would unfair wrong easy pleasant deserve deserves shoulders"
)
# What happened stands for whom it happened to: the sentence need not say "you".
_WARM = rule(
    rf"(?:must|may|might) have (?:been |felt )(?:(?:very|so|quite|really|a) )*{_HARDSHIP}",
    rf"(?:must|may|might) have (?:all )?{_BORNE}",
    r"must (?:still )?(?:hurt|sting|weigh on|wear you)",
    r"must (?:be|feel) (?:(?:very|so|quite|really) )*(?:frustrating|exhausting|lonely|painful|humiliating"
    r"|stressful|hard to (?:hear|bear|explain))",
    r"(?:cannot|can't|can not) be easy to (?:hear|bear|explain|say)",
    r"(?:cannot|can't|can not|couldn't|could not) have been (?:easy|pleasant|nice|fun)",
    r"(?:that|this|that \w+|your \w+) (?:was|is|were) (?:not|never) (?:an )?(?:easy|pleasant)",
    r"(?:it|that|this) was (?:very |so |quite )?(?:unfair|wrong|thoughtless|rude|unkind) of us",
    rf"would(?:'ve| have) (?:been|felt|made me|hurt|left me)(?: \w+){{0,2}}? {_FEELING}(?:,? too| as well)",
    r"(?:years?|months|you|your \w+) (?:(?!but )\w+ ){0,4}deserves? (?:better|more)",
    r"(?:it|that|this) (?:was|is) (?:a lot|much|too much) to (?:ask|bear|carry)",
    r"on your (?:shoulders|back)",
)
_THINGS = ("it ", "this ", "that ")
_OURS = re.compile(r"[^.;!?]{0,24} (?:for|to|on) (?:me|my|our|us(?! both))\b")
_FROM_THERE = rule(r"from your (?:point of view|side|perspective|chair|position|seat|view)")
_NOT_MEANT = re.compile(
    r"\b(?:would|'d) (?:really |also |very much )?(?:appreciate|value)\b|\b(?:see|understand) (?:no"
    r"|nothing)\b"
)
_BUT = re.compile(
    r"\b(?:but|however|nevertheless)\b(?! (?:also|more|less|no\b|not\b|without|thank|glad))"
    r"|,\s*(?:yet|though|although|only)\b|\band yet\b|\bthough (?:we|i|our|the|it)\b"
)
_BUT_NEXT = re.compile(r"\W*(?:but|however|nevertheless|still,|yet)\b")


def _not_ours(match: re.Match[str] | None, low: str) -> re.Match[str] | None:
    """What was hard for us, or what we must do, is no word about them."""
    ours = match and match.group().startswith(" m") and low[: match.start()].endswith((" we", " i"))
    if match and (ours or _OURS.match(low, match.end())):
        return None
    return match


def read_acknowledgement(one: Sentence, following: Sentence | None) -> tuple[str, str]:
    """Return the words that acknowledge, and the words that acknowledge and take it back; at most one.

    Args:
        one: the sentence.
        following: the next one.
    """
    low = one.low
    match = None
    if one.has(_UNDERSTOOD_CUES) and not _NOT_MEANT.search(low):
        match = _UNDERSTOOD.search(low)
    if not match and one.has(_NAMED_CUES):
        match = _NAMED.search(low) or (None if one.marked else _FROM_THERE.search(low))
        if match and match.group().lstrip(" '").startswith(_THINGS):
            match = _not_ours(match, low)
    if not match and one.has(_WARM_CUES):
        match = _not_ours(_WARM.search(low), low)
    match = match or praise(one)
    if not match:
        return "", ""
    but = _BUT.search(low, match.end()) if one.has(_BUT_CUES) else None
    if but:
        return "", one.part(match.start(), but.end())
    if following and _BUT_NEXT.match(following.low):
        return "", one.words(match)
    return one.words(match), ""
