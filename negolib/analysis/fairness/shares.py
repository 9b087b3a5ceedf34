"""What a rule gives to each, with the reason in words: a plain list or dict that also shows itself."""

from collections.abc import Sequence

from negolib.analysis.show import table


class _Explained:
    title: str
    why: str

    def _rows(self) -> list[tuple]:
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return table(("", "gets"), self._rows(), self.title, self.why)


class ShareList(list, _Explained):
    """A list of numbers, in the order of the claims or parties, with `title` and `why`."""

    def _rows(self) -> list[tuple]:
        return list(enumerate(self, 1))


class ShareDict(dict, _Explained):
    """A dict {name: number} with `title` and `why`."""

    def _rows(self) -> list[tuple]:
        return list(self.items())


def explained(values: Sequence[float], names: Sequence | None, title: str, why: str) -> ShareList | ShareDict:
    """Return `values` as a list, or as a dict when there are names, with the reason in words.

    >>> gets = explained([1.0, 2.0], ["ann", "bob"], "Proportional", "All get the same part.")
    >>> gets["bob"], gets.why
    (2.0, 'All get the same part.')
    """
    if names is not None:
        return explained_by_name(values, names, title, why)
    result = ShareList(float(value) for value in values)
    result.title, result.why = title, why
    return result


def explained_by_name(values: Sequence[float], names: Sequence, title: str, why: str) -> ShareDict:
    """Return `values` as a dict, with the reason in words."""
    result = ShareDict(zip(names, (float(value) for value in values), strict=True))
    result.title, result.why = title, why
    return result
