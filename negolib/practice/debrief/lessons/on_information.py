"""Lessons from what was asked and told."""

from negolib.in_words import amount, listed
from negolib.practice.debrief.transcript import many, when

from .evidence import EVIDENCE
from .lesson import Lesson, Seen


def _question(seen: Seen) -> str:
    issue = seen.told.issue(seen.given)
    return f"“What stands behind your view of {issue}, and what would change for you if it were different?”"


def never_asked(seen: Seen) -> Lesson | None:
    """Not one question."""
    if seen.mine.questions:
        return None
    return Lesson(
        "asking",
        "Ask what they need before you propose",
        seen.at(seen.first("propose", "accept", "walk away", "threaten", "tell")),
        f"You asked nothing in {many(max(1, seen.told.rounds_used), 'round')}. One side asking about "
        "interests is enough to raise what both make together.",
        EVIDENCE["information"],
        _question(seen),
        0.2 + 0.6 * seen.lost,
    )


def only_closed(seen: Seen) -> Lesson | None:
    """Questions, but no open one."""
    if not seen.mine.questions or seen.mine.open:
        return None
    count = len(seen.mine.questions)
    return Lesson(
        "asking",
        "Open your questions",
        seen.at(seen.first("ask")),
        f"{'Your question was' if count == 1 else f'All {count} questions were'} to be answered with yes or "
        "no, and a yes or a no says little about why. Asking for interests and priorities is what raises "
        "the joint result.",
        EVIDENCE["information"],
        _question(seen),
        0.12 + 0.45 * seen.lost,
    )


def never_asked_about_it(seen: Seen) -> Lesson | None:
    """Questions, but none about an issue of the missed trade, and nothing was told about it either."""
    if not seen.trade or not seen.mine.open:
        return None
    known = {q.issue for q in seen.mine.questions} | {s.issue for s in seen.theirs.statements}
    known |= {q.issue for q in seen.theirs.questions}
    known |= {
        i for line in seen.told.of(seen.told.other) for m in line.moves if m.act == "tell" for i in m.serves
    }
    blind = [issue for issue in seen.trade.changes if issue not in known]
    if not blind:
        return None
    issue = max(blind, key=lambda i: abs(seen.trade.worth[i][seen.told.other]))
    asked = [seen.told.issue(q.issue) for q in seen.mine.questions if q.issue]
    about = f"You asked about {listed(list(dict.fromkeys(asked)))}, and" if asked else "You asked widely, but"
    return Lesson(
        "asking",
        f"Ask about {seen.told.issue(issue)} too",
        seen.at(seen.first("ask")),
        f"{about} never about {seen.told.issue(issue)}. It is part of the trade you missed, "
        f"{_gains(seen)}. Many pairs sign without ever having found out what they could have traded.",
        EVIDENCE["perception"],
        f"“We have not talked about {seen.told.issue(issue)} yet. What would you like there, and why?”",
        0.05 + 0.75 * seen.lost,
    )


def _gains(seen: Seen) -> str:
    """What the missed trade would have brought each."""
    own, theirs = (seen.trade.gains[party] for party in (seen.told.party, seen.told.other))
    rest = f"and {amount(theirs, 1)} for {seen.them}" if theirs > 0 else f"at no cost to {seen.them}"
    return f"{amount(own, 1)} points for you {rest}"


def their_question(seen: Seen) -> Lesson | None:
    """A question of theirs about an issue of the missed trade, which got no answer then or later."""
    if not seen.unanswered:
        return None
    line, issue = seen.unanswered[0]
    name = seen.told.issue(issue)
    return Lesson(
        "telling",
        f"They asked about the very thing you both missed: {name}",
        seen.at(line, line.question),
        f"You did not say how you see {name}, then or later, and it is part of the trade you missed, "
        f"{_gains(seen)}. A question shows where somebody sees room; it is enough that one side tells.",
        EVIDENCE["information"],
        f"“You asked about {name}, and I owe you an answer. For us it {_weighs(seen, issue)}. How is it for "
        "you?”",
        0.06 + 0.75 * seen.lost,
    )


def _weighs(seen: Seen, issue: str) -> str:
    weight = seen.told.seats[seen.told.party].matters(issue)
    return {"most": "matters a great deal", "some": "matters, though not most of all"}.get(
        weight, "matters little, so we have room there"
    )


