"""The authoring guide tells every key as the code knows it."""

from pathlib import Path

import pytest

from negolib.cases import model, parts, practice_parts, template
from negolib.cases.loader import read_case

GUIDE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
SECTIONS = {
    "### `case.yaml`": model.Case,
    "### `price`": parts.PriceData,
    "### `issues`": parts.Issue,
    "### `issues › options`": parts.Option,
    "### `parties`": model.Party,
    "### `parties › person`": parts.Person,
    "### `parties › values`": parts.Value,
    "### `parties › interests`": parts.Interest,
    "### `parties › positions`": parts.Position,
    "### `parties › alternatives`": parts.AlternativeData,
    "### `parties › alternatives › outcomes`": parts.OutcomeData,
    "### `parties › target`": parts.TargetData,
    "### `parties › belief`": parts.BeliefData,
    "### `parties › information`": parts.Information,
    "### `emotions`, in the file and in `parties`": parts.Emotion,
    "### `shared_values`": parts.SharedValue,
    "### `parties › cost_today`": parts.CostLine,
    "### `criteria`": parts.Criterion,
    "### `criteria › parts`": parts.CostPart,
    "### `practice`": practice_parts.PracticeData,
    "### `practice › criteria`": practice_parts.CriterionLeaning,
    "### `practice › parties`": practice_parts.PartyPractice,
    "### `practice › parties › bluffs`": practice_parts.Bluff,
    "### `practice › parties › rehearsal`": practice_parts.Rehearsed,
    "### `variants`": parts.DrawnNumber,
    "### `years`": parts.Year,
    "### `sources`": parts.Source,
}


def told(heading: str) -> list[str]:
    """The rows of the table below a heading."""
    section = GUIDE.split(f"\n{heading}\n")[1].split("\n#")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize(("heading", "part"), SECTIONS.items(), ids=list(SECTIONS))
def test_the_guide_has_every_key_with_its_meaning(heading, part):
    fields = {f.alias or name: f for name, f in part.model_fields.items() if not f.exclude}
    assert told(heading) == [
        f"| `{key}` | {'yes' if f.is_required() else 'no'} | {f.description} |" for key, f in fields.items()
    ]


def test_every_part_of_a_case_has_its_section():
    known = {
        c
        for c in [*vars(parts).values(), *vars(model).values(), *vars(practice_parts).values()]
        if isinstance(c, type) and c is not parts.Part
    }
    assert {c for c in known if issubclass(c, parts.Part)} == set(SECTIONS.values())


def test_every_key_has_a_meaning():
    assert all(f.description for part in SECTIONS.values() for f in part.model_fields.values())


def test_the_guide_has_every_occasion_with_its_placeholders():
    def row(occasion, when, words):
        return f"| `{occasion}` | {when} | {' '.join(f'`{{{w}}}`' for w in sorted(words))}".rstrip() + " |"

    assert told("### The occasions of `lines`") == [
        row(occasion, when, words) for occasion, (when, words) in practice_parts.OCCASIONS.items()
    ]


def test_the_guide_names_every_temperament():
    section = GUIDE.split("\n### The occasions of `lines`\n")[1].split("\n#")[0]
    assert all(f"`{temperament}`" in section for temperament in (*practice_parts.TEMPERAMENTS, "any"))


def test_the_guides_first_practice_block_loads_in_the_template():
    section = GUIDE.split("\n## A voice of its own\n")[1].split("\n## ")[0]
    block = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    case = read_case(template("choir").encode(), "choir/case.yaml", block.encode())
    assert case.practice.rounds == 12
    assert case.practice.parties["parish"].address == "Mr Weil"
