"""The practice room: a learner, a counterpart, a table, and notes that stay."""

import secrets
from collections.abc import Mapping, Sequence
from random import Random

from negolib.cases import Case
from negolib.in_words import amount, is_number, listed
from negolib.practice.counterpart.temperaments import BY_NAME, temperament_named
from negolib.practice.hearing.ear import Proposal
from negolib.practice.table.moves import Move
from negolib.practice.talks.negotiation import Negotiation, replay
from negolib.widgets.page.page_widget import on
from negolib.widgets.page.seats import seat_mark
from negolib.widgets.page.sheet_widget import party_named
from negolib.worksheet import Worksheet

from .table_view import against_batna, batna_worth
from .talk_room import TalkRoom

SURPRISE = "surprise"
MOST_MINUTES = 180


class PracticeRoom(TalkRoom):
    """Negotiate with a counterpart, move by move, with one's own score beside every package.

    Everything is kept in the sheet at every move, and is there again when the notebook is reopened:
    ``<key>_talks`` (the sealed record of the talks, also of ended ones until others begin), ``<key>_notes``
    (a text), ``<key>_draft`` (the move in the making), ``<key>_clock`` (seconds used), ``<key>_finished``
    (the records of the last 12 that ended) and ``<key>_set_aside`` (records that could not be played again).

    Args:
        case: any case; of more than two parties, two talk.
        sheet: where the talks are kept.
        key: what the keys begin with.
        party: whose chair the learner takes, by name or role; without it, the case's first party.
        against: whom the learner talks with, by name or role; without it, the learner chooses among the
            others.
        temperament: the counterpart's, one of `negolib.practice.temperaments.BY_NAME`; without it, the
            learner chooses.
        seed: which person of that temperament; without it chance decides, or a number the learner types.
        rounds: after how many moves time is up; without it, what the case says.
        minutes: after how many minutes time is up, counted while the page is open; without it, no clock.

    Raises:
        ValueError: for an unknown party or temperament, impossible rounds or minutes, or something that is no
            sheet.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> sheet = Worksheet("practice", tempfile.mkdtemp())
    >>> room = PracticeRoom(load_case("supplier"), sheet, party="buyer", temperament="principled", seed=1)
    >>> room.talks is None, room.finished
    (True, [])
    """

    def __init__(
        self,
        case: Case,
        sheet: Worksheet,
        key: str = "practice",
        *,
        party: str | None = None,
        against: str | None = None,
        temperament: str | None = None,
        seed: int | None = None,
        rounds: int | None = None,
        minutes: float | None = None,
    ) -> None:
        self.party = party_named(case, party)
        self._temperament = None if temperament is None else temperament_named(temperament).name
        self._seed, self._rounds, self._minutes = seed, rounds, _checked_minutes(minutes)
        others = [name for name in case.party_names if name != self.party]
        self._others = others if against is None else [party_named(case, against)]
        # Refused here rather than when the learner presses the button.
        for other in self._others:
            Negotiation(
                case, self.party, self._temperament or next(iter(BY_NAME)), seed or 0, rounds, against=other
            )
        self._used = 0.0
        self._begun = 0
        super().__init__(case, sheet, key)

    of_people = False

    @property
    def viewer(self) -> str:
        """The learner's party."""
        return self.party

    @property
    def stage(self) -> str:
        """Before the talks, in them, or after them."""
        return "before" if not self.talks else "over" if self.talks.ended else "playing"

    # what the learner does

    def _hear(self, message: Mapping[str, object]) -> None:
        self._count(message.get("seconds"))
        super()._hear(message)

    def _begin(self, message: Mapping[str, object]) -> None:
        if self.talks:
            return
        seed = self._seed if self._seed is not None else _person_number(message.get("number"))
        chosen = self._temperament or message.get("temperament") or SURPRISE
        if chosen == SURPRISE:
            chosen = Random(seed).choice(list(BY_NAME))
        other = message.get("against")
        other = other if other in self._others else self._others[0]
        self.talks = Negotiation(self.case, self.party, chosen, seed, self._rounds, against=other)
        self._used = 0.0
        self._begun += 1
        self._keep()

    def _speak(self, by: str, move: Move, words: str, meant: bool = False) -> None:
        self.talks.play(move, words, meant)
        self._keep()

    def _heard_in(self, by: str, words: str) -> Sequence[Proposal]:
        return self.talks.hear(words).proposals

    def _asks_back(self, move: Move, words: str) -> str:
        return self.talks.asks_back(move, words)

    @on("tick")
    def _tick(self, message: Mapping[str, object]) -> None:
        if not self.talks or self.talks.ended or self._minutes is None:
            return
        if self._used >= 60 * self._minutes:
            self._pending.drop()
            self._speak(self.party, Move("time up"), "")
        else:
            self._store({f"{self.key}_clock": self._used})

    def _count(self, seconds: object) -> None:
        if is_number(seconds) and self._minutes is not None:
            # A second view of the same talks may lag behind: the clock never runs backwards.
            self._used = round(max(self._used, min(float(seconds), 60 * self._minutes)), 1)

    # what is kept

    def _keep(self, **more: object) -> None:
        clock = {} if self._minutes is None else {"clock": self._used}
        super()._keep(**clock, **more)

    def _replayed(self, record: object) -> Negotiation:
        talks = replay(self.case, record)
        if talks.party != self.party:
            theirs, mine = self.case.called[talks.party], self.case.called[self.party]
            raise ValueError(f"They were played from {theirs}'s chair, and this room has {mine}'s.")
        if talks.other not in self._others:
            raise ValueError(f"They were held with {self.case.called[talks.other]}.")
        self._used = self._number(f"{self.key}_clock") or 0.0
        self._begun += 1
        return talks

    # what the page shows

    def _head(self) -> dict[str, str]:
        me = self.case.party(self.party)
        others = [self.talks.other] if self.talks else self._others
        people = [self.case.party(other).person for other in others]
        across = str(people[0]) if len(people) == 1 else listed((one.name for one in people), "or")
        head = {
            "me": f"You are {me.person}.",
            "across": f"Across the table: {across}.",
            "seat": seat_mark(self.case, self.party),
            "party": self.party,
            "round": "",
        }
        if self.talks and not self.talks.ended:
            head["round"] = f"Round {self.talks.round + 1} of {self.talks.rounds}"
        return head

    def _said_of(self) -> dict[int, str]:
        own = [place for place, turn in enumerate(self.talks.turns) if turn.by == self.party]
        return {place: note for place, note in zip(own, self.talks.notes, strict=True) if note}

    def _start(self) -> dict[str, object]:
        rounds = self.case.practice.rounds if self._rounds is None else self._rounds
        lasts = f"The talks last {rounds} rounds at most"
        if self._minutes is not None:
            lasts += f", or {amount(self._minutes)} minutes, counted while this page is open"
        asks, wish = [], "Whom do you want to meet?"
        if len(self._others) > 1:
            people = [{"name": other, "label": str(self.case.party(other).person)} for other in self._others]
            wish = "And what should they be like?"
            asks.append({"name": "against", "label": "Whom do you want to talk with?", "choices": people})
        if not self._temperament:
            kinds = [{"name": SURPRISE, "label": "Surprise me"}]
            kinds += [{"name": one.name, "label": one.title} for one in BY_NAME.values()]
            asks.append({"name": "temperament", "label": wish, "choices": kinds})
        return {
            "lines": [f"{lasts}. The other side opens, and every move is kept."],
            "asks": asks,
            "fixed": f"You will meet: {BY_NAME[self._temperament].title}." if self._temperament else "",
            "number": self._seed is None,
            "button": "Start",
        }

    def _tools(self) -> list[dict[str, object]]:
        return [{"do": "leave", "label": "Give up this one"}] if self.stage == "playing" else []

    def _clock(self) -> dict[str, object]:
        if self._minutes is None or self.stage != "playing":
            return {}
        return {"seconds": 60 * self._minutes, "used": self._used, "begun": self._begun}

    def _over(self) -> dict[str, object]:
        talks = self.talks
        over = super()._over()
        if talks.package:
            points = self.case.value(self.party, talks.package)
            words = [f"Worth {amount(points, 1)} to you: {against_batna(self.case, self.party, points)}."]
        else:
            if talks.table.by == self.party and talks.ended == "walked away":
                over["title"] = "No deal: you walked away"
            words = [
                f"What you have now is your BATNA: {self.case.party(self.party).batna.label}. "
                f"{batna_worth(self.case, self.party)}"
            ]
        person = BY_NAME[talks.temperament]
        words.append(f"You met {person.title[0].lower()}{person.title[1:]}. {person.policy}")
        if self._seed is None:
            words.append(f"To meet the same person again, choose “{person.title}” and number {talks.seed}.")
        return {**over, "words": words}


def _person_number(text: object) -> int:
    """Return the number of the person to meet; chance decides when none is typed."""
    line = "" if text is None else str(text).strip()
    if not line:
        return 1 + secrets.randbelow(9999)
    if not line.isascii() or not line.isdigit() or len(line) > 9:
        raise ValueError("The number of a person is a whole number such as 4711, or leave it empty.")
    return int(line)


def _checked_minutes(minutes: object) -> float | None:
    if minutes is None:
        return None
    if not is_number(minutes) or not 0 < minutes <= MOST_MINUTES:
        raise ValueError(f"The minutes are a number above 0 and up to {MOST_MINUTES}; {minutes!r} is not.")
    return float(minutes)
