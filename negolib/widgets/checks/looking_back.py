"""Looks back on talks: for the learner the whole debrief to work with; handed in, the short one to read."""

from typing import TYPE_CHECKING

from negolib.cases import Case
from negolib.widgets.checks.retold import FINISHED, LookedBack
from negolib.worksheet import Worksheet

if TYPE_CHECKING:
    from negolib.widgets.debrief.debrief_view import DebriefView


def look_back(case: Case, sheet: Worksheet) -> "LookedBack | DebriefView":
    """Show the debrief of the last finished talks.

    >>> from negolib.cases import load_case
    >>> from negolib.worksheet import handed_in
    >>> with handed_in({}):
    ...     look_back(load_case("supplier"), Worksheet("practice")).answer_page()
    '<div>No negotiation was played to its end.</div>'
    """
    if sheet.handed_in:
        return LookedBack(case, sheet, FINISHED)
    # What draws is loaded only where something is drawn.
    from negolib.widgets.debrief.debrief_view import DebriefView

    return DebriefView(case, sheet)
