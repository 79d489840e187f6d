"""JSON-LD: claims as schema.org has them, with the reports that they appear in.

Standing is in terms of our own ("sayso:roots"): schema.org rates a claim only by somebody's verdict, and here is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from sayso.export.documents import dumps
from sayso.export.exchange.addresses import address
from sayso.records import Against, Claim, Kind, Party, Relay, Root, Saying, Spot

Node = Mapping[str, object]
CONTEXT: tuple[object, ...] = ("https://schema.org", {"sayso": "urn:sayso:"})
"""What the words mean: those of schema.org, and ours."""
_PERSONS: frozenset[Kind | None] = frozenset(["civilian", "unnamed official"])


def write(claims: Iterable[Claim], out: TextIO) -> None:
    """One graph: each claim with its statements, and each report once."""
    listed = list(claims)
    nodes = (*map(_claim, listed), *_articles(listed))
    head = dumps({"@context": CONTEXT})
    # It is put into pages, inside of a script element, which "</script" would end.
    lines = ",\n".join(map(dumps, nodes)).replace("<", r"\u003c")
    out.write(f'{head.removesuffix("}")}, "@graph": [\n{lines}\n]}}\n')


def _claim(claim: Claim) -> Node:
    standing = claim.standing
    appearance = dict.fromkeys(saying.report for saying in claim.statements)
    relays = {relay.statement: relay for relay in claim.relays}
    return _full(
        {
            "@type": "Claim",
            "@id": f"urn:sayso:claim:{claim.id}",
            "identifier": claim.id,
            "text": claim.text,
            "abstract": standing.explanation,
            "author": [_root(root, claim) for root in claim.roots if root.independent],
            "firstAppearance": {"@id": _report(claim.statements[0].report)},
            "appearance": [{"@id": _report(report)} for report in appearance],
            "citation": [_statement(saying, relays.get(saying.id)) for saying in claim.statements],
            "subjectOf": [_objection(each, claim) for each in claim.against],
            "datePublished": claim.first,
            "sayso:support": standing.support,
            "sayso:roots": standing.roots,
            "sayso:opposition": standing.opposition,
        }
    )


def _root(root: Root, claim: Claim) -> Node:
    """Who said it first, as far as his statement tells what he is; else an outlet."""
    first = next((one for one in claim.statements if one.id == root.first), None)
    if first is not None and first.source is not None and first.source.name == root.name:
        return _party(first.source)
    return {"@type": "Organization", "name": root.name}


def _party(party: Party) -> Node:
    """A person where he has a role or is known to be one, else a body."""
    person = party.kind in _PERSONS or party.role is not None
    belongs = {"@type": "Organization", "name": party.affiliation} if party.affiliation else None
    kind = "Person" if person else "Organization"
    return _full(
        {"@type": kind, "name": party.name, "jobTitle": party.role, "affiliation": belongs if person else None}
    )


def _statement(saying: Saying, relay: Relay | None = None) -> Node:
    basis = relay and ({"@id": _id(relay.parent)} if relay.parent else {"@type": "CreativeWork", "name": relay.outside})
    return _full(
        {
            "@type": "Quotation" if saying.voice == "direct" else "CreativeWork",
            "@id": _id(saying.id),
            "identifier": saying.id,
            "text": saying.text,
            "author": _author(saying),
            "isPartOf": {"@id": _report(saying.report)},
            "isBasedOn": basis,
            "contentLocation": [_place(spot) for spot in saying.where],
            "sayso:act": saying.act,
            "sayso:stance": saying.stance,
        }
    )


def _author(saying: Saying) -> Node | None:
    """Who says it: the source, or the outlet in its own voice."""
    if saying.source:
        return _party(saying.source)
    return {"@type": "Organization", "name": saying.outlet} if saying.voice == "own" and saying.outlet else None


def _objection(each: Against, claim: Claim) -> Node:
    """A statement that stands against a claim, and how."""
    against = {"about": {"@id": f"urn:sayso:claim:{claim.id}"}, "sayso:opposition": each.opposition}
    return {**_statement(each.statement), **against, "sayso:reason": each.reason}


def _place(spot: Spot) -> Node:
    point = None
    if spot.lat is not None and spot.lon is not None:
        point = {"@type": "GeoCircle", "geoMidpoint": _point(spot.lat, spot.lon), "geoRadius": _radius(spot)}
    address = {"@type": "PostalAddress", "addressCountry": spot.country} if spot.country else None
    return _full({"@type": "Place", "name": spot.name, "address": address, "geo": point and _full(point)})


def _point(lat: float, lon: float) -> Node:
    return {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}


def _radius(spot: Spot) -> str | None:
    """With its unit, since a bare number is in metres there."""
    return f"{spot.precision_km:g} km" if spot.precision_km else None


def _articles(claims: Iterable[Claim]) -> Iterator[Node]:
    found: dict[str, Saying] = {}
    for claim in claims:
        for saying in (*claim.statements, *(each.statement for each in claim.against)):
            found.setdefault(saying.report, saying)
    yield from (_article(found[report]) for report in sorted(found))


def _article(saying: Saying) -> Node:
    """The report that a statement stands in."""
    return _full(
        {
            "@type": "NewsArticle",
            "@id": _report(saying.report),
            "identifier": saying.report,
            "url": address(saying.url),
            "publisher": {"@type": "Organization", "name": saying.outlet} if saying.outlet else None,
            "creditText": saying.wire,
            "datePublished": saying.published,
        }
    )


def _report(identity: str) -> str:
    return f"urn:sayso:report:{identity}"


def _id(identity: str) -> str:
    return f"urn:sayso:statement:{identity}"


def _full(node: Node) -> Node:
    """The node without what is not known."""
    return {name: value for name, value in node.items() if value is not None and value != []}
