"""Plotly's JavaScript, brought to the page once for all charts of a kernel."""

import gzip
import pathlib

import anywidget
import traitlets

from negolib.widgets.page import page_script

_loader: "PlotlyLoader | None" = None


class PlotlyLoader(anywidget.AnyWidget):
    """Carry plotly.js to the page, packed; charts wait for it under a shared name.

    A chart of its own would carry nearly five megabytes each. The loader is never shown: a page sets it up
    as soon as it hears of it, also after the page was loaded again.
    """

    _esm = page_script(pathlib.Path(__file__).with_name("plotly_loader.js"))
    bundle = traitlets.Bytes().tag(sync=True)


def load_plotly() -> PlotlyLoader:
    """Return this kernel's loader; the first call, or the first after all widgets were closed, makes it."""
    global _loader
    if _loader is None or _loader.comm is None:
        from plotly.offline import get_plotlyjs

        # Level 3 costs a tenth of a second and saves two thirds; higher levels cost more than they save.
        _loader = PlotlyLoader(bundle=gzip.compress(get_plotlyjs().encode(), 3))
    return _loader
