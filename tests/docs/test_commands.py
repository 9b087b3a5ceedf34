"""What the documents tell people to type, typed."""

import os
import re
import subprocess

import pytest
from nbgrader.api import Gradebook

from negolib.lab import lay_out
from negolib.worksheet import Worksheet
from tests.docs.conftest import blocks
from tests.tools import ROOT

DOCUMENTS = ["README.md", *sorted(f"docs/{path.name}" for path in ROOT.glob("docs/*.md"))]
TEACHING = ["README.md", "docs/teaching.md"]


def teachers_block(document: str) -> str:
    return next(block for block in blocks(document) if "nbgrader autograde" in block)


@pytest.mark.parametrize("document", TEACHING)
def test_the_teachers_commands_go_through_in_a_fresh_clone(fresh, shell, document):
    lay_out(fresh)
    Worksheet("planning", fresh / "my_work" / "planning").update({"paper_part": 70})
    done = shell(teachers_block(document))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    with Gradebook(f"sqlite:///{fresh / 'grading' / 'gradebook.db'}") as gradebook:
        (submission,) = gradebook.assignment_submissions("planning")
        assert submission.score == 3
    assert list((fresh / "grading" / "feedback").rglob("planning.html"))
    status = subprocess.run(["git", "status", "--porcelain"], cwd=fresh, capture_output=True, text=True)
    assert status.stdout.replace("?? .venv\n", "") == "", "exercises/ is not what the solutions make"


def dry_run(target, folder):
    """Return what make would do, also where make itself runs this test and hands its own wishes down."""
    own = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "ARGS")
    }
    words = ["make", "--dry-run", target]
    return subprocess.run(words, cwd=folder, env=own, capture_output=True, text=True, check=True).stdout


def test_make_says_what_it_is_doing_before_it_goes_silent(fresh):
    lab = dry_run("lab", fresh)
    lines = lab.splitlines()
    said = next(number for number, line in enumerate(lines) if "MB to fetch" in line)
    assert said < next(number for number, line in enumerate(lines) if "-m venv" in line)
    assert "requirements-test.lock" not in lab
    assert lines[-1].endswith("negolib lab ")
    assert "requirements-test.lock" in dry_run("test", fresh)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    folder = (ROOT / document).parent
    for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
        assert (folder / link).exists(), link
    # Paths of the project in `code`: what is made while the course is used is not there yet.
    for path in re.findall(
        r"`((?:negolib|course|solutions|exercises|tests|docs|benchmarks)/[\w./-]*)`", text
    ):
        assert (ROOT / path).exists(), path
    for target in re.findall(r"`make ([a-z]+)", text):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.M), target


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_of_ours_that_a_document_names_is_one(document):
    from negolib.cli import main

    text = (ROOT / document).read_text(encoding="utf-8")
    for word in set(
        re.findall(r"(?<!import )(?<![\w/])(?:\.venv/bin/)?negolib ([a-z-]+)", "\n".join(_code(text)))
    ):
        with pytest.raises(SystemExit) as stop:
            main([word, "--help"])
        assert stop.value.code == 0, word


def _code(text: str) -> list[str]:
    return re.findall(r"^```(?:sh|bat)\n(.*?)^```", text, re.M | re.S) + re.findall(r"`([^`\n]+)`", text)


def test_the_pack_of_the_documents_is_made(fresh, shell):
    packing = [
        line for block in blocks("docs/teaching.md") for line in block.splitlines() if "negolib pack" in line
    ]
    assert packing
    for line in packing:
        done = shell(f"source .venv/bin/activate\n{line}\n")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("Wrote ")
