"""A connection between page and kernel on which small messages do not wait, and which a page may leave."""

from asyncio import Future
from collections.abc import Awaitable, Callable

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.websocket import WebSocketClosedError


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Send each message to the page at once.

    A server holds a small message back until the page has acknowledged the one before, and a page takes
    up to 40 ms for that (Nagle's algorithm and delayed acknowledgements). On a chart that follows a dragged
    line that is the largest part of the delay.
    """

    def connect(self) -> Awaitable[None]:
        """Open the connection to the kernel."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    @property
    def write_message(self) -> Callable[..., None]:
        """What sends a message to the page."""
        return self._send

    def _send(self, message: str | bytes, binary: bool = False) -> None:
        # What is sent is not waited for, so an error would surface in the terminal, as a page of traceback
        # for each message that was on its way when a reader closed or reloaded the page.
        try:
            sent = self.websocket_handler.write_message(message, binary=binary)
        except WebSocketClosedError:
            self.log.debug("A message came for a page that has left.")
        else:
            sent.add_done_callback(self._look_back)

    def _look_back(self, sent: Future) -> None:
        if sent.cancelled() or (error := sent.exception()) is None:
            return
        if not isinstance(error, WebSocketClosedError):
            self.log.error("A message did not reach the page: %s", error)
