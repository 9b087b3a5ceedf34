"""The table in which a learner writes alternatives to a deal."""

import pathlib

import traitlets

from negolib.widgets.page import SHARED_STYLE, PageWidget, page_script
from negolib.widgets.page.state import FreshDict, FreshList

HERE = pathlib.Path(__file__).parent


class BatnaForm(PageWidget):
    """Show alternatives as a table to write in, and report every word; it decides nothing itself.

    Attributes:
        rows: the alternatives; each also has ``note`` (what is missing, or the worth) and ``complete``.
        choice: the name of the chosen alternative, or "".
        risk: ``stops`` (the tolerances to choose from), ``at`` (index), ``neutral``, ``words``.
        restore: what the button says that puts the first figures back.
        units: ``value`` and ``cost``: what the columns count.
    """

    _esm = page_script(HERE / "batna_form.js")
    _css = SHARED_STYLE

    rows = FreshList().tag(sync=True)
    choice = traitlets.Unicode().tag(sync=True)
    risk = FreshDict().tag(sync=True)
    restore = traitlets.Unicode().tag(sync=True)
    units = FreshDict().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
