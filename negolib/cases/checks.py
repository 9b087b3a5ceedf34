"""What must hold between the parts of a case, beyond each part being well formed.

Each check raises a `Fault` at the place that an author has to change, with the remedy in it.
"""

from collections.abc import Iterable, Sequence

from negolib.in_words import meant, quoted, typed

from .errors import Fault, Path
from .model import Case, Party
from .parts import BeliefData, Issue, OutcomeData
from .practice_checks import check_options, check_practice, known

_CLOSE = 1e-9


def check(case: Case) -> None:
    """Raise a Fault for the first thing in the case that does not fit the rest."""
    _check_names(case)
    for i, issue in enumerate(case.issues):
        _check_issue(issue, case.party_names, ("issues", i))
    _check_price(case)
    for i, party in enumerate(case.party_list):
        _check_party(case, party, ("parties", i))
    models = [i for i, criterion in enumerate(case.criteria) if criterion.parts]
    if len(models) > 1:
        message = "a second criterion has parts, and a case has one cost model: delete these parts"
        raise Fault(("criteria", models[1], "parts"), message)
    for i, criterion in enumerate(case.criteria):
        if criterion.parts:
            shares = [p.share for p in criterion.parts]
            _adds_to_one(shares, "shares", "part", ("criteria", i, "parts"))
        if criterion.amount is not None and criterion.unit is None:
            raise Fault(("criteria", i), "'amount' needs its unit: add a line 'unit: …'")
        if criterion.held_by is not None:
            known(criterion.held_by, case.party_names, "party of this case", ("criteria", i, "held_by"))
    for i, shared in enumerate(case.shared_values):
        for holder, value in shared.values.items():
            here = ("shared_values", i, "values", holder)
            known(holder, case.party_names, "party of this case", here)
            known(value, [own.name for own in case.parties[holder].values], f"value of '{holder}'", here)
    check_practice(case)


# Names


def _check_names(case: Case) -> None:
    _distinct(case.issues, ("issues",))
    for i, issue in enumerate(case.issues):
        _distinct(issue.options, ("issues", i, "options"))
    _distinct(case.party_list, ("parties",))
    for i, issue in enumerate(case.issues):
        if issue.name in (*case.party_names, "ties"):
            what = "a party" if issue.name in case.party_names else "a column of every table"
            raise Fault(
                ("issues", i, "name"), f"{quoted(issue.name)} is the name of {what}: choose another name"
            )
    for i, party in enumerate(case.party_list):
        if party.name == "ties":
            raise Fault(("parties", i, "name"), "'ties' is the name of a column: choose another name")
        for key in (
            "values",
            "interests",
            "positions",
            "alternatives",
            "information",
            "emotions",
            "cost_today",
        ):
            things = party.alternative_trees if key == "alternatives" else getattr(party, key)
            _distinct(things, ("parties", i, key))
    called: set[str] = set()
    for i, party in enumerate(case.party_list):
        if party.person.short in called:
            message = f"two people are called {quoted(party.person.short)}: give each a 'short' of its own"
            raise Fault(("parties", i, "person"), message)
        called.add(party.person.short)
    for key in ("criteria", "emotions", "shared_values", "sources"):
        _distinct(getattr(case, key), (key,))
    for i, criterion in enumerate(case.criteria):
        _distinct(criterion.parts, ("criteria", i, "parts"))


def _distinct(things: Sequence, path: Path) -> None:
    first: dict[str, int] = {}
    for i, thing in enumerate(things):
        if thing.name in first:
            message = (
                f"the name {quoted(thing.name)} is used twice in this list: give this entry a name of its own"
            )
            raise Fault((*path, i, "name"), message)
        first[thing.name] = i


# Issues and the price


def _check_issue(issue: Issue, parties: Sequence[str], path: Path) -> None:
    in_force = [i for i, option in enumerate(issue.options) if option.today]
    if not in_force:
        message = "no option is in force today: add 'today: true' to the one that is worth 0 to everybody"
        raise Fault((*path, "options"), message)
    if len(in_force) > 1:
        first = quoted(issue.options[in_force[0]].name)
        message = f"{first} is marked as today's option already: delete one of the two 'today: true'"
        raise Fault((*path, "options", in_force[1], "today"), message)
    for i, option in enumerate(issue.options):
        here = (*path, "options", i, "points")
        _same_names(option.points, parties, here, "party", "points")
        for party, points in option.points.items():
            if option.today and points != 0:
                message = (
                    f"the option in force today is worth {typed(points)} to {party}: write 0, "
                    "because points are measured against today"
                )
                raise Fault((*here, party), message)
    for party in issue.reasons:
        if party not in parties:
            raise Fault(
                (*path, "reasons", party),
                f"{quoted(party)} is no party of this case: {meant(party, parties)}",
            )


