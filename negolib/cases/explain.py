"""What pydantic found, said to an author: which key or value, and what to write instead."""

import re
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from negolib.in_words import meant, quoted, typed

from .document import Switched
from .errors import Fault, Path


def first_fault(errors: list[ErrorDetails], model: type[BaseModel], line_of: Any) -> Fault:
    """The fault to tell first: a misspelt key before what it leaves missing, and else from the top down."""
    extra = [e for e in errors if e["type"] == "extra_forbidden"]
    # A key of the wrong name and a missing key side by side are one slip, not two.
    chosen = min(extra or errors, key=lambda e: line_of(e["loc"]))
    return _fault(chosen, model)


def _fault(error: ErrorDetails, model: type[BaseModel]) -> Fault:
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    key, value, kind = path[-1] if path else "", error.get("input"), error["type"]
    if kind == "extra_forbidden" and str(key).isdigit() and value is None:
        # Between braces a comma ends the value: {probability: 0,7} is a probability of 0 and a key 7.
        return Fault(
            path, f"'{key}' stands alone after a comma: write a decimal with a point, such as 0.{key}"
        )
    if kind == "extra_forbidden":
        words = list(keys_of(model_at(model, path[:-1])))
        return Fault(path, f"'{key}' is no key that is known here: {meant(key, words)}")
    if kind == "missing":
        meaning = _meaning(model, path)
        return Fault(
            path[:-1], f"'{key}' is missing: add a line '{key}: …'{f' with {meaning}' if meaning else ''}"
        )
    if isinstance(value, Switched) and kind != "bool_type":
        message = f"YAML reads {value.word} as true or false: put it in quotes, '{value.word}'"
        return Fault(path, message)
    return Fault(path, _remedy(error, kind, value, _meaning(model, path)))


def _remedy(error: ErrorDetails, kind: str, value: Any, meaning: str) -> str:
    expects = f" ({meaning})" if meaning else ""
    if value is None:
        return f"nothing stands after the colon: write a value{expects} or delete the key"
    if kind == "string_type":
        if isinstance(value, bool | int | float):
            plain = str(value).lower() if isinstance(value, bool) else typed(value)
            kind = "true or false" if isinstance(value, bool) else "a number"
            return f"YAML reads {plain} as {kind}: to make it a text put it in quotes, '{plain}'"
        return f"a text is wanted here{expects}, not {_shape(value)}: write it in one line, in quotes"
    if kind in ("float_type", "finite_number", "float_parsing"):
        return _number_remedy(value, expects)
    if kind == "int_type":
        given = typed(value) if isinstance(value, float) else _shape(value)
        return f"a whole number is wanted here{expects}, not {given}: write it in digits, without quotes"
    if kind == "bool_type":
        return f"write true or false here, without quotes, instead of {_shape(value)}"
    if kind == "list_type":
        return (
            f"a list is wanted here{expects}, not {_shape(value)}: begin every entry on a new line with '- '"
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        remedy = "write 'key: value' on lines of their own"
        return f"keys with values are wanted here{expects}, not {_shape(value)}: {remedy}"
    if kind == "literal_error":
        allowed = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return f"{quoted(value)} is not a word that fits here: {meant(value, allowed)}"
    if kind == "too_short":
        least = error["ctx"]["min_length"]
        return f"{len(value)} of these is too few: write at least {least}{expects}"
    if kind == "string_too_short":
        return f"the text is empty: write something{expects} or delete the key"
    if kind == "string_too_long":
        most = error["ctx"]["max_length"]
        remedy = f"keep to {most} letters, and put the rest in 'label'"
        return f"the name is {len(value)} letters long: {remedy}"
    if kind in ("greater_than_equal", "less_than_equal", "greater_than"):
        return _bound_remedy(error, kind, value, expects)
    return f"{quoted(value)} does not fit here{expects}: compare with the template of a new case"


def _number_remedy(value: Any, expects: str) -> str:
    if isinstance(value, str):
        bare = value.strip().replace(" ", "")
        if bare.endswith("%"):
            return f"{quoted(value)} is a text: write the share as a plain number, such as 0.6 for 60%"
        # Three digits after a comma may be thousands: they are asked for below.
        if re.fullmatch(r"[-+]?\d+,(\d{1,2}|\d{4,})", bare):
            return f"{quoted(value)} has a comma: write a plain number with a point, {bare.replace(',', '.')}"
        try:
            plain = typed(float(bare))
            return f"{quoted(value)} is a text to YAML: write the plain number {plain}, without quotes"
        except ValueError:
            plain = "without thousands separators, units or signs of currency"
            return f"{quoted(value)} is a text: write a plain number, {plain}, such as 1200 or 0.5"
    return f"a number is wanted here{expects}, not {_shape(value)}: write a plain number, such as 1200 or 0.5"


def _bound_remedy(error: ErrorDetails, kind: str, value: Any, expects: str) -> str:
    bound = typed(next(iter(error["ctx"].values())))
    word = {"greater_than_equal": "at least", "less_than_equal": "at most", "greater_than": "more than"}[kind]
    hint = f", such as {typed(value / 100)} for {typed(value)}%" if bound == "1" and 1 < value <= 100 else ""
    return f"{typed(value)} cannot be{expects}: write a number of {word} {bound}{hint}"


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, Switched):
        return f"the word {value.word}"
    if isinstance(value, int | float):
        return f"the number {typed(value)}"
    return f"the text {quoted(value)}"


def keys_of(model: type[BaseModel] | None) -> dict[str, str]:
    """The keys that an author may write in this part of a case, each with what it means."""
    if model is None:
        return {}
    fields = model.model_fields.items()
    return {f.alias or name: f.description or "" for name, f in fields if not f.exclude}


def model_at(model: type[BaseModel] | None, path: Path) -> type[BaseModel] | None:
    """The part of the model that describes this place of a file; None where keys are free."""
    free = False  # whether the next key is one of the author's own, such as the name of a party
    for step in path:
        if model is None:
            return None
        if isinstance(step, int):
            continue
        if free:
            free = False
            continue
        fields = model.model_fields.items()
        annotation = next((f.annotation for name, f in fields if (f.alias or name) == step), None)
        model = _model_within(annotation)
        free = get_origin(annotation) is dict
    return None if free else model


def _model_within(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_within(inner) for inner in get_args(annotation))
    return next((m for m in found if m is not None), None)


def _meaning(model: type[BaseModel], path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    if not names or not isinstance(path[-1], str):
        return ""
    return keys_of(model_at(model, path[:-1])).get(names[-1], "")
