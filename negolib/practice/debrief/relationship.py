"""The relationship in talks with a counterpart: trust, heat, what moved them, tactics, and its own view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from negolib.in_words import amount, sentence_start
from negolib.practice.counterpart.feelings import RULES

from .process import Process
from .questionnaire import SubjectiveValue, counterparts_answers
from .result import Result
from .transcript import Transcript, many, plain, times, when

MOST_MOVERS = 3
# What moved the feelings, sorted by what it is about.
PRESSED = ("threat", "blame", "took back", "warning again", "interrogation")
HEARD = ("open question", "acknowledged", "reframed", "apology", "shared value")
INFORMED = ("told priority", "told interest", "told constraint", "told fact", "told value")


@dataclass(frozen=True)
class TrustPoint:
    """The counterpart's trust and heat at the end of a round, 0 to 100."""

    round: int
    trust: float
    heat: float


@dataclass(frozen=True)
class Mover:
    """A kind of move that changed trust: how often, by how much in all, and its strongest moment.

    Attributes:
        rule: its name among `feelings.RULES`.
        trust, heat: all together.
        round, words: of the strongest moment; words in quotation marks, or what was done in brackets.
    """

    rule: str
    what: str
    times: int
    trust: float
    heat: float
    round: int
    words: str
    sentence: str


@dataclass(frozen=True)
class TacticSeen:
    """A tactic that was used against the learner: when, with which words, and what is true."""

    round: int
    name: str
    words: str
    truth: str
    sentence: str


@dataclass(frozen=True)
class Relationship:
    """What talks did to the relationship, as far as the model knows.

    Attributes:
        points: trust and heat round by round, round 0 the opening.
        movers: all that moved them.
        hot_rounds: the rounds after which the counterpart was too angry to listen.
        tactics: used against the learner.
        view: how it sees the talks, in its own words.
        answers: its answers on the four dimensions.
    """

    points: tuple[TrustPoint, ...]
    movers: tuple[Mover, ...]
    hot_rounds: tuple[int, ...]
    tactics: tuple[TacticSeen, ...]
    view: tuple[str, ...]
    sentences: tuple[str, ...]
    answers: SubjectiveValue | None = None

    @property
    def trust(self) -> float:
        """Trust at the end, 0 to 100."""
        return self.points[-1].trust

    @property
    def up(self) -> list[Mover]:
        """What won most trust, up to three kinds of moves."""
        won = [mover for mover in self.movers if mover.trust > 0]
        return sorted(won, key=lambda mover: (-mover.trust, mover.round))[:MOST_MOVERS]

    @property
    def down(self) -> list[Mover]:
        """What cost most trust, up to three kinds of moves."""
        lost = [mover for mover in self.movers if mover.trust < 0]
        return sorted(lost, key=lambda mover: (mover.trust, mover.round))[:MOST_MOVERS]

    def mover(self, *rules: str) -> Mover | None:
        """What moved trust most among these rules of `feelings.RULES`, if any did."""
        found = [mover for mover in self.movers if mover.rule in rules]
        return max(found, key=lambda mover: abs(mover.trust), default=None)

    def as_json(self) -> dict[str, object]:
        """Return the relationship as plain JSON values."""
        return {**plain(self), "up": plain(self.up), "down": plain(self.down)}


def relationship_of(told: Transcript, result: Result, process: Process) -> Relationship | None:
    """Return what the talks did to the counterpart; None where people played both sides."""
    if not told.moments:
        return None
    points = tuple(TrustPoint(moment.round, moment.trust, moment.heat) for moment in told.moments)
    movers = tuple(_movers(told))
    tactics = tuple(_tactics(told))
    found = Relationship(
        points=points,
        movers=movers,
        hot_rounds=tuple(point.round for point in points if point.heat >= 50),
        tactics=tactics,
        view=_view(told, result, process, {mover.rule: mover for mover in movers}, points),
        sentences=(),
    )
    return replace(
        found, sentences=tuple(_sentences(told, found)), answers=counterparts_answers(result, found)
    )