def _same_names(given: Iterable[str], wanted: Sequence[str], path: Path, kind: str, what: str) -> None:
    given = list(given)
    for name in given:
        if name not in wanted:
            raise Fault((*path, name), f"{quoted(name)} is no {kind} of this case: {meant(name, wanted)}")
    missing = [n for n in wanted if n not in given]
    if missing:
        raise Fault(path, f"the {what} for {missing[0]} are missing: add '{missing[0]}: …' with a number")


def _check_price(case: Case) -> None:
    if case.price_data is None:
        for i, party in enumerate(case.party_list):
            if party.role != "party":
                message = f"nobody is {party.role} without a price: write 'party', or add the block 'price'"
                raise Fault(("parties", i, "role"), message)
        return
    if case.price_data.issue not in case.issue_names:
        name = case.price_data.issue
        raise Fault(
            ("price", "issue"), f"{quoted(name)} is no issue of this case: {meant(name, case.issue_names)}"
        )
    holders = {
        r: [i for i, p in enumerate(case.party_list) if p.role == r] for r in ("buyer", "seller", "party")
    }
    for role, other in (("buyer", "seller"), ("seller", "buyer")):
        if len(holders[role]) > 1:
            rest = "party" if holders[other] else other
            message = (
                f"a second party has the role {role}, and a price has only one: write 'role: {rest}' here"
            )
            raise Fault(("parties", holders[role][1], "role"), message)
    for role in ("buyer", "seller"):
        if not holders[role]:
            raise Fault(
                ("parties",), f"no party has the role {role}: a price needs one, so write 'role: {role}'"
            )
    at = case.issue_names.index(case.price_data.issue)
    issue = case.issues[at]
    amounts = []
    for i, option in enumerate(issue.options):
        if option.amount is None:
            message = (
                "an option of the price issue needs its amount: add 'amount: …' with the price as a number"
            )
            raise Fault(("issues", at, "options", i), message)
        if option.amount in amounts:
            message = (
                f"the amount {typed(option.amount)} stands here a second time: give every option its own"
            )
            raise Fault(("issues", at, "options", i, "amount"), message)
        amounts.append(option.amount)
    for party in case.party_list:
        if party.role != "party":
            _check_linear(issue, party, ("issues", at, "options"))


def _check_linear(issue: Issue, party: Party, path: Path) -> None:
    """Points on the price must be a straight line through today: down for the buyer, up for the seller."""
    first, *_, last = issue.options
    slope = (last.points[party.name] - first.points[party.name]) / (issue.amounts[-1] - issue.amounts[0])
    today = issue.amounts[issue.option_names.index(issue.today)]
    for i, (option, amount) in enumerate(zip(issue.options, issue.amounts, strict=True)):
        expected = (amount - today) * slope
        if abs(option.points[party.name] - expected) > _CLOSE * max(1.0, abs(expected)):
            message = (
                f"points on the price must grow in proportion to the amount: at {typed(amount)} "
                f"write {typed(expected)} for {party.name}, or change the first and the last option"
            )
            raise Fault((*path, i, "points", party.name), message)
    falling, rising = slope < 0, slope > 0
    if (party.role == "buyer" and not falling) or (party.role == "seller" and not rising):
        way = "fall" if party.role == "buyer" else "rise"
        message = f"a {party.role}'s points must {way} as the price rises: turn the signs for {party.name}"
        raise Fault((*path, len(issue.options) - 1, "points", party.name), message)


# Parties


def _check_party(case: Case, party: Party, path: Path) -> None:
    for i, interest in enumerate(party.interests):
        _linked(interest.values, party.values, "value", (*path, "interests", i, "values"))
    for i, position in enumerate(party.positions):
        _linked(position.interests, party.interests, "interest", (*path, "positions", i, "interests"))
    for i, fact in enumerate(party.information):
        here = (*path, "information", i, "shows")
        if fact.shows and fact.advice == "ask":
            raise Fault(here, "what is still to be asked shows nothing yet: delete this line")
        check_options(case, fact.shows, here)
    for i, alternative in enumerate(party.alternative_trees):
        _check_outcomes(alternative.outcomes, (*path, "alternatives", i, "outcomes"))
    trades = case.price_data is not None and party.role != "party"
    if trades and party.target_data is None:
        raise Fault(
            path, "'target' is missing: add 'target: {amount: …, why: …}' with the price it hopes for"
        )
    if trades and party.belief_data is None:
        remedy = "add 'belief: …' with a distribution and a why"
        raise Fault(path, f"'belief' is missing: {remedy} for the other side's reservation price")
    if party.belief_data is not None:
        if not trades:
            message = "a belief is about the other side's price, and this party has none: delete the block"
            raise Fault((*path, "belief"), message)
        _check_belief(party.belief_data, (*path, "belief"))
    _check_guess(case, party, path)


