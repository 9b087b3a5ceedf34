"""Hearing: from words, the case, a seat and the table to the moves that they may be."""

from dataclasses import dataclass

from negolib.cases import Case
from negolib.wording import Reading

from .moves import Move
from .seat import Seat
from .table import Table

MOST_PROPOSALS = 3


@dataclass(frozen=True)
class Proposal:
    """A move that words may be.

    Attributes:
        move: with the fields that follow from the words.
        phrase: the move said back in plain English, as "an open question about the formats".
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
        self.case, self.seat = case, seat

    def hear(self, words: str, reading: Reading, table: Table) -> Heard:
        """Return what is heard in words, as the table stands."""
        return Heard(reading)
