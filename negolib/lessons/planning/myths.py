"""What people get wrong: his gain is my loss, meeting in the middle, and a claim without a source."""

from collections.abc import Iterator

from negolib.cases import Case
from negolib.cases.words import measured
from negolib.lessons.common.published import CLASS_POSSIBLE, CLASS_REACHED
from negolib.lessons.planning.trades import most_together
from negolib.worksheet import Question

NEAR = 8  # so many per cent off, and a guess is still a good one


def questions(case: Case) -> Iterator[Question]:
    """Yield what a class reached, what the middle brings, and what a claim would need."""
    yield Question.number("class_share", "The average pair reached", "% of what was possible").expects(
        100 * CLASS_REACHED / CLASS_POSSIBLE,
        within=5,
        right=f"Close enough: {CLASS_REACHED:,} of {CLASS_POSSIBLE:,} points. Many pairs disagreed on issues where both wanted "
        "the same.",
        mistaken={100: "If only. They were bright, and they had time."},
        hints=[
            "They left a good deal lying on the table.",
            "More than half, less than three quarters.",
            f"They reached {CLASS_REACHED:,} of {CLASS_POSSIBLE:,} points.",
        ],
    )
    middle = sum(case.value(party, case.middle()) for party in case.parties)
    most = most_together(case)
    share = 100 * middle / most
    slips = {100: "Then there would be nothing to trade."}
    if share > 50 + NEAR:
        slips[50] = "More than half: some trades are so good that even half of one helps."
    yield Question.number("middle_share", "Splitting every issue brings", "% of what is possible").expects(
        share,
        within=NEAR,
        right=f"Close: {middle:g} of {most:g} {measured(case)}, or {middle / most:.0%}. "
        "The rest goes to nobody.",
        mistaken=slips,
        hints=[
            "Better than today, and far from the best.",
            "It comes close to what the class reached in the job offer.",
            f"About {10 * middle / most:.0f} tenths of it.",
        ],
    )
    yield Question.several(
        "claim_needs",
        "To believe it, I would have to see …",
        {
            "source": "a source that I can open",
            "whom": "who was counted, and who was left out",
            "against": "what it was compared with: costs before, the first offer, or what others paid",
            "story": "a vivid case in which it happened",
            "repeated": "the same claim on several websites",
        },
    ).expects(
        ["source", "whom", "against"],
        right="Right. It is what you ask of any benchmark, and what Henrik may ask of yours.",
        mistaken={
            "story": "A case, this one too, can show how it works. It cannot show how often.",
            "repeated": "Websites copy one another. Ten copies are still one claim.",
        },
        hints=[
            "What did every line of the table in section 1 have, that this claim has not?",
            "“Save” is less than what? “On average” over whom?",
        ],
    )
