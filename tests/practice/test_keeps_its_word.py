"""A counterpart keeps its word: tried with learners who do anything, in cases of several shapes.

Some hundred talks are played here. `python -m tests.practice.test_keeps_its_word 10000` plays as many as one
likes, of other seeds, and says what was broken and how often each kind of line was heard.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

import pytest

from negolib.cases import Case, load_case
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.table.moves import ACTS, ENDS, MATTERS, Move, told_facts
from negolib.practice.table.seat import Seat, seat_of
from negolib.practice.table.table import Turn, added
from negolib.practice.talks.negotiation import Negotiation
from tests.shapes import SHAPES

CASES = [
    load_case("supplier"),
    load_case("community-garden"),
    *(SHAPES[name] for name in ("price", "no_price", "three_parties")),
]
WORDS = (
    *[""] * 12,
    "What matters most to you?",
    "You people are greedy.",
    "Sign, or else we go elsewhere.",
    "I can see that this was hard for you.",
    "Sorry. That was wrong of us.",
)
BATCH = 60
Package = Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """One answer of a counterpart, and what lay on the table before it."""

    turn: Turn
    move: Move
    stands: tuple[Package, ...]
    pencilled: Package
    before: tuple[Package, ...]


class Played:
    """Random talks, and the counterpart's answers in order."""

    def __init__(self, seed: int) -> None:
        random = Random(seed)
        self.case = random.choice(CASES)
        party, other = random.sample(self.case.party_names, 2)
        self.talks = Negotiation(self.case, party, random.choice(list(BY_NAME)), seed, against=other)
        self.seat = seat_of(self.case, other, party)
        self.answers: list[Answer] = []
        wild = random.random() < 0.5
        stands: tuple[Package, ...] = ()
        before = self.talks.turns[0].packages
        while not self.talks.ended:
            pencilled = dict(self.talks.table.pencilled)
            move = _anything(self.talks, random) if wild else _trade(self.talks, random)
            turn = self.talks.play(move, random.choice(WORDS))
            if move.act in ENDS:
                break
            stands = added(self.case, stands, move.packages) if move.packages else stands
            self.answers.append(Answer(turn, move, stands, pencilled, before))
            before = added(self.case, before, turn.packages) if turn.packages else before

    def __repr__(self) -> str:
        return repr(self.talks)


def _anything(talks: Negotiation, random: Random) -> Move:
    """A move of any kind about anything."""
    case, party = talks.case, talks.party
    issue = random.choice(case.issue_names)
    option = random.choice(case.issue(issue).option_names)
    acts = [act for act in ACTS if act not in ENDS and (act != "affirm" or case.shared_values)]
    act = random.choice([*acts, "tell", "propose", "propose", "propose"])
    if act == "ask":
        about = random.choice(["issue", "priority", "interest", "constraint", "alternative"])
        return Move("ask", about=about, issue=issue, open=random.random() < 0.7)
    if act == "tell":
        return _telling(talks, random, issue, option)
    if act == "affirm":
        shared = [value.name for value in case.shared_values if party in value.values]
        return Move("affirm", value=random.choice(shared or [case.party(party).values[0].name]))
    if act == "propose":
        return Move("propose", packages=_packages(case, random))
    if act == "cite":
        return Move("cite", criterion=random.choice(case.criteria).name)
    return Move(act)


def _telling(talks: Negotiation, random: Random, issue: str, option: str) -> Move:
    case, own = talks.case, talks.case.party(talks.party)
    facts = told_facts(case, own.name)
    about = random.choice(["priority", "constraint", "interest", "value", "fact" if facts else "priority"])
    if about == "priority":
        return Move("tell", about=about, issue=issue, option=option, matters=random.choice(MATTERS))
    if about == "constraint":
        return Move("tell", about=about, issue=issue, option=option)
    if about == "interest":
        return Move("tell", about=about, interest=own.interests[0].name, serves={issue: option})
    if about == "fact":
        return Move("tell", about=about, fact=random.choice(facts).name)
    return Move("tell", about=about, value=random.choice(own.values).name)


def _packages(case: Case, random: Random) -> tuple[Package, ...]:
    whole = [{i.name: random.choice(i.option_names) for i in case.issues} for _ in range(3)]
    kind = random.random()
    if kind < 0.4:
        some = random.sample(case.issue_names, random.randint(1, 2))
        return ({i: o for i, o in whole[0].items() if i in some},)
    if kind < 0.8:
        return (whole[0],)
    return tuple(package for i, package in enumerate(whole) if package not in whole[:i])


