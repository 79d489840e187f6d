"""Shapes: JSON Schema of records, made from their fields and what these mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sayso.export.nodes import Node, array, obj, ref

Meanings = Mapping[type, tuple[str, dict[str, str]]]
"""Of each record what it is, and what each of its fields means."""
_SIMPLE: dict[object, Node] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def document(name: str, about: str, parts: Mapping[str, Node], records: Meanings) -> dict[str, object]:
    """JSON Schema (draft 2020-12) of a document called `name`, "sayso/claims/1", whose parts refer to `records`.

    More keys than it names may be added within a version.
    """
    named: dict[str, Node] = {"schema": {"const": name, "description": "Name and version of this shape."}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        "title": name.split("/")[1].capitalize(),
        **obj(about, {**named, **parts}),
        "$defs": {named_as(record): _record(record, records) for record in records},
    }


def items(record: type, about: str) -> Node:
    """An array of records."""
    return array(ref(named_as(record)), about)


def reached(first: type, meanings: Meanings) -> dict[type, tuple[str, dict[str, str]]]:
    """The meanings of a record and of all that are in it, those in those too."""
    found: dict[type, tuple[str, dict[str, str]]] = {}
    waiting = [first]
    while waiting:
        record = waiting.pop(0)
        if record not in found:
            found[record] = meanings[record]
            waiting += [part for hint in get_type_hints(record).values() for part in _records(hint)]
    return found


def named_as(record: type) -> str:
    """What a record is called in a schema."""
    return record.__name__.lower()


def _records(hint: Any) -> Iterator[type]:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inside in get_args(hint):
        yield from _records(inside)


def _record(record: type, meanings: Meanings) -> Node:
    """The shape of a record: every field, with its meaning."""
    about, told = meanings[record]
    hints = get_type_hints(record)
    names = [field.name for field in dataclasses.fields(record)]
    return obj(about, {name: {**_shape(hints[name]), "description": told[name]} for name in names})


def _shape(hint: Any) -> Node:
    """The shape of what a field's type allows."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inside)}
    if origin in (tuple, Sequence):
        return {"type": "array", "items": _shape(inside[0])}
    if origin in (Union, UnionType):
        return _either([_shape(each) for each in inside])
    return _SIMPLE.get(hint) or ref(named_as(hint))


def _either(shapes: list[Node]) -> Node:
    """Any of several shapes, written as shortly as JSON Schema allows."""
    if all(set(each) == {"type"} for each in shapes):
        return {"type": [each["type"] for each in shapes]}
    choice, *rest = (each.get("enum") for each in shapes)
    if isinstance(choice, list) and rest == [None] and shapes[1] == _SIMPLE[NoneType]:
        return {"enum": [*choice, None]}
    return {"anyOf": shapes}
