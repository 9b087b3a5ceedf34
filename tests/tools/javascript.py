"""Deno, which tests our JavaScript without a browser: it lies in the environment of the tests."""

import os
import subprocess

from deno import find_deno_bin


def deno(*arguments: object) -> subprocess.CompletedProcess:
    """Run deno without asking anybody outside, and return what it said."""
    return subprocess.run(
        [find_deno_bin(), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"},
    )
