"""What all widgets share: one script from several files, and their word that a message was dealt with."""

import pytest

from negolib.widgets.answers.answer import Answer
from negolib.widgets.batna import batna_form
from negolib.widgets.chart import chart
from negolib.widgets.chart.plotly_loader import PlotlyLoader
from negolib.widgets.checks.verdict_button import VerdictButton
from negolib.widgets.debrief import debrief_page
from negolib.widgets.matrix import matrix_form
from negolib.widgets.page import PageWidget, page_script, place_of
from negolib.widgets.sheet_page import preparation_sheet
from negolib.widgets.talks import practice_form
from negolib.worksheet import Worksheet
from tests.tools.javascript import deno

# Nothing of a page may be touched while a script is only loaded.
LOADED = """import widget from "./script.js";
console.log(Object.keys(widget).join());
"""
WIDGETS = [
    Answer,
    VerdictButton,
    batna_form.BatnaForm,
    chart.Chart,
    debrief_page.DebriefPage,
    matrix_form.MatrixForm,
    PlotlyLoader,
    practice_form.PracticeForm,
    preparation_sheet.PreparationSheet,
]


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: widget.__name__)
def test_every_script_is_one_whole(widget, tmp_path):
    """Joined from several files, a name may stand in it twice: then no widget of this kind would appear."""
    script = str(widget._esm)
    assert 'from "./' not in script
    (tmp_path / "script.js").write_text(script)
    (tmp_path / "page.js").write_text(LOADED)
    run = deno("run", "--no-check", "--allow-read", tmp_path / "page.js")
    assert (run.stdout.strip(), run.stderr) == ("render" if widget is not PlotlyLoader else "initialize", "")


def test_what_two_files_import_stands_there_once(tmp_path):
    (tmp_path / "ground.js").write_text("export const one = 1;\n")
    (tmp_path / "parts.js").write_text('import { one } from "./ground.js";\nexport const two = one + 1;\n')
    (tmp_path / "page.js").write_text(
        'import { one } from "./ground.js";\nimport { two } from "./parts.js";\nexport default one + two;\n'
    )
    script = page_script(tmp_path / "page.js")
    assert [script.count(word) for word in ("one = 1", "two = ", "import")] == [1, 1, 0]
    assert script.index("one = 1") < script.index("two = ") < script.index("export default")


def test_a_message_is_acknowledged_together_with_what_came_of_it():
    told = []
    widget = PageWidget(lambda message: told.append(dict(message)))
    widget._handle_custom_msg({"act": "add", "token": "a:1"}, [])
    assert (told, widget.answered) == ([{"act": "add", "token": "a:1"}], "a:1")


def test_a_place_is_named_by_sheet_and_key_and_tells_no_folder(tmp_path):
    sheet = Worksheet("planning", tmp_path)
    assert place_of(sheet, "gap") == place_of(Worksheet("planning", tmp_path), "gap")
    assert place_of(sheet, "gap") != place_of(sheet, "low")
    assert place_of(sheet, "gap").startswith("planning-")
    assert tmp_path.name not in place_of(sheet, "gap")