def _trade(talks: Negotiation, random: Random) -> Move:
    """What somebody does who wants a deal: mostly offers, ever a little less for oneself."""
    case, seat = talks.case, talks.seat
    if random.random() < 0.35:
        return _anything(talks, random)
    keep = 1 - talks.round / talks.rounds
    package = {
        i: seat.best(i) if random.random() < keep else random.choice(case.issue(i).option_names)
        for i in case.issue_names
    }
    if random.random() < 0.3:
        issue = random.choice(case.issue_names)
        package = {issue: package[issue]}
    return Move("propose", packages=(package,))


# What must hold


def broken(played: Played) -> Iterator[str]:
    """What a counterpart said or proposed against its own word, a sentence each."""
    seat = played.seat
    for turn in played.talks.turns:
        if set("{}") & set(turn.words):
            yield f"a gap left open in round {turn.round} of {played}: {turn.words}"
    for what in (_beyond_the_opening, _handed_back, _both_gain, _line_against_offer):
        for place, answer in enumerate(played.answers):
            for problem in what(played, place, answer):
                yield f"{what.__name__[1:]} in round {answer.turn.round} of {played} {seat.party}: {problem}"


def _preferred(played: Played, answer: Answer) -> list[Package]:
    """What stands for the learner: of several packages those the counterpart likes best."""
    start = {**played.case.today, **answer.pencilled}
    worth = [played.seat.worth({**start, **package}) for package in answer.stands]
    return [p for p, points in zip(answer.stands, worth, strict=True) if points >= max(worth) - 1e-9]


def _beyond_the_opening(played: Played, place: int, answer: Answer) -> Iterator[str]:
    """Its first demand on an issue is the most it asks for there, unless the learner has gone beyond it."""
    seat = played.seat
    opening = {seat.central: seat.points[seat.central][played.talks.turns[0].packages[0][seat.central]]}
    put_forward: dict[str, float] = {}
    for earlier in played.answers[: place + 1]:
        for issue, option in ((i, o) for package in earlier.move.packages for i, o in package.items()):
            put_forward[issue] = max(put_forward.get(issue, -1e9), seat.points[issue][option])
        if earlier is answer:
            break
        for issue in seat.issues:
            asked = [seat.points[issue][p[issue]] for p in earlier.turn.packages if issue in p]
            if asked and max(asked) > seat.points[issue][seat.today[issue]]:
                opening.setdefault(issue, max(asked))
    for package in answer.turn.packages:
        for issue, option in package.items():
            most = max(opening.get(issue, 1e9), put_forward.get(issue, -1e9))
            if seat.points[issue][option] > most + 1e-9:
                yield f"asks for {option} on {issue}"


def _handed_back(played: Played, place: int, answer: Answer) -> Iterator[str]:
    """Where the learner's offer betters today, or is on the central issue, it proposes nothing worse."""
    seat = played.seat
    for package in answer.turn.packages:
        problems = []
        for offered in _preferred(played, answer):
            problems.append(
                [
                    f"proposes {package[issue]} where {option} was offered"
                    for issue, option in offered.items()
                    if issue in package
                    and (seat.points[issue][option] > 0 or issue == seat.central)
                    and seat.points[issue][package[issue]] < seat.points[issue][option] - 1e-9
                ]
            )
        if problems and all(problems):
            yield problems[0][0]


def _both_gain(played: Played, place: int, answer: Answer) -> Iterator[str]:
    """What the learner has put forward, and both gain by, is in every proposal from then on."""
    seat, mine = played.seat, played.talks.seat
    for earlier in played.answers[: place + 1]:
        (offered,) = earlier.move.packages if len(earlier.move.packages) == 1 else ({},)
        for issue, option in offered.items():
            gain = issue != seat.central and seat.points[issue][option] > 0 < mine.points[issue][option]
            for package in answer.turn.packages if gain else ():
                if issue in package and seat.points[issue][package[issue]] < seat.points[issue][option]:
                    yield f"hands back {option}, by which both gain, for {package[issue]}"


