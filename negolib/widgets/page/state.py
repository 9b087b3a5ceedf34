"""What a widget tells the page: plain values that nobody else holds, so every change is seen and sent."""

from collections.abc import Mapping

import traitlets


def fresh(value: object) -> object:
    """Return a plain value whose lists and dicts are nobody else's, at any depth.

    >>> row = {"outcomes": [{"label": ""}]}
    >>> kept = fresh(row)
    >>> row["outcomes"][0]["label"] = "it rains"
    >>> kept
    {'outcomes': [{'label': ''}]}
    """
    if isinstance(value, Mapping):
        return {key: fresh(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [fresh(part) for part in value]
    return value


# A trait compares what it holds with what it gets. If it held its owner's own rows, a change inside them
# would look like none, and the page would keep the old value. So each of these holds a copy of its own.


class FreshList(traitlets.List):
    """A list for the page, copied at every depth."""

    def validate(self, obj: traitlets.HasTraits, value: object) -> object:
        """Return a copy of the list."""
        return fresh(super().validate(obj, value))


class FreshDict(traitlets.Dict):
    """A dict for the page, copied at every depth."""

    def validate(self, obj: traitlets.HasTraits, value: object) -> object:
        """Return a copy of the dict."""
        return fresh(super().validate(obj, value))


class FreshAny(traitlets.Any):
    """Any plain value for the page, copied at every depth."""

    def validate(self, _obj: traitlets.HasTraits, value: object) -> object:
        """Return a copy of the value."""
        return fresh(value)
