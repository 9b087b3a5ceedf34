"""What every widget shares: how it answers its page, and the page's own script and style."""

from negolib.widgets.page.page_widget import PageWidget, place_of
from negolib.widgets.page.script import SHARED_STYLE, page_script, page_style

__all__ = ["SHARED_STYLE", "PageWidget", "page_script", "page_style", "place_of"]
