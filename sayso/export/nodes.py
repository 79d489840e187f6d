"""Nodes: the parts that a JSON Schema is put together from, each with a description."""

from __future__ import annotations

Node = dict[str, object]


def obj(description: str, properties: dict[str, Node]) -> Node:
    """An object that has all of these keys."""
    return {"type": "object", "description": description, "required": list(properties), "properties": properties}


def array(items: Node, description: str) -> Node:
    """An array of such items."""
    return {"type": "array", "items": items, "description": description}


def text(description: str) -> Node:
    """A string."""
    return {"type": "string", "description": description}


def text_or_null(description: str) -> Node:
    """A string where something is known."""
    return {"type": ["string", "null"], "description": description}


def flag(description: str) -> Node:
    """True or false."""
    return {"type": "boolean", "description": description}


def number(description: str, *, least: float | None = None, most: float | None = None) -> Node:
    """A number, its bounds included."""
    return {"type": "number", "description": description, **_bounds(least, most)}


def number_or_null(description: str, *, least: float | None = None, most: float | None = None) -> Node:
    """A number where something is known, its bounds included."""
    return {"type": ["number", "null"], "description": description, **_bounds(least, most)}


def day_or_null(description: str) -> Node:
    """A date, null where open."""
    return {"type": ["string", "null"], "format": "date", "description": description}


def choice(values: tuple[object, ...], description: str) -> Node:
    """One of several values; the description tells what each means."""
    return {"enum": list(values), "description": description}


def or_null(node: Node, description: str) -> Node:
    """What another node describes, or null."""
    return {"anyOf": [node, {"type": "null"}], "description": description}


def ref(name: str) -> Node:
    """What is described under `$defs`."""
    return {"$ref": f"#/$defs/{name}"}


def spans(description: str) -> Node:
    """An array of spans."""
    return array(ref("span"), description)


def span_keys() -> dict[str, Node]:
    """What everything that stands in the report's text has."""
    return {
        "start": {"type": "integer", "minimum": 0, "description": "Offset of the first character, in code points."},
        "end": {"type": "integer", "minimum": 1, "description": "Offset after the last character, in code points."},
        "text": {**text("The characters themselves: report.text from start to end."), "minLength": 1},
    }


def _bounds(least: float | None, most: float | None) -> Node:
    return {name: bound for name, bound in (("minimum", least), ("maximum", most)) if bound is not None}
