"""A check whose right answer depends on what else stands in the sheet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from negolib.worksheet.checks.checks import Check
from negolib.worksheet.checks.verdict import Verdict

Make = Callable[[Mapping[str, object]], Check]


@dataclass(frozen=True)
class Following(Check):
    """A check that is made anew each time it is asked; see :func:`following`."""

    make: Make | None = None

    def verdict(self, answers: Mapping[str, object]) -> Verdict:
        """Judge by what is right now."""
        return self.make(answers).verdict(answers)


def following(make: Make) -> Check:
    """Expect what is right when the answer is looked at: it hangs on other answers of the same sheet.

    Args:
        make: takes the answers and returns the check as it stands with them; its key stays the same.

    >>> from negolib.worksheet import choice
    >>> check = following(lambda answers: choice("pick", answers.get("best", "term")))
    >>> check.verdict({"pick": "price", "best": "price"}).status
    'right'
    """
    now = make({})
    return Following(**{name: getattr(now, name) for name in now.__dataclass_fields__}, make=make)
