"""What one's own side wants, and what for; and everything that could be settled."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.lessons.common.markdown import table
from negolib.worksheet import Question

SLIPS = {
    ("position", "interest"): "It says what is to happen. What would it be good for?",
    ("position", "value"): "It is a demand, for this autumn. A value would outlive this contract.",
    ("interest", "position"): "Nobody could sign it as it stands; it says what somebody needs.",
    ("interest", "value"): "It is about boxes and budgets. What principle stands behind it?",
    ("value", "position"): "It demands nothing of anybody. It says who we want to be.",
    ("value", "interest"): "It holds for everything the firm does, not only for boxes.",
}


def questions(case: Case) -> Iterator[Question]:
    """Yield positions, interests and values; the learner's own; and the issues."""
    ines = case.parties["buyer"]
    yield Question.choice(
        "headline_or_calendars",
        "What did Ines's question find out?",
        {
            "weak": "That he did not mean it",
            "why": "That he wants something behind the headline, and the headline is only one way to it",
            "priority": "That calendars are worth more than boxes",
        },
    ).expects(
        "why",
        right="Right. One “what for?”, and there is more to talk about than a headline.",
        mistaken={
            "weak": "He meant it. He also wants something else, and wants it more.",
            "priority": "He compares no goods. What would the calendars do for him, and the headline?",
        },
        hints=[
            "He let go of the headline at once. What did he not let go of?",
            "Somebody who opens the window at “what for?” wanted air. The open window was one way to it.",
        ],
    )
    yield _sorting({"position": ines.positions, "interest": ines.interests, "value": ines.values})
    yield Question.words("own_chain", "I will ask for … because I want … because it matters to me that …")
    yield Question.words("my_issues", "They could also settle …", lines=5).keeps("Besides the price")
    boxes, total = ines.cost_today[0].amount, case.total_cost_today
    yield (
        Question.number("not_the_price", "The share of the total that is not the price of boxes", "%")
        .expects(
            100 * (total - boxes) / total,
            within=0.6,
            right="Right. The letter is about the first line. All the other lines are open to talk, too.",
            mistaken={
                100 * boxes / total: "That is the share of the boxes themselves. What is left?",
                100 * (total - boxes) / boxes: "You compared it with the boxes. Compare it with the total.",
            },
            hints=[
                "Which line is the price? Everything else counts here.",
                "Take the first line off the total, and divide what is left by the total.",
                "If 70 of 280 were not the price, that would be 70 ÷ 280: a quarter, or 25.",
            ],
        )
        .keeps("Our cost that is not the price")
    )


def _sorting(said: Mapping[str, list]) -> Question:
    """Return the sentences to sort, in the order of the alphabet, so that the order gives nothing away."""
    everything = sorted((one for things in said.values() for one in things), key=lambda one: one.text)
    return Question.sort(
        "wants", "This is …", {one.name: one.text for one in everything}, list(said)
    ).expects(
        {one.name: kind for kind, things in said.items() for one in things},
        right="Right. Positions can be signed, interests can be served, values can be lived by.",
        mistaken={
            (one.name, wrong): f"“{one.text}” {sentence}"
            for (kind, wrong), sentence in SLIPS.items()
            for one in said[kind]
        },
        hints=[
            "Ask of each: could it be signed as a clause? Is it about this business? Or is it a way to be?",
            "Demands are positions. Needs of this year are interests. What begins with “we are people who” "
            "is a value.",
            "“The window stays shut” is a position, “I must not catch cold” an interest, "
            "“we look after each other” a value.",
        ],
    )


def chains(case: Case, _answers: Mapping[str, object]) -> str:
    """Return the chains from position to interest to value."""
    ines = case.parties["buyer"]
    interests = {one.name: one for one in ines.interests}
    values = {one.name: one for one in ines.values}
    rows = [
        (
            position.text,
            interests[name].text,
            " ".join(values[value].text for value in interests[name].values),
        )
        for position in ines.positions
        for name in position.interests
    ]
    return table(["Position", "… because we want …", "… because"], rows)


def issues(case: Case, _answers: Mapping[str, object]) -> str:
    """Return the list of issues, and how many packages they make."""
    rows = [
        (
            f"**{issue.label}**",
            issue.why,
            case.option(issue.name, issue.today).own_label,
            len(issue.options),
        )
        for issue in case.issues
    ]
    listed = table(["Issue", "Why it is on the table", "Today", "The ways to settle it"], rows, numbers=1)
    count = f"*{len(case.issues)} issues; together {case.outcome_space().size:,} different packages.*"
    return f"{listed}\n\n{count}"


LINES = (chains, issues)
