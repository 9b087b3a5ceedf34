"""What the people of a case say of an issue is true of its numbers as told, and may not be of others."""

from typing import Any

from negolib.analysis.weights import liked_best, matters

from ..model import Case


def still_said(data: dict[str, Any], told: Case, drawn: Case) -> dict[str, Any]:
    """Return the data of a variant without what its people no longer say.

    Where an issue has become another matter to a party (it counts for more or less, or another option is the
    best), the lines that the party had about it go, and those that fit any case speak in their place.
    """
    practice = data.get("practice") or {}
    parties = {
        name: {
            **party,
            "told": {topic: lines for topic, lines in party["told"].items() if topic not in untrue},
        }
        if (untrue := _untrue(told, drawn, name)) and party.get("told")
        else party
        for name, party in practice.get("parties", {}).items()
    }
    return {**data, "practice": {**practice, "parties": parties}} if parties else data


def _untrue(told: Case, drawn: Case, party: str) -> set[str]:
    return {issue for issue in told.issue_names if _stand(told, party, issue) != _stand(drawn, party, issue)}


def _stand(case: Case, party: str, issue: str) -> tuple[str, str]:
    points = {one.name: {o.name: o.points[party] for o in one.options} for one in case.issues}
    return matters(points, issue), liked_best(points, issue, case.today[issue])
