"""Trust and heat: how a counterpart feels about the talks, and which moves change it.

Each rule carries what it rests on. The sizes are our own: chosen so that the findings appear, not measured.

* Information that is given is answered by trust and by information (Thompson 1991; Sinaceur et al. 2013).
* Several equivalent offers improve the climate (Leonardelli et al. 2019).
* A feeling that is named and taken seriously cools (Fisher & Shapiro 2005); three times is a technique. A
  thanks that names nothing of theirs is courtesy.
* A value that both hold, named truly, joins them (Fisher & Shapiro 2005); so does a fact that can be checked.
* Threats and blame cost trust, heat the talks and harden demands (Fisher & Ury 1981); a calm warning of what
  one would have to do costs little.
* A concession is answered when it is seen as one; taking something back is remembered.
"""

from dataclasses import dataclass, field

from .temperaments import Temperament


@dataclass(frozen=True)
class Event:
    """Something that changed the feelings: what it was in words, and by how much."""

    what: str
    trust: float
    heat: float


RULES = {
    "open question": Event("You asked an open question", 3, -1),
    "closed question": Event("You asked a closed question", 1, 0),
    "interrogation": Event("Your third closed question in a row felt like an interrogation", -3, 2),
    "asked again": Event("You asked what had already been answered", -1, 1),
    "told priority": Event("You said how much an issue matters to you", 4, -1),
    "told interest": Event("You said why you want something", 5, -2),
    "told constraint": Event("You said what you cannot do", 3, 0),
    "told fact": Event("You told them something they could check", 4, -1),
    "told what counts": Event("You told them something that counts for them", 5, -16),
    "told weakness": Event("You told them what you had better kept to yourself", 1, 0),
    "told value": Event("You said what you stand for", 4, -3),
    "shared value": Event("You named a value that you share", 4, -12),
    "not shared": Event("You named a value as shared that is not theirs", -1, 0),
    "told again": Event("You said again what you had said before", 0, 0),
    "several": Event("You put several packages side by side", 2, -2),
    "concession": Event("You moved towards them", 2, -1),
    "no movement": Event("You proposed the same again", -1, 2),
    "took back": Event("You took back what you had offered", -8, 8),
    "far": Event("Your proposal gave them less than they have without you", -3, 3),
    "criterion": Event("You cited a standard that neither side made", 3, -2),
    "criterion again": Event("You cited the same standard again", -1, 1),
    "acknowledged": Event("You acknowledged what they feel", 6, -24),
    "thanked": Event("You thanked them", 2, -3),
    "acknowledged often": Event("Your acknowledgements began to sound like a technique", -2, 2),
    "reframed": Event("You turned a demand into a shared question", 3, -9),
    "apology": Event("You apologised", 3, -8),
    "blame": Event("Your words blamed them", -7, 14),
    "threat": Event("You threatened", -15, 22),
    "warning": Event("You said calmly what you would have to do without a deal", -1, 1),
    "warning again": Event("You warned again", -4, 5),
    "break": Event("You called a break", 1, -18),
}


@dataclass
class Feelings:
    """A counterpart's trust and heat, 0 to 100, and every event that moved them.

    >>> from negolib.practice.counterpart.temperaments import BY_NAME
    >>> feelings = Feelings(BY_NAME["wounded"])
    >>> feelings.feel("acknowledged")
    >>> feelings.hot
    False
    """

    temperament: Temperament
    trust: float = field(init=False)
    heat: float = field(init=False)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.trust, self.heat = self.temperament.trust, self.temperament.heat

    @property
    def hot(self) -> bool:
        """Whether it is too angry to hear an argument."""
        return self.heat >= 50

    def feel(self, rule: str) -> None:
        """Let one of the `RULES` work; what warms or cools does so as far as the temperament lets it."""
        event = RULES[rule]
        trust, heat = event.trust, event.heat
        if rule in ("acknowledged", "reframed", "apology", "shared value", "told what counts"):
            heat *= self.temperament.cooling
            trust *= min(1.0, 0.4 + 0.6 * self.temperament.cooling)
        elif rule in ("threat", "blame"):
            # Whoever gives way to pressure trusts no more for it.
            trust *= max(1.0, self.temperament.threat)
            heat *= self.temperament.threat
        if trust > 0 and self.hot:
            trust *= 0.5
        before = self.trust, self.heat
        self.trust = min(100.0, max(0.0, self.trust + trust))
        self.heat = min(100.0, max(0.0, self.heat + heat))
        self.events.append(
            Event(event.what, round(self.trust - before[0], 1), round(self.heat - before[1], 1))
        )

    def calm_down(self) -> None:
        """Let a round pass: anger fades by itself, much anger faster."""
        self.heat = max(0.0, self.heat - max(2.5, 0.06 * self.heat))
