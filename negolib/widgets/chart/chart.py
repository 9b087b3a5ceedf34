"""A chart in the page, with lines that are dragged on the chart itself."""

import pathlib
from collections.abc import Callable, Mapping, Sequence

import traitlets

from negolib.charts import style
from negolib.in_words import is_number
from negolib.widgets.chart.plotly_loader import load_plotly
from negolib.widgets.page import SHARED_STYLE, PageWidget, page_script
from negolib.widgets.page.page_widget import does, on
from negolib.widgets.page.state import FreshDict, FreshList

HERE = pathlib.Path(__file__).parent

# Which colours follow the theme of JupyterLab, and under which name it keeps them.
_THEMED = {
    style.INK: "--jp-ui-font-color1",
    style.MUTED: "--jp-ui-font-color2",
    style.GRID: "--jp-border-color2",
    style.PAPER: "--jp-layout-color0",
}
COLOURS = {
    light: {"dark": dark, "variable": _THEMED.get(light, "")} for light, dark in style.DARK_TWINS.items()
}


class Chart(PageWidget):
    """A plotly chart that follows the theme, with draggable lines, number fields and a summary in words.

    Attributes:
        figure: the chart, as plotly's JSON without its template.
        handles: the lines that move. Each is a dict: ``name``, ``label`` (for a screen reader), ``value``,
            ``min``, ``max``, ``step``, ``axis`` ("x" or "y"), ``text`` (what its tag says; ``{value}``
            stands for the number), ``color``; optional ``at`` (where the tag sits, 0 top to 1 bottom),
            ``side`` ("left" or "right" of the line), ``dash``, ``unit``, ``words`` (the tag's colour),
            ``field`` (what its number field is called) and ``placed`` (False: not an answer yet).
        fields: whether each line also has a number field.
        toggles: switches under the chart: dicts of ``name``, ``label``, ``value``.
        buttons: what can be pressed under the chart: dicts of ``name``, ``label``.
        summary: what the chart shows, in words.
        problem: what was wrong with the last input, in one sentence, or "".
        height: the chart's height in pixels, kept free before the chart is there.

    >>> from negolib.charts import zopa_chart
    >>> chart = Chart()
    >>> chart.show(zopa_chart(seller=90, buyer=110), summary="A zone of 20.")
    >>> chart.summary
    'A zone of 20.'
    """

    _esm = page_script(HERE / "chart.js")
    _css = SHARED_STYLE

    figure = FreshDict().tag(sync=True)
    template = FreshDict().tag(sync=True)
    colours = FreshDict().tag(sync=True)
    handles = FreshList().tag(sync=True)
    fields = traitlets.Bool(False).tag(sync=True)
    toggles = FreshList().tag(sync=True)
    buttons = FreshList().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    height = traitlets.Int(340).tag(sync=True)

    def __init__(self, **traits: object) -> None:
        load_plotly()
        super().__init__(self._report, **{"template": style.template(), "colours": COLOURS, **traits})
        self._moved: list[Callable[[str, float, bool], None]] = []
        self._typed: list[Callable[[str, str], None]] = []
        self._switched: list[Callable[[str, bool], None]] = []
        self._pressed: list[Callable[[str], None]] = []

    def show(
        self,
        figure: object,
        *,
        summary: str | None = None,
        handles: Sequence[Mapping[str, object]] | None = None,
        toggles: Sequence[Mapping[str, object]] | None = None,
        buttons: Sequence[Mapping[str, object]] | None = None,
        problem: str | None = None,
    ) -> None:
        """Show a figure, its words and its lines in one go; what is not given stays as it is."""
        self.tell(
            as_traits(
                figure, summary=summary, handles=handles, toggles=toggles, buttons=buttons, problem=problem
            )
        )

    def on_move(self, callback: Callable[[str, float, bool], None]) -> None:
        """Call ``callback(name, value, final)`` while a line moves; ``final`` once it is let go."""
        self._moved.append(callback)

    def on_type(self, callback: Callable[[str, str], None]) -> None:
        """Call ``callback(name, text)`` when something was typed into a line's number field."""
        self._typed.append(callback)

    def on_switch(self, callback: Callable[[str, bool], None]) -> None:
        """Call ``callback(name, on)`` when a switch was turned."""
        self._switched.append(callback)

    def on_press(self, callback: Callable[[str], None]) -> None:
        """Call ``callback(name)`` when a button was pressed."""
        self._pressed.append(callback)

    def _hear(self, _widget: object, message: Mapping[str, object], _buffers: object) -> None:
        # A nudge only carries an acknowledgement of the network's own, see chart.js.
        if message.get("kind") != "nudge":
            super()._hear(_widget, message, _buffers)

    def _report(self, message: Mapping[str, object]) -> None:
        if act := does(self, message.get("kind")):
            act(message.get("name"), message)

    @on("move")
    def _on_move(self, name: object, message: Mapping[str, object]) -> None:
        handle, value = _called(self.handles, name), message.get("value")
        if handle and is_number(value):
            value = min(max(float(value), handle["min"]), handle["max"])
            for callback in self._moved:
                callback(name, value, bool(message.get("final")))

    @on("type")
    def _on_type(self, name: object, message: Mapping[str, object]) -> None:
        for callback in self._typed if _called(self.handles, name) else ():
            callback(name, str(message.get("text", "")))

    @on("switch")
    def _on_switch(self, name: object, message: Mapping[str, object]) -> None:
        for callback in self._switched if _called(self.toggles, name) else ():
            callback(name, bool(message.get("value")))

    @on("press")
    def _on_press(self, name: object, _message: Mapping[str, object]) -> None:
        for callback in self._pressed if _called(self.buttons, name) else ():
            callback(name)


def _called(things: Sequence[Mapping[str, object]], name: object) -> Mapping[str, float] | None:
    return next((thing for thing in things if thing["name"] == name), None)


def as_traits(figure: object, **words: object) -> dict[str, object]:
    """Return what a chart keeps of a figure and its words, to be given when it is made.

    So it is born whole: a page that is still connecting may miss what a widget is told right afterwards.
    """
    drawing = figure.to_plotly_json() if hasattr(figure, "to_plotly_json") else figure
    layout = {key: part for key, part in drawing.get("layout", {}).items() if key != "template"}
    traits: dict[str, object] = {"figure": {"data": list(drawing.get("data", ())), "layout": layout}}
    if "height" in layout:
        traits["height"] = int(layout["height"])
    for name, value in words.items():
        if value is not None:
            traits[name] = value if isinstance(value, str) else [dict(item) for item in value]
    return traits
