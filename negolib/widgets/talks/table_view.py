"""What one side sees of the table: the talk so far, what it knows, and what things are worth to itself."""

from collections.abc import Mapping, Sequence

from negolib.cases import Case
from negolib.cases.parts import Information, SharedValue, Value
from negolib.cases.words import measured
from negolib.in_words import amount, listed
from negolib.practice.table.moves import Move
from negolib.practice.table.phrasing import describe
from negolib.practice.table.seat import seat_of
from negolib.practice.table.table import Table, Turn
from negolib.widgets.page.seats import seat_mark

Package = Mapping[str, str]
_MATTERS = {
    "most": "matters most to {whom}",
    "some": "matters somewhat to {whom}",
    "little": "matters little to {whom}",
}


def bubbles(
    case: Case, turns: Sequence[Turn], notes: Mapping[int, str], right: str, people: Mapping[str, str]
) -> list[dict[str, object]]:
    """Return the talk as the page shows it, a dict per turn.

    turns: what was said. notes: {place of the turn: the note on it}. right: whose lines stand on the right.
    people: {party: who is named above its lines}.
    """
    return [
        {
            "who": people[turn.by],
            "seat": seat_mark(case, turn.by),
            "right": turn.by == right,
            "round": f"round {turn.round}" if turn.round else "opening",
            "words": turn.words,
            "does": "; ".join(describe(case, move) for move in turn.moves),
            "note": notes.get(place, ""),
        }
        for place, turn in enumerate(turns)
    ]


def worth(case: Case, party: str, package: Package, pencilled: Package) -> float:
    """What a package is worth to a party; issues it leaves open count as pencilled in, or else as today."""
    return case.value(party, {**case.today, **pencilled, **package})


def in_words(case: Case, package: Package) -> list[str]:
    """Return a package line by line: what it changes, and what happens to the rest."""
    lines = [
        f"{case.issue(issue).label}: {case.option(issue, option).label}"
        for issue, option in package.items()
        if option != case.today[issue] or len(package) < len(case.issues)
    ]
    if len(package) < len(case.issues):
        return [*lines, "The rest stays open."]
    if not lines:
        return ["Everything as it is today."]
    return lines if len(lines) == len(case.issues) else [*lines, "Everything else as today."]


def against_batna(case: Case, party: str, points: float) -> str:
    """Say how far points lie from a party's own reservation value."""
    reservation = case.party(party).reservation_value
    gap = points - reservation
    side = (
        f"{amount(gap, 1)} above"
        if gap > 0.05
        else f"{amount(-gap, 1)} below"
        if gap < -0.05
        else "as good as"
    )
    return f"{side} your BATNA ({amount(reservation, 1)})"


def brief(case: Case, party: str) -> dict[str, str]:
    """Return what only one side knows: its brief in paragraphs, and what it has without a deal."""
    one = case.party(party)
    # A file's line breaks are not the learner's: only paragraphs are kept.
    paragraphs = [" ".join(part.split()) for part in one.brief.strip().split("\n\n")]
    return {
        "title": f"Your brief: {one.person.name} (confidential)",
        "text": "\n\n".join(paragraphs),
        "batna": f"Your BATNA: {one.batna.label}. {batna_worth(case, party)}",
    }


def batna_worth(case: Case, party: str) -> str:
    """Say what a party has without a deal, in its own points."""
    points = case.party(party).reservation_value
    return f"It is worth {amount(points, 1)} to you, in {measured(case)}."


def offers(case: Case, party: str, table: Table) -> list[dict[str, object]]:
    """Return what a party can accept now, as cards with its own score."""
    found = []
    standing = table.on_table(party)
    for place, package in enumerate(standing):
        points = worth(case, party, package, table.pencilled)
        whole = len(package) == len(case.issues)
        found.append(
            {
                "title": "Their offer" if len(standing) == 1 else f"Their offer {place + 1}",
                "lines": in_words(case, package),
                "score": f"{amount(points, 1)} to you, {against_batna(case, party, points)}",
                "below": points < case.party(party).reservation_value - 1e-9,
                "accept": "Accept" if whole else "Pencil this in",
            }
        )
    return found


def too_bad(case: Case, party: str, package: Package, pencilled: Package) -> str:
    """Warn whoever is about to accept less than it has without a deal; "" where it is enough."""
    points = worth(case, party, package, pencilled)
    if points >= case.party(party).reservation_value - 1e-9:
        return ""
    return (
        f"This is worth less to you than your BATNA: {against_batna(case, party, points)}. "
        "Without a deal you would be better off."
    )


def results(case: Case, table: Table, people: Mapping[str, str]) -> list[dict[str, str]]:
    """Return how talks held elsewhere may have ended, as things stand: names and labels to choose from."""
    found = []
    for by in table.parties:
        standing = table.on_table(by)
        for place, package in enumerate(standing):
            if len(package) == len(case.issues):
                which = "last proposal" if len(standing) == 1 else f"proposal {place + 1}"
                label = f"A deal: {people[by]} accepted {people[table.other(by)]}’s {which}"
                found.append({"name": f"accept {place}:{by}", "label": label})
    found += [{"name": f"walk away:{by}", "label": f"{people[by]} walked away"} for by in table.parties]
    return [*found, {"name": "time up:", "label": "Time was up, without a deal"}]


