"""Grading killed at twenty random moments and run again, and two graders at once: the same gradebook?"""

import random
import tempfile
from pathlib import Path

from tests.grading.conftest import EXERCISE
from tests.tools import ROOT
from tests.tools.disturbing import copy, hand_in_class, killed_at, lines_of, outcome, started
from tests.tools.teacher import Course, execute

KILLS = 20
STUDENTS = 12


def run() -> None:
    """Disturb the grading of one class again and again, and print how often the gradebook is the same."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        execute(ROOT / "solutions" / EXERCISE / f"{EXERCISE}.ipynb", folder / "solved")
        execute(ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", folder / "untouched")
        waiting = Course(folder / "waiting", EXERCISE)
        hand_in_class(waiting, folder / "solved", folder / "untouched", STUDENTS)
        graded = copy(waiting, folder / "undisturbed")
        said = lines_of(started(graded))
        wanted = outcome(graded)
        chance, same, struck = random.Random(8), 0, 0
        for number in range(KILLS):
            course = copy(waiting, folder / f"killed-{number}")
            killed_at(course, chance.randrange(len(said)), chance.uniform(0, 0.1))
            again = lines_of(started(course))
            struck += any("cut off here" in line for line in again)
            same += outcome(course) == wanted
        both = copy(waiting, folder / "both")
        for grader in [started(both), started(both)]:
            lines_of(grader)
        print(f"\nAutograding {STUDENTS} submissions of '{EXERCISE}', disturbed")
        print(f"killed at a random moment and run again: the same gradebook {same} of {KILLS} times")
        print(f"  of these kills, {struck} struck a submission half-way, and the second run said so")
        print(f"two graders at once: the same gradebook: {'yes' if outcome(both) == wanted else 'NO'}")
