"""How long it takes to read and check a case, and to be given one that was read before."""

import time
from statistics import median

from negolib.cases import list_cases, load_case
from negolib.cases.finding import SHIPPED, files_of
from negolib.cases.loader import read_case

TIMES = 9


def run() -> None:
    """Read every case of the course again and again and print the waits."""
    print("\nA case is read and checked (the bar: under 100 ms)")
    print(f"{'case':24}{'median, ms':>12}{'worst, ms':>12}{'again, ms':>12}")
    for name in list_cases():
        raw = [file.read_bytes() for file in files_of(SHIPPED / name)]
        load_case(name)
        first = [
            _seconds(lambda name=name, raw=raw: read_case(raw[0], f"{name}/case.yaml", *raw[1:]))
            for _ in range(TIMES)
        ]
        again = [_seconds(lambda name=name: load_case(name)) for _ in range(TIMES)]
        print(f"{name:24}{1000 * median(first):12.1f}{1000 * max(first):12.1f}{1000 * median(again):12.2f}")


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
