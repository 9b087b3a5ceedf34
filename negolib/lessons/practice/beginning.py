"""Five minutes before they meet: what practice needs, and two predictions."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case, criteria_table, story
from negolib.cases.words import measured
from negolib.in_words import amount
from negolib.lessons.common.markdown import folded, table
from negolib.lessons.practice.record import FIRST, SECOND, played_in
from negolib.worksheet import Question

SAYINGS = {
    "refuse": "We do not accept any increase. The price stays as it is.",
    "ask": "What do you need from a new contract, besides the price?",
    "threaten": "If you insist, we go to Norpapp, and then you can see how you fill your hall.",
    "cite": "I have a should-cost model here, built from figures that you can look up, too.",
}


def questions(case: Case) -> Iterator[Question]:
    """Yield the folded arms, what helped others, what the model allows to say, and the predictions."""
    yield Question.choice(
        "folded_arms",
        "At which words did you stop listening?",
        {
            "letter": "“a bit much”",
            "no": "“we do not accept any increase”",
            "table": "“off the table before we talk about anything else”",
        },
    )
    yield Question.words(
        "first_sentence", "“Mr Wellenbrink. …", lines=2, later="At twenty-five past you wrote:"
    )
    yield Question.choice(
        "what_helped",
        "Joint results rose with …",
        {
            "advice": "the advice alone, too: good sense needs no rehearsal",
            "experience": "the experience alone, too: people learn by doing",
            "both": "advice between two talks, and hardly with either alone",
            "neither": "none of these",
        },
    ).expects(
        "both",
        right="Right (Steinel, Abele & De Dreu 2007). Talk, advice, talk: either without the other did little.",
        mistaken={
            "advice": "You have read a whole lesson of it. Alone, it did little.",
            "experience": "Then everybody who has haggled for thirty years would be good at it.",
            "neither": "Something did help. Look for what the groups had, and had not.",
        },
        hints=[
            "Ines has read; her finance director has haggled all his life. What does each of them lack?",
            "It took two things at once.",
        ],
    )
    yield Question.several(
        "may_say",
        "After a talk with such a counterpart, I may say …",
        {
            "did": "what I asked and offered, and in which order",
            "real": "that a real supplier would have answered me so",
            "place": "where my deal lies among all that this case allows",
            "pays": "that asking pays",
            "habit": "what I do when I am pressed, if it shows in talk after talk",
        },
    ).expects(
        ["did", "place", "habit"],
        right="Right: it holds up a mirror to you. About other people it only knows what we put in.",
        mistaken={
            "real": "He answered by our rules. A real person has had a morning of his own before he meets you.",
            "pays": "Here it does, because we built it so. The studies are the evidence; this room is not.",
        },
        hints=[
            "Which of these are about you, or about sums? Which are about other people?",
            "Two of them mistake the model for the world.",
        ],
    )
    yield Question.choice(
        "best_first",
        "He will tell me most after …",
        {name: f"“{words}”" for name, words in SAYINGS.items()},
    )
    yield Question.number("expect_joint", "Henrik and I will reach", "% of the possible joint gain").keeps(
        "Joint gain", unit="%"
    )


def letter(case: Case, _answers: Mapping[str, object]) -> str:
    """Return the story, folded, for who met it a while ago."""
    return folded("What is it about? The letter, if it has been a while", story(case).text)


def papers(case: Case, answers: Mapping[str, object]) -> str:
    """Return what is new in the year of the first talk, and what lies in front of the learner then."""
    return _papers(played_in(case, answers, FIRST))


def papers_again(case: Case, answers: Mapping[str, object]) -> str:
    """Return the same for the second talk."""
    return _papers(played_in(case, answers, SECOND))


def _papers(case: Case) -> str:
    rows = [
        (issue.label if option is issue.options[0] else "", option.label, amount(option.points["buyer"]))
        for issue in case.issues
        for option in issue.options
    ]
    worth = table(["Issue", "Option", f"Worth to you, in {measured(case)}"], rows, numbers=1)
    return "\n\n".join(
        [
            f"> {case.news}",
            folded("What each option is worth to you this time", worth),
            folded("Benchmarks, and who can show them", criteria_table(case, "buyer")._repr_html_()),
        ]
    )


LINES = (letter, papers, papers_again)
