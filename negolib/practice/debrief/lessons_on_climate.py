"""Lessons from what was argued, felt and pressed."""

from negolib.in_words import amount

from .lessons import SOURCES, Lesson, Seen
from .transcript import many, times


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
        SOURCES["principled"],
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
        SOURCES["principled"],
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
        SOURCES["principled"],
        f"“Before we talk sums: by which yardstick should we both measure {seen.told.issue(seen.want[0])}?”",
        0.025,
        good=True,
    )


def threatened(seen: Seen) -> Lesson | None:
    """A threat, by move or by words."""
    if not seen.mine.threats:
        return None
    lost = seen.cost("threat")
    trust = f" It cost {amount(lost, 1)} of their trust." if lost else ""
    return Lesson(
        "pressure",
        "Say what you would have to do, without a threat",
        seen.at(seen.in_round(seen.mine.threats[0])),
        f"You threatened {times(len(seen.mine.threats))}.{trust} In experiments those who could threaten "
        "reached worse results, also for themselves.",
        SOURCES["threats"],
        "“If we find nothing that works for us both, I shall have to look elsewhere. I would much rather "
        "not. What is still missing for you?”",
        0.25 + lost / 60 + 0.05 * len(seen.mine.threats),
    )


def blamed(seen: Seen) -> Lesson | None:
    """Words that put the other side in the dock."""
    if not seen.mine.blame:
        return None
    line = next(line for line in seen.told.of(seen.told.party) if line.wording.blame)
    lost = seen.cost("blame")
    trust = f" It cost {amount(lost, 1)} of their trust." if lost else ""
    return Lesson(
        "pressure",
        "Say what it does to you, not what they are",
        seen.at(line),
        f"The words “{line.wording.quotes['blame']}” judge.{trust} Who feels accused defends the past "
        "instead of talking about what comes next.",
        SOURCES["principled"],
        "“When I read your proposal, I felt passed over. Help me understand how you came to it on "
        f"{seen.told.issue(seen.told.seats[seen.told.party].central)}.”",
        0.15 + lost / 60,
    )


def warned_again(seen: Seen) -> Lesson | None:
    """More than one warning."""
    if len(seen.mine.warnings) < 2:
        return None
    lost = seen.cost("warning", "warning again")
    trust = f" The warnings cost {amount(lost, 1)} of their trust." if lost else ""
    return Lesson(
        "pressure",
        "Warn once, and then go on working",
        seen.at(seen.in_round(seen.mine.warnings[1])),
        f"You warned {times(len(seen.mine.warnings))}.{trust} Pressure is answered with pressure; a "
        "question after it breaks the chain.",
        SOURCES["spirals"],
        "“I have said what I would have to do, and I leave it at that. What would make this work for you?”",
        0.1 + lost / 60,
    )


def anger_not_named(seen: Seen) -> Lesson | None:
    """The counterpart was too angry to listen, and was not acknowledged."""
    relationship = seen.relationship
    if relationship is None or not relationship.hot_rounds:
        return None
    hot = [round for round in relationship.hot_rounds if round]
    if not hot:
        return None
    named = [line.round for line in seen.told.of(seen.told.party) if line.acts("acknowledge", "reframe")]
    if any(round <= hot[0] + 2 for round in named):
        return None
    line = next((line for line in seen.told.of(seen.told.other) if line.round == hot[0]), None)
    party = seen.told.case.party(seen.told.other)
    hurt = party.emotions[0].helps if party.emotions else ""
    helps = f" What would have helped, by their own brief: {hurt[:1].lower()}{hurt[1:]}" if hurt else ""
    return Lesson(
        "feelings",
        "Name the feeling before you argue",
        seen.at(line),
        f"After {len(hot)} of {many(len(relationship.points) - 1, 'round')} their anger stood at 50 of 100 "
        f"or more, and in that state no argument was heard.{helps}",
        SOURCES["feelings"],
        "“I can see that this has been hard on you, and that we had a part in it. Before we talk about "
        "terms: what happened, as you see it?”",
        0.35 + 0.6 * len(hot) / len(relationship.points),
    )


