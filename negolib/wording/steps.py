"""Threats and warnings: a step that would cost the other side something, and how it is said.

A step is to go to somebody else, to walk out, to strike, to sue, to end a contract or the talks, and so on.

* **threat**: the step hangs on their giving way ("if you don't sign, we go elsewhere", "unless you …", "or
  we walk", "otherwise …"), or is bluntly announced ("we will strike"); or there are the words "or else",
  "you will regret", "take it or leave it", "last chance", "do you want a strike". Denied, it is none.
* **warning**: the same step, said calmly: it hangs on us both ("if we do not find a way …", "without an
  agreement …"), or it is what we "would have to" do, or would do "if you don't …".
"""

import re
from functools import cache
from typing import NamedTuple

from .nouns import Nouns
from .text import Sentence, rule, word_set

_STEP_CUES = word_set(
    "elsewhere else court public press competition walk walking leave leaving strike striking tools "
    "stop sue lawyer lawyers legal cancel terminate end quit break off out done gone lock fire close "
    "throw replace another other different next switch consequences trouble over "
    "lose forget nothing up walkout competitor competitors"
)
_ULTIMATUM_CUES = word_set(
    "else regret sorry pay happens leave chance warning warn force choice court lawyers lawyer sure want do"
)
_MIGHT_CUES = ("would", "might", "may", "could", "d")

_STRIKE = r"strike(?! (?:a|an|the|us|me|out|this)\b)"
_SIMPLY_WE = "(?:we|i|they|people|my people|our people)"
_SOFT_WORD = (
    r"(?: (?:then|also|probably|unfortunately|perhaps|sadly|just|simply|all|definitely|really"
    r"|immediately|be|to))"
)
_GO = (
    r"(?:go|going|turn|look|looking|move|moving|switch|buy|order|search|rent|take|taking|sing|sign"
    r"|work|talk|change|find|give)"
)
# Those who go, and where to; and those who simply take somebody else, wherever they find one.
_GO_TO = (
    r"(?:go|going|turn|turning|look|looking|move|moving|switch|switching|change|changing|search|searching"
    r"|leave|leaving|send|take|taking|bring|give|refer|sell|apply|book|rent|buy|order|sign|sing|speak|talk"
    r"|work|fly)"
)
_TAKE = (
    r"(?:find|finding|hire|hiring|engage|invite|choose|take|taking|use|ask|call|get|order|buy|rent|book|have"
    r"|look for|search|search for)"
)


class Steps(NamedTuple):
    """The patterns of one edition: the step bluntly, calmly and as an ultimatum, and when it is announced."""

    blunt: re.Pattern[str]
    calm: re.Pattern[str]
    ultimatum: re.Pattern[str]
    announced: re.Pattern[str]
    if_you: re.Pattern[str]
    cues: frozenset[str]


@cache
def steps_with(nouns: Nouns) -> Steps:
    """Compile the rules of steps with these nouns."""
    we = rf"(?:{_SIMPLY_WE}|{nouns.we})"
    gone = (
        rf"{_GO}(?: (?!not)\w+){{0,4}}? (?:elsewhere|somewhere else|someone else|somebody else|to court"
        r"|public|the press|(?:the )?competition|to (?:the|a) (?:\w+ )?court|the (?:news)?papers?|the media)"
        rf"|{_GO_TO}(?: (?!not)\w+){{0,4}}? (?:to|for|with|at|from|on) (?:{nouns.gone_to})"
        rf"|{_TAKE}(?: \w+)?? (?:{nouns.taken})|(?:find|hire) (?:{nouns.gone_to})"
    )
    core = (
        rf"{gone}|(?:change|switch)(?: the)? {nouns.switched}"
        r"|walk(?:ing)? (?:away|out)|walk(?=\W*$)|leav(?:e|ing)(?=\W*$)|leav(?:e|ing) (?:the"
        rf" (?:{nouns.left})|you)"
        rf"|{_STRIKE}|(?:go|going) on strike|(?:call|vote (?:on|for)|start"
        r"|begin) (?:a |the )?strike|down tools|stop work\w*"
        r"|sue|(?:call|send|ask|involve) (?:our|the|a|my) lawyers?|(?:take )?legal (?:action|steps)"
        r"|(?:cancel|terminate|end|stop|quit) (?:the |our |this |your |all |with )?(?:contract|order"
        r"|orders|lease|talks?|deal\w*|deliver\w*|buying|suppl\w*|payments?|negotiat\w*"
        r"|programmes?|projects?|work)"
        r"|break (?:off|this off)|call (?:it|this|everything|the \w+) off"
        r"|make (?:it|this) public"
        rf"|lock you out|fire \w+|close {nouns.closed}|throw you out|replace you"
    )
    step = rf"(?:{core}|(?:out|done|gone)(?=\W*$))"
    # The work has to be done, and the letters have to be out: said of things, that is no step.
    modal = (
        r"(?:'ll|'re|'m| (?:will|shall|are|am|is|going to|gonna|must|have to|has to|need to|forced to"
        rf"|obliged to|have no choice but to)|{_SOFT_WORD})"
    )
    blunt = rule(
        rf"(?:{_SIMPLY_WE}{modal}* {step}|(?:{nouns.we}){modal}* (?:{core}))",
        rf"(?:will|must) we {_SOFT_WORD}*{step}",
        r"there(?:'ll be| will be|'s| is) (?:a |another |going to be a )?(?:strike|walk-?out|consequences"
        r"|trouble|no deal)|there(?:'ll| will) be no \w+",
        rf"the (?:{nouns.given_away}) (?:goes|will go|is|will be) (?:to (?:your|a|the"
        r"|an)\w* ?\w+|off|gone|dead|over|up)",
        r"you(?:'ll| will)? (?:lose (?:us|our|the|this)|can forget|get nothing)|you(?:'re| are) out",
        r"(?:it|that|this)(?:'?s| is| will be) (?:over|it)(?=\W*$)",
        rf"you(?:'ll| will) have to (?:find|look for) (?:{nouns.gone_to})",
    )
    calm = rule(
        rf"{we}(?:'d| (?:would|might|may|could))(?: (?!not\b|never\b|rather\b|like\b"
        rf"|prefer\b)\w+){{0,6}}? {step}",
        rf"(?:would|might|could) we (?:(?!not\b)\w+ ){{0,5}}?{step}",
        r"there (?:would|could|might|may) be (?:a |another )?(?:strike|walk-?out)",
    )
    ultimatum = rule(
        r"or else",
        r"you(?:'ll| will| are going to|'re going to| would) (?:regret|be sorry|pay for (?:this|that|it)"
        r"|see what happens)",
        r"take it or leave it|last chance|final warning|i warn you|we warn you|(?:don'?t"
        r"|do not) force (?:us|me)",
        r"you (?:leave|give) (?:us|me) no (?:other )?choice|see (?:you|us|each other) in court"
        r"|hear from (?:our|my) lawyers?",
        rf"(?:do|would) you (?:really )?want (?:a strike|us to {step}|to lose us)",
        rf"what (?:will|would|do) you do (?:if|when) {we} {step}",
        r"(?:we|i)(?:'ll| will| are going to|'re going to| am going to) make sure (?:that )?(?:you|nobody"
        r"|everybody|everyone)",
    )
    announced = rule(
        rf"{we}(?:'ll| will| shall| are going to|'re going to| are gonna)(?! (?:not|never|have))(?: \w+)? "
        rf"(?:{_STRIKE}|go on strike|walk (?:away|out)|sue|go to court"
        r"|cancel (?:the|our|your|all)|terminate)",
    )
    return Steps(blunt, calm, ultimatum, announced, _IF_YOU, _STEP_CUES | nouns.cues)


