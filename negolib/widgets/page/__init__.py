"""What every widget shares: how it answers its page, and the page's own script."""

from negolib.widgets.page.page_widget import PageWidget, place_of
from negolib.widgets.page.script import page_script

__all__ = ["PageWidget", "page_script", "place_of"]
