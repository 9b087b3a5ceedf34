"""Records of talks: plain JSON, sealed, and checked by playing them again."""

import json
from collections.abc import Mapping
from hashlib import blake2b

from negolib.cases import Case
from negolib.practice.counterpart.speech import general_lines

FORMAT = "negolib talks 1"
# Raised whenever a counterpart would answer the same moves with other moves or words.
ENGINE = 1


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


def case_mark(case: Case) -> str:
    """Return a digest of everything that decides how a case is played: the case and the general lines."""
    text = case.model_dump_json(by_alias=True)
    return _digest(f"{ENGINE}{text}{canonical(general_lines())}")


def opened(case: Case, record: object) -> Mapping[str, object]:
    """Return a record whose format, seal and case are right.

    Raises:
        RecordError: for something that is no record, or one of another case or version.
        ForgedRecord: when the seal is broken.
    """
    if not isinstance(record, Mapping) or record.get("format") != FORMAT:
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
    if record.get("mark") != case_mark(case):
        raise RecordError(
            "This record was played with another version of the case or of the course, "
            "so it cannot be played again here."
        )
    return record


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
