"""How often words are heard as the move that they are, file by file and act by act, and how fast."""

import time
from collections import defaultdict

from tests.practice.hearing.utterances import Utterance, utterances

FILES = ("known.txt", "unseen.txt")


def run() -> None:
    """Print how often the first proposal is right, one of the three, and what it is sure of."""
    for name in FILES:
        said = list(utterances(name))
        said[0].talks.hear("Once, to begin with.")
        print(f"{name}: {len(said)} utterances")
        print(f"{'':14}{'number':>8}{'first':>8}{'of three':>10}{'sure':>8}{'sure, right':>13}")
        by_act: dict[str, list[Utterance]] = defaultdict(list)
        for one in said:
            by_act[one.moves[0].act].append(one)
        for act, some in [("all", said), *sorted(by_act.items())]:
            _print_row(act, some)
        start = time.perf_counter()
        for one in said:
            one.talks.hear(one.words)
        print(f"{1000 * (time.perf_counter() - start) / len(said):.1f} ms each\n")


def _print_row(act: str, said: list[Utterance]) -> None:
    first = of_three = sure = sure_right = 0
    for one in said:
        proposals = one.talks.hear(one.words).proposals
        right = [one.is_one(proposal.move) for proposal in proposals]
        first += right[:1] == [True]
        of_three += any(right)
        if proposals and proposals[0].sure:
            sure += 1
            sure_right += right[0]
    many = len(said)
    rates = f"{first / many:>8.0%}{of_three / many:>10.0%}{sure / many:>8.0%}"
    print(f"{act:14}{many:>8}{rates}{sure_right / sure if sure else 0:>13.0%}")
