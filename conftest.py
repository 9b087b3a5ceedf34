"""What holds for every test: nbgrader's programs are found, and no test sees another's files."""

import os

import pytest

from negolib.environment import environment

os.environ["PATH"] = environment()["PATH"]


@pytest.fixture(autouse=True)
def _own_folder(request, monkeypatch, tmp_path_factory):
    """Doctests run in a folder of their own: a sheet opened by name must not land in the project."""
    if type(request.node).__name__ == "DoctestItem":
        monkeypatch.chdir(tmp_path_factory.mktemp("doctest"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep a file's tests on one worker, and all in a browser on the same: two cores carry one browser."""
    for item in items:
        room = "browser" if item.path.parent.name == "browser" else str(item.path)
        item.add_marker(pytest.mark.xdist_group(room))
