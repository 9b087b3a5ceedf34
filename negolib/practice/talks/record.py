"""Records of talks: plain JSON, sealed, and checked by playing them again.

A record bears two marks. The *mark* is a digest of what decides moves, and nothing else: a case whose points,
options or limits have changed is another negotiation, and its old records are refused. *said* is a digest of
what is only said: the case's texts, the general lines, the rules by which words are read. Where it differs,
moves and result are still played again, and the words stand as they were said and heard then.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b

from negolib.cases import Case
from negolib.practice.counterpart.speech import general_lines
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.wording import RULES

FORMAT = "negolib talks 2"
# Raised whenever a counterpart would answer the same moves, heard the same, with other moves.
ENGINE = 1

# Records of the first format are marked with a digest of the whole case and all its words. Those of every
# release are played on: {their mark: the mark of the same numbers}.
FIRST_FORMAT = "negolib talks 1"
FIRST_MARKS = {"025df20494a8fc639386e22a": "6495e3b918df586c0739eb32"}


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
        format: the record's format.
        mark: a digest of what decides moves, as `moves_mark` makes it; in the first format, of everything.
        said: a digest of what is only said, as `words_mark` makes it; the first format has none.
        rules: by which edition of the rules words are read where the record does not say what was heard.
    """

    format: str
    mark: str
    said: str = ""
    rules: int = RULES

    @property
    def hears(self) -> bool:
        """Whether the record says what was heard in the learner's words."""
        return self.format == FORMAT

    def as_json(self) -> dict[str, object]:
        """Return what a record says of this, as plain JSON values."""
        if self.format == FORMAT:
            return {"format": self.format, "mark": self.mark, "said": self.said}
        # Records of the first rules do not name them.
        return {
            "format": self.format,
            "mark": self.mark,
            **({} if self.rules == 1 else {"rules": self.rules}),
        }


def frame_of(case: Case) -> Frame:
    """Return the frame of talks that begin now."""
    return Frame(FORMAT, moves_mark(case), words_mark(case))


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
            "information": [(fact.name, fact.advice, fact.shows) for fact in party.information],
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
        "engine": ENGINE,
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
    """Return a digest of all that is only said: the case's texts, the general lines, the rules of reading."""
    return _digest(f"{RULES}{case.model_dump_json(by_alias=True)}{canonical(general_lines())}")


def opened(case: Case, record: object) -> tuple[Mapping[str, object], Frame]:
    """Return a record whose format, seal and case are right, and by what it is to be played again.

    Raises:
        RecordError: for something that is no record, or one of another case or version.
        ForgedRecord: when the seal is broken.
    """
    if not isinstance(record, Mapping) or record.get("format") not in (FORMAT, FIRST_FORMAT):
        raise RecordError("This is no record of a practice negotiation.")
    try:
        intact = record.get("seal") == seal_of(record)
    except (TypeError, ValueError):
        intact = False
    if not intact:
        raise ForgedRecord("This record was changed after it was written: its seal is broken.")
    if record.get("case") != case.name:
        raise RecordError(
            f"This record is of the case '{str(record.get('case'))[:80]}', and not of '{case.name}'."
        )
    frame = _frame(record)
    numbers = FIRST_MARKS.get(frame.mark) if frame.format == FIRST_FORMAT else frame.mark
    if numbers != moves_mark(case):
        raise RecordError(
            "This record was played with other numbers: points, options or limits of the case have changed "
            "since, so it cannot be played again here."
        )
    return record, frame


def _frame(record: Mapping[str, object]) -> Frame:
    mark = str(record.get("mark"))
    if record["format"] == FORMAT:
        return Frame(FORMAT, mark, str(record.get("said")))
    rules = record.get("rules", 1)
    return Frame(FIRST_FORMAT, mark, rules=rules if rules in (1, 2) else 1)


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
