"""Where the words name something else than the fields of the move: which two things differ, said plainly.

Only what can be seen is compared. A doubt costs one click, so in doubt there is one; words that name nothing
of the case are never doubted.
"""

from collections.abc import Sequence

from negolib.practice.table.moves import Move
from negolib.practice.table.phrasing import suggest
from negolib.practice.table.seat import Seat

from . import cues
from .names import Named, Names
from .words import Word, clauses, words_of

_MATTERS = {
    "most": "that it matters most",
    "little": "that it matters little",
}
# So plainly an option or an issue must be named for the words to contradict the mark.
_PLAIN_OPTION, _PLAIN_ISSUE, _TOUCHED = 0.7, 0.9, 0.25
_VARIANTS = 3


def difference(names: Names, seat: Seat, move: Move, text: str) -> tuple[str, str] | None:
    """Return what was marked and what the words say instead, in the middle of a sentence; None if neither.

    Args:
        names: of the case.
        seat: the speaker's.
        move: as it was marked.
        text: what is said with it. A line that is suggested for this move means it, whatever else it names.
    """
    if move.act not in ("ask", "tell", "reframe", "propose"):
        return None
    for line in suggestions(seat, move):
        text = text.replace(line, "")
    words = words_of(text)
    options = [named for named in names.options(words) if named.strength >= _PLAIN_OPTION and named.exact]
    if move.act == "propose":
        return _of_packages(seat, move, options)
    if not move.issue:
        return None
    return (
        _of_issues(names, seat, move, words)
        or _of_options(seat, move, options)
        or _of_weight(names, move, words)
    )


def suggestions(seat: Seat, move: Move) -> list[str]:
    """Return the lines that are suggested for a move: whoever says one of them means it."""
    return [suggest(seat, move, variant) for variant in range(_VARIANTS)]


def _of_packages(seat: Seat, move: Move, options: Sequence[Named]) -> tuple[str, str] | None:
    for issue in seat.issues:
        said = [named.option for named in options if named.issue == issue and not named.excluded]
        marked = [package[issue] for package in move.packages if issue in package]
        if said and not {*said} & {*marked}:
            phrase, called = seat.phrases[issue]
            return called[marked[0]] if marked else f"{phrase} left open", called[said[-1]]
    return None


def _of_issues(names: Names, seat: Seat, move: Move, words: Sequence[Word]) -> tuple[str, str] | None:
    touched = names.issues(words)
    first = next(iter(touched), "")
    if not first or touched[first] < _PLAIN_ISSUE or touched.get(move.issue, 0.0) >= _TOUCHED:
        return None
    return seat.phrases[move.issue][0], seat.phrases[first][0]


def _of_options(seat: Seat, move: Move, options: Sequence[Named]) -> tuple[str, str] | None:
    said = [named.option for named in options if named.issue == move.issue]
    if not move.option or not said or move.option in said:
        return None
    called = seat.phrases[move.issue][1]
    return called[move.option], called[said[-1]]


def _of_weight(names: Names, move: Move, words: Sequence[Word]) -> tuple[str, str] | None:
    """How much the words say that the issue matters, where that is the opposite of what was marked."""
    if move.act != "tell" or move.matters not in ("most", "little"):
        return None
    for start, end in clauses(words):
        part = words[start:end]
        if names.issues(part).get(move.issue, 0.0) < _PLAIN_ISSUE / 2:
            continue
        line = " ".join(word.text for word in part)
        little, most = cues.LITTLE.search(line), cues.MOST.search(line)
        if move.matters == "most" and little and not most:
            return _MATTERS["most"], _MATTERS["little"]
        if move.matters == "little" and most and not little:
            return _MATTERS["little"], _MATTERS["most"]
    return None
