"""A question that stands before something counts."""

from collections.abc import Callable, Sequence


class Pending:
    """What waits for a yes. At most one thing waits; whatever else is done takes the question away.

    Attributes:
        question: what the page shows: question, lines, warning, and the two answers; {} when nothing waits.
        of_words: whether it is asked about the words, so that mending them takes it away too.
        said: what the other side says as it asks; "" where the room asks.

    >>> said = []
    >>> pending = Pending()
    >>> pending.ask("Leave?", "Yes", lambda: said.append("left"))
    >>> pending.go_on()
    >>> pending.go_on()
    >>> said, pending.question
    (['left'], {})
    """

    def __init__(self) -> None:
        self.drop()

    def drop(self) -> None:
        """Take the question away; nothing happens."""
        self._then: Callable[[], None] | None = None
        self.question: dict[str, object] = {}
        self.of_words = False
        self.said = ""

    def ask(
        self,
        question: str,
        yes: str,
        then: Callable[[], None],
        lines: Sequence[str] = (),
        warning: str = "",
        no: str = "No, go on talking",
        of_words: bool = False,
        said: str = "",
    ) -> None:
        """Ask, and call ``then`` after a yes."""
        self._then, self.of_words, self.said = then, of_words, said
        self.question = {"question": question, "lines": list(lines), "warning": warning, "yes": yes, "no": no}

    def go_on(self) -> None:
        """Do what was asked about, once."""
        then = self._then
        self.drop()
        if then:
            then()
