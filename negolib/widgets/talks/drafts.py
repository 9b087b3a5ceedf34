"""Moves in the making, kept as they grow: a half-typed sentence is there again after a reload."""

from collections.abc import Mapping

from negolib.cases import Case
from negolib.practice.table.table import Table
from negolib.widgets.talks.composer import Composer


def composers(case: Case, table: Table | None, drafts: object, of_people: bool) -> dict[str, Composer]:
    """Return a composer per party, each with its draft and with what the party last proposed.

    table: None before the talks. drafts: {party: draft} as it was kept; what makes no sense is passed over.
    of_people: whether people play both sides.
    """
    found = {party: Composer(case, of_people) for party in case.party_names}
    if table and not table.ended:
        kept = drafts if isinstance(drafts, Mapping) else {}
        for party, composer in found.items():
            composer.resume(kept.get(party), next(iter(table.standing.get(party, ())), None))
    return found


def drafts_of(found: Mapping[str, Composer], table: Table | None) -> dict[str, dict[str, object]]:
    """Return what is half done, {party: draft}: nothing before and after the talks."""
    if not table or table.ended:
        return {}
    return {party: draft for party, composer in found.items() if (draft := composer.draft())}
