"""Taking turns: two kernels, or two programs, that change one file never do it at the same moment.

The lock is the operating system's own, on a small file beside the one that is changed. When a
program is killed, the system lets go of its lock; the small file is taken away after every turn.
"""

import contextlib
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

if os.name == "nt":
    import msvcrt

    def _seize(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


PATIENCE = 5.0  # seconds; a turn takes a few thousandths of one


@contextlib.contextmanager
def turn(path: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Have a file for oneself inside the block, and say whether that was possible.

    It is not where the folder cannot be written, where a network share knows no locks, or where somebody else
    does not let go within ``patience`` seconds. The block runs all the same: it must bear that.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with turn(folder / "planning.answers.json") as mine:
    ...     with turn(folder / "planning.answers.json", patience=0.01) as second:
    ...         print(mine, second)
    True False
    >>> list(folder.iterdir())
    []
    """
    lock = path.with_name(f".{path.name}.lock")
    descriptor = _locked(lock, patience)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            _release(lock, descriptor)


def _locked(lock: Path, patience: float) -> int | None:
    deadline = time.monotonic() + patience
    while True:
        with contextlib.suppress(BlockingIOError, PermissionError, FileNotFoundError):
            try:
                descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
            except PermissionError:
                if os.name != "nt":  # on Windows: somebody is just taking the file away
                    return None
                raise
            except OSError:
                return None
            try:
                _seize(descriptor)
                # Whoever had the last turn has taken that file away: a lock on it holds nobody off.
                if os.path.samestat(os.fstat(descriptor), os.stat(lock)):
                    return descriptor
            except (BlockingIOError, PermissionError, FileNotFoundError):
                os.close(descriptor)
                raise
            except OSError:
                os.close(descriptor)
                return None
            os.close(descriptor)
        if time.monotonic() > deadline:
            return None
        time.sleep(random.uniform(0.0001, 0.0004))


def _release(lock: Path, descriptor: int) -> None:
    # POSIX takes the name away before it lets go, so that nobody can lock a file that is about to vanish
    # unnoticed; Windows cannot take away what is open, and refuses where somebody else has it open.
    if os.name != "nt":
        with contextlib.suppress(OSError):
            os.unlink(lock)
    os.close(descriptor)
    if os.name == "nt":
        with contextlib.suppress(OSError):
            os.unlink(lock)
