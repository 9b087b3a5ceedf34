"""What there is to learn in a case, told in plain sentences."""

from collections.abc import Iterator

from negolib.in_words import amount, listed

from .survey import Survey


def sentences(found: Survey) -> Iterator[str]:
    """Yield what there is to learn in a case, one sentence each.

    >>> from negolib.cases import load_case
    >>> print(next(sentences(Survey(load_case("supplier")))))
    8 issues make 10,935 packages; all could sign 33 efficient ones.
    """
    case = found.case
    called = {name: party.the for name, party in case.parties.items()}
    packages = amount(found.space.size)
    if found.zone:
        deals = f"all could sign {amount(found.frontier)} efficient ones"
    else:
        deals = "all could sign none of them"
    yield f"{len(case.issues)} issues make {packages} packages; {deals}."
    if case.price:
        yield f"On price alone: {case.zopa().sentence}"
    for pair in found.pairs:
        both = f"{called[pair[0]]} and {called[pair[1]]}"
        today, middle = len(found.trades(pair)), len(found.trades(pair, case.middle()))
        yield (
            f"Between {both}, {amount(today)} pairs of issues can be traded from today, "
            f"{amount(middle)} from the middle."
        )
    for kind in ("compatible", "distributive", "integrative"):
        issues = [issue for issue, one in found.kinds.items() if one == kind]
        yield f"{_MEANING[kind]}: {listed(issues) if issues else 'no issue'}."
    if found.middle_share is not None:
        signed = "would be signed" if found.signed_by_all(case.middle()) else "would not be signed by all"
        yield f"The middle of every issue brings {found.middle_share:.0%} of the joint gain and {signed}."
    for holder, other in {(g.holder, g.other): None for g in found.guesses}:
        wrong = [g.issue for g in found.guesses if (g.holder, g.other) == (holder, other) and g.wrong]
        way = f"the wrong way round on {listed(wrong)}" if wrong else "nowhere the wrong way round"
        yield f"What {called[holder]} guesses of {called[other]} is {way}."
    for name in case.party_names:
        place = found.belief_place(name)
        if place is not None:
            yield (
                f"In the belief of {called[name]}, {place:.0%} lies at or below the other side's true limit."
            )


_MEANING = {
    "compatible": "The same option is the best for everybody on",
    "distributive": "What one gains the others lose on",
    "integrative": "It matters more to one than to another on",
}