def _movers(told: Transcript) -> list[Mover]:
    rules = {event.what: rule for rule, event in RULES.items()}
    found: dict[str, list[tuple[int, float, float]]] = {}
    for moment in told.moments:
        for event in moment.events:
            found.setdefault(event.what, []).append((moment.round, event.trust, event.heat))
    return [_mover(told, rules.get(what, ""), what, all_) for what, all_ in found.items()]


def _mover(told: Transcript, rule: str, what: str, events: list[tuple[int, float, float]]) -> Mover:
    trust = round(sum(event[1] for event in events), 1)
    heat = round(sum(event[2] for event in events), 1)
    strongest = max(events, key=lambda event: (abs(event[1]), abs(event[2])))
    line = told.line_in(strongest[0])
    words = line.quoted() if line else ""
    often = f", {times(len(events))}" if len(events) > 1 else ""
    change = amount(round(trust), sign=True)
    sizes = [abs(event[1]) for event in events]
    first = ", most of all" if sizes.count(max(sizes)) < len(sizes) else ", first"
    sentence = f"{what}{often}: {change} of trust in all{first} {when(strongest[0])}: {words}"
    if len(events) == 1:
        sentence = f"{what} {when(strongest[0])}: {change} of trust. {words}"
    return Mover(rule, what, len(events), trust, heat, strongest[0], words, sentence)


# Tactics


def _tactics(told: Transcript) -> list[TacticSeen]:
    found = []
    for moment in told.moments:
        for tactic in moment.tactics:
            truth = tactic.truth or _truth(told, tactic.name, moment.round)
            name = _TACTICS.get(tactic.name, tactic.name)
            sentence = f"{sentence_start(when(moment.round))}, {name}: “{tactic.words}” {truth}"
            found.append(TacticSeen(moment.round, tactic.name, tactic.words, truth, sentence.strip()))
    return found


_TACTICS = {
    "anchor": "an anchor",
    "bluff": "something untrue",
    "good cop": "somebody who is not in the room",
    "deadline": "a deadline",
    "nibble": "a nibble",
}


def _truth(told: Transcript, name: str, round: int) -> str:
    if name == "anchor":
        offer = next(iter(told.offers(told.other)), None)
        seat = told.seats[told.other]
        if offer:
            return (
                f"That demand was worth {amount(offer.points[0][told.other], 1)} points to them; their "
                f"best alternative is worth {amount(seat.reservation, 1)}."
            )
    if name == "good cop":
        return f"In these talks {told.them} decides alone."
    if name == "deadline":
        left = told.rounds - round
        still = f"{'was' if left == 1 else 'were'} still {many(left, 'round')} to play"
        return f"The time was set beforehand, for both of you, and there {still}."
    return ""


# In words


def _sentences(told: Transcript, found: Relationship) -> list[str]:
    points, up, down, tactics = found.points, found.up, found.down, found.tactics
    first, last = points[0], points[-1]
    said = [
        f"Their trust went from {amount(round(first.trust))} to {amount(round(last.trust))} of 100, their "
        f"anger from {amount(round(first.heat))} to {amount(round(last.heat))}."
    ]
    hottest = max(points, key=lambda point: point.heat)
    if hottest.heat >= 50:
        said.append(f"They were angriest {when(hottest.round)}, with {amount(round(hottest.heat))} of 100.")
    if up:
        said.append(f"What won most trust: {_small(up[0].sentence)}")
    if down:
        said.append(f"What cost most trust: {_small(down[0].sentence)}")
    bluffs = [tactic for tactic in tactics if tactic.name == "bluff"]
    if tactics:
        said.append(f"{told.them} used {many(len(tactics), 'tactic')} on you; {_untrue(len(bluffs))}.")
    else:
        said.append(f"{told.them} used no tactics on you: what you were told was true.")
    return said


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _untrue(count: int) -> str:
    if not count:
        return "none of what was said about their own side was untrue"
    if count == 1:
        return "one thing that was said about their own side was untrue"
    return f"{count} things that were said about their own side were untrue"


def _view(
    told: Transcript,
    result: Result,
    process: Process,
    movers: Mapping[str, Mover],
    points: Sequence[TrustPoint],
) -> tuple[str, ...]:
    """Two or three sentences in the first person: the result, what weighed most, and the next time."""
    said = [
        _on_the_result(told, result),
        _on_the_way(told, process, movers, points),
        _on_next_time(points[-1]),
    ]
    return tuple(sentence for sentence in said if sentence)


