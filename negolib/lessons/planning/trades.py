"""The value matrix: what to exchange, a whole package, and what the guess had overlooked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from negolib.analysis import OutcomeSpace, logrolls
from negolib.cases import Case
from negolib.cases.words import measured
from negolib.in_words import amount, listed, sentence_start
from negolib.lessons.common.markdown import minus, table
from negolib.worksheet import Condition, Question

MATRIX = "matrix_points"  # what the value matrix of this lesson keeps


def questions(case: Case) -> Iterator[Question]:
    """Yield the predictions, the exchange, the package, and where the guess was wrong."""
    beside = {issue.name: issue.label for issue in case.issues if issue.name != case.price.issue}
    yield Question.several("expect_same", "On which of these will Henrik want the same as Ines?", beside)
    yield Question.choice(
        "expect_gift", "With which could Ines do him the greatest favour at the least cost?", beside
    )
    yield from _exchange(case)
    yield _package(case)
    yield from _truth(case)


def _exchange(case: Case) -> Iterator[Question]:
    labels = {issue.name: issue.label for issue in case.issues}

    def half(
        own: str, other: str, right: str, hints: list[str]
    ) -> Callable[[Mapping[str, object], Question], Question]:
        """Expect one half of the exchange that the sentence beside the matrix names at this moment."""

        def now(answers: Mapping[str, object], asked: Question) -> Question:
            trade = best_exchange(case, answers)
            if not trade:
                none = "As the matrix stands now, no such exchange helps both. Put Ines's figures back."
                return asked.expects("", mistaken=dict.fromkeys(labels, none), hints=hints)
            mixed = "On price, what one gains the other loses: moving it alone makes nothing."
            whose = {trade[other]: f"That one is {case.called[other]}'s half of the exchange."}
            mistaken = {case.price.issue: mixed} | whose
            mistaken.pop(trade[own], None)
            return asked.expects(trade[own], right=right, mistaken=mistaken, hints=hints)

        return now

    yield (
        Question.choice("trade_get", "Ines gets something on …", labels)
        .expects_now(
            half(
                "buyer",
                "supplier",
                right="Right: it is worth more to her than she believes it costs him.",
                hints=[
                    "Where does one of her numbers stand far above zero, and his not as far below?",
                    "Go through the rows: where does she gain more than he loses?",
                ],
            )
        )
        .keeps("I get something on")
    )
    yield (
        Question.choice("trade_give", "… and Henrik gets something on …", labels)
        .expects_now(
            half(
                "supplier",
                "buyer",
                right="Right: in this picture it costs her less than it is worth to him.",
                hints=[
                    "Where does she lose a little, and he gain a lot?",
                    "Go through the rows in which her number is below zero. Where is his farthest above?",
                ],
            )
        )
        .keeps("He gets something on")
    )


def best_exchange(case: Case, answers: Mapping[str, object]) -> dict[str, str]:
    """Return the exchange of two issues that gains most against today, in the matrix as it stands.

    Args:
        case: the case.
        answers: where the matrix keeps what the learner has made of it; without it, it holds Ines's own points
            and what she believes of Henrik's.

    Returns:
        ``{party: the issue on which it gets more}``, empty where no exchange helps both.
    """
    ines = case.parties["buyer"]
    own = {issue.name: {one.name: one.points["buyer"] for one in issue.options} for issue in case.issues}
    kept = answers.get(MATRIX)
    points = kept if isinstance(kept, Mapping) else {"buyer": own, "supplier": ines.guess}
    space = OutcomeSpace(
        {
            party: [
                [_cell(points, party, issue.name, one) for one in issue.option_names] for issue in case.issues
            ]
            for party in ("buyer", "supplier")
        },
        issues=case.issue_names,
        options=[issue.option_names for issue in case.issues],
    )
    trades = logrolls(space, case.today)
    if not len(trades):
        return {}
    best = trades.iloc[0]
    return {best["helps"]: best["issue"], best["other_helps"]: best["other_issue"]}


def _cell(points: Mapping[str, object], party: str, issue: str, option: str) -> float:
    """Return what stands in a cell of the matrix; whatever is no number there counts as today's 0."""
    for name in (party, issue, option):
        points = points.get(name) if isinstance(points, Mapping) else None
    return float(points) if isinstance(points, int | float) else 0.0


def _package(case: Case) -> Question:
    ines = case.parties["buyer"]
    needed = case.points_at_price("supplier", ines.belief.parameters["mode"])
    beside = [name for name in case.issue_names if name != case.price.issue]
    return (
        Question.package("package", "I would propose …", case, "buyer", limit=True)
        .expects(
            Condition(
                lambda one: any(one[name] != case.today[name] for name in beside),
                "This moves nothing but the price. Use the other issues.",
            ),
            Condition(
                lambda one: case.value("buyer", one) > ines.reservation_value,
                "Ines would do better with her BATNA.",
            ),
            Condition(
                lambda one: sum(ines.guess[name][one[name]] for name in one) >= needed,
                "By her guess, Henrik would rather leave than sign this. What could he get that costs her little?",
            ),
            right="Right: good for Ines, and good enough for Henrik, as far as she can see.",
            hints=[
                "Begin with the exchange you have just found.",
                "Then go through the matrix: take an option wherever one side gains more than the other loses.",
                "Move the price last, a step at a time, until it suits both.",
            ],
        )
        .keeps("My proposal")
    )


