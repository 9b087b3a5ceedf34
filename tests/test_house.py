"""The house's own rules: which room may know which, what the import costs, what a file may hold."""

import re
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.tools import ROOT
from tests.tools.imports import LIBRARY, imports, module_graph

# Which rooms a room may import.
KNOWS = {
    "analysis": set(),
    "wording": set(),
    "cases": {"analysis"},
    "charts": {"analysis"},
    "worksheet": {"disk", "cases", "analysis", "wording", "handout"},
    "practice": {"cases", "analysis", "wording"},
    "lessons": {"cases", "analysis", "wording", "worksheet", "practice"},
    "widgets": {
        "disk",
        "typed_number",
        "cases",
        "analysis",
        "charts",
        "worksheet",
        "practice",
        "wording",
        "lessons",
    },
    "grading": {"disk", "worksheet", "environment", "handout"},
    "lab": {"worksheet", "environment", "handout"},
}
HEAVY = ("pandas", "scipy", "plotly", "ipywidgets", "anywidget", "nbgrader", "pydantic", "numpy", "yaml")


def rooms() -> list[str]:
    return sorted(path.parent.name for path in LIBRARY.glob("*/__init__.py"))


@pytest.mark.parametrize("room", rooms())
def test_imports_run_one_way(room):
    allowed = KNOWS[room] | {room, "in_words"}
    for path in (LIBRARY / room).rglob("*.py"):
        known = {name.split(".")[1] for name in imports(path) if name.startswith("negolib.")}
        assert known <= allowed, f"{path.relative_to(ROOT)} imports {sorted(known - allowed)}"


def test_grading_and_what_it_knows_never_load_widgets():
    script = (
        "import sys, negolib.grading.preprocessor, negolib.grading.exporter\n"
        "from negolib.worksheet import run_tests, TestCell\n"
        "import negolib as nl; nl.load_case('supplier').outcome_space().nash()\n"
        "assert not {'ipywidgets', 'anywidget', 'plotly'} & set(sys.modules), 'widgets were loaded'"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_the_import_loads_nothing_heavy():
    script = f"import sys, negolib; print([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def sources(*endings: str) -> list[Path]:
    """Return the library's own files with these endings; what a tool built is not its own."""
    return sorted(
        path for path in LIBRARY.rglob("*") if path.suffix in endings and "labextensions" not in path.parts
    )


def test_no_module_imports_itself_by_way_of_others():
    try:
        TopologicalSorter(module_graph()).prepare()
    except CycleError as error:
        pytest.fail(f"A circle of imports: {' <- '.join(error.args[1])}")


@pytest.mark.parametrize("path", sources(".py", ".js", ".css"), ids=lambda p: str(p.relative_to(LIBRARY)))
def test_no_file_outgrows_its_room(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert not re.search(r"(utils|helpers|manager|base)$", path.stem)


def test_no_folder_outgrows_its_house():
    for folder in {path.parent for path in sources(".py", ".js", ".css", ".yaml", ".json")}:
        files = [path for path in folder.iterdir() if path.is_file()]
        assert len(files) <= 15, f"{folder.relative_to(ROOT)} has {len(files)} files"


def pins(lock: str) -> set[str]:
    """Return what a lock pins, each with its version and its markers."""
    return set(re.findall(r"^([a-z0-9].*==.*?) *\\\\?$", (ROOT / lock).read_text(), re.M | re.I))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_no_registry_and_hashes_everything(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert len(pins(lock)) > 50
    assert text.count("--hash=sha256:") >= len(pins(lock))


def test_a_learner_gets_no_test_tools_and_a_tester_the_learners_versions():
    learner, tester = pins("requirements.lock"), pins("requirements-test.lock")
    assert learner < tester
    added = {pin.split("==")[0] for pin in tester - learner}
    assert {"playwright", "hypothesis", "moocore", "pytest", "ruff"} <= added


def test_the_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    more = [need for extra in project["optional-dependencies"].values() for need in extra]
    for lock, needs in {
        "requirements.lock": project["dependencies"],
        "requirements-test.lock": [*project["dependencies"], *more],
    }.items():
        pinned = {pin.split("==")[0] for pin in pins(lock)}
        assert {re.match(r"[\w-]+", need)[0] for need in needs} <= pinned, f"Run: make lock ({lock})"
