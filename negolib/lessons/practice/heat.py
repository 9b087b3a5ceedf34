"""An angry opening: to acknowledge first, and to hear what becomes of the anger."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.in_words import amount
from negolib.lessons.common.markdown import table
from negolib.lessons.common.remembered import remembered
from negolib.practice import Move, Negotiation
from negolib.worksheet import Contrast, Question, asks, keeps_limit, long_enough, no_blame, no_threat, noted

LONGEST = 1000  # letters; more than anybody says in one breath


def questions(case: Case) -> Iterator[Question]:
    """Yield what is said to somebody wounded."""
    yield (
        Question.words("to_the_wounded", "You say:")
        .expects(
            long_enough(6),
            noted(asks(case)),
            no_blame(case),
            no_threat(case),
            keeps_limit(case, "buyer"),
            judge="Whether he hears that you have noticed, and whether the question belongs to both of you, you judge.",
            hints=[
                "What did he tell you about himself, beside the figure?",
                "First a sentence about that; a full stop; then “How can we …?”",
                "To a neighbour: “You have lost three nights' sleep over our building site, and nobody rang your bell. "
                "How can we finish the roof so that you can sleep?”",
            ],
            contrast=Contrast(
                works="Two years without an increase, and nobody here said a word about it. How can we settle this so that it "
                "is fair to your people, too?",
                looks="I do understand that you are upset, but we both know how these things work. How can we come to a price "
                "today?",
                apart="It names what happened, so he can tell that it was seen. The other names only his mood, takes it "
                "back with a “but”, and goes on to what Ines wants.",
            ),
            example="I can see that this autumn has cost you and your people a lot. How can we settle it so that "
            "it holds for both?",
        )
        .keeps("To somebody angry")
    )

    yield Question.choice(
        "meant_it",
        "Should he ask how you mean it, you say:",
        {"yes": "“I mean it.”", "no": "“Let me say it again.”"},
    )


def _wounded(case: Case) -> Negotiation:
    return Negotiation(case, "buyer", "wounded", seed=3)


def wounded_opening(case: Case, _answers: Mapping[str, object]) -> str:
    """Return the first words of one of the wounded."""
    return table([case.parties["supplier"].person.name], [[f"“{_wounded(case).turns[0].words}”"]])


def wounded_answer(case: Case, answers: Mapping[str, object]) -> str:
    """Let him answer what the learner wrote."""
    words = answers.get("to_the_wounded")
    if not isinstance(words, str) or len(words.split()) < 3:
        return "*Here Henrik answers as soon as you have written something.*"
    return _answer(case, words[:LONGEST], str(answers.get("meant_it")))


@remembered
def _answer(case: Case, words: str, confirmed: str) -> str:
    talk = _wounded(case)
    asked = talk.asks_back(Move("acknowledge"), words)
    if asked and confirmed != "yes":
        return f"**Henrik:** “{asked}”\n\n*He cannot tell how you mean it. Say it so that he need not ask, or tell him.*"
    answer = talk.play(Move("acknowledge"), words, meant=bool(asked))
    if talk.notes[-1]:
        return f"**Before he answers:** {talk.notes[-1]}"
    before, after = talk.moments[0].heat, talk.moments[-1].heat
    return f"**Henrik:** “{answer.words}”\n\n*His anger: {amount(before, 0)} before, {amount(after, 0)} now, of 100.*"


LINES = (wounded_opening, wounded_answer)
