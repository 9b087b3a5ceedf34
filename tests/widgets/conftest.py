"""Cases and sheets for the widgets' tests, and what a page would send."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from negolib.cases import Case, load_case
from negolib.worksheet import Worksheet

_tokens = itertools.count()


@pytest.fixture
def case() -> Case:
    return load_case("supplier")


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    return Worksheet("planning", tmp_path)


@pytest.fixture
def page() -> Callable[..., None]:
    """Return a function that lets a widget hear what the page would send it."""

    def _send(widget: object, **message: object) -> None:
        token = f"page:{next(_tokens)}"
        widget._handle_custom_msg({**message, "token": token}, [])
        assert widget.answered == token, "the page waits for an answer that never comes"

    return _send
