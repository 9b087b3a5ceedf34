"""What words say again of a brief: facts, interests, values, criteria, alternatives, by the words they share.

Rare words weigh more, and so do numbers, since two texts seldom share one by chance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from negolib.cases import Case
from negolib.practice.table.seat import Seat

from .words import Word, content, words_of

_SENTENCE_ENDS = frozenset(".?!;\n")


@dataclass(frozen=True)
class _Text:
    kind: str
    name: str
    stems: frozenset[str]
    called: frozenset[str]
    body: frozenset[str]


class Texts:
    """What one party knows and may say, and what everybody can cite.

    Args:
        case: any case.
        seat: the speaker's.
    """

    def __init__(self, case: Case, seat: Seat) -> None:
        self._texts: list[_Text] = []
        party = case.party(seat.party)
        for name, text in seat.facts.items():
            self._learn("fact", name, "", text)
        for name, text in seat.interests.items():
            self._learn("interest", name, name, text)
            for line in seat.told.get(name, ()):
                self._learn("interest", name, "", line)
        for issue in seat.issues:
            for line in seat.told.get(issue, ()):
                self._learn("issue", issue, "", line)
        for name, text in seat.values.items():
            self._learn("value", name, name, text)
        for shared in seat.shared:
            self._learn("shared", shared.name, shared.name, shared.text)
        for one in case.criteria:
            self._learn("criterion", one.name, f"{one.name} {one.label}", f"{one.says} {one.source}")
        for other in party.alternatives:
            self._learn("alternative", other.name, f"{other.name} {other.label}", other.text)
        count = Counter(stem for text in self._texts for stem in text.stems)
        many = len(self._texts)
        self._weight = {stem: log(1 + many / times) for stem, times in count.items()}
        # What names an issue is said of the issue, and recalls no text by itself.
        for issue in case.issues:
            for stem in content(words_of(f"{issue.name} {issue.label} {seat.phrases[issue.name][0]}")):
                if stem in self._weight:
                    self._weight[stem] *= 0.5
        self._unknown = 0.6 * log(1 + many)

    def _learn(self, kind: str, name: str, called: str, text: str) -> None:
        known, body = (frozenset(content(words_of(one))) for one in (called, text))
        self._texts.append(_Text(kind, name, known | body, known, body))

    def near(self, words: Sequence[Word]) -> dict[str, tuple[str, float]]:
        """Return what is nearest to some words, of each kind: {kind: (name, how near from 0 to 1)}."""
        found: dict[str, tuple[str, float]] = {}
        for part in _sentences(words):
            said = frozenset(content(part))
            if not said:
                continue
            weight = sum(self._weight.get(stem, self._unknown) for stem in said)
            for text in self._texts:
                near = self._nearness(text, said, weight)
                if near > found.get(text.kind, ("", 0.0))[1]:
                    found[text.kind] = text.name, near
        return found

    def _nearness(self, text: _Text, said: frozenset[str], weight: float) -> float:
        shared = said & text.stems
        # One word in common is chance, unless little else is said on either side, or it is called common.
        common = self._of(shared)
        much = text.kind == "shared" or common >= max(0.5 * self._of(text.body), 0.35 * weight)
        long = text.kind in ("criterion", "alternative")
        name = self._of(said & text.called) / max(self._of(text.called), 1e-9)
        if not shared or (len(shared) < 2 and not (name >= 0.5 if long else much)):
            return 0.0
        if long:
            # Their texts are long: it counts how much of what is said is theirs, and whether they are named.
            return 0.6 * common / weight + 0.4 * min(1.0, 2 * name)
        return min(1.0, 2 * common / (weight + self._of(text.body)))

    def _of(self, stems: Iterable[str]) -> float:
        return sum(self._weight.get(stem, self._unknown) for stem in stems)


def _sentences(words: Sequence[Word]) -> list[Sequence[Word]]:
    """All the words, and each sentence of them."""
    parts: dict[int, list[Word]] = defaultdict(list)
    place = 0
    for word in words:
        if word.text in _SENTENCE_ENDS:
            place += 1
        else:
            parts[place].append(word)
    return [words, *parts.values()] if len(parts) > 1 else [words]
