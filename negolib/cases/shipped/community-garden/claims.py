"""What must be true of "A notice on the garden gate", as it is told and in every variant."""

import math
from collections.abc import Iterator

from negolib.cases import Case
from negolib.cases.proving.claims import Claim, public_text
from negolib.cases.proving.survey import Survey


def claims(case: Case) -> Iterator[Claim]:
    """Yield what the case is meant to teach."""
    found = Survey(case)
    yield Claim("Nobody buys and nobody sells.", case.price is None)
    yield Claim(
        "Every side has a hundred points for the best it could hope for.",
        all(
            math.isclose(sum(max(o.points[name] for o in issue.options) for issue in case.issues), 100)
            for name in case.party_names
        ),
    )
    yield Claim("The field as it is today would not be signed by all.", not found.signed_by_all(case.today))
    for name, package in _positions(case).items():
        yield Claim(
            f"What {case.party(name).the} demands aloud would not be signed by the others.",
            not found.signed_by_all(package),
        )
    yield Claim("All want the rain, and nobody knows it of the others.", found.unseen == ["water"])
    yield Claim(
        "The middle of every issue would be signed, and brings more than 40% of the joint gain.",
        found.signed_by_all(case.middle()) and found.middle_share > 0.4,
    )
    yield Claim("There are 20 to 120 efficient deals.", 20 <= found.frontier <= 120)
    yield Claim(
        "As the case is told, the best deal for any two is none for the third.",
        case.seed is not None
        or all(_best_for(case, pair)[third] < found.limits[third] for pair, third in _thirds(case)),
    )
    for party in case.party_list:
        yield Claim(
            f"The chair of {party.the} is well furnished.",
            len(party.information) >= 7
            and len(party.emotions) >= 2
            and len(party.alternatives) >= 3
            and any(branch.branches for a in party.alternatives for branch in a.branches)
            and all(party.name in issue.reasons for issue in case.issues),
        )
    public = public_text(case)
    given_away = [
        secret for secret in ("wholesale", "eleven still", "petition", "journalist") if secret in public
    ]
    yield Claim("What is confidential stands in no public text.", not given_away, f"There is {given_away}.")
    yield Claim(
        "Every benchmark is marked as invented.", all(criterion.fictional for criterion in case.criteria)
    )


def _positions(case: Case) -> dict[str, dict[str, str]]:
    """What each side demands on its sheet, with all else as it is today."""
    return {
        "kitchen": {**case.today, "beds": "vegetables", "store": "cold store"},
        "society": {**case.today, "beds": "old varieties", "feast": "three days"},
        "parks": {**case.today, "upkeep": "volunteers", "gate": "every day"},
    }


def _thirds(case: Case) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(n for n in case.party_names if n != third), third) for third in case.party_names]


def _best_for(case: Case, pair: tuple[str, ...]) -> dict[str, float]:
    """What the package with the largest sum for two of the parties is worth to each."""
    package = {
        issue.name: max(issue.options, key=lambda o: sum(o.points[name] for name in pair)).name
        for issue in case.issues
    }
    return {name: case.value(name, package) for name in case.party_names}
