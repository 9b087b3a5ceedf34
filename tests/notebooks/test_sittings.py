"""A lesson that promises so many sittings of so many minutes keeps its word."""

import re

import pytest

from tests.notebooks.reading import ROOT, prose_of, read
from tests.notebooks.sittings import sittings

COUNTED = {"one sitting": 1, "two sittings": 2, "three sittings": 3}
PROMISED = {
    path: re.search(rf"({'|'.join(COUNTED)}) of (\d+) minutes", prose_of(read(path)).split("\n## ")[0])
    for path in sorted((ROOT / "course").glob("*.ipynb"))
}


def test_planning_says_how_many_sittings_it_takes():
    assert PROMISED[ROOT / "course" / "01_planning.ipynb"]


@pytest.mark.parametrize(
    "path", [path for path, said in PROMISED.items() if said], ids=lambda path: path.stem
)
def test_each_sitting_fits(path):
    number, minutes = COUNTED[PROMISED[path][1]], int(PROMISED[path][2])
    found = sittings(path)
    assert len(found) == number, "places to stop and sittings"
    assert max(one.minutes for one in found) <= minutes, found
    assert min(one.minutes for one in found) >= minutes / 3, f"one is hardly a sitting: {found}"
