"""Lessons from how what was made together was shared: to create is one half, to claim the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from negolib.in_words import amount, listed
from negolib.practice.debrief.transcript import Line, times, when, whole

from .evidence import EVIDENCE, Evidence
from .lesson import Lesson, Seen

# Of what a package makes, the other side keeps at least so much: less is no claim that one could explain.
LEFT_TO_THEM = 1 / 3


@dataclass(frozen=True)
class _Way:
    """One way to claim, with the moment at which it was missed."""

    title: str
    line: Line | None
    why: str
    evidence: Evidence
    try_this: str


def small_share(seen: Seen) -> Lesson | None:
    """A deal that made something, of which the other side has well over half."""
    result = seen.result
    if not result.package or not result.small_share:
        return None
    cost = result.joint_gain / 2 - result.own_gain
    way = (
        _signed_away(seen, cost)
        or _conceded_more(seen)
        or _began_low(seen)
        or _gave_no_standard(seen)
        or _took_it(seen)
    )
    shown = _on_the_frontier(seen)
    ends = " With nothing left on the table you could have signed, for example:" if shown else ""
    return Lesson(
        "claiming",
        way.title,
        seen.at(way.line),
        f"Of what you made together you have {result.claim_share:.0%}; with half of it you would have "
        f"{whole(cost)} points more. {way.why}{ends}",
        way.evidence,
        way.try_this,
        0.45 + cost / max(result.most, 1.0),
        more=shown,
    )


def _signed_away(seen: Seen, cost: float) -> _Way | None:
    """Their proposal taken, although one's own was worth more to oneself by all that is missing."""
    own, told = seen.told.offers(seen.told.party), seen.told
    if not own or told.by != told.party:
        return None
    less = own[-1].shown_to(told.other)[told.party] - seen.result.points[told.party]
    if less < cost:
        return None
    return _Way(
        "Claim as well as create: ask for something before you take theirs",
        seen.first("accept"),
        f"You took their proposal, although your own had been worth {whole(less)} points more to you, "
        "and asked for nothing in return. Concessions are answered best when they are made one for one.",
        EVIDENCE["reciprocity"],
        f"“I can come towards you if something comes back. What can you do on {_short_on(seen)}?”",
    )


def _short_on(seen: Seen) -> str:
    """The issue on which the deal leaves the learner furthest from what it likes best."""
    seat = seen.told.seats[seen.told.party]
    short = {i: max(row.values()) - row[seen.result.package[i]] for i, row in seat.points.items()}
    return seen.told.issue(max(short, key=short.get))


def _conceded_more(seen: Seen) -> _Way | None:
    steps, theirs = seen.mine.concessions, seen.theirs.conceded
    if len(steps) < 2 or seen.mine.conceded < 2 * theirs:
        return None
    largest = max(steps, key=lambda step: -step.own)
    they = f"{amount(theirs, 1)} of theirs" if theirs else "nothing"
    return _Way(
        "Claim as well as create: let steps be answered",
        seen.in_round(largest.round),
        f"You gave way {times(len(steps))}, {amount(seen.mine.conceded, 1)} of your points, and they gave "
        f"way by {they}. Steps that wait for an answer are answered.",
        EVIDENCE["reciprocity"],
        "“I have moved, and I would like to see you move before I do again. What can you do on "
        f"{_short_on(seen)}?”",
    )


def _began_low(seen: Seen) -> _Way | None:
    """The first proposal was worth less to the learner than an even share of all that could be made."""
    first = next(iter(seen.mine.offers), None)
    if first is None:
        return None
    reservation = seen.told.seats[seen.told.party].reservation
    asked = first.shown_to(seen.told.other)[seen.told.party] - reservation
    if asked >= seen.result.most / 2:
        return None
    over = (
        f"{amount(asked, 1)} points over walking away" if asked > 0 else "no more than walking away gives you"
    )
    return _Way(
        "Claim as well as create: begin at your target",
        seen.told.lines[first.place],
        f"Your first proposal, {when(first.round)}, asked for {over}, less than half of what the two of you "
        "could make. In experiments a first figure pulls the result towards it, and people who kept their "
        "target in mind got more. It claims best after you have asked: questions first, and then your "
        "target.",
        EVIDENCE["anchors"],
        f"“Let me begin with what we hope for on {_short_on(seen)}, and with the reason for "
        "it. What of it can you do, and what would you need for it?”",
    )


def _gave_no_standard(seen: Seen) -> _Way | None:
    if seen.mine.criteria:
        return None
    said = next((line for line in seen.told.of(seen.told.party) if line.offer), None)
    return _Way(
        "Claim as well as create: give your share a reason",
        said,
        "You brought no standard for how to share it. A claim that both can check is easier to grant than "
        "one that is only wanted.",
        EVIDENCE["principled"],
        "“We have made something here that neither of us had before. By which yardstick shall we share it, "
        "so that you and I can explain it at home?”",
    )


def _took_it(seen: Seen) -> _Way:
    own = seen.told.of(seen.told.party)
    return _Way(
        "Claim as well as create: count both gains before you sign",
        seen.first("accept") or (own[-1] if own else None),
        "A deal that is good for you can still be much better for them; to see it, set both gains side by "
        "side.",
        EVIDENCE["batna"],
        "“This works for me. It works a good deal better for you, I think. What could you add on "
        f"{_short_on(seen)}, so that it is even?”",
    )


def _on_the_frontier(seen: Seen) -> tuple[str, ...]:
    """Two packages that share what there is better for the learner, and which to reach for."""
    told, result = seen.told, seen.result
    found = [one for one in _claims(seen) if one[1][told.party] > result.own_gain + 1e-9]
    if not found:
        return ()
    even = min(found, key=lambda one: abs(one[1][told.party] - one[1][told.other]))
    bold = max(found, key=lambda one: one[1][told.party])
    said = [_changes(seen, *even)]
    if bold is not even:
        said.append(f"{_changes(seen, *bold)} Reach for this one with a standard that they can check.")
    return tuple(said)


def _claims(seen: Seen) -> list[tuple[Mapping[str, str], Mapping[str, float]]]:
    """The efficient packages that leave both a fair part, with the gains of each."""
    told = seen.told
    front = told.space.frontier(individually_rational=seen.result.possible)
    limits = {party: told.case.party(party).reservation_value for party in told.pair}
    found = []
    for row in front.to_dict("records"):
        gains = {party: float(row[party]) - limits[party] for party in told.pair}
        if gains[told.other] >= LEFT_TO_THEM * sum(gains.values()) > 0:
            found.append(({issue: row[issue] for issue in told.case.issue_names}, gains))
    return found


def _changes(seen: Seen, package: Mapping[str, str], gains: Mapping[str, float]) -> str:
    told = seen.told
    changed = [(i, o) for i, o in package.items() if o != seen.result.package[i]]
    own, theirs = (amount(gains[party], 1) for party in (told.party, told.other))
    return (
        f"Your deal with {listed([told.option(*term) for term in changed])}: {own} more than walking away "
        f"for you, and {theirs} for {told.them}."
    )


RULES = (small_share,)
