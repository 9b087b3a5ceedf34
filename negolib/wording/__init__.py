"""What can be read from the words that somebody writes: stated rules, no language model.

Each rule looks at words only, in one sentence at a time, in small or capital letters, with or without
punctuation. It can be told to a learner, and it shows the very words it went by. A rule does not
understand: it misses what is said in other words, and it knows no irony.

Each file states its rules at its head:

* `text`: what a sentence is; `Reading`, what is found; `quote`.
* `asking`: question, open question, closed question, statement.
* `blame`: blame, and praise.
* `steps`: threat, warning.
* `acknowledging`: acknowledgement, and how a "but" takes it back.
* `courtesies`: reason, if-then, apology, thanks.
* `reading`: we, you, I; `read_words`, all rules together; `as_heard`, what they found then.
"""

from .reading import as_heard, contradicts, read_words
from .text import FEATURES, Reading, quote

__all__ = ["FEATURES", "Reading", "as_heard", "contradicts", "quote", "read_words"]
