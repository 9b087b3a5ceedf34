"""The BATNA and the reservation value that follows from it; the target; and the five words."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.in_words import amount, is_number
from negolib.lessons.common.markdown import minus
from negolib.worksheet import Contrast, Question, keeps_limit, long_enough, no_blame, no_threat, reason


def questions(case: Case) -> Iterator[Question]:
    """Yield the limit, from a first guess to the words for it."""
    yield Question.number("limit_guess", "Above this price I would walk away", case.price.unit)
    yield from _batna(case)
    yield _after_tests(case)
    yield from _target(case)
    yield _target_and_value(case)
    yield _five_words(case)


def _batna(case: Case) -> Iterator[Question]:
    ines = case.parties["buyer"]
    yield Question.choice(
        "batna_guess",
        "Before you calculate anything: if there were no deal, I would …",
        {one.name: one.label for one in ines.alternatives},
    )
    per_euro = points_of_one_more(case)
    yield Question.number(
        "one_euro_more", "One euro more per 1,000 boxes costs Kessel & Blatt", "thousand euros a year"
    ).expects(
        per_euro,
        right="Right. With this number you can cross from one unit to the other, in both directions.",
        mistaken={
            1000 * per_euro: "Right in euros. The tables count in thousand euros.",
            -per_euro: "The right size. The question already says “costs”, so leave the minus away.",
        },
        hints=[
            "How many thousands of boxes does the firm buy in a year?",
            "One euro for each thousand boxes, times the number of thousands.",
            "A firm that buys half a million boxes buys 500 thousands: 500 euros, or 0.5 thousand euros, a year.",
        ],
    )
    # The builder of the BATNA is the field of these two.
    yield (
        Question.choice(
            "batna_choice", "The alternative you picked", {one.name: one.label for one in ines.alternatives}
        )
        .expects(
            ines.batna.name,
            right="Right. It is the best of the four on average, once the cost of trying is taken off.",
            mistaken={
                "merchant": "The safest of the four. On average another one leaves you better off.",
                "own machine": "One branch ends well, but it takes a permit, a learning curve and money to try. Compare the "
                "averages.",
            },
            hints=[
                "With Ines's figures in the tool, compare what the cards say after “Expected value”.",
                "All are losses. The best is the smallest.",
            ],
        )
        .keeps("My BATNA")
    )
    others = [one for one in ines.alternatives if one.name != ines.batna.name]
    yield Question.number("batna_reservation_price", "Your price limit", case.price.unit).expects(
        case.reservation_price("buyer"),
        within=0.5,
        right="Right. At this price, and everything else as today, Ines does not care which way it goes.",
        mistaken={
            case.price_for(
                "buyer", one.expected_value
            ): "That follows from an alternative that is not the best."
            for one in others
        },
        hints=[
            "The tool works it out as soon as your pick is the best alternative.",
            "What the pick is worth, divided by what one euro costs, on top of today's price.",
            "Have you changed a number, or moved the slider? Press “Put Ines's figures back”.",
        ],
    )


def _after_tests(case: Case) -> Question:
    """Ask what the limit does when the bad ending of the BATNA is ruled out before the talk."""
    ines = case.parties["buyer"]
    first, second, _fails = sorted(ines.batna.branches, key=lambda one: -one.value)
    rest = first.probability + second.probability
    tested = sum(one.value * one.probability / rest for one in (first, second)) - ines.batna.cost
    return Question.choice(
        "after_tests",
        "The highest price that she would accept from Wellenbrink …",
        {"rises": "rises", "stays": "stays where it was", "falls": "falls"},
    ).expects(
        "falls" if tested > ines.reservation_value else "rises",
        right=f"Right, to about {case.price_for('buyer', tested):.0f} {case.price.unit}. With a better "
        "alternative she needs the deal less. The cheapest hour of planning is often spent on the BATNA.",
        mistaken={
            "rises": "Somebody with a better way out accepts less of a price rise, not more.",
            "stays": "The limit follows from the BATNA. Has the BATNA become better or worse?",
        },
        hints=[
            "Has her alternative become better or worse?",
            "The better your way out, the less you need the deal; so where would you leave?",
            "Take the bad ending away in the tool above, give its chance to the others, watch the line, and press "
            "“Put Ines's figures back”.",
        ],
    )


def _target(case: Case) -> Iterator[Question]:
    ines = case.parties["buyer"]
    priced = [one for one in case.criteria if one.unit == case.price.unit and one.amount is not None]
    around = [one.name for one in case.criteria if one.kind == "statistic"]
    yield (
        Question.choice(
            "target_benchmark", "The target rests on …", {one.name: one.label for one in case.criteria}
        )
        .expects(
            min(priced, key=lambda one: abs(one.amount - ines.target)).name,
            right="Right: somebody else's price for the same thing, on paper, that Henrik could match.",
            mistaken={
                "should-cost": "True, and it supports a rise. It is the best argument Henrik has. Have it ready, "
                "too.",
                "price clause": "It gives a right to talk. It names no figure.",
                **dict.fromkeys(around, "True, but about costs around the box."),
            },
            hints=[
                "Which of them names a price, and one that you would like?",
                "What have others offered for the same boxes?",
            ],
        )
        .keeps("My target rests on")
    )
    yield (
        Question.words(
            "target_reason", "Say it as you would say it to Henrik: I hope for … because …", lines=2
        )
        .expects(
            reason(case),
            long_enough(6),
            keeps_limit(case, "buyer"),
            no_blame(case),
            no_threat(case),
            judge="Whether it is a reason that he could check, and would have to take seriously, you judge.",
            hints=[
                "He will ask: why that figure? What do you point to?",
                "“I hope for 2 per cent, because your own price list says so”: a figure, and something both can look up.",
            ],
            example=f"I hope for {ines.target:g} because somebody else has offered us these boxes for about as much.",
            contrast=Contrast(
                works=f"I hope for {ines.target:g}: a bidder in our tender, who has the longer road to us, has put about as "
                "much in writing.",
                looks=f"I hope for {ines.target:g} because our budget is tight and there is really no room for more.",
                apart="It points to something that Henrik has to explain, once he has seen it. The other says why Ines "
                "wants it; that is no reason for him.",
            ),
        )
        .keeps("The reason I can give")
    )


def _target_and_value(case: Case) -> Question:
    """Ask what is to be done where a target that can be justified goes against a value of one's own."""
    return Question.choice(
        "target_and_value",
        "If you were Ines, you would …",
        {
            "keep": "aim at the quote: a target is what one can justify, and the value is about what we pay in the end",
            "lower": "aim at what her own model says it costs to make a box well, and say so",
            "both": "show him both lines, and ask what a price would be that both of us could explain",
        },
    ).keeps("Target and value")


