"""Cases and sheets for the widgets' tests, and what a page would send."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from negolib.cases import Case, load_case
from negolib.widgets.talks.practice_room import PracticeRoom
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


@pytest.fixture
def send(page: Callable[..., None]) -> Callable[..., None]:
    """Return a function that lets a room hear what its page would send."""
    return lambda room, **message: page(room.form, **message)


@pytest.fixture
def room(case: Case, sheet: Worksheet, send: Callable[..., None]) -> PracticeRoom:
    """A room whose talks have begun, as the buyer and with a person known beforehand."""
    room = PracticeRoom(case, sheet, party="buyer", temperament="principled", seed=7)
    send(room, do="start")
    return room
