"""What must hold in the `practice` block of a case, and between it and the rest of the case.

Each check raises a `Fault` at the place that an author has to change, with the remedy in it.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from negolib.in_words import meant, nearest, quoted

from .errors import Fault, Path
from .model import Case, Party
from .practice_parts import EVERYWHERE, OCCASIONS, TEMPERAMENTS, PartyPractice, Rehearsed

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check_practice(case: Case) -> None:
    """Raise a Fault for the first thing in the practice block that does not fit the rest of the case."""
    if "practice" not in case.model_fields_set:
        return
    _check_leanings(case)
    for name, party in case.practice.parties.items():
        here = ("practice", "parties", name)
        known(name, case.party_names, "party of this case", here)
        _check_party(case, case.parties[name], party, here)


def wrong_placeholder(text: str, allowed: Collection[str]) -> str:
    """What is wrong with the braces in a text, and the remedy; empty where all is well.

    >>> wrong_placeholder("I could live with {offer}.", {"offer"})
    ''
    >>> wrong_placeholder("I could live with {ofer}.", {"offer"})
    "nothing is filled in for {ofer} here: perhaps 'offer' is meant (known here: me, offer, you)"
    """
    found = _PLACEHOLDER.findall(text)
    if not text.count("{") == text.count("}") == len(found):
        return "a brace here has no partner: write a placeholder as {you}, in one pair of braces"
    for word in found:
        if word not in EVERYWHERE and word not in allowed:
            words = sorted({*allowed, *EVERYWHERE})
            return f"nothing is filled in for {{{' '.join(word.split())}}} here: {meant(word, words)}"
    return ""


def _check_leanings(case: Case) -> None:
    seen: set[tuple[str, str]] = set()
    for i, leaning in enumerate(case.practice.criteria):
        here = ("practice", "criteria", i)
        names = [c.name for c in case.criteria]
        known(leaning.criterion, names, "criterion of this case", (*here, "criterion"))
        known(leaning.issue, case.issue_names, "issue of this case", (*here, "issue"))
        options = case.issue(leaning.issue).option_names
        known(leaning.option, options, f"option of '{leaning.issue}'", (*here, "option"))
        if (leaning.criterion, leaning.issue) in seen:
            message = f"{quoted(leaning.criterion)} speaks for an option of '{leaning.issue}' already"
            raise Fault((*here, "criterion"), f"{message}: delete one of the two")
        seen.add((leaning.criterion, leaning.issue))


def _check_party(case: Case, party: Party, practice: PartyPractice, path: Path) -> None:
    interests = [i.name for i in party.interests]
    for name, options in practice.interests.items():
        here = (*path, "interests", name)
        known(name, interests, "interest of this party", here)
        if not options:
            raise Fault(here, "no option stands here: write '{issue: option}', or delete this line")
        check_options(case, options, here)
    for name, texts in practice.told.items():
        here = (*path, "told", name)
        known(name, [*case.issue_names, *interests], "issue of this case or interest of this party", here)
        _check_texts(texts, (), here)
    for i, bluff in enumerate(practice.bluffs):
        for key, text in (("text", bluff.text), ("truth", bluff.truth)):
            if fault := wrong_placeholder(text, ()):
                raise Fault((*path, "bluffs", i, key), fault)
    _check_rehearsal(case, practice.rehearsal, (*path, "rehearsal"))
    _check_lines(practice.lines, (*path, "lines"))


def _check_rehearsal(case: Case, lines: Sequence[Rehearsed], path: Path) -> None:
    for i, line in enumerate(lines):
        if line.round in [one.round for one in lines[:i]]:
            raise Fault((*path, i, "round"), f"round {line.round} has its words: delete one of the two")
        if line.issue is not None:
            known(line.issue, case.issue_names, "issue of this case", (*path, i, "issue"))
        elif line.act == "tell" or (line.act == "ask" and line.about in ("issue", "constraint")):
            raise Fault((*path, i), "this is about an issue: write 'issue: …' with its name")


def _check_lines(lines: Mapping[str, Mapping[str, Sequence[str]]], path: Path) -> None:
    for occasion, by_temperament in lines.items():
        here = (*path, occasion)
        if occasion not in OCCASIONS:
            near = nearest(occasion, OCCASIONS)
            remedy = f"perhaps '{near}' is meant" if near else "write one of those in docs/authoring.md"
            raise Fault(here, f"{quoted(occasion)} is no occasion to speak: {remedy}")
        if not by_temperament:
            raise Fault(here, "no line stands here: write 'any: [\"…\"]', or delete this occasion")
        for temperament, texts in by_temperament.items():
            known(temperament, ("any", *TEMPERAMENTS), "temperament", (*here, temperament))
            _check_texts(texts, OCCASIONS[occasion][1], (*here, temperament))


def _check_texts(texts: Sequence[str], allowed: Collection[str], path: Path) -> None:
    if not texts:
        raise Fault(path, "the list is empty: write at least one sentence, or delete this line")
    for i, text in enumerate(texts):
        if fault := wrong_placeholder(text, allowed):
            raise Fault((*path, i), fault)


def check_options(case: Case, options: Mapping[str, str], path: Path) -> None:
    """Raise a Fault when {issue: option} names what the case does not have."""
    for issue, option in options.items():
        known(issue, case.issue_names, "issue of this case", (*path, issue))
        known(option, case.issue(issue).option_names, f"option of '{issue}'", (*path, issue))


def known(name: str, names: Sequence[str], kind: str, path: Path) -> None:
    """Raise a Fault when a name is none of those that are known, with the nearest one."""
    if name not in names:
        raise Fault(path, f"{quoted(name)} is no {kind}: {meant(name, names)}")
