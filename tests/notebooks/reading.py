"""How tests read a notebook and run it."""

import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

import nbclient
import nbformat

ROOT = Path(__file__).resolve().parents[2]
WIDGET = "application/vnd.jupyter.widget-view+json"


@cache
def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


@cache
def ran(path: Path) -> nbformat.NotebookNode:
    """Return a notebook run from top to bottom, on a fresh kernel, in a folder with what lies beside it."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        for beside in path.parent.glob("*.py"):
            shutil.copy(beside, folder)
        client = nbclient.NotebookClient(
            notebook, timeout=120, allow_errors=True, resources={"metadata": {"path": folder}}
        )
        client.execute()
    return notebook


def code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose_of(notebook: nbformat.NotebookNode) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def words_of(markdown: str) -> int:
    text = re.sub(r"\]\([^)]*\)", "]", markdown)
    return len(re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", text))


def is_something_to_do(cell: nbformat.NotebookNode) -> bool:
    """Tell whether a cell that was run shows a widget or a table."""
    shown = [output.data for output in cell.outputs if "data" in output]
    return any(
        WIDGET in data or "<table" in data.get("text/html", "") or "|:--" in data.get("text/markdown", "")
        for data in shown
    )


def complaints_of(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what a notebook that was run has to complain of: cells not run, errors, warnings."""
    found = [f"{cell.id} was not run" for cell in code_cells(notebook) if not cell.execution_count]
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if output.output_type == "error":
                found.append(f"{cell.id}: {output.ename}: {output.evalue}")
            elif output.get("name") == "stderr":
                found.append(f"{cell.id}: {output.text}")
    return found


def is_clean(path: Path) -> None:
    """Prove that a notebook is of the agreed format, and committed without outputs."""
    notebook = read(path)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook)
    for cell in code_cells(notebook):
        assert cell.outputs == [], f"{cell.id} was committed with outputs"
        assert cell.execution_count is None, f"{cell.id} was committed with a count"
