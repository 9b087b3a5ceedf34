"""Numbers that a case draws anew, put where its file names them: (=bid) or (=400 - bid).

This happens between reading the file and checking it, so that a drawn case is checked like any other.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from negolib.in_words import amount, is_number, meant, quoted, typed

from ..errors import Fault, Path

# One pair of brackets may stand inside.
_PLACE = re.compile(r"\(=((?:[^()]|\([^()]*\))*)\)")
_NUMERAL = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\d,]*\w|\.\d|%|\s?%)")
_OPERATIONS: dict[type, Callable] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}


def filled(data: Any, numbers: Mapping[str, float], path: Path = ()) -> Any:
    """Return the data of a case with a number for every place.

    A text that is nothing but one place becomes a number; within a longer text the number is written out.

    Raises:
        Fault: at a place that names no number, or cannot be worked out.

    >>> filled({"value": "(=bid - 400)", "text": "They ask for (=bid)."}, {"bid": 388})
    {'value': -12, 'text': 'They ask for 388.'}
    """
    if isinstance(data, dict):
        return {key: filled(value, numbers, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(value, numbers, (*path, i)) for i, value in enumerate(data)]
    if not isinstance(data, str) or "(=" not in data:
        return data
    whole = _PLACE.fullmatch(data.strip())
    if whole:
        return _worked_out(whole[1], numbers, path)
    if data.count("(=") != len(_PLACE.findall(data)):
        raise Fault(path, "a bracket opened with '(=' is not closed: write (=name) or (=name - 10)")
    return _PLACE.sub(lambda place: amount(_worked_out(place[1], numbers, path)), data)


def _worked_out(text: str, numbers: Mapping[str, float], path: Path) -> float:
    try:
        value = _value(ast.parse(text.strip(), mode="eval").body, numbers, path)
    except (SyntaxError, ZeroDivisionError, TypeError, RecursionError):
        message = f"{quoted(text)} cannot be worked out: write names of 'variants' and numbers with + - * /"
        raise Fault(path, message) from None
    value = round(value, 9)
    return int(value) if value == int(value) else value


def _value(node: ast.expr, numbers: Mapping[str, float], path: Path) -> float:
    value = node.value if isinstance(node, ast.Constant) else None
    if is_number(value):
        return value
    if isinstance(node, ast.Name):
        if node.id not in numbers:
            raise Fault(
                path, f"there is no number {quoted(node.id)} in 'variants': {meant(node.id, numbers)}"
            )
        return numbers[node.id]
    if isinstance(node, ast.BinOp | ast.UnaryOp) and type(node.op) in _OPERATIONS:
        sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.operand]
        return _OPERATIONS[type(node.op)](*(_value(side, numbers, path) for side in sides))
    raise SyntaxError


def check_places(data: Any, numbers: Mapping[str, float]) -> None:
    """Raise a Fault where a drawn number is used nowhere, or is written out beside a place that names it.

    A numeral counts as written twice within one entry: an issue, a party, a criterion. A number that only
    happens to be the same is written in words, or with its per cent sign.
    """
    used: dict[Path, set[str]] = {}
    texts: list[tuple[Path, str]] = []
    for path, text in _texts(data, ()):
        if path[0] != "variants":
            texts.append((path, text))
            used.setdefault(path[:2], set()).update(_names(text))
    everywhere = set().union(*used.values())
    for name in numbers:
        if name not in everywhere:
            message = f"no place in the file names it: write (={name}), or delete this line"
            raise Fault(("variants", name), message)
    for path, text in texts:
        if path[0] == "practice":
            continue
        twice = {abs(numbers[name]): name for name in used[path[:2]] if name in numbers}
        for numeral in _NUMERAL.findall(_PLACE.sub("", text)):
            value = float(numeral.replace(",", "") or "nan")
            if value in twice:
                message = (
                    f"{typed(value)} is drawn anew in each variant: write (={twice[value]}), "
                    "or in words if it is another number"
                )
                raise Fault(path, message)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, key))


def _names(text: str) -> set[str]:
    return {name for place in _PLACE.findall(text) for name in re.findall(r"[A-Za-z_]\w*", place)}
