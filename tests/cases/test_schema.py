"""An editor that reads the schemas takes every case of ours, and explains each key as the guide does."""

import json

import jsonschema
import pytest
import yaml

from negolib.cases import list_cases, write_new_case
from negolib.cases.finding import SHIPPED
from negolib.cases.model import Case
from negolib.cases.practice_parts import OCCASIONS
from negolib.cases.schema import schema, schema_name

FILES = ("case.yaml", "practice.yaml")


def faults(path, made):
    """What an editor would underline in a file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.Draft202012Validator(made).iter_errors(data)]


@pytest.mark.parametrize("file", FILES)
def test_the_schemas_beside_the_courses_cases_are_as_the_model_is(file):
    kept = (SHIPPED / schema_name(file)).read_text(encoding="utf-8")
    assert json.loads(kept) == schema(file), "write them anew: python -m negolib.cases.schema"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", list_cases())
def test_the_cases_of_the_course_fit_the_schema_that_they_name(name, file):
    path = SHIPPED / name / file
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema=../{schema_name(file)}"
    assert faults(path, schema(file)) == []


def test_a_new_case_lies_beside_the_schemas_that_it_names(tmp_path):
    folder = write_new_case("choir", tmp_path)
    for file in FILES:
        _, name = (folder / file).read_text(encoding="utf-8").split("\n")[0].split("$schema=")
        made = json.loads((folder / name).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(made)
        assert faults(folder / file, made) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("points_unit:", "point_unit:", "'point_unit' was unexpected"),
        ("role: seller", "role: vendor", "'vendor' is not one of"),
        ("probability: 0.7", "probability: 7", "7 is greater than the maximum of 1"),
        ("today: true, points: {choir: 0, parish: 0}", "today: true", "'points' is a required property"),
    ],
)
def test_an_editor_sees_a_slip_before_the_case_is_loaded(tmp_path, old, new, told):
    path = write_new_case("choir", tmp_path) / "case.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(told in fault for fault in faults(path, schema()))


def test_every_key_of_the_file_is_explained():
    for made in map(schema, FILES):
        parts = [made, *made["$defs"].values()]
        assert all(key["description"] for part in parts for key in part["properties"].values())


def test_what_no_author_writes_is_not_offered():
    assert "name" not in schema()["properties"]
    assert "name" not in schema()["required"]
    assert set(schema()["properties"]) == {
        f.alias or n for n, f in Case.model_fields.items() if not f.exclude
    }


def test_an_editor_offers_every_occasion_to_speak():
    lines = schema("practice.yaml")["$defs"]["PartyPractice"]["properties"]["lines"]
    assert {said: each["description"] for said, each in lines["properties"].items()} == {
        said: when for said, (when, _) in OCCASIONS.items()
    }
