"""The exact frontier and the four settlements beside enumeration, and how the cost grows."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from negolib.analysis import OutcomeSpace, TooLarge

RESULTS = Path(__file__).parent / "results"
RULES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def tables(issues: int, options: int, parties: int, seed: int = 0, real: bool = False) -> dict:
    rng = np.random.default_rng(seed)
    if real:
        return {f"p{k}": [rng.random(options).tolist() for _ in range(issues)] for k in range(parties)}
    return {f"p{k}": [rng.integers(0, 101, options).tolist() for _ in range(issues)] for k in range(parties)}


def ours(points: dict):
    """Everything from the bare tables: frontier with packages, four settlements with packages."""
    space = OutcomeSpace(points)
    return space.frontier(), [space.settle(rule) for rule in RULES]


def grid(points: dict) -> np.ndarray:
    """The points of all packages, vectorised: one row per package."""
    columns = []
    for table in points.values():
        total = np.zeros(1)
        for row in table:
            total = (total[:, None] + np.array(row, dtype=float)).ravel()
        columns.append(total)
    return np.stack(columns, axis=1)


def pick(points: np.ndarray, front: np.ndarray) -> list[int]:
    gains = points[front]
    shares = gains / gains.max(axis=0)
    return [
        int(front[np.argmax(merit)])
        for merit in (gains.prod(axis=1), shares.min(axis=1), gains.min(axis=1), gains.sum(axis=1))
    ]


def enumerated_pairs(points: dict) -> tuple[np.ndarray, list[int]]:
    """Two parties: all packages, sorted once, running maximum; then the settlements among those left."""
    every = grid(points)
    order = np.lexsort((-every[:, 1], -every[:, 0]))
    second = every[order, 1]
    best = np.maximum.accumulate(second)
    keep = np.ones(len(order), dtype=bool)
    keep[1:] = second[1:] > best[:-1]
    front = order[keep]
    return every[front], pick(every, front)


def enumerated_many(points: dict) -> tuple[np.ndarray, list[int]]:
    """More parties: all packages, then moocore's non-dominated filter."""
    from moocore import is_nondominated

    every = grid(points)
    front = np.flatnonzero(is_nondominated(every, maximise=True))
    return every[front], pick(every, front)


