"""What must be true of "A supplier asks for 20% more": as told, in other years, in every variant."""

import math
from collections.abc import Iterator

from negolib.analysis import joint_gain_efficiency
from negolib.cases import Case, Party, load_case
from negolib.cases.proving.claims import Claim, public_text
from negolib.cases.proving.survey import Survey

# Per year: what both want alike, what matters most to the buyer, and what to the supplier, beside the price.
_MATTERS = (
    ("rhythm", "formats", "term"),
    ("term", "rush", "index"),
    ("reference", "rhythm", "payment"),
    ("index", "term", "reference"),
)


def claims(case: Case) -> Iterator[Claim]:
    """Yield what the case is meant to teach."""
    yield from _price_alone(case)
    yield from _packages(case)
    yield from _chairs(case)
    yield from _texts(case)
    if case.seed is None and not case.year:
        yield from _as_told(case)


def _price_alone(case: Case) -> Iterator[Claim]:
    demanded = case.issue("price").options[-1].amount
    supplier, model = case.party("supplier"), case.cost_model
    yield Claim(
        "The letter asks for a fifth more, and that is what the supplier hopes for.",
        supplier.target == demanded and math.isclose(demanded, case.price.today * 1.20),
    )
    yield Claim(
        "The letter opens the story.", case.story.startswith(">") and f"**{demanded:.0f} euros" in case.story
    )
    yield Claim("On price alone there is no zone.", not case.zopa().exists)
    prices = [{**case.today, "price": option.name} for option in case.issue("price").options]
    yield Claim(
        "No price, with all else as today, would be signed.", not any(map(Survey(case).signed_by_all, prices))
    )
    yield Claim(
        "The honest cost rise is half of what is asked, and the criterion says so.",
        0.09 <= model.change <= 0.11 and abs(model.amount - case.price.today * (1 + model.change)) <= 0.5,
    )
    paper = next(part for part in model.parts if part.name == "paper")
    rest = (model.change - paper.share * paper.change) / (1 - paper.share)
    yield Claim(
        "With other shares for paper the cost rise is still 9 to 11%.",
        all(0.09 <= share * paper.change + (1 - share) * rest <= 0.11 for share in (0.4, 0.6)),
    )
    figures = {criterion.name: criterion.amount for criterion in case.criteria}
    benchmarks = {"paper": "paper index", "energy": "energy index", "labour": "wage agreement"}
    yield Claim(
        "The parts of the cost model have moved as their benchmarks have.",
        all(
            math.isclose(part.change, figures[benchmarks[part.name]] / 100)
            for part in model.parts
            if part.name in benchmarks
        ),
    )
    yield Claim(
        "One euro on the price is three thousand euros a year, to the one and to the other.",
        math.isclose(case.points_at_price("buyer", case.price.today + 1), -3)
        and math.isclose(case.points_at_price("supplier", case.price.today + 1), 3),
    )


def _packages(case: Case) -> Iterator[Claim]:
    found, space = Survey(case), case.outcome_space()
    front = space.frontier()
    falls = front["buyer"] / case.total_cost_today
    if not case.year:
        yield Claim(
            "Some efficient deals cut the buyer's total cost by about a fifth or more: fewer than half.",
            1 <= (falls > 0.18).sum() < len(front) / 2,
            f"There are {(falls > 0.18).sum()} of {len(front)}.",
        )
    nash = space.nash().package
    yield Claim(
        "The Nash settlement cuts the buyer's total cost by 5 to 15%.",
        0.05 < 1 - case.total_cost(nash) / case.total_cost_today < 0.15,
    )
    yield Claim(
        "A deal may even hold the price of the letter.",
        any(option == case.issue("price").options[-1].name for option in front["price"]),
    )
    least = 0.25 if case.year else 0.4
    yield Claim("Every issue has a middle option.", all(len(issue.options) % 2 for issue in case.issues))
    yield Claim(
        f"The middle of every issue would be signed, and brings more than {least:.0%} of the joint gain.",
        found.signed_by_all(case.middle()) and found.middle_share > least,
    )
    if case.year:
        yield Claim(
            "The package that planning finds brings less than three quarters of the joint gain any more.",
            joint_gain_efficiency(space, load_case(case.name).outcome_space().nash().package) < 0.75,
        )
    yield Claim("The frontier is small enough to look at.", 5 <= len(front) <= 60)
    yield Claim("The price is purely distributive.", found.kinds["price"] == "distributive")
    alike, dear, years = _MATTERS[case.year]
    yield Claim(f"Both want the same on {alike}, and neither knows it.", found.unseen == [alike])
    yield Claim(
        f"The best trade is {dear} for {years}, and from the middle too there are three trades.",
        set(found.trades(("buyer", "supplier"))[0]) == {dear, years}
        and len(found.trades(("buyer", "supplier"), case.middle())) >= 3,
    )
    yield Claim(
        f"{dear.title()} matters four times as much to the one, and {years} to the other.",
        _swing(case, dear, "buyer") > 4 * _swing(case, dear, "supplier")
        and _swing(case, years, "supplier") > 4 * _swing(case, years, "buyer"),
    )
    lines = {line.name: line.amount for line in case.party("buyer").cost_today}
    boxes = lines["boxes"]
    yield Claim("Every year costs the buyer the same today: 1,700.", sum(lines.values()) == 1700)
    saved = sum(max(o.points["buyer"] for o in i.options) for i in case.issues if i.name != "price")
    yield Claim(
        "No package saves more than three quarters of what is spent around the boxes.",
        math.isclose(boxes, 3 * case.price.today) and saved <= 0.75 * (case.total_cost_today - boxes),
    )


