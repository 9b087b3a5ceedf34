"""A learner's words as the ear takes them: small letters, bare stems, and numbers as numbers.

Numbers are heard however they are written: 7,000 and 7'000, "four hundred and twenty", "four-year".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from negolib.wording.text import word_set

_TOKEN = re.compile(
    r"\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|[%€$£¥]|[.,;:!?()\n]"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+")
_LINE = re.compile(r"\s*\n\s*")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = {word: value for value, word in enumerate(re.split(" ", _UNITS))}
_TENS = {
    word: 10 * value
    for value, word in enumerate(re.split(" ", "twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_LARGE = {"hundred": 100, "thousand": 1000}
_IRREGULAR = {
    "paid": "pay",
    "kept": "keep",
    "sold": "sell",
    "bought": "buy",
    "made": "make",
    "went": "go",
    "gone": "go",
    "lost": "lose",
    "percent": "%",
    "pct": "%",
    "yr": "year",
    "yrs": "year",
    "wk": "week",
    "wks": "week",
    "mths": "month",
    "can't": "cannot",
    "cant": "cannot",
}
# What is said in several ways, as the one word that means it: mostly how often. To name somebody has them
# named; to name a sum only says it.
_ALIKE = (
    (re.compile(r"\bname (?=(?:us|you)\b)|\b(?:use|show|give|print) (?:our|your) name\b"), "named "),
    (re.compile(r"\bper cent\b"), "percent"),
    (re.compile(r"\b(?:once (?:a|per|every|each) year|annual(?:ly)?)\b"), "yearly"),
    (re.compile(r"\b(?:(?:once a|every|each) quarter|every (?:three|3) months)\b"), "quarterly"),
    (re.compile(r"\b(?:once a|every|each) month\b"), "monthly"),
)
MARKS = frozenset(".,;:!?()\n")
# Words that stand in many sentences and name nothing.
COMMON = word_set(
    """a about again all also always am an and any anything are as at be because been before being best
    both but by can cannot come could day days did do does doing done dont each else even ever every
    everybody everything few for from get give given go good got had has have having he her here his how
    i if in instead into is it its itself just keep know large less let like little long make many may
    me might mine more most much must my need needs never new no nobody none nor not nothing now of off
    on once one only or other our ours out over own part per please put quite rather really right said
    same say see shall she should since so some somebody something still such sure take than that the
    their them then there these they thing things think this those though through time to today together
    too two under until up upon us use very want was way we well were what when where whether which
    while who whoever whole whom whose why will with within without would year you your yours yourself
    he'd i'd we'd i'm i've i'll we're we've we'll you're you've you'll you'd it's that's what's let's
    there's don't doesn't didn't won't isn't aren't wasn't weren't couldn't wouldn't shouldn't far ok
    okay yes yeah oh ah im id ill theres thats whats lets work works side sides back first last next
    matter matters offer deal line lines name"""
)


@dataclass(frozen=True)
class Word:
    """One word, number or mark.

    Attributes:
        text: in small letters.
        stem: without its ending; "" for a mark.
        number: its value, if it is one.
    """

    text: str
    stem: str
    number: float | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a comma, a full stop or another mark between words."""
        return not self.stem


def stem(word: str) -> str:
    """Return a word without the endings that change nothing of what it names.

    >>> [stem(word) for word in ("formats", "deliveries", "delivery", "paying", "yearly", "year")]
    ['format', 'deliver', 'deliver', 'pay', 'yearl', 'year']
    """
    word = _IRREGULAR.get(word, word)
    word = word.removesuffix("'s").rstrip("'")
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, least in (("ment", 7), ("ing", 6), ("ed", 6)):
        if word.endswith(ending) and len(word) >= least:
            word = word.removesuffix(ending)
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    if len(word) > 4 and word[-1] in "ey":
        word = word[:-1]
    return word


def words_of(text: str) -> list[Word]:
    """Return the words, numbers and marks of a text, in order.

    >>> [word.number or word.text for word in words_of("Four hundred and twenty, and a four-year term.")]
    [420.0, ',', 'and', 'a', 4.0, 'year', 'term', '.']
    """
    plain = text.lower().translate({**dict.fromkeys(map(ord, "’‘ʼ`´′"), "'"), ord("\xa0"): " "})
    for way, word in _ALIKE:
        plain = way.sub(word, plain)
    found = _TOKEN.findall(_LINE.sub(" \n ", plain))
    read, place = [], 0
    while place < len(found):
        token = found[place]
        length, value = _in_words(found, place)
        if length:
            read.append(Word(" ".join(found[place : place + length]), f"{value:g}", float(value)))
            place += length
            continue
        if token[0].isdecimal():
            plain = re.sub(r"[.,' ]", "", token) if _THOUSANDS.fullmatch(token) else token.replace(",", ".")
            read.append(Word(token, f"{float(plain):g}", float(plain)))
        else:
            read.append(Word(token, "" if token in MARKS else stem(token)))
        place += 1
    return read


def _in_words(tokens: Sequence[str], start: int) -> tuple[int, int]:
    """How many tokens from here are one number in words, and its value; 0 when none are."""
    total = part = 0
    place = start
    last = ""
    while place < len(tokens):
        token = tokens[place]
        if token in _SMALL and (not last or last in _LARGE or (last in _TENS and 0 < _SMALL[token] < 10)):
            part += _SMALL[token]
        elif token in _TENS and (not last or last in _LARGE):
            part += _TENS[token]
        elif token in _LARGE and last and (last not in _LARGE or part == 0):
            part *= _LARGE[token]
            if token == "thousand":
                total, part = total + part, 0
        elif token == "and" and last in _LARGE and {*tokens[place + 1 : place + 2]} & {*_SMALL, *_TENS}:
            place += 1
            continue
        else:
            break
        last = token
        place += 1
    return place - start, total + part


def content(words: Iterable[Word]) -> list[str]:
    """Return the stems that can name something.

    >>> content(words_of("We would like to have the boxes on time."))
    ['box']
    """
    return [word.stem for word in words if not word.is_mark and word.text not in COMMON]


def clauses(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return where the clauses of some words begin and end: at marks, and before "if", "but" and the like."""
    found, start = [], 0
    for place, word in enumerate(words):
        if word.is_mark or word.text in ("if", "but", "while", "whereas", "though", "because"):
            if place > start:
                found.append((start, place))
            start = place + 1 if word.is_mark else place
    if start < len(words):
        found.append((start, len(words)))
    return found