def median_time(function, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def same(points: dict, reference) -> None:
    frame, settled = ours(points)
    mine = frame[list(points)].to_numpy()
    theirs = np.unique(reference[0], axis=0)
    assert mine.shape == theirs.shape, (mine.shape, theirs.shape)
    assert np.allclose(mine[np.lexsort(mine.T[::-1])], theirs)
    gains, ideal = reference[0], reference[0].max(axis=0)
    for found, merit in zip(
        settled,
        (np.prod, lambda u, axis: (u / ideal).min(axis=axis), np.min, np.sum),
        strict=True,
    ):
        mine = np.array([list(found.points.values())])
        assert np.isclose(merit(mine, axis=1)[0], merit(gains, axis=1).max()), found.rule


def memory_above_baseline() -> float:
    """Megabytes that 30 issues of 10 cost a fresh process above the same process with everything loaded: the
    larger of what the process grew by and of what Python and numpy had allocated at the peak.
    """
    code = (
        "import resource, sys, tracemalloc, pandas; from benchmarks.bench_outcome_space import ours, tables;"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 ** (2 if sys.platform "
        "== 'darwin' else 1);"
        "ours(tables(2, 3, 2)); base = peak(); ours(tables(30, 10, 2)); grown = peak() - base;"
        "tracemalloc.start(); ours(tables(30, 10, 2)); used = tracemalloc.get_traced_memory()[1] / 1024**2;"
        "print(max(grown, used))"
    )
    root = Path(__file__).parent.parent
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    return float(found.stdout)


def two_parties() -> None:
    small, large = tables(6, 10, 2), tables(30, 10, 2)
    same(small, enumerated_pairs(small))
    ours(small)
    fast = median_time(lambda: ours(small), 25)
    slow = median_time(lambda: enumerated_pairs(small), 3)
    huge = median_time(lambda: ours(large), 9)
    print(f"{'two parties, frontier and four settlements':<62}{'ms':>10}")
    print(f"{'10^6 packages, exact, from the bare tables':<62}{fast * 1000:>10.2f}")
    print(f"{'10^6 packages, vectorised enumeration':<62}{slow * 1000:>10.1f}")
    print(f"{'10^30 packages, exact':<62}{huge * 1000:>10.2f}")
    print(f"enumeration takes {slow / fast:.0f} times as long (required: at least 100)")
    print(f"10^30 packages cost {huge / fast:.1f} times the 10^6 case (required: at most 50)")
    memory = memory_above_baseline()
    print(f"10^30 packages need {memory:.1f} MB above the baseline (required: under 60)")
    assert slow / fast >= 100
    assert huge / fast <= 50
    assert memory < 60


def many_parties() -> None:
    print(f"\n{'more parties, frontier and settlements':<44}{'points':>8}{'exact, s':>10}{'moocore, s':>12}")
    cases = (
        ("3 parties, 10 issues of 4, whole points", 3, 10, 4, False),
        ("3 parties, 10 issues of 4, real points", 3, 10, 4, True),
        ("5 parties, 6 issues of 4, whole points", 5, 6, 4, False),
        ("5 parties, 6 issues of 4, real points", 5, 6, 4, True),
    )
    for name, parties, issues, options, real in cases:
        points = tables(issues, options, parties, real=real)
        reference = enumerated_many(points)
        same(points, reference)
        fast = median_time(lambda points=points: ours(points), 3)
        slow = median_time(lambda points=points: enumerated_many(points), 1)
        print(f"{name:<44}{len(np.unique(reference[0], axis=0)):>8}{fast:>10.3f}{slow:>12.3f}")
        assert fast < 5


def growth() -> None:
    """Cost against the number of issues, as a curve in benchmarks/results/frontier_growth.html."""
    import plotly.graph_objects as go

    figure = go.Figure()
    print(f"\n{'issues of 10 options, exact frontier':<38}{'packages':>10}{'points':>10}{'seconds':>10}")
    for label, parties, real, most in (
        ("two parties, whole points", 2, False, 60),
        ("two parties, real points", 2, True, 60),
        ("three parties, whole points", 3, False, 12),
        ("three parties, real points", 3, True, 12),
        ("five parties, whole points", 5, False, 12),
        ("five parties, real points", 5, True, 12),
        ("eight parties, real points", 8, True, 12),
    ):
        curve, stopped = [], ""
        for issues in (2, 4, 6, 8, 10, 12, 20, 30, 40, 50, 60):
            if issues > most:
                break
            start = time.perf_counter()
            try:
                points = len(OutcomeSpace(tables(issues, 10, parties, real=real)).frontier())
            except TooLarge as error:
                stopped = f"stops after {time.perf_counter() - start:.1f} s: {error}"
                break
            curve.append((issues, time.perf_counter() - start))
            if issues in (6, 12, 30, 60) or curve[-1][1] > 0.5:
                print(f"{label:<38}{'10^' + str(issues):>10}{points:>10}{curve[-1][1]:>10.3f}")
        if stopped:
            print(f"{label:<38}10^{issues} {stopped}")
        x, y = zip(*curve, strict=True)
        figure.add_scatter(
            x=x, y=y, mode="lines+markers+text", name=label, text=[""] * (len(x) - 1) + [label]
        )
    figure.update_traces(textposition="top left")
    figure.update_layout(
        title="The exact frontier costs milliseconds for two parties, however many packages there are",
        xaxis_title="issues of ten options",
        yaxis_title="seconds",
        yaxis_type="log",
        showlegend=False,
        template="plotly_white",
    )
    RESULTS.mkdir(exist_ok=True)
    figure.write_html(RESULTS / "frontier_growth.html", include_plotlyjs=True)
    print("curve: benchmarks/results/frontier_growth.html")


def run() -> None:
    two_parties()
    many_parties()
    growth()
