"""Critique that one can use, and how to take it."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.lessons.common.markdown import table
from negolib.worksheet import Question

CARD = {
    "Every question, word for word": "Whether it was a good question",
    "The sentence after each feeling that somebody showed": "How somebody must have felt",
    "Each offer: what moved, and what was asked for it": "Who is winning",
    "The moment at which somebody leaned back, or forward": "What you would have done",
}


def questions(case: Case) -> Iterator[Question]:
    """Yield what Ines can use, and what to say to an observer."""
    yield Question.choice(
        "useful_critique",
        "She can use:",
        {
            "sharp": "“You are too sharp for this.”",
            "good": "“Firm, but friendly. It will be all right.”",
            "advice": "“I should begin with Norpapp's quote.”",
            "seen": "“At ‘off the table’ I folded my arms, and what you said after that I did not hear.”",
        },
    ).expects(
        "seen",
        right="Right: what she did, when, and what came of it. She can see it, and do something else at that point.",
        mistaken={
            "sharp": "That is about her, and not about anything she did. What should she do at half past two?",
            "good": "Pleasant, and it does not tell her what to do again.",
            "advice": "Perhaps a good idea. But it tells her what you would do, and nothing of what she did.",
        },
        hints=[
            "Which of them could a camera confirm?",
            "Look for a moment, something that was done, and what followed.",
        ],
    )
    yield Question.choice(
        "to_the_observer",
        "You say:",
        {
            "why": "“Only because he kept repeating himself.”",
            "sorry": "“I know, I am hopeless at listening.”",
            "thanks": "“Thank you, I will think about it.”",
            "which": "“Thank you. What was he saying each time, and what did he do then?”",
        },
    ).expects(
        "which",
        right="Right: it turns a remark into two moments that you can play again.",
        mistaken={
            "why": "Perhaps so. But the observer now has to argue with you, or fall silent. Most fall silent.",
            "sorry": "Nobody said that. It makes the observer comfort you, and the two moments are gone.",
            "thanks": "Friendly, and the door is shut. You still do not know which two sentences it was.",
        },
        hints=[
            "After which of these does the observer tell you more?",
            "It is an open question, as with Henrik.",
        ],
    )


def observer_card(_case: Case, _answers: Mapping[str, object]) -> str:
    """Return the card that an observer gets."""
    return table(["Write down", "Leave out"], CARD.items())


LINES = (observer_card,)
