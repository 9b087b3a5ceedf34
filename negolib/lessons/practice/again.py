"""One thing to try, the second talk beside the first, and what stays of both."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.in_words import amount, percent
from negolib.lessons.common.markdown import table
from negolib.lessons.common.replying import reply_to
from negolib.lessons.practice.record import SECOND, debriefed
from negolib.practice import Debrief
from negolib.worksheet import (
    Contrast,
    Question,
    asks,
    keeps_limit,
    leaves_their_limit,
    long_enough,
    moment,
    no_blame,
    no_threat,
    open_question,
    own_deed,
)


def questions(case: Case) -> Iterator[Question]:
    """Yield the one thing to try, whether it was done, what is the same in both talks, and the next real one."""
    yield (
        Question.words("one_thing", "When …, I will …", lines=2)
        .expects(
            long_enough(6),
            moment(),
            own_deed(),
            no_blame(case),
            no_threat(case),
            keeps_limit(case, "buyer"),
            judge="Whether somebody who watches could say afterwards that you did it, you judge.",
            contrast=Contrast(
                works="When he says no, I will ask what is behind it, and say nothing until he has answered.",
                looks="When it gets difficult, I will stay calm and be more open towards him.",
                apart="A camera could confirm it, at a moment that everybody would know. Of the other nobody could say "
                "whether it was done.",
            ),
            hints=[
                "Which of the three was tied to a sentence that you would like to have back?",
                "Take that moment as your “when”, and the debrief's words to try as your “I will”.",
            ],
            example="When he names a figure, I will ask what it rests on before I name mine.",
        )
        .keeps("My one thing")
    )
    yield Question.choice(
        "did_it",
        "My one thing",
        {
            "yes": "I did it at the moment I had named",
            "late": "I did it, but later than I had named, or differently",
            "no": "I did not do it",
            "moment": "the moment did not come",
        },
    ).keeps(
        "The second time I did it",
        words={
            "yes": "at the moment I had named",
            "late": "later, or differently",
            "no": "not yet",
            "moment": "the moment did not come",
        },
    )
    yield Question.number("again_open", "This time I asked", "open questions").keeps(
        "Open questions, second talk", unit=""
    )
    yield Question.words("same_in_both", "What is the same in both talks?", lines=3).keeps(
        "The same in both talks"
    )
    yield _first_sentence_now(case)
    yield Question.words(
        "real_talk",
        "The next real talk after which I will ask myself the three questions: with whom, and when?",
        lines=2,
    ).keeps("With whom, and when")


def _first_sentence_now(case: Case) -> Question:
    return (
        Question.words("first_sentence_now", "“Mr Wellenbrink. …")
        .expects(
            long_enough(5),
            asks(case),
            open_question(case),
            no_blame(case),
            no_threat(case),
            keeps_limit(case, "buyer"),
            leaves_their_limit(),
            judge="Whether he would want to answer, you judge.",
            contrast=Contrast(
                works="Your letter cannot have been easy to write. What has this year been like in your hall?",
                looks="I have thought about your letter and I am quite open. What would you say to the old price and four years?",
                apart="It is about him, and he can tell at length. The other calls itself open and puts a proposal on the "
                "table before he has said a word.",
            ),
            hints=[
                "Would your arms stay open, if you were Henrik?",
                "Something that you have noticed about his side; a full stop; an open question.",
            ],
            example="Mr Wellenbrink, your letter shows that paper has hurt you. What would help you most from our "
            "side?",
        )
        .keeps("My first sentence")
    )


def two_records(case: Case, answers: Mapping[str, object]) -> str:
    """Put the two records side by side."""
    first, second = debriefed(case, answers), debriefed(case, answers, SECOND)
    guess = answers.get("again_open")
    if first is None or second is None or not isinstance(guess, int | float):
        return "*Once both talks have ended and your guess stands here, the two records stand here side by side.*"
    columns = zip(_counted(case, first).items(), _counted(case, second).values(), strict=True)
    rows = [(label, one, other) for (label, one), other in columns]
    records = table(["What the records say", "First talk", "Second talk"], rows, numbers=2)
    return f"{records}\n\n*You guessed {amount(guess)} open questions for the second.*"


def _counted(case: Case, found: Debrief) -> dict[str, str]:
    mine, result, between = found.process.mine, found.result, found.relationship
    answered = sum(step.answered for step in mine.concessions)
    single = len(mine.of_kind("single issue"))
    return {
        "Open questions, of all": f"{mine.open} of {len(mine.questions)}",
        "Times you acknowledged or reframed": f"{len(mine.acknowledgements) + len(mine.reframes)}",
        "Times you gave way, and how often he answered": f"{len(mine.concessions)}, {answered}",
        "What you told of your side": f"{len(mine.statements)}",
        "Proposals that moved one issue, of all": f"{single} of {len(mine.offers)}",
        "Standards you cited": f"{len(mine.criteria)}",
        "Trust, from the opening to the end": f"{amount(between.points[0].trust, 0)} to {amount(between.trust, 0)}",
        "Joint gain reached": percent(result.efficiency),
        f"Your own gain, {case.points_unit}": amount(result.own_gain),
    }


# The person of the first talk, who has another year behind him.
LINES = (
    two_records,
    reply_to("first_sentence_now", party="buyer", temperament="principled", seed=8),
)
