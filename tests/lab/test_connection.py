import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from tornado.websocket import WebSocketClosedError

from negolib.lab.connection import PromptConnection


async def send_and_settle(send):
    """Send one message on a connection whose page is played by ``send``; return what nobody looked at."""
    unseen = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: unseen.append(context["message"]))
    page = SimpleNamespace(
        websocket_handler=SimpleNamespace(write_message=send), log=logging.getLogger("page")
    )
    page._look_back = lambda sent: PromptConnection._look_back(page, sent)
    PromptConnection._send(page, "word")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return unseen


def alone(work):
    """Run it in a thread of its own: where a browser was driven before, this one has a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def failing(error):
    def send(message, binary):
        async def fail():
            raise error

        return asyncio.ensure_future(fail())

    return send


def leaving(message, binary):
    raise WebSocketClosedError


@pytest.mark.parametrize("send", [leaving, failing(WebSocketClosedError())])
def test_a_page_that_left_is_no_word_in_the_terminal(send, caplog):
    assert alone(send_and_settle(send)) == []
    assert [record for record in caplog.records if record.levelno > logging.DEBUG] == []


def test_any_other_failure_is_said(caplog):
    assert alone(send_and_settle(failing(OSError("the wire is cut")))) == []
    assert "the wire is cut" in caplog.text
