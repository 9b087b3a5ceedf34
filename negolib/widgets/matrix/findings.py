"""What a value matrix shows, said in sentences: for two parties together, for more of them in pairs too."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from negolib.analysis import OutcomeSpace, logrolls
from negolib.cases import Case
from negolib.cases.words import issue_of, measured
from negolib.in_words import amount, listed, percent, sentence_start

Points = Mapping[str, Mapping[str, Mapping[str, float | None]]]
Weights = dict[str, dict[str, tuple[float, float | None]]]
COUNTED = {2: "Both", 3: "All three", 4: "All four", 5: "All five"}


def swing(row: Mapping[str, float | None]) -> float:
    """Return an issue's weight: its best less its worst option, empty ones counted as 0."""
    values = [value or 0.0 for value in row.values()]
    return round(max(values) - min(values), 6)


def weights(points: Points) -> Weights:
    """Return each issue's swing to each party, and its share of all that is at stake for it.

    >>> weights({"a": {"price": {"low": 0, "high": 30}, "term": {"1": 0, "2": 10}}})["a"]["price"]
    (30.0, 0.75)
    """
    found: Weights = {}
    for party, rows in points.items():
        swings = {issue: swing(row) for issue, row in rows.items()}
        total = sum(swings.values())
        found[party] = {issue: (size, size / total if total else None) for issue, size in swings.items()}
    return found


def space_of(case: Case, points: Points, names: Mapping[str, str] | None = None) -> OutcomeSpace:
    """Return the outcome space of a table, empty cells counted as 0.

    Its parties have the names given, or else those by which sentences call them.
    """
    names = names or case.called
    return OutcomeSpace(
        {
            names[party]: [[value or 0.0 for value in row.values()] for row in rows.values()]
            for party, rows in points.items()
        },
        issues=[issue.name for issue in case.issues],
        options=[[option.name for option in issue.options] for issue in case.issues],
        reservation={names[party]: case.parties[party].reservation_value for party in points},
    )


def findings(
    case: Case, points: Points, kinds: Mapping[str, Mapping[str, object]], trades: bool = True
) -> str:
    """Say what the table of two or more parties shows, a finding a line; trades only if they may be told."""
    return "\n".join(
        [
            *_empty(points),
            *_kinds(case, points, kinds),
            *_difference(case, points),
            *(_trades(case, points) if trades else ()),
        ]
    )


def what_matters(case: Case, points: Points, party: str) -> str:
    """Say what matters most to one party."""
    who = case.called[party]
    shares = {issue: share for issue, (_, share) in weights(points)[party].items() if share}
    if not shares:
        return f"Fill in what each option is worth to {who}; today’s options are the zero."
    ranked = sorted(shares, key=shares.get, reverse=True)[:3]
    words = listed(f"{issue_of(case, issue)} ({percent(shares[issue])})" for issue in ranked)
    return f"What matters most to {who}, as a share of all that is at stake: {words}."


def _empty(points: Points) -> Iterator[str]:
    values = [value for rows in points.values() for row in rows.values() for value in row.values()]
    if empty := values.count(None):
        cells = "One cell is" if empty == 1 else f"{empty} cells are"
        yield f"{cells} still empty and counted as 0, as good as today."


def _matter(points: Points) -> list[str]:
    """Return the issues that somebody minds."""
    every = weights(points)
    first = next(iter(every.values()))
    return [issue for issue in first if any(rows[issue][0] for rows in every.values())]


def _kinds(case: Case, points: Points, kinds: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    def of(kind: str) -> list[str]:
        return [issue_of(case, issue) for issue in _matter(points) if kinds[issue]["kind"] == kind]

    everybody = COUNTED.get(len(points), "All of them")
    if agreed := of("compatible"):
        yield f"{everybody} want the same on: {listed(agreed)}."
    if fought := of("distributive"):
        loser = "the other loses" if len(points) == 2 else "the others lose"
        yield f"What one gains {loser} on: {listed(fought)}."


def _difference(case: Case, points: Points) -> Iterator[str]:
    every = weights(points)
    shares = {issue: {party: every[party][issue][1] or 0.0 for party in points} for issue in _matter(points)}
    if not shares:
        return
    apart = {issue: max(row.values()) - min(row.values()) for issue, row in shares.items()}
    most = max(apart, key=apart.get)
    if apart[most] < 0.01:
        yield f"{COUNTED.get(len(points), 'All of them')} weigh every issue alike."
        return
    first, *others = shares[most].items()
    words = [f"{percent(first[1])} of what is at stake for {case.called[first[0]]}"]
    words += [f"{percent(share)} for {case.called[party]}" for party, share in others]
    yield f"They differ most on {issue_of(case, most)}: {', '.join(words)}."


def _trades(case: Case, points: Points) -> Iterator[str]:
    """Say for each pair which exchange of two issues gains it most, and for which pairs there is none."""
    without = []
    for pair in combinations(points, 2):
        if not _matter({party: points[party] for party in pair}):
            continue
        space = space_of(case, {party: points[party] for party in pair})
        trades = logrolls(space, case.today)
        if len(trades):
            yield _trade(case, points, pair, trades.iloc[0])
        else:
            without.append(" and ".join(space.parties))
    if without and len(points) == 2:
        yield "No exchange of two issues helps both against today."
    elif without:
        yield f"No exchange of two issues helps both against today between {listed(without, 'or')}."


def _trade(case: Case, points: Points, pair: Sequence[str], best: Mapping[str, object]) -> str:
    one, other = (case.called[party] for party in pair)
    between = "" if len(points) == 2 else f" between {one} and {other}"
    gets = [
        f"{best[who]} gets “{case.option(best[issue], best[to]).label}” on {issue_of(case, best[issue])}"
        for who, issue, to in (("helps", "issue", "new"), ("other_helps", "other_issue", "other_new"))
    ]
    gains = (
        f"{sentence_start(one)} gains {amount(best[one])}, {other} {amount(best[other])}, "
        f"together {amount(best['joint_gain'])} {measured(case)}."
    )
    moves = {best["issue"]: best["new"], best["other_issue"]: best["other_new"]}
    absent = [_felt(case, points, party, moves) for party in points if party not in pair]
    start = f"The exchange of two issues{between} that gains most against today"
    return " ".join([f"{start}: {', '.join(gets)}.", gains, *absent])


def _felt(case: Case, points: Points, party: str, moves: Mapping[str, str]) -> str:
    rows = points[party]
    change = sum((rows[i][to] or 0.0) - (rows[i][case.today[i]] or 0.0) for i, to in moves.items())
    who = sentence_start(case.called[party])
    if abs(change) < 0.005:
        return f"{who} neither gains nor loses by it."
    return f"{who} {'gains' if change > 0 else 'loses'} {amount(abs(change))} by it."
