"""What a counterpart remembers, and what it tells the debrief of its inner state."""

from dataclasses import dataclass, field
from math import inf

from .feelings import Event


@dataclass(frozen=True)
class Tactic:
    """Something a counterpart did that is not above board: which, the words, and the truth."""

    name: str
    words: str
    truth: str = ""


@dataclass(frozen=True)
class Moment:
    """A counterpart's inner state after one reply, for the debrief only.

    Attributes:
        share: what it aimed at, as a share of the span between its reservation value and its best.
    """

    round: int
    trust: float
    heat: float
    share: float
    events: tuple[Event, ...] = ()
    tactics: tuple[Tactic, ...] = ()


@dataclass
class Memory:
    """What one counterpart remembers of the talks.

    Of the other side: asked (about, issue), closed questions in a row, what it told (about, topic), its words
    about an issue, criteria it cited, how often it acknowledged, warned and threatened, its best
    offer in the counterpart's points, what its proposals add up to, and how much it told since it was last
    answered (news). Of itself: what it has told, which issues it has asked about, the question that waits for
    an answer, the one that got none, how many moves ago, how often it asked what is needed at all, its last
    offers, and the points at which it has been ready to sign.
    """

    asked: set[tuple[str, str]] = field(default_factory=set)
    closed_in_a_row: int = 0
    heard: set[tuple[str, str]] = field(default_factory=set)
    quotes: dict[str, str] = field(default_factory=dict)
    just_said: dict[str, str] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    acknowledged: int = 0
    warned: int = 0
    threats: int = 0
    best_offer: float | None = None
    last_stands: tuple = ()
    news: int = 0
    told: set[str] = field(default_factory=set)
    asked_back: set[str] = field(default_factory=set)
    asked_wide: int = 0
    waits_for: str = ""
    unanswered: str = ""
    since_then: int = 0
    came_back: bool = False
    last_offers: list[dict[str, str]] = field(default_factory=list)
    would_sign: float = inf
