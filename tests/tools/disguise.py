"""A case in disguise: a copy in which all people and things have other names, in words of no language.

What works with it works by the case's data alone. What of the original shows all the same, stands in code.
"""

import re
from pathlib import Path

from negolib.cases import Case, load_case
from negolib.cases.finding import files_of, find_case
from tests.test_shipped_words import PLAIN, WORD, own_words

VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstv"
NEXT = {
    **dict(zip(VOWELS, VOWELS[1:] + VOWELS[0], strict=True)),
    **dict(zip(CONSONANTS, CONSONANTS[1:] + CONSONANTS[0], strict=True)),
}
CURRENCIES = {"euros": "talers", "euro": "taler"}


def kept_words() -> set[str]:
    """Return the words that a case's file has from its form: its keys, and what may be chosen from."""
    found: set[str] = set()

    def gather(part: object) -> None:
        if isinstance(part, dict):
            for key, value in part.items():
                if key == "properties":
                    found.update(value)
                elif key in ("enum", "const"):
                    found.update(map(str, value if isinstance(value, list) else [value]))
                gather(value)
        elif isinstance(part, list):
            for value in part:
                gather(value)

    gather(Case.model_json_schema(by_alias=True))
    return {word.lower() for name in found for word in WORD.findall(name)}


def hidden_words(name: str) -> set[str]:
    """Return the words of a shipped case that no copy in disguise may show."""
    return own_words(load_case(name)) - PLAIN - kept_words()


def disguised(name: str, folder: Path) -> Case:
    """Return a copy of a shipped case under another name, kept in a folder, with every own word replaced."""
    hidden = hidden_words(name)

    def other(match: re.Match) -> str:
        word = match[0]
        if word.lower() not in hidden:
            return CURRENCIES.get(word.lower(), word)
        new = "".join(NEXT.get(letter, letter) for letter in word.lower())
        return new.capitalize() if word[0].isupper() else new

    copy = folder / "elsewhere"
    copy.mkdir(parents=True)
    for file in files_of(find_case(name)):
        text = file.read_text(encoding="utf-8")
        (copy / file.name).write_text(re.sub(r"[^\W\d_]+", other, text), encoding="utf-8")
    return load_case(copy)
