"""The answer sheet, and the checks that read it."""

from negolib.worksheet.checks.checks import Check, choice, grade, number, several, sort
from negolib.worksheet.checks.contrast import Contrast, own_view
from negolib.worksheet.checks.features import (
    Feature,
    asks,
    keeps_limit,
    leaves_their_limit,
    long_enough,
    mentions,
    moment,
    no_blame,
    no_threat,
    noted,
    open_question,
    own_deed,
    reason,
    text,
)
from negolib.worksheet.checks.mistakes import Mistake, mistakes_of
from negolib.worksheet.checks.packages import Condition, package
from negolib.worksheet.checks.played import played
from negolib.worksheet.checks.question import Question
from negolib.worksheet.checks.verdict import Grade, Part, Verdict
from negolib.worksheet.engine import (
    Run,
    TaskResult,
    TestCell,
    TestsUnreadable,
    read_tests,
    run_cells,
    run_tests,
)
from negolib.worksheet.following import following
from negolib.worksheet.one_page import Line, one_page
from negolib.worksheet.reading import SheetDamaged, parse_json, tidied
from negolib.worksheet.sheet import Worksheet, handed_in
from negolib.worksheet.shown import answered
from negolib.worksheet.store import MIME, SUFFIX, TALKS, TALKS_SUFFIX, SheetContent, content_of, read_sheet

__all__ = [
    "MIME",
    "SUFFIX",
    "TALKS",
    "TALKS_SUFFIX",
    "Check",
    "Condition",
    "Contrast",
    "Feature",
    "Grade",
    "Line",
    "Mistake",
    "Part",
    "Question",
    "Run",
    "SheetContent",
    "SheetDamaged",
    "TaskResult",
    "TestCell",
    "TestsUnreadable",
    "Verdict",
    "Worksheet",
    "answered",
    "asks",
    "choice",
    "content_of",
    "following",
    "grade",
    "handed_in",
    "keeps_limit",
    "leaves_their_limit",
    "long_enough",
    "mentions",
    "mistakes_of",
    "moment",
    "no_blame",
    "no_threat",
    "noted",
    "number",
    "one_page",
    "open_question",
    "own_deed",
    "own_view",
    "package",
    "parse_json",
    "played",
    "read_sheet",
    "read_tests",
    "reason",
    "run_cells",
    "run_tests",
    "several",
    "sort",
    "text",
    "tidied",
]
