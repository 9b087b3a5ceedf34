"""Words as the reader learns them: in small letters, one form for each, and where in the text they stand.

Every figure is one word ("0"), a contraction is two ("do" and "n't"), also where its apostrophe is missing,
and marks are words of their own. So "dont pay 480 €" and "Don't pay 390 €" are read alike.
"""

import re
from typing import NamedTuple

_PLAIN = {**dict.fromkeys(map(ord, "’‘ʼ`´′"), "'"), **dict.fromkeys(map(ord, '"“”„«»([{)]}/*_'), " ")}
_WORD = re.compile(
    r"n't(?!\w)|'(?:ll|re|ve|d|m|s|t)(?!\w)|[^\W\d_]+?(?=n't(?!\w))|[^\W\d_]+|\d(?:[\d.,:]*\d)?"
    r"|\?[?!]*|!+\??|\.{2,}|…|[.,;:–—%€$£-]"
)
_VERBS = ("do", "does", "did", "is", "are", "was", "were", "could", "would", "should", "have", "has", "had")
# As people type who do not look for the apostrophe.
_TYPED = {
    **{f"{verb}nt": (verb, "n't") for verb in _VERBS},
    **{"cant": ("ca", "n't"), "wont": ("wo", "n't"), "cannot": ("ca", "n't"), "aint": ("ai", "n't")},
    **{"im": ("i", "'m"), "ive": ("i", "'ve"), "youre": ("you", "'re"), "youve": ("you", "'ve")},
    **{"youll": ("you", "'ll"), "theyre": ("they", "'re"), "thats": ("that", "'s"), "whats": ("what", "'s")},
    **{"hows": ("how", "'s"), "whos": ("who", "'s"), "wheres": ("where", "'s"), "gonna": ("going", "to")},
    **{"wanna": ("want", "to"), "gotta": ("got", "to"), "u": ("you",), "ur": ("your",), "thx": ("thanks",)},
    **{"pls": ("please",), "plz": ("please",), "cos": ("because",), "cuz": ("because",), "coz": ("because",)},
}


class Token(NamedTuple):
    """One word: as the reader knows it, and from where to where it stands in the text."""

    word: str
    start: int
    end: int


def lower(text: str) -> str:
    """Return small letters and plain apostrophes, each in its place: İ, which has no single one, stays."""
    if "İ" in text:
        return "".join(letter if letter == "İ" else letter.lower() for letter in text).translate(_PLAIN)
    return text.lower().translate(_PLAIN)


def tokens(text: str) -> list[Token]:
    """Return the words and marks of a text, in order.

    >>> [token.word for token in tokens("Dont you see? It's 4,50 €!!")]
    ['do', "n't", 'you', 'see', '?', 'it', "'s", '0', '€', '!']
    """
    found: list[Token] = []
    for match in _WORD.finditer(lower(text)):
        word, (start, end) = match.group(), match.span()
        if word in _TYPED:
            found.extend(Token(part, start, end) for part in _TYPED[word])
        elif word[0].isdigit():
            found.append(Token("0", start, end))
        elif word[0] in "?!":
            found.append(Token(word[0], start, end))
        else:
            found.append(Token("…" if word.startswith("..") else word, start, end))
    return found
