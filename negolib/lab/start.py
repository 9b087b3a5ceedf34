"""Starts JupyterLab on the course."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from negolib.environment import environment
from negolib.lab.work import FOLDER, lay_out

CONNECTION = "--ServerApp.kernel_websocket_connection_class=negolib.lab.connection.PromptConnection"
SETTINGS = Path(__file__).with_name("settings")


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
        "--ServerApp.contents_manager_class=negolib.lab.contents.CourseContents",
        CONNECTION,
        f"--LabApp.default_url={page}",
        f"--LabApp.app_settings_dir={SETTINGS}",
    ]
    # JupyterLab takes each of these once; what the caller says goes.
    said = {word.split("=")[0] for word in extra}
    wishes = [wish for wish in wishes if wish.split("=")[0] not in said]
    return [sys.executable, "-m", "jupyterlab", *wishes, *extra]


def start_lab(course: Path, extra: Sequence[str] = ()) -> int:
    """Lay out the learner's copies and run JupyterLab until it is closed; return its exit code."""
    added = lay_out(course)
    if added:
        print(f"Laid out {len(added)} new file{'s' if len(added) > 1 else ''} in {FOLDER}/.")
    print(f"Your notebooks and answers are in {FOLDER}/; nothing there is ever overwritten.", flush=True)
    words = command(course, extra)
    if os.name == "posix":
        # JupyterLab takes this process's place, so that whoever stops the one stops the other.
        os.chdir(course)
        os.execve(words[0], words, environment())
    return subprocess.run(words, env=environment(), cwd=course, check=False).returncode
