"""The page for a new engineer is true: its picture is the imports', and what it names is there."""

import re
import runpy

import pytest

from tests.tools import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_picture_is_drawn_from_the_imports_of_today():
    drawn = runpy.run_path(str(ROOT / "docs" / "make_architecture.py"))["drawn"]()
    picture = ROOT / "docs" / "pictures" / "architecture.svg"
    assert picture.read_text(encoding="utf-8") == drawn, "Run: make pictures"


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:negolib|tests|solutions)/[^`<]+)`", PAGE))))
def test_every_path_it_names_is_there(path):
    assert (ROOT / path).exists()
