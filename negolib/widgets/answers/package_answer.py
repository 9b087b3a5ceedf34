"""A complete proposal: one option for every issue, with one's own score beside it."""

from typing import TYPE_CHECKING

from negolib.in_words import amount
from negolib.widgets.answers.sort_answer import Sorting
from negolib.widgets.page.sheet_widget import party_named
from negolib.worksheet import Worksheet

if TYPE_CHECKING:
    from negolib.cases import Case


class PackageAnswer(Sorting):
    """Ask for a package; as it is built, a line says what it is worth to one party.

    Args:
        case: whose issues and options.
        sheet: where the answer is kept, as ``{issue: option}``.
        key: its name there.
        question: what is asked.
        party: whose points are shown, by name or role, without it the first party's; nobody else's ever are.
        limit: whether they are compared with what the BATNA gives; not where that is still to be found.

    Raises:
        ValueError: for a party the case does not have.
    """

    def __init__(
        self,
        case: "Case",
        sheet: Worksheet,
        key: str,
        *,
        question: str,
        party: str | None = None,
        limit: bool = True,
    ) -> None:
        self._case, self._party, self._limit = case, party_named(case, party), limit
        items = [
            {
                "name": issue.name,
                "label": issue.label,
                "options": [{"name": option.name, "label": option.label} for option in issue.options],
            }
            for issue in case.issues
        ]
        super().__init__(sheet, key, question=question, kind="sort", items=items)

    def _follow(self, key: str) -> None:
        super()._follow(key)
        if key == self.key:
            self.note = self._worth()

    def _take(self, answer: object) -> None:
        super()._take(answer)
        self.note = self._worth()

    def _worth(self) -> str:
        package = self.value or {}
        still_open = len(self._case.issues) - len(package)
        if still_open:
            return f"{still_open} of {len(self._case.issues)} issues are still open."
        party = self._case.parties[self._party]
        points = self._case.value(self._party, package)
        if not self._limit:
            return f"Worth {amount(points)} to you. Set that against what your BATNA gives you."
        margin = points - party.reservation_value
        against = f"{amount(abs(margin))} {'above' if margin >= 0 else 'below'}"
        limit = amount(party.reservation_value)
        return f"Worth {amount(points)} to you: {against} what your BATNA gives you ({limit})."
