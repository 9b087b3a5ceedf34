"""A case as a learner reads it: the story, a brief, and tables of what the file holds."""

from dataclasses import dataclass
from html import escape

from negolib.in_words import amount, percent

from .model import Case
from .words import capital, measured


@dataclass(frozen=True)
class Page:
    """A text in Markdown that a notebook shows as text."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.text


@dataclass(frozen=True)
class Table:
    """A small table with its headings, as a notebook shows it."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    note: str = ""

    def __repr__(self) -> str:
        lines = [self.title, " | ".join(self.header)]
        return "\n".join([*lines, *(" | ".join(map(_text, row)) for row in self.rows)])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align:left">{escape(word)}</th>' for word in self.header)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows)
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        return (
            f'<table><caption style="text-align:left"><b>{escape(self.title)}</b></caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
        )


def story(case: Case) -> Page:
    """Return what both sides know, with the remark on what is invented.

    >>> from negolib.cases import load_case
    >>> story(load_case("supplier")).text.splitlines()[-1].startswith("*Fictional")
    True
    """
    return Page(f"{case.story.strip()}\n\n*{case.fictional.strip()}*")


def brief(case: Case, party: str) -> Page:
    """Return what only one party's negotiator knows."""
    one = case.party(party)
    quoted = "\n".join(f"> {line}".rstrip() for line in one.brief.strip().splitlines())
    return Page(f"**For {one.person} only**\n\n{quoted}")


def criteria_table(case: Case) -> Table:
    """Return the objective criteria, with the parts of a cost model in rows of their own."""
    rows = []
    for criterion in case.criteria:
        invented = " (fictional)" if criterion.fictional else ""
        rows.append((criterion.label, criterion.says, criterion.source + invented, "", ""))
        for part in criterion.parts:
            rows.append((f"— {part.label}", "", "", f"{part.share:.0%}", _change(part.change)))
    header = ("Benchmark", "What it says", "Source", "Share of the price", "Change")
    return Table("What both sides can look up", header, tuple(rows))


def alternatives_table(case: Case, party: str) -> Table:
    """Return a party's alternatives with every way they may turn out: probability, value and cost."""
    rows = []
    for alternative in case.party(party).alternatives:
        first = (alternative.label, amount(alternative.cost))
        for labels, probability, value in alternative.paths():
            # A path's value has the cost of trying taken off; the learner is to do that.
            worth = amount(value + alternative.cost)
            rows.append((*first, " → ".join(labels), f"{probability:.0%}", worth))
            first = ("", "")
    header = ("Alternative", "Cost of trying", "It may turn out that …", "Probability", "Value")
    return Table(f"What you can do without a deal ({measured(case)})", header, tuple(rows))


def value_table(case: Case) -> Table:
    """Return the value matrix: issues and options down, parties across."""
    rows = []
    for issue in case.issues:
        for option in issue.options:
            points = (amount(option.points[party]) for party in case.parties)
            first = issue.label if option is issue.options[0] else ""
            rows.append((first, option.label, *points))
    header = ("Issue", "Option", *(_title(case, party) for party in case.parties))
    return Table(f"What each option is worth to each side ({measured(case)})", header, tuple(rows))


def guess_table(case: Case, party: str) -> Table:
    """Return what a party believes of the other's points, beside the truth."""
    other = next(name for name in case.parties if name != party)
    rows = []
    for issue in case.issues:
        guessed = case.party(party).guess[issue.name]
        for option in issue.options:
            first = issue.label if option is issue.options[0] else ""
            points = (guessed[option.name], option.points[other], option.points[party])
            rows.append((first, option.label, *map(amount, points)))
    whose = _title(case, other)
    header = ("Issue", "Option", f"{whose}: your guess", f"{whose}: the truth", "Yours")
    return Table("What you believed, and what is so", header, tuple(rows))


def cost_table(case: Case, party: str) -> Table:
    """Return what a party pays in all today, line by line, with the sum."""
    lines = case.party(party).cost_today
    rows = [(line.label, amount(line.amount)) for line in lines]
    rows.append(("Total cost of ownership", amount(case.total_cost_today)))
    return Table(f"What it really costs today ({case.points_unit})", ("Cost", "Amount"), tuple(rows))


def frontier_table(case: Case) -> Table:
    """Return what the packages are worth that are efficient and acceptable to all, without naming them."""
    points = case.outcome_space().frontier()[case.party_names].sort_values(case.party_names[0])
    rows = [tuple(amount(value) for value in row) for row in points.itertuples(index=False)]
    header = tuple(f"Worth to {case.parties[party].person}" for party in case.party_names)
    title = (
        f"Packages that nobody could better without hurting somebody, and all could sign ({measured(case)})"
    )
    return Table(title, header, tuple(rows))


def _title(case: Case, party: str) -> str:
    return capital(case.party(party).short)


def _change(share: float) -> str:
    text = percent(share, sign=True)
    return "unchanged" if text == "0%" else text


def _text(cell: object) -> str:
    return str(cell)


def _cell(cell: object) -> str:
    return f'<td style="text-align:left;vertical-align:top">{escape(_text(cell))}</td>'
