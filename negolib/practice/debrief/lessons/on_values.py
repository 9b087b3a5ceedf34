"""Lessons from what was said of what one stands for, and from what had better not been said."""

from collections.abc import Iterator

from negolib.practice.debrief.transcript import Line, begun
from negolib.practice.table.moves import Move

from .evidence import EVIDENCE
from .lesson import Lesson, Seen


def _affirmed(seen: Seen) -> Iterator[tuple[Line, Move]]:
    """The learner's turns in which a value was named as shared."""
    for line in seen.told.of(seen.told.party):
        for move in line.moves:
            if move.act == "affirm":
                yield line, move


def _texts(seen: Seen) -> dict[str, str]:
    """What both hold, by its name and by the name that the learner's own party gives it."""
    party = seen.told.party
    pairs = [((one.name, one.values[party]), one.text) for one in seen.told.seats[party].shared]
    return {name: text for names, text in pairs for name in names}


def shared_value_unsaid(seen: Seen) -> Lesson | None:
    """A value that both hold, and that neither of them named."""
    shared = seen.told.seats[seen.told.party].shared
    if not shared or seen.mine.affirmed or seen.theirs.affirmed:
        return None
    hot = [round for round in seen.relationship.hot_rounds if round] if seen.relationship else []
    line = next((line for line in seen.told.of(seen.told.other) if line.round in hot), None)
    return Lesson(
        "values",
        "Name a value that you share",
        seen.at(line or seen.first("propose", "ask", "tell")),
        f"“{shared[0].text}” Both of you hold that, and nobody said it. What joins you is a place to stand "
        "on while you talk about what divides you.",
        EVIDENCE["feelings"],
        f"“Before we go on, one thing: {begun(shared[0].text)} I think that holds for us both. What would it "
        "mean for what is on the table?”",
        (0.15 if hot else 0.04) + 0.05 * seen.lost,
    )


def value_not_shared(seen: Seen) -> Lesson | None:
    """A value named as shared that the other side does not hold."""
    known = _texts(seen)
    wrong = next((line for line, move in _affirmed(seen) if move.value not in known), None)
    if wrong is None:
        return None
    return Lesson(
        "values",
        "Ask what they stand for before you say that you share it",
        seen.at(wrong),
        "You named a value of yours as one that both hold, and by their own brief they do not. People who "
        "are told what they stand for feel unseen.",
        EVIDENCE["feelings"],
        "“I have told you what matters to us. What is it that you would not give up, whatever the terms?”",
        0.1 + 0.05 * seen.lost,
    )


def good_shared_value(seen: Seen) -> Lesson | None:
    """A value that both hold was named: how to go further."""
    known = _texts(seen)
    found = next(((line, known[m.value]) for line, m in _affirmed(seen) if m.value in known), None)
    if found is None:
        return None
    line, text = found
    return Lesson(
        "values",
        "Let what you share choose between two options",
        seen.at(line),
        f"You said that you share it: “{text}” It carries further when it decides something: which of two "
        "options does more for it?",
        EVIDENCE["values"],
        "“We said what we both stand for. Of the options on this point, which one does most for that?”",
        0.02,
        good=True,
    )


def told_weakness(seen: Seen) -> Lesson | None:
    """A fact told that one's own brief advises to protect."""
    party = seen.told.case.party(seen.told.party)
    guarded = {one.name: one for one in party.information if one.advice == "protect"}
    for line in seen.told.of(seen.told.party):
        for move in line.moves:
            if move.act == "tell" and move.about == "fact" and move.fact in guarded:
                return Lesson(
                    "telling",
                    "Be honest, and still keep to yourself what only weakens you",
                    seen.at(line),
                    f"Your brief advises to protect this. {guarded[move.fact].why} To keep silent about it "
                    "is no lie, as long as nothing untrue is said in its place.",
                    EVIDENCE["dilemma"],
                    "“That is something I would rather not talk about. What I can tell you is what we need, "
                    "and why.”",
                    0.2 + 0.1 * seen.lost,
                )
    return None


RULES = (shared_value_unsaid, value_not_shared, good_shared_value, told_weakness)
