"""Six people one may meet at the table: what each starts with, and how each answers what the learner does.

The policies are a model, built so that what research found also happens here (the sources stand with the
rules in `feelings` and `counterpart`); they prove nothing about people.
"""

from dataclasses import dataclass, replace
from random import Random

from negolib.cases.practice_parts import TEMPERAMENTS


@dataclass(frozen=True)
class Temperament:
    """A way to negotiate. Shares are of the span between its reservation value and its best package.

    Attributes:
        name, title, policy: what it is called and what it does, in words.
        trust, heat: at the start, 0 to 100.
        start, floor: what it aims at in its first package and at the end, as shares of the span.
        beta: how it concedes over time, below 1 late, above 1 early (Faratin, Sierra & Jennings 1998).
        last: the share it settles for in the very last round.
        openness: the trust at which it answers an open question.
        reciprocity: how likely it answers what it is told by telling something, and how far a concession by
            one.
        packages_at: the trust at which it puts issues on the table that nobody has raised.
        criteria, threat, cooling: how much a criterion moves it, a threat hardens it, an acknowledgement
            cools it.
        asks: how likely it asks back.
        several: whether it proposes several packages at once.
        monotone: whether its demands never rise.
        tactics: what it is not above.
    """

    name: str
    title: str
    policy: str
    trust: float
    heat: float
    start: float
    floor: float
    beta: float
    last: float
    openness: float
    reciprocity: float
    packages_at: float
    criteria: float
    threat: float
    cooling: float
    asks: float
    several: bool = False
    monotone: bool = True
    tactics: tuple[str, ...] = ()

    def person(self, random: Random) -> "Temperament":
        """One person of this temperament: the same policy, a little different in its numbers."""
        return replace(
            self,
            trust=self.trust + random.uniform(-6, 6),
            heat=max(0.0, self.heat + random.uniform(-6, 6)),
            start=self.start + random.uniform(-0.04, 0.04),
            floor=self.floor + random.uniform(-0.04, 0.04),
            beta=self.beta * random.uniform(0.85, 1.15),
        )


_ALL = (
    Temperament(
        "positional",
        "The positional one",
        "Sees one issue and one number. Repeats its demand, concedes late and little, answers questions only "
        "once it trusts, and looks at other issues only when they are raised. Criteria move it a little, "
        "threats make it stubborn.",
        trust=38, heat=15, start=0.92, floor=0.34, beta=0.45, last=0.05, openness=50, reciprocity=0.45,
        packages_at=72, criteria=0.35, threat=1.2, cooling=0.7, asks=0.10,
    ),
    Temperament(
        "principled",
        "The principled one",
        "Friendly to people, firm on sums. Asks for reasons and gives them, follows a standard that both can "
        "check, answers open questions early, and concedes to an argument rather than to pressure.",
        trust=50, heat=5, start=0.82, floor=0.38, beta=0.9, last=0.06, openness=42, reciprocity=0.75,
        packages_at=62, criteria=1.0, threat=1.0, cooling=0.6, asks=0.55,
    ),
    Temperament(
        "accommodating",
        "The accommodating one",
        "Wants peace. Concedes early and more than it should, tells nearly everything when asked, and gives "
        "way to pressure, though it then stops telling.",
        trust=60, heat=0, start=0.70, floor=0.10, beta=1.6, last=0.02, openness=30, reciprocity=0.85,
        packages_at=50, criteria=0.7, threat=0.4, cooling=0.8, asks=0.45,
    ),
    Temperament(
        "analytic",
        "The analytic one",
        "Wants figures. Little moved by feelings in either direction, answers precise questions precisely, "
        "puts several packages side by side, and builds the next one out of what it has learnt.",
        trust=46, heat=0, start=0.88, floor=0.38, beta=0.8, last=0.05, openness=44, reciprocity=0.7,
        packages_at=60, criteria=0.8, threat=0.8, cooling=0.25, asks=0.6, several=True,
    ),
    Temperament(
        "wounded",
        "The wounded one",
        "Comes hot, with an old hurt. While it is hot it says no to all, hears no argument and answers no "
        "question. Once somebody has named what happened it cools, and then it is generous with "
        "information. Blame and threats heat it up again, and its demands with it.",
        trust=32, heat=78, start=0.90, floor=0.36, beta=0.7, last=0.05, openness=40, reciprocity=0.75,
        packages_at=60, criteria=0.5, threat=1.6, cooling=1.2, asks=0.25, monotone=False,
    ),
    Temperament(
        "hard-bargainer",
        "The hard bargainer",
        "Charming and ruthless. Opens high, says untrue things about its own side, hides behind somebody who "
        "is not in the room, presses with deadlines, and asks for one thing more when all is agreed. Tells "
        "little until it is told something; respects a criterion and a calm no; answers a threat with one.",
        trust=40, heat=5, start=1.0, floor=0.42, beta=0.65, last=0.07, openness=54, reciprocity=0.6,
        packages_at=68, criteria=0.5, threat=1.3, cooling=0.3, asks=0.2, monotone=False,
        tactics=("anchor", "bluff", "good cop", "deadline", "nibble"),
    ),
)  # fmt: skip

BY_NAME = {temperament.name: temperament for temperament in _ALL}
assert tuple(BY_NAME) == TEMPERAMENTS


def temperament_named(name: object) -> Temperament:
    """Return the temperament of this name.

    Raises:
        ValueError: for a name that is none.

    >>> temperament_named("wounded").heat
    78
    """
    if name not in BY_NAME:
        raise ValueError(f"There is no temperament '{name}': choose one of {', '.join(BY_NAME)}.")
    return BY_NAME[name]
