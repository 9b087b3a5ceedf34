"""Which moves words may be, each with how likely it is: rules that look at one act after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from negolib.practice.table.moves import Move

from . import cues
from .offers import Offered
from .utterance import Utterance
from .words import Word, clauses, content, stem


@dataclass(frozen=True)
class Guess:
    """A move that words may be, how likely from 0 to 1, and whether each number is one that there is."""

    move: Move
    likely: float
    exact: bool = True


def guesses(said: Utterance) -> Iterator[Guess]:
    """Return every move that the words may be."""
    yield from _questions(said)
    yield from _tellings(said)
    yield from _proposals(said)
    yield from _steps(said)
    yield from _climate(said)


# Questions

_FRAGMENT = 4


def _questions(said: Utterance) -> Iterator[Guess]:
    if not said.asked:
        return
    line = " ".join(word.text for word in said.asked)
    is_open = _is_open(said, line)
    issue = said.asked_about
    if cues.SHARED.search(line) and cues.WISE.search(line):
        yield Guess(Move("reframe", issue=said.issue(said.asked, 0.9)), 0.84)
    ways: list[str] = []
    if cues.ALTERNATIVE.search(line) and not (issue and said.options):
        ways.append("alternative")
    if cues.CONSTRAINT.search(line):
        ways.append("constraint")
    if cues.PRIORITY.search(line):
        ways.append("priority")
    if cues.INTEREST.search(line):
        ways.append("interest")
    if issue and not is_open and ways[:1] == ["interest"]:
        # "Do you want it on Friday?" asks about the day, not about what is behind it.
        ways.insert(0, "issue")
    ways = [*dict.fromkeys([*ways, "issue"])]
    of_you = is_open and said.reading.open_question and cues.YOU.search(line)
    likely = 0.8 if ways[0] != "issue" else 0.75 if issue else 0.72 if of_you else 0.5
    for about in ways:
        if about in ("issue", "constraint") and not issue:
            about = "interest"
        about_issue = "" if about == "alternative" else issue
        yield Guess(Move("ask", about=about, open=is_open, issue=about_issue), likely)
        likely -= 0.2


def _is_open(said: Utterance, line: str) -> bool:
    reading = said.reading
    fragment = len(line.split()) <= _FRAGMENT and not cues.YES_NO.search(line)
    if reading.open_question != reading.closed_question and not fragment:
        return reading.open_question
    wise, yes_no = cues.WH.search(line), cues.YES_NO.search(line)
    if cues.ASKING.search(line):
        return True
    # "And the formats?" wants to hear about them.
    return fragment or bool(wise and (not yes_no or wise.start() < yes_no.start()))


# What is told

# From here on, words plainly say a text again.
_NEAR = 0.55
# From here on, they say all of it.
_SAME = 0.75
# So many words that name something, and it is no chance that they are those of a text.
_MANY = 4
# Options of more issues than that are a package, whatever is said with them.
_PACKAGE = 2


def _tellings(said: Utterance) -> Iterator[Guess]:
    words = said.stated
    if not words:
        return
    line = " ".join(word.text for word in words)
    yield from _constraints(said, words, line)
    yield from _priorities(said, words, line)
    yield from _needs(said, words, line)
    issue, near = said.near.get("issue", ("", 0.0))
    several = len({named.issue for named in said.options})
    offering = 0.25 * (several > 1 or bool(said.offered and said.offered.based))
    if near >= 0.4:
        matters = said.seat.matters(issue)
        # Who only tells again what happened has not said how much it matters.
        likely = min(0.9, 0.25 + near) - offering - 0.2 * (near < _SAME and not cues.WEIGHS.search(line))
        yield Guess(Move("tell", about="priority", issue=issue, matters=matters), likely)
    for kind in ("fact", "value", "interest"):
        name, near = said.near.get(kind, ("", 0.0))
        if near < 0.2:
            continue
        likely = min(0.93, 0.25 + 1.15 * near)
        if kind == "interest" and cues.NEED.search(line):
            likely += 0.06
        likely -= 0.25 * (several > 1) + 0.25 * (kind == "value" and said.reading.acknowledgement)
        fields = (
            {"interest": name, "serves": said.seat.serves.get(name, {})}
            if kind == "interest"
            else {kind: name}
        )
        yield Guess(Move("tell", about=kind, **fields), likely)
    if cues.SHARED.search(line):
        yield from _affirmations(said)
    name, near = said.near.get("criterion", ("", 0.0))
    if near >= 0.25:
        plain = near >= _NEAR and len(content(words)) >= _MANY
        cited = 0.2 if _cites(said, line) else -0.12 if plain else -0.25
        yield Guess(Move("cite", criterion=name), min(0.92, 0.2 + 0.8 * near + cited))


def _affirmations(said: Utterance) -> Iterator[Guess]:
    """A value that both hold, by its own words or by those of one's own name for it."""
    name, near = said.near.get("shared", ("", 0.0))
    if near > 0.12:
        yield Guess(Move("affirm", value=name), min(0.95, 0.55 + near))
    elif cues.HELD_IN_COMMON.search(said.line):
        for shared in said.seat.shared:
            yield Guess(Move("affirm", value=shared.name), 0.5)
    own, near = said.near.get("value", ("", 0.0))
    for shared in said.seat.shared:
        if near > 0.2 and shared.values.get(said.seat.party) == own:
            yield Guess(Move("affirm", value=shared.name), min(0.96, 0.4 + 1.15 * near))


