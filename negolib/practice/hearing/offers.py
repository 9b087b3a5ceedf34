"""Packages in words: whole, in part, several at once, or as a change to what is on the table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from negolib.practice.table.moves import MOST_PACKAGES
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table
from negolib.wording.text import word_set

from .names import Named, Names
from .words import Word

Package = dict[str, str]
_THING = r"(?:offer|proposal|package|version|terms|suggestion|idea)"
_YOURS = re.compile(
    rf"\byour (?:\w+ )?{_THING}\b|\bwhat you (?:\w+ )?(?:said|offered|proposed|put|suggested|have|want)\b"
    r"|\b(?:take|accept|like) yours\b|^yours\b|\brest (?:as|like) (?:you|in your)\b"
)
_MINE = re.compile(
    rf"^(?:\w+ , )?(?:the |exactly the )?same\b|\bmy (?:last|first|previous|earlier|old|own) {_THING}\b"
    rf"|\bmy {_THING} (?:\w+ )?(?:stands|but|with|plus|except|from before|as before|again)\b"
    r"|\bwhat i (?:\w+ )?(?:said|offered|proposed|put)\b|\bsame (?:as before|package|offer|again)\b"
    r"|\bas before (?:but|only|with|except)\b|\brest as (?:i|before|in my)\b"
)
_REST = re.compile(
    r"\b(?:the )?rest (?:stays?|remains?|as|is|can|like|un)\b|\bnothing else changes\b"
    r"|\b(?:everything|all|anything)(?: the)? (?:else|rest)\b|\beverything (?:stays|remains|as)\b"
    r"|\b(?:leave|keep) (?:everything|it all|all of it)\b|\botherwise (?:as|like|no)\b"
)
# What is only mentioned is not proposed: a change to it follows ("your offer, but …"), or one keeps it so.
_CHANGED = re.compile(
    r"\b(?:but|with|only|except|plus|just|instead|if|at|and|for)\b|,|^i(?:'ll| will)? (?:take|go)\b"
)
_KEPT = re.compile(r"\b(?:leave|keep|stays?|remains?|today|again|still|same|stands|as it is|as before)\b")
_SPLIT = frozenset(("or", "alternatively", "otherwise"))
_LETTERS = word_set("a b c")
_PACKAGES = word_set("package option version variant proposal offer number")
_ORDERED = frozenset((";", "either", "second", "secondly"))
_ORDER = re.compile(
    r"\beither\b|\b(?:two|three|2|3) (?:\w+ )?"
    r"(?:options|ways|packages|versions|possibilities|offers|proposals|things)\b|\bside by side\b"
    r"|\bfirst ?[,:].*\bsecond\b"
)


@dataclass(frozen=True)
class Offered:
    """What words put on the table.

    Attributes:
        packages: one to three; one alone may leave issues open.
        named: how many options the words themselves name.
        based: whether they change a package that is on the table, or leave all the rest as it is.
        exact: whether each number is one that an option has.
        strength: how plainly the options are named, on average.
    """

    packages: tuple[Mapping[str, str], ...]
    named: int
    based: bool
    exact: bool
    strength: float


def offered(names: Names, seat: Seat, words: Sequence[Word], line: str, table: Table) -> Offered | None:
    """Return the packages that words propose; None when they name no option and change no package.

    Args:
        names: of the case.
        seat: the speaker's.
        words: what is said.
        line: the same, as a text in small letters.
        table: what has been proposed so far.
    """
    found = [named for named in names.options(words) if not named.excluded]
    base = _base(seat, line, table, bool(found))
    if not found and not base:
        return None
    parts = _alternatives(words, line, found)
    exact = all(named.exact for named in found)
    strength = sum(named.strength for named in found) / len(found) if found else 0.8
    if len(parts) > 1:
        under = base or _whole(table.standing.get(seat.party), seat) or dict(seat.today)
        under = {**seat.today, **under}
        packages: list[Package] = []
        for part in parts:
            package = _in_order(seat, {**under, **_chosen(part)})
            if package not in packages:
                packages.append(package)
        return Offered(tuple(packages[:MOST_PACKAGES]), len(found), bool(base), exact, strength)
    package = _in_order(seat, {**base, **_chosen(found)})
    return Offered((package,), len({named.issue for named in found}), bool(base), exact, strength)


def _base(seat: Seat, line: str, table: Table, changed: bool) -> Package:
    """The package that the words change, if they change one: theirs, one's own last one, or today's."""
    theirs = _YOURS.search(line)
    if theirs and changed and table.standing.get(seat.other) and _CHANGED.search(line, theirs.end()):
        return dict(table.standing[seat.other][0])
    if not changed and not _KEPT.search(line):
        return {}
    if _MINE.search(line) and table.standing.get(seat.party):
        return dict(table.standing[seat.party][0])
    return dict(seat.today) if _REST.search(line) else {}


def _whole(packages: Sequence[Mapping[str, str]] | None, seat: Seat) -> Package:
    own = packages[0] if packages else {}
    return dict(own) if len(own) == len(seat.issues) else {}


def _in_order(seat: Seat, package: Mapping[str, str]) -> Package:
    return {issue: package[issue] for issue in seat.issues if issue in package}


def _chosen(found: Sequence[Named]) -> Package:
    """One option of each issue: of several, an exact one before a near one, and the last one said."""
    best: dict[str, Named] = {}
    for named in found:
        before = best.get(named.issue)
        if not before or (named.exact, named.strength >= 0.7) >= (before.exact, before.strength >= 0.7):
            best[named.issue] = named
    return {issue: named.option for issue, named in best.items()}


def _alternatives(words: Sequence[Word], line: str, found: Sequence[Named]) -> list[list[Named]]:
    """The options of each of several packages; what stands before the first belongs to all."""
    ordered = bool(_ORDER.search(line))
    cuts = [
        place
        for place, word in enumerate(words)
        if word.text in _SPLIT
        or (ordered and word.text in (";", "either", "second", "secondly"))
        or _counted(words, place)
    ]
    if cuts or ordered:
        cuts = sorted({*cuts, *_begun_again(words, found, cuts)})
    if not cuts:
        return [list(found)]
    bounds = [0, *cuts, len(words)]
    parts = [[n for n in found if a <= n.place < b] for a, b in pairwise(bounds)]
    counted = any(_counted(words, place) for place in cuts)
    common = parts.pop(0) if words[cuts[0]].text == "either" or counted else []
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return [list(found)]
    chosen = [_chosen(part) for part in parts]
    apart = any(
        one[issue] != other[issue] for one, other in pairwise(chosen) for issue in set(one) & set(other)
    )
    if not apart and not ordered and not counted:
        return [list(found)]
    return [[*common, *part] for part in parts]


def _begun_again(words: Sequence[Word], found: Sequence[Named], cuts: Sequence[int]) -> list[int]:
    """The commas after which an issue is named once more, otherwise: where the next of a list begins."""
    begun: list[int] = []
    known: dict[str, str] = {}
    last = 0
    for named in found:
        if any(last < cut <= named.place for cut in cuts):
            known = {}
        commas = [at for at in range(last, named.place) if words[at].text in (",", ";")]
        if known.get(named.issue, named.option) != named.option and commas:
            begun.append(commas[-1])
            known = {}
        known[named.issue] = named.option
        last = named.place
    return begun


def _counted(words: Sequence[Word], place: int) -> bool:
    """Whether a package begins here with its number: "(2)", or "option two:"."""
    three = words[place : place + 3]
    if len(three) < 3 or (three[1].number is None and three[1].text not in _LETTERS):
        return False
    return (three[0].text, three[2].text) == ("(", ")") or (
        three[0].text in _PACKAGES and three[2].text in (":", ",", ".")
    )
