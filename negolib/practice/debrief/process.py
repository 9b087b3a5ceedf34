"""The process of talks: who asked, told, proposed and gave way, when, and whether it was answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from negolib.practice.table.moves import Move

from .process_words import parts_of
from .transcript import Line, Offer, Transcript, clean, plain

CONCESSION, NICE, FORTUNATE = "concession", "nice", "fortunate"
SELFISH, UNFORTUNATE, SILENT = "selfish", "unfortunate", "silent"


@dataclass(frozen=True)
class Question:
    """One question: in which round, about what, open as it was heard, and whether it was answered at once."""

    round: int
    about: str
    issue: str
    open: bool
    answered: bool


@dataclass(frozen=True)
class Statement:
    """Something told: about what, and whether the next turn told something back.

    Attributes:
        about: "priority", "interest", "constraint", "fact" or "value".
        text: the interest, fact or value, else the issue.
    """

    round: int
    about: str
    issue: str
    matters: str
    text: str
    returned: bool


@dataclass(frozen=True)
class Step:
    """How a proposal differs from the one before, by the same side, in points.

    Attributes:
        own, other: what it changes for the one who proposes and for the other side.
        kind: concession, nice, fortunate, selfish, unfortunate or silent (Hindriks, Jonker & Tykhonov 2007).
        answered: whether a step that gave the other side something was followed, in its next turn, by a
            concession of its own or a yes.
    """

    round: int
    own: float
    other: float
    kind: str
    answered: bool


@dataclass(frozen=True)
class Side:
    """What one party did. Lists of numbers are the rounds in which it happened.

    Attributes:
        if_then, reasons: turns with such words.
        we, you, i: how often each is named.
        words: how many were said.
    """

    party: str
    questions: tuple[Question, ...]
    statements: tuple[Statement, ...]
    offers: tuple[Offer, ...]
    steps: tuple[Step, ...]
    criteria: tuple[tuple[int, str], ...]
    threats: tuple[int, ...]
    warnings: tuple[int, ...]
    acknowledgements: tuple[int, ...]
    affirmed: tuple[int, ...]
    reframes: tuple[int, ...]
    breaks: tuple[int, ...]
    blame: tuple[int, ...]
    if_then: int
    reasons: int
    we: int
    you: int
    i: int
    words: int

    @property
    def open(self) -> int:
        """How many open questions it asked."""
        return sum(question.open for question in self.questions)

    @property
    def closed(self) -> int:
        """How many closed questions it asked."""
        return len(self.questions) - self.open

    @property
    def conceded(self) -> float:
        """What it gave way in its own points, all concessions together."""
        return clean(-sum(step.own for step in self.concessions))

    @property
    def concessions(self) -> list[Step]:
        """The steps in which it gave way and the other side lost nothing."""
        return [step for step in self.steps if step.kind == CONCESSION]

    def of_kind(self, kind: str) -> list[Offer]:
        """The proposals of one kind: "single issue", "package" or "several"."""
        return [offer for offer in self.offers if offer.kind == kind]


@dataclass(frozen=True)
class Process:
    """How the talks went, from one party's chair.

    Attributes:
        mine, theirs: what each side did.
        told_first: whether one told something before the other side did; None when nobody told anything.
        silent_issues: issues that nobody asked about and nobody told anything of.
        talk_share: one's own share of all words, None when nobody said any.
        path: {party: [(round, {party: points})]} of all packages proposed, in order, partial ones completed.
        parts: what is worth knowing, {what it is about: sentences}.
    """

    mine: Side
    theirs: Side
    told_first: bool | None
    silent_issues: tuple[str, ...]
    talk_share: float | None
    path: Mapping[str, tuple[tuple[int, Mapping[str, float]], ...]]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is worth knowing."""
        return tuple(chain(*self.parts.values()))

    def as_json(self) -> dict[str, object]:
        """Return the process as plain JSON values."""
        return plain(self)


def process_of(told: Transcript) -> Process:
    """Return how talks went that have ended."""
    mine, theirs = _side(told, told.party), _side(told, told.other)
    words = mine.words + theirs.words
    touched = {one.issue for side in (mine, theirs) for one in (*side.questions, *side.statements)}
    touched |= {i for line in told.lines for move in line.moves if move.act == "tell" for i in move.serves}
    process = Process(
        mine,
        theirs,
        _told_first(told),
        tuple(issue for issue in told.case.issue_names if issue not in touched),
        mine.words / words if words else None,
        {
            side.party: tuple((offer.round, point) for offer in side.offers for point in offer.points)
            for side in (mine, theirs)
        },
    )
    return replace(process, parts=parts_of(told, process))


def _told_first(told: Transcript) -> bool | None:
    first = next((line for line in told.lines if line.acts("tell")), None)
    return None if first is None else first.by == told.party


