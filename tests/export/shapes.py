"""A checker of JSON Schema, for the words that ours uses; any other word fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def problems(value: Any, node: dict[str, Any], whole: dict[str, Any], path: str = "$") -> Iterator[str]:
    """Everything in which a value is not of a shape."""
    for word, rule in node.items():
        match word:
            case "$schema" | "$id" | "$defs" | "title" | "description":
                pass
            case "$ref" | "allOf" | "anyOf":
                yield from _others(value, word, rule, whole, path)
            case "properties":
                for name, part in rule.items():
                    if isinstance(value, dict) and name in value:
                        yield from problems(value[name], part, whole, f"{path}.{name}")
            case "items":
                for index, each in enumerate(value if isinstance(value, list) else ()):
                    yield from problems(each, rule, whole, f"{path}[{index}]")
            case _:
                if not _holds(word, rule, value):
                    yield f"{path}: {word} {rule} does not hold for {value!r}"


def _others(value: Any, word: str, rule: Any, whole: dict[str, Any], path: str) -> Iterator[str]:
    """Everything in which a value is not of the shapes that a word leads to."""
    if word == "$ref":
        yield from problems(value, whole["$defs"][rule.removeprefix("#/$defs/")], whole, path)
    elif word == "allOf":
        yield from (each for part in rule for each in problems(value, part, whole, path))
    elif all(any(problems(value, choice, whole, path)) for choice in rule):
        yield f"{path}: none of {rule}"


def _holds(word: str, rule: Any, value: Any) -> bool:
    sized, number = isinstance(value, (str, list)), _is(value, "number")
    holds: dict[str, Callable[[], bool]] = {
        "type": lambda: any(_is(value, name) for name in ([rule] if isinstance(rule, str) else rule)),
        "const": lambda: bool(value == rule),
        "enum": lambda: value in rule,
        "required": lambda: not isinstance(value, dict) or all(name in value for name in rule),
        "minimum": lambda: not number or value >= rule,
        "maximum": lambda: not number or value <= rule,
        "format": lambda: not isinstance(value, str) or (rule == "date" and _date(value)),
        "minLength": lambda: not sized or len(value) >= rule,
        "minItems": lambda: not sized or len(value) >= rule,
        "pattern": lambda: not isinstance(value, str) or re.search(rule, value) is not None,
    }
    return holds[word]()


def _is(value: Any, name: str) -> bool:
    if name in ("integer", "number"):
        kinds = int if name == "integer" else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool)
    return isinstance(value, _TYPES[name])


def _date(value: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None and date.fromisoformat(value).isoformat() == value
