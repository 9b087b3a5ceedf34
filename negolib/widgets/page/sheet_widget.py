"""What every widget has that keeps something on a sheet: it follows the sheet, and is let go for good."""

from collections.abc import Callable, Mapping

import ipywidgets

from negolib.cases import Case
from negolib.in_words import is_number
from negolib.widgets.page.page_widget import place_of
from negolib.widgets.page.running_cell import made_here
from negolib.worksheet import Worksheet


class SheetWidget(ipywidgets.DOMWidget):
    """A widget on a sheet. A cell that is run again lets go what it made before, and nothing of that is left.

    A subclass says first of all, once its arguments are known to be good, which sheet it is on
    (:meth:`_sit_on`); then it reads the sheet, and only then is it born, whole.

    Attributes:
        sheet: the answer sheet.
        key: what this widget's keys on the sheet are, or begin with.
    """

    sheet: Worksheet
    key: str
    _stop: Callable[[], None] | None = None
    _writing = False

    def _sit_on(self, sheet: object, key: str) -> None:
        self.sheet, self.key = checked_sheet(sheet), key
        made_here(self)
        self._stop = self.sheet.observe(self._told)

    def _follow(self, key: str) -> None:
        """Somebody else changed what stands under a key."""
        raise NotImplementedError

    def _told(self, key: str, _value: object) -> None:
        if not self._writing:
            self._follow(key)

    def _store(self, answers: Mapping[str, object]) -> None:
        """Keep several answers in one save, without being told of them."""
        self._writing = True
        try:
            self.sheet.update(answers)
        finally:
            self._writing = False

    def _number(self, key: str) -> float | None:
        """Return the number under a key; None when there is none."""
        value = self.sheet.get(key)
        return float(value) if is_number(value) else None

    @property
    def _place(self) -> str:
        return place_of(self.sheet, self.key)

    @property
    def _unsaved(self) -> str:
        """What keeps the sheet from being saved, in one sentence, or ""."""
        return self.sheet.problem or ""

    def leave(self) -> None:
        """Stop following the sheet."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def close(self) -> None:
        """Take the widget off the page with all that belongs to it, and stop following the sheet."""
        self.leave()
        parts = _parts(self)
        super().close()
        for part in parts:
            part.close()


def _parts(widget: ipywidgets.Widget) -> list[ipywidgets.Widget]:
    """All that a page knows a widget by: what is in it, and the models of its size, place and style."""
    held = [*getattr(widget, "children", ())]
    held += [getattr(widget, name) for name in ("layout", "style") if widget.has_trait(name)]
    return [one for part in held for one in (part, *_parts(part))]


def checked_sheet(sheet: object) -> Worksheet:
    """Return the sheet, or say what a widget needs instead."""
    if not isinstance(sheet, Worksheet):
        raise ValueError(
            f'A widget keeps its answers on a sheet, like nl.Worksheet("planning"); {sheet!r:.60} is none.'
        )
    return sheet


def party_named(case: Case, party: object = None) -> str:
    """Return the name of a case's party, given its name or its role; without either, the first party's.

    Raises:
        ValueError: for a party that the case does not have.
    """
    if party is None:
        return next(iter(case.parties))
    if party in case.parties:
        return str(party)
    for name, one in case.parties.items():
        if one.role == party:
            return name
    known = ", ".join(f"'{name}'" for name in case.parties)
    raise ValueError(f"The case '{case.name}' has no party {party!r}; its parties are {known}.")
