"""Reading takes as long as the text is: four times the text is not sixteen times the work."""

import time

import pytest

from negolib.wording import read_words
from negolib.worksheet import (
    keeps_limit,
    leaves_their_limit,
    long_enough,
    moment,
    open_question,
    own_deed,
    reason,
)
from tests.grading.hostile.sheets import SLOW

SHORT = 8_000
LOOKS = (open_question(), keeps_limit(), leaves_their_limit(), reason(), moment(), own_deed(), long_enough(9))
PIECES = ("a", "if you ", "we ", "what ", "you are ", "\n", "? ", ", and ", "i understand ", "go ", "İ")
PIECES += ("the ", "our work ", "another ", "take another ", "will ", "to be ", "if we ")
MORE = {
    **{repr(piece): piece * (5 * SHORT // len(piece)) for piece in PIECES},
    "short-words": "e.g. " * 80_000,
    "and": "and " * 100_000 + "?",
    "not-the": "not the " * 50_000 + ", or else",
}


def seconds(words: str) -> float:
    """Return the least processor time of three readings: what else the machine does only adds to it."""
    found = []
    for _ in range(3):
        start = time.process_time()
        read_words(words)
        for feature in LOOKS:
            feature.present(words)
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.parametrize("name", [*SLOW, *MORE])
def test_four_times_the_text_is_about_four_times_the_work(name):
    words = (SLOW | MORE)[name]
    end = words[-12:]
    short, long = words[:SHORT] + end, words[: 4 * SHORT] + end
    assert seconds(long) < 9 * seconds(short) + 0.02
