"""`import negolib` beside `import pandas`, each in fresh processes."""

import statistics
import subprocess
import sys

ROUNDS = 9


def seconds(statement: str) -> float:
    code = f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
    return float(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    )


def run() -> None:
    names = ("negolib", "pandas", "negolib.analysis")
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):  # turn by turn, so that a busy machine is busy for all
        for name in names:
            times[name].append(seconds(f"import {name}"))
    print(f"{'fresh process, median of ' + str(ROUNDS):<34}{'ms':>10}")
    for name, found in times.items():
        print(f"{'import ' + name:<34}{statistics.median(found) * 1000:>10.1f}")
    ratio = statistics.median(times["pandas"]) / statistics.median(times["negolib"])
    print(f"import negolib is {ratio:.0f} times faster than import pandas (required: faster)")
    assert ratio > 1