def scores(case: Case, party: str, packages: Sequence[Package], table: Table) -> dict[str, object]:
    """Return what a draft of one to three packages is worth to the party that drafts it, and nothing else.

    The result has ``lines`` (sentences), ``below`` (whether one lies below the own reservation value) and
    ``ruler``: marks between the worst and the best package, as shares of the way from 0 to 1.
    """
    reservation = case.party(party).reservation_value
    values = [worth(case, party, package, table.pencilled) for package in packages]
    theirs = [worth(case, party, package, table.pencilled) for package in table.on_table(party)]
    lines = []
    if len(values) == 1:
        first = f"Worth {amount(values[0], 1)} to you, {against_batna(case, party, values[0])}"
        lines.append(f"{first}{_against_table(values[0], theirs)}.")
        lines += _left_open(case, packages[0], table)
    else:
        worths = listed(amount(value, 1) for value in values)
        apart = max(values) - min(values)
        how = "equally good for you" if apart < 0.05 else f"{amount(apart, 1)} apart"
        lines.append(f"Worth {worths} to you: {how}; the least is {against_batna(case, party, min(values))}.")
        if apart > 0.05:
            lines.append("The closer they are for you, the more their choice tells you about them.")
    return {
        "lines": lines,
        "below": min(values) < reservation - 1e-9,
        "ruler": _ruler(case, party, values, theirs),
    }


def _against_table(value: float, theirs: Sequence[float]) -> str:
    if not theirs:
        return ""
    gap = value - max(theirs)
    what = "their offer" if len(theirs) == 1 else "the best of their offers"
    if abs(gap) < 0.05:
        return f" and as good as {what} on the table"
    return f" and {amount(abs(gap), 1)} {'more' if gap > 0 else 'less'} than {what} on the table"


def _left_open(case: Case, package: Package, table: Table) -> list[str]:
    missing = len(case.issues) - len(package)
    if not missing:
        return []
    what = "One issue is" if missing == 1 else f"{missing} issues are"
    how = "as pencilled in or as today" if table.pencilled else "as today"
    return [f"{what} left open, and counted {how} here."]


def _ruler(
    case: Case, party: str, values: Sequence[float], theirs: Sequence[float]
) -> list[dict[str, object]]:
    rows = [[option.points[party] for option in issue.options] for issue in case.issues]
    low, high = sum(map(min, rows)), sum(map(max, rows))
    marks = [
        {"kind": "batna", "label": "BATNA", "value": case.party(party).reservation_value},
        *({"kind": "theirs", "label": "their offer", "value": value} for value in theirs),
        *(
            {"kind": "draft", "label": f"package {n}" if len(values) > 1 else "your package", "value": value}
            for n, value in enumerate(values, 1)
        ),
    ]
    span = (high - low) or 1.0
    return [
        {
            "kind": mark["kind"],
            "label": f"{mark['label']} {amount(mark['value'], 1)}",
            "at": round(min(1.0, max(0.0, (mark["value"] - low) / span)), 4),
        }
        for mark in marks
    ]


def known(case: Case, turns: Sequence[Turn], of: str, me: str) -> list[dict[str, str]]:
    """Return what one side has said of itself: nothing else is known of it.

    The result holds dicts with ``round`` and ``text``.
    of: who said it. me: who is looking; the sentences speak of "you" or "them" accordingly.
    """
    whom, who = ("you", "You") if of == me else ("them", "They")
    found: list[dict[str, str]] = []
    before: Turn | None = None
    for turn in turns:
        if turn.by == of:
            told = [text for move in turn.moves if (text := _learnt(case, move, of, whom, who))]
            if of != me and before and before.by == me and len(before.packages) > 1 and turn.words:
                told.insert(0, f"On your {len(before.packages)} packages they said: “{_short(turn.words)}”")
            found += [{"round": str(turn.round), "text": text} for text in told]
        before = turn
    # What was said again is known already.
    return [entry for place, entry in enumerate(found) if entry["text"] not in _texts(found[:place])]


def _texts(entries: Sequence[Mapping[str, str]]) -> set[str]:
    return {entry["text"] for entry in entries}


def _learnt(case: Case, move: Move, of: str, whom: str, who: str) -> str:
    if move.act == "cite":
        criterion = next(c for c in case.criteria if c.name == move.criterion)
        return f"{who} cited “{criterion.label}”: {criterion.says}"
    teller = case.party(of)
    if move.act == "affirm":
        return f"{who} named a value that you share: {_text(move.value, case.shared_values, teller.values)}"
    if move.act != "tell":
        return ""
    if move.about == "fact":
        return f"{who} said this: {_text(move.fact, teller.information)}"
    if move.about == "value":
        return f"{who} stand for this: {_text(move.value, teller.values)}"
    # From either seat the issues are called the same.
    phrases = seat_of(case, case.party_names[0]).phrases
    if move.about == "interest":
        serves = [phrases[issue][1][option] for issue, option in move.serves.items()]
        return f"{who} need {move.interest}{f' (helped by {listed(serves)})' if serves else ''}."
    option = phrases[move.issue][1][move.option] if move.option else ""
    if move.about == "constraint":
        return f"{who} ruled out {option}."
    wish = f"; best is {option}" if option else ""
    return f"{case.issue(move.issue).label}: {_MATTERS[move.matters or 'some'].format(whom=whom)}{wish}."


def _text(name: str, *among: Sequence[Information | SharedValue | Value]) -> str:
    return next(one.text for several in among for one in several if one.name == name)


def _short(words: str, letters: int = 160) -> str:
    if len(words) <= letters:
        return words
    return f"{words[:letters].rsplit(' ', 1)[0]} …"