def target_and_value_seen(case: Case, answers: Mapping[str, object]) -> str:
    """Say what each of the three ways costs; none of them is the right one."""
    model = case.cost_model.amount
    above = ", above her limit" if model > case.reservation_price("buyer") else ""
    costs = {
        "keep": "It keeps room for the talk, and it is open to one question: “You say that you pay for what it costs. Do "
        "you?” Have an answer ready before he asks.",
        "lower": f"It is true to the value, and it starts at {model:g} {case.price.unit}{above}. Being honest about a value is not the same as "
        "paying for it alone: somebody who opens there has little left to give.",
        "both": "It lays a contradiction of her own on the table before he finds it. That takes trust, and it tells him that "
        "she knows the line that helps him most.",
    }.get(str(answers.get("target_and_value")))
    return costs or "*There is no right answer to this one. Here you read what yours would cost.*"


def limit_seen(case: Case, answers: Mapping[str, object]) -> str:
    """Set the first limit and the first pick beside what the tool has made of them."""
    limit, first = answers.get("batna_reservation_price"), answers.get("limit_guess")
    labels = {one.name: one.label for one in case.parties["buyer"].alternatives}
    guess, pick = answers.get("batna_guess"), answers.get("batna_choice")
    if not is_number(limit) or pick not in labels:
        return (
            "*Once you have picked a BATNA above, your first limit and your first pick stand here beside it.*"
        )
    before = (
        f"**You put down {amount(first)} first; from your BATNA follows {amount(limit)}.**"
        if is_number(first)
        else ""
    )
    same = {
        case.price.today: "That was today's price: the finance director's position.",
        case.parties["supplier"].target: "That was the letter's figure: Henrik's position.",
        **{
            one.amount: "That was a bidder's quote. A quote is what boxes cost when all goes well; it leaves out the change "
            "itself."
            for one in case.criteria
            if one.kind == "market" and one.amount is not None
        },
    }
    known = same.get(first, "") if is_number(first) else ""
    if guess not in labels:
        picked = ""
    elif guess == pick:
        picked = "Your first pick has stayed the best."
    else:
        picked = f"Before any sum you would have gone for “{labels[guess]}”; now it is “{labels[pick]}”."
    return " ".join(filter(None, [before, known, picked])) or "*You left both guesses open.*"


