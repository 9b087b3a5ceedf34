"""How long a learner waits for a verdict: the command in a fresh process, and the button in a warm kernel."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from negolib.worksheet import Worksheet
from negolib.worksheet.course import check_assignment
from tests.grading.conftest import EXERCISE
from tests.tools import ROOT
from tests.tools.teacher import execute

TIMES = 7


def run() -> None:
    """Check the solved exercise again and again and print the median waits."""
    with tempfile.TemporaryDirectory() as scratch:
        solved = Path(scratch)
        execute(ROOT / "solutions" / EXERCISE / f"{EXERCISE}.ipynb", solved)
        answers = json.loads((solved / f"{EXERCISE}.answers.json").read_text())["answers"]
        sheet = Worksheet("warm", solved)
        sheet.update(answers)
        sheet.name = EXERCISE
        waits = {
            "an empty Python process": [_process(solved, "-c", "pass") for _ in range(TIMES)],
            "negolib check, fresh process": [
                _process(solved, "-m", "negolib.cli", "check", EXERCISE) for _ in range(TIMES)
            ],
            "the button's work, warm": [_warm(sheet) for _ in range(TIMES)],
        }
    print(f"\nA verdict on all tasks of '{EXERCISE}' (the bar: under 1 s)")
    print(f"{'way':34}{'median, ms':>12}{'worst, ms':>12}")
    for label, seconds in waits.items():
        print(f"{label:34}{1000 * median(seconds):12.0f}{1000 * max(seconds):12.0f}")


def _process(folder: Path, *words: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def _warm(sheet: Worksheet) -> float:
    start = time.perf_counter()
    check_assignment(sheet, ROOT)
    return time.perf_counter() - start
