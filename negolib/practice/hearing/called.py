"""What the issues and options of a case are called: learnt once from its names, labels and short forms.

A stem counts for an issue, or for an option, the more the fewer others it may mean.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from negolib.cases import Case
from negolib.practice.table.seat import Seat
from negolib.wording.text import word_set

from .words import COMMON, Word, content, words_of

NONE = word_set("no none without never nothing not")
_ARTICLES = word_set("a an the")
# What an issue is called by, what an option of it is called by, and what its reasons speak of.
HEAD, OPTION, REASON = 1.0, 0.6, 0.25

Heads = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Called:
    """How an option is named.

    Attributes:
        issue, option: which.
        phrases: its name, short form and label, word by word, where they have two words or more.
        keys: {stem: how much of the option it is}.
        forms: {stem: the words that it stands for in the option}: a "call" is not what one "called".
        whole: what the stems of its short form come to together.
        name: the stems of its name.
        none: whether it is that something is not.
        numbers: what it counts: (number, the stems after it).
    """

    issue: str
    option: str
    phrases: tuple[tuple[str, ...], ...]
    keys: Mapping[str, float]
    forms: Mapping[str, frozenset[str]]
    whole: float
    name: frozenset[str]
    none: bool
    numbers: tuple[tuple[float, frozenset[str]], ...]

    def is_called(self, stem: str, said: set[str]) -> bool:
        """Whether one of these words is meant by a stem of the option: any form, where it is a verb there."""
        forms = self.forms[stem]
        return bool(forms & said) or any(one.endswith(("ed", "ing")) for one in forms)


def heads_of(case: Case, seat: Seat) -> Heads:
    """Return by which stems each issue is known: {issue: {stem: how plainly}}."""
    found: dict[str, Counter[str]] = {}
    for issue in case.issues:
        phrase, options = seat.phrases[issue.name]
        known: Counter[str] = Counter()
        said = " ".join([*issue.option_names, *options.values(), *(o.own_label for o in issue.options)])
        reasons = f"{issue.why} {issue.reasons.get(seat.party, '')}"
        for weight, text in (
            (REASON, reasons),
            (OPTION, said),
            (HEAD, f"{issue.name} {issue.label} {phrase}"),
        ):
            known |= Counter(dict.fromkeys(content(words_of(text)), weight))  # type: ignore[arg-type]
        found[issue.name] = known
    # What one issue is called by means that issue, although an option of another one mentions it.
    owners: dict[str, set[str]] = defaultdict(set)
    for issue_name, known in found.items():
        for stem, weight in known.items():
            if weight >= max(other[stem] for other in found.values()):
                owners[stem].add(issue_name)
    return {
        issue: {
            stem: weight / len(owners[stem]) * (1 if issue in owners[stem] else 0.5)
            for stem, weight in known.items()
        }
        for issue, known in found.items()
    }


def options_of(case: Case, seat: Seat, heads: Heads) -> list[Called]:
    """Return how each option of each issue is named."""
    said = {
        (issue.name, option.name): (
            words_of(f"{option.name} ; {seat.phrases[issue.name][1][option.name]}"),
            words_of(option.own_label),
        )
        for issue in case.issues
        for option in issue.options
    }
    within: dict[str, Counter[str]] = defaultdict(Counter)
    everywhere: dict[str, set[str]] = defaultdict(set)
    for (issue, _), (near, label) in said.items():
        within[issue] += Counter({*_stems([*near, *label])})
        everywhere[issue] |= {word.stem for word in [*near, *label] if not word.is_mark}
        everywhere[issue] |= {stem for stem, weight in heads[issue].items() if weight > OPTION}
    numbers = {which: tuple(_numbers(near)) + tuple(_numbers(label)) for which, (near, label) in said.items()}
    # What several options count says nothing without its number.
    counted = Counter(unit for each in numbers.values() for unit in {u for _, units in each for u in units})
    found = []
    for (issue, option), (near, label) in said.items():
        keys: dict[str, float] = {}
        for words, part in ((near, 1.0), (label, 0.6)):
            for stem in _stems(words):
                if counted[stem] > 1 and numbers[issue, option]:
                    continue
                spread = sum(stem in stems for stems in everywhere.values())
                head = heads[issue].get(stem, 0.0) > OPTION
                shares = max(1, within[issue][stem]) * max(1, spread)
                keys.setdefault(stem, 0.3 * part if head else part / shares)
        name = words_of(option)
        if len(name) == 1 and name[0].text in COMMON:
            # "New", "none" or "all" name an option only where its issue is spoken of.
            keys[name[0].stem] = 0.5
        phrase = seat.phrases[issue][1][option]
        whole = sum(keys.get(stem, 1.0) for stem in {*_stems(words_of(phrase))})
        found.append(
            Called(
                issue,
                option,
                tuple(_spelled(option, phrase, case.option(issue, option).own_label)),
                keys,
                {stem: frozenset(form(w.text) for w in [*near, *label] if w.stem == stem) for stem in keys},
                whole or 1.0,
                frozenset(_stems(words_of(option)) if not numbers[issue, option] else ()),
                any(word.text in NONE for word in near),
                numbers[issue, option],
            )
        )
    return found


# Of the small words, only these can be counted: after another one, a number has no unit any more.
_UNITS = word_set("day days year time")
UNIT_REACH = 3


def units_after(words: Sequence[Word], place: int) -> list[str]:
    """Return the stems of what a number counts: up to three words that follow it."""
    units: list[str] = []
    for word in words[place + 1 : place + 1 + UNIT_REACH]:
        if word.is_mark or word.number is not None or (word.text in COMMON and word.text not in _UNITS):
            break
        units.append(word.stem)
    return units


def form(word: str) -> str:
    """Return a word without its plural: what makes a verb of it stays."""
    return word.removesuffix("s")


def _numbers(words: Sequence[Word]) -> Iterable[tuple[float, frozenset[str]]]:
    for place, word in enumerate(words):
        if word.number is not None:
            yield word.number, frozenset(units_after(words, place))


def _stems(words: Sequence[Word]) -> list[str]:
    """The stems by which an option may be known: no numbers, and small words only if it has nothing else."""
    named = [word for word in words if not word.is_mark and word.number is None]
    counts = any(word.number is not None for word in words)
    return content(named) or ([] if counts else [word.stem for word in named])


def _spelled(*texts: str) -> Iterable[tuple[str, ...]]:
    for text in dict.fromkeys(texts):
        spelled = tuple(plain(words_of(text)))
        if len(spelled) > 1:
            yield spelled


def plain(words: Iterable[Word]) -> list[str]:
    """Return words as they are compared one by one: numbers as figures, no article, no mark."""
    return [word.stem if word.number is not None else word.text for word in words if names_something(word)]


def names_something(word: Word) -> bool:
    """Whether a word is neither a mark nor an article."""
    return not word.is_mark and word.text not in _ARTICLES