def _side(told: Transcript, party: str) -> Side:
    lines = told.of(party)
    # What a counterpart does is in its moves; only people's words are read for what they do.
    person = party == told.party or not told.alone

    def rounds(act: str, feature: str = "") -> tuple[int, ...]:
        return tuple(
            line.round
            for line in lines
            if line.acts(act) or (person and feature and getattr(line.wording, feature))
        )

    return Side(
        party=party,
        questions=tuple(_question(told, line, m) for line in lines for m in line.moves if m.act == "ask"),
        statements=tuple(_statement(told, line, m) for line in lines for m in line.moves if m.act == "tell"),
        offers=tuple(told.offers(party)),
        steps=steps_of(told, party),
        criteria=tuple((line.round, m.criterion) for line in lines for m in line.moves if m.act == "cite"),
        threats=rounds("threaten", "threat"),
        warnings=rounds("warn"),
        acknowledgements=tuple(line.round for line in lines if line.acknowledged),
        affirmed=rounds("affirm"),
        reframes=rounds("reframe"),
        breaks=rounds("break"),
        blame=rounds("", "blame"),
        if_then=sum(line.wording.if_then for line in lines),
        reasons=sum(line.wording.reason for line in lines),
        we=sum(line.wording.we for line in lines),
        you=sum(line.wording.you for line in lines),
        i=sum(line.wording.i for line in lines),
        words=sum(line.wording.words for line in lines),
    )


def _told_back(told: Transcript, line: Line, issue: str = "") -> bool:
    """Whether the next turn told something: of this issue, or of what lies behind the issues."""
    answer = told.answer(line)
    tells = [move for move in answer.moves if move.act == "tell"] if answer else []
    return any(not issue or not move.issue or move.issue == issue for move in tells)


def _question(told: Transcript, line: Line, move: Move) -> Question:
    answered = _told_back(told, line, move.issue)
    return Question(line.round, move.about, move.issue, move.open is not False, answered)


def _statement(told: Transcript, line: Line, move: Move) -> Statement:
    seat = told.seats[line.by]
    text = {
        "interest": seat.interests.get(move.interest, move.interest),
        "fact": seat.facts.get(move.fact, ""),
        "value": seat.values.get(move.value, ""),
    }.get(move.about) or told.issue(move.issue)
    return Statement(line.round, move.about, move.issue, move.matters, text, _told_back(told, line))


def steps_of(told: Transcript, party: str) -> tuple[Step, ...]:
    """Return how each proposal of a party differs from the one before.

    Of several packages side by side the one that is best for the other side counts. What was left open was
    not offered as it is today: what is proposed there first counts where it gives the other side something.
    """
    other = told.other if party == told.party else told.party
    steps: list[Step] = []
    offers = told.offers(party)
    for before, after in pairwise(offers):
        own, theirs = (clean(change) for change in _changes(told, before, after, party, other))
        if not own and not theirs and before.open != after.open:
            continue
        answered = theirs > 0 and _answered(told, after, other)
        steps.append(Step(after.round, own, theirs, kind_of(own, theirs), answered))
    return tuple(steps)


def _changes(told: Transcript, before: Offer, after: Offer, party: str, other: str) -> tuple[float, float]:
    """What a proposal changes for the one who makes it and for the other side, in points."""
    old, new = before.best_for(other), after.best_for(other)
    opened = [issue for issue in before.open if issue not in after.open]
    for issue in opened:
        old = {**old, issue: new[issue]}
    first = {p: sum(told.change(told.case.today, i, new[i], p) for i in opened) for p in (party, other)}
    moved = {p: told.case.value(p, new) - told.case.value(p, old) for p in (party, other)}
    if first[other] > 0:
        moved = {p: moved[p] + first[p] for p in moved}
    return moved[party], moved[other]


def kind_of(own: float, other: float) -> str:
    """Return the kind of a step by what it changes for each (Hindriks, Jonker & Tykhonov 2007).

    >>> kind_of(-30, 20), kind_of(10, 5), kind_of(0, 0)
    ('concession', 'fortunate', 'silent')
    """
    if own > 0:
        return FORTUNATE if other > 0 else SELFISH
    if own < 0:
        return UNFORTUNATE if other < 0 else CONCESSION
    return NICE if other > 0 else UNFORTUNATE if other < 0 else SILENT


def _answered(told: Transcript, offer: Offer, other: str) -> bool:
    answer = told.answer(told.lines[offer.place])
    if answer is None:
        return False
    if answer.acts("accept"):
        return True
    before = [one for one in told.offers(other) if one.place < answer.place]
    if answer.offer is None or not before:
        return False
    own, gained = _changes(told, before[-1], answer.offer, other, offer.by)
    return own < -1e-9 and gained >= -1e-9
