"""A learner's alternatives while they are being written: rows of plain data, complete or not."""

import math
from collections.abc import Mapping

from negolib.analysis import Alternative, Branch
from negolib.cases import Case
from negolib.in_words import amount, is_number
from negolib.worksheet import Question, Worksheet

Row = dict[str, object]


def blank_outcome() -> Row:
    """Return an outcome about which nothing is known yet."""
    return {"label": "", "probability": None, "value": None}


def blank_row(taken: list[str]) -> Row:
    """Return an alternative with two outcomes, under a name that is still free.

    >>> blank_row(["Alternative 1"])["name"]
    'Alternative 2'
    """
    number = 1
    while f"Alternative {number}" in taken:
        number += 1
    name = f"Alternative {number}"
    return {"name": name, "label": name, "cost": 0.0, "outcomes": [blank_outcome(), blank_outcome()]}


def rows_of_case(case: Case, party: str) -> list[Row]:
    """Return a party's alternatives as rows; a tree of several levels becomes one row per end."""
    rows = []
    for tree in case.parties[party].alternatives:
        outcomes = [
            {
                "label": " → ".join(labels),
                "probability": round(probability, 12),
                "value": round(value + tree.cost, 9),
            }
            for labels, probability, value in tree.paths()
        ]
        label = getattr(tree, "label", "") or tree.name
        rows.append({"name": tree.name, "label": label, "cost": float(tree.cost), "outcomes": outcomes})
    return rows


def rows_from_sheet(kept: object) -> list[Row] | None:
    """Return the rows a sheet holds, or None when they are no rows."""
    if not isinstance(kept, list):
        return None
    rows = []
    for row in kept:
        if not isinstance(row, Mapping) or not isinstance(row.get("outcomes"), list):
            return None
        name = str(row.get("name") or "")
        outcomes = [
            {
                "label": str(outcome.get("label") or ""),
                "probability": _number(outcome.get("probability")),
                "value": _number(outcome.get("value")),
            }
            for outcome in row["outcomes"]
            if isinstance(outcome, Mapping)
        ]
        label = str(row.get("label") or name)
        rows.append(
            {"name": name, "label": label, "cost": _number(row.get("cost")) or 0.0, "outcomes": outcomes}
        )
    return rows


def what_is_missing(row: Row) -> str:
    """Say in one sentence why a row has no value yet; "" when it is complete.

    >>> what_is_missing({"outcomes": [{"label": "win", "probability": 0.9, "value": 5.0}]})
    'These add up to 90%: 10% of what could happen is missing from your tree.'
    """
    outcomes = row["outcomes"]
    if not outcomes:
        return "Add at least one outcome: what may come of it?"
    open_chances = sum(outcome["probability"] is None for outcome in outcomes)
    total = math.fsum(outcome["probability"] or 0.0 for outcome in outcomes)
    if open_chances and total < 1 + 1e-9:
        return f"How likely is each outcome? {_count(open_chances)} no probability yet."
    if abs(total - 1) > 1e-9:
        says = f"These add up to {amount(100 * total, 4)}%"
        if total < 1:
            return f"{says}: {amount(100 * (1 - total), 4)}% of what could happen is missing from your tree."
        return f"{says}: that is {amount(100 * (total - 1), 4)}% more than can happen."
    if open_values := sum(outcome["value"] is None for outcome in outcomes):
        return f"What is each outcome worth? {_count(open_values)} no value yet."
    return ""


def as_alternative(row: Row) -> Alternative | None:
    """Return a complete row as a decision tree; None for one that is not complete."""
    if what_is_missing(row):
        return None
    outcomes = [Branch(o["label"] or "an outcome", o["probability"], o["value"]) for o in row["outcomes"]]
    return Alternative(row["name"], outcomes, cost=row["cost"])


def worth_words(row: Row, tolerance: float | None) -> str:
    """Say what a complete row is worth, on average and to somebody of this risk tolerance.

    >>> outcomes = [{"label": "win", "probability": 0.6, "value": 500.0}]
    >>> outcomes += [{"label": "lose", "probability": 0.4, "value": 0.0}]
    >>> worth_words({"name": "sue", "cost": 80.0, "outcomes": outcomes}, None)
    'Expected value 220.'
    """
    tree = as_alternative(row)
    words = f"Expected value {amount(tree.expected_value, 1)}"
    if tolerance is not None:
        sure = amount(tree.certainty_equivalent(tolerance), 1)
        words += f"; for somebody this cautious worth a sure {sure}"
    return f"{words}."


def _count(number: int) -> str:
    return "One has" if number == 1 else f"{number} have"


def _number(value: object) -> float | None:
    return float(value) if is_number(value) else None


def declare(sheet: Worksheet, name: str) -> None:
    """Say in words what the tool's own answers are, so that a check of them can say it, too."""
    for key, words in (("choice", "The alternative you picked"), ("reservation_price", "Your price limit")):
        sheet.questions.setdefault(f"{name}_{key}", Question(f"{name}_{key}", words, "tool"))
