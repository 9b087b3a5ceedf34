"""What a debrief advises is never against the interest of whoever reads it: a thousand random talks."""

import itertools
import re
from collections.abc import Iterator
from random import Random

import pytest

from negolib.analysis import issue_kinds
from negolib.cases import load_case, template
from negolib.cases.loader import read_case
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.debrief.debriefing import Debrief, debrief
from negolib.practice.table.between import space_between
from negolib.practice.table.moves import MATTERS, Move
from negolib.practice.talks.negotiation import Negotiation

CASES = (
    load_case("supplier"),
    load_case("community-garden"),
    read_case(template("choir").encode(), "choir.yaml"),
)
TALKS = 1000
SAID = (
    "",
    "",
    "What matters most to you in this?",
    "Look, I get it, this is hard for you, but it is far too much for us.",
    "If you can meet us there, we can move here, because it helps us to plan.",
    "Thank you for telling me that.",
    "You are being unreasonable.",
    "Either you sign this week or we go elsewhere.",
)


def some_move(chance: Random, talks: Negotiation) -> Move:
    case, party = talks.case, talks.party
    issue = chance.choice(case.issues)
    option = chance.choice(issue.option_names)
    act = chance.choice(["ask", "ask", "tell", "tell", "propose", "propose", "propose", "cite", *OTHERS])
    if act == "ask":
        about = chance.choice(["issue", "priority", "interest", "constraint"])
        return Move("ask", about=about, open=chance.random() < 0.6, issue=issue.name)
    if act == "tell":
        if chance.random() < 0.5:
            return Move("tell", about="value", value=chance.choice(case.party(party).values).name)
        return Move("tell", about="priority", issue=issue.name, option=option, matters=chance.choice(MATTERS))
    if act == "cite":
        return Move("cite", criterion=chance.choice(case.criteria).name)
    if act != "propose":
        return Move(act)
    if chance.random() < 0.4:
        return Move("propose", packages=({issue.name: option},))
    count = chance.choice([1, 1, 2])
    drawn = [{i.name: chance.choice(i.option_names) for i in case.issues} for _ in range(count)]
    return Move("propose", packages=tuple(drawn[:1] if drawn[0] == drawn[-1] else drawn))


OTHERS = ("acknowledge", "reframe", "warn", "accept")


def random_talks(seed: int) -> Negotiation:
    """Talks of somebody who does anything, says anything, and takes what is there sooner or later."""
    chance = Random(seed)
    case = CASES[seed % len(CASES)]
    party = chance.choice(case.party_names)
    talks = Negotiation(case, party, chance.choice(list(BY_NAME)), seed=seed, rounds=chance.randint(4, 9))
    while not talks.ended:
        last = talks.rounds_left == 1 and chance.random() < 0.6
        talks.play(Move("accept") if last else some_move(chance, talks), chance.choice(SAID))
    return talks


def found_in(talks: Negotiation, words: str) -> set[tuple[str, str]]:
    """The options of the case that words name, each by the longest name that stands there."""
    names = [
        (option.short_data or option.own_label, issue.name, option.name)
        for issue in talks.case.issues
        for option in issue.options
    ]
    found, rest = set(), words
    for name, issue, option in sorted(names, key=lambda one: -len(one[0])):
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        if re.search(pattern, rest):
            found.add((issue, option))
            rest = re.sub(pattern, "…", rest)
    return found


def start_of(talks: Negotiation, found: Debrief) -> dict[str, str]:
    """What advice is measured against: the deal while it can be improved, else today's arrangement."""
    improvable = found.result.package and not found.result.efficient
    return dict(found.result.package) if improvable else dict(talks.case.today)


def wrongs(talks: Negotiation, found: Debrief) -> Iterator[str]:
    """What is wrong with the advice, a sentence each."""
    case, start = talks.case, start_of(talks, found)
    kinds = issue_kinds(space_between(case, talks.party, talks.other)).set_index("issue")["kind"]
    for lesson in found.lessons:
        named = found_in(talks, lesson.try_this)
        changed = {**start, **dict(named)}
        own, theirs = (case.value(p, changed) - case.value(p, start) for p in (talks.party, talks.other))
        if named and (own <= 0 or own + theirs <= 0):
            yield f"{own:+} for oneself, {theirs:+} for them: {lesson.try_this}"
        if any(kinds[issue] == "distributive" for issue, _ in named):
            yield f"offers what cannot be traded: {lesson.try_this}"
        claims = re.findall(r": ([\d,.]+) more than walking away for you", " ".join(lesson.more))
        if any(float(claim.replace(",", "")) <= found.result.own_gain for claim in claims):
            yield f"shows what is no better: {lesson.more}"
        if re.search(r"(?<![\d.,])0 points", lesson.why):
            yield f"is about nothing: {lesson.why}"


@pytest.mark.parametrize("part", range(10))
def test_a_thousand_talks_and_no_advice_against_ones_interest(part):
    seeds = range(part, TALKS, 10)
    played = [(seed, random_talks(seed)) for seed in seeds]
    assert {talks.party for _, talks in played} == set(itertools.chain(*(case.party_names for case in CASES)))
    bad = [(seed, wrong) for seed, talks in played for wrong in wrongs(talks, debrief(talks))]
    assert not bad
