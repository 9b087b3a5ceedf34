"""Reading the points of an outcome space: names and numbers checked, every slip named by its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import door


@dataclass(frozen=True)
class Tables:
    """Checked names, and per party a list of the points of each option for each issue."""

    parties: list
    issues: list
    options: list[list]
    values: list[list[list]]


def read_tables(points: object, issues: object, options: object) -> Tables:
    """Check points, issues and options as `OutcomeSpace` takes them; raise ValueError with one sentence."""
    given = door.a_mapping(points, "The points", "{party: [[points of each option] for each issue]}")
    parties = door.distinct_names(given, "party")
    if len(parties) < 2:
        raise ValueError(f"A negotiation needs at least two parties; the points name {len(parties)}.")
    if isinstance(given[parties[0]], Mapping):
        issues, options, given = _from_names(given, parties, issues, options)
    rows = {party: door.a_sequence(given[party], f"the points of {party!r}") for party in parties}
    count = len(rows[parties[0]])
    if not count:
        raise ValueError("There is no issue to settle; write the points of at least one issue.")
    if isinstance(options, Mapping):
        names = door.distinct_names(list(options) if issues is None else issues, "issue")
        for name in options:
            door.one_of(name, names, "the issue of the options")
        missing = [name for name in names if name not in options]
        if missing:
            raise ValueError(f"The options of the issue {missing[0]!r} are missing.")
        options = [options[name] for name in names]
    else:
        names = list(range(count)) if issues is None else door.distinct_names(issues, "issue")
    if len(names) != count:
        raise ValueError(
            f"There are {len(names)} names for issues, but {parties[0]!r} has points for {count}; they "
            f"have to match."
        )
    values = [_read_party(party, rows[party], names) for party in parties]
    widths = [len(row) for row in values[0]]
    for party, table in zip(parties, values, strict=True):
        for issue, row, width in zip(names, table, widths, strict=True):
            if len(row) != width:
                raise ValueError(
                    f"On the issue {issue!r}, {parties[0]!r} has points for {width} options and {party!r} "
                    f"for "
                    f"{len(row)}; every party needs points for every option."
                )
    return Tables(parties, names, _read_options(options, names, widths), values)


def _read_party(party: object, table: list, issues: list) -> list[list]:
    if len(table) != len(issues):
        raise ValueError(
            f"{party!r} has points for {len(table)} issues where there are {len(issues)}; every party "
            f"needs points "
            f"for every issue."
        )
    rows = []
    for issue, row in zip(issues, table, strict=True):
        if isinstance(row, str | bytes | Mapping) or not hasattr(row, "__iter__"):
            raise ValueError(
                f"The points of {party!r} on the issue {issue!r} have to be a list, one number per option."
            )
        cells = row.tolist() if hasattr(row, "tolist") else list(row)
        if not cells:
            raise ValueError(f"The issue {issue!r} has no option; write the points of at least one.")
        for place, cell in enumerate(cells):
            kind = type(cell)
            if kind is int or (kind is float and cell - cell == 0):
                continue
            cells[place] = door.a_number(
                cell, f"the points of {party!r} for option {place + 1} of the issue {issue!r}"
            )
        rows.append(cells)
    return rows


def _read_options(options: object, issues: list, widths: list[int]) -> list[list]:
    if options is None:
        return [list(range(width)) for width in widths]
    lists = door.a_sequence(options, "the options")
    if len(lists) != len(issues):
        raise ValueError(
            f"There are options for {len(lists)} issues where there are {len(issues)}; they have to match."
        )
    result = []
    for issue, names, width in zip(issues, lists, widths, strict=True):
        names = door.distinct_names(names, f"option of the issue {issue!r}")
        if len(names) != width:
            raise ValueError(
                f"The issue {issue!r} has {len(names)} options by name but points for {width}; they have "
                f"to match."
            )
        result.append(names)
    return result


def _from_names(
    points: Mapping, parties: list, issues: object, options: object
) -> tuple[list, list[list], Mapping]:
    """Turn {party: {issue: {option: points}}} into lists."""
    if issues is not None or options is not None:
        raise ValueError("The points name their issues and options already; leave issues= and options= out.")
    first = points[parties[0]]
    known = list(first)
    choices = []
    for issue in known:
        door.a_mapping(first[issue], f"The points of {parties[0]!r} on {issue!r}", "{option: points}")
        choices.append(list(first[issue]))
    lists: dict[object, list[list]] = {}
    for party in parties:
        table = door.a_mapping(points[party], f"The points of {party!r}", "{issue: {option: points}}")
        for issue in table:
            door.one_of(issue, known, f"the issue of {party!r}")
        lists[party] = []
        for issue, names in zip(known, choices, strict=True):
            if issue not in table:
                raise ValueError(f"{party!r} has no points for the issue {issue!r}.")
            row = door.a_mapping(table[issue], f"The points of {party!r} on {issue!r}", "{option: points}")
            for name in row:
                door.one_of(name, names, f"the option of {issue!r} for {party!r}")
            for name in names:
                if name not in row:
                    raise ValueError(
                        f"{party!r} has no points for the option {name!r} of the issue {issue!r}."
                    )
            lists[party].append([row[name] for name in names])
    return known, choices, lists
