"""The table: what both sides have said and done, in order, and the rules of the talks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from negolib.cases import Case

from .between import across, in_order
from .moves import MOST_LETTERS, Move, MoveError, check_own, read_move

DEAL, WALKED, TIME = "deal", "walked away", "no time"


@dataclass(frozen=True)
class Turn:
    """One side's turn: who, in which round, the words, and what was done with them, in order.

    Attributes:
        heard: what a counterpart heard in a learner's words; None where nobody noted it.
        meant: whether a learner who was asked back has said "I mean it".
        tags: on which occasions a counterpart's lines were spoken, in order; no part of a record.

    >>> Turn("buyer", 1, "Let us pause.", (Move("break"),)).as_json()
    {'by': 'buyer', 'round': 1, 'words': 'Let us pause.', 'moves': [{'act': 'break'}]}
    """

    by: str
    round: int
    words: str
    moves: tuple[Move, ...]
    heard: tuple[str, ...] | None = None
    meant: bool = False
    tags: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the turn as plain JSON values."""
        return {
            "by": self.by,
            "round": self.round,
            "words": self.words,
            "moves": [move.as_json() for move in self.moves],
            **({} if self.heard is None else {"heard": list(self.heard)}),
            **({"meant": True} if self.meant else {}),
        }

    @property
    def packages(self) -> tuple[Mapping[str, str], ...]:
        """What was proposed in this turn."""
        return next((move.packages for move in reversed(self.moves) if move.act == "propose"), ())


def added(
    case: Case, before: Sequence[Mapping[str, str]], packages: Sequence[Mapping[str, str]]
) -> tuple[dict[str, str], ...]:
    """Return what stands after a proposal: one that leaves issues open adds to the one package before it.

    >>> from negolib.cases import load_case
    >>> added(load_case("supplier"), [{"formats": "9 formats", "price": "420"}], [{"price": "440"}])
    ({'price': '440', 'formats': '9 formats'},)
    """
    if len(packages) == len(before) == 1 and len(packages[0]) < len(case.issue_names):
        both = {**before[0], **packages[0]}
        return ({issue: both[issue] for issue in case.issue_names if issue in both},)
    return tuple(dict(package) for package in packages)


@dataclass
class Table:
    """Two parties talking about a case; who may do what, what is on the table, and how it ends.

    Attributes:
        case: any case.
        rounds: after so many rounds time is up; a round is over when the party that did not open has spoken.
        opener: the party that speaks first.
        turns: what has happened.
        standing: {party: what its proposals add up to}, which the other side can accept.
        pencilled: issues that both have provisionally agreed.
        ended: "", "deal", "walked away" or "no time".
        by: who ended it.
        package: what was agreed.
        parties: the two who talk, in the order of the file; without them, the opener and whoever is
            next there.
    """

    case: Case
    rounds: int
    opener: str
    turns: list[Turn] = field(default_factory=list)
    standing: dict[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    pencilled: dict[str, str] = field(default_factory=dict)
    ended: str = ""
    by: str = ""
    package: dict[str, str] | None = None
    parties: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        pair = self.parties or (self.opener, across(self.case, self.opener))
        self.parties = in_order(self.case, *pair)

    def other(self, party: str) -> str:
        """The party on the other side of the table."""
        return next(name for name in self.parties if name != party)

    @property
    def round(self) -> int:
        """How many rounds are over: how often the party that did not open has spoken."""
        return sum(turn.by != self.opener for turn in self.turns)

    @property
    def rounds_left(self) -> int:
        """How many rounds are still to be played."""
        return max(0, self.rounds - self.round)

    def on_table(self, party: str) -> tuple[Mapping[str, str], ...]:
        """What this party can accept now: what the other side's proposals add up to."""
        return self.standing.get(self.other(party), ())

    def check(self, by: str, moves: Sequence[Move]) -> None:
        """Raise MoveError when this turn is against the rules; nothing changes."""
        if self.ended:
            raise MoveError("The talks are over: begin a new negotiation to go on practising.")
        if by not in self.parties:
            raise MoveError(f"Nobody called '{by}' sits at this table.")
        for move in moves:
            check_own(self.case, by, move)
            if move.act == "accept" and not self.on_table(by):
                raise MoveError("There is nothing on the table to accept yet.")
            if move.act == "accept" and (move.choice or 0) >= len(self.on_table(by)):
                raise MoveError(
                    f"Only {len(self.on_table(by))} proposals are on the table; choose one of them."
                )

    def add(
        self,
        by: str,
        moves: Sequence[Move],
        words: str = "",
        heard: tuple[str, ...] | None = None,
        meant: bool = False,
        tags: tuple[str, ...] = (),
    ) -> Turn:
        """Let one side speak and act.

        Raises:
            MoveError: when it is against the rules; the table is then as it was.
        """
        self.check(by, moves)
        number = self.round + (by != self.opener)
        turn = Turn(by, number, words.strip(), tuple(moves), heard, meant, tags)
        self.turns.append(turn)
        for move in moves:
            self._do(by, move)
        return turn

    def time_is_up(self) -> None:
        """End the talks without a deal, because the last round has been played."""
        if not self.ended:
            self.ended, self.by = TIME, ""

    def _do(self, by: str, move: Move) -> None:
        if move.act == "propose":
            self.standing[by] = added(self.case, self.standing.get(by, ()), move.packages)
        elif move.act == "accept":
            taken = self.on_table(by)[move.choice or 0]
            if len(taken) == len(self.case.issue_names):
                self.ended, self.by, self.package = DEAL, by, dict(taken)
            else:
                self.pencilled.update(taken)
        elif move.act == "walk away":
            self.ended, self.by = WALKED, by
        elif move.act == "time up":
            self.ended, self.by = TIME, by


def checked_words(words: object) -> str:
    """Return what a person says, without blanks around it.

    Raises:
        MoveError: when it is no text, or too long.
    """
    if not isinstance(words, str):
        raise MoveError("What is said is a text.")
    if len(words) > MOST_LETTERS:
        raise MoveError(f"Say it in at most {MOST_LETTERS} letters; you have {len(words)}.")
    return words.strip()


def read_turn(case: Case, data: object) -> tuple[str, tuple[Move, ...], str]:
    """Return who, the moves and the words that a turn's plain JSON values describe.

    Raises:
        MoveError: when they are no turn.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("moves"), list):
        raise MoveError("A turn says who speaks, the words, and a list of moves.")
    return str(data.get("by")), tuple(read_move(case, move) for move in data["moves"]), data.get("words", "")
