"""The inner form of an outcome space: whole numbers, places, and nobody who reaches past it."""

import ast
from pathlib import Path

import pytest

from negolib.analysis import OutcomeSpace
from negolib.analysis.space.grid import Grid

LIBRARY = Path(__file__).resolve().parents[2] / "negolib"


@pytest.mark.parametrize("path", sorted(LIBRARY.rglob("*.py")), ids=lambda path: path.stem)
def test_nobody_reaches_into_an_outcome_space(path):
    inside = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("space", "grid")
    }
    assert not inside


def test_whole_numbers_are_measured_from_the_worst_options_in_each_partys_unit():
    grid = Grid.of([[[0.5, 0], [3, 7]], [[1, 2], [-4, 4]]], reservation=[0, 0])
    assert [table.tolist() for table in grid.options] == [[[5, 0], [0, 1]], [[0, 0], [40, 8]]]
    assert (grid.offset, grid.units) == ((30, -3), (10, 1))
    assert grid.points(grid.whole([0, 1])) == [7.5, 5.0]


def test_the_many_and_the_one_say_the_same():
    space = OutcomeSpace(
        {"a": [[0.1, 0.2], [1 / 3, 1], [0, 2]], "b": [[2, 1], [0.7, 0], [5, 0]]},
        reservation={"a": 0.3, "b": 1.1},
    )
    front = space.grid.efficient.points
    for row, points, gains in zip(
        front, space.grid.many_points(front), space.grid.many_gains(front), strict=True
    ):
        assert points.tolist() == pytest.approx(space.grid.points(row))
        assert gains.tolist() == pytest.approx([float(gain) for gain in space.grid.gains(row)])


def test_an_entry_of_each_block_is_a_package_also_where_rules_tie_issues_together():
    space = OutcomeSpace(
        {"a": [[0, 1], [0, 3], [0, 5]], "b": [[1, 0], [3, 0], [5, 0]]}, constraints=[{0: 1, 2: 1}]
    )
    assert [block.issues for block in space.grid.blocks] == [(0, 2), (1,)]
    for entry, points in enumerate(space.grid.blocks[0].entries):
        places = space.grid.places([entry, 0])
        assert space.grid.broken_rule(places) is None
        assert space.grid.whole(places) == tuple(points + space.grid.blocks[1].entries[0])
