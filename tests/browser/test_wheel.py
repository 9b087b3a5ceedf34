"""With pip alone: the built wheel in a fresh environment, an empty folder, and the course runs."""

import json
import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.browser.test_course import wait_for
from tests.tools import ROOT
from tests.tools.fresh import clone
from tests.tools.lab import open_page, running_lab, wait_until_lives

DATA = "negolib-0.1.0.data/data"


def run(*words: object, **options: object) -> None:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of what is committed, as anybody builds it from a clone."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--wheel-dir", folder, clone(folder / "clone")),
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheel) -> Path:
    """The Python of an environment in which the wheel is installed and nothing else of this project.

    What the course needs from others is taken from the environment of the tests, so that nothing is fetched.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name == "posix")
    python = next(folder.glob("*/python"))
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    )
    packages = next(folder.glob("lib*/**/site-packages"))
    # A path in a .pth file brings its packages and not its own .pth files, so the repository stays out.
    (packages / "others.pth").write_text("\n".join(site.getsitepackages()))
    where = "import negolib, pathlib; print(pathlib.Path(negolib.__file__).parents[1])"
    said = subprocess.run(
        [python, "-c", where], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    assert Path(said.strip()) == packages
    return python


def test_the_wheel_carries_course_exercises_settings_and_the_page_and_no_solution(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        shipped = {name for name in names if "/shipped/" in name}
        text = b"".join(archive.read(name) for name in shipped).decode()
    for room in ("course", "exercises"):
        ours = {f"negolib/shipped/{path.relative_to(ROOT)}" for path in (ROOT / room).rglob("*.ipynb")}
        assert {name for name in ours if ".ipynb_checkpoints" not in name} <= shipped
    assert "negolib/shipped/nbgrader_config.py" in shipped
    assert "BEGIN SOLUTION" not in text
    assert f"{DATA}/share/jupyter/labextensions/negolib-lab/package.json" in names
    assert f"{DATA}/etc/jupyter/jupyter_server_config.d/negolib.json" in names
    assert "negolib/lab/teacher/labconfig/page_config.json" in names
    assert {"negolib/__init__.pyi", "negolib/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests/", "solutions/", "benchmarks/"))]


def test_an_empty_folder_becomes_a_course_that_runs(installed, tmp_path_factory, browser):
    empty, home = tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("home")
    others = Path(sys.prefix)
    surroundings = {
        "JUPYTER_PATH": str(others / "share" / "jupyter"),
        "JUPYTER_CONFIG_PATH": str(others / "etc" / "jupyter"),
        "JUPYTERLAB_DIR": str(others / "share" / "jupyter" / "lab"),
    }
    module = ("negolib.cli", "lab")
    with running_lab(home, empty, module, settings={}, python=installed, **surroundings) as lab:
        course = empty / "negotiation-course"
        assert f"The course is laid out in {course}" in (home / "lab.log").read_text()
        page = open_page(lab, browser, "my_work/planning/planning.ipynb")
        wait_until_lives(page)
        field = page.locator(".jp-Notebook .nego-number input").first
        field.fill("14")
        field.press("Enter")
        sheet = course / "my_work" / "planning" / "planning.answers.json"
        wait_for(
            page, lambda: sheet.exists() and json.loads(sheet.read_text())["answers"]["paper_part"] == 14
        )
        page.get_by_role("button", name="Check this task").first.click()
        page.get_by_text("0 of 3 points").first.wait_for()
        page.get_by_text("Hint 1 of").first.wait_for()
        page.context.close()
        lab.stop_kernels()
