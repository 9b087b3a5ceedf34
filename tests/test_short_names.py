"""What ``import negolib as nl`` gives: one list, in a stub that editors and type checkers read."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import negolib

ROOT = Path(__file__).resolve().parents[1]
STUB = ROOT / "negolib" / "__init__.pyi"


def stubbed() -> list[tuple[str, str]]:
    """Return (room, name) for every short name of the stub."""
    found = []
    for node in ast.parse(STUB.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 1
            assert all(alias.asname == alias.name for alias in node.names), (
                "write `Zopa as Zopa`: it is exported"
            )
            found += [(node.module, alias.name) for alias in node.names]
    return found


@pytest.mark.parametrize(("room", "name"), stubbed())
def test_a_short_name_is_what_its_room_gives_to_all_and_says_what_it_is(room, name):
    module = import_module(f"negolib.{room}")
    assert name in module.__all__
    assert getattr(negolib, name) is getattr(module, name)
    assert getattr(module, name).__doc__


def test_no_name_comes_from_two_rooms():
    names = [name for _, name in stubbed()]
    assert sorted(names) == sorted(set(names)) == sorted(set(negolib.__all__) - {"__version__"})


def test_who_asks_for_a_name_that_is_not_there_is_told_the_nearest():
    with pytest.raises(AttributeError, match="negolib has no 'zoppa': perhaps 'zopa' is meant"):
        _ = negolib.zoppa