def _on_the_result(told: Transcript, result: Result) -> str:
    if not result.package:
        if told.ended == "walked away" and told.by == told.other:
            return "I left, because I no longer saw how we could get anywhere like this."
        left = "You left" if told.ended == "walked away" else "We ran out of time"
        if result.possible:
            return f"{left}, and I am sorry about it, for there was something in it for me too."
        return f"{left}, and that was right: there was nothing that would have suited us both."
    gain = result.gains[told.other]
    if gain <= 0:
        return "To be honest, I would do no worse without this agreement."
    share = gain / result.joint_gain if result.joint_gain > 0 else 1.0
    better = f"I am {amount(gain, 1)} points better off than without you"
    if share >= 0.6:
        return f"I came out of this well: {better}, and that is more than half of what we made together."
    if share >= 0.4:
        return f"I can live well with the result: {better}, about half of what we made together."
    return f"I signed, because {better}, but most of what we made together went to you."


def _on_the_way(
    told: Transcript, process: Process, movers: Mapping[str, Mover], points: Sequence[TrustPoint]
) -> str:
    groups = {
        name: [movers[rule] for rule in rules if rule in movers and movers[rule].trust * sign > 0]
        for name, rules, sign in (("pressed", PRESSED, -1), ("heard", HEARD, 1), ("informed", INFORMED, 1))
    }
    weight = {name: sum(abs(mover.trust) for mover in group) for name, group in groups.items()}
    name = max(weight, key=weight.get)
    if points[0].heat >= 50 and "acknowledged" not in movers and not weight["pressed"]:
        tried = next((line.round for line in told.of(told.party) if line.acts("acknowledge")), None)
        if tried:
            return f"I came in hurt, and what you said of it {when(tried)} did not reach me."
        return f"I came in hurt, and in {many(points[-1].round, 'round')} nobody asked what had happened."
    if not weight[name]:
        return "You never asked what matters to me and did not say what matters to you, so I had to guess."
    strongest = max(groups[name], key=lambda mover: abs(mover.trust))
    if name == "pressed":
        lost = amount(round(weight[name]))
        said = _PRESSED[strongest.rule].format(when=when(strongest.round), lost=lost)
        return sentence_start(said)
    if name == "informed":
        count = sum(mover.times for mover in groups[name])
        return f"You told me {many(count, 'thing')} about your side, and that made it easier to talk of mine."
    if strongest.rule == "open question":
        asked = process.mine.questions
        told_me = sum(question.answered for question in asked)
        if not told_me:
            return "You asked me open questions, and I noticed that; I was not yet ready to answer them."
        opened = "all of them" if process.mine.open == len(asked) > 1 else f"{process.mine.open} of them"
        answered = "all of them" if told_me == len(asked) > 1 else f"{told_me} of them"
        return (
            f"You asked me {many(len(asked), 'question')}, {opened} in a way that let me explain, and I "
            f"answered {answered} straight away."
        )
    if strongest.words.startswith("“"):
        return f"I have not forgotten what you said {when(strongest.round)}: {strongest.words}"
    return f"I have not forgotten what you did {when(strongest.round)}; after that I could listen better."


_PRESSED = {
    "threat": "You threatened me {when}; pressure like that cost you {lost} of my trust, and made me "
    "tell you less.",
    "blame": "What you said {when} put me in the dock; things like that cost you {lost} of my trust.",
    "took back": "You took back {when} what you had offered before; things like that cost you {lost} of "
    "my trust.",
    "warning again": "Your warning {when} was not the first; pressure like that cost you {lost} of my trust.",
    "interrogation": "{when}, one question after the other to be answered with yes or no felt like an "
    "interrogation.",
}


def _on_next_time(last: TrustPoint) -> str:
    if last.trust >= 70:
        return "I would gladly sit down with you again."
    if last.trust >= 45:
        return "I would sit down with you again, and see how it goes."
    if last.trust >= 20:
        return "If we meet again, I shall be more careful than this time."
    return "I hope that next time somebody else will sit in your chair."
