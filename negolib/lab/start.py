"""Starts JupyterLab on the course."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from negolib.environment import environment
from negolib.lab.work import FOLDER, lay_out

# What a wheel puts where every Jupyter program looks: the living page, its settings, the server's part of it.
JUPYTER = Path(__file__).with_name("jupyter")
TEACHER = Path(__file__).with_name("teacher")


def command(course: Path, extra: Sequence[str] = ()) -> list[str]:
    """Return the command that opens JupyterLab on the learner's first notebook.

    Args:
        course: the course's folder, which becomes JupyterLab's root.
        extra: passed on as they are, such as ``["--no-browser", "--port", "9000"]``.
    """
    notebooks = sorted((course / FOLDER).glob("[0-9]*.ipynb"))
    page = f"/lab/tree/{FOLDER}/{notebooks[0].name}" if notebooks else "/lab"
    wishes = [
        f"--ServerApp.root_dir={course}",
        f"--LabApp.default_url={page}",
    ]
    # JupyterLab takes each of these once; what the caller says goes.
    said = {word.split("=")[0] for word in extra}
    wishes = [wish for wish in wishes if wish.split("=")[0] not in said]
    return [sys.executable, "-m", "jupyterlab", *wishes, *extra]


def surroundings(teacher: bool = False) -> dict[str, str]:
    """Return the environment in which JupyterLab finds the course's page, wherever this package lies.

    Args:
        teacher: also show nbgrader's menu and buttons, which learners do not get.

    >>> surroundings()["JUPYTER_PATH"].split(os.pathsep)[0] == str(JUPYTER)
    True
    """
    found = environment()
    ours = {"JUPYTER_PATH": [JUPYTER], "JUPYTER_CONFIG_PATH": [TEACHER, JUPYTER] if teacher else [JUPYTER]}
    for name, folders in ours.items():
        found[name] = os.pathsep.join([*map(str, folders), *filter(None, [found.get(name)])])
    return found


def start_lab(course: Path, extra: Sequence[str] = (), teacher: bool = False) -> int:
    """Lay out the learner's copies and run JupyterLab until it is closed; return its exit code.

    Args:
        course: the course's folder.
        extra: passed on to JupyterLab as they are.
        teacher: also show nbgrader's menu and buttons.
    """
    added = lay_out(course)
    if added:
        print(f"Laid out {len(added)} new file{'s' if len(added) > 1 else ''} in {FOLDER}/.")
    print(f"Your notebooks and answers are in {FOLDER}/; nothing there is ever overwritten.", flush=True)
    words = command(course, extra)
    if os.name == "posix":
        # JupyterLab takes this process's place, so that whoever stops the one stops the other.
        os.chdir(course)
        os.execve(words[0], words, surroundings(teacher))
    return subprocess.run(words, env=surroundings(teacher), cwd=course, check=False).returncode
