"""In a notebook, what this library refuses is said in its own sentence, without a traceback."""

import traceback
from pathlib import Path
from types import TracebackType
from typing import Protocol

HERE = str(Path(__file__).parent)


class Shell(Protocol):
    """The parts of IPython's shell that are used here."""

    def set_custom_exc(self, exceptions: tuple[type, ...], handler: object) -> None: ...  # noqa: D102
    def showtraceback(self, exc_tuple: tuple | None = None, tb_offset: int | None = None) -> None: ...  # noqa: D102
    def _showtraceback(self, etype: type, evalue: Exception, stb: list[str]) -> None: ...


def speak_plainly(shell: Shell) -> None:
    """Make a notebook show the sentence of a ValueError that this library raised, and nothing else.

    Errors from anywhere else keep their traceback: whoever writes code needs it.
    """
    shell.set_custom_exc((ValueError,), _tell)


def _tell(
    shell: Shell, kind: type, error: Exception, trace: TracebackType, tb_offset: int | None = None
) -> None:
    if is_ours(trace):
        shell._showtraceback(kind, error, [str(error)])
    else:
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def is_ours(trace: TracebackType | None) -> bool:
    """Return whether an error was raised inside this library."""
    frames = traceback.extract_tb(trace)
    return bool(frames) and frames[-1].filename.startswith(HERE)
