"""The charts of a debrief: figures with their summary in words, made from a debrief."""

from collections.abc import Mapping, Sequence

from negolib.cases import Case
from negolib.cases.words import measured
from negolib.charts.practice import (
    offers_path_chart,
    standing_chart,
    subjective_value_chart,
    trust_chart,
)
from negolib.charts.style import Side
from negolib.in_words import amount
from negolib.practice.counterpart.counterpart import Moment
from negolib.practice.crowd.standings import Standing
from negolib.practice.debrief.debriefing import Debrief
from negolib.practice.debrief.questionnaire import compare, score
from negolib.widgets.debrief.debrief_blocks import feelings_of
from negolib.widgets.page.seats import side_of

Picture = dict[str, object]


def _sides(case: Case, found: Debrief, them: str) -> tuple[Side, Side]:
    return side_of(case, found.party, "you"), side_of(case, found.other, them)


def path(case: Case, found: Debrief, them: str) -> Picture:
    """Return the offers' path in the value plane, one's own points across."""
    result, sides = found.result, (found.party, found.other)

    def place(values: Mapping[str, float]) -> tuple[float, float]:
        return values[sides[0]], values[sides[1]]

    missed = result.missed
    paths = {
        party: [(number, *place(values)) for number, values in found.process.path.get(party, ())]
        for party in sides
    }
    figure = offers_path_chart(
        paths,
        sides=_sides(case, found, them),
        reservation={party: case.party(party).reservation_value for party in sides},
        frontier=[place(values) for values in result.frontier],
        settlements={
            point.title.removesuffix(" settlement"): place(point.points) for point in result.settlements
        },
        deal=place(result.points) if result.package else None,
        better=place({p: result.points[p] + missed.gains[p] for p in sides}) if missed else None,
        change=missed.name if missed else "",
        unit=measured(case),
        title=_left(found),
        as_data=True,
    )
    mine, theirs = (len(paths[party]) for party in sides)
    summary = (
        f"Each point is a package that was proposed, numbered by round: {mine} of yours and "
        f"{theirs} of {them}. To the right it is worth more to you, upwards more to {them}. In the shaded "
        "corner both do better than without a deal; on the green line nothing is left on the table. The open "
        "diamonds are settlements that theory proposes."
    )
    return {"figure": figure, "summary": summary}


def _left(found: Debrief) -> str:
    """What lay on the table for both together; "" where that is no finding."""
    result = found.result
    left = result.most - result.joint_gain
    if result.package is None or result.efficient or left < 0.05:
        return ""
    return f"Together you left {amount(left, 1)} points of gain on the table"


def trust(case: Case, found: Debrief, them: str, moments: Sequence[Moment]) -> Picture:
    """Return the counterpart's trust over the rounds, with what moved it most."""
    points = found.relationship.points
    events = [
        (place, event.what, event.trust) for place, moment in enumerate(moments) for event in moment.events
    ]
    figure = trust_chart(
        [point.trust for point in points],
        heat=[point.heat for point in points],
        events=events,
        side=side_of(case, found.other, them),
        as_data=True,
    )
    summary = (
        f"The trust of {them} went from {points[0].trust:.0f} to {points[-1].trust:.0f} of 100, their heat "
        f"(dotted) from {points[0].heat:.0f} to {points[-1].heat:.0f}."
    )
    return {"figure": figure, "summary": summary}


def crowd(case: Case, found: Debrief, stands: Standing) -> Picture:
    """Return one's own gain among those of the simulated negotiators."""
    figure = standing_chart(
        [own for own, _ in stands.gains],
        stands.own_gain,
        percentile=stands.own_percentile,
        seat=side_of(case, found.party).seat,
        unit=case.points_unit,
        as_data=True,
    )
    without = stands.count - stands.deals
    summary = f"{without:,} of the {stands.count:,} made no deal and stand at 0: the value of walking away."
    return {"figure": figure, "summary": summary}


def felt(case: Case, found: Debrief, them: str, marks: Mapping[str, int]) -> Picture:
    """Return how both sides felt about the talks; of two people only one's own."""
    mine = score(marks)
    theirs = found.relationship.answers if found.relationship else None
    figure = subjective_value_chart(
        feelings_of(mine),
        feelings_of(theirs) or None,
        sides=_sides(case, found, them),
        as_data=True,
    )
    return {"figure": figure, "summary": compare(mine, theirs) if theirs else mine.sentence}
