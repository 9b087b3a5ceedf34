"""Who imports whom in the library, read from the source."""

import ast
from pathlib import Path

from tests.tools import ROOT

LIBRARY = ROOT / "negolib"


def module_name(path: Path) -> str:
    """Return a file's dotted name; that of a folder is its ``__init__``."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules() -> dict[str, Path]:
    """Return every module of the library with its file."""
    return {module_name(path): path for path in sorted(LIBRARY.rglob("*.py"))}


def imports(path: Path) -> set[str]:
    """Return the dotted names that a file imports, relative ones made absolute.

    Of a folder from which only modules are taken, the modules count and not its own file. What stands
    under ``if TYPE_CHECKING`` is read by tools only and does not count.
    """
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= _taken(node, path)
        waiting += ast.iter_child_nodes(node)
    return found


def _taken(node: ast.ImportFrom, path: Path) -> set[str]:
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    start = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
    module = ".".join(part for part in (start, node.module) if part)
    names = {f"{module}.{alias.name}" for alias in node.names}
    inner = {name for name in names if _is_module(name)}
    return inner if inner == names else {module, *inner}


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def module_graph() -> dict[str, set[str]]:
    """Return ``{module: the modules of the library that it imports}``."""
    known = modules()
    return {name: (imports(path) & known.keys()) - {name} for name, path in known.items()}


def room_of(module: str) -> str:
    """Return the room that a module lies in: the second part of its name."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def room_graph() -> dict[str, set[str]]:
    """Return ``{room: the rooms that it imports}``; a file beside the rooms is a room of its own."""
    graph: dict[str, set[str]] = {}
    for module, taken in module_graph().items():
        if room := room_of(module):
            others = {room_of(one) for one in taken} - {room, ""}
            graph.setdefault(room, set()).update(others)
    return graph
