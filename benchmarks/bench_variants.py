"""A thousand variants of every case of the course, and of each of its years: what is claimed holds."""

import time

from negolib.cases import list_cases, load_case
from negolib.cases.proving.check_case import proofs_of
from negolib.cases.proving.claims import all_claims

SEEDS = 1000


def run() -> None:
    print(f"{'case':<18}{'year':>5}{'seeds':>7}{'different':>11}{'claims':>8}{'false':>7}{'ms to load':>12}")
    told = {name: len(load_case(name).years) for name in list_cases()}
    for name, year in [(name, year) for name, years in told.items() for year in range(years + 1)]:
        proofs = proofs_of(name)
        different, false, claims, loading = set(), [], 0, 0.0
        for seed in range(SEEDS):
            start = time.perf_counter()
            case = load_case(name, seed=seed, year=year)
            loading += time.perf_counter() - start
            found = list(all_claims(case, proofs))
            claims = len(found)
            false += [f"seed {seed}: {claim.sentence} {claim.found}" for claim in found if not claim.holds]
            different.add(case.model_dump_json(include={"issues", "party_list"}))
        row = f"{name:<18}{year or 'told':>5}{SEEDS:>7,}{len(different):>11,}{claims:>8}{len(false):>7}"
        print(f"{row}{loading / SEEDS * 1000:>12.1f}")
        assert not false, false[:3]
