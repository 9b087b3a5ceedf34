"""The room in which something is said again: talks that were played, from one move on."""

from collections.abc import Mapping

from negolib.cases import Case
from negolib.practice.talks.negotiation import Negotiation, replay
from negolib.practice.talks.talks import Talks
from negolib.widgets.talks.practice_room import PracticeRoom
from negolib.worksheet import Worksheet

MOST_KEPT = 12


class RewoundRoom(PracticeRoom):
    """Go on from an earlier move of talks that were played, and answer it anew.

    Kept in the sheet beside what every room keeps: ``<key>_kept``, the records of all that was said again,
    the oldest first, each from its first answer on.

    Args:
        case: the case that was played.
        sheet: where it is kept.
        key: what the keys begin with.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> room = RewoundRoom(load_case("supplier"), Worksheet("practice", tempfile.mkdtemp()), "again")
    >>> room.talks is None, room.kept
    (True, [])
    """

    def __init__(self, case: Case, sheet: Worksheet, key: str) -> None:
        self._last: Mapping[str, object] | None = None
        super().__init__(case, sheet, key)

    @property
    def kept(self) -> list[Mapping[str, object]]:
        """The records of all that was said again, the oldest first."""
        kept = self.sheet.get(f"{self.key}_kept")
        return [one for one in kept if isinstance(one, Mapping)] if isinstance(kept, list) else []

    def go_on_from(self, talks: Negotiation) -> None:
        """Sit down at talks that go on from an earlier move, or that went on from there before."""
        self._sit_down(talks)
        self.talks = talks
        self._last = talks.record()
        self._composers = {}
        self._pending.drop()
        self._store({f"{self.key}_talks": self._last})
        self._redraw()

    def clear(self) -> None:
        """Leave the room empty; what was said again stays kept."""
        self._again({})
        self._redraw()

    def forget(self) -> None:
        """Delete what is being said again here, for good."""
        self._store({f"{self.key}_kept": [one for one in self.kept if one != self._last]})
        self.clear()

    def _sit_down(self, talks: Talks) -> None:
        self.party, self._others = talks.party, [talks.other]

    def _replayed(self, record: object) -> Negotiation:
        talks = replay(self.case, record)
        if not talks.branch:
            raise ValueError("Nothing is said again in these talks.")
        self._sit_down(talks)
        self._last = record
        return talks

    def _keep(self, **_more: object) -> None:
        record = self.talks.record()
        others = [one for one in self.kept if one != self._last]
        self._last = record
        self._store({f"{self.key}_talks": record, f"{self.key}_kept": [*others, record][-MOST_KEPT:]})

    def _again(self, _message: Mapping[str, object]) -> None:
        self.talks = self._last = None
        self.sheet.pop(f"{self.key}_talks", None)

    # what the page shows

    def _state(self) -> dict[str, object]:
        state = super()._state()
        if self.talks:
            own = [place for place, turn in enumerate(self.talks.turns) if turn.by == self.party]
            round = self.talks.branch.round
            trunk = own[round - 1] if len(own) >= round else len(self.talks.turns)
            for place, turn in enumerate(state["log"][:trunk]):
                state["log"][place] = {**turn, "past": True, "round": f"{turn['round']}, as it was"}
        return state

    def _head(self) -> dict[str, str]:
        head = super()._head()
        if self.talks and head["round"]:
            head["round"] += ", said again"
        return head

    def _tools(self) -> list[dict[str, object]]:
        return []

    def _over(self) -> dict[str, object]:
        over = super()._over()
        return {**over, "words": over["words"][:1], "again": "Close this"}
