"""From what the weights were made, in one digest: older weights are found out."""

import hashlib
from pathlib import Path

from negolib.wording import asking, features, text, tokens

HERE = Path(__file__).parent
MADE_FROM = (
    *sorted((HERE / "sentences").glob("*.txt")),
    HERE / "words.txt",
    HERE / "train.py",
    *(Path(str(module.__file__)) for module in (asking, features, text, tokens)),
)


def edition() -> str:
    """Return a digest of all that the weights are made from: the sentences, the words, and the code."""
    digest = hashlib.blake2b(digest_size=12)
    for path in MADE_FROM:
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
