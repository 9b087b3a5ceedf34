"""Answers to the course's free-text questions, good and bad, and what becomes of them.

``free_texts.tsv`` holds the question, whether the answer is good or bad, what has to be seen in a bad
one, and the answer. Every second one of each kind was set aside while the looks were written: it is
what counts. The figures:

    python -m tests.lessons.attack
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from negolib.lessons import declared
from negolib.worksheet import Check, Feature, Verdict
from tests.tools.exercise import Exercise

TABLE = Path(__file__).with_name("free_texts.tsv")
APPROVING = ("right", "well done", "good", "correct", "perfect", "excellent")


class Answer(NamedTuple):
    key: str
    good: bool
    faults: tuple[str, ...]
    text: str
    set_aside: bool

    @property
    def verdict(self) -> Verdict:
        return checks()[self.key].verdict({checks()[self.key].key: self.text})

    @property
    def held_back(self) -> bool:
        """Whether something is said to be missing or wrong."""
        return self.verdict.status != "seen"

    @property
    def approved_of(self) -> bool:
        """Whether anything that is said could be taken for approval of the content."""
        verdict = self.verdict
        said = " ".join([verdict.head, verdict.sentence, *(part.words for part in verdict.parts)]).lower()
        own = self.text.lower()
        return verdict.status == "right" or any(
            re.search(rf"\b{one}\b", said) and one not in own for one in APPROVING
        )

    @property
    def unseen(self) -> bool:
        """Whether something that can be seen in it, such as a threat, is not said."""
        verdict = self.verdict
        told = verdict.status != "seen" or any(part.status == "unsure" for part in verdict.parts)
        return bool(self.faults) and not told


def answers(table: Path = TABLE) -> Iterator[Answer]:
    counted = Counter()
    for line in table.read_text(encoding="utf-8").splitlines():
        key, kind, faults, text = line.split("\t")
        counted[key, kind] += 1
        yield Answer(
            key, kind == "good", tuple(filter(None, faults.split(","))), text, counted[key, kind] % 2 == 0
        )


@cache
def checks() -> dict[str, Check]:
    """Return the check of every free-text question; "ep_" stands before a key that the lesson has, too."""
    found = {}
    for stage in ("planning", "practice"):
        for key, question in declared(stage).questions.items():
            if question.kind == "text" and question.check:
                found[key] = question.check
    for name in ("planning", "practice"):
        for _, check in Exercise(name).each_check:
            if any(isinstance(one, Feature) for one in check.sentences):
                found[f"ep_{check.key}" if check.key in found else check.key] = check
    return found


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


if __name__ == "__main__":
    for aside in (False, True):
        good = [one for one in answers() if one.good and one.set_aside is aside]
        bad = [one for one in answers() if not one.good and one.set_aside is aside]
        held, unseen = sum(one.held_back for one in good), sum(one.unseen for one in bad)
        approved = sum(one.approved_of for one in bad)
        print("set aside:" if aside else "written for:", f"{held} of {len(good)} good ones held back;")
        print(f"  of {len(bad)} bad ones {approved} approved of, {unseen} with something unseen")
