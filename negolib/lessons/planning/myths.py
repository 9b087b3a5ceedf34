"""What people get wrong: his gain is my loss, meeting in the middle, and a claim without a source."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.lessons.common.markdown import table
from negolib.lessons.planning.trades import joint_gain_of_middle
from negolib.worksheet import Question

NEAR = 8  # so many per cent off, and a guess is still a good one
# Three goods, as each side values the whole of them (Pruitt & Lewis 1975).
GOODS = (2000, 1200, 800)


def questions(case: Case) -> Iterator[Question]:
    """Yield what an exchange of goods brings, what the middle brings, and what a claim would need."""
    most, middling, least = GOODS
    yield Question.number("three_goods", "So each of them gets", "points").expects(
        most + middling / 2,
        right="Right: all of what matters most, and half of what both value alike. Nobody gave in to anybody.",
        mistaken={
            (most + middling + least) / 2: "That is what splitting all three brings each of them.",
            most + middling: "The second good is worth the same to both: they have to share it.",
            most + middling + least: "That is all there is; the other side would get nothing.",
            2 * most + middling: "That is both together. What does one of them get?",
            most: "And the good that both value alike? Half of it comes on top.",
        },
        hints=[
            "Each gets all of one good, none of another, and half of the one in between.",
            "Add two things up: the whole of the first, half of the second.",
            "With goods worth 50, 20 and 10 to one side: 50, and half of 20, is 60. Splitting all three is 40.",
        ],
    )
    share = 100 * joint_gain_of_middle(case)
    slips = {100: "Then there would be nothing to trade."}
    if share > 50 + NEAR:
        slips[50] = "More than half: half of a good trade is still worth something."
    yield Question.number("middle_share", "Splitting every issue brings", "% of what is possible").expects(
        share,
        within=NEAR,
        right=f"Close: {share:.0f} per cent of what an agreement can bring the two over their BATNAs. The rest goes to nobody.",
        mistaken=slips,
        hints=[
            "Better than no deal, and far from the best.",
            "In the three goods, splitting brought 2,000 of 2,600. Here there is more to trade.",
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


def goods(_case: Case, _answers: Mapping[str, object]) -> str:
    """Return what three goods are worth to two people."""
    rows = zip(("The first", "The second", "The third"), GOODS, reversed(GOODS), strict=True)
    shown = [(good, f"{one:,}", f"{other:,}") for good, one, other in rows]
    return table(["All of it", "To one of them", "To the other"], shown, numbers=2)


LINES = (goods,)
