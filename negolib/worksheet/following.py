"""A check whose right answer depends on what stands on the page now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.verdict import Verdict


@dataclass(frozen=True)
class Following(Check):
    """A check that is made anew each time it is asked; see :func:`following`."""

    make: Callable[[], Check] | None = None

    def verdict(self, answers: Mapping[str, object]) -> Verdict:
        """Judge by what is right now."""
        return self.make().verdict(answers)


def following(make: Callable[[], Check]) -> Check:
    """Expect what is right when the answer is looked at, in a tool whose figures the learner may change.

    Args:
        make: returns the check as it stands now; its key stays the same.

    >>> from negolib.worksheet import choice
    >>> tool = {"best": "term"}
    >>> check = following(lambda: choice("pick", tool["best"]))
    >>> tool["best"] = "price"
    >>> check.verdict({"pick": "price"}).status
    'right'
    """
    now = make()
    return Following(now.key, now.judge, now.points, now.hints, now.twin, now.sentences, make)
