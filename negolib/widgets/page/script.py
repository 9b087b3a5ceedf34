"""What a widget brings to the page: its script and its style, made of its own files and of what all share."""

import re
from pathlib import Path

# In one text and one order for every widget: a page adds each widget's style as it comes, and of two equal
# rules the later one wins.
_STYLES = ("page/style.css", "batna/batna_style.css", "matrix/matrix_style.css")
SHARED_STYLE = "\n".join((Path(__file__).parents[1] / name).read_text(encoding="utf-8") for name in _STYLES)

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\./[^"]+|\.\./[^"]+)";\n', re.M)


def page_script(path: Path) -> str:
    """Return a widget's file with all it imports by relative path in front, as one script.

    A page gets a widget's script as one text, which can import nothing from its neighbours. In the files the
    imports stand all the same, so that an editor and node can follow them.

    Args:
        path: the widget's own JavaScript file.

    >>> "export function element" in page_script(Path(__file__).parents[1] / "answers/answer.js")
    True
    """
    parts: dict[Path, str] = {}
    _gather(path.resolve(), parts)
    return "\n".join(parts.values())


def _gather(path: Path, parts: dict[Path, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        neighbour = (path.parent / name).resolve()
        if neighbour not in parts:
            _gather(neighbour, parts)
    parts[path] = _IMPORT.sub("", text)


def page_style(*paths: Path) -> str:
    """Return a widget's own styles after the one that all widgets share.

    >>> page_style(Path(__file__).parents[1] / "talks/styles/composer.css").count(":focus-visible") > 1
    True
    """
    return "\n".join([SHARED_STYLE, *(path.read_text(encoding="utf-8") for path in paths)])
