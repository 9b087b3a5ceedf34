"""Our JavaScript: its own tests, and the house's measures for files and lines."""

import json
from pathlib import Path

import pytest

from negolib.lab.build import BUILT
from tests.tools.javascript import deno

ROOT = Path(__file__).resolve().parents[1]
TESTS = sorted((ROOT / "tests").rglob("*.test.js"))
OURS = sorted({*(ROOT / "negolib").rglob("*.js"), *(ROOT / "tests").rglob("*.js")} - {*BUILT.rglob("*.js")})


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_what_can_be_computed_without_a_browser(path):
    run = deno("test", "--quiet", "--no-check", path)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]


@pytest.mark.parametrize("path", OURS, ids=name)
def test_files_and_lines_can_be_read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert [number for number, line in enumerate(lines, start=1) if len(line) > 120] == []


def test_what_lint_leaves_out_is_only_what_is_built():
    config = json.loads((ROOT / "deno.json").read_text())
    assert config["fmt"]["exclude"] == config["lint"]["exclude"] == ["negolib/lab/jupyter/"]
    assert BUILT.is_relative_to(ROOT / "negolib" / "lab" / "jupyter")