def _linked(names: Sequence[str], things: Sequence, kind: str, path: Path) -> None:
    wanted = [t.name for t in things]
    for i, name in enumerate(names):
        if name not in wanted:
            raise Fault((*path, i), f"{quoted(name)} is no {kind} of this party: {meant(name, wanted)}")


def _check_outcomes(outcomes: Sequence[OutcomeData], path: Path) -> None:
    _adds_to_one([o.probability for o in outcomes], "probabilities", "outcome", path)
    for i, outcome in enumerate(outcomes):
        here = (*path, i)
        if outcome.outcomes and outcome.value is not None:
            message = (
                "a branch that goes on has no value of its own: delete 'value', or delete its 'outcomes'"
            )
            raise Fault((*here, "value"), message)
        if not outcome.outcomes and outcome.value is None:
            raise Fault(
                here, "'value' is missing: add 'value: …' in points, or 'outcomes' if more can follow"
            )
        if outcome.outcomes:
            _check_outcomes(outcome.outcomes, (*here, "outcomes"))


def _adds_to_one(shares: Sequence[float], what: str, entry: str, path: Path) -> None:
    total = sum(shares)
    if abs(total - 1) <= _CLOSE:
        return
    if total < 1:
        remedy = f"{typed(1 - total)} is missing, so add the {entry} you left out or raise one of these"
    else:
        remedy = f"that is {typed(total - 1)} too much, so lower one of them until the sum is 1"
    raise Fault(path, f"the {what} add up to {typed(total)}: {remedy}")


_NEEDS = {"normal": ("mean", "sd"), "uniform": ("low", "high"), "triangular": ("low", "mode", "high")}


def _check_belief(belief: BeliefData, path: Path) -> None:
    needs, given = _NEEDS[belief.distribution], belief.parameters
    for key in needs:
        if key not in given:
            message = (
                f"a {belief.distribution} belief needs {' and '.join(needs)}: add '{key}: …' with a number"
            )
            raise Fault(path, message)
    for key in given:
        if key not in needs:
            message = (
                f"a {belief.distribution} belief has no '{key}': delete it, and write {' and '.join(needs)}"
            )
            raise Fault((*path, key), message)
    if "low" not in needs:
        return
    low, high = given["low"], given["high"]
    if not low < high:
        message = f"'low' is {typed(low)} and 'high' {typed(high)}: write the smaller number as low"
        raise Fault((*path, "low"), message)
    if "mode" in needs and not low <= given["mode"] <= high:
        message = f"'mode' is {typed(given['mode'])}: write a number from {typed(low)} to {typed(high)}"
        raise Fault((*path, "mode"), message)


def _check_guess(case: Case, party: Party, path: Path) -> None:
    others = [name for name in case.party_names if name != party.name]
    if party.guess and len(others) > 1:
        remedy = "write 'guesses', with a block for each"
        message = f"a guess is about one other side, and there are several here: {remedy}"
        raise Fault((*path, "guess"), message)
    if party.guesses and len(others) == 1:
        message = f"there is only one other side here: write 'guess', without the line '{others[0]}:'"
        raise Fault((*path, "guesses"), message)
    if party.guess:
        _check_guess_about(case, party.guess, (*path, "guess"))
    if party.guesses:
        _same_names(party.guesses, others, (*path, "guesses"), "other party", "guesses")
    for name, guess in party.guesses.items():
        _check_guess_about(case, guess, (*path, "guesses", name))


def _check_guess_about(case: Case, guess: dict[str, dict[str, float]], path: Path) -> None:
    _same_names(guess, case.issue_names, path, "issue", "guesses")
    for issue in case.issues:
        here, points = (*path, issue.name), guess[issue.name]
        for name in points:
            if name not in issue.option_names:
                message = f"{quoted(name)} is no option of '{issue.name}': {meant(name, issue.option_names)}"
                raise Fault((*here, name), message)
        for name in issue.option_names:
            if name not in points:
                raise Fault(here, f"the guess for {quoted(name)} is missing: add '{name}: …' with a number")
        if points[issue.today] != 0:
            message = (
                "today's option is worth 0 to everybody: write 0, because points are measured against today"
            )
            raise Fault((*here, issue.today), message)
