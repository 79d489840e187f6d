"""Schema: the shape of claims as JSON, as JSON Schema."""

from __future__ import annotations

from sayso.export.claims.documents import SCHEMA
from sayso.export.claims.meanings import MEANINGS
from sayso.export.shapes import document, items
from sayso.records import Claim


def schema() -> dict[str, object]:
    """JSON Schema of one document."""
    about = "Claims as of a moment: who stands behind each, how independent they are, who disputes it."
    return document(
        SCHEMA, about, {"claims": items(Claim, "The claims, most contested or most spread first.")}, MEANINGS
    )
