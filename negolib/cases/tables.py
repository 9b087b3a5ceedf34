"""A case as a learner reads it: tables of what it holds, of any number of parties beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from negolib.in_words import amount, listed, meant, percent, sentence_start

from .errors import CaseError
from .model import Case
from .parts import Option
from .words import measured

Points = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Table:
    """A small table with its headings, as a notebook shows it."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    note: str = ""

    def __repr__(self) -> str:
        lines = [self.title, " | ".join(self.header)]
        lines += [" | ".join(map(_text, row)) for row in self.rows]
        return "\n".join([*lines, self.note] if self.note else lines)

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col" style="text-align:left">{escape(word)}</th>' for word in self.header)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows)
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        return (
            f'<table><caption style="text-align:left"><b>{escape(self.title)}</b></caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
        )


def criteria_table(case: Case, party: str | None = None) -> Table:
    """Return the objective criteria, and who can show them; a cost model is followed by its parts.

    Args:
        case: the case.
        party: who looks: what lies in the other side's papers is left out. Without it, all are there.
    """
    me = case.party(party).name if party else ""
    rows = []
    for criterion in case.criteria:
        if me and criterion.held_by not in (None, me):
            continue
        invented = " (fictional)" if criterion.fictional else ""
        whose = _whose(case, criterion.held_by, me)
        rows.append((criterion.label, criterion.says, criterion.source + invented, whose, "", ""))
        for part in criterion.parts:
            rows.append((f"— {part.label}", "", "", "", percent(part.share), _change(part.change)))
    header = ("Benchmark", "What it says", "Source", "Who can show it", "Share of the price", "Change")
    width = len(header) if case.cost_model else 4
    return Table("Benchmarks", header[:width], tuple(row[:width] for row in rows))


def _whose(case: Case, holder: str | None, me: str) -> str:
    if holder is None:
        return "public"
    return "ours to show" if holder == me else f"only {case.party(holder).short}"


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


def value_table(case: Case, parties: Sequence[str] | None = None) -> Table:
    """Return the value matrix: issues and options down, parties across.

    Args:
        case: the case.
        parties: whose values are shown, in this order; all of them if not given.
    """
    chosen = case.party_names if parties is None else [case.party(name).name for name in parties]
    rows = [
        (label, option.label, *(amount(option.points[party]) for party in chosen))
        for _, label, option in _options(case)
    ]
    header = ("Issue", "Option", *(_title(case, party) for party in chosen))
    return Table(f"What each option is worth to each side ({measured(case)})", header, tuple(rows))


def guess_table(case: Case, party: str, parties: Sequence[str] | None = None) -> Table:
    """Return what a party believes of the others' points, beside the truth, others in parallel.

    Where the case does not say what it believes, the truth stands alone.

    Args:
        case: the case.
        party: who guesses.
        parties: whose points are guessed; all the others if not given.
    """
    me = case.party(party).name
    others = [name for name in case.party_names if name != me] if parties is None else list(parties)
    columns: list[tuple[str, Points]] = []
    for name in others:
        whose, truth = _title(case, name), _points(case, name)
        if guess := case.guess(me, name):
            columns += [(f"{whose}: your guess", guess), (f"{whose}: the truth", truth)]
        else:
            columns.append((whose, truth))
    columns.append(("Yours", _points(case, me)))
    header = ("Issue", "Option", *(title for title, _ in columns))
    rows = [
        (label, option.label, *(amount(points[issue][option.name]) for _, points in columns))
        for issue, label, option in _options(case)
    ]
    unsaid = [case.called[name] for name in others if not case.guess(me, name)]
    note = (
        f"What {case.called[me]} believed about {listed(unsaid)} is not part of this case." if unsaid else ""
    )
    return Table("What you believed, and what is so", header, tuple(rows), note)


def cost_table(case: Case, party: str) -> Table:
    """Return what a party pays in all today, line by line, with the sum.

    Raises:
        CaseError: for a party whose costs the case does not tell.
    """
    lines = case.party(party).cost_today
    if not lines:
        told = [one.name for one in case.party_list if one.cost_today]
        raise CaseError(f"The case does not say what today costs {case.party(party).the}: {meant('', told)}.")
    rows = [(line.label, amount(line.amount)) for line in lines]
    rows.append(("Total cost of ownership", amount(sum(line.amount for line in lines))))
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


def _options(case: Case) -> Iterator[tuple[str, str, Option]]:
    """Every option with its issue's name, and with the issue's label where a new one begins."""
    for issue in case.issues:
        for option in issue.options:
            yield issue.name, issue.label if option is issue.options[0] else "", option


def _points(case: Case, party: str) -> Points:
    return {issue.name: {o.name: o.points[party] for o in issue.options} for issue in case.issues}


def _title(case: Case, party: str) -> str:
    return sentence_start(case.party(party).short)


def _change(share: float) -> str:
    text = percent(share, sign=True)
    return "unchanged" if text == "0%" else text


def _text(cell: object) -> str:
    return str(cell)


def _cell(cell: object) -> str:
    return f'<td style="text-align:left;vertical-align:top">{escape(_text(cell))}</td>'
