"""What a person is told when a case, or a question to a case, is not right: one sentence each time."""

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
