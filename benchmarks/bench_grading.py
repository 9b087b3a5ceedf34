"""What a submission costs to autograde: stock nbgrader against reading the sheet, on the same forty."""

import json
import random
import tempfile
import time
from pathlib import Path

from tests.grading.conftest import EXERCISE
from tests.tools import ROOT
from tests.tools.teacher import Course, execute

STUDENTS = 40


def run() -> None:
    """Autograde the same submissions twice and print what each way costs."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        solved = folder / "solved"
        execute(ROOT / "solutions" / EXERCISE / f"{EXERCISE}.ipynb", solved)
        sheet = json.loads((solved / f"{EXERCISE}.answers.json").read_text())
        # Learners answer with the fields: their notebooks hold no code that would answer again.
        learner = folder / "learner"
        execute(ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", learner)
        seconds, scores = {}, {}
        for name in ("stock", "sheet"):
            course = Course(folder / name, EXERCISE, stock=name == "stock")
            for number in range(STUDENTS):
                _answer(course.hand_in(f"student-{number:02}", learner), sheet, number)
            start = time.perf_counter()
            course.nbgrader("autograde", EXERCISE)
            seconds[name] = time.perf_counter() - start
            scores[name] = course.scores()
    print(f"\nAutograding {STUDENTS} submissions of '{EXERCISE}', start-up included")
    print(f"{'way':28}{'all, s':>10}{'each, s':>10}{'ratio':>8}")
    for name, label in (("stock", "stock nbgrader (Execute)"), ("sheet", "from the sheet")):
        each = seconds[name] / STUDENTS
        ratio = seconds[name] / seconds["stock"]
        print(f"{label:28}{seconds[name]:10.1f}{each:10.3f}{ratio:8.3f}")
    same = scores["stock"] == scores["sheet"]
    print(f"The same scores both ways: {'yes' if same else 'NO'}")


def _answer(folder: Path, sheet: dict, seed: int) -> None:
    """Put a sheet beside a learner's notebook, with some answers left out, so that they differ."""
    chance = random.Random(seed)
    answers = {key: value for key, value in sheet["answers"].items() if chance.random() < 0.7}
    (folder / f"{EXERCISE}.answers.json").write_text(json.dumps({**sheet, "answers": answers}))
