"""A fresh clone of the project, as somebody gets it who follows the documents."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from negolib.environment import environment
from tests.tools import ROOT
from tests.tools.fresh import clone


def blocks(document: str, language: str = "sh") -> list[str]:
    """Return a document's fenced blocks of a language, in order."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


@pytest.fixture
def fresh(tmp_path) -> Path:
    """A fresh clone, whose ``.venv`` is the environment that the tests run in."""
    folder = clone(tmp_path / "clone")
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture
def shell(fresh) -> Callable[..., subprocess.CompletedProcess]:
    """Return a function that runs a block of a document in the clone, as typed line by line."""

    def run(block: str, **more: str) -> subprocess.CompletedProcess:
        # The modules are the clone's, not those of the folder that the tests lie in.
        surroundings = {**environment(), "PYTHONPATH": str(fresh), **more}
        surroundings["PATH"] = os.pathsep.join(surroundings["PATH"].split(os.pathsep)[1:])
        return subprocess.run(
            ["bash", "-e"],
            input=block,
            cwd=fresh,
            env=surroundings,
            capture_output=True,
            text=True,
            timeout=300,
        )

    return run
