"""What can be wrong with the notebook: its frame, its cells, and what it says of itself."""

import json
from pathlib import Path

from tests.grading.hostile import (
    ANY,
    FULL,
    MIME,
    NOTHING,
    Kind,
    adding,
    both,
    code,
    markdown,
    no_sheet,
    notebook,
    notebook_of,
    raw,
    solutions,
    tests,
)
from tests.grading.hostile.sheets import MARKS

RUN = "open('RAN', 'w').write('x')"
EVERYWHERE = """
import builtins, json, os, sys, negolib, negolib.worksheet.engine as engine
open('RAN', 'w').write('x')
negolib.grade = engine.run_tests = json.loads = builtins.min = lambda *a, **k: 1000
"""
NOT_A_NOTEBOOK = "cannot be read"


def unreadable(content: bytes) -> Kind:
    """Put bytes that are no notebook in its place; a sound sheet lies beside it."""
    return Kind(raw(content, notebook_of), FULL, NOT_A_NOTEBOOK)


def every(**changed) -> Kind:
    """Give every cell the same strange part."""

    def change(data: dict) -> None:
        for cell in data["cells"]:
            cell.update(changed)

    return Kind(notebook(change))


def every_without(part: str) -> Kind:
    """Take one part away from every cell."""

    def change(data: dict) -> None:
        for cell in data["cells"]:
            cell.pop(part, None)

    return Kind(notebook(change))


def top(**changed) -> Kind:
    """Change what the notebook says of itself."""
    return Kind(notebook(lambda data: data.update(changed)))


def metadata(**changed) -> Kind:
    """Change the notebook's metadata."""
    return Kind(notebook(lambda data: data["metadata"].update(changed)))


def relabelled(**changed) -> Kind:
    """Change nbgrader's marks on every cell that has them."""

    def change(data: dict) -> None:
        for cell in data["cells"]:
            if "nbgrader" in cell["metadata"]:
                cell["metadata"]["nbgrader"].update(changed)

    return Kind(notebook(change))


def answered_with(source) -> Kind:
    """Write something of one's own in every cell that is there to be filled in."""

    def change(data: dict) -> None:
        for cell in solutions(data):
            cell["source"] = source

    return Kind(notebook(change))


def spelled(change) -> Kind:
    """Change the notebook as text."""

    def spoil(folder: Path, name: str) -> None:
        path = notebook_of(folder, name)
        path.write_bytes(change(path.read_text(encoding="utf-8")))

    return Kind(spoil)


def claimed(data: dict) -> None:
    """Claim the full score in the outputs of the tests, and answer nothing."""
    for cell in tests(data):
        cell["outputs"] = [
            {
                "output_type": "execute_result",
                "data": {"text/plain": "1000.0"},
                "metadata": {},
                "execution_count": 1,
            }
        ]


def copies(make, words=None) -> Kind:
    """Take the sheet away and put something else where its copies were."""

    def change(data: dict) -> None:
        for cell in data["cells"]:
            for output in cell.get("outputs", []):
                if MIME in output.get("data", {}):
                    output["data"][MIME] = make(output["data"][MIME])

    return Kind(both(no_sheet, notebook(change)), ANY, words)


def reading(path: str):
    """Return a change that reads the notebook in another way, such as with its cells turned round."""
    return {
        "reversed": lambda data: data.update(cells=data["cells"][::-1]),
        "thrice": lambda data: data.update(cells=json.loads(json.dumps(data["cells"] * 3))),
        "none": lambda data: data.update(cells=[]),
        "junk": lambda data: data.update(cells=[None, 3, "x", [], {}, {"cell_type": []}, *data["cells"]]),
        "old": lambda data: data.update(nbformat=3, worksheets=[{"cells": data.pop("cells")}]),
    }[path]


def typed_over(data: dict) -> None:
    """Turn each cell into another kind of cell."""
    other = {"markdown": "raw", "code": "markdown", "raw": "code"}
    for cell in data["cells"]:
        cell["cell_type"] = other[cell["cell_type"]]


