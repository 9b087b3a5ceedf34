"""The wheel carries the course: lessons, exercises, nbgrader's settings, and the back of the book."""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from negolib.handout import SHIPPED, write_handout  # noqa: E402


class WithTheCourse(build_py):
    """Lay the course's files beside the modules; a linked installation has them in its folder already."""

    def run(self) -> None:
        """Build the modules, then add the course."""
        super().run()
        if not self.editable_mode:
            shipped = Path(self.build_lib) / "negolib" / SHIPPED.name
            shutil.rmtree(shipped, ignore_errors=True)
            write_handout(ROOT, shipped, checks=True)


setup(cmdclass={"build_py": WithTheCourse})
