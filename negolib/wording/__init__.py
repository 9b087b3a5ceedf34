"""What can be read from the words that somebody writes: one reader for the whole house, no language model.

It was taught by labelled sentences (`training/` beside the package), answers yes, no or *unsure*, and shows
the words that weighed most. It knows no world: what counts for a case's people comes from the case.

* `text`: what a sentence is; `Reading`, what is found; `quote`.
* `asking`: question, open and closed question, statement, by stated rules; the reader is told what they find.
* `tokens`: words as the reader learns them; `features`, the pieces of a text that it looks at.
* `learnt`: what every piece says for each feature, read from `weights.npz`.
* `reading`: `read_words`, all of it together; `as_heard`, what was found then; `contradicts`.
"""

from .reading import as_heard, contradicts, read_words
from .text import FEATURES, Reading, quote

__all__ = ["FEATURES", "Reading", "as_heard", "contradicts", "quote", "read_words"]
