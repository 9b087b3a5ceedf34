"""Makes the exercises that learners get from the solved notebooks, with nbgrader."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from negolib.environment import environment


class ReleaseFailed(RuntimeError):
    """A solved notebook that nbgrader will not turn into an exercise; one sentence for the author."""


def assignments(root: Path) -> list[str]:
    """Return the names of the assignments that have a solved notebook, in order."""
    return sorted(
        path.name for path in (root / "solutions").iterdir() if (path / f"{path.name}.ipynb").is_file()
    )


def generate(root: Path, assignment: str, into: Path) -> Path:
    """Make an exercise's folder below ``into`` and return it; ``root`` stays untouched.

    nbgrader deletes the released folder when it fails half-way, so it works in a folder of its own.

    Raises:
        ReleaseFailed: when nbgrader refuses the solved notebook.
    """
    shutil.copytree(root / "solutions" / assignment, into / "solutions" / assignment)
    shutil.copy(root / "nbgrader_config.py", into)
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", assignment],
        cwd=into,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        lines = [line for line in run.stderr.splitlines() if "Error" in line] or run.stderr.splitlines()
        raise ReleaseFailed(f"nbgrader could not make '{assignment}': {lines[-1].strip()}")
    return into / "exercises" / assignment


def release_all(root: Path) -> list[str]:
    """Renew ``exercises/`` from ``solutions/``, and return the names of what was made."""
    made = []
    for assignment in assignments(root):
        with tempfile.TemporaryDirectory() as scratch:
            fresh = generate(root, assignment, Path(scratch))
            target = root / "exercises" / assignment
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(fresh, target)
        made.append(assignment)
    return made


if __name__ == "__main__":
    print("Released:", ", ".join(release_all(Path.cwd())) or "nothing", file=sys.stdout)
