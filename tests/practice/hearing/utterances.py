"""Utterances with the moves that they are, and the tables at which they are said."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from negolib.cases import Case, load_case
from negolib.practice.table.moves import Move, read_move
from negolib.practice.talks.negotiation import Negotiation
from tests.shapes import SHAPES

FOLDER = Path(__file__).with_name("utterances")
# What the speaker has proposed before.
STANDING = {
    "supplier buyer": {"price": "420", "formats": "9 formats", "term": "2 years"},
    "supplier supplier": {"price": "480", "term": "4 years"},
    "community-garden kitchen": {"beds": "vegetables"},
    "community-garden parks": {"gate": "every day"},
    "no_price rock": {"thursday": "rock"},
    "three_parties families": {"hours": "daily"},
    "price florist": {"sum": "7000"},
    "price garage": {"sum": "9000", "day": "friday"},
    "no_price brass": {"thursday": "brass"},
    "three_parties shops": {"loading": "two"},
    "no_guess island": {"last": "20:00"},
    "no_guess operator": {"fare": "700"},
    "no_practice Ana": {"window": "ana"},
    "community-garden society": {"feast": "three days", "water": "tanks"},
}
# By these fields two moves are the same to whoever hears them.
FIELDS = {
    "ask": ("about", "open", "issue"),
    "constraint": ("about", "issue", "option"),
    "priority": ("about", "issue", "matters"),
    "interest": ("about", "interest"),
    "fact": ("about", "fact"),
    "value": ("about", "value"),
    "propose": ("packages",),
    "cite": ("criterion",),
    "reframe": ("issue",),
}


@dataclass(frozen=True)
class Utterance:
    """Words, the talks in which they are said, and the moves that they may rightly be."""

    talks: Negotiation
    words: str
    moves: tuple[Move, ...]

    def is_one(self, move: Move) -> bool:
        """Whether a move is one of those that these words are."""
        return any(_fields(move) == _fields(right) for right in self.moves)


def table(name: str) -> Negotiation:
    """Talks in which both sides have proposed something."""
    case_name, party = name.split()
    case = SHAPES.get(case_name) or load_case(case_name)
    talks = Negotiation(case, party, "principled", 1)
    talks.table.standing[party] = ({**case.today, **STANDING[name]},)
    return talks


def utterances(name: str) -> Iterator[Utterance]:
    """All of a file, each at the table of its heading."""
    talks = None
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and line[2:] in STANDING:
            talks = table(line[2:])
        elif talks and "|" in line:
            words, moves = line.split(" | ", 1)
            yield Utterance(talks, words.strip(), tuple(_move(talks, one) for one in moves.split(" or ")))


def _move(talks: Negotiation, text: str) -> Move:
    act, _, rest = text.strip().partition(":")
    parts = rest.split(":") if rest else []
    if act == "propose":
        packages = [_package(talks, one) for one in rest.split("||")]
        return read_move(talks.case, {"act": act, "packages": packages})
    if act == "ask":
        fields = dict(zip(("about", "open", "issue"), parts, strict=False))
        # A question about an issue that leaves the issue open is none for the table, but is one for the ear.
        return Move(act, **{**fields, "open": fields["open"] == "open"})
    if act == "tell":
        names = {"constraint": ("issue", "option"), "priority": ("issue", "matters", "option")}
        fields = dict(zip(names.get(parts[0], (parts[0],)), parts[1:], strict=False))
        return Move(act, about=parts[0], **fields)
    field = {"cite": "criterion", "reframe": "issue"}.get(act)
    return Move(act, **({field: rest} if field and rest else {}))


def _package(talks: Negotiation, text: str) -> dict[str, str]:
    case: Case = talks.case
    named = {
        "mine": talks.table.standing[talks.party][0],
        "yours": talks.table.standing[talks.other][0],
        "today": case.today,
    }
    package: dict[str, str] = {}
    for part in text.split(","):
        issue, _, option = part.partition("=")
        package |= {issue: option} if option else named[issue]
    return package


def _fields(move: Move) -> tuple:
    names = FIELDS.get(move.act) or FIELDS.get(move.about) or ()
    return move.act, *(getattr(move, name) for name in names)
