"""Files that are written whole or not at all, and by one program at a time.

A save writes a second file beside the first, waits until the disk has it, and then renames it over the first.
Whatever is interrupted (the kernel, the disk, the power), the file under its name is either the one before or
the one after.

Two kernels, or two programs, that change one file take turns. The lock is the operating system's own, on a
small file beside the one that is changed. When a program is killed, the system lets go of its lock; the small
file is taken away after every turn.
"""

import contextlib
import glob
import os
import random
import secrets
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


SAVING = ".saving"
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


def write_atomically(path: Path, text: str | bytes) -> None:
    """Replace a file by a text, whole or not at all.

    Raises:
        OSError: when the disk refuses (full, read-only, gone); the old file then stands unchanged.
    """
    scratch = path.with_name(f".{path.name}.{secrets.token_hex(4)}{SAVING}")
    # Opened like this, and not as a temporary file, it gets the rights that a person's own files get.
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(scratch, path.stat().st_mode & 0o777)
        os.replace(scratch, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(scratch)
        raise
    _settle_folder(path.parent)


def sweep(path: Path) -> None:
    """Take away what saves of this file left behind that were killed half-way."""
    left = f".{glob.escape(path.name)}.*"
    if not any(path.parent.glob(left)):
        return
    with turn(path, patience=0.1) as alone:
        # Nobody else saves now, so what lies here is nobody's.
        for scratch in path.parent.glob(left + SAVING) if alone else ():
            with contextlib.suppress(OSError):
                scratch.unlink()


def _settle_folder(folder: Path) -> None:
    # The rename itself survives a power cut only once the folder is on the disk. Windows has no such call.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