def _cites(said: Utterance, line: str) -> bool:
    """Whether somebody else's word is called upon: by a word for that, which is none for an issue here."""
    return any(not said.names.is_head(stem(found.group())) for found in cues.CITING.finditer(line))


def _constraints(said: Utterance, words: Sequence[Word], line: str) -> Iterator[Guess]:
    cannot = cues.CANNOT.search(line)
    if not cannot or cues.NO_DEAL.search(line):
        return
    beyond = said.names.beyond(words)
    if beyond:
        issue, option = beyond
        yield Guess(Move("tell", about="constraint", issue=issue, option=option), 0.9)
        return
    # "Every day until dusk? Impossible.": what is ruled out may stand in an echo.
    found = said.names.options(words) or said.names.options(said.words)
    for named in sorted(found, key=lambda named: -named.strength)[:1]:
        move = Move("tell", about="constraint", issue=named.issue, option=named.option)
        # Who names options of several issues offers rather than refuses.
        several = len({named.issue for named in said.options})
        likely = 0.7 + 0.18 * named.strength - 0.25 * (several > 1) - 0.2 * (several > _PACKAGE)
        # Beside an open question it is why one asks.
        likely -= 0.15 * (bool(said.asked) and said.reading.open_question)
        yield Guess(move, likely, named.exact)
    issue = said.issue(words, 0.9)
    for package in said.table.on_table(said.seat.party) if issue and not found else ():
        # "The price is too high": what they ask for is meant.
        if package.get(issue, said.seat.today[issue]) != said.seat.today[issue]:
            move = Move("tell", about="constraint", issue=issue, option=package[issue])
            yield Guess(move, 0.65)


def _priorities(said: Utterance, words: Sequence[Word], line: str) -> Iterator[Guess]:
    if not cues.WEIGHS.search(line):
        return
    parts = [words[start:end] for start, end in clauses(words)]
    parts += [part for part, asks in said.sentences if not asks]
    for part in [*parts, words, said.words]:
        text = " ".join(word.text for word in part)
        # In one sentence an issue and its weight belong together; further apart, the issue must be plain.
        issue = said.issue(part, 0.5 if part in parts else 0.9)
        if not issue or not cues.WEIGHS.search(text):
            continue
        option = next((n.option for n in said.options if n.issue == issue and n.strength >= 0.7), "")
        matters = _weight(text if part is not words else line)
        likely = 0.8 - 0.25 * bool(cues.SHARED.search(line))
        several = len({named.issue for named in said.options})
        likely -= 0.25 * (several > 1) + 0.2 * (several > _PACKAGE) + 0.25 * said.reading.acknowledgement
        yield Guess(Move("tell", about="priority", issue=issue, option=option, matters=matters), likely)
        return


def _needs(said: Utterance, words: Sequence[Word], line: str) -> Iterator[Guess]:
    """Who says that something is needed says, too, that it matters."""
    issue = said.issue(words, 0.7)
    if not issue or not cues.NEEDS.search(line) or cues.WEIGHS.search(line):
        return
    little = cues.NOT.search(line)
    matters = "little" if little else "most" if cues.BADLY.search(line) else "some"
    option = next((n.option for n in said.options if n.issue == issue and n.strength >= 0.7), "")
    yield Guess(Move("tell", about="priority", issue=issue, option=option, matters=matters), 0.6)


def _weight(line: str) -> str:
    if "not the most" in line:
        return "some"
    if cues.LITTLE.search(line):
        return "little"
    if cues.MOST.search(line) and not cues.MIDDLING.search(line):
        return "most"
    return "some"


# Proposals


