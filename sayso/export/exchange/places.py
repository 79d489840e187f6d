"""Places: claims as GeoJSON, one feature a claim, for maps of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sayso.export.claims.documents import plainly
from sayso.export.exchange.lines import lines
from sayso.export.views import geojson
from sayso.export.views.areas import area, finest
from sayso.records import Claim, Query, Saying, Spot


def write(query: Query, claims: Sequence[Claim], out: BinaryIO) -> None:
    """All claims as one collection; one that names no place has no geometry."""
    with lines(out) as text:
        geojson.write("claims", {"query": plainly(query)}, map(_feature, claims), text)


def _feature(claim: Claim) -> geojson.Node:
    spots = {(spot.name, spot.country, spot.level): spot for one in claim.statements for spot in one.where}
    standing = claim.standing
    properties: dict[str, object] = {
        "claim": claim.id,
        "text": claim.text,
        "support": standing.support,
        "roots": standing.roots,
        "opposition": standing.opposition,
        "root_names": [root.name for root in claim.roots if root.independent],
        "outlets": list(claim.outlets),
        "first": claim.first,
        "last": claim.last,
        "places": [_place(spot) for spot in spots.values()],
        "statements": list(_statements(claim)),
    }
    return geojson.feature(claim.id, (area(spot) for spot in finest(spots.values())), properties)


def _place(spot: Spot) -> geojson.Node:
    return {"name": spot.name, "country": spot.country, "level": spot.level, "precision_km": spot.precision_km}


def _statements(claim: Claim) -> Iterator[geojson.Node]:
    """Who says it where; those that stand against it say how."""
    for saying in claim.statements:
        yield {**_statement(saying), "part": "claim"}
    for each in claim.against:
        yield {**_statement(each.statement), "part": each.opposition}


def _statement(saying: Saying) -> geojson.Node:
    return {
        "statement": saying.id,
        "report": saying.report,
        "outlet": saying.outlet,
        "url": saying.url,
        "published": saying.published,
        "source": saying.source.name if saying.source else None,
        "act": saying.act,
        "text": saying.text,
    }
