"""Reasons, exchanges, apologies and thanks.

* **reason**: because, since (not of time), that is why, due to, according to, given that, so that, and
  "the index shows" and its like. Not in a question that asks for the reason.
* **if-then**: an exchange: "if you …, we …", "we can … if you …", "if we …, could you …", "in return". Not
  the polite "if you like" or "if you don't mind", and not in a sentence that threatens or warns.
* **apology**: sorry, I apologise, our mistake. Not "sorry to hear", nor when they are the ones to be sorry,
  nor when it is denied ("we will not apologise").
* **thanks**: thank you, thanks, grateful. Not "no thanks", "thanks to", "I would be grateful if".
"""

import re
from functools import cache

from .nouns import Nouns
from .text import Sentence, rule, word_set

_REASON_CUES = word_set(
    "because becouse becuase beacuse becasue bcs cuz becaus since why reason reasons due based "
    "according given so order therefore compared background index indices statistic statistics study "
    "studies survey report figures data benchmark table tariff inflation comparison list contract law "
    "guideline market agreement thanks"
)
_IF_CUES = word_set("if when provided soon long suppose assuming case return exchange quid give")
_SORRY_CUES = word_set(
    "sorry apologise apologize apology apologies fault mistake forgive excuse shouldn should shouldnt regret"
)
_THANK_CUES = word_set("thank thanks thankyou thx grateful thankful")

_REASON = rule(
    r"(?:because(?<!is it because)(?<!is that because)(?<!is this because)|becouse|becuase|beacuse"
    r"|becasue|bcs|cuz|becaus)(?! of you)",
    r"since(?<!ever since) (?!\d|then|last|the (?:beginning|start|last|strike|war|pandemic|crisis"
    r"|first)|(?:one|two|three|four|five|six|seven|eight|nine|ten|many|some|a|an|several|few|long|about"
    r"|over|more than)\b|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|yesterday|summer|winter|spring|autumn"
    r"|when)\b|(?:we|you|i) (?:last|first|met|spoke|started|signed|began|talked|moved|came))(?=\w)\w+",
    r"(?:that|this|which|it)(?:'?s| is| was) (?:the reason )?why|for (?:this|that|these) reasons?"
    r"|the reasons?(?: \w+){0,5} (?:is|are|was)|our reasons?",
    r"due to|based on|according to|given that|so that (?:we|you|our|the|both|they|everybody|nobody|it)"
    r"|in order to|therefore|compared (?:to|with)|the background is",
    r"(?:index|indices|statistics?|study|studies|survey|report|figures|data|benchmark|table|tariff"
    r"|inflation|comparison|price list|contract|law|guideline|market)(?: \w+){0,2}? (?:shows?|says?"
    r"|rose|risen|fell|fallen|went (?:up|down)|points?|proves?|tells?|suggests?|states?|increased"
    r"|dropped|climbed)",
    r"thanks to (?!you)\w+",
)
_ASKS_REASON = re.compile(
    r"^\W*(?:what|which|who)\b.*\breasons?\b|\b(?:does|do|did) the \w+ (?:show|say|tell|point|prove)"
)
_COURTESY = (
    r"(?:don'?t mind|do not mind|like|wish|please|agree|are ready|have (?:time|a minute|questions)"
    r"|allow|ask me|look at|see|remember|know|want(?! (?:us|a|the|four|more|\d|to (?:have|get|keep|pay"
    r"|buy|rent)))|think about|are honest)"
)
_ABLE = (
    r"(?:'d|'ll| (?:can|could|would|will|may|might"
    r"|are (?:ready|able|willing|prepared|happy|open|fine)|am (?:ready|able|willing|prepared"
    r"|happy|open|fine)|give|offer|take|pay|accept|move|sign|lower|reduce|raise|drop|agree|deliver"
    r"|go (?:down|up|to)|come|keep|commit|order|buy|add|extend|wait|stay))"
)
_GIVEN = (
    r"(?<!know )(?<!wonder )(?<!sure )(?<!ask )(?<!see )(?<!me )(?:if|when|provided(?: that)?"
    r"|as soon as|as long as|suppose|assuming|in case) "
)


@cache
def exchange_with(nouns: Nouns) -> re.Pattern[str]:
    """Compile the rule of exchanges with these nouns."""
    able = rf"(?:we|i|our (?:{nouns.our})){_ABLE}"
    return rule(
        rf"{_GIVEN}(?:you|your (?:{nouns.your}))(?! {_COURTESY}\b)(?:(?![?]).){{1,140}}? {able}",
        r"(?:we|i)(?:'d|'ll| can| could| would| will| are (?:ready|able|willing|prepared)| am (?:ready"
        r"|able|willing|prepared))(?! (?:be (?:happy|glad|grateful|thankful|nice)|appreciate|like it"
        r"|love it))"
        rf"(?:(?![?]).){{1,140}}? {_GIVEN}you(?! {_COURTESY}\b)",
        rf"{_GIVEN}(?:we|i) (?!look|see|agree|don'?t|do not|can'?t|cannot)(?:(?![?]).){{1,120}}? (?:(?:can"
        r"|could|would|will) you|you(?:'d|'ll| can| could| would| will))",
        r"in return(?! shipment)|in exchange|quid pro quo"
        r"|you give us(?:(?![?]).){1,60}?we (?:will )?give you",
    )


_SORRY = rule(
    r"sorry(?<!not sorry)(?<!be sorry)(?<!you sorry)(?<!than sorry)(?<!are sorry)"
    r"(?<!feel sorry)(?<!were sorry)(?! to hear| about your| for you\b| for your| that you)",
    r"(?:i|we)(?: (?!not\b|never\b)\w+){0,2} apologi[sz]e|apolog(?:y"
    r"|ies)(?<!an apology)(?<!your apology)(?<!your apologies)(?= (?:for|that|from)|\W*$)|(?:my"
    r"|our) (?:apology|apologies)",
    r"(?:my|our) (?:own )?(?:fault|mistake)|forgive (?:me|us)|(?:please )?excuse (?:the|my|our|us for"
    r"|me for)|(?:i|we) should(?:n'?t| not) have",
    r"(?:i|we) regret (?:that|my|our|the|this|it)",
)
_NO_SORRY = re.compile(r"\b(?:won'?t|not|never|no need to|don'?t|isn'?t|wasn'?t|nothing) (?:\w+ ){0,2}$")
_THANK = rule(
    r"(?:thank you|thank u|thankyou|thanks|thx)(?<!no thanks)(?<!no thank you)(?! to\b|, but no| but no)",
    r"(?:grateful|thankful)(?<!be grateful)(?<!be thankful)",
)


def read_courtesies(one: Sentence, found: dict[str, str], step: bool, exchange: re.Pattern[str]) -> None:
    """Find reasons, exchanges, apologies and thanks; no exchange in a sentence that threatens or warns."""
    low = one.low
    for name, cues, pattern in (
        ("reason", _REASON_CUES, _REASON),
        ("if_then", _IF_CUES, exchange),
        ("apology", _SORRY_CUES, _SORRY),
        ("thanks", _THANK_CUES, _THANK),
    ):
        if name in found or not one.has(cues) or (name == "if_then" and step):
            continue
        match = pattern.search(low)
        if not match or (name == "apology" and _NO_SORRY.search(low[: match.start() + 1])):
            continue
        if name == "reason" and one.marked and _ASKS_REASON.search(low):
            continue
        found[name] = one.words(match)