def sparse(folder: Path, name: str) -> None:
    """Make the notebook 300 MB of nothing."""
    with notebook_of(folder, name).open("wb") as file:
        file.truncate(300_000_000)


BIG_COPY = {"sheet": "x", "revision": 10**6, "answers": {"a": [[]] * 3_000_000}}
META = '"nbformat": '
DEEP = "[" * 60_000 + "]" * 60_000

NOTEBOOKS = {
    "cut-off": Kind(
        lambda f, n: notebook_of(f, n).write_text(notebook_of(f, n).read_text()[:5000]), words=None
    ),
    "empty": unreadable(b""),
    "zeros": unreadable(bytes(500)),
    "list": unreadable(b"[]"),
    "no-cells": unreadable(b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}'),
    "cells-a-table": unreadable(b'{"cells": {"a": 1}, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'),
    "brackets-100000": unreadable(b"[" * 100_000),
    "not-text": unreadable(b"\xff\xfe\x00\xd8" * 200),
    "a-picture": unreadable(b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "300-megabytes": Kind(sparse, FULL, None),
    "byte-order-mark": spelled(lambda text: b"\xef\xbb\xbf" + text.encode()),
    "byte-order-mark-alone": Kind(
        both(no_sheet, spelled(lambda text: b"\xef\xbb\xbf" + text.encode()).spoil), FULL, None
    ),
    "utf-16": spelled(lambda text: text.encode("utf-16")),
    "key-held-down": spelled(lambda t: t.replace(META, '"n": ' + "9" * 5000 + ", " + META, 1).encode()),
    "nan": spelled(lambda t: t.replace(META, '"n": NaN, ' + META, 1).encode()),
    "deep-metadata": Kind(
        spelled(lambda t: t.replace(META, '"n": ' + DEEP + ", " + META, 1).encode()).spoil, words=None
    ),
    "cells-none": Kind(notebook(reading("none"))),
    "cells-reversed": Kind(notebook(reading("reversed"))),
    "cells-thrice": Kind(notebook(reading("thrice"))),
    "cells-junk": Kind(notebook(reading("junk"))),
    "cells-typed-over": Kind(notebook(typed_over)),
    "worksheets": Kind(notebook(reading("old")), words=NOT_A_NOTEBOOK),
    "version-1": top(nbformat=1),
    "version-99": top(nbformat=99),
    "version-text": top(nbformat="four"),
    "minor-text": top(nbformat_minor="x"),
    "metadata-a-list": top(metadata=[]),
    "metadata-null": top(metadata=None),
    "kernelspec-bad": metadata(kernelspec=[{"name": 3}]),
    "kernelspec-evil": metadata(
        kernelspec={"name": "../../evil", "display_name": "<b>x</b>", "language": "sh"}
    ),
    "language-info-list": metadata(language_info=[]),
    "lexer-html": metadata(language_info={"name": "<script>", "pygments_lexer": "html"}),
    "widgets-bad": metadata(widgets={"application/vnd.jupyter.widget-state+json": 3}),
    "title-script": metadata(title="</title><script>alert(1)</script>", authors=[{"name": "<script>"}]),
    "source-number": every(source=3),
    "source-null": every(source=None),
    "source-numbers": every(source=[1, None, {}]),
    "source-missing": every_without("source"),
    "type-weird": every(cell_type="video"),
    "type-a-list": every(cell_type=["code"]),
    "type-missing": every_without("cell_type"),
    "id-number": every(id=7),
    "id-html": every(id="<img src=x onerror=alert(1)>"),
    "id-same": every(id="same"),
    "id-long": every(id="x" * 5000),
    "cell-metadata-list": every(metadata=[]),
    "cell-metadata-missing": every_without("metadata"),
    "tags-bad": every(metadata={"tags": "remove_cell", "jupyter": 3, "collapsed": "x"}),
    "tags-that-hide": every(metadata={"tags": ["remove_cell", "remove_input", "hide"], "slideshow": {}}),
    "attachments-bad": every(attachments=["x"]),
    "outputs-a-table": every(outputs={"a": 1}),
    "outputs-odd": every(outputs=[3, {"output_type": "spell"}, {"output_type": "stream", "text": {}}]),
    "execution-count-text": every(execution_count="many"),
    "too-many-parts": every(spell="x", evil={"a": 1}),
    "marks-nonsense": Kind(
        notebook(lambda d: [c["metadata"].update(nbgrader="x") for c in d["cells"]] and None)
    ),
    "marks-too-new": relabelled(schema_version=99),
    "marks-too-old": relabelled(schema_version=1),
    "marks-text": relabelled(schema_version="three"),
    "marks-points": relabelled(points=1000),
    "marks-points-text": relabelled(points="all", checksum=3, cell_type=[]),
    "marks-all-tasks": relabelled(task=True, grade=False),
    "marks-none-locked": relabelled(grade=False, locked=False, solution=True),
    "marks-one-name": relabelled(grade_id="setup"),
    "marks-odd-name": relabelled(grade_id="<script>alert(1)</script>"),
    "marks-name-a-list": relabelled(grade_id=["setup"]),
    "hidden-tests-in-cells": Kind(
        both(adding(markdown(MARKS), code(MARKS)), answered_with(MARKS).spoil), page=True
    ),
    "half-emojis-in-cells": Kind(
        both(adding(markdown("\ud83d"), code("# \ud83d")), answered_with("# \ud83d").spoil), page=True
    ),
    "control-letters-in-cells": Kind(adding(markdown("\x00\x1b[31m\u202e\x7f"), code("\x00\x1b[31m"))),
    "code-everywhere": Kind(
        both(
            adding(code(EVERYWHERE), code("%%bash\ntouch RAN"), code("!touch RAN")), answered_with(RUN).spoil
        )
    ),
    "endless-loop": answered_with("while True: open('RAN', 'w')"),
    "not-python": answered_with("def ((((("),
    "magic": Kind(adding(code("%run evil.py"), code("%%javascript\nalert(1)"), code("%%html\n<script>"))),
    "forged-tests": Kind(
        notebook(
            lambda d: [c.update(source=f"{RUN}\n1000.0") for c in d["cells"] if marks_locked(c)] and None
        )
    ),
    "cell-of-a-megabyte": Kind(
        both(adding(code("x = (" * 200_000)), answered_with("'\"" * 500_000).spoil), page=True
    ),
    "prose-of-a-megabyte": Kind(adding(markdown("[" * 500_000), markdown("*_`" * 300_000)), page=True),
    "ten-thousand-cells": Kind(adding(*[code("1")] * 10_000), page=True),
    "claimed-scores": Kind(both(no_sheet, notebook(claimed)), NOTHING, None),
    "copies-lists": copies(lambda copy: [copy]),
    "copies-damaged": copies(lambda copy: {**copy, "answers": 3}),
    "copies-nested": copies(lambda copy: {**copy, "answers": {"a": json.loads("[" * 900 + "]" * 900)}}),
    "copies-other-sheet": copies(lambda copy: {**copy, "sheet": "another"}),
    "copies-revision-held-down": copies(lambda copy: {**copy, "revision": -5}),
    "copies-revision-odd": copies(lambda copy: {**copy, "revision": [1e308]}),
    "copy-of-millions": Kind(
        notebook(
            lambda d: tests(d)[0].update(
                outputs=[{"output_type": "display_data", "data": {MIME: {**BIG_COPY, "sheet": "planning"}}}]
            )
        ),
        ANY,
        None,
    ),
    "outputs-of-20-megabytes": every(
        outputs=[{"output_type": "stream", "name": "stdout", "text": "spam\n" * 60_000}]
    ),
    "alone-and-cut-off": Kind(
        both(no_sheet, lambda f, n: notebook_of(f, n).write_text(notebook_of(f, n).read_text()[:5000])),
        NOTHING,
        "No answers were handed in",
    ),
}


def marks_locked(cell: dict) -> bool:
    """Whether a cell is the teacher's alone."""
    return bool(cell.get("metadata", {}).get("nbgrader", {}).get("locked"))
