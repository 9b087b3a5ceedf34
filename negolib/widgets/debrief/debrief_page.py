"""A page of a debrief: headings, sentences, tables and questions, shown in order."""

import pathlib
from collections.abc import Callable, Mapping

from negolib.widgets.page import PageWidget, page_script, page_style
from negolib.widgets.page.state import FreshList

HERE = pathlib.Path(__file__).parent


class DebriefPage(PageWidget):
    """Show blocks one below the other, and report what is chosen, pressed or typed; it decides nothing.

    Attributes:
        blocks: dicts with a ``kind``: heading, subheading, text, status, list, quotes, table, lesson, ways,
            and fold, which holds blocks that are seen when it is opened; and, to be answered, select, button,
            scale (1 to 7) and area, each with its ``name``.
    """

    _esm = page_script(HERE / "debrief_page.js")
    _css = page_style(HERE / "debrief_style.css")

    blocks = FreshList().tag(sync=True)

    def __init__(self, hear: Callable[[str, object], None] | None = None, **traits: object) -> None:
        self._say = hear
        super().__init__(self._tell, **traits)

    @property
    def words(self) -> str:
        """Everything the page says, as one text."""
        return "\n".join(line for block in self.blocks for line in _lines(block) if line)

    def _hear(self, _widget: object, message: Mapping[str, object], _buffers: object) -> None:
        # Not held back until the end: what takes seconds says so first.
        self._tell(message)
        self.answered = str(message.get("token", ""))

    def _tell(self, message: Mapping[str, object]) -> None:
        if self._say is not None:
            self._say(str(message.get("name")), message.get("value"))


def _lines(block: Mapping[str, object]) -> list[str]:
    names = (
        "text",
        "title",
        "when",
        "quote",
        "why",
        "tryThis",
        "source",
        "question",
        "label",
        "note",
        "caption",
    )
    lines = [str(block[name]) for name in names if block.get(name)]
    lines += block.get("items", [])
    lines += [line for inner in block.get("blocks", []) for line in _lines(inner)]
    for way in block.get("ways", []):
        lines.append(way["title"])
        lines += [one[part] for one in way["rounds"] for part in ("round", "you", "them", "felt")]
        lines.append(way["end"])
    return [*lines, *(" | ".join(row) for row in (block.get("head", []), *block.get("rows", [])))]