def _proposals(said: Utterance) -> Iterator[Guess]:
    offer = said.offered
    if not offer:
        return
    asked_for = bool(cues.OFFERING_QUESTION.search(said.line))
    likely = 0.3 + 0.3 * offer.strength + 0.08 * min(offer.named, 3) + 0.15 * offer.based
    offering = bool(cues.OFFERING.search(said.line))
    kept = asked_for or cues.PROPOSES.search(said.line) or cues.KEEPS.search(said.line)
    likely += 0.12 * offering + 0.12 * asked_for
    if not offering and offer.strength < 0.8 and not offer.based:
        likely -= 0.12
    if len(said.words) <= 3 * offer.named + 3:
        likely += 0.15
    in_question = bool(said.asked) and not any(
        named for named in said.names.options(said.stated) if not named.excluded
    )
    if in_question and not asked_for and not offer.based:
        likely -= 0.35 if offer.named < 2 else 0.15
    if not said.names.options(said.own_words):
        likely -= 0.3 * (not offer.based)
    today = said.seat.today.items()
    if not offer.based and all(one.items() <= today for one in offer.packages) and not kept:
        # What is so today is spoken of more often than offered.
        likely -= 0.12
    if said.asked and not (asked_for or cues.PROPOSES.search(said.line)) and _echoes(said, offer):
        likely -= 0.35
    if offer.named <= _PACKAGE and (cues.CANNOT.search(said.line) or cues.WEIGHS.search(said.line)):
        likely -= 0.2
    if _cites(said, said.line):
        likely -= 0.2
    if said.reading.acknowledgement or said.reading.threat:
        likely -= 0.15
    yield Guess(Move("propose", packages=offer.packages), min(likely, 0.95), offer.exact)


def _echoes(said: Utterance, offer: Offered) -> bool:
    """Whether all that is named is what the others have proposed."""
    standing = said.table.on_table(said.seat.party)
    return any(one.items() <= package.items() for one in offer.packages for package in standing)


# Steps out of the talks, and the end of them


def _steps(said: Utterance) -> Iterator[Guess]:
    reading, line = said.reading, said.line
    _, alternative = said.near.get("alternative", ("", 0.0))
    without, would = cues.NO_DEAL.search(line), cues.WOULD.search(line)
    goes = would and (without or alternative >= 0.3)
    if said.stated and (reading.warning or said.unsure("warning") or goes):
        likely = 0.8 if reading.warning else 0.72 if without and would else 0.5
        yield Guess(Move("warn"), min(0.93, likely + 0.2 * alternative))
    or_else = cues.OR_ELSE.search(line)
    if reading.threat or said.unsure("threat") or (or_else and said.stated):
        yield Guess(Move("threaten"), 0.9 if reading.threat else 0.72 if or_else else 0.5)
    if cues.BREAK.search(line):
        yield Guess(Move("break"), 0.88)
    if cues.LEAVE.search(line) and not without:
        yield Guess(Move("walk away"), 0.7 if reading.threat else 0.86)
    yield from _acceptances(said)


def _acceptances(said: Utterance) -> Iterator[Guess]:
    standing = said.table.on_table(said.seat.party)
    accepts = cues.ACCEPT.search(said.line)
    if not standing or not accepts or cues.NOT.search(said.line[: accepts.end()]):
        return
    closes = not said.asked or cues.CLOSING.search(said.line)
    if not closes and not cues.ACCEPT.search(" ".join(word.text for word in said.stated)):
        return
    choice = next((n for n, way in cues.WHICH.items() if n < len(standing) and way.search(said.line)), None)
    other = [
        named
        for named in said.options
        if all(package.get(named.issue) != named.option for package in standing[choice or 0 : None])
    ]
    if choice is None and len(standing) > 1 and said.options:
        fits = [sum(package.get(n.issue) == n.option for n in said.options) for package in standing]
        choice = max(range(len(standing)), key=fits.__getitem__) if max(fits) else None
    plain = len(standing) == 1 or choice is not None
    move = Move("accept", choice=choice if len(standing) > 1 else None)
    yield Guess(move, 0.5 if other or not closes or cues.BUT.search(said.line) else 0.92 if plain else 0.7)


# The climate


def _climate(said: Utterance) -> Iterator[Guess]:
    reading = said.reading
    # Beside a question, either may be what is meant most: the learner says which.
    asked = 0.7 if reading.open_question else 0.82
    plain = 0.5 if cues.SORRY_BUT.search(said.line) else asked if said.asked else 0.88
    kind = max(
        plain * reading.acknowledgement,
        plain * reading.apology,
        0.62 * reading.thanks,
        0.6 * said.unsure("acknowledgement"),
        0.6 * said.unsure("apology"),
    )
    if kind:
        yield Guess(Move("acknowledge"), kind - 0.3 * reading.blame)
    elif reading.you and said.stated and not (reading.blame or reading.threat or reading.warning):
        # Something is said of them, and nothing else is plain: perhaps it is meant kindly.
        yield Guess(Move("acknowledge"), 0.35)
