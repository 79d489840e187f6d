"""Schema: the shape of a reading's JSON document, as JSON Schema."""

from __future__ import annotations

from typing import get_args

from sayso.export.definitions import definitions, found, lists
from sayso.export.documents import SCHEMA
from sayso.export.nodes import Node, array, choice, flag, obj, or_null, ref, span_keys, spans, text, text_or_null
from sayso.records import Kind, Voice


def schema() -> dict[str, object]:
    """JSON Schema (draft 2020-12) of one document; more keys than it names may be added within a version."""
    parts: dict[str, Node] = {
        "schema": {"const": SCHEMA, "description": "Name and version of this shape."},
        "maker": text("What made the reading: software and model, with their versions."),
        "report": _report(),
        "actors": array(ref("actor"), "Everyone that the report's sources resolve to, in order of appearance."),
        "statements": array(ref("statement"), "Every act of saying found in the report, in text order."),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Reading",
        **obj("What one maker found in one report: who says what.", parts),
        "$defs": {
            "span": obj("Characters of the report's text.", span_keys()),
            "actor": _actor(),
            "source": _source(),
            "statement": _statement(),
            **definitions(),
        },
    }


def _report() -> Node:
    return obj(
        "One version of one published text, and all that is read from it, whoever says it.",
        {
            "id": {
                **text("Hash of what the outlet gave, from url to text: another text at the same url has another id."),
                "pattern": "^[0-9a-f]{16}$",
            },
            "url": text_or_null("Where it was published."),
            "outlet": text_or_null("Who published it."),
            "title": text_or_null("Its headline."),
            "author": text_or_null("Its byline."),
            "published": text_or_null(
                "When: an ISO 8601 date (2024-10-25), or a moment in UTC if the hour is known (2024-10-25T14:03:00Z)."
            ),
            "language": text_or_null("ISO 639-1 code of the language that it is written in."),
            "wire": text_or_null("The news agency credited in the text or byline."),
            "text": text("The whole text; all offsets count Unicode code points from its start."),
            **lists("the report"),
            "forecasts": _forecasts(),
        },
    )


def _actor() -> Node:
    return obj(
        "The person, body, state or unnamed official that mentions of sources resolve to, within this report.",
        {
            "id": text("Stands for the actor within this document."),
            "name": text("The fullest name that the report gives; for one unnamed, what is said of him."),
            "role": text_or_null("Role in the report's words: spokesman."),
            "affiliation": text_or_null("Body that the actor belongs to, in the report's words."),
            "country": text_or_null("Country of the actor: ISO 3166-1 alpha-2."),
            "kind": choice((*get_args(Kind), None), "What the actor is; null where that is not clear."),
            "sector": text_or_null("Sector of the actor in PLOVER: GOV, MIL."),
            "unnamed": flag("Whether the report withholds the name."),
            "named": {**ref("span"), "description": "Where the name stands."},
            "mentions": spans("All characters that lead to this actor, in order, `named` among them."),
        },
    )


def _statement() -> Node:
    return obj(
        "One act of saying: who (source), how (cue), what (content).",
        {
            "id": text("Hash of the report and the spans."),
            "within": text_or_null("Id of the statement that this one is nested in."),
            "voice": choice(
                get_args(Voice),
                "How it is rendered: quoted (direct), paraphrased (indirect), both (mixed), or the outlet speaking "
                "for itself (own).",
            ),
            "source": or_null(
                ref("source"), "The mention of who says it; null if nobody is named or it is the outlet."
            ),
            "cue": or_null(ref("span"), "The words that attribute it: said, according to; null if it is the outlet."),
            "content": {
                **spans("What is said, in the report's words; several where the text interrupts it."),
                "minItems": 1,
            },
            **found(),
            **lists("the statement"),
            "forecast": or_null(ref("forecast"), "When what is foreseen falls due; null unless it is of the future."),
        },
    )


def _source() -> Node:
    actor = text_or_null("Id of the actor that the mention resolves to; null where that is not clear.")
    return obj("The mention of a source.", {**span_keys(), "actor": actor})


def _forecasts() -> Node:
    more = obj("A forecast and whose it is.", {"statement": text("Id of the statement that foresees it.")})
    return array({"allOf": [ref("forecast"), more]}, "All that is foreseen, in the order of the statements.")
