"""Between the mark and the words: what the mark settles, and when the other side would ask back.

Words that leave something unsure are heard as the move is marked. What the words say plainly stays as it was
read: a threat is one, whatever the button said. Only that somebody means a kind word cannot be seen in it, so
whoever is asked back and says "I mean it" is heard as acknowledging, unless the same words blame or threaten.
"""

from negolib.practice.table.moves import Move
from negolib.wording import FEATURES, Reading

from .ear import Ear, Heard

_MARKED = {
    "acknowledge": frozenset({"acknowledgement", "apology"}),
    "warn": frozenset({"warning"}),
    "threaten": frozenset({"threat"}),
    "propose": frozenset({"if_then"}),
    "tell": frozenset({"reason"}),
}
_OPEN, _CLOSED = frozenset({"question", "open_question"}), frozenset({"question", "closed_question"})
_KIND = frozenset({"acknowledgement"})


def may_settle(move: Move) -> frozenset[str]:
    """Return the features that a learner who means a move settles, whatever was read."""
    return _KIND if move.act == "acknowledge" else frozenset()


def settled(move: Move, reading: Reading, meant: bool = False) -> tuple[str, ...]:
    """Return the `FEATURES` that are heard in words said with a move.

    Args:
        move: as it was marked.
        reading: what was read in the words.
        meant: whether the learner was asked back, and has confirmed the mark.

    >>> from negolib.wording import read_words
    >>> settled(Move("acknowledge"), read_words("That was a long winter."), meant=True)
    ('acknowledgement',)
    """
    found = {*reading.found}
    if move.act == "ask":
        marked = _CLOSED if move.open is False else _OPEN
    else:
        marked = _MARKED.get(move.act, frozenset())
    # A thanks beside which nothing counts for sure is courtesy, whatever else it was marked as.
    found |= marked & {*reading.unsure} - (_KIND if reading.thanks else frozenset())
    if "open_question" in found or "closed_question" in found:
        found.add("question")
    if meant and reading.words and not (reading.blame or reading.threat or reading.thanks):
        found |= may_settle(move)
    return tuple(name for name in FEATURES if name in found)


def asked_back(ear: Ear, move: Move, words: str, heard: Heard) -> tuple[str, dict[str, str]]:
    """Return the occasion on which the other side asks back, and what to name then; "" when it need not.

    Args:
        ear: of the speaker's words.
        move: as it was marked.
        words: what is to be said with it.
        heard: what is heard in these words.
    """
    reading = heard.reading
    if not reading.words or move.act in ("accept", "walk away", "time up") or ear.suggested(move, words):
        return "", {}
    proposed = move in [proposal.move for proposal in heard.proposals]
    # Whoever has chosen among what was heard has been asked already: only plain words say otherwise then.
    threat = reading.threat or ("threat" in reading.unsure and not proposed)
    if threat != (move.act == "threaten") and not (move.act == "threaten" and reading.warning):
        return "ask back threat", {}
    if move.act == "acknowledge":
        kind = reading.acknowledgement or reading.apology
        kind = kind or (
            proposed and not reading.thanks and not _MARKED["acknowledge"].isdisjoint(reading.unsure)
        )
        return ("", {}) if kind else ("ask back feeling", {})
    if proposed:
        return "", {}
    asks = reading.question or bool((_OPEN | _CLOSED) & {*reading.unsure})
    if move.act == "ask" and (not asks or _only_offers(heard)):
        return "ask back question", {}
    if move.act == "tell" and reading.question and "statement" not in reading.quotes:
        return "ask back other", {}
    differ = ear.difference(move, words)
    return ("ask back which", dict(zip(("marked", "said"), differ, strict=True))) if differ else ("", {})


def _only_offers(heard: Heard) -> bool:
    acts = [proposal.move.act for proposal in heard.proposals]
    return acts[:1] == ["propose"] and heard.proposals[0].sure and "ask" not in acts
