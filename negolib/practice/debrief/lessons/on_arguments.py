"""Lessons from what was argued: standards, reasons, and exchanges that were said as such."""

from negolib.practice.debrief.transcript import begun, many, times

from .evidence import EVIDENCE
from .lesson import Lesson, Seen


def no_criterion(seen: Seen) -> Lesson | None:
    """No standard cited that neither side made."""
    seat = seen.told.seats[seen.told.party]
    if seen.mine.criteria or not seat.criteria:
        return None
    # One that speaks about what they demanded comes before one that speaks about something else.
    fitting = {
        (name, i): (i == seat.central, seat.points[i][o])
        for name, spoken in seat.leanings.items()
        for i, o in spoken.items()
    }
    name, issue = max(fitting, key=fitting.get) if fitting else (next(iter(seat.criteria)), seat.central)
    demand = next((line for line in seen.told.of(seen.told.other) if line.offer), None)
    return Lesson(
        "standards",
        "Argue with a standard that neither of you made",
        seen.at(demand),
        "You cited none. A demand can be answered with another demand, and then will stands against will; "
        "a standard that both can check lets either side give way without losing face.",
        EVIDENCE["principled"],
        f"“Let us leave your figure and mine aside. What does ‘{seat.criteria[name][0]}’ say about "
        f"{seen.told.issue(issue)}?”",
        0.11 + 0.08 * seen.lost,
    )


def criterion_again(seen: Seen) -> Lesson | None:
    """The same standard cited more than once."""
    names = [name for _, name in seen.mine.criteria]
    again = next((name for name in names if names.count(name) > 1), "")
    if not again:
        return None
    rounds = [round for round, name in seen.mine.criteria if name == again]
    return Lesson(
        "standards",
        "A standard said twice is not twice as strong",
        seen.at(seen.in_round(rounds[-1])),
        f"You cited {seen.told.criterion(again)} {times(len(rounds))}. If it did not convince, ask for "
        "theirs: agreeing on the standard comes before agreeing on the sum.",
        EVIDENCE["principled"],
        "“You do not find this the right yardstick. Which one would you accept, if it spoke against you?”",
        0.06,
    )


def good_criterion(seen: Seen) -> Lesson | None:
    """A standard cited: how to go further."""
    if not seen.mine.criteria:
        return None
    round, name = seen.mine.criteria[0]
    return Lesson(
        "standards",
        "Agree on the standard first, and on the sum after it",
        seen.at(seen.in_round(round)),
        f"You cited {seen.told.criterion(name)}. It carries further when the other side has chosen it with "
        "you, before either knows what it will say.",
        EVIDENCE["principled"],
        "“Before we talk sums: by which yardstick should we both measure "
        f"{seen.told.issue(_measured(seen, name))}?”",
        0.025,
        good=True,
    )


def no_exchange(seen: Seen) -> Lesson | None:
    """Proposals in words, but never an exchange."""
    if len(seen.mine.offers) < 2 or seen.mine.words < 20 or seen.mine.if_then:
        return None
    line = next((line for line in seen.told.of(seen.told.party) if line.offer and line.words), None)
    if line is None:
        return None
    return Lesson(
        "words",
        "Say “if you …, we …”",
        seen.at(line),
        f"In {many(len(seen.mine.offers), 'proposal')} your words never tied what you give to what you ask "
        "for. In experiments people who traded one issue for another did better than those who met halfway "
        "on each.",
        EVIDENCE["logrolling"],
        seen.exchange,
        0.04 + 0.1 * seen.lost,
    )


def no_reason(seen: Seen) -> Lesson | None:
    """Many words, and no reason among them."""
    if seen.mine.words < 40 or seen.mine.reasons:
        return None
    line = next((line for line in seen.told.of(seen.told.party) if line.words), None)
    said = "“Before I say what I ask for, let me say why I ask. …”"
    if seen.reasoned:
        reason, term = seen.reasoned
        said = f"“What we are after is this: {begun(reason).rstrip('.')}. That is why I ask for {{}}.”"
        said = said.format(seen.told.option(*term))
    return Lesson(
        "words",
        "Give the reason before the demand",
        seen.at(line),
        f"In {seen.mine.words} words there was no “because”. People who hear the reason first are still "
        "listening when the demand comes.",
        EVIDENCE["principled"],
        said,
        0.05 + 0.05 * seen.lost,
    )


def _measured(seen: Seen, criterion: str) -> str:
    """The issue that a standard speaks about."""
    seat = seen.told.seats[seen.told.party]
    return next(iter(seat.leanings.get(criterion, ())), seat.central)


RULES = (no_criterion, criterion_again, good_criterion, no_exchange, no_reason)
