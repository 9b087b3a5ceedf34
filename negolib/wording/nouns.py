"""The nouns in the rules: who is meant by "we" and "you", and to whom one can go instead.

The rules name no noun of any case. Whoever stands after "our", "my" or "the" can take a step;
whatever stands after "another" can be gone to, unless it is a thing of the talks themselves (`OF_TALKS`:
another way, date, offer). After weaker words ("the next …", "your …"), or as what is simply taken, it must be
a person by its ending (a printer, a violinist), a word for any firm, or a word that the case brings itself:
`vocabulary_of`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from .text import word_set

OF_TALKS = (
    r"(?:ways?|ideas?|dates?|times?|days?|weeks?|months?|years?|hours?|minutes?|moments?|evenings?|mornings?"
    r"|nights?|looks?|points?|issues?|questions?|answers?|reasons?|rounds?|steps?|solutions?|options?|versions?"
    r"|numbers?|figures?|prices?|percent|per|examples?|words?|things?|matters?|topics?|subjects?|chances?"
    r"|tr(?:y|ies)|attempts?|meetings?|talks?|calls?|cop(?:y|ies)|parts?|sides?|hal(?:f|ves)|kinds?|sorts?"
    r"|types?|levels?|angles?|pages?|lines?|cases?|deals?|agreements?|compromises?|packages?|proposals?|offers?"
    r"|terms?|clauses?|colou?rs?|sizes?|forms?|formats?|plans?|methods?|approach(?:es)?|arrangements?|paper"
    r"|letters?|messages?|directions?|orders?|one|ones|and|or|but|if|when|because|with|of|to|for|than|from|at"
    r"|in|on|by|the|you|we|us|it|that|which|who|unless|until|here|now|then|too|also)"
)
_PERSON = (
    rf"(?!(?:{OF_TALKS}|other|rather|however|never|ever|over|under|after|together|consider|water|weather)\b)"
    r"(?:\w{3,}(?:ers?|ors?|ists?|ians?)|\w+(?:man|men|woman|women))"
)
_ANY_FIRM = (
    r"(?:compan(?:y|ies)|firms?|partners?|customers?|agenc(?:y|ies)|vendors?|competitors?|places?|jobs?"
    r"|people|side|team)"
)


_OUTSIDE = word_set("market energy inflation tax taxes situation gas weather fuel law bank")


class HasVocabulary(Protocol):
    """Whatever brings words of its own, as a case does."""

    @property
    def vocabulary(self) -> Iterable[str]:
        """Nouns of its world, in small letters."""
        ...


@dataclass(frozen=True)
class Nouns:
    """Patterns of the nouns in the rules.

    Attributes:
        we: who takes a step, besides "we" and "I".
        left: what one can leave in the middle of a sentence ("leave the table").
        closed: what one can close.
        given_away: what can go to somebody else.
        gone_to: to whom one goes instead, with the words before.
        switched: whom one switches.
        taken: whom one takes instead, with the words before.
        our: who gives something in an exchange, after "our".
        your: who is to give something, after "your".
        outside: what may be judged without blaming anybody at the table.
        cues: further words that may stand for a step.
    """

    we: str
    left: str
    closed: str
    given_away: str
    gone_to: str
    switched: str
    taken: str
    our: str
    your: str
    outside: frozenset[str]
    cues: frozenset[str]


@cache
def nouns_with(vocabulary: frozenset[str] = frozenset()) -> Nouns:
    """Return the nouns of the rules, with those that a case brings itself."""
    brought = "".join(f"|{re.escape(word)}" for word in sorted(vocabulary))
    noun = rf"(?!{OF_TALKS}\b)\w{{3,}}"
    known = rf"(?:{_PERSON}|{_ANY_FIRM}{brought})"
    some = r"(?:an ?other|another|(?:a )?different|(?:the )?other)"
    weaker = r"(?:(?:a )?new|next|your|the(?: next)?)"
    return Nouns(
        we=rf"(?:our|my|the)(?: (?!{OF_TALKS}\b|contract\b)\w+){{1,2}}?",
        left="table|room|talks|coalition|building|city|country",
        closed=r"(?:the|our) (?!(?:deal|gap|difference|matter|case|file|sale|meeting|round|books?)s?\b)\w+",
        given_away=f"order|contract|deal|offer|job|price{brought}",
        gone_to=rf"{some} (?:{noun} )??{noun}|{weaker} (?:\w+ )?{known}",
        taken=rf"(?:{some}|{weaker}) (?:{noun} )??{known}",
        switched=rf"(?:\w+ers{brought})",
        outside=_OUTSIDE,
        cues=word_set("newspaper newspapers media"),
        our=r"\w+",
        your=r"\w+",
    )


def vocabulary_of(case: HasVocabulary | None) -> frozenset[str]:
    """Return the nouns that a case brings, in small letters; none without a case."""
    return frozenset(case.vocabulary) if case is not None else frozenset()
