"""A piece of a lesson that follows the answers."""

from collections.abc import Iterator, Mapping

from negolib.cases import Case
from negolib.lessons.common.declared import Say
from negolib.worksheet import Worksheet


class Told:
    """Markdown that is said anew whenever an answer has changed by which it goes.

    Which answers these are is seen when it is said: those that were looked up.

    Args:
        case: the case.
        sheet: whose answers it follows.
        say: takes the case and the answers, and returns Markdown.

    >>> import tempfile
    >>> from negolib.cases import load_case
    >>> sheet = Worksheet("planning", tempfile.mkdtemp())
    >>> line = Told(load_case("supplier"), sheet, lambda case, answers: f"You said {answers.get('guess')}.")
    >>> sheet["guess"] = 3
    >>> line.text()
    'You said 3.'
    """

    def __init__(self, case: Case, sheet: Worksheet, say: Say) -> None:
        self._case, self._sheet, self._say = case, sheet, say
        self._handle = None
        self._read: set[str] = set()
        self._shown = ""

    def text(self) -> str:
        """Return what is to be said now."""
        answers = _Noting(self._sheet)
        said = self._say(self._case, answers)
        self._read = answers.read
        return said

    def show(self) -> None:
        """Show it, and keep it up to date; shown again, the later one takes the place of the earlier."""
        from IPython.display import Markdown, display

        self._shown = self.text()
        self._handle = display(Markdown(self._shown), display_id=True)
        self._sheet.observe(self._follow, name=("told", self._say.__name__))

    def _follow(self, key: str, _value: object) -> None:
        if key not in self._read:
            return
        if (said := self.text()) != self._shown and self._handle is not None:
            from IPython.display import Markdown

            self._shown = said
            self._handle.update(Markdown(said))


class _Noting(Mapping[str, object]):
    """A sheet's answers; which of them are looked up is noted."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.read.add(key)
        return self._sheet[key]

    def __iter__(self) -> Iterator[str]:
        self.read.update(self._sheet)
        return iter(self._sheet)

    def __len__(self) -> int:
        return len(self._sheet)
