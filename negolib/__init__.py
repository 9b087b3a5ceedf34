"""Value-driven negotiation, to learn, to practise and to compute with.

``import negolib as nl`` gives a notebook everything under short names. Each name loads its room
the first time it is used, so the import itself costs next to nothing.

>>> import negolib as nl
>>> nl.zopa(seller=90, buyer=110).surplus
20.0
"""

import sys
from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {
    "negolib.analysis": (
        "Alternative",
        "Belief",
        "Constraint",
        "NoAgreement",
        "Outcome",
        "OutcomeSpace",
        "Settlement",
        "TooLarge",
        "Zopa",
        "adjusted_winner",
        "airport_fees",
        "assess",
        "best_alternative",
        "best_take_it_or_leave_it",
        "branch_sensitivity",
        "burden_shares",
        "claim_shares",
        "contingent_contract",
        "divide_claims",
        "fixed_pie_error",
        "improvements",
        "issue_kinds",
        "joint_gain_efficiency",
        "logrolls",
        "market_price",
        "meso",
        "middle_package",
        "pairwise_weights",
        "post_settlement",
        "rank_agreement",
        "rank_order_weights",
        "sealed_offers",
        "settlement_sensitivity",
        "shapley_value",
        "smallest_improvement",
        "swing_weights",
        "uncertain_zopa",
        "value_overlap",
        "weight_sensitivity",
        "zopa",
    ),
    "negolib.cases": (
        "Case",
        "CaseError",
        "alternatives_table",
        "brief",
        "cost_table",
        "criteria_table",
        "frontier_table",
        "guess_table",
        "list_cases",
        "load_case",
        "story",
        "value_table",
    ),
    "negolib.practice": (
        "ForgedRecord",
        "Meeting",
        "Move",
        "Negotiation",
        "RecordError",
        "STYLES",
        "TEMPERAMENTS",
        "debrief",
        "reopen",
        "replay",
        "simulate",
        "standing",
    ),
    "negolib.worksheet": (
        "Condition",
        "Feature",
        "Line",
        "Question",
        "Worksheet",
        "answered",
        "asks",
        "choice",
        "following",
        "grade",
        "long_enough",
        "mentions",
        "no_blame",
        "number",
        "open_question",
        "package",
        "played",
        "several",
        "sort",
        "text",
    ),
    "negolib.widgets": (
        "BatnaBuilder",
        "CheckButton",
        "Checkpoint",
        "ChoiceAnswer",
        "DebriefView",
        "Lesson",
        "MeetingRoom",
        "NumberAnswer",
        "PackageAnswer",
        "PracticeHistory",
        "PracticeRoom",
        "PreparationSheet",
        "SeveralAnswer",
        "SortAnswer",
        "TextAnswer",
        "ValueMatrix",
        "ZopaBuilder",
        "ask",
        "look_back",
        "retell",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [*sorted(_ROOM_OF), "__version__"]


def __getattr__(name: str) -> object:
    if name not in _ROOM_OF:
        raise AttributeError(f"negolib has no '{name}'. What it has: {', '.join(sorted(_ROOM_OF))}.")
    value = getattr(import_module(_ROOM_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_ROOM_OF})


if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()) is not None:
    from negolib.plain_errors import speak_plainly

    speak_plainly(_shell)
