"""Run every benchmark: `python -m benchmarks [NAME ...]`.

Each module benchmarks/bench_<name>.py has a `run()` that prints its table; NAME picks modules by a part of
their name. Files go to benchmarks/results/, which git ignores.
"""

import importlib
import pkgutil
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Run the chosen benchmarks one after the other; 1 when one of them fails or none is chosen."""
    (FOLDER / "results").mkdir(exist_ok=True)
    names = sorted(
        module.name for module in pkgutil.iter_modules([str(FOLDER)]) if module.name.startswith("bench_")
    )
    chosen = [name for name in names if not wanted or any(part in name for part in wanted)]
    if not chosen:
        print(f"No benchmark is called {' or '.join(wanted)}; there are {', '.join(names)}.")
        return 1
    failed = []
    for name in chosen:
        print(f"\n=== {name.removeprefix('bench_')} ===", flush=True)
        start = time.perf_counter()
        try:
            importlib.import_module(f"benchmarks.{name}").run()
        except Exception as error:  # the other tables are still worth having
            failed.append(name)
            print(f"{name} failed: {type(error).__name__}: {error}")
        print(f"({time.perf_counter() - start:.1f} s)", flush=True)
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
