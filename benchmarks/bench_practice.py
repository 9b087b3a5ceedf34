"""What the counterpart costs, and what it shows: effects of ways to negotiate, over many seeds.

The effects are of the model that the counterpart is. It was built on what research found, so they show that
the model does what it was built for; they prove nothing about people.
"""

import time
from statistics import mean, median, stdev

from negolib.cases import load_case
from negolib.practice.counterpart.temperaments import BY_NAME
from negolib.practice.crowd.negotiators import STYLES, SimulatedNegotiator, TalkEnd, simulate
from negolib.practice.table.moves import MOST_LETTERS
from negolib.practice.talks.negotiation import Negotiation
from negolib.wording import read_words

SEEDS = 200
BATCH = 1000


def run() -> None:
    """Print the effects per seat and temperament, then how long talks and moves take."""
    case = load_case("supplier")
    for party in case.party_names:
        _effects(case, party)
    _speed(case)


def _effects(case, party: str) -> None:
    print(f"\nLearners made of rules in the seat of the {party}, {SEEDS} seeds each, case '{case.name}'")
    print("joint gain: share of the possible, mean (spread); own gain in points; trust at the end; deals")
    head = "".join(f"{name:>27}" for name in BY_NAME)
    print(f"{'style':20}{head}")
    found: dict[tuple[str, str], list[TalkEnd]] = {}
    for style in STYLES.values():
        cells = []
        for temperament in BY_NAME:
            ends = [simulate(case, party, temperament, style, seed) for seed in range(SEEDS)]
            found[style.name, temperament] = ends
            joint = [end.efficiency for end in ends]
            own, trust = mean(o.own for o in ends), mean(o.trust for o in ends)
            deals = mean(end.package is not None for end in ends)
            cells.append(f"{mean(joint):.2f} ({stdev(joint):.2f}) {own:4.0f} {trust:3.0f} {deals:4.0%}")
        print(f"{style.name:20}{''.join(f'{cell:>27}' for cell in cells)}")
    _differences(found)


def _differences(found: dict[tuple[str, str], list[TalkEnd]]) -> None:
    for title, style, other in (
        ("value-driven less haggler", "value-driven", "positional haggler"),
        ("threats less none", "threatens", "value-driven"),
    ):
        print(f"{title + ', the same seeds':35}{'joint gain':>18}{'own gain':>18}{'trust':>18}")
        for temperament in BY_NAME:
            pairs = list(zip(found[style, temperament], found[other, temperament], strict=True))
            columns = [
                [getattr(one, what) - getattr(two, what) for one, two in pairs]
                for what in ("joint", "own", "trust")
            ]
            print(f"  {temperament:33}" + "".join(f"{mean(c):+11.1f} ±{stdev(c):5.1f}" for c in columns))
    left = mean(1 - o.efficiency for name in BY_NAME for o in found["never asks", name])
    print(f"who never asks leaves on average {left:.0%} of the joint gain (the bar: at least 25%)")


def _speed(case) -> None:
    style = STYLES["value-driven"]
    names = list(BY_NAME)
    start = time.perf_counter()
    for seed in range(BATCH):
        simulate(case, "buyer", names[seed % len(names)], style, seed)
    batch = time.perf_counter() - start
    start = time.perf_counter()
    space = case.outcome_space()
    for _ in range(20):
        space.settle("nash")
    baseline = (time.perf_counter() - start) / 20
    waits = []
    for seed in range(60):
        talks = Negotiation(case, "buyer", names[seed % len(names)], seed=seed)
        learner = SimulatedNegotiator(talks.seat, style, seed, talks.rounds)
        while not talks.ended:
            move = learner.move(talks.table)
            start = time.perf_counter()
            talks.play(move, "I understand; what matters most to you, and what would you need for it?")
            waits.append(time.perf_counter() - start)
    waits.sort()
    pieces = ("a", "if you ", "we ", "what ", "another ", "our work ", "i understand ", "go ")
    reads = []
    for text in ((piece * MOST_LETTERS)[:MOST_LETTERS] for piece in pieces):
        start = time.perf_counter()
        read_words(text, case)
        reads.append(time.perf_counter() - start)
    print(f"\n{'work':44}{'time':>12}{'bar':>10}{'of one Nash settlement':>26}")
    print(f"{f'{BATCH} whole negotiations':44}{batch:10.2f} s{'5 s':>10}{batch / baseline:26.0f}")
    for label, wait in (
        ("the counterpart's answer, median", median(waits)),
        ("the counterpart's answer, 99 of 100", waits[int(0.99 * len(waits))]),
        ("the counterpart's answer, slowest", waits[-1]),
        ("the longest words read, slowest of 8", max(reads)),
    ):
        print(f"{label:44}{1000 * wait:9.2f} ms{'20 ms':>10}{wait / baseline:26.2f}")
