"""The debrief: what talks came to, how they went, what they did to the relationship, and what to try next."""

from dataclasses import dataclass

from negolib.practice.talks.meeting import Meeting
from negolib.practice.talks.negotiation import Negotiation

from .lessons import on_arguments, on_claiming, on_climate, on_information, on_offers, on_values
from .lessons.lesson import Lesson, Seen, lessons_from
from .process import Process, process_of
from .relationship import Relationship, relationship_of
from .result import Result, result_of
from .transcript import Transcript, plain
from .values import Values, values_of
from .word_and_mark import Beside, words_beside_marks

RULES = tuple(
    rule
    for room in (on_offers, on_claiming, on_information, on_arguments, on_climate, on_values)
    for rule in room.RULES
)


MOST_HEADLINES = 5
# Which parts of the process a lesson of each family looks at, the first one first.
USES = {
    "asking": ("questions", "silence"),
    "telling": ("information", "asked"),
    "proposing": ("proposals",),
    "accepting": ("openings",),
    "alternative": ("concessions",),
    "claiming": ("openings", "concessions"),
    "conceding": ("concessions", "steps"),
    "time": ("openings",),
    "standards": ("standards",),
    "words": ("words",),
    "pressure": ("pressure",),
    "feelings": ("care",),
    "values": ("care",),
}


@dataclass(frozen=True)
class Question:
    """A question to answer for oneself after the talks: its short name, and the question."""

    name: str
    text: str


QUESTIONS = (
    Question("went well", "What worked, and what did you do or say that made it work?"),
    Question("values", "Where did your values and theirs pull in different directions?"),
    Question("next time", "What could bring the two closer together next time, and how would you begin?"),
)


@dataclass(frozen=True)
class Debrief:
    """All that can be said of talks that have ended, from one party's chair.

    Attributes:
        kind: "counterpart", "two people" or "recorded".
        temperament, seed: of the counterpart; "" and None where people played both sides.
        relationship: None there, too.
        values: what stood behind the demands of both sides.
        lessons: three.
        beside: where the learner's words and marks differed.
        questions: three, to answer.
    """

    case: str
    kind: str
    party: str
    other: str
    temperament: str
    seed: int | None
    rounds: int
    rounds_used: int
    result: Result
    process: Process
    relationship: Relationship | None
    values: Values
    lessons: tuple[Lesson, ...]
    beside: tuple[Beside, ...]
    questions: tuple[Question, ...] = QUESTIONS

    @property
    def sentence(self) -> str:
        """The talks in one or two sentences: the first of the result, and the first thing to try."""
        return f"{self.result.sentences[0]} First thing to try: {self.lessons[0].title[:1].lower()}" + (
            f"{self.lessons[0].title[1:]}."
        )

    @property
    def headlines(self) -> tuple[str, ...]:
        """What of the process a lesson uses, five sentences at most."""
        parts = self.process.parts
        names = dict.fromkeys(name for lesson in self.lessons for name in USES.get(lesson.family, ()))
        return tuple(parts[name][0] for name in names if name in parts)[:MOST_HEADLINES]

    def as_json(self) -> dict[str, object]:
        """Return the debrief as plain JSON values."""
        relationship = self.relationship.as_json() if self.relationship else None
        return {**plain(self), "relationship": relationship}


def debrief(talks: Negotiation | Meeting, party: str | None = None) -> Debrief:
    """Return the debrief of talks that have ended, with or without a deal.

    Args:
        party: from whose chair; needed where people played both sides.

    Raises:
        ValueError: for talks that still go on, or a party that did not sit there.

    >>> from negolib.cases import load_case
    >>> from negolib.practice.table.moves import Move
    >>> talks = Negotiation(load_case("supplier"), "buyer", "principled", seed=1)
    >>> _ = talks.play(Move("accept"), "Agreed.")
    >>> found = debrief(talks)
    >>> found.result.own_gain, len(found.lessons)
    (-156.0, 3)
    """
    told = Transcript(talks, party)
    result, process = result_of(told), process_of(told)
    relationship = relationship_of(told, result, process)
    return Debrief(
        case=told.case.name,
        kind=told.kind,
        party=told.party,
        other=told.other,
        temperament=told.temperament,
        seed=told.seed,
        rounds=told.rounds,
        rounds_used=told.rounds_used,
        result=result,
        process=process,
        relationship=relationship,
        values=values_of(told),
        lessons=lessons_from(Seen(told, result, process, relationship), RULES),
        beside=words_beside_marks(told),
    )
