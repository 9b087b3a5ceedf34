"""Where a learner's words and the mark on them differed: both, side by side, and how they were heard."""

from dataclasses import dataclass

from negolib.in_words import sentence_start
from negolib.practice.table.notes import effective, note_on
from negolib.wording import quote

from .transcript import Line, Transcript, when


@dataclass(frozen=True)
class Beside:
    """One turn of the learner, in which the words said something else than the mark.

    Attributes:
        words: what was said.
        marked, heard: what it was marked as and heard as, in a few words.
        sentence: both, and what would have made them one.
    """

    round: int
    words: str
    marked: str
    heard: str
    sentence: str


def words_beside_marks(told: Transcript) -> tuple[Beside, ...]:
    """Return the learner's turns in which words and mark differed, or that were asked back about."""
    return tuple(one for line in told.of(told.party) if (one := _beside(told, line)))


def _beside(told: Transcript, line: Line) -> Beside | None:
    turn = told.talks.turns[line.place]
    if not line.words or not turn.moves:
        return None
    move = turn.moves[0]
    note, other = note_on(move, line.wording), effective(move, line.wording) != move
    if line.taken_back:
        note = f"In “{line.taken_back}” the “but” took back the acknowledgement that you had marked."
    if not (note or other or turn.meant):
        return None
    marked, heard = told.told_of(move), told.told_of(line.moves[0])
    said = [f"{sentence_start(when(line.round))} you said “{quote(line.words, 90)}”"]
    said.append(note or f"Your mark said that you {marked}.")
    if turn.meant:
        said.append("You were asked back, said that you meant it, and that is how it was taken.")
    elif other:
        said.append(f"What was heard: that you {heard}.")
    return Beside(line.round, line.words, marked, heard, " ".join(said))
