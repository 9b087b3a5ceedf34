"""The result of talks: what each side has, what was possible, and which trade was missed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import dist

from negolib.analysis import Assessment, NoAgreement, OutcomeSpace, assess
from negolib.analysis.space.settlement import RULES, TITLES
from negolib.cases.words import measured
from negolib.in_words import amount, percent

from .missed import MissedTrade, missed_trades
from .transcript import Offer, Transcript, begun, clean, plain, when

# Below this share of the joint gain, how to claim is the lesson.
SMALL_SHARE = 0.4
# Ways to settle that theory proposes, in words for somebody who has not heard of them.
SETTLEMENTS = {
    "nash": "one that both could call fair: the product of the two gains is as large as possible",
    "kalai_smorodinsky": "each side gets the same share of the most that it could gain at all",
    "egalitarian": "the side that gains less gains as much as possible",
    "utilitarian": "both gains together are as large as possible, whoever has them",
}
# Each at its first use, glossed.
GLOSSED = {rule: f"The {TITLES[rule]} ({said})" for rule, said in SETTLEMENTS.items()}


@dataclass(frozen=True)
class SettlementPoint:
    """One of the four settlements, and how far the result lies from it, in points (Euclidean)."""

    rule: str
    title: str
    package: Mapping[str, str]
    points: Mapping[str, float]
    gains: Mapping[str, float]
    distance: float


@dataclass(frozen=True)
class Refused:
    """A proposal of the other side that was worth more to oneself than what one has at the end.

    Attributes:
        place: of its turn among all of them.
    """

    round: int
    place: int
    package: Mapping[str, str]
    gain: float
    open_at_the_end: bool


@dataclass(frozen=True)
class Absent:
    """What a deal does to a party that was not at the table: its points, and its gain over its BATNA.

    Attributes:
        party: its name.
        points: what the deal is worth to it.
        gain: over its reservation value.
        sentence: whether it would sign, in words.
    """

    party: str
    points: float
    gain: float
    sentence: str

    @property
    def signs(self) -> bool:
        """Whether it would sign: the deal gives it at least what its BATNA does."""
        return self.gain >= 0


@dataclass(frozen=True)
class Result:
    """What talks came to, from one party's chair.

    Attributes:
        points, gains: per party; gains over the reservation values, which the points are without a deal.
        joint_gain: of both together, in points.
        most: the largest there was.
        efficiency: joint_gain as a share of most, None where nothing could be gained.
        claim_share: one's own share of the joint gain, None without one.
        possible: whether any package is acceptable to both.
        worse_off: the parties that do better without this deal.
        efficient: no package is better for one and worse for none.
        room: {party: points} it could have had at nobody's cost.
        frontier: the points of the efficient packages, acceptable to both where there are such.
        settlements: the four, empty where nothing is acceptable to both.
        nearest: the title of the closest.
        theory: a sentence on it.
        missed: the smallest trade that was missed.
        logroll: the largest missed trade between two issues, where it brings more.
        refused: a better proposal that was let go.
        sentences: the findings.
        absent: the parties that were not at the table, and what the deal does to each.
    """

    party: str
    other: str
    ended: str
    by: str
    package: Mapping[str, str] | None
    points: Mapping[str, float]
    gains: Mapping[str, float]
    joint_gain: float
    most: float
    efficiency: float | None
    claim_share: float | None
    possible: bool
    worse_off: tuple[str, ...]
    efficient: bool
    room: Mapping[str, float]
    frontier: tuple[Mapping[str, float], ...]
    settlements: tuple[SettlementPoint, ...]
    nearest: str
    missed: MissedTrade | None
    logroll: MissedTrade | None
    refused: Refused | None
    theory: str = ""
    sentences: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def own_gain(self) -> float:
        """One's own gain over walking away, in points."""
        return self.gains[self.party]

    @property
    def lost(self) -> float:
        """The share of the possible joint gain that was not realised, 0 to 1."""
        return 0.0 if self.efficiency is None else min(1.0, max(0.0, 1 - self.efficiency))

    @property
    def small_share(self) -> bool:
        """Whether one made something together, and the other side took well over half of it."""
        return self.claim_share is not None and self.own_gain >= 0 and self.claim_share < SMALL_SHARE

    def settlement(self, rule: str) -> SettlementPoint | None:
        """The settlement of this rule, if something is acceptable to both."""
        return next((point for point in self.settlements if point.rule == rule), None)

    def as_json(self) -> dict[str, object]:
        """Return the result as plain JSON values."""
        return plain(self)