def acknowledged_often(seen: Seen) -> Lesson | None:
    """Acknowledgements that began to sound like a technique."""
    often = seen.relationship.mover("acknowledged often") if seen.relationship else None
    if not often:
        return None
    return Lesson(
        "feelings",
        "Acknowledge once, and then do something about it",
        seen.at(seen.in_round(often.round)),
        f"You acknowledged them {times(len(seen.mine.acknowledgements))}, and the later ones cost "
        f"{amount(-often.trust, 1)} of their trust. A feeling that is heard wants an answer, not an echo.",
        SOURCES["feelings"],
        "“I heard you on that. So let us change something: what would you need on "
        f"{seen.told.issue(seen.give[0])}?”",
        0.07 - often.trust / 60,
    )


def good_acknowledgement(seen: Seen) -> Lesson | None:
    """An acknowledgement: how to go further."""
    if not seen.mine.acknowledgements:
        return None
    helped = seen.relationship.mover("acknowledged") if seen.relationship else None
    won = f" It won {amount(helped.trust, 1)} of their trust." if helped and helped.trust > 0 else ""
    return Lesson(
        "feelings",
        "After the acknowledgement, ask",
        seen.at(seen.in_round(seen.mine.acknowledgements[0])),
        f"You said that you see what they feel or did.{won} It works best when something comes after it "
        "that only they can answer.",
        SOURCES["feelings"],
        "“What would have to be different next year, so that you would not be in this place again?”",
        0.015,
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
        "for. An exchange that is said as one shows that a step wants an answer.",
        SOURCES["logrolling"],
        seen.exchange,
        0.04 + 0.1 * seen.lost,
    )


def no_reason(seen: Seen) -> Lesson | None:
    """Many words, and no reason among them."""
    if seen.mine.words < 40 or seen.mine.reasons:
        return None
    line = next((line for line in seen.told.of(seen.told.party) if line.words), None)
    return Lesson(
        "words",
        "Give the reason before the demand",
        seen.at(line),
        f"In {seen.mine.words} words there was no “because”. Who hears the reason first is still listening "
        "when the demand comes.",
        SOURCES["principled"],
        f"“Because {seen.reason.rstrip('.')} is what we are after, we need {seen.told.option(*seen.want)}.”",
        0.05 + 0.05 * seen.lost,
    )


def took_the_nibble(seen: Seen) -> Lesson | None:
    """One thing more was asked for when all was agreed, and it was given."""
    tactics = seen.relationship.tactics if seen.relationship else ()
    nibble = next((tactic for tactic in tactics if tactic.name == "nibble"), None)
    if nibble is None or seen.told.by != seen.told.party or not seen.result.package:
        return None
    asked = next(o for o in seen.told.offers(seen.told.other) if o.round == nibble.round)
    if asked.packages[0] != seen.result.package:
        return None
    before = [o for o in seen.told.offers(seen.told.party) if o.place < asked.place]
    cost = before[-1].shown_to(seen.told.other)[seen.told.party] - seen.result.points[seen.told.party]
    return Lesson(
        "tactics",
        "Let one thing more have its price",
        seen.at(seen.told.lines[asked.place]),
        f"All was agreed when they asked for one thing more, and you gave it: {amount(cost, 1)} points. "
        "They would have signed without it.",
        SOURCES["principled"],
        "“I can open the package again, but then for both of us. What do I get on "
        f"{seen.told.issue(seen.want[0])} for it?”",
        0.1 + max(0.0, cost) / max(seen.result.most, 1.0),
    )


def bluff_not_checked(seen: Seen) -> Lesson | None:
    """Something untrue was said, and nothing was done to check it."""
    tactics = seen.relationship.tactics if seen.relationship else ()
    bluff = next((tactic for tactic in tactics if tactic.name == "bluff"), None)
    later = bluff and any(
        line.acts("cite")
        or any(m.act == "ask" and m.about in ("constraint", "alternative") for m in line.moves)
        for line in seen.told.of(seen.told.party)
        if line.round > bluff.round
    )
    if bluff is None or later:
        return None
    line = next(line for line in seen.told.of(seen.told.other) if line.round == bluff.round)
    return Lesson(
        "tactics",
        "Ask for what can be checked",
        seen.at(line, bluff.words),
        f"That was not true. {bluff.truth} You neither asked about it nor brought a standard against it.",
        SOURCES["principled"],
        "“I do not doubt you. But I shall have to show it at home: what could we both look at?”",
        0.1 + 0.05 * seen.lost,
    )


RULES = (
    *(no_criterion, criterion_again, good_criterion),
    *(threatened, blamed, warned_again),
    *(anger_not_named, acknowledged_often, good_acknowledgement),
    *(no_exchange, no_reason, took_the_nibble, bluff_not_checked),
)