def _line_against_offer(played: Played, place: int, answer: Answer) -> Iterator[str]:
    seat, tags = played.seat, answer.turn.tags
    offers, acts = answer.turn.packages, [move.act for move in answer.turn.moves]
    if len(tags) == 0 and answer.turn.words:
        yield "words without an occasion"
    for tag in tags:
        if not offers and tag in PROPOSES:
            yield f"{tag} without a proposal"
        if offers and tag in HOLDS and offers != answer.before:
            yield f"{tag} beside another proposal than its last"
        if tag in ("accept", "pencil") and "accept" not in acts:
            yield f"{tag} without accepting"
        if tag == "counter single" and len(answer.move.packages[0]) > 1:
            yield "answers a package as one point"
        if tag == "propose" and answer.move.packages and not {"pencil", "prefer"} & set(tags):
            yield "declines nothing, though something was proposed"
        if tag == "several" and len(offers) < 2:
            yield "several, of one"
        if tag == "counter near" and not any(_are_near(seat, offers[0], p) for p in _whole(played, answer)):
            yield "near, and far apart"
        if tag in ("counter far", "counter near") and len(answer.stands[0]) < len(seat.issues):
            yield f"{tag}, of a part"
        if tag == "counter far" and any(seat.worth(p) >= seat.reservation for p in _whole(played, answer)):
            yield "far, and better than its BATNA"
        if tag == "give" and not _gives(seat, answer.before[0], offers[0]):
            yield "a gift that gives nothing more"
        if tag == "moved" and not _moved(seat, answer):
            yield "moved by a criterion, and asks for the same"
    if "moved" in tags and set(tags) & set(HOLDS):
        yield "moved, and holds"
    if len([tag for tag in tags if tag in PROPOSES]) > 1:
        yield f"two proposals in one breath: {', '.join(tags)}"


HOLDS = ("again", "hold")
PROPOSES = (
    *HOLDS,
    "propose",
    "counter",
    "counter single",
    "counter far",
    "counter near",
    "give",
    "several",
    "final",
    "counter one",
    "nibble",
)


def _whole(played: Played, answer: Answer) -> list[Package]:
    return [{**played.case.today, **answer.pencilled, **package} for package in _preferred(played, answer)]


def _are_near(seat: Seat, one: Package, other: Package) -> bool:
    apart = [i for i in seat.issues if one[i] != other[i]]
    steps = [abs(seat.options[i].index(one[i]) - seat.options[i].index(other[i])) for i in apart]
    return len(apart) <= 2 and max(steps, default=0) <= 1


def _gives(seat: Seat, last: Package, offer: Package) -> bool:
    steps = [seat.points[i][offer[i]] - seat.points[i][last[i]] for i in offer]
    return max(steps) <= 1e-9 and min(steps) < -1e-9


def _moved(seat: Seat, answer: Answer) -> bool:
    return any(
        seat.points[i][answer.turn.packages[0][i]] < seat.points[i][answer.before[0][i]] for i in seat.issues
    )


# Trying it


@pytest.mark.parametrize("batch", range(6))
def test_a_counterpart_keeps_its_word(batch):
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        assert list(broken(Played(seed))) == []


def test_the_talks_come_to_everything_that_is_looked_at():
    looked_at = {*PROPOSES, "moved", "fits", "accept", "shared", "ask again"}
    heard, offered = set(), set()
    # Somebody asks for one thing more in one talk of a hundred.
    for seed in range(10 * BATCH):
        played = Played(seed)
        heard |= {tag for answer in played.answers for tag in answer.turn.tags}
        offered |= {played.talks.temperament for _ in played.answers}
        if looked_at <= heard and offered == set(BY_NAME):
            break
    assert offered == set(BY_NAME)
    assert looked_at <= heard


def main(count: int) -> None:
    """Play so many talks, of other seeds than the tests, and print what was found."""
    problems, heard = Counter(), Counter()
    for seed in range(1_000_000, 1_000_000 + count):
        played = Played(seed)
        heard.update(tag for answer in played.answers for tag in answer.turn.tags)
        for problem in broken(played):
            problems[problem.split(" in round")[0]] += 1
            if sum(problems.values()) <= 10:
                print(problem)
    print(
        f"{count:,} talks, {sum(heard.values()):,} lines; broken: {sum(problems.values())} {dict(problems)}"
    )
    print("lines:", ", ".join(f"{tag} {number:,}" for tag, number in heard.most_common()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