def result_of(told: Transcript) -> Result:
    """Return the result of talks that have ended, with or without a deal."""
    case, space = told.case, told.space
    reserve = {name: case.party(name).reservation_value for name in told.pair}
    points = {p: case.value(p, told.package) for p in reserve} if told.package else dict(reserve)
    gains = {p: clean(points[p] - reserve[p]) for p in reserve}
    most = clean(
        sum(max(sum(o.points[p] for p in reserve) for o in i.options) for i in case.issues)
        - sum(reserve.values())
    )
    settlements = _settlements(space, points)
    joint = clean(sum(gains.values()))
    missed, logroll = missed_trades(told, told.package) if told.package else (None, None)
    found = assess(space, told.package) if told.package else None
    nearest = min(settlements, key=lambda point: point.distance, default=None)
    result = Result(
        party=told.party,
        other=told.other,
        ended=told.ended,
        by=told.by,
        package=dict(told.package) if told.package else None,
        points=points,
        gains=gains,
        joint_gain=joint,
        most=most,
        efficiency=_efficiency(found, joint, most),
        claim_share=found.claim_shares[told.party] if found and found.claim_shares else None,
        possible=bool(settlements),
        worse_off=tuple(p for p, gain in gains.items() if gain < 0),
        efficient=bool(found and found.efficient),
        room=dict(found.room) if found else dict.fromkeys(reserve, 0.0),
        frontier=_frontier(space, bool(settlements)),
        settlements=settlements,
        nearest=nearest.title if nearest else "",
        missed=missed,
        logroll=logroll,
        refused=_refused(told, points[told.party]),
        absent=tuple(_absent(told)) if told.package else (),
    )
    return _with_sentences(told, result)


def _absent(told: Transcript) -> Iterator[Absent]:
    for party in told.case.party_list:
        if party.name in told.pair:
            continue
        points = clean(told.case.value(party.name, told.package))
        gain = clean(points - party.reservation_value)
        does = f"{amount(abs(gain), 1)} {'more' if gain > 0 else 'less'} than its best alternative"
        if not gain:
            does = "as much as its best alternative"
        sentence = (
            f"Not at the table: {party.the}. There the deal is worth {amount(points, 1)} points, {does} "
            f"(“{party.batna.label}”), so {'it could be signed' if gain >= 0 else 'it would not be signed'}."
        )
        yield Absent(party.name, points, gain, sentence)


def _efficiency(found: Assessment | None, joint: float, most: float) -> float | None:
    if found:
        return found.joint_gain_efficiency
    return 0.0 if most > 0 else None


def _frontier(space: OutcomeSpace, possible: bool) -> tuple[dict[str, float], ...]:
    rows = space.frontier(individually_rational=possible)[list(space.parties)]
    return tuple({p: float(x) for p, x in zip(space.parties, row, strict=True)} for row in rows.to_numpy())


def _settlements(space: OutcomeSpace, points: Mapping[str, float]) -> tuple[SettlementPoint, ...]:
    try:
        settled = [space.settle(rule) for rule in RULES]
    except NoAgreement:
        return ()
    return tuple(
        SettlementPoint(
            s.rule,
            TITLES[s.rule],
            s.package,
            s.points,
            s.gains,
            round(dist(points.values(), s.points.values()), 9),
        )
        for s in settled
    )


def _refused(told: Transcript, have: float) -> Refused | None:
    """The best proposal of the other side that was worth more to oneself than what one has."""
    # What leaves issues open cannot be signed, so nothing was let go with it.
    offers = [offer for offer in told.offers(told.other) if not offer.open]
    best: tuple[Offer, int] | None = None
    for offer in offers:
        place = max(range(len(offer.points)), key=lambda n: offer.points[n][told.party])
        if best is None or offer.points[place][told.party] >= best[0].points[best[1]][told.party]:
            best = offer, place
    if best is None or best[0].points[best[1]][told.party] <= have + 1e-9:
        return None
    offer, place = best
    return Refused(
        offer.round,
        offer.place,
        offer.packages[place],
        clean(offer.points[place][told.party] - have),
        offer is offers[-1],
    )


# In words


def _with_sentences(told: Transcript, result: Result) -> Result:
    said = _deal_sentences(told, result) if result.package else _no_deal_sentences(told, result)
    return replace(result, sentences=tuple(said), theory=_theory(told, result))