_UNSAID = re.compile(r"(?:\bnot|n't|\bnever) (?:think|believe|saying|mean|a|the|our|your)\b|\bnobody\b")
_HAVE_TO = re.compile(r"\b(?:have|has|need|forced|obliged|had|but) to\b|\bmust\b")
_NEVER = (
    r"(?:don'?t|do not|doesn'?t|does not|can'?t|can not|cannot|could not|couldn'?t|won'?t|will not"
    r"|didn'?t|did not|are not|aren'?t|not|no)"
)


_IF_YOU = rule(
    r"unless (?:you|your|the|this|that|my|our|i\b)",
    rf"(?:if|when|in case|as long as|should) you (?:(?:still|really|now|guys|people) )?(?:{_NEVER}"
    r"|never|refuse|reject|insist|fail|keep (?!the\b|your\b|our\b|this\b)\w+|continue|stay|raise"
    r"|increase|go (?:above|over|up)|leave|strike|do (?:that|this)|say no|want more"
    r"|want to raise|cut|lower|drop|close|sell|change|cancel|delay|block)",
    rf"(?:if|when) (?:we|i) {_NEVER} (?:get|receive|hear|have|see)",
    rf"(?:if|when) (?:the|your|this|that) (?:\w+ ){{1,2}}?(?:{_NEVER}|stays?|remains?|is (?:not|too))",
)
_IF_WE = rule(
    r"(?:if|when|in case|should) (?:we|i|both|both of us|the two of us) (?:both "
    rf"|together )?{_NEVER} (?:\w+ ){{0,2}}?"
    r"(?:find|reach|agree|come|settle|manage|make|solve|close|work|meet|get (?:to|any|this|an|there"
    r"|together)|succeed)",
    r"(?:if|when) (?:there is|there'?s|we (?:have|find|see|reach|get)) no (?:\w+ )?(?:deal|agreement"
    r"|solution|way|compromise)",
    r"(?:without|no) (?:an? |any |this |the )?(?:\w+ )?(?:deal|agreement|solution|compromise|settlement)",
    rf"(?:if|when) (?:it|this|that|the talks?|our talks?|the negotiations?) (?:{_NEVER} (?:\w+ )?work"
    r"|fails?|breaks? down)",
    r"either we|we both lose|if we fail",
)
_OR = re.compile(r"\b(?:or|otherwise|else)\W*$")


def _is_unsaid(before: str) -> bool:
    """Whether what stands before a step, back to the last comma, takes it back."""
    return bool(_UNSAID.search(before.rpartition(",")[2]))


def read_step(one: Sentence, steps: Steps) -> tuple[str, str]:
    """Return the words that threaten and the words that warn; at most one of them."""
    low = one.low
    if one.has(_ULTIMATUM_CUES):
        hard = steps.ultimatum.search(low)
        if hard and not _is_unsaid(low[: hard.start() + 1]):
            return one.words(hard), ""
    if not one.has(steps.cues):
        return "", ""
    calm = steps.calm.search(low) if one.has(_MIGHT_CUES) else None
    blunt = steps.blunt.search(low)
    if not calm and not blunt:
        return "", ""
    if _IF_WE.search(low) or (calm and (steps.if_you.search(low) or _HAVE_TO.search(calm.group()))):
        return "", one.said
    if blunt:
        before = low[: blunt.start() + 1]
        if steps.if_you.search(low) or _OR.search(before):
            return one.said, ""
        if _HAVE_TO.search(blunt.group()) and not _is_unsaid(before):
            return "", one.said
        announced = steps.announced.search(low)
        if announced:
            return one.words(announced), ""
    return "", ""
