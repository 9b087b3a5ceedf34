"""Words and move together: what to tell a learner when they differ, and how the move is heard."""

import re
from dataclasses import replace

from negolib.practice.table.moves import Move
from negolib.wording.text import Reading

# A question with one of these is not answered by yes or no, however it begins.
_MORE_THAN_YES = re.compile(r"\b(?:what|how|why|which|who|whom|whose|where|when)s?\b", re.IGNORECASE)


def note_on(move: Move, wording: Reading, meant: bool = False) -> str:
    """Return one kind sentence when the words and the move plainly differ, else nothing.

    Args:
        move: as it was marked.
        wording: what is heard in the words.
        meant: whether the learner was asked back, and has confirmed the mark: only what hurts is noted then.

    >>> from negolib.wording import read_words
    >>> note_on(Move("ask", open=True), read_words("Do you need four years?"))  # doctest: +ELLIPSIS
    'You marked this as an open question, but “Do you …” can be answered with yes or no; “What …” would ...'
    >>> note_on(Move("ask", open=True), read_words("What do you need?"))
    ''
    """
    if not wording.words:
        return ""
    told = wording.quotes
    if wording.threat and move.act not in ("threaten", "walk away"):
        return _threat_note(move.act, told["threat"])
    if wording.blame and move.act in ("acknowledge", "ask", "reframe"):
        meant = {"acknowledge": "an acknowledgement", "ask": "a question", "reframe": "a shared question"}
        return (
            f"You marked this as {meant[move.act]}, but “{told['blame']}” can be heard as blame; "
            "saying what you see, without judging it, keeps them listening."
        )
    if meant:
        return ""
    if move.act == "acknowledge":
        if not wording.acknowledgement and "taken back" in told:
            return (
                f"In “{told['taken back']}” the “but” takes back what you gave; "
                "end the sentence there, and begin a new one with “and” or with a question."
            )
        kind = wording.acknowledgement or wording.apology or wording.thanks
        if not kind and "acknowledgement" not in wording.unsure:
            return (
                "Name what they feel, did or see, so that they hear it in your words: "
                "“I can see that this was hard for you” is one way to begin."
            )
    if move.act == "ask":
        return _ask_note(move, wording)
    if move.act == "tell" and wording.question and "statement" not in told:
        return (
            f"You marked this as telling them something, but “{told['question']}” only asks; "
            "say first how it is on your side."
        )
    return ""


def _threat_note(act: str, words: str) -> str:
    if act == "warn":
        return (
            f"You marked this as a warning, but “{words}” sounds like a threat; "
            "“If we do not find a way, I would have to …” says the same calmly."
        )
    hidden = {
        "ask": "in your question ",
        "propose": "in your proposal ",
        "acknowledge": "beside your acknowledgement ",
    }
    return (
        f"The words “{words}” {hidden.get(act, '')}can be heard as a threat, and may be all they hear; "
        "try leaving them out."
    )


def _ask_note(move: Move, wording: Reading) -> str:
    told = wording.quotes
    if not wording.question:
        return (
            "You marked this as a question, but the words ask nothing outright; “What …?” or “How …?” would."
        )
    closed = told.get("closed_question", "")
    if move.open and closed and not wording.open_question and not _MORE_THAN_YES.search(closed):
        return (
            f"You marked this as an open question, but “{_opening(closed)}” can be answered with yes or no; "
            "“What …” would let them tell you more."
        )
    return ""


def _opening(words: str) -> str:
    return words if words.endswith(("…", "?")) else f"{words} …"


def effective(move: Move, wording: Reading) -> Move:
    """Return the move as it is heard.

    An "open" question whose words are all closed is heard as closed, and the other way round; a warning
    whose words threaten is heard as a threat; every other move stays as it was marked.

    >>> from negolib.wording import read_words
    >>> effective(Move("warn"), read_words("Sign by Friday, or else.")).act
    'threaten'
    >>> effective(Move("warn"), read_words("")).act
    'warn'
    """
    if move.act == "warn" and wording.threat:
        return replace(move, act="threaten")
    if move.act == "ask" and move.open is not None and wording.open_question != wording.closed_question:
        return replace(move, open=wording.open_question)
    return move
