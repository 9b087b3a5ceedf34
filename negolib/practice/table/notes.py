"""Words and move together: what to tell a learner when they differ, and how the move is heard."""

from dataclasses import replace

from negolib.practice.table.moves import Move
from negolib.wording.text import Reading


def note_on(move: Move, wording: Reading) -> str:
    """Return one kind sentence when the words and the move differ, else nothing.

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
    if move.act == "acknowledge":
        if not wording.acknowledgement and "taken back" in told:
            return (
                f"In “{told['taken back']}” the “but” takes back what you gave; "
                "end the sentence there, and begin a new one with “and” or with a question."
            )
        if not (wording.acknowledgement or wording.apology or wording.thanks):
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
        return "You marked this as a question, but the words ask nothing yet; “What …?” or “How …?” would."
    if move.open and wording.closed_question and not wording.open_question:
        return (
            f"You marked this as an open question, but “{_opening(told['closed_question'])}” can be answered "
            "with yes or no; “What …” would let them tell you more."
        )
    if move.open is False and wording.open_question and not wording.closed_question:
        return (
            f"You marked this as a closed question, but “{_opening(told['open_question'])}” is an open one, "
            "and lets them tell you more; you may as well mark it as open."
        )
    if "no question mark" in told:
        words = told["no question mark"]
        return f"“{words}” reads as a question, and a question mark at its end makes that plain."
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
