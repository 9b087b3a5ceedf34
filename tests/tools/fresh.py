"""A fresh clone of the project: what is committed, and nothing else."""

import os
import subprocess
from pathlib import Path

from tests.tools import ROOT


def clone(target: Path) -> Path:
    """Clone what is committed into a new folder, and return it."""
    # Where the project belongs to another user than the tester, git wants to be told that this is meant.
    config = target.with_name(f"{target.name}.gitconfig")
    config.write_text("[safe]\n\tdirectory = *\n")
    done = subprocess.run(
        ["git", "clone", "--quiet", str(ROOT), str(target)],
        env={**os.environ, "GIT_CONFIG_GLOBAL": str(config)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target
