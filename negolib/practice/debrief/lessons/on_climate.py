"""Lessons from what was felt and pressed, and from tactics."""

import re

from negolib.in_words import amount, sentence_start
from negolib.practice.debrief.transcript import begun, many, times

from .evidence import EVIDENCE
from .lesson import Lesson, Seen


def threatened(seen: Seen) -> Lesson | None:
    """A threat, by move or by words."""
    if not seen.mine.threats:
        return None
    lost = seen.cost("threat")
    trust = f" It cost {amount(lost)} of their trust." if lost else ""
    return Lesson(
        "pressure",
        "Say what you would have to do, without a threat",
        seen.at(seen.in_round(seen.mine.threats[0])),
        f"You threatened {times(len(seen.mine.threats))}.{trust} In experiments those who could threaten "
        "reached worse results, also for themselves.",
        EVIDENCE["threats"],
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
    trust = f" It cost {amount(lost)} of their trust." if lost else ""
    return Lesson(
        "pressure",
        "Say what it does to you, not what they are",
        seen.at(line),
        f"The words “{line.wording.quotes['blame']}” judge.{trust} People who feel accused defend the past "
        "instead of talking about what comes next.",
        EVIDENCE["principled"],
        "“When I read your proposal, I felt passed over. Help me understand how you came to it on "
        f"{seen.told.issue(seen.told.seats[seen.told.party].central)}.”",
        0.15 + lost / 60,
    )


def warned_again(seen: Seen) -> Lesson | None:
    """More than one warning."""
    if len(seen.mine.warnings) < 2:
        return None
    lost = seen.cost("warning", "warning again")
    trust = f" The warnings cost {amount(lost)} of their trust." if lost else ""
    return Lesson(
        "pressure",
        "Warn once, and then go on working",
        seen.at(seen.in_round(seen.mine.warnings[1])),
        f"You warned {times(len(seen.mine.warnings))}.{trust} Pressure is answered with pressure; a "
        "question after it breaks the chain.",
        EVIDENCE["spirals"],
        "“I have said what I would have to do, and I leave it at that. What would make this work for you?”",
        0.1 + lost / 60,
    )


def taken_back(seen: Seen) -> Lesson | None:
    """An acknowledgement that a "but" took back, so that it did not arrive."""
    line = next((line for line in seen.told.of(seen.told.party) if line.taken_back), None)
    if line is None:
        return None
    hot = seen.relationship is not None and line.round in seen.relationship.hot_rounds
    after = " It left them too angry to listen." if hot else ""
    kept = sentence_start(_LAST_BUT.sub("", line.taken_back).strip(" ,;–-."))
    return Lesson(
        "feelings",
        "Leave the “but” out",
        seen.at(line, line.taken_back),
        "You began by saying that you see it, and the “but” took it back: what they heard is what came "
        f"after it.{after} Stop after the acknowledgement, and let the next sentence be a question.",
        EVIDENCE["and"],
        f"“{kept}. What has it been like for you?”",
        _anger(seen) + 0.05 if hot else 0.12 + 0.1 * seen.lost,
    )


# What stands before the last of them was the acknowledgement.
_LAST_BUT = re.compile(
    r"\b(?:but|however|nevertheless|though|although|yet|only)\b"
    r"(?!.*\b(?:but|however|nevertheless|though|although|yet|only)\b).*",
    re.IGNORECASE | re.DOTALL,
)


def _anger(seen: Seen) -> float:
    """What anger weighs: by how many rounds it lasted."""
    climate = seen.relationship
    return 0.35 + 0.6 * sum(round > 0 for round in climate.hot_rounds) / len(climate.points)


def anger_not_named(seen: Seen) -> Lesson | None:
    """The counterpart was too angry to listen, and was not acknowledged."""
    relationship = seen.relationship
    if relationship is None or not relationship.hot_rounds:
        return None
    hot = [round for round in relationship.hot_rounds if round]
    if not hot:
        return None
    mine = seen.told.of(seen.told.party)
    named = [line.round for line in mine if line.acknowledged or line.acts("reframe")]
    if any(round <= hot[0] + 2 for round in named):
        return None
    party = seen.told.case.party(seen.told.other)
    hurt = party.emotions[0].helps if party.emotions else ""
    helps = f" What would have helped, by their own brief: {begun(hurt)}" if hurt else ""
    felt = (
        f"After {len(hot)} of {many(len(relationship.points) - 1, 'round')} their anger stood at 50 of 100 "
        f"or more, and in that state no argument was heard.{helps}"
    )
    tried = next((line for line in mine if line.acts("acknowledge")), None)
    if tried:
        return Lesson(
            "feelings",
            "Say it again, and say what it was for them",
            seen.at(tried),
            f"You meant to acknowledge them, and it did not arrive. {felt}",
            EVIDENCE["feelings"],
            "“Let me say that again, for I mean it. I am not asking for anything now: what was it like for "
            "you?”",
            _anger(seen),
        )
    line = next((line for line in seen.told.of(seen.told.other) if line.round == hot[0]), None)
    return Lesson(
        "feelings",
        "Name the feeling before you argue",
        seen.at(line),
        felt,
        EVIDENCE["feelings"],
        "“I can see that this has been hard on you, and that we had a part in it. Before we talk about "
        "terms: what happened, as you see it?”",
        _anger(seen),
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
        f"{amount(-round(often.trust))} of their trust. A feeling that is heard wants an answer, not an "
        "echo.",
        EVIDENCE["feelings"],
        "“I heard you on that. So let us change something: what would you need on "
        f"{seen.told.issue(seen.given)}?”",
        0.07 - often.trust / 60,
    )


def good_acknowledgement(seen: Seen) -> Lesson | None:
    """An acknowledgement: how to go further."""
    if not seen.mine.acknowledgements:
        return None
    helped = seen.relationship.mover("acknowledged") if seen.relationship else None
    won = f" It won {amount(round(helped.trust))} of their trust." if helped and helped.trust >= 1 else ""
    return Lesson(
        "feelings",
        "After the acknowledgement, ask",
        seen.at(seen.in_round(seen.mine.acknowledgements[0])),
        f"You said that you see what they feel or did.{won} It works best when something comes after it "
        "that only they can answer.",
        EVIDENCE["feelings"],
        "“What would have to be different next year, so that you would not be in this place again?”",
        0.015,
        good=True,
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
    before = [o for o in seen.told.offers(seen.told.party) if o.place < asked.place][-1]
    agreed = before.best_for(seen.told.other)
    cost = seen.told.case.value(seen.told.party, agreed) - seen.result.points[seen.told.party]
    nibbled = [issue for issue, option in asked.packages[0].items() if option != agreed[issue]]
    return Lesson(
        "tactics",
        "Let one thing more have its price",
        seen.at(seen.told.lines[asked.place]),
        f"All was agreed when they asked for one thing more, and you gave it: {amount(cost, 1)} points. "
        "They would have signed without it.",
        EVIDENCE["principled"],
        "“I can open the package again, but then for both of us. What do I get on "
        f"{seen.told.issue(seen.wanted(but=nibbled))} for it?”",
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
        EVIDENCE["principled"],
        "“I do not doubt you. But I shall have to show it at home: what could we both look at?”",
        0.1 + 0.05 * seen.lost,
    )


RULES = (
    *(threatened, blamed, warned_again),
    *(taken_back, anger_not_named, acknowledged_often, good_acknowledgement),
    *(took_the_nibble, bluff_not_checked),
)
