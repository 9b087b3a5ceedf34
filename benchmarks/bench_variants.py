"""A thousand variants of every case that comes with the course: what is claimed of the case holds in each."""

import time

from negolib.cases import list_cases, load_case
from negolib.cases.proving.check_case import proofs_of
from negolib.cases.proving.claims import all_claims

SEEDS = 1000


def run() -> None:
    print(f"{'case':<20}{'seeds':>7}{'different':>11}{'claims each':>13}{'false':>7}{'ms to load':>12}")
    for name in list_cases():
        proofs = proofs_of(name)
        different, false, claims, loading = set(), [], 0, 0.0
        for seed in range(SEEDS):
            start = time.perf_counter()
            case = load_case(name, seed=seed)
            loading += time.perf_counter() - start
            found = list(all_claims(case, proofs))
            claims = len(found)
            false += [f"seed {seed}: {claim.sentence} {claim.found}" for claim in found if not claim.holds]
            different.add(case.model_dump_json(include={"issues", "party_list"}))
        row = f"{name:<20}{SEEDS:>7,}{len(different):>11,}{claims:>13}{len(false):>7}"
        print(f"{row}{loading / SEEDS * 1000:>12.1f}")
        assert not false, false[:3]
