"""The mistakes that a check has a sentence for, each as an answer that somebody could give.

For tests and authors: nothing of this is ever shown to who answers.
"""

from collections.abc import Iterator
from typing import NamedTuple

from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.features import Feature
from negolib.worksheet.checks.packages import Condition


class Mistake(NamedTuple):
    """A wrong answer that people really give.

    Args:
        answer: the answer, None where none was found that makes just this mistake.
        sentence: what the author wants it to be told.
        share: of the points, what the author lets it earn; of a whole answer with only this mistake in it.
    """

    answer: object
    sentence: str
    share: float


def mistakes_of(check: Check) -> Iterator[Mistake]:
    """Yield every mistake that a check lists.

    >>> from negolib.worksheet import sort
    >>> check = sort("kinds", {"a": "x", "b": "y"}, mistaken={("a", "y"): "Look at both."})
    >>> next(mistakes_of(check))
    Mistake(answer={'a': 'y', 'b': 'y'}, sentence='Look at both.', share=0.5)
    """
    right = check.right_answer
    for wrong, (sentence, share) in check.sentences.items():
        if isinstance(wrong, Condition):
            yield Mistake(_failing(check, wrong), sentence, share)
        elif isinstance(wrong, Feature):
            yield Mistake(wrong.lacking if wrong.fails(wrong.lacking) else None, sentence, 0.0)
        elif isinstance(wrong, tuple):
            thing, place = wrong
            yield Mistake({**right, thing: place}, sentence, (len(right) - 1) / len(right))
        elif isinstance(right, list):
            # With all the right names beside it, so that it is this name which is told off.
            yield Mistake([*right, wrong], sentence, (len(right) - 1) / len(right))
        else:
            yield Mistake(wrong, sentence, share)


def _failing(check: Check, condition: Condition) -> object:
    """Return an answer that fails a condition and none that is asked before it."""
    before = list(check.sentences)[: list(check.sentences).index(condition)]
    for answer in check.tries():
        if not condition.met(answer) and all(one.met(answer) for one in before):
            return answer
    return None
