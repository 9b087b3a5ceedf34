"""What the package carries of the living page."""

import json
import shutil
import tomllib
from pathlib import Path

from negolib.lab.build import BUILT, RECORD, digest

ROOT = Path(__file__).parents[2]


def test_what_is_built_was_built_from_these_sources():
    assert RECORD.read_text().strip() == digest(), "Build the page again: make page"


def test_the_digest_sees_every_byte_and_name(tmp_path):
    shutil.copytree(RECORD.parent, tmp_path / "page")
    before = digest(tmp_path / "page")
    (tmp_path / "page" / "src" / "life.js").rename(tmp_path / "page" / "src" / "lives.js")
    assert digest(tmp_path / "page") != before


def test_jupyterlab_is_told_of_files_that_are_there():
    told = json.loads((BUILT / "package.json").read_text())
    assert (BUILT / told["jupyterlab"]["_build"]["load"]).is_file()
    assert json.loads((BUILT / "schemas" / "negolib-lab" / "page.json").read_text())["properties"]["showCode"]


def test_a_wheel_puts_every_file_where_jupyter_looks():
    folder = ROOT / "negolib" / "lab" / "jupyter"
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["data-files"]
    placed = {path for globs in patterns.values() for glob in globs for path in ROOT.glob(glob)}
    missing = {path for path in folder.rglob("*") if path.is_file()} - placed
    assert not missing
