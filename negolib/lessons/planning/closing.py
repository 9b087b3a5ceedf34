"""What to ask, reveal and protect; the first words at the table; and the letter, answered a second time."""

from collections.abc import Iterator

from negolib.cases import Case
from negolib.lessons.common.replying import reply_to
from negolib.worksheet import (
    Contrast,
    Feature,
    Question,
    asks,
    keeps_limit,
    leaves_their_limit,
    long_enough,
    mentions,
    no_blame,
    no_threat,
    open_question,
)

PLACES = ("ask", "reveal", "protect")
BESIDE_THE_PRICE = (
    *(
        "format",
        "box size",
        "sizes",
        "delivery",
        "deliver",
        "contract",
        "stock",
        "forecast",
        "index",
        "payment",
    ),
    *("reference", "November", "more than the price", "besides"),
)


def questions(case: Case) -> Iterator[Question]:
    """Yield what is said to the other side, and what is not."""
    items = case.parties["buyer"].information
    yield (
        Question.sort(
            "information",
            "What we do with it",
            {item.name: item.text for item in sorted(items, key=lambda one: one.text)},
            PLACES,
        )
        .expects(
            {item.name: item.advice for item in items},
            right="Right. Share reasons, priorities and facts; keep limits and worries; ask about his side.",
            mistaken={
                (item.name, wrong): f"“{item.text}” {item.why}"
                for item in items
                for wrong in PLACES
                if wrong != item.advice
            },
            hints=[
                "Which of these could you not know without him?",
                "Of what is yours: could he offer you something, if he knew it? Or could he press you with it?",
                "A seller says “I need it gone by Friday”: that lets others press. "
                "“I care more about who gets it than about the last euro”: that lets them offer.",
            ],
        )
        .keeps("What I do with it")
    )
    yield (
        Question.words("first_question", "I would ask Henrik:")
        .expects(
            *_spoken(case),
            open_question(case),
            long_enough(5),
            leaves_their_limit(),
            judge="Whether it is about him, and whether his answer could change what you propose, you judge.",
            hints=[
                "Begin with what, how or which.",
                "What could he do with a longer contract? Which of your orders cost him most? What worries him?",
            ],
            example="What would a contract that runs for longer than a year change for you?",
            contrast=Contrast(
                works="Which of our orders give you the most trouble, and what would you change about them?",
                looks="What would you say if we met halfway and left everything else as it is?",
                apart="Both are open. After this one she knows something that she did not know before. The other is a "
                "proposal that ends in a question mark, and all it can bring is a price.",
            ),
        )
        .keeps("My first question")
    )
    yield _at_the_door()
    yield (
        Question.words("second_reply", "Now I would write:", lines=5)
        .expects(
            *_spoken(case),
            long_enough(8),
            mentions("more than the price", *BESIDE_THE_PRICE, seen="It goes beyond the price:"),
            judge="Whether he would want to answer it, and whether it opens more than it closes, you judge.",
            hints=[
                "What do you need to know from him? Ask it.",
                "Thank him, ask for the reasons line by line, and name one other thing worth talking about.",
            ],
            example="Thank you for your letter. What has become dearer, line by line? "
            "I should like to talk about formats and delivery, too.",
            contrast=Contrast(
                works="Thank you for writing in good time. What has become dearer for you, and by how much? Let us also "
                "talk about box sizes and delivery: there may be something in it for both of us.",
                looks="Thank you for your letter and for eleven good years. We would very much like to keep working with "
                "you, and we are sure that you will find a way to stay at the old price. When may we expect your offer?",
                apart="The other is the friendlier of the two, and all it holds is a position. This one says neither yes "
                "nor no; it asks for evidence, and puts a second thing on the table.",
            ),
        )
        .keeps("My answer to the letter")
    )


def _spoken(case: Case) -> tuple[Feature, ...]:
    """Return what is looked for in everything that is said to the other side."""
    return asks(case), no_blame(case), no_threat(case), keeps_limit(case, "buyer")


def _at_the_door() -> Question:
    return Question.choice(
        "at_the_door",
        "You say:",
        {
            "no": "“No. We do not accept any increase.”",
            "half": "“Let us meet halfway, and both be done with it.”",
            "bluff": "“Norpapp's boxes have passed every test, by the way.”",
            "limit": "“I will be open with you. Here is the highest price that I can pay.”",
            "talk": "“Not yet. I should like to see what has become dearer, and to talk about more than the price. "
            "What would you need from us, besides money?”",
        },
    ).expects(
        "talk",
        right="Right: neither yes nor no. It asks for evidence, opens the other issues, and lets him save face.",
        mistaken={
            "no": "A position against a position. He will repeat his, a little louder.",
            "half": "You have just paid half of a figure that nobody has checked, and the trades are off the table.",
            "bluff": "It is not true. When he finds out, and people do, your next true sentence is worth less, too.",
            "limit": "Being open is good. But the limit becomes the price; tell him what matters to you instead.",
        },
        hints=[
            "Which answer could make him say something that you do not know yet?",
            "Four of them end the talk, one way or another.",
        ],
    )


# The same person as in the first talk of the practice room.
LINES = tuple(
    reply_to(key, party="buyer", temperament="principled", seed=8)
    for key in ("first_question", "second_reply")
)
