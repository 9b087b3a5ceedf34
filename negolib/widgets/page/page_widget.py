"""A widget that hears its page: each message goes to the method that deals with it, and is acknowledged."""

import zlib
from collections.abc import Callable, Mapping
from functools import cache

import anywidget
import traitlets

from negolib.worksheet import Worksheet


class PageWidget(anywidget.AnyWidget):
    """Hear what the page reports, and acknowledge it: until then the page says that nothing is kept yet.

    Args:
        hear: called with each message.
        traits: what the page is to know when it is born.

    Attributes:
        place: what this widget answers, see :func:`place_of`. What an earlier widget of the same place could
            not hand over is found under it. "" where nothing is kept.
        answered: the mark of the last message that was dealt with.
    """

    place = traitlets.Unicode().tag(sync=True)
    answered = traitlets.Unicode().tag(sync=True)

    def __init__(self, hear: Callable[[Mapping[str, object]], None], **traits: object) -> None:
        self._heard = hear
        super().__init__(**traits)
        self.on_msg(self._hear)

    def tell(self, state: Mapping[str, object]) -> None:
        """Tell the page several things at once: it sees all of them or none."""
        with self.hold_sync():
            for name, value in state.items():
                setattr(self, name, value)

    def _hear(self, _widget: object, message: Mapping[str, object], _buffers: object) -> None:
        with self.hold_sync():
            self._heard(message)
            # Always a new value: so the page looks again also where nothing else has changed.
            self.answered = str(message.get("token", ""))


def place_of(sheet: Worksheet, key: str) -> str:
    """Return a name for an answer that no other answer has, also where two sheets are called the same.

    >>> import tempfile
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> place_of(sheet, "gap") == place_of(Worksheet("planning", tempfile.mkdtemp()), "gap")
    False
    """
    # A number for the folder, not its name: this travels with the notebook when it is handed in.
    where = zlib.crc32(str(sheet.path and sheet.path.absolute()).encode())
    return f"{sheet.name}-{where:08x}/{key}"


def on(act: str) -> Callable[[Callable], Callable]:
    """Mark the method that deals with a report of this name.

    >>> class Door:
    ...     @on("knock")
    ...     def _open(self, who):
    ...         return f"Come in, {who}."
    >>> does(Door(), "knock")("Ada")
    'Come in, Ada.'
    >>> does(Door(), "kick") is None
    True
    """

    def mark(method: Callable) -> Callable:
        method.deals_with = act
        return method

    return mark


def does(owner: object, act: object) -> Callable | None:
    """Return what an object does about a report; None where it knows no such thing."""
    name = _methods(type(owner)).get(act) if isinstance(act, str) else None
    return getattr(owner, name) if name else None


@cache
def _methods(kind: type) -> dict[str, str]:
    marked = (
        (method, name)
        for one in reversed(kind.__mro__)
        for name, method in vars(one).items()
        if hasattr(method, "deals_with")
    )
    return {method.deals_with: name for method, name in marked}
