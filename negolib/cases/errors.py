"""What a person is told when a case, or a question to a case, is not right: one sentence each time."""

from collections.abc import Iterable
from difflib import get_close_matches

Path = tuple[str | int, ...]


class CaseError(ValueError):
    """A case file, or what was asked of a case, is not right.

    The message is one sentence: for a file it names the file, the line, the place and the remedy.
    """


class Fault(Exception):
    """One thing wrong at one place of a case file; the reader of the file adds file and line to it."""

    def __init__(self, path: Path, message: str, line: int | None = None):
        super().__init__(message)
        self.path = path
        self.message = message
        self.line = line


def known(word: object, words: Iterable[str]) -> str:
    """The nearest known word, or else all of them, as the end of a sentence.

    >>> known("byer", ["buyer", "supplier"])
    "perhaps 'buyer' is meant (known here: buyer, supplier)"
    >>> known("xyz", ["buyer", "supplier"])
    'write one of: buyer, supplier'
    """
    words = list(words)
    folded = {w.casefold(): w for w in words}
    said = str(word).casefold().strip()
    near = get_close_matches(said, list(folded), n=1, cutoff=0.6)
    if not near and said:  # '60' for '60 days' is no slip of the keyboard, but clear enough
        beginning = [w for w in folded if w.startswith(said)]
        near = beginning if len(beginning) == 1 else []
    if near:
        return f"perhaps '{folded[near[0]]}' is meant (known here: {', '.join(words)})"
    return f"write one of: {', '.join(words)}" if words else "there are none to choose from"


def shown(value: object, longest: int = 40) -> str:
    """A value in quotes, on one line and short enough for a sentence.

    >>> shown("two\\nlines")
    "'two lines'"
    """
    text = " ".join(str(value).split())
    return f"'{text if len(text) <= longest else text[: longest - 1] + '…'}'"


def number(value: float) -> str:
    """A number as people write it: no trailing zeros, no rounding noise.

    >>> number(0.30000000000000004), number(400.0), number(-84.0)
    ('0.3', '400', '-84')
    """
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
