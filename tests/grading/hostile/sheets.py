"""What can be wrong with the sheet and with the answers in it."""

import json
from pathlib import Path

from tests.grading.hostile import (
    ANY,
    FULL,
    NOTHING,
    Kind,
    answers,
    both,
    no_sheet,
    no_talks_shown,
    notebook_of,
    raw,
    sheet,
    sheet_of,
    texts,
)

FROM_COPY = "graded from the copy in the notebook"
NESTED = "x"
for _ in range(40):
    NESTED = [NESTED]


def as_text(change):
    """Spoil the sheet as text, such as JSON that Python would not write."""

    def spoil(folder: Path, name: str) -> None:
        path = sheet_of(folder, name)
        path.write_bytes(change(path.read_text(encoding="utf-8")))

    return spoil


def extra(value: str):
    """Put one more answer in, spelled as given."""
    return as_text(lambda text: text.replace('"answers": {', f'"answers": {{"zz": {value},', 1).encode())


def revision(value: str):
    """Count the saves as given."""

    def change(text: str) -> bytes:
        number = json.loads(text)["revision"]
        return text.replace(f'"revision": {number}', f'"revision": {value}', 1).encode()

    return as_text(change)


def all_wrong(value):
    """Give one answer to everything."""
    return answers(lambda key, right: value)


def unreadable(content: bytes):
    """Put bytes that are no sheet in its place; the copy in the notebook is there still."""
    return Kind(raw(content, sheet_of), FULL, FROM_COPY)


MARKS = "### BEGIN HIDDEN TESTS\nassert False\n### BEGIN SOLUTION\n=== BEGIN MARK SCHEME ==="
CUT = 400_000
# Texts that rules read again and again: each of them once cost more than its length.
SLOW = {
    "dots": "." * CUT + "a",
    "marks": "?!" * (CUT // 2) + "a",
    "not-unfair": "not unfair " * (CUT // 11),
    "feel-unfair": "feel unfair " * (CUT // 12),
    "no-fault": "not your fault " * (CUT // 15),
    "market": "market unfair " * (CUT // 14),
    "that": "that " * (CUT // 5) + ",",
    "commas": ", what " * (CUT // 7),
    "lines": "\n" * CUT + "a",
    "blanks": " " * CUT + "a",
    "quotes": "." + '"' * CUT + "a",
    "one-word": "a" * CUT,
    "if-you": "if you don't, we will " * (CUT // 22),
    "tell-me": "could you tell me " * (CUT // 18),
    "thanks": "thank you but no sorry because " * (CUT // 31),
    "letters": "\u0130" * CUT,
}

SHEETS = {
    "missing": Kind(no_sheet, FULL, FROM_COPY),
    "cut-off": Kind(as_text(lambda text: text[:-40].encode()), FULL, FROM_COPY),
    "byte-order-mark": Kind(as_text(lambda text: b"\xef\xbb\xbf" + text.encode())),
    "utf-16": Kind(as_text(lambda text: text.encode("utf-16"))),
    "latin-1": unreadable(b'{"answers": {"a": "\xe9"}}'),
    "empty": unreadable(b""),
    "zeros": unreadable(bytes(1000)),
    "list": unreadable(b"[1, 2]"),
    "word": unreadable(b'"answers"'),
    "no-answers": unreadable(b'{"sheet": "planning", "revision": 9000}'),
    "answers-a-list": unreadable(b'{"revision": 9000, "answers": [1]}'),
    "answers-null": unreadable(b'{"revision": 9000, "answers": null}'),
    "brackets-100000": unreadable(b"[" * 100_000),
    "brackets-900": unreadable(b'{"revision": 9000, "answers": {"a": ' + b"[" * 900 + b"]" * 900 + b"}}"),
    "larger-than-any": unreadable(b'{"answers": {"a": "' + b"x" * 6_000_000 + b'"}}'),
    "key-held-down": Kind(extra("1" * 5000)),
    "decimal-held-down": Kind(extra("0." + "1" * 50_000)),
    "past-every-number": Kind(extra("1e999")),
    "nan": Kind(extra("NaN")),
    "infinity": Kind(extra("-Infinity")),
    "half-an-emoji": Kind(extra('"\\ud83d"')),
    "half-an-emoji-key": Kind(as_text(lambda t: t.replace('s": {', 's": {"\\ud83d": 1, ', 1).encode())),
    "control-letters": Kind(extra('"\\u0000\\u001b[31m\\u202e\\u2028"')),
    "four-megabytes": Kind(extra(json.dumps("x" * 4_000_000))),
    "million-lists": Kind(extra(json.dumps([[]] * 700_000)), ANY, None),
    "hundred-thousand-keys": Kind(sheet(lambda d: d["answers"].update({f"k{n}": n for n in range(100_000)}))),
    "odd-keys": Kind(
        sheet(lambda d: d["answers"].update({"": 1, "__class__": "x", "__proto__": {}, "a\nb": 2, " ": 3}))
    ),
    "same-key-twice": Kind(as_text(lambda t: t.replace('s": {', 's": {"zz": 1, "zz": 2, ', 1).encode())),
    "other-name": Kind(sheet(lambda data: data.update(sheet="somebody else's"))),
    "hints-nonsense": Kind(sheet(lambda data: data.update(hints=[[], {}, "x"]))),
    "points-claimed": Kind(sheet(lambda data: data.update(score=1000, points=1000, grade="A"))),
    "revision-held-down": Kind(revision("9" * 5000), FULL, None),
    "revision-minus": Kind(revision("-3"), FULL, None),
    "revision-text": Kind(revision('"latest"'), FULL, None),
    "revision-true": Kind(revision("true"), FULL, None),
    "no-answer": Kind(both(no_talks_shown, sheet(lambda data: data.update(answers={}))), NOTHING),
    "all-null": Kind(both(no_talks_shown, all_wrong(None)), NOTHING),
    "all-true": Kind(all_wrong(True), ANY, page=True),
    "all-zero": Kind(all_wrong(0), ANY),
    "all-huge": Kind(all_wrong(10**300), ANY),
    "all-held-down": Kind(all_wrong("9" * 5000), ANY),
    "all-lists": Kind(all_wrong(["x"] * 9), ANY),
    "all-lists-in-lists": Kind(all_wrong(NESTED), ANY, None),
    "all-tables": Kind(all_wrong({"a": {"b": [None, {"c": 1e308}]}}), ANY),
    "all-tables-of-lists": Kind(answers(lambda key, right: {str(right)[:50]: [[]]}), ANY),
    "all-blank": Kind(texts(" \t\n\u00a0\u200b"), ANY),
    "long-key-in-table": Kind(
        answers(lambda key, right: {"K" * 400_000: "x"} if isinstance(right, dict) else right), ANY, page=True
    ),
    "hidden-tests-in-answers": Kind(texts(MARKS), ANY, page=True),
    "end-hidden-tests-in-answers": Kind(texts("### END HIDDEN TESTS"), ANY, page=True),
    "half-emojis-in-answers": Kind(texts("What \ud83d matters, and why?"), ANY, page=True),
    "sheet-and-notebook-gone": Kind(
        both(no_sheet, raw(b"{}", notebook_of)), NOTHING, "No answers were handed in"
    ),
    **{f"slow-{name}": Kind(texts(words), ANY) for name, words in SLOW.items()},
    # Just within what is read, so that the rules themselves are at work.
    **{f"within-{name}": Kind(texts(words[:4_900]), ANY) for name, words in SLOW.items()},
}
