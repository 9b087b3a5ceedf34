"""A page that hears everything: the state of each widget as its messages build it up, and nothing else."""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import ipywidgets.comm
from comm.base_comm import BaseComm


class Page:
    """What a browser would know: ``states[model id]``, built from the messages alone."""

    def __init__(self) -> None:
        self.states: dict[str, dict[str, object]] = {}

    def hear(self, comm_id: str, kind: str, data: dict[str, object] | None) -> None:
        """Take a message as the widget manager in a browser does."""
        # Through JSON, as on the wire: nothing that is heard is anybody else's afterwards.
        data = json.loads(json.dumps(data or {}))
        if kind == "comm_open":
            self.states[comm_id] = data["state"]
        elif kind == "comm_msg" and data.get("method") == "update":
            self.states[comm_id].update(data["state"])
        elif kind == "comm_close":
            del self.states[comm_id]

    def of(self, widget: object) -> dict[str, object]:
        """Return what the page knows of a widget's own traits."""
        return {
            name: value
            for name, value in self.states[widget.model_id].items()
            if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")
        }


@contextmanager
def receiving() -> Iterator[Page]:
    """Open a page; widgets that are made meanwhile send to it."""
    page = Page()

    class Wire(BaseComm):
        def publish_msg(self, msg_type, data=None, **_more: object) -> None:
            page.hear(self.comm_id, msg_type, copy.deepcopy(data))

    with patch.object(ipywidgets.comm, "create_comm", Wire):
        yield page