def good_questions(seen: Seen) -> Lesson | None:
    """Open questions: how to go further."""
    if not seen.mine.open:
        return None
    answered = sum(q.answered for q in seen.mine.questions)
    opened = next(
        line
        for line in seen.told.of(seen.told.party)
        if any(m.open is not False for m in line.moves if m.act == "ask")
    )
    asked = f"You asked {many(seen.mine.open, 'open question')}"
    if not answered:
        return Lesson(
            "asking",
            "Come back to a question that got no answer",
            seen.at(opened),
            f"{asked}, and got no answer in the turn after. People answer when they feel heard and safe: say "
            "something of your own side first, and then ask again.",
            EVIDENCE["information"],
            f"“I asked you about something, and perhaps too early. Let me say first how it is for us: "
            f"{seen.reason} And for you?”",
            0.05 + 0.1 * seen.lost,
        )
    return Lesson(
        "asking",
        "Follow an answer with a second question",
        seen.at(opened),
        f"{asked}, and {answered} of your questions {'was' if answered == 1 else 'were'} answered at once. "
        "The first answer names an issue; the second says why, and the why is what can be traded.",
        EVIDENCE["information"],
        "“That helps. And what makes it so important for you, this year more than last?”",
        0.03,
        good=True,
    )


def told_nothing(seen: Seen) -> Lesson | None:
    """Nothing told about one's own side."""
    if seen.mine.statements:
        return None
    mine = seen.told.seats[seen.told.party]
    best = max(mine.issues, key=mine.swing)
    least = min(mine.issues, key=mine.swing)
    return Lesson(
        "telling",
        "Tell them which issue matters most to you",
        seen.at(seen.first("propose", "ask", "accept", "threaten")),
        "You said nothing of what matters to you, or why. People who say which issues matter more, "
        "without figures, raise the joint result and are no worse off for it.",
        EVIDENCE["information"],
        f"“What matters most to us is {seen.told.issue(best)}; what matters least is "
        f"{seen.told.issue(least)}. How is it for you?”",
        0.14 + 0.45 * seen.lost,
    )


def left_questions_open(seen: Seen) -> Lesson | None:
    """Questions of theirs that got no answer."""
    asked = seen.theirs.questions
    open_ = [question for question in asked if not question.answered]
    if len(open_) < 2 or not seen.mine.statements:
        return None
    line = next(
        line for line in seen.told.of(seen.told.other) if line.round == open_[0].round and line.acts("ask")
    )
    left = f"{len(open_)} went without" if len(open_) < len(asked) else "none of them got"
    about = seen.told.issue(open_[0].issue) if open_[0].issue else "this"
    return Lesson(
        "telling",
        "Answer what you are asked",
        seen.at(line, line.question),
        f"{seen.them} asked you {many(len(asked), 'question')}, and {left} an answer in "
        "your next turn. A question is an invitation, and one side that tells is enough to raise what both "
        "make.",
        EVIDENCE["information"],
        f"“You asked how we see {about}. I will tell you: …”",
        0.08 + 0.25 * seen.lost,
    )


def told_late(seen: Seen) -> Lesson | None:
    """The first statement in the second half of the talks."""
    first = seen.mine.statements[0] if seen.mine.statements else None
    if first is None or first.round <= seen.told.rounds_used / 2 or seen.told.rounds_used < 4:
        return None
    return Lesson(
        "telling",
        "Tell early what matters to you",
        seen.at(seen.first("tell")),
        f"You first told them something {when(first.round)} of {seen.told.rounds_used}. What is told before "
        "the first proposals can still shape them.",
        EVIDENCE["late offers"],
        f"“Before we talk figures: what matters most to us is {first.text}, and I will tell you why.”"
        if first.matters == "most"
        else "“Before we talk figures, let me tell you what is behind our position.”",
        0.05 + 0.15 * seen.lost,
    )


def good_telling(seen: Seen) -> Lesson | None:
    """Something told: how to go further."""
    told = seen.mine.statements
    if not told:
        return None
    returned = sum(one.returned for one in told)
    answered = f"{returned or 'none'} {'was' if returned <= 1 else 'were'}"
    if len(told) == 1:
        answered = "it was" if returned else "it was not"
    kind = "priorities" if any(one.about == "priority" for one in told) else "interests"
    further = "the reason behind one of them" if kind == "priorities" else "which of the issues matters least"
    return Lesson(
        "telling",
        "Tell one thing more",
        seen.at(seen.first("tell")),
        f"You told them {many(len(told), 'thing')} about your side, and {answered} answered by one of "
        f"theirs. Next time add {further}.",
        EVIDENCE["information"],
        f"“Let me add why: {seen.reason}”",
        0.02,
        good=True,
    )


RULES = (
    *(never_asked, only_closed, never_asked_about_it, good_questions),
    *(told_nothing, their_question, left_questions_open, told_late, good_telling),
)
