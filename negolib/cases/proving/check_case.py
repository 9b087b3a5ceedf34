"""Checking a case as a whole: what there is to learn in it, and whether all that is claimed of it is true."""

from dataclasses import dataclass
from pathlib import Path

from ..errors import CaseError
from ..finding import find_case
from ..loader import load_case
from .claims import Claim, Proofs, all_claims, read_proofs
from .report import sentences
from .survey import Survey

SEEDS = 20


@dataclass(frozen=True)
class Findings:
    """What a check of a case has found.

    Attributes:
        learnt: what there is to learn, in plain sentences.
        false: the claims that are false, each with what is so instead.
        claimed: how many claims were looked at.
        set_aside: the general claims that the author set aside, with the reason.
        variants: what became of the variants, in one sentence; "" for a case without ranges.
    """

    learnt: list[str]
    false: list[str]
    claimed: int
    set_aside: dict[str, str]
    variants: str = ""

    def __str__(self) -> str:
        lines = ["What there is to learn", *(f"  {sentence}" for sentence in self.learnt), ""]
        lines += [f"Set aside: {name}. {why}" for name, why in self.set_aside.items()]
        if self.false:
            lines += ["Not true", *(f"  {sentence}" for sentence in self.false)]
        else:
            lines.append(f"All {self.claimed} claims are true. {self.variants}".strip())
        return "\n".join(lines)


def proofs_of(name_or_path: str | Path) -> Proofs | None:
    """Return what the `claims.py` in a case's folder says; None where there is none. This runs the file."""
    path = find_case(name_or_path) / "claims.py"
    return read_proofs(path) if path.is_file() else None


def check_case(name_or_path: str | Path, seeds: int = SEEDS) -> Findings:
    """Return what there is to learn in a case, and which of the claims about it are false.

    Args:
        name_or_path: the name of a case that comes with the course, or a file or folder of one's own.
        seeds: how many of its variants are looked at, where it states ranges; its years take turns.

    Raises:
        CaseError: for a case, or a `claims.py`, that cannot be read.

    >>> check_case("supplier", seeds=0).false
    []
    """
    case, proofs = load_case(name_or_path), proofs_of(name_or_path)
    claims = list(all_claims(case, proofs))
    false = [_false(claim) for claim in claims if not claim.holds]
    looked_at = 0
    if case.variants and not false:
        for seed in range(seeds):
            year = seed % (len(case.years) + 1)
            try:
                drawn = load_case(name_or_path, seed=seed, year=year)
            except CaseError as error:
                false.append(str(error))
                break
            found = f"(year {year}, seed {seed})" if year else f"(seed {seed})"
            false += [f"{_false(c)} {found}" for c in all_claims(drawn, proofs) if not c.holds]
            looked_at += 1
    return Findings(
        learnt=list(sentences(Survey(case))),
        false=false,
        claimed=len(claims),
        set_aside=proofs.set_aside if proofs else {},
        variants=f"The same was claimed of {looked_at} variants." if looked_at else "",
    )


def _false(claim: Claim) -> str:
    return f"{claim.sentence} {claim.found}".strip()
