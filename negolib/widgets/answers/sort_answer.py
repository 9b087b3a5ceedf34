"""A question that puts each of several things in its place."""

from collections.abc import Mapping, Sequence

from negolib.widgets.answers.answer import Answer, named
from negolib.worksheet import Worksheet


class Sorting(Answer):
    """Each of several things is put in a place, one of its own or one of all."""

    def read(self, answer: object) -> dict[str, str] | None:
        """Read the places; none filled takes the answer back."""
        if not self.fits(answer):
            raise ValueError("Something was put in a place that is not among the choices.")
        return dict(answer) or None

    def fits(self, value: object) -> bool:
        """Return whether the sheet holds places for these things."""
        if not isinstance(value, dict):
            return False
        return all(self._has(item, place) for item, place in value.items())

    def _has(self, item: str, place: object) -> bool:
        own = next((one for one in self.items if one["name"] == item), None)
        return own is not None and any(option["name"] == place for option in own.get("options", self.options))


class SortAnswer(Sorting):
    """Ask where each of some things belongs.

    Args:
        sheet: where the answer is kept, as ``{thing: place}``.
        key: its name there.
        question: what is asked.
        items: ``{thing: what the learner reads}``, or a list of texts.
        places: ``{place: what the learner reads}``, or a list of texts.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> field = SortAnswer(sheet, "plan", question="Ask or not?", items=["limit"], places=["ask", "protect"])
    >>> field.answer({"limit": "protect"})
    >>> sheet["plan"]
    {'limit': 'protect'}
    """

    def __init__(
        self,
        sheet: Worksheet,
        key: str,
        *,
        question: str,
        items: Mapping[str, str] | Sequence[str],
        places: Mapping[str, str] | Sequence[str],
    ) -> None:
        super().__init__(
            sheet, key, question=question, kind="sort", items=named(items), options=named(places)
        )
