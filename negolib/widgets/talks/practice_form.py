"""The page of a practice room: the talk, the composer, the notes."""

from pathlib import Path

import traitlets

from negolib.widgets.page import PageWidget, page_script, page_style
from negolib.widgets.page.state import FreshDict, FreshList

HERE = Path(__file__).parent


class PracticeForm(PageWidget):
    """Show a conversation and a composer for the next move, and report every word; it decides nothing itself.

    Attributes:
        stage: "before", "playing", "curtain", "waiting" or "over": which parts are shown.
        head: who talks to whom, and which round it is. log: a dict per turn. offers: what can be accepted.
        composer: kinds of move, fields, words and score. known, told: what each side has said of itself.
        notes: the learner's own. brief: what only the learner's side knows. start: what there is to choose
            before. over: how it ended. tools: further buttons. clock: minutes, and seconds used.
        confirm: a question to be answered before something counts. problem, notice: one sentence each.
    """

    _esm = page_script(HERE / "practice_form.js")
    _css = page_style(*(HERE / "styles" / f"{part}.css" for part in ("room", "composer", "offers")))

    stage = traitlets.Unicode("before").tag(sync=True)
    head = FreshDict().tag(sync=True)
    log = FreshList().tag(sync=True)
    offers = FreshList().tag(sync=True)
    composer = FreshDict().tag(sync=True)
    known = FreshList().tag(sync=True)
    told = FreshList().tag(sync=True)
    notes = traitlets.Unicode().tag(sync=True)
    brief = FreshDict().tag(sync=True)
    start = FreshDict().tag(sync=True)
    over = FreshDict().tag(sync=True)
    tools = FreshList().tag(sync=True)
    clock = FreshDict().tag(sync=True)
    confirm = FreshDict().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