def _five_words(case: Case) -> Question:
    return Question.sort(
        "five_words",
        "This is …",
        {
            "limit": "The price at which Ines does not mind whether they agree",
            "letter": "What Henrik's letter demands",
            "switch": case.parties["buyer"].batna.label,
            "quote": "What Norpapp wrote into the tender",
            "hope": "What Ines aims at, and can give a reason for",
        },
        ["BATNA", "reservation value", "target", "position", "objective criterion"],
    ).expects(
        {
            "quote": "objective criterion",
            "switch": "BATNA",
            "limit": "reservation value",
            "hope": "target",
            "letter": "position",
        },
        right="Right. One action, one limit, one hope, one demand, one fact.",
        mistaken={
            ("quote", "reservation value"): "A quote is a fact about the market. Your limit also counts what "
            "changing over costs and what may go wrong.",
            (
                "quote",
                "BATNA",
            ): "A quote is not yet an action: to switch is one, with all that may come of it.",
            (
                "switch",
                "reservation value",
            ): "A BATNA is something you do; the reservation value is the number.",
            ("limit", "target"): "At that price Ines would not mind leaving. Nobody hopes for that.",
            ("limit", "BATNA"): "It is a number, so it cannot be the action.",
            ("letter", "target"): "It may be what he hopes for. What you know is only that he demands it.",
        },
        hints=[
            "Which of the five is something one does? Which is where one leaves?",
            "Two are numbers of Ines's own, one belongs to the market, one to Henrik.",
        ],
    )


def points_of_one_more(case: Case) -> float:
    """Return what one more unit of the price costs the buyer, in points."""
    return abs(case.points_at_price("buyer", case.price.today + 1))


def worked(case: Case, _answers: Mapping[str, object]) -> str:
    """Follow one alternative that will not win from its tree to a price, step by step."""
    tree, per_euro = case.parties["buyer"].alternative("merchant"), points_of_one_more(case)
    terms = " + ".join(f"{one.probability:.0%} × ({one.value:g})" for one in tree.branches)
    worth, price = tree.expected_value, case.price_for("buyer", tree.expected_value)
    return minus(
        f"> **{tree.label}**\n>\n"
        f"> An average year: {terms} = **{worth + tree.cost:g}**\n>\n"
        f"> Less the cost of trying, {tree.cost:g}: **{worth:g}** thousand euros a year\n>\n"
        f"> Across the bridge: {abs(worth):g} ÷ {per_euro:g} = {abs(worth) / per_euro:g} euros per 1,000 boxes\n>\n"
        f"> Today's {case.price.today:g} plus {abs(worth) / per_euro:g}: if this were all that Ines could do, she "
        f"would walk away above **{price:g}** {case.price.unit}."
    )


LINES = (worked, limit_seen, target_and_value_seen)
