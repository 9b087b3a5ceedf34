"""Practice, the last stage: play, look, play again."""

from collections.abc import Iterator

from negolib.cases import Case
from negolib.lessons.common.declared import PageToKeep
from negolib.lessons.practice import again, beginning, critique, crowd, heat, record
from negolib.worksheet import Question

CASE = "supplier"
SHEET = "05_practice"
_PARTS = (beginning, record, crowd, critique, heat, again)
LINES = tuple(say for part in _PARTS for say in part.LINES)


def questions(case: Case) -> Iterator[Question]:
    """Yield every question of the lesson."""
    for part in _PARTS:
        yield from part.questions(case)


def page(_case: Case) -> PageToKeep:
    """Return the page for the next rehearsal."""
    return PageToKeep(
        "Before I practise again",
        {
            "Next time I will try": ["one_thing", "did_it", "to_the_wounded", "first_sentence_now"],
            "What I guessed": ["guess_open", "again_open", "expect_joint"],
            "Both talks": ["same_in_both"],
            "The next real talk": ["real_talk"],
        },
    )
