"""A connection between page and kernel on which small messages do not wait for each other."""

from collections.abc import Awaitable

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


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
