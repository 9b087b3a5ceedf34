"""How a negotiator feels about the talks: a short questionnaire of our own on four dimensions.

The dimensions are those of subjective value (Curhan, Elfenbein & Xu 2006): outcome, self, process and
relationship. The questions are our own, and have not been tested as an instrument: they are there to
think with, and to compare two sides of one table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from negolib.in_words import amount, is_whole, listed

if TYPE_CHECKING:
    from .relationship import Relationship
    from .result import Result

DIMENSIONS = ("outcome", "self", "process", "relationship")
LOWEST, HIGHEST = 1, 7
# What each dimension is about, for whoever answers.
WORDS = {
    "outcome": "the result",
    "self": "one’s own part",
    "process": "the way it went",
    "relationship": "the relationship",
}


@dataclass(frozen=True)
class Item:
    """One question: its short name, its dimension, the question, and what 1 and 7 mean in words."""

    name: str
    dimension: str
    question: str
    low: str
    high: str


ITEMS = (
    Item(
        "worth it", "outcome", "Was what you have now worth the time you gave it?", "hardly", "every minute"
    ),
    Item(
        "explain it",
        "outcome",
        "Could you explain these terms with an easy heart to the people you negotiate for?",
        "I would rather not",
        "gladly",
    ),
    Item(
        "as I want to be",
        "self",
        "Were you, at this table, the negotiator you want to be?",
        "not at all",
        "very much",
    ),
    Item(
        "stood for", "self", "Did you stand up for what is important to you?", "I gave it away", "all the way"
    ),
    Item("heard", "process", "How well did they take in what you said?", "it went past them", "every word"),
    Item(
        "room", "process", "Did your ideas have as much room as theirs?", "hardly any", "just as much or more"
    ),
    Item(
        "believe",
        "relationship",
        "If they told you something tomorrow that you cannot check, would you believe it?",
        "not a word",
        "without a doubt",
    ),
    Item(
        "next time",
        "relationship",
        "How would it be to find the same person across the table next year?",
        "a bad day",
        "a good start",
    ),
)
_BY_NAME = {item.name: item for item in ITEMS}


@dataclass(frozen=True)
class SubjectiveValue:
    """How one side feels about the talks: per dimension 1 to 7, or None where nothing was answered."""

    outcome: float | None
    self: float | None
    process: float | None
    relationship: float | None

    def as_json(self) -> dict[str, float | None]:
        """Return it as plain JSON values."""
        return {dimension: getattr(self, dimension) for dimension in DIMENSIONS}

    @property
    def sentence(self) -> str:
        """The four numbers in words."""
        known = [f"{WORDS[d]} {amount(v, 1)}" for d, v in self.as_json().items() if v is not None]
        return f"From 1 to 7: {listed(known)}." if known else "Nothing has been answered yet."


def score(answers: Mapping[str, int]) -> SubjectiveValue:
    """Return the mean of the answers per dimension; questions may be left out.

    answers: {item: 1 to 7}, by the names of `ITEMS`.

    Raises:
        ValueError: for a question there is not, or an answer that is no whole number from 1 to 7.

    >>> score({"worth it": 6, "explain it": 5, "heard": 3}).outcome
    5.5
    """
    if not isinstance(answers, Mapping):
        raise ValueError("The answers are names and numbers, such as {'heard': 5}.")
    found: dict[str, list[int]] = {dimension: [] for dimension in DIMENSIONS}
    for name, answer in answers.items():
        if name not in _BY_NAME:
            raise ValueError(f"There is no question '{name}': choose one of {', '.join(_BY_NAME)}.")
        if not is_whole(answer) or not LOWEST <= answer <= HIGHEST:
            raise ValueError(f"The answer to '{name}' must be a whole number from {LOWEST} to {HIGHEST}.")
        found[_BY_NAME[name].dimension].append(answer)
    return SubjectiveValue(**{d: sum(each) / len(each) if each else None for d, each in found.items()})


def counterparts_answers(result: "Result", relationship: "Relationship") -> SubjectiveValue:
    """Return how the counterpart would answer, from its gain, its trust and its heat.

    These are rules of our own on the model's numbers. outcome: 1 for no gain, 7 for half of the possible
    joint gain or more. self: 7 less what its anger took, on average over the rounds. process: 4, and up or
    down with what became of its trust on the way. relationship: its trust at the end, less what is left of
    its anger.
    """
    gain = result.gains[result.other]
    share = gain / (result.most / 2) if result.most > 0 else 0.0
    heat = sum(point.heat for point in relationship.points) / len(relationship.points)
    last, first = relationship.points[-1], relationship.points[0]
    return SubjectiveValue(
        outcome=_scaled(share),
        self=_scaled(1 - heat / 60),
        process=_scaled(0.5 + (last.trust - first.trust) / 80),
        relationship=_scaled((last.trust - last.heat / 3) / 90),
    )


def _scaled(share: float) -> float:
    return round(LOWEST + (HIGHEST - LOWEST) * min(1.0, max(0.0, share)), 1)


def compare(mine: SubjectiveValue, theirs: SubjectiveValue) -> str:
    """Say in one or two sentences where the two sides feel most differently.

    >>> compare(score({"heard": 6}), SubjectiveValue(4.0, 5.0, 2.5, 3.0))
    'You and they differ most in how content each is with the way it went: 6 of 7 for you, 2.5 for them.'
    """
    gaps = {
        d: getattr(mine, d) - getattr(theirs, d)
        for d in DIMENSIONS
        if getattr(mine, d) is not None and getattr(theirs, d) is not None
    }
    if not gaps:
        return "Answer the questions, and you see how the other side felt about the same talks."
    widest = max(gaps, key=lambda d: abs(gaps[d]))
    own, other = amount(getattr(mine, widest), 1), amount(getattr(theirs, widest), 1)
    gap = (
        f"in how content each is with {WORDS[widest].replace('one’s', 'their')}: {own} of {HIGHEST} for you, "
        f"{other} for them."
    )
    if abs(gaps[widest]) < 1:
        return f"You both felt much the same; the widest gap is {gap}"
    return f"You and they differ most {gap}"
