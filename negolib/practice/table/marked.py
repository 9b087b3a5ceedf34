"""What was marked and what was said: where the words name something else than the fields of the move.

Only what can be seen is compared: how an issue or an option is called in the case. A doubt costs one click,
so in doubt there is one; words that name nothing of the case are never doubted.
"""

import re
from collections.abc import Iterator

from negolib.cases import Case
from negolib.in_words import listed

from .moves import Move
from .seat import seat_of

_JOINTS = frozenset(["of", "for", "to", "on", "in", "with", "by", "from", "at"])
# Words that stand in many sentences and name nothing.
_COMMON = frozenset(["the", "a", "an", "time", "day", "days", "no"])
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS)}
_CLAUSE = re.compile(r"[.;:!?,\n]| and | but | while | whereas | though ")
_LITTLE = re.compile(r"\b(?:little|hardly|least|less|flexible|not (?:so |very |that |really )?important)\b")
_MOST = re.compile(r"\b(?:most|great deal|a lot|very important|everything|above all|crucial|essential)\b")
_MATTERS = {
    "most": "matters most",
    "some": "matters somewhat",
    "little": "matters little",
}


def doubts(case: Case, move: Move, words: str) -> list[str]:
    """Return what the words say otherwise than the move was marked, a sentence each.

    Args:
        case: any case.
        move: as it was marked.
        words: what is said with it.

    >>> from negolib.cases import load_case
    >>> case = load_case("supplier")
    >>> doubts(case, Move("tell", about="priority", issue="term", matters="most"), "The formats matter most.")
    ['You marked the length of the contract; your words name the box formats.']
    >>> doubts(case, Move("ask", about="priority", open=True, issue="term"), "What does that mean to you?")
    []
    """
    said = _plain(words)
    if move.act == "propose":
        return list(_of_packages(case, move, said))
    if move.act not in ("ask", "tell", "reframe") or not move.issue:
        return []
    phrases = seat_of(case, case.party_names[0]).phrases
    named = [issue for issue in case.issue_names if _names(case, issue, said)]
    if named and move.issue not in named and not _touches(case, move.issue, said):
        what = listed([phrases[issue][0] for issue in named])
        return [f"You marked {phrases[move.issue][0]}; your words name {what}."]
    found = []
    options = _options(case, move.issue, said)
    if move.option and options and move.option not in options:
        what = listed([phrases[move.issue][1][option] for option in options])
        found.append(f"You marked {phrases[move.issue][1][move.option]}; your words name {what}.")
    other = _weighed(case, move, said)
    if other:
        marked = f"that {phrases[move.issue][0]} {_MATTERS[move.matters]}"
        found.append(f"You marked {marked}; your words say that it {_MATTERS[other]}.")
    return found


def _of_packages(case: Case, move: Move, said: str) -> Iterator[str]:
    phrases = seat_of(case, case.party_names[0]).phrases
    yours = "Your package" if len(move.packages) == 1 else "None of your packages"
    for issue in case.issue_names:
        named = _options(case, issue, said)
        chosen = {package[issue] for package in move.packages if issue in package}
        if not named or chosen & set(named):
            continue
        what = listed([phrases[issue][1][option] for option in named])
        if len(move.packages) > 1:
            yield f"{yours} has {what}, which your words name."
        elif not chosen:
            yield f"{yours} leaves {phrases[issue][0]} open; your words name {what}."
        else:
            yield f"{yours} has {phrases[issue][1][chosen.pop()]}; your words name {what}."


def _weighed(case: Case, move: Move, said: str) -> str:
    """How much the words say that the issue matters, where that is the opposite of what was marked."""
    if move.act != "tell" or move.matters not in ("most", "little"):
        return ""
    for clause in _CLAUSE.split(said):
        if _names(case, move.issue, clause):
            little, most = _LITTLE.search(clause), _MOST.search(clause)
            if move.matters == "most" and little and not most:
                return "little"
            if move.matters == "little" and most and not little:
                return "most"
    return ""


def _names(case: Case, issue: str, said: str) -> bool:
    heads = _heads(case)
    own = heads[issue] - set().union(*(heads[other] for other in heads if other != issue))
    return bool(own & {_stem(word) for word in said.split()}) or bool(_options(case, issue, said))


def _touches(case: Case, issue: str, said: str) -> bool:
    """Whether any longer word of an issue or its options is there: enough not to doubt that it is meant."""
    phrase, options = seat_of(case, case.party_names[0]).phrases[issue]
    own = {_stem(word) for word in _plain(" ".join([phrase, *options.values()])).split() if len(word) > 3}
    return not own.isdisjoint(_stem(word) for word in said.split())


def _heads(case: Case) -> dict[str, set[str]]:
    """The words an issue is known by: the last word of each part of what it is called."""
    phrases = seat_of(case, case.party_names[0]).phrases
    found = {}
    for issue in case.issues:
        heads = set()
        for phrase in (phrases[issue.name][0], issue.label):
            parts: list[list[str]] = [[]]
            for word in _plain(phrase).split():
                if word in _JOINTS:
                    parts.append([])
                elif word not in _COMMON:
                    parts[-1].append(word)
            heads |= {_stem(part[-1]) for part in parts if part}
        found[issue.name] = heads
    return found


def _options(case: Case, issue: str, said: str) -> list[str]:
    """The options of an issue that the words name, by what each is called: two words or more."""
    called = {}
    for option, phrase in seat_of(case, case.party_names[0]).phrases[issue][1].items():
        words = _plain(phrase).split()
        while words and words[0] in ("the", "a", "an"):
            del words[0]
        if len(words) > 1:
            called[option] = " ".join(words)
    hits = {option: name for option, name in called.items() if f" {name} " in f" {said} "}
    # "14 formats" stands in "the 14 formats", and "clause" in "no clause": the longest name is meant.
    return [
        option
        for option, name in hits.items()
        if not any(name != other and f" {name} " in f" {other} " for other in hits.values())
    ]


def _plain(text: str) -> str:
    """Small letters, numbers as figures, and no mark that stands between words but the ends of clauses."""
    spaced = re.sub(r"([.;:!?,\n])(?=\s|$)", r" \1 ", text.lower().replace("’", "'"))
    return " ".join(_DIGITS.get(word, word) for word in re.sub(r"[\"“”„«»()]", " ", spaced).split())


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
