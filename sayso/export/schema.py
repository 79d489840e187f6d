"""Schema: the shape of a reading's JSON document, as JSON Schema."""

from __future__ import annotations

from typing import get_args

from sayso.export.documents import SCHEMA
from sayso.records import Voice

_Node = dict[str, object]


def schema() -> dict[str, object]:
    """JSON Schema (draft 2020-12) of one document; more keys than it names may be added within a version."""
    parts: dict[str, _Node] = {
        "schema": {"const": SCHEMA, "description": "Name and version of this shape."},
        "maker": _text("What made the reading: software and model, with their versions."),
        "report": _report(),
        "actors": _list(_ref("actor"), "Everyone that the report's sources resolve to, in order of appearance."),
        "statements": _list(_ref("statement"), "Every act of saying found in the report, in text order."),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Reading",
        **_object("What one maker found in one report: who says what.", parts),
        "$defs": {"span": _span(), "actor": _actor(), "source": _source(), "statement": _statement()},
    }


def _report() -> _Node:
    return _object(
        "One version of one published text.",
        {
            "id": {
                **_text("Hash of the report's other fields: another text at the same url has another id."),
                "pattern": "^[0-9a-f]{16}$",
            },
            "url": _text_or_null("Where it was published."),
            "outlet": _text_or_null("Who published it."),
            "title": _text_or_null("Its headline."),
            "author": _text_or_null("Its byline."),
            "published": _text_or_null(
                "When: an ISO 8601 date (2024-10-25), or a moment in UTC if the hour is known (2024-10-25T14:03:00Z)."
            ),
            "language": _text_or_null("ISO 639-1 code of the language that it is written in."),
            "wire": _text_or_null("The news agency credited in the text or byline."),
            "text": _text("The whole text; all offsets count Unicode code points from its start."),
        },
    )


def _actor() -> _Node:
    return _object(
        "The person, body, state or unnamed official that mentions of sources resolve to, within this report.",
        {
            "id": _text("Stands for the actor within this document."),
            "name": _text("The fullest name that the report gives; for one unnamed, what is said of him."),
            "role": _text_or_null("Role in the report's words: spokesman."),
            "affiliation": _text_or_null("Body that the actor belongs to, in the report's words."),
            "country": _text_or_null("Country of the actor, where the report tells."),
            "unnamed": {"type": "boolean", "description": "Whether the report withholds the name."},
            "named": {**_ref("span"), "description": "Where the name stands."},
            "mentions": _list(_ref("span"), "All characters that lead to this actor, in order, `named` among them."),
        },
    )


def _statement() -> _Node:
    return _object(
        "One act of saying: who (source), how (cue), what (content).",
        {
            "id": _text("Hash of the report and the spans."),
            "within": _text_or_null("Id of the statement that this one is nested in."),
            "voice": {
                "enum": list(get_args(Voice)),
                "description": "How it is rendered: quoted (direct), paraphrased (indirect), both (mixed), "
                "or the outlet speaking for itself (own).",
            },
            "source": _or_null(
                _ref("source"), "The mention of who says it; null if nobody is named or it is the outlet."
            ),
            "cue": _or_null(_ref("span"), "The words that attribute it: said, according to; null if it is the outlet."),
            "content": {
                **_list(_ref("span"), "What is said, in the report's words; several where the text interrupts it."),
                "minItems": 1,
            },
        },
    )


def _source() -> _Node:
    actor = _text_or_null("Id of the actor that the mention resolves to; null where that is not clear.")
    return _object("The mention of a source.", {**_span_keys(), "actor": actor})


def _span() -> _Node:
    return _object("Characters of the report's text.", _span_keys())


def _span_keys() -> dict[str, _Node]:
    return {
        "start": {"type": "integer", "minimum": 0, "description": "Offset of the first character, in code points."},
        "end": {"type": "integer", "minimum": 1, "description": "Offset after the last character, in code points."},
        "text": {**_text("The characters themselves: report.text from start to end."), "minLength": 1},
    }


def _object(description: str, properties: dict[str, _Node]) -> _Node:
    return {"type": "object", "description": description, "required": list(properties), "properties": properties}


def _list(items: _Node, description: str) -> _Node:
    return {"type": "array", "items": items, "description": description}


def _text(description: str) -> _Node:
    return {"type": "string", "description": description}


def _text_or_null(description: str) -> _Node:
    return {"type": ["string", "null"], "description": description}


def _or_null(node: _Node, description: str) -> _Node:
    return {"anyOf": [node, {"type": "null"}], "description": description}


def _ref(name: str) -> _Node:
    return {"$ref": f"#/$defs/{name}"}
