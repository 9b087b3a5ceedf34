"""A way back to how a tool began, and back from there."""


class Restore:
    """What a button that puts a tool's first figures back says, and what it brings; pressed again, it undoes.

    Args:
        label: what the button says while there is nothing to undo.

    >>> back = Restore("Put Ines's figures back")
    >>> back.press(now=[5], first=[90])
    [90]
    >>> back.label
    'Take that back'
    >>> back.press(now=[90], first=[90]), back.label
    ([5], "Put Ines's figures back")
    """

    def __init__(self, label: str) -> None:
        self._first_label = label
        self.forget()

    @property
    def label(self) -> str:
        """What the button says."""
        return "Take that back" if self._before else self._first_label

    def forget(self) -> None:
        """Something else was done: what was before can be brought back no longer."""
        self._before: list[object] = []

    def press(self, now: object, first: object) -> object:
        """Return what shall stand now: the first figures, or what stood before they were put back."""
        if self._before:
            return self._before.pop()
        if now != first:
            self._before.append(now)
        return first
