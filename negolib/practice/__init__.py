"""Practice: a counterpart to negotiate with, the record of the talks, and what can be learnt from it.

Nothing here displays anything, and nothing here calls a network or a language model.
"""

from negolib.cases import TEMPERAMENTS

from .debriefing import Debrief, debrief
from .learners import STYLES, Outcome, Style, simulate
from .meeting import Meeting, reopen
from .moves import Move, MoveError
from .negotiation import Negotiation, replay
from .record import ForgedRecord, RecordError
from .standings import Standing, standing

__all__ = [
    "STYLES",
    "TEMPERAMENTS",
    "Debrief",
    "ForgedRecord",
    "Meeting",
    "Move",
    "MoveError",
    "Negotiation",
    "Outcome",
    "RecordError",
    "Standing",
    "Style",
    "debrief",
    "reopen",
    "replay",
    "simulate",
    "standing",
]
