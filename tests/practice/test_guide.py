"""docs/practice.md says what the counterpart does; the code holds it to that."""

from pathlib import Path

import pytest

from negolib.practice.counterpart.feelings import RULES
from negolib.practice.counterpart.temperaments import BY_NAME

GUIDE = (Path(__file__).parents[2] / "docs" / "practice.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BY_NAME)
def test_every_policy_is_told_as_it_is(name):
    assert f"| `{name}` | {BY_NAME[name].policy} |" in GUIDE


@pytest.mark.parametrize("rule", RULES)
def test_every_feeling_is_told_as_it_is(rule):
    event = RULES[rule]
    trust, heat = (f"{size:+g}".replace("-", "−") if size else "0" for size in (event.trust, event.heat))
    assert f"| {event.what} | {trust} | {heat} |" in GUIDE


def test_every_module_it_names_is_there():
    room = Path(__file__).parents[2] / "negolib" / "practice" / "debrief"
    here = ("result.py", "missed.py", "process.py", "relationship.py", "log.py")
    for name in (*here, "../crowd/standings.py"):
        assert name in GUIDE
        assert (room / name).exists(), name
