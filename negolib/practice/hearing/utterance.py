"""One thing that somebody says, with all that the rules of hearing look at."""

import re
from collections.abc import Sequence
from functools import cached_property

from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table
from negolib.wording import Reading

from . import cues
from .names import Named, Names
from .offers import Offered, offered
from .texts import Texts
from .words import Word, clauses, words_of

_GREETING = re.compile(
    r"^\W*(?:(?:good|nice) (?:morning|afternoon|evening)|hello|hi|hey)\b(?! (?:idea|point))", re.IGNORECASE
)
_ECHO = 5
# So many words after "apart from" are what is left aside.
_ASIDE = 3
_REQUEST = re.compile(r"(?<=but )(?:please )?(?:tell|show|explain|help)(?: to)? me\b")
_ENDS = frozenset(".?!\n")


class Utterance:
    """Words, as they are heard from a seat at a table.

    Attributes:
        reading: what was read in them.
        words, line: the words one by one, and as a text in small letters.
        seat, table: whose words, and what has been proposed.
    """

    def __init__(
        self, text: str, reading: Reading, names: Names, texts: Texts, seat: Seat, table: Table
    ) -> None:
        self.reading, self.seat, self.table = reading, seat, table
        self.names = names
        self.words = words_of(_GREETING.sub("", text))
        self.line = _line(self.words)
        self._texts = texts

    @cached_property
    def sentences(self) -> list[tuple[Sequence[Word], bool]]:
        """Each sentence, and whether it asks something."""
        found: list[tuple[Sequence[Word], bool]] = []
        start = 0
        echoed = False
        for place, word in enumerate([*self.words, Word(".", "")]):
            if word.text not in _ENDS:
                continue
            part = self.words[start:place]
            start = place + 1
            if any(not one.is_mark for one in part):
                line = _line(part)
                begins = _begins(line)
                plain = cues.ASKING.search(line) or cues.BEGINS_TO_ASK.match(line)
                begins = begins and not cues.WHAT_WAS_SAID.match(line)
                asks = word.text == "?" or bool(plain) or bool(begins and self.reading.question)
                found.append((part, asks))
        for place, (part, asks) in enumerate(found[:-1]):
            # "Trees? Sure, six limes." takes up a word of theirs, and asks nothing.
            if asks and len(part) <= _ECHO and not found[place + 1][1] and not _begins(_line(part)):
                found[place] = (part, False)
                echoed = True
        if echoed:
            return found
        said_before = cues.WHAT_WAS_SAID.match(self.line) and not self.line.endswith("?")
        if self.reading.question and not said_before and not any(asks for _, asks in found):
            found = [(part, True) for part, _ in found]
        return found

    @cached_property
    def asked(self) -> list[Word]:
        """The words of all that is asked."""
        return [word for part, asks in self.sentences if asks for word in part]

    @cached_property
    def stated(self) -> list[Word]:
        """The words of all that is not asked."""
        return [word for part, asks in self.sentences if not asks for word in part]

    @cached_property
    def own_words(self) -> list[Word]:
        """All but the sentences that only say what the others have said."""
        parts = [part for part, _ in self.sentences if not cues.THEIR_WORDS.search(_line(part))]
        return [word for part in parts for word in part]

    @cached_property
    def near(self) -> dict[str, tuple[str, float]]:
        """What is said again of a brief, of each kind: a question says nothing again, it asks."""
        return self._texts.near(self.stated)

    @cached_property
    def options(self) -> list[Named]:
        """The options that are named, but for those set aside."""
        return [named for named in self.names.options(self.words) if not named.excluded]

    @cached_property
    def offered(self) -> Offered | None:
        """The packages that the words put on the table, if any."""
        return offered(self.names, self.seat, self.words, self.line, self.table)

    def issue(self, words: Sequence[Word], least: float = 0.5) -> str:
        """The issue that words are about; "" where none is plain enough."""
        found = self.names.issues(words)
        name = next(iter(found), "")
        return name if name and found[name] >= least else ""

    @cached_property
    def asked_about(self) -> str:
        """The issue that a question is about; "" where none is plain enough.

        "Where does that number come from?" asks about what was named before. A list of guesses at the answer
        ("Is it this, or that?") and what the question leaves aside are not what it is about.
        """
        named = {one.issue for one in self.names.options(self.stated)}
        line = _line(self.asked)
        if len(named) == 1 and cues.POINTS_BACK.search(line):
            return named.pop()
        parts = [part for part, asks in self.sentences if asks]
        about = [part for part in parts if not cues.LISTED.match(_line(part))] or parts
        words = [word for part in about for word in part]
        request = _REQUEST.search(_line(words))
        if request:
            # "420 at most, but tell me what you need": what stands before is no part of the question.
            words = words[len(_line(words)[: request.start()].split()) :]
        for place, word in enumerate(words):
            ahead = _line(words[place : place + 2])
            if cues.LEFT_ASIDE.match(ahead) or cues.LEFT_ASIDE.fullmatch(word.text):
                words = [*words[:place], *words[place + 2 + _ASIDE :]]
                break
        asking = [words[a:b] for a, b in clauses(words) if _asks(_line(words[a:b]))]
        return self.issue([word for part in asking for word in part]) or self.issue(words)

    def unsure(self, feature: str) -> bool:
        """Whether the reading is in doubt about a feature."""
        return feature in self.reading.unsure


def _asks(line: str) -> bool:
    return bool(cues.WH.search(line) or cues.YES_NO.match(line))


def _begins(line: str) -> bool:
    return bool(cues.WH.match(line) or cues.YES_NO.match(line))


def _line(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