def _truth(case: Case) -> Iterator[Question]:
    found = _overlooked(case)
    labels = {name: case.issue(name).label for name in found.rows(case)}
    yield Question.choice("wrong_way", "Her guess points the wrong way on …", labels).expects(
        found.wrong_way,
        right="Right: she saw a conflict where both want the same.",
        mistaken={case.price.issue: "About the price she was right."},
        hints=[
            "You look for a sign, not for a size.",
            "Look for a row with a minus in her guess and none in his notes.",
        ],
    )
    yield (
        Question.choice(
            "true_favour", "For each thousand euros it costs her, Henrik gains most from …", labels
        )
        .expects(
            found.favour,
            right="Right. She might never have offered it, and he might never have asked.",
            mistaken={
                found.seemed: "By her guess, yes. In truth another one brings him more for what it costs her.",
                found.wrong_way: "That one costs her nothing: she gains by it herself.",
            },
            hints=[
                "Look only at rows in which her own number is below zero.",
                "Divide his true gain by her loss, for the last option of each issue.",
                "Where she loses 4 and he gains 12, each thousand of hers brings him three.",
            ],
        )
        .keeps("What I had overlooked")
    )


@dataclass(frozen=True)
class _Overlooked:
    """Where the guess points the wrong way, the greatest favour for its cost, and what seemed to be it."""

    wrong_way: str
    favour: str
    seemed: str

    def rows(self, case: Case) -> list[str]:
        """The issues that are shown, in the case's order: no more of his notes than these two findings need."""
        shown = {case.price.issue, self.wrong_way, self.favour, self.seemed}
        return [name for name in case.issue_names if name in shown]


def _overlooked(case: Case) -> _Overlooked:
    ines = case.parties["buyer"]
    wrong_way = next(
        issue.name
        for issue in case.issues
        if any(ines.guess[issue.name][one.name] * one.points["supplier"] < 0 for one in issue.options)
    )
    last = {issue.name: issue.options[-1] for issue in case.issues if issue.name != case.price.issue}
    costs = {name: -one.points["buyer"] for name, one in last.items() if one.points["buyer"] < 0}
    seemed = max(costs, key=lambda name: ines.guess[name][last[name].name] / costs[name])
    favour = max(costs, key=lambda name: last[name].points["supplier"] / costs[name])
    return _Overlooked(wrong_way, favour, seemed)


def notes(case: Case, _answers: Mapping[str, object]) -> str:
    """Return the guess beside what is so, for as few issues as will do."""
    guess = case.parties["buyer"].guess
    rows = [
        (
            f"**{case.issue(name).label}**" if place == 0 else "",
            option.label,
            amount(option.points["buyer"]),
            amount(guess[name][option.name]),
            amount(option.points["supplier"]),
        )
        for name in _overlooked(case).rows(case)
        for place, option in enumerate(case.issue(name).options)
    ]
    header = ["Issue", "Option", "Worth to Ines", "Her guess at Henrik", "In Henrik's notes"]
    return f"{table(header, rows, numbers=3)}\n\n*{sentence_start(measured(case))}.*"


def expected_seen(case: Case, answers: Mapping[str, object]) -> str:
    """Set the two predictions beside what is so, once both findings are made."""
    if not answers.get("wrong_way") or not answers.get("true_favour"):
        return "*Once you have answered both, your two predictions stand here beside what is so.*"
    found, labels = _overlooked(case), {issue.name: issue.label for issue in case.issues}
    same, gift = answers.get("expect_same"), answers.get("expect_gift")
    named = [labels[one] for one in same if one in labels] if isinstance(same, list) else []
    said = (
        f"You expected the same wish on {listed(f'“{one}”' for one in named)}"
        if named
        else "You expected it nowhere"
    )
    one = f"**Both want the same on “{labels[found.wrong_way]}”.** {said}."
    picked = f"You had thought of “{labels[gift]}”." if gift in labels else "You had left that open."
    two = f"**The greatest favour for its cost is “{labels[found.favour]}”.** {picked}"
    return f"{one} {two}"


def package_worth(case: Case, answers: Mapping[str, object]) -> str:
    """Say what the learner's package brings: to Ines, and to both together against what each has without it."""
    package = answers.get("package")
    if not isinstance(package, Mapping) or any(
        package.get(issue.name) not in issue.option_names for issue in case.issues
    ):
        return "*Once your package above is complete, this line says what it is really worth.*"
    package = {name: package[name] for name in case.issue_names}
    saved = 1 - case.total_cost(package) / case.total_cost_today
    cost = (
        f"{abs(saved):.0%} {'lower' if saved >= 0 else 'higher'} than today"
        if round(saved, 2)
        else "as today"
    )
    gains = {name: case.value(name, package) - one.reservation_value for name, one in case.parties.items()}
    if gains["supplier"] < 0:
        together = "Henrik, though, would rather leave than sign it."
    elif gains["buyer"] < 0:
        together = "She would do better with her BATNA."
    else:
        reached = sum(gains.values()) / joint_gain_possible(case)
        together = f"Of all that an agreement can bring the two over their BATNAs, it brings {reached:.0%}."
    return minus(
        f"**Your package, in truth:** {case.value('buyer', package):g} for Ines ({measured(case)}). Her total cost is "
        f"{cost}. {together} Change the package above and watch this line."
    )


def joint_gain_possible(case: Case) -> float:
    """Return the most that an agreement can bring all parties together over their BATNAs, in points."""
    without = sum(one.reservation_value for one in case.parties.values())
    return sum(case.outcome_space().utilitarian().points.values()) - without


def joint_gain_of_middle(case: Case) -> float:
    """Return what the middle option of every issue brings of it, as a share."""
    without = sum(one.reservation_value for one in case.parties.values())
    return (sum(case.value(name, case.middle()) for name in case.parties) - without) / joint_gain_possible(
        case
    )


LINES = (notes, expected_seen, package_worth)
