"""Whether a text says where somebody would walk away, or asks the other side to say so.

Both are looked for in one sentence at a time, and shown in the learner's own words. It is about figures and
the way they are spoken of, in any case: with a price or without.
"""

import re

from negolib.cases import Case
from negolib.wording import quote
from negolib.worksheet.checks.cues import sentences_of

# So close to one's limit a figure gives it away, in units of the price.
NEAR = 3
_FIGURE = r"[\d.,]*\d"
_DEAL = r"(?:pay|go|accept|take|offer|do|sign|afford|spend|give|agree|stretch|settle|sell|charge|live with)"
_EDGE = r"(?:limit|walk-?away\w*|bottom line|reservation \w+|m(?:ax|in)imum|ceiling|floor|red line)"
_MOST = r"(?:most|least|highest|lowest|maximum|minimum|furthest|farthest|utmost)"
_AT_MOST = r"at (?:the )?(?:most|least|worst)"
_BEYOND = r"(?:above|over|beyond|past|more than|higher than|below|under|less than|lower than)"
_CANNOT = r"(?:(?:ca|could|wo|would)n'?t|(?:can|could|will|would) ?not|unable to|never)"


def _up_to(most: int) -> str:
    """Return a pattern for at most so many words."""
    return rf"(?:[\w'%]+\W+){{0,{most}}}?"


_OWN = (
    # the most that I could pay
    rf"\b{_MOST}\b\W+{_up_to(4)}(?:i|we)(?:'d|\W+(?:could|can|would|may|might|will|am|are))\b"
    rf"(?!\W+(?:\w+\W+)?(?:rather|prefer)\b)\W+{_up_to(4)}{_DEAL}\b",
    # our limit is 8
    rf"\b(?:our|my)\W+{_up_to(2)}{_EDGE}\b\W+(?:price\W+)?(?:(?:is|lies|stands|would be)\W+)?(?:at\W+|of\W+)?"
    rf"{_up_to(2)}{_FIGURE}",
    # 8 is our limit
    rf"{_FIGURE}\W+{_up_to(5)}(?:is|are|was|'s|because)\W+{_up_to(3)}(?:our|my|the)\W+{_up_to(2)}{_EDGE}\b",
    r"\bas (?:high|low|far) as (?:i|we)\W+(?:can|could|would|may)\b",
    # we cannot pay more than 8
    rf"\b{_CANNOT}\W+{_up_to(2)}{_DEAL}\W+{_up_to(2)}{_BEYOND}\W+{_up_to(2)}{_FIGURE}",
    # we would go as high as 8
    rf"\b(?:i|we|me|us)\b\W+{_up_to(5)}(?:up to|as (?:high|low|far) as|down to|{_AT_MOST})\W+"
    rf"{_up_to(2)}{_FIGURE}",
    # we can pay 8 at most
    rf"\b(?:i|we)\b\W+{_up_to(3)}{_DEAL}\W+{_up_to(3)}{_FIGURE}\W+{_up_to(5)}{_AT_MOST}\b",
    # not a cent more
    rf"\b(?:not|no) (?:a|one|a single) (?:cent|penny|euro|dollar|pound)\W+(?:more|less|{_BEYOND})\b",
    # above 8 we are gone
    rf"\b{_BEYOND}\W+{_up_to(2)}{_FIGURE}\W+{_up_to(4)}(?:i|we)(?:'d|'ll|'re|'m)?\W+{_up_to(3)}"
    r"(?:gone|out|leave|leaving|walk|go|stop|switch|lose|quit)\b",
)
_THEIRS = (
    # the lowest price that you would accept
    rf"\b{_MOST}\b\W+{_up_to(6)}(?:you|he|she|they)(?:'d|\W+(?:could|can|would|may|might|will|are))\b\W+{_up_to(3)}"
    r"(?:go|pay|accept|take|sign|offer|charge|sell|spend|afford|agree|let)\b",
    # how low can you go
    r"\bhow (?:far(?: up| down)?|high|low|much (?:lower|higher|further|more)) (?:can|could|would|are) you\b",
    # at which price would you leave
    r"\b(?:at|below|above|from) (?:which|what) (?:price|figure|point|sum|amount|number)\b.{0,40}"
    r"\b(?:walk|leave|go elsewhere|say no|refuse|stop|drop us|quit)",
    # what is your limit
    rf"\byour\W+{_up_to(2)}(?:{_EDGE}|(?:best|lowest|highest|last|final) (?:price|offer|figure))\b[^.!?]*\?",
    rf"\bwhere (?:is|lies|would|do) (?:your {_EDGE}|you (?:walk|leave|stop|draw the line))",
)
_OWN_RULE, _THEIR_RULE = (
    re.compile("|".join(f"(?:{one})" for one in cues), re.I) for cues in (_OWN, _THEIRS)
)
_KEPT = re.compile(
    r"\b(?:rather not|prefer not|keep \w+ (?:limit|to))\b"
    r"|(?:\bnot|n't|\bnever) (?:(?:going|want|like) to )?(?:name|tell|say|give|reveal|disclose)\b",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*")


def own_limit_in(text: str, case: Case | None = None, party: str = "") -> str:
    """Return the words in which a text gives its writer's own limit away, "" where it does not.

    Args:
        text: any text.
        case: with it, a figure at the party's own limit counts, too, unless it is one that everybody knows.
        party: whose limit.

    >>> own_limit_in("To be open with you: we could go up to 90. What do you say?")
    'To be open with you: we could go up to 90.'
    >>> own_limit_in("I would rather not name our limit.")
    ''
    """
    limit = case.reservation_price(party) if case and case.price and party else None
    known = _known_figures(case) if case and limit is not None else frozenset()
    for sentence in sentences_of(text):
        if _KEPT.search(sentence):
            continue
        near = limit is not None and any(
            abs(figure - limit) <= NEAR and figure not in known for figure in _figures(sentence)
        )
        if near or _OWN_RULE.search(sentence):
            return quote(sentence, most=90)
    return ""


def their_limit_in(text: str) -> str:
    """Return the words in which a text asks for the other side's limit, "" where it does not.

    >>> their_limit_in("What is the lowest price that you would accept?")
    'What is the lowest price that you would accept?'
    >>> their_limit_in("What matters most to you?")
    ''
    """
    return next((quote(one, most=90) for one in sentences_of(text) if _THEIR_RULE.search(one)), "")


def _figures(text: str) -> list[float]:
    plain = (one.strip(".,").replace(",", "") for one in _NUMBER.findall(text))
    return [float(one) for one in plain if re.fullmatch(r"\d+(?:\.\d+)?", one)]


def _known_figures(case: Case) -> frozenset[float]:
    """Return the figures that stand where everybody can read them."""
    read = [case.story, *(one.says for one in case.criteria)]
    read += [option.label for issue in case.issues for option in issue.options]
    return frozenset(figure for text in read for figure in _figures(text))
