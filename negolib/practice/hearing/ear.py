"""Hearing: from words, the case, a seat and the table to the moves that they may be."""

from dataclasses import dataclass

from negolib.cases import Case
from negolib.practice.table.moves import Move
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table
from negolib.wording import Reading

from .difference import difference, suggestions
from .guesses import Guess, guesses
from .names import Names
from .said_back import said_back
from .texts import Texts
from .utterance import Utterance

MOST_PROPOSALS = 3
# The likeliest must be likelier than that to be said at all; where nothing is, the learner chooses.
_LEAST, _LEAST_FIRST = 0.3, 0.45
# So likely, and so much likelier than any other act, a move need not be asked about.
_SURE, _AHEAD = 0.7, 0.12


@dataclass(frozen=True)
class Proposal:
    """A move that words may be.

    Attributes:
        move: with the fields that follow from the words.
        phrase: the move said back in plain English, as "an open question about the box formats".
        sure: whether it need not be asked about.
    """

    move: Move
    phrase: str
    sure: bool


@dataclass(frozen=True)
class Heard:
    """What is heard in words.

    Attributes:
        reading: what was read in them.
        proposals: the moves they may be, the likeliest first, at most three; none for empty words.
    """

    reading: Reading
    proposals: tuple[Proposal, ...] = ()


class Ear:
    """One party's way to be heard: what its words may be, in a case and from a seat.

    Args:
        case: any case.
        seat: the speaker's.
    """

    def __init__(self, case: Case, seat: Seat) -> None:
        self._seat = seat
        self._names, self._texts = Names(case, seat), Texts(case, seat)

    def hear(self, words: str, reading: Reading, table: Table) -> Heard:
        """Return what is heard in words, as the table stands."""
        if not reading.words:
            return Heard(reading)
        said = Utterance(words, reading, self._names, self._texts, self._seat, table)
        best: dict[str, Guess] = {}
        for guess in guesses(said):
            key = repr(guess.move)
            if guess.likely >= _LEAST and guess.likely > (best[key].likely if key in best else 0):
                best[key] = guess
        found = sorted(best.values(), key=lambda guess: -guess.likely)[:MOST_PROPOSALS]
        if not found or found[0].likely < _LEAST_FIRST:
            return Heard(reading)
        standing = table.on_table(self._seat.party)
        return Heard(
            reading,
            tuple(
                Proposal(
                    guess.move,
                    said_back(self._seat, guess.move, standing)
                    + ("" if guess.exact else ", which comes nearest"),
                    place == 0 and _is_sure(guess, found[1:]),
                )
                for place, guess in enumerate(found)
            ),
        )

    def suggested(self, move: Move, words: str) -> bool:
        """Whether these are the very words that are suggested for a move."""
        return words.strip() in suggestions(self._seat, move)

    def difference(self, move: Move, words: str) -> tuple[str, str] | None:
        """Return what was marked and what the words name instead, if they name something else."""
        return difference(self._names, self._seat, move, words)


def _is_sure(guess: Guess, others: list[Guess]) -> bool:
    second = max((other.likely for other in others if other.move.act != guess.move.act), default=0.0)
    return guess.exact and guess.likely >= _SURE and guess.likely - second >= _AHEAD
