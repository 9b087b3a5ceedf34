"""A counterpart to negotiate with, the record of the talks, and what can be learnt from it.

Nothing here displays anything, and nothing here calls a network or a language model.
"""

from negolib.cases import TEMPERAMENTS
from negolib.practice.crowd.negotiators import STYLES, Style, TalkEnd, simulate
from negolib.practice.crowd.rehearsal import Rehearsal, rehearsal
from negolib.practice.crowd.standings import Standing, standing
from negolib.practice.debrief.debriefing import Debrief, debrief
from negolib.practice.table.moves import Move, MoveError
from negolib.practice.talks.meeting import Meeting, reopen
from negolib.practice.talks.negotiation import Negotiation, replay, rewind
from negolib.practice.talks.record import ForgedRecord, RecordError

__all__ = [
    "STYLES",
    "TEMPERAMENTS",
    "Debrief",
    "ForgedRecord",
    "Meeting",
    "Move",
    "MoveError",
    "Negotiation",
    "RecordError",
    "Rehearsal",
    "Standing",
    "Style",
    "TalkEnd",
    "debrief",
    "rehearsal",
    "reopen",
    "replay",
    "rewind",
    "simulate",
    "standing",
]
