"""The teacher's frame with a learner's words in it: nothing is taken over but the words."""

from types import SimpleNamespace

import pytest
from nbconvert.filters import markdown2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from negolib.grading.frame import LONGEST_CELL, MOST_CELLS, Released, as_code, as_text, framed


def released() -> Released:
    """A notebook of four cells: prose, a setup, a cell to fill in, and its test."""

    def marked(make, name, source, **marks):
        cell = make(source)
        cell.metadata["nbgrader"] = {"grade_id": name, **marks}
        return cell

    cells = [
        new_markdown_cell("# The exercise"),
        marked(new_code_cell, "setup", "import negolib", locked=True),
        marked(new_code_cell, "answer", "# Answer here.", solution=True),
        marked(new_code_cell, "test", "1", grade=True),
    ]
    kept = [
        SimpleNamespace(name=name, source=source, locked=locked, cell_type="code", checksum=None)
        for name, source, locked in (
            ("setup", "import negolib", True),
            ("answer", "# Answer here.", False),
            ("test", "1", True),
        )
    ]
    frame = SimpleNamespace(
        source_cells=kept,
        grade_cells=[SimpleNamespace(name="test", max_score=2)],
        solution_cells=[SimpleNamespace(name="answer")],
        task_cells=[],
    )
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    return Released(frame, [notebook])


def handed(name: str, source: object, kind: str = "code", **more: object) -> dict:
    return {"cell_type": kind, "source": source, "metadata": {"nbgrader": {"grade_id": name}}, **more}


def test_the_teachers_cells_stand_there_once_in_the_learners_order_and_as_they_were_written():
    cells = [handed("test", "100"), handed("setup", "x"), handed("setup", "y"), handed("invented", "z")]
    notebook = framed(cells, released())
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    assert names == ["test", "setup", None, "answer"]
    assert [cell.source for cell in notebook.cells] == ["1", "import negolib", "z", "# Answer here."]
    assert notebook.cells[0].metadata.nbgrader["points"] == 2
    assert notebook.metadata.kernelspec["name"] == "python3"


def test_a_learners_words_stand_in_the_cell_to_fill_in_and_nowhere_else():
    notebook = framed([handed("answer", ["a = 1\n", "b = 2"]), handed("setup", "b = 2")], released())
    assert [cell.source for cell in notebook.cells] == ["a = 1\nb = 2", "1", "import negolib"]


def test_prose_of_the_teachers_stays_and_a_learners_is_shown_as_typed():
    own = {
        "cell_type": "markdown",
        "source": "**hello** <script>",
        "attachments": {"x": {}},
        "metadata": {"tags": []},
    }
    kept = {"cell_type": "markdown", "source": ["# The ", "exercise"]}
    raw = {"cell_type": "raw", "source": "<b>raw</b>", "metadata": {"raw_mimetype": "text/html"}}
    first, second, third, *_ = framed([kept, own, raw, kept], released()).cells
    assert first.source == "# The exercise"
    assert second.source == "~~~~\n**hello** <script>\n~~~~"
    assert "attachments" not in second
    assert third.cell_type == "markdown"
    assert not third.metadata


@pytest.mark.parametrize("cell", [None, 3, [], {}, {"source": None}, {"cell_type": [], "source": [1, None]}])
def test_a_cell_that_is_none_adds_nothing(cell):
    assert len(framed([cell], released()).cells) == 3


def test_there_is_an_end_to_what_is_shown():
    many = [{"cell_type": "markdown", "source": f"{n}"} for n in range(MOST_CELLS + 50)]
    assert len(framed(many, released()).cells) == MOST_CELLS + 1 + 3
    assert len(as_text("[" * 10**6)) < 2 * LONGEST_CELL


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "~~~~~~\n<img src=x onerror=alert(1)>\n~~~~~~",
        "```\n</code></pre><img src=x onerror=alert(1)>",
        "$$\n<img src=x onerror=alert(1)>\n$$",
        "\\begin{equation}\n<img src=x>\n\\end{equation}",
        "[x](javascript:alert(1)) ![y](http://127.0.0.1/)",
        "~" * 90 + " " + "~" * 300,
        "",
    ],
)
def test_a_page_shows_the_words_and_nothing_else(words):
    page = markdown2html(as_text(words))
    assert page.count("<") == page.count("<pre") + page.count("<code") + page.count("</")
    assert "<a" not in page
    assert "<img" not in page


def test_marks_of_nbgraders_and_letters_that_no_screen_shows_are_defused():
    assert "BEGIN HIDDEN TESTS" not in as_code("### BEGIN HIDDEN TESTS")
    assert "END SOLUTION" not in as_text("### END SOLUTION")
    assert as_code("a\ud83d\x00\u202e\r\nb") == "a\ufffd\ufffd\ufffd\nb"
    assert as_code("👩‍👧") == "👩‍👧"
