import nbformat
import pytest
from nbclient import NotebookClient


def run(tmp_path, *sources):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}, allow_errors=True).execute()
    return [cell.outputs for cell in notebook.cells]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    return run(
        tmp_path_factory.mktemp("plain"),
        "import negolib as nl",
        "nl.zopa(seller=float('nan'), buyer=3)",
        "nl.Worksheet('a b')",
        "nl.load_case('suplier')",
        "int('x')",
        "1 / 0",
    )


@pytest.mark.parametrize("cell", [1, 2, 3])
def test_what_the_library_refuses_is_one_sentence_in_a_notebook(outputs, cell):
    (error,) = outputs[cell]
    assert error.output_type == "error"
    assert error.traceback == [error.evalue]
    assert error.evalue.endswith((".", "?"))
    assert "\n" not in error.evalue


@pytest.mark.parametrize("cell", [4, 5])
def test_errors_of_ones_own_code_keep_their_traceback(outputs, cell):
    assert len(outputs[cell][0].traceback) > 1
