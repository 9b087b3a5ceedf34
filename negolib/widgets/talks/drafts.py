"""Moves in the making, kept as they grow: a half-typed sentence is there again after a reload."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from negolib.cases import Case
from negolib.practice.table.seat import seat_of
from negolib.practice.table.table import Table
from negolib.widgets.talks.composer import Composer


def composers(
    case: Case, table: Table, drafts: object, of_people: bool, strangers: Collection[str]
) -> dict[str, Composer]:
    """Return a composer for each of the two who talk, with its draft.

    drafts: {party: draft} as it was kept; what makes no sense is passed over. of_people: whether people play
    both sides. strangers: parties whose lines are written down by somebody who does not know what they know.
    """
    found = {}
    for party in table.parties:
        seat = seat_of(case, party, table.other(party))
        if party in strangers:
            seat = replace(seat, facts={}, values={})
        found[party] = Composer(case, seat, of_people)
    kept = drafts if isinstance(drafts, Mapping) else {}
    for party, composer in found.items():
        composer.resume(kept.get(party))
    return found


def drafts_of(found: Mapping[str, Composer]) -> dict[str, dict[str, object]]:
    """Return what is half done, {party: draft}."""
    return {party: draft for party, composer in found.items() if (draft := composer.draft())}
