"""Practice: a counterpart to negotiate with, the record of the talks, and what can be learnt from it.

Nothing here displays anything, and nothing here calls a network or a language model.
"""

from negolib.cases import TEMPERAMENTS

from .learners import STYLES, Outcome, Style, simulate
from .meeting import Meeting, reopen
from .moves import Move, MoveError
from .negotiation import Negotiation, replay
from .record import ForgedRecord, RecordError

__all__ = [
    "STYLES",
    "TEMPERAMENTS",
    "ForgedRecord",
    "Meeting",
    "Move",
    "MoveError",
    "Negotiation",
    "Outcome",
    "RecordError",
    "Style",
    "reopen",
    "replay",
    "simulate",
]
