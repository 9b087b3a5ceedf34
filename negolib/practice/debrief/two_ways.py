"""The same talks two ways: as they were first played, and from one round on with something said again."""

from dataclasses import dataclass

from negolib.practice.talks.negotiation import Negotiation

from .result import result_of
from .transcript import Transcript


@dataclass(frozen=True)
class Exchange:
    """One move of the learner and what came of it.

    Attributes:
        round: counted from 1.
        words: what the learner said, "" for a move without words.
        answer: what the counterpart said.
        trust, heat: the counterpart's afterwards, 0 to 100; None when it made no more of it.
    """

    round: int
    words: str
    answer: str
    trust: float | None
    heat: float | None


@dataclass(frozen=True)
class Way:
    """One way the talks went from a round on.

    Attributes:
        exchanges: in order.
        ended: how, "" while they go on.
        own_gain, joint_gain: over both alternatives, in points; None while the talks go on.
        efficiency: the joint gain as a share of what was possible; None where nothing was, or as they go on.
    """

    exchanges: tuple[Exchange, ...]
    ended: str
    own_gain: float | None
    joint_gain: float | None
    efficiency: float | None


@dataclass(frozen=True)
class TwoWays:
    """Talks as they were first played, and as they went when something was said again.

    Attributes:
        round: from which they differ.
        first, again: both ways from there on.
    """

    round: int
    first: Way
    again: Way


def two_ways(first: Negotiation, branch: Negotiation) -> TwoWays:
    """Set a branch beside the talks that it leaves.

    Raises:
        ValueError: when the branch is none of these talks.

    >>> from negolib.cases import load_case
    >>> from negolib.practice import Move, rewind
    >>> case = load_case("supplier")
    >>> talks = Negotiation(case, "buyer", "wounded", seed=3)
    >>> _ = talks.play(Move("threaten"), "Sign, or we leave.")
    >>> again = rewind(case, talks.record(), 1)
    >>> _ = again.play(Move("acknowledge"), "You held the price for two years, and nobody thanked you.")
    >>> both = two_ways(talks, again)
    >>> both.again.exchanges[0].trust > both.first.exchanges[0].trust
    True
    """
    here = branch.branch
    trunk = _trunk(branch, here.round) if here else []
    if not here or here.of != first.record()["seal"] or trunk != _trunk(first, here.round):
        raise ValueError("What is said again here does not belong to these talks.")
    return TwoWays(here.round, _way(first, here.round), _way(branch, here.round))


def _trunk(talks: Negotiation, round: int) -> list[dict[str, object]]:
    mine = [place for place, turn in enumerate(talks.turns) if turn.by == talks.party]
    end = mine[round - 1] if len(mine) >= round else len(talks.turns)
    return [turn.as_json() for turn in talks.turns[:end]]


def _way(talks: Negotiation, round: int) -> Way:
    felt = {moment.round: moment for moment in talks.moments}
    exchanges = []
    own = [place for place, turn in enumerate(talks.turns) if turn.by == talks.party]
    for number, place in enumerate(own[round - 1 :], round):
        after = talks.turns[place + 1] if place + 1 < len(talks.turns) else None
        moment = felt.get(number)
        exchanges.append(
            Exchange(
                number,
                talks.turns[place].words,
                after.words if after else "",
                moment.trust if moment else None,
                moment.heat if moment else None,
            )
        )
    if not talks.ended:
        return Way(tuple(exchanges), "", None, None, None)
    result = result_of(Transcript(talks))
    return Way(tuple(exchanges), talks.ended, result.own_gain, result.joint_gain, result.efficiency)
