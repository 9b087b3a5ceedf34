"""The composer: what somebody is about to say, what is heard in it, and the move that comes of it."""

from collections.abc import Callable, Mapping, Sequence

from negolib.cases import Case
from negolib.practice.hearing.ear import Proposal
from negolib.practice.hearing.said_back import said_back
from negolib.practice.table.moves import MOST_LETTERS, Move, MoveError, read_move
from negolib.practice.table.phrasing import suggest
from negolib.practice.table.seat import Seat
from negolib.practice.table.table import Table, added, checked_words

from .move_fields import MoveFields
from .table_view import scores

ELSE, WORDS = "else", "words"
_SILENT = "Nothing has been said yet, so no round is used: write it in your own words first."


class Composer:
    """Words, and the move that they are heard as; whoever means another one sets its fields by hand.

    case: what there is to settle. seat: the speaker's. of_people: whether the other one is a person, who may
    be asked anything.

    Attributes:
        words: what is typed. proposals: the moves that the words may be, the likeliest first.
        chosen: which of them is meant, None until that is plain or has been said.
        by_hand: whether the move is set by hand instead. fields: of the move.

    >>> from negolib.cases import load_case
    >>> from negolib.practice.table.seat import seat_of
    >>> case = load_case("supplier")
    >>> composer = Composer(case, seat_of(case, "buyer"))
    >>> composer.words = "May we stop here for today?"
    >>> composer.listen(0, lambda words: (Proposal(Move("break"), "a break", sure=True),))
    >>> composer.move(()).as_json()
    {'act': 'break'}
    """

    def __init__(self, case: Case, seat: Seat, of_people: bool = False) -> None:
        self.case, self.seat, self.party = case, seat, seat.party
        self.fields = MoveFields(case, seat, of_people)
        self._variant = 0
        self.clear()

    def clear(self) -> None:
        """Begin anew: nothing is carried over."""
        self.words = ""
        self.proposals: tuple[Proposal, ...] = ()
        self.chosen: int | None = None
        self.by_hand = False
        self.fields.clear()
        self._heard: Move | None = None
        self._wanted = ""
        self._listened: tuple[str, int] | None = None
        self._variant += 1

    # what is heard

    def listen(self, at: int, hear: Callable[[str], Sequence[Proposal]]) -> None:
        """Ask what is heard in the words, once for every wording and state of the table.

        at: how many turns there have been. hear: returns the moves that words may be.
        """
        if (self.words, at) == self._listened:
            return
        self._listened = (self.words, at)
        short = len(self.words) <= MOST_LETTERS
        self.proposals = tuple(hear(self.words)) if short and self.words.strip() else ()
        if self.by_hand:
            return
        self.chosen = None
        likely = [one.sure for one in self.proposals[:1]]
        wanted = [one.move.act == self._wanted for one in self.proposals]
        for plain in (wanted, likely):
            if any(plain):
                self._take_up(plain.index(True))
                return

    def choose(self, name: object) -> None:
        """Take one of the moves heard, by its place ("0").

        "else" is to set the move by hand, "words" to go back to what the words say.
        """
        if name == ELSE:
            self.by_hand = True
        elif name == WORDS:
            self.by_hand = False
            self._heard = self._listened = None
        elif name in [str(place) for place in range(len(self.proposals))]:
            self.by_hand = False
            self._wanted = self.proposals[int(str(name))].move.act
            self._take_up(int(str(name)))

    def _take_up(self, place: int) -> None:
        self.chosen = place
        move = self.proposals[place].move
        if move == self._heard:
            return
        changed = self._changed(move)
        self.fields.put(move)
        for issue, option in changed.items():
            self.fields.set_option(0, issue, option)
        self._heard = move

    def _changed(self, move: Move) -> dict[str, str]:
        """What was changed by hand in the package heard before, where the words have not named it since."""
        before, now = self._heard, self.fields.packages
        if not before or not len(before.packages) == len(move.packages) == len(now) == 1:
            return {}
        old, new, mine = before.packages[0], move.packages[0], now[0]
        return {
            issue: mine.get(issue, "")
            for issue in self.case.issue_names
            if mine.get(issue) != old.get(issue) and new.get(issue) == old.get(issue)
        }

    @property
    def sure(self) -> bool:
        """Whether it is plain which move is meant: by the words, or because it was chosen."""
        return self.by_hand or self.chosen is not None

    def phrase(self, table: Table) -> str:
        """Return the move said back in plain English; "" while there is none."""
        standing = table.on_table(self.party)
        try:
            return said_back(self.seat, self.move(standing), standing)
        except MoveError:
            return ""

    # what comes of it

    def move(self, theirs: Sequence[Mapping[str, str]]) -> Move:
        """Return the move that is meant. theirs: what can be accepted.

        Raises:
            MoveError: one sentence, when nothing is said, or something it needs is not chosen yet.
        """
        said = checked_words(self.words)
        if self.by_hand:
            return self.fields.move(theirs)
        if not said or self.chosen is None:
            raise MoveError("Choose what you mean by it: nothing has been said yet." if said else _SILENT)
        # Of a move that is heard, only a package can be changed in place.
        heard = self.proposals[self.chosen].move
        return self.fields.move(theirs) if heard.act == "propose" else heard

    def draft(self) -> dict[str, object]:
        """Return what is half done, as plain JSON values; {} when nothing is."""
        fields = self.fields
        found: dict[str, object] = {"words": self.words, "by_hand": self.by_hand, "wanted": self._wanted}
        if self.by_hand:
            found |= {"act": fields.act, "values": dict(fields.values)}
        elif self._heard and self.words:
            found["heard"] = self._heard.as_json()
        if any(fields.packages):
            found["packages"] = [dict(package) for package in fields.packages]
        return {name: value for name, value in found.items() if value}

    def resume(self, draft: object) -> None:
        """Take up a draft again; what makes no sense is passed over."""
        if not isinstance(draft, Mapping):
            return
        if isinstance(draft.get("words"), str):
            self.words = draft["words"]
        if isinstance(draft.get("wanted"), str):
            self._wanted = draft["wanted"]
        self.by_hand = draft.get("by_hand") is True
        if not self.by_hand:
            try:
                self._heard = read_move(self.case, draft.get("heard"))
            except (MoveError, TypeError):
                return
            self.fields.put(self._heard)
        self.fields.resume(draft.get("act"), draft.get("values"), draft.get("packages"))

    # what the page shows

    def state(self, table: Table, own_points: bool = True) -> dict[str, object]:
        """Return what the page shows: what is heard, what may be chosen, what it is worth."""
        fields = self.fields
        shown = self.by_hand or (self.sure and fields.act == "propose")
        heard = [{"name": str(place), "label": one.phrase} for place, one in enumerate(self.proposals)]
        return {
            "title": "Your move",
            "label": "What do you say?",
            "button": "Say it" if self.words.strip() or not self.by_hand else "Do it without words",
            "words": self.words,
            "letters": MOST_LETTERS,
            "suggestion": self._suggestion(table) if self.by_hand else "",
            "who": [],
            "heard": [*heard, {"name": ELSE, "label": "something else"}] if self.words.strip() else [],
            "chosen": ELSE if self.by_hand else str(self.chosen) if self.sure else "",
            "says": self._says(table),
            "plain": not self.by_hand and self.sure and not self._changed_by_hand,
            "by_hand": self.by_hand,
            "hand": "Say it in words" if self.by_hand else "Make a move without words",
            "groups": fields.groups if self.by_hand else [],
            "act": fields.act,
            "hint": fields.hint if self.by_hand else "",
            "fields": fields.shown(table, own_points) if shown else [],
            "score": self._score(table) if own_points and shown else {},
        }

    def _says(self, table: Table) -> str:
        """What the move will count as, and where that is not sure."""
        if not self.by_hand and not self.words.strip():
            return ""
        if not self.sure:
            what = "what you mean by it" if self.proposals else "“something else”, and say what it is"
            return f"It is not plain what this is: choose {what}."
        phrase = self.phrase(table)
        if self.by_hand:
            return _sentence(f"This will count as: {phrase}") if phrase else ""
        if self._changed_by_hand:
            return _sentence(f"Changed to: {phrase}") if phrase else ""
        return _sentence(f"Heard as: {self.proposals[self.chosen].phrase}")

    @property
    def _changed_by_hand(self) -> bool:
        """Whether a package that was heard has been changed in place."""
        heard = self._heard.packages if self._heard and self.sure else ()
        return bool(heard) and list(heard) != self.fields.packages

    def _suggestion(self, table: Table) -> str:
        try:
            return suggest(self.seat, self.move(table.on_table(self.party)), self._variant)
        except MoveError:
            return ""

    def _score(self, table: Table) -> dict[str, object]:
        if self.fields.act != "propose":
            return {}
        mine = table.standing.get(self.party, ())
        return scores(self.case, self.party, added(self.case, mine, self.fields.packages), table)


def _sentence(text: str) -> str:
    return text if text.endswith((".”", "?”", "!”")) else f"{text}."
