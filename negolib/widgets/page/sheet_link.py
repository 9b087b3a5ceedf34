"""The thread between a widget and its answer sheet."""

from collections.abc import Callable, Mapping

from negolib.in_words import is_number
from negolib.worksheet import Worksheet


class SheetLink:
    """Write a widget's answers to its sheet, and hear what others write there.

    Args:
        sheet: the answer sheet.
        heard: called with the key after somebody else changed it.
    """

    def __init__(self, sheet: Worksheet, heard: Callable[[str], None]) -> None:
        self.sheet = sheet
        self._heard = heard
        self._writing = False
        self.stop = sheet.observe(self._tell)

    @property
    def problem(self) -> str:
        """What keeps the sheet from being saved, in one sentence, or ""."""
        return self.sheet.problem or ""

    def write(self, answers: Mapping[str, object]) -> None:
        """Keep several answers in one save."""
        self._writing = True
        try:
            self.sheet.update(answers)
        finally:
            self._writing = False

    def number(self, key: str) -> float | None:
        """Return the number under a key; None when there is none."""
        value = self.sheet.get(key)
        if not is_number(value):
            return None
        return float(value)

    def _tell(self, key: str, _value: object) -> None:
        if not self._writing:
            self._heard(key)


def checked_sheet(sheet: object) -> Worksheet:
    """Return the sheet, or say what a widget needs instead."""
    if not isinstance(sheet, Worksheet):
        raise ValueError(
            f'A widget keeps its answers on a sheet, like nl.Worksheet("planning"); {sheet!r:.60} is none.'
        )
    return sheet


def party_named(case: object, party: object) -> str:
    """Return the name of a case's party, given its name or its role (buyer, seller)."""
    if party in case.parties:
        return str(party)
    for name, one in case.parties.items():
        if one.role == party:
            return name
    known = ", ".join(f"'{name}'" for name in case.parties)
    raise ValueError(f"The case '{case.name}' has no party {party!r}; its parties are {known}.")
