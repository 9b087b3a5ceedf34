"""What hostile and broken submissions come to, and how long each takes: one batch of each exercise."""

import tempfile
from pathlib import Path

from tests.grading.test_hostile import ASSIGNMENTS, Batch
from tests.tools import ROOT
from tests.tools.teacher import execute


def run() -> None:
    """Grade every kind, and print its points, its seconds, and what the teacher reads of it."""
    for name in ASSIGNMENTS:
        with tempfile.TemporaryDirectory() as scratch:
            solved = Path(scratch) / "solved"
            execute(ROOT / "solutions" / name / f"{name}.ipynb", solved)
            print(f"\n{name}: points, seconds, what the teacher reads")
            print(Batch(Path(scratch) / "course", name, solved).table())
