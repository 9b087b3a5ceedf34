"""What words name of a case: its issues, and options of them, by whatever they are called there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from negolib.cases import Case
from negolib.practice.table.seat import Seat
from negolib.wording.text import word_set

from .called import NONE, UNIT_REACH, Called, form, heads_of, names_something, options_of, plain
from .counted import LESS, MORE, Counts
from .cues import ABSURD
from .words import COMMON, Word, clauses

_KEPT = word_set("keep stay stays leave remain remains unchanged untouched")
_DROPPED = word_set("drop scrap skip")
# So near before an issue stands what is to be done with it.
_REACH = 3
_AS_IT_IS = (" as is ", " as it is ", " as they are ", " as today ", " as now ", " as before ", " same ")
_ASIDE = word_set("instead rather not don't never dont nobody won't wouldn't")
# From here on a word is one that names an issue, and not just one that its reasons speak of.
_NAMES_IT = 0.9


@dataclass(frozen=True)
class Named:
    """An option that words name.

    Attributes:
        place: of the word that named it.
        issue, option: which.
        strength: how plainly, 0 to 1.
        exact: whether it is the very one, or the nearest to a number that no option has.
        excluded: whether the words set it aside ("instead of two years").
    """

    place: int
    issue: str
    option: str
    strength: float
    exact: bool = True
    excluded: bool = False


class Names:
    """What the issues and options of a case are called.

    Args:
        case: any case.
        seat: the speaker's, for the reasons that only this party knows.
    """

    def __init__(self, case: Case, seat: Seat) -> None:
        self._today = seat.today
        self._heads = heads_of(case, seat)
        self._called = options_of(case, seat, self._heads)
        self._counts = Counts(case, seat, self._called, self._heads)
        spelled = [(phrase, one) for one in self._called for phrase in one.phrases]
        self._spelled = sorted(spelled, key=lambda pair: -len(pair[0]))

    def is_head(self, stem: str) -> bool:
        """Whether an issue is called by this stem."""
        return any(heads.get(stem, 0.0) >= 0.5 for heads in self._heads.values())

    def issues(self, words: Sequence[Word]) -> dict[str, float]:
        """Return the issues that words touch, the most and first named first: {issue: how plainly}."""
        places = _places(words)
        found: dict[str, float] = {}
        first: dict[str, int] = {}
        for issue, heads in self._heads.items():
            hits = [stem for stem in heads if stem in places]
            found[issue] = sum(heads[stem] for stem in hits)
            first[issue] = min((places[stem] for stem in hits), default=len(words))
        for named in self.options(words):
            found[named.issue] += 0.7 * named.strength
        named_first = sorted(found, key=lambda issue: (-round(found[issue], 3), first[issue]))
        return {issue: found[issue] for issue in named_first if found[issue] > 0}

    def options(self, words: Sequence[Word]) -> list[Named]:
        """Return the options that words name, in the order of the words."""
        found, taken = self._spelled_out(words)
        spelled = {named.issue: named.place for named in found if not named.excluded}
        for start, end in clauses(words):
            clause = words[start:end]
            counted = [named for named in self._numbers(words, start, end) if named.place not in taken]
            numbered = {named.issue for named in counted}
            verbal = [
                replace(named, place=start + named.place)
                for named in self._verbal(clause)
                if named.issue not in numbered
            ]
            here = [
                named
                for named in [*counted, *verbal]
                if named.place not in taken
                and not (named.issue in spelled and start <= spelled[named.issue] < end)
            ]
            there = {one.issue for one in [*here, *found] if not one.excluded}
            other = any(start <= one.place < end and not one.excluded for one in [*here, *found])
            kept = [] if other and not _as_it_is(clause) else self._as_today(clause)
            found += here
            found += [Named(start, issue, self._today[issue], 0.7) for issue in kept if issue not in there]
        if found and ABSURD.search(" ".join(word.text for word in words)):
            found = [replace(one, excluded=one.excluded or _absurd(words, one.place)) for one in found]
        return sorted(found, key=lambda named: named.place)

    def beyond(self, words: Sequence[Word]) -> tuple[str, str] | None:
        """Return what "below 420" or "more than 30 days" names: an issue, and its nearest option beyond."""
        for place, word in enumerate(words):
            way = -1 if word.text in LESS else 1 if word.text in MORE else 0
            reach = range(place + 1, min(place + 4, len(words)))
            ahead = next((at for at in reach if words[at].number is not None), None)
            if word.text == "than" and place:
                way = 1 if words[place - 1].text in MORE else -1
            if not way or ahead is None:
                continue
            for named in self._numbers(words, ahead, min(ahead + 1 + UNIT_REACH, len(words))):
                value = words[named.place].number or 0.0
                sizes = self._counts.sizes(named.issue)
                past = {name: size for name, size in sizes.items() if (size - value) * way > 0}
                if past:
                    return named.issue, min(past, key=lambda name: abs(past[name] - value))
        return None

    def _spelled_out(self, words: Sequence[Word]) -> tuple[list[Named], set[int]]:
        """The options that are said word for word, the longest first, and the places that they take up."""
        at = [place for place, word in enumerate(words) if names_something(word)]
        texts = plain(words)
        found: list[Named] = []
        taken: set[int] = set()
        for phrase, one in self._spelled:
            for start in range(len(texts) - len(phrase) + 1):
                if texts[start] != phrase[0] or tuple(texts[start : start + len(phrase)]) != phrase:
                    continue
                places = set(at[start : start + len(phrase)])
                if not places & taken:
                    taken |= places
                    aside = _set_aside(words, at[start])
                    found.append(Named(at[start], one.issue, one.option, 1.0, excluded=aside))
        return found, taken

    def _verbal(self, clause: Sequence[Word]) -> Iterable[Named]:
        """The option of each issue that a clause names by a word of it, and the one that it sets aside."""
        places = _places(clause, common=True)
        said: dict[str, set[str]] = defaultdict(set)
        for word in clause:
            said[word.stem].add(form(word.text))
        none = any(word.text in NONE for word in clause)
        best: dict[tuple[str, bool], tuple[float, float, Named]] = {}
        for one in self._called:
            if one.none and not none:
                continue
            hits = {
                stem: weight if one.is_called(stem, said[stem]) else 0.4 * weight
                for stem, weight in one.keys.items()
                if stem in places
            }
            touched = any(w >= _NAMES_IT and stem in places for stem, w in self._heads[one.issue].items())
            strength = _strength(one, hits, touched)
            if strength < 0.45:
                continue
            own = [stem for stem in hits if hits[stem] >= 0.5] or list(hits)
            place = min(places[stem] for stem in own)
            named = Named(place, one.issue, one.option, strength, excluded=_set_aside(clause, place))
            rank = (strength, sum(hits.values()), named)
            if rank[:2] > best.get((one.issue, named.excluded), (0.0, 0.0, named))[:2]:
                best[one.issue, named.excluded] = rank
        return [named for _, _, named in best.values()]

    def _as_today(self, clause: Sequence[Word]) -> Iterable[str]:
        """Issues that a clause wants to keep as they are."""
        dropped = next((at for at, word in enumerate(clause) if word.text in _DROPPED), None)
        if dropped is not None and any(word.text == "to" for word in clause[dropped:]):
            # To drop something to less is not to do without it.
            dropped = None
        if _KEPT.isdisjoint(word.text for word in clause) and dropped is None and not _as_it_is(clause):
            return
        places = _places(clause)
        for issue, heads in self._heads.items():
            # To drop an amount is to lower it, not to do without it.
            if dropped is not None and self._counts.is_amount(issue):
                continue
            near = {
                stem for stem, at in places.items() if dropped is None or dropped < at <= dropped + _REACH
            }
            if any(weight >= _NAMES_IT and stem in near for stem, weight in heads.items()):
                yield issue

    def _numbers(self, words: Sequence[Word], start: int, end: int) -> Iterable[Named]:
        beside = set(_places(words[start:end]))
        for place in range(start, end):
            counted = self._counts.read(words, place, beside)
            if counted:
                aside = _set_aside(words[start:end], place - start)
                yield Named(place, counted.issue, counted.option, counted.strength, counted.exact, aside)


def _absurd(words: Sequence[Word], place: int) -> bool:
    """Whether a word stands in a clause that calls it madness, or a headache."""
    start, end = next(((a, b) for a, b in clauses(words) if a <= place < b), (place, place))
    return bool(ABSURD.search(" ".join(word.text for word in words[start:end])))


def _as_it_is(clause: Sequence[Word]) -> bool:
    line = f" {' '.join(word.text for word in clause)} "
    return any(way in line for way in _AS_IT_IS)


def _strength(one: Called, hits: Mapping[str, float], touched: bool) -> float:
    """How plainly an option is named: by most of its words, by its name, or by a word of its own."""
    if not hits:
        return 0.0
    own = [stem for stem, weight in hits.items() if weight >= 0.5]
    share = min(1.0, sum(hits.values()) / one.whole)
    if one.none or (own and share >= 0.5):
        return share
    small = all(hits.get(stem, 1.0) <= 0.5 for stem in one.name)
    if one.name and one.name <= set(hits) and (touched or not small):
        return 0.55 + 0.15 * touched
    if any(hits[stem] >= 0.9 for stem in own) or (own and touched) or len(own) > 1:
        return 0.45 + 0.15 * touched + 0.15 * (len(own) > 1)
    return 0.0


def _places(words: Sequence[Word], common: bool = False) -> dict[str, int]:
    """Where each stem stands first; small words only if they are wanted."""
    found: dict[str, int] = defaultdict(int)
    for place, word in reversed(list(enumerate(words))):
        if not word.is_mark and (common or word.text not in COMMON):
            found[word.stem] = place
    return found


def _set_aside(words: Sequence[Word], place: int) -> bool:
    """Whether a word stands after "instead of", "rather than", "not", or between "from" and "to"."""
    near = words[max(0, place - 4) : place]
    marks = [at for at, word in enumerate(near) if word.is_mark]
    before = [word.text for word in near[marks[-1] + 1 if marks else 0 :]]
    aside = _ASIDE if "to" in before else _ASIDE | _DROPPED
    if not aside.isdisjoint(before) and "why" not in before:
        return True
    return before[-1:] == ["from"] and "to" in [word.text for word in words[place + 1 : place + 5]]
