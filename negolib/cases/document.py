"""A YAML file read into plain data, with the line of every entry remembered.

The tree that PyYAML composes is walked here rather than handed to its constructor, because that would
quietly let the last of two equal keys win, turn ``no`` into false and ``1:30`` into 90, and forget the lines.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from negolib.in_words import quoted

from .errors import Fault, Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_KINDS = {"str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq"}
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]*)?([eE][-+]?[0-9]+)?")
_CONFUSED = "a text that contains ': ' or begins with a sign such as [, {, &, *, %, @ or ` belongs in quotes"


@dataclass(frozen=True)
class Switched:
    """A word such as ``no`` that YAML takes for true or false."""

    word: str


@dataclass
class Document:
    """The data of one YAML file, the line of each entry, and what YAML lets pass but a case does not."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, raw: bytes, file: str) -> None:
        """Put what another file holds under a key of its own, as if it had been written there."""
        if isinstance(self.data, dict) and key in self.data:
            raise Fault((key,), f"'{key}' stands here and in {file} too: delete one of the two")
        self.files[key] = file
        try:
            other = read_yaml(raw)
        except Fault as fault:
            raise Fault((key, *fault.path), fault.message, fault.line) from None
        self.lines |= {(key, *path): line for path, line in other.lines.items()}
        self.faults += [Fault((key, *fault.path), fault.message, fault.line) for fault in other.faults]
        if isinstance(self.data, dict):
            self.data[key] = other.data

    def file(self, path: Path) -> str:
        """The name of the added file that an entry stands in; empty for one that stands in the first."""
        return self.files.get(str(path[0]), "") if path else ""

    def line(self, path: Path) -> int:
        """The line of an entry, or of the nearest entry around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def place(self, path: Path) -> str:
        """The way to an entry in words: list items go by their name rather than by their number."""
        words, at = [], self.data
        if self.file(path):
            at, path = at.get(path[0]) if isinstance(at, dict) else None, path[1:]
        for step in path:
            try:
                at = at[step]
            except (KeyError, IndexError, TypeError):
                at = None
            if isinstance(step, int):
                own = [at.get("name"), at.get("label")] if isinstance(at, dict) else []
                texts = [text for text in own if isinstance(text, str) and text.strip()]
                words.append(quoted(texts[0])[1:-1] if texts else f"entry {step + 1}")
            else:
                words.append(str(step))
        return " › ".join(words)


def read_yaml(raw: bytes) -> Document:
    """Read one YAML document; everything that YAML itself cannot take is a ``Fault`` in plain words."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "a letter here is not written in UTF-8: save the file with the encoding UTF-8"
        raise Fault((), message, line) from None
    document = Document()
    try:
        root = yaml.compose(text, Loader=_LOADER)
        if root is not None:
            document.data = _Walk(document).value(root, ())
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(error, text) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 1
        message = "an invisible control character stands here: delete it and type the text again"
        raise Fault((), message, line) from None
    except RecursionError:
        raise Fault((), "the brackets are nested too deeply to be a case: write fewer levels", 1) from None
    if root is None:
        message = "the file is empty: start from the template, with 'negolib new-case NAME'"
        raise Fault((), message, 1)
    return document


