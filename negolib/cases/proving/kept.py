"""What a variant keeps of the case it is drawn from: all that there is to learn in it."""

from collections import Counter
from collections.abc import Iterator

from negolib.analysis import best_alternative

from ..model import Case
from .claims import general_claims
from .survey import Survey


def lost(told: Case, drawn: Case) -> str:
    """Return the first thing to learn that a drawn case has lost, as a sentence; "" where all is kept.

    Kept are the general claims that hold in the case as it is told, the kind of every issue, every party's
    BATNA and what it would be for a cautious one, on which side of the truth beliefs lie, whether price
    alone, today's package or the middle would do, and that targets lie beyond the limits. In another year
    there are as many issues of each kind, but what all want alike and the best trade lie elsewhere.
    """
    return next(_losses(told, drawn), "")


def _losses(told: Case, drawn: Case) -> Iterator[str]:
    for name, party in told.parties.items():
        if drawn.parties[name].batna.name != party.batna.name:
            yield f"the best alternative of {party.the} is another one"
        if _cautious(drawn, name, told) != _cautious(told, name, told):
            yield f"a cautious negotiator for {party.the} would turn to something else"
        if (_beyond(told, name), _beyond(drawn, name)) == (True, False):
            yield f"the target of {party.the} lies below its limit"
    if told.price and told.zopa().exists != drawn.zopa().exists:
        yield "price alone leads to another answer"
    before, after = Survey(told), Survey(drawn)
    for name, party in told.parties.items():
        place, now = before.belief_place(name), after.belief_place(name)
        if place is not None and now is not None and (place < 0.5) != (now < 0.5):
            yield f"the belief of {party.the} lies on the other side of the truth"
    yield from _not_moved(before, after) if drawn.year else _moved(before, after)
    if before.signed_by_all(told.today) != after.signed_by_all(drawn.today):
        yield "today's package leads to another answer"
    if before.signed_by_all(told.middle()) != after.signed_by_all(drawn.middle()):
        yield "the middle of every issue leads to another answer"
    for one, other in zip(general_claims(told), general_claims(drawn), strict=False):
        if one.holds and not other.holds:
            yield f"this does not hold any more: {other.sentence}"


def _moved(before: Survey, after: Survey) -> Iterator[str]:
    if before.kinds != after.kinds:
        issue = next(name for name, kind in before.kinds.items() if after.kinds[name] != kind)
        yield f"the issue '{issue}' is of another kind"


def _not_moved(before: Survey, after: Survey) -> Iterator[str]:
    """What somebody who knows the case as it is told would know of another year too."""
    if Counter(before.kinds.values()) != Counter(after.kinds.values()):
        yield "there are not as many issues of each kind"
    for issue in before.compatible:
        if issue in after.compatible:
            yield f"it is still the issue '{issue}' that all want alike"
    for pair in before.pairs:
        for issue, helps in before.best_trade(pair).items():
            if after.best_trade(pair).get(issue) == helps:
                the = after.case.party(helps).the
                yield f"'{issue}' is still the half of the best trade that helps {the}"


def _cautious(case: Case, name: str, told: Case) -> list[str]:
    """The BATNA of a party that bears the whole spread of its BATNA in the case as told, or a third."""
    values = [value for _, _, value in told.parties[name].batna.paths()]
    spread = max(values) - min(values)
    alternatives = case.parties[name].alternatives
    return [best_alternative(alternatives, spread / part).name for part in (1, 3)] if spread else []


def _beyond(case: Case, name: str) -> bool:
    """Whether a party hopes for more than it must have."""
    party = case.parties[name]
    if party.target is None:
        return False
    if case.price and name in (case.price.seller, case.price.buyer):
        return (party.target > case.reservation_price(name)) == (name == case.price.seller)
    return party.target > party.reservation_value
