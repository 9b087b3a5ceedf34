"""The environment in which the course's programs run."""

import os
import sys
from pathlib import Path


def environment() -> dict[str, str]:
    """Return this process's environment with the programs beside this Python first on the path.

    nbgrader calls ``alembic`` by its bare name, also where the virtual environment is not activated.

    >>> environment()["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)
    True
    """
    here = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": os.pathsep.join([here, os.environ.get("PATH", "")])}