def _chairs(case: Case) -> Iterator[Claim]:
    caution = 100 if case.seed is None else 60
    for name, cautious, other, most in (
        ("buyer", "merchant", "supplier", _MATTERS[case.year][2]),
        ("supplier", "grocer", "buyer", _MATTERS[case.year][1]),
    ):
        party = case.party(name)
        worth = {tolerance: _best(party, tolerance) for tolerance in (caution, 1000)}
        yield Claim(
            f"A cautious {name} has another BATNA than a bold one.",
            worth == {caution: cautious, 1000: party.batna.name},
            f"It is {worth[caution]} for the cautious and {worth[1000]} for the bold.",
        )
        yield Claim(
            f"The {name} has three or four alternatives, all uncertain, and one of two levels.",
            3 <= len(party.alternatives) <= 4
            and all(len(alternative.branches) >= 2 for alternative in party.alternatives)
            and any(branch.branches for a in party.alternatives for branch in a.branches),
        )
        others = [a.expected_value for a in party.alternatives if a.name != party.batna.name]
        yield Claim(f"The {name} has one best alternative.", max(others) < party.batna.expected_value)
        hopeful = party.belief.mean - case.reservation_price(other)
        yield Claim(
            f"The {name} hopes for a better limit of the other side than there is.",
            hopeful < -5 if name == "buyer" else hopeful > 5,
            f"Its belief lies {hopeful:.1f} from the truth.",
        )
        truth = max(option.points[other] for option in case.issue(most).options)
        yield Claim(
            f"The {name} guesses less than half of what the {other} could gain on {most}.",
            max(party.guess[most].values()) < truth / 2,
        )
        yield Claim(
            f"The {name}'s chair is well furnished.",
            len(party.information) >= 7
            and len(party.emotions) >= 2
            and all(name in issue.reasons for issue in case.issues),
        )
    quote = next(criterion for criterion in case.criteria if criterion.name == "quotes").amount
    yield Claim(
        "The buyer hopes for no increase, and the second quote is the reason.",
        case.party("buyer").target <= case.price.today and f"{quote:.0f}" in case.party("buyer").target_why,
    )


def _texts(case: Case) -> Iterator[Claim]:
    public = public_text(case)
    given_away = [secret for secret in ("Norpapp", "fulfilment", "new machine", "1,700") if secret in public]
    yield Claim("What is confidential stands in no public text.", not given_away)
    yield Claim(
        "Every benchmark has a source and is marked as invented.",
        len(case.criteria) >= 6
        and all(criterion.source and criterion.fictional for criterion in case.criteria),
    )


def _as_told(case: Case) -> Iterator[Claim]:
    yield Claim(
        "The buyer's limit is 428 euros, by the second bidder, and the supplier's 436, by fulfilment.",
        case.party("buyer").batna.name == "second bidder"
        and math.isclose(case.party("buyer").reservation_value, -84)
        and math.isclose(case.reservation_price("buyer"), 428)
        and case.party("supplier").batna.name == "fulfilment"
        and math.isclose(case.party("supplier").reservation_value, 108)
        and math.isclose(case.reservation_price("supplier"), 436),
    )
    front = case.outcome_space().frontier()
    deep = (front["buyer"] > 0.20 * case.total_cost_today).sum()
    yield Claim(
        "Two or more efficient deals cut the buyer's total cost by a fifth: fewer than a quarter.",
        2 <= deep < len(front) / 4,
    )
    yield Claim("Today's arrangement costs the buyer 1,700.", case.total_cost_today == 1700)


def _swing(case: Case, issue: str, party: str) -> float:
    points = [option.points[party] for option in case.issue(issue).options]
    return max(points) - min(points)


def _best(party: Party, tolerance: float) -> str:
    worth = {a.name: a.certainty_equivalent(tolerance) for a in party.alternatives}
    return max(worth, key=worth.get)
