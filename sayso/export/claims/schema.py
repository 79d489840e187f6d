"""Schema: the shape of claims as JSON, as JSON Schema, made from the records and what their fields mean."""

from __future__ import annotations

import dataclasses
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sayso.export.claims.documents import SCHEMA
from sayso.export.claims.meanings import MEANINGS
from sayso.export.nodes import Node, array, obj, ref

_SIMPLE: dict[object, Node] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def schema() -> dict[str, object]:
    """JSON Schema (draft 2020-12) of one document; more keys than it names may be added within a version."""
    parts: dict[str, Node] = {
        "schema": {"const": SCHEMA, "description": "Name and version of this shape."},
        "claims": array(ref("claim"), "The claims, most contested or most spread first."),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Claims",
        **obj("Claims as of a moment: who stands behind each, how independent they are, who disputes it.", parts),
        "$defs": {_name(record): _record(record) for record in MEANINGS},
    }


def _record(record: type) -> Node:
    """The shape of a record: every field, with its meaning."""
    about, meanings = MEANINGS[record]
    hints = get_type_hints(record)
    names = [field.name for field in dataclasses.fields(record)]
    return obj(about, {name: {**_shape(hints[name]), "description": meanings[name]} for name in names})


def _shape(hint: Any) -> Node:
    """The shape of what a field's type allows."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inside)}
    if origin is tuple:
        return {"type": "array", "items": _shape(inside[0])}
    if origin in (Union, UnionType):
        return _either([_shape(each) for each in inside])
    return _SIMPLE.get(hint) or ref(_name(hint))


def _either(shapes: list[Node]) -> Node:
    """Any of several shapes, written as shortly as JSON Schema allows."""
    if all(set(each) == {"type"} for each in shapes):
        return {"type": [each["type"] for each in shapes]}
    choice, *rest = (each.get("enum") for each in shapes)
    if isinstance(choice, list) and rest == [None] and shapes[1] == _SIMPLE[NoneType]:
        return {"enum": [*choice, None]}
    return {"anyOf": shapes}


def _name(record: type) -> str:
    return record.__name__.lower()
