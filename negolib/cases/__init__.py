"""A negotiation as a folder of data, checked when it is loaded."""

from .errors import CaseError
from .finding import list_cases
from .loader import load_case
from .model import Case, Party
from .new_case import template, write_new_case
from .practice_checks import wrong_placeholder
from .practice_parts import OCCASIONS, TEMPERAMENTS, PartyPractice, PracticeData
from .tables import (
    alternatives_table,
    cost_table,
    criteria_table,
    frontier_table,
    guess_table,
    value_table,
)
from .words import brief, story

__all__ = [
    "OCCASIONS",
    "TEMPERAMENTS",
    "Case",
    "CaseError",
    "Party",
    "PartyPractice",
    "PracticeData",
    "alternatives_table",
    "brief",
    "cost_table",
    "criteria_table",
    "frontier_table",
    "guess_table",
    "list_cases",
    "load_case",
    "story",
    "template",
    "value_table",
    "write_new_case",
    "wrong_placeholder",
]
