"""Talks to debrief, made for the tests."""

from pathlib import Path

from negolib.cases import Case, load_case, template
from negolib.practice.crowd.negotiators import STYLES, SimulatedNegotiator
from negolib.practice.table.moves import Move
from negolib.practice.talks.meeting import Meeting
from negolib.practice.talks.negotiation import Negotiation

CASE = load_case("supplier")
TODAY = CASE.today


def package(**chosen: str) -> dict[str, str]:
    return {**TODAY, **chosen}


def propose(*packages: dict[str, str]) -> Move:
    return Move("propose", packages=packages)


def meeting(*script: tuple[str, Move] | tuple[str, Move, str], case: Case = CASE, **options) -> Meeting:
    talks = Meeting(case, kind="recorded", **{"opener": script[0][0], **options})
    for by, move, *words in script:
        talks.speak(by, move, *words)
    return talks


def played(
    temperament: str, style: str, seed: int, party: str = "buyer", case: Case = CASE, said: str = ""
) -> Negotiation:
    """Talks of a simulated negotiator; ``said`` is what it says in round 2, and that is all it says."""
    talks = Negotiation(case, party, temperament, seed=seed)
    learner = SimulatedNegotiator(talks.seat, STYLES[style], seed, talks.rounds)
    while not talks.ended:
        talks.play(learner.move(talks.table), said if talks.round == 2 else "")
    return talks


def without_agreement(folder: Path) -> Case:
    """The case for new authors, with alternatives so good that nothing is acceptable to both."""
    text = template("choir")
    for old in ("probability: 0.7, value: -50", "probability: 0.3, value: -150"):
        assert old in text
        text = text.replace(old, f"{old.split(',')[0]}, value: 5000")
    path = folder / "choir.yaml"
    path.write_text(text, encoding="utf-8")
    return load_case(path)
