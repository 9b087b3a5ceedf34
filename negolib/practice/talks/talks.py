"""What all talks have, whoever sits at the table."""

from negolib.practice.table.table import Table, Turn

from .record import Branch


class Talks:
    """Talks at one table: what was said there, and how it ended.

    Attributes:
        table: where they take place.
        branch: where they leave other talks, when something is said again in them.
    """

    table: Table
    branch: Branch | None = None

    @property
    def turns(self) -> list[Turn]:
        """Everything that was said and done, in order."""
        return self.table.turns

    @property
    def ended(self) -> str:
        """How the talks ended: "" while they go on, "deal", "walked away" or "no time"."""
        return self.table.ended

    @property
    def package(self) -> dict[str, str] | None:
        """What was agreed, if anything was."""
        return self.table.package
