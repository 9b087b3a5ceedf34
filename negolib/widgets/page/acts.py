"""One way from what a page reports to what is done about it: the method says which report it deals with."""

from collections.abc import Callable
from functools import cache


def on(act: str) -> Callable[[Callable], Callable]:
    """Mark the method that deals with a report of this name.

    >>> class Door:
    ...     @on("knock")
    ...     def _open(self, who):
    ...         return f"Come in, {who}."
    >>> does(Door(), "knock")("Ada")
    'Come in, Ada.'
    >>> does(Door(), "kick") is None
    True
    """

    def mark(method: Callable) -> Callable:
        method.deals_with = act
        return method

    return mark


def does(owner: object, act: object) -> Callable | None:
    """Return what an object does about a report; None where it knows no such thing."""
    name = _methods(type(owner)).get(act) if isinstance(act, str) else None
    return getattr(owner, name) if name else None


@cache
def _methods(kind: type) -> dict[str, str]:
    marked = (
        (method, name)
        for one in reversed(kind.__mro__)
        for name, method in vars(one).items()
        if hasattr(method, "deals_with")
    )
    return {method.deals_with: name for method, name in marked}