class _Walk:
    """Turns nodes into plain data, and notes the line and the faults of each.

    Faults are noted rather than raised, because their place can be told by name only when all is read.
    """

    def __init__(self, document: Document):
        self.lines = document.lines
        self.faults = document.faults
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in self.seen:
            message = "an alias (*name) repeats another part of the file: write that part out in full here"
            return self.fault(path, message, self.lines[path])
        self.seen.add(id(node))
        if node.tag.removeprefix(_TAG) not in _KINDS:
            return self.fault(
                path, f"'{node.tag.rpartition(':')[2]}' after a '!' is a command: delete it", line
            )
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            result = []
            for i, item in enumerate(node.value):
                self.lines[(*path, i)] = item.start_mark.line + 1
                result.append(self.value(item, (*path, i)))
            return result
        return self.scalar(node, path, line)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(path, "a key must be one word, not a list or a block: write 'key: value'", line)
                continue
            key = key_node.value
            if key == "<<":
                self.fault(path, "'<<' is not used in cases: write the repeated entries out in full", line)
                continue
            if key in result:
                first = self.lines[(*path, key)]
                message = f"'{key}' stands here a second time (first on line {first}): delete one of the two"
                self.fault((*path, key), message, line)
                continue
            self.lines[(*path, key)] = line
            result[key] = self.value(value_node, (*path, key))
        return result

    def scalar(self, node: yaml.ScalarNode, path: Path, line: int) -> Any:
        """A text, a number, true or false, or nothing. Everything else stays the text that was written."""
        text, kind = node.value, node.tag.removeprefix(_TAG)
        if node.style:  # in quotes or a block: a text, whatever it looks like
            return text
        if kind == "null":
            return None
        if kind == "bool":
            return text == "true" if text in ("true", "false") else Switched(text)
        if _NUMBER.fullmatch(text):  # whatever the tag, because YAML 1.1 takes 1e3 for a text
            if not math.isfinite(value := float(text)):
                return self.fault(
                    path, f"{quoted(text)} is too large to count with: write a plain number", line
                )
            return int(text) if text.lstrip("+-").isdigit() and len(text) < 16 else value
        if kind == "float" and text.lower().lstrip("+-") in (".nan", ".inf"):
            return self.fault(path, f"{quoted(text)} cannot be counted with: write a plain number", line)
        if kind in ("int", "float"):  # 1_000, 0x1F, 010 and 1:30 are other numbers to YAML than they look
            message = (
                f"{quoted(text)} is read by YAML in a way of its own: write a plain number such as 10 or 0.5"
            )
            return self.fault(path, f"{message}, or put a text in quotes", line)
        return text

    def fault(self, path: Path, message: str, line: int) -> None:
        self.faults.append(Fault(path, message, line))


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Put YAML's own words for a slip into an author's words."""
    mark = error.problem_mark or error.context_mark
    line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
    opened = error.context_mark.line + 1 if error.context_mark else line
    problem = f"{error.context or ''} {error.problem or ''}"
    rows = text.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    indent = row[: len(row) - len(row.lstrip())]
    if "\t" in indent or (mark and row[mark.column : mark.column + 1] == "\t"):
        return Fault((), "the line is indented with a tab: use spaces, two for each level", line)
    if "mapping values are not allowed" in problem:
        return Fault((), f"a colon stands where YAML expects none: {_CONFUSED}, and a key its own line", line)
    if "quoted scalar" in problem:
        return Fault(
            (), f"a quotation mark opened on line {opened} is not closed: add the missing one", opened
        )
    if "flow sequence" in problem or "flow mapping" in problem:
        message = "YAML does not find the end of the bracket opened here: close it, put a comma between"
        return Fault(
            (), f"{message} the entries, and quotes around texts that hold a comma, a quote or ': '", opened
        )
    if "could not find expected ':'" in problem or "simple key" in problem:
        return Fault((), "a colon is missing after a key here or just below: write 'key: value'", opened)
    if "expected a single document" in problem:
        return Fault((), "a second document begins here with '---': keep one case in one file", line)
    if "alias" in problem:
        return Fault((), f"YAML reads a '*' here as a reference: {_CONFUSED}", line)
    if "tag" in problem or "cannot start any token" in problem or "directive" in problem:
        return Fault((), f"YAML cannot take the sign that stands here: {_CONFUSED}", line)
    if "expected key" in problem or "block" in problem:
        message = (
            "the indentation does not fit the lines above: give the entries of one level the same spaces"
        )
        return Fault((), message, line)
    return Fault((), f"YAML loses the thread here: check quotes, brackets and indentation; {_CONFUSED}", line)
