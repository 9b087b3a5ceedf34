"""Builds the page's extension from its sources, for those who change it: ``python -m negolib.lab.build``.

Needs node and npm; who only uses the course needs neither, because what is built lies in the package.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).with_name("page")
BUILT = Path(__file__).parent / "jupyter" / "labextensions" / "negolib-lab"
RECORD = SOURCES / "built-from.sha256"
# The builder's output depends on the folder it works in, so that is always the same one.
WORKSHOP = Path("/tmp/negolib-lab-build")


def digest(sources: Path = SOURCES) -> str:
    """Return one digest of all that the built extension is made from."""
    whole = hashlib.sha256()
    paths = [sources / "package.json", *(sources / "schema").rglob("*"), *(sources / "src").rglob("*")]
    for path in sorted(path for path in paths if path.is_file()):
        content = path.read_bytes()
        whole.update(f"{path.relative_to(sources).as_posix()} {len(content)}\n".encode() + content)
    return whole.hexdigest()


def build() -> None:
    """Build in a folder of its own, put the result into the package and record what it was made from."""
    page = WORKSHOP / "page"
    page.mkdir(parents=True, exist_ok=True)
    for name in ("src", "schema"):
        shutil.rmtree(page / name, ignore_errors=True)
        shutil.copytree(SOURCES / name, page / name)
    shutil.copy(SOURCES / "package.json", page)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=page, check=True)
    builder = Path(sys.executable).with_name("jupyter-builder")
    subprocess.run([builder, "build", "."], cwd=page, check=True)
    shutil.rmtree(BUILT, ignore_errors=True)
    shutil.copytree(WORKSHOP / "jupyter" / "labextensions" / "negolib-lab", BUILT)
    RECORD.write_text(digest() + "\n")


if __name__ == "__main__":
    build()
