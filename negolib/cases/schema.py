"""The keys of a case as a JSON schema: an editor offers them, and says what each means.

Made from the model. `python -m negolib.cases.schema` writes it anew beside the cases of the course.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from .finding import CASE, PRACTICE, SHIPPED
from .model import Case
from .practice_parts import OCCASIONS, PracticeData

# The same in a text, where the file is read: negolib/cases/variants/filling.py.
PLACE = r"^\(=.+\)$"
_MODELS: dict[str, type[BaseModel]] = {CASE: Case, PRACTICE: PracticeData}


def schema(file: str = CASE) -> dict[str, object]:
    """Return the schema of one of the two files of a case.

    Args:
        file: "case.yaml" or "practice.yaml".

    >>> schema("practice.yaml")["properties"]["rounds"]["description"]
    'how many rounds are played, 4 to 60'
    """
    model = _MODELS[file]
    made = model.model_json_schema(schema_generator=_Plain)
    if model is Case:
        for name in [name for name, field in Case.model_fields.items() if field.exclude]:
            del made["properties"][name]
            made["required"] = [key for key in made["required"] if key != name]
        made = _with_places(made)
    lines = made["$defs"]["PartyPractice"]["properties"]["lines"]
    each = lines.pop("additionalProperties")
    lines["properties"] = {said: {**each, "description": when} for said, (when, _) in OCCASIONS.items()}
    lines["additionalProperties"] = False
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def _with_places(part: Any) -> Any:
    """Let the place of a drawn number, such as (=bid), stand wherever a number does."""
    if isinstance(part, list):
        return [_with_places(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "number":
        # What bounds a number is not asked of a text, and the other way round.
        return {**part, "type": ["number", "string"], "pattern": PLACE}
    return {key: _with_places(value) for key, value in part.items()}


def schema_name(file: str) -> str:
    """Return the name of the file that holds the schema of a file, such as "case.schema.json"."""
    return f"{Path(file).stem}.schema.json"


def write_schemas(folder: Path) -> None:
    """Write the schemas of both files of a case into a folder, under the names that the files refer to."""
    for file in _MODELS:
        text = json.dumps(schema(file), indent=1, ensure_ascii=False) + "\n"
        (folder / schema_name(file)).write_text(text, encoding="utf-8", newline="\n")


class _Plain(GenerateJsonSchema):
    """Titles that repeat the key in capitals are left out: an editor would show them first."""

    def field_title_should_be_set(self, schema: object) -> bool:
        return False


if __name__ == "__main__":
    write_schemas(SHIPPED)
