import json

import pytest

from negolib.lab.own import CHANGED, FOREIGN, OWN, Original, originals, standing

HELLO = Original(("import negolib as nl", "nl.story()", "nl.ask()"), "python3")


def kind(sources, tmp_path, kernel="python3", known=(HELLO,)):
    return standing(known, sources, kernel, tmp_path).kind


def test_the_courses_own_code_runs_and_empty_cells_do_not_count(tmp_path):
    assert kind([*HELLO.sources, " \n"], tmp_path) == OWN


@pytest.mark.parametrize(
    "sources",
    [
        ["import negolib as nl", "nl.story()", "nl.ask() "],
        ["import negolib as nl", "nl.ask()", "nl.story()"],
        ["import negolib as nl", "nl.story()"],
        [*HELLO.sources, "open('x')"],
    ],
)
def test_one_byte_another_order_a_missing_or_a_further_cell_waits(tmp_path, sources):
    assert kind(sources, tmp_path) == CHANGED


@pytest.mark.parametrize("sources", [[], [""], ["1 + 1"], ["import negolib as nl", "2", "3"]])
def test_somebody_elses_notebook_is_left_alone(tmp_path, sources):
    assert kind(sources, tmp_path) == FOREIGN


def test_a_solved_notebook_is_a_teachers(tmp_path):
    assert kind(["import negolib as nl", "nl.story()", "### BEGIN SOLUTION\nnl.ask()"], tmp_path) == FOREIGN


def test_another_kernel_waits(tmp_path):
    assert kind(HELLO.sources, tmp_path, kernel="evil") == CHANGED


@pytest.mark.parametrize("name", ["negolib.py", "random.py", "IPython/__init__.py", "numpy.so", "json.pyc"])
def test_a_module_beside_the_notebook_waits_and_is_named(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("")
    found = standing((HELLO,), HELLO.sources, "python3", tmp_path)
    assert found.kind == CHANGED
    assert name.split("/")[0] in found.sentence


def test_folders_and_sheets_beside_it_are_no_modules(tmp_path):
    (tmp_path / "planning").mkdir()
    (tmp_path / "planning.answers.json").write_text("{}")
    assert kind(HELLO.sources, tmp_path) == OWN


def test_originals_are_the_lessons_and_exercises_and_a_broken_one_is_none(tmp_path):
    (tmp_path / "course").mkdir()
    (tmp_path / "exercises" / "one").mkdir(parents=True)
    for path, source in [("course/a.ipynb", ["x\n", "y"]), ("exercises/one/one.ipynb", "z")]:
        cells = [{"cell_type": "code", "source": source}, {"cell_type": "markdown", "source": "words"}]
        notebook = {"cells": cells, "metadata": {"kernelspec": {"name": "python3"}}}
        (tmp_path / path).write_text(json.dumps(notebook))
    (tmp_path / "course" / "b.ipynb").write_text("{")
    assert list(originals([tmp_path])) == [Original(("x\ny",), "python3"), Original(("z",), "python3")]
