"""Records of talks: plain JSON, sealed, and checked by playing them again.

A record names its *engine*, and bears two marks. The *mark* is a digest of what decides moves, and nothing
else: a case whose points, options or limits have changed is another negotiation, and its old records are
refused. *said* is a digest of what is only said: the case's texts and the general lines. Where it differs,
moves and result are still played again, and the words stand as they were said then. What was heard in a
learner's words stands in the record, so a reader that has learnt to read better costs nobody a talk.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b

from negolib.cases import Case
from negolib.in_words import is_whole
from negolib.practice.counterpart.speech import general_lines
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.table.moves import counts

FORMAT = "negolib talks 3"
# Every format that ever was begins so.
_ANY_FORMAT = "negolib talks "
# Raised whenever a counterpart would answer the same moves, heard the same, with other moves.
ENGINE = 2


class RecordError(ValueError):
    """A record that cannot be used, with one sentence that says why."""


class ForgedRecord(RecordError):
    """A record that does not say what was played."""


def canonical(data: object) -> str:
    """Return JSON that is written the same way every time."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def seal_of(record: Mapping[str, object]) -> str:
    """Return the seal of a record: a digest of everything in it but the seal itself."""
    body = {key: value for key, value in record.items() if key != "seal"}
    return _digest(canonical(body))


def sealed(record: Mapping[str, object]) -> dict[str, object]:
    """Return a record with its seal.

    >>> sealed({"rounds": 3})["seal"] == seal_of({"rounds": 3})
    True
    """
    return {**record, "seal": seal_of(record)}


@dataclass(frozen=True)
class Frame:
    """By what a record is to be played again.

    Attributes:
        mark: a digest of what decides moves, as `moves_mark` makes it.
        said: a digest of what is only said, as `words_mark` makes it.
    """

    mark: str
    said: str

    def as_json(self) -> dict[str, object]:
        """Return what a record says of this, as plain JSON values."""
        return {"format": FORMAT, "engine": ENGINE, "mark": self.mark, "said": self.said}


@dataclass(frozen=True)
class Branch:
    """What a record says of talks in which something is said again.

    Attributes:
        of: the seal of the talks that it leaves.
        round: the learner's move that is made again, counted from 1.
    """

    of: str
    round: int

    def as_json(self) -> dict[str, object]:
        """Return what a record says of this, as plain JSON values."""
        return asdict(self)


def branch_of(data: object) -> Branch | None:
    """Return the branch that a record names, if it names one.

    Raises:
        ForgedRecord: for something that cannot be one.
    """
    if data is None:
        return None
    if (
        not isinstance(data, Mapping)
        or not isinstance(data.get("of"), str)
        or not is_whole(data.get("round"))
    ):
        raise ForgedRecord("This record does not say where it branches.")
    return Branch(data["of"], data["round"])


def frame_of(case: Case) -> Frame:
    """Return the frame of talks that begin now."""
    return Frame(moves_mark(case), words_mark(case))


def moves_mark(case: Case) -> str:
    """Return a digest of what decides the moves in a case: its numbers and names, and no sentence of it.

    How many rounds are played stands in each record, so it is no part of this.
    """
    numbers = [
        {name: value for name, value in asdict(one).items() if name not in ("title", "policy")}
        for one in BY_NAME.values()
    ]
    own = case.practice.parties
    parties = [
        {
            "name": party.name,
            "limit": party.reservation_value,
            "target": party.target,
            "guess": party.guess or party.guesses,
            "interests": [interest.name for interest in party.interests],
            "values": [value.name for value in party.values],
            "information": [
                (fact.name, fact.advice, fact.shows, [p for p in case.party_names if counts(case, fact, p)])
                for fact in party.information
            ],
            "serves": own[party.name].interests if party.name in own else {},
            "bluffs": len(own[party.name].bluffs) if party.name in own else 0,
        }
        for party in case.party_list
    ]
    issues = [
        {
            "name": issue.name,
            "today": issue.today,
            "options": [(option.name, option.amount, option.points) for option in issue.options],
        }
        for issue in case.issues
    ]
    decides = {
        "temperaments": numbers,
        "parties": parties,
        "issues": issues,
        "price": case.price.issue if case.price else "",
        "criteria": [criterion.name for criterion in case.criteria],
        "shared values": [(shared.name, shared.values) for shared in case.shared_values],
        "leanings": [(one.criterion, one.issue, one.option) for one in case.practice.criteria],
    }
    return _digest(canonical(_rounded(decides)))


def words_mark(case: Case) -> str:
    """Return a digest of all that is only said: the case's texts and the general lines."""
    return _digest(f"{case.model_dump_json(by_alias=True)}{canonical(general_lines())}")


def opened(case: Case, record: object) -> tuple[Mapping[str, object], Frame]:
    """Return a record whose format, seal and case are right, and by what it is to be played again.

    Raises:
        RecordError: for something that is no record, or one of another case or version.
        ForgedRecord: when the seal is broken.
    """
    if not isinstance(record, Mapping) or not str(record.get("format")).startswith(_ANY_FORMAT):
        raise RecordError("This is no record of a practice negotiation.")
    try:
        intact = record.get("seal") == seal_of(record)
    except (TypeError, ValueError):
        intact = False
    if not intact:
        raise ForgedRecord("This record was changed after it was written: its seal is broken.")
    if record["format"] != FORMAT or record.get("engine") != ENGINE:
        raise RecordError(
            "These talks were held in another edition of the course, in which people heard and answered "
            "otherwise, so they cannot be played again here; nothing else of your work is lost."
        )
    if record.get("case") != case.name:
        raise RecordError(
            f"This record is of the case '{str(record.get('case'))[:80]}', and not of '{case.name}'."
        )
    if record.get("mark") != moves_mark(case):
        raise RecordError(
            "This record was played with other numbers: points, options or limits of the case have changed "
            "since, so it cannot be played again here."
        )
    return record, Frame(str(record["mark"]), str(record.get("said")))


def as_text(record: Mapping[str, object]) -> str:
    """Return a record as the text of a file."""
    return json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def from_text(text: str) -> object:
    """Return the record that a file's text holds, not yet checked.

    Raises:
        RecordError: when it is no JSON, or not written as `as_text` writes it.
    """
    try:
        record = json.loads(text)
        same = isinstance(record, dict) and as_text(record) == text
    except (ValueError, RecursionError):
        raise RecordError("This file is no record: it is damaged, or something else.") from None
    if not same:
        raise ForgedRecord("This file was changed after it was written.")
    return record


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _rounded(data: object) -> object:
    """Return numbers as text of nine digits: the last bits of a sum decide nothing."""
    if isinstance(data, Mapping):
        return {key: _rounded(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_rounded(value) for value in data]
    return f"{data:.9g}" if isinstance(data, int | float) and not isinstance(data, bool) else data