def _deal_sentences(told: Transcript, result: Result) -> list[str]:
    you, them = result.points[told.party], result.points[told.other]
    said = [
        f"The deal is worth {amount(you, 1)} points to you and {amount(them, 1)} to {told.them} (in "
        f"{measured(told.case)})."
    ]
    said += _against_the_alternatives(told, result)
    if not result.possible:
        said.append(
            "No package of this case is acceptable to both sides: no deal would have been the right result."
        )
    if result.efficiency is not None:
        share = (
            ""
            if result.claim_share is None or result.worse_off
            else f" Your share of it is {result.claim_share:.0%}{_short_of_half(result)}."
        )
        said.append(
            f"Together you made {amount(result.joint_gain, 1)} of the {amount(result.most, 1)} points "
            f"of gain that were there: {percent(result.efficiency)}.{share}"
        )
    if result.efficient:
        said.append(
            "The deal lies on the frontier, where nothing is left on the table: no package is better for one "
            "of you and worse for neither."
        )
    else:
        name = {told.party: "you", told.other: told.them}
        more = [
            f"{name[p]} could have had up to {amount(result.room[p], 1)} more"
            for p in (told.party, told.other)
            if result.room[p] > 0
        ]
        said.append(
            "The deal lies below the frontier, the line of packages where neither side can gain without the "
            f"other losing: {', or '.join(more)}, at nobody's cost."
        )
    if result.missed:
        said.append(f"The smallest trade you missed is {result.missed.name}. {result.missed.sentence}")
    if result.logroll:
        said.append(
            f"The largest trade between two issues is {result.logroll.name}. {result.logroll.sentence}"
        )
    return [*said, *(absent.sentence for absent in result.absent)]


def _short_of_half(result: Result) -> str:
    """What a small share cost, in points."""
    if not result.small_share:
        return ""
    return f"; half of it would have been {amount(result.joint_gain / 2 - result.own_gain, 1)} points more"


def _theory(told: Transcript, result: Result) -> str:
    """Say which of the four settlements the deal comes nearest to."""
    if not result.settlements or result.package is None:
        return ""
    point = min(result.settlements, key=lambda one: one.distance)
    own, theirs = amount(point.points[told.party], 1), amount(point.points[told.other], 1)
    place = f"{own} for you, {theirs} for {told.them}; {SETTLEMENTS[point.rule]}"
    if point.distance < 1e-9:
        return f"Your deal has exactly the points of the {point.title} ({place})."
    away = amount(point.distance, 1)
    return f"Your deal comes nearest to the {point.title} ({place}): it lies {away} points from it."


def _against_the_alternatives(told: Transcript, result: Result) -> list[str]:
    own, theirs = result.gains[told.party], result.gains[told.other]
    said = []
    batna = told.case.party(told.party).batna.label
    if own < 0:
        said.append(
            f"You signed something worse than no deal: your best alternative (“{batna}”) gives you "
            f"{amount(-own, 1)} more than this."
        )
    elif own == 0:
        said.append(f"That is exactly what your best alternative (“{batna}”) gives you without a deal.")
    else:
        said.append(f"For you that is {amount(own, 1)} better than your best alternative (“{batna}”).")
    if theirs < 0:
        said.append(
            f"{told.them} would do {amount(-theirs, 1)} better without it, so do not count on it to last."
        )
    elif theirs == 0:
        said.append(f"{told.them} would do just as well without it.")
    else:
        said.append(f"{told.them} does {amount(theirs, 1)} better with it than without.")
    return said


def _no_deal_sentences(told: Transcript, result: Result) -> list[str]:
    who = {told.party: "you walked away", told.other: f"{told.them} walked away"}.get(told.by, "")
    how = who if told.ended == "walked away" else "time ran out"
    batna = told.case.party(told.party).batna.label
    said = [
        f"There is no deal: {how} {when(told.rounds_used)}.",
        f"You have what your best alternative (“{batna}”) gives you, "
        f"{amount(result.points[told.party], 1)} points (in {measured(told.case)}).",
    ]
    if not result.possible:
        return [
            *said,
            "No package of this case is acceptable to both sides, so no deal was the right result.",
        ]
    nash = result.settlement("nash")
    own, theirs = amount(nash.gains[told.party], 1), amount(nash.gains[told.other], 1)
    said.append(
        f"A deal was possible: {begun(GLOSSED['nash'])} would have given you {own} more than that, and "
        f"{told.them} {theirs} more than their alternative."
    )
    if result.refused:
        still = (
            "and it was still on the table at the end"
            if result.refused.open_at_the_end
            else "and you let it go"
        )
        said.append(
            f"Their proposal {when(result.refused.round)} was worth {amount(result.refused.gain, 1)} more "
            f"to you than no deal, {still}."
        )
    return said
