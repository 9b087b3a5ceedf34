"""Writes the two talks of docs/practice.md, word for word from their records: ``make pictures``."""

import json
from pathlib import Path

from negolib.cases import Case, load_case
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.table.phrasing import describe
from negolib.practice.table.table import read_turn

DOCS = Path(__file__).resolve().parent
HEADING = "## Two talks as they were"
FOREWORD = (
    "Typed in the practice room, in words alone, and kept as they came, with what did not go well.\n"
    "In italics stands what each line counted as."
)


def section() -> str:
    """Return the section, drawn from the records in ``docs/talks``."""
    records = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((DOCS / "talks").glob("*.json"))
    ]
    return "\n\n".join([HEADING, FOREWORD, *(_talk(record) for record in records)]) + "\n"


def written(page: str) -> str:
    """Return the page with its section on the talks drawn anew; it is the last one."""
    return page.split(HEADING)[0].rstrip() + "\n\n" + section()


def _talk(record: dict) -> str:
    case = load_case(record["case"])
    me = case.party(record["party"]).person
    met = BY_NAME[record["temperament"]].title
    title = f"### {me}, meets “{met}”, number {record['seed']}"
    return "\n\n".join([title, *(_turn(case, entry) for entry in record["turns"])])


def _turn(case: Case, entry: dict) -> str:
    by, moves, words = read_turn(case, entry)
    counts = "; ".join(describe(case, move) for move in moves)
    who = f"**{case.party(by).person.name}:** {words}"
    return f"{who} *({counts})*" if counts else who


if __name__ == "__main__":
    path = DOCS / "practice.md"
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
