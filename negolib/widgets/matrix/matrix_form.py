"""The table of what every option is worth to each party."""

import pathlib

import traitlets

from negolib.widgets.page import SHARED_STYLE, PageWidget, page_script
from negolib.widgets.page.state import FreshDict, FreshList

HERE = pathlib.Path(__file__).parent


class MatrixForm(PageWidget):
    """Show points and weights as a table to write in, and report every word; it decides nothing itself.

    Attributes:
        issues: dicts of ``name``, ``label``, ``kind``, ``why``, ``options`` (dicts of ``name``, ``label``).
        parties: dicts of ``name``, ``called`` and ``seat`` (its colour's mark), in the order of the columns.
        points: {party: {issue: {option: points, or None where empty}}}.
        weights: {party: {issue: [swing, share of all]}}.
    """

    _esm = page_script(HERE / "matrix_form.js")
    _css = SHARED_STYLE

    issues = FreshList().tag(sync=True)
    parties = FreshList().tag(sync=True)
    points = FreshDict().tag(sync=True)
    weights = FreshDict().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    restore = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
