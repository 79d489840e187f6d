"""Claims as schema.org has them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings

from sayso.records import Claim
from tests.deployment import story
from tests.export.claims.story import CLAIM, COPY, DENIAL, FIRST, SMALL, WIRE
from tests.export.claims.strategies import claims
from tests.export.exchange.samples import HOSTILE, hostile, written

TYPES = {
    "Claim", "NewsArticle", "CreativeWork", "Quotation", "Person", "Organization", "Place", "PostalAddress",
    "GeoCircle", "GeoCoordinates",
}  # fmt: skip
"""Types of schema.org that are used."""


def graph(*told: Claim) -> list[dict[str, Any]]:
    whole = json.loads(written("jsonld", *told))
    assert whole["@context"] == ["https://schema.org", {"sayso": "urn:sayso:"}]
    nodes: list[dict[str, Any]] = whole["@graph"]
    return nodes


def inside(value: object) -> Iterator[dict[str, Any]]:
    """All objects in an object, itself first."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(part)


def test_a_claim_says_where_it_appears_and_who_made_it() -> None:
    claim = graph(CLAIM)[0]
    assert (claim["@type"], claim["identifier"], claim["text"]) == ("Claim", CLAIM.id, CLAIM.text)
    assert claim["firstAppearance"] == {"@id": f"urn:sayso:report:{FIRST.report}"}
    assert claim["appearance"] == [claim["firstAppearance"]]
    assert [who["name"] for who in claim["author"]] == ["Kelvar's Border Command", "the Rivers Observation Mission"]
    assert (claim["sayso:roots"], claim["sayso:opposition"]) == (2, "withdrawn")


def test_statements_lead_to_reports_and_to_what_they_rest_on() -> None:
    said = {one["identifier"]: one for one in graph(CLAIM)[0]["citation"]}
    assert said[COPY.id]["isBasedOn"] == {"@id": f"urn:sayso:statement:{FIRST.id}"}
    assert said[WIRE.id]["isBasedOn"] == {"@type": "CreativeWork", "name": "ARN"}
    assert said[FIRST.id]["contentLocation"][0]["geo"]["geoRadius"] == "40 km"
    assert "isBasedOn" not in said[FIRST.id]


def test_what_stands_against_a_claim_is_about_it() -> None:
    claim = graph(CLAIM)[0]
    against = claim["subjectOf"]
    assert [one["sayso:opposition"] for one in against] == ["denied", "doubted", "withdrawn"]
    assert {one["about"]["@id"] for one in against} == {claim["@id"]}
    assert against[0]["text"] == DENIAL.text


def test_every_node_has_a_type_and_every_reference_leads_somewhere() -> None:
    nodes = [node for top in graph(*story("2025-05-01").claims, SMALL) for node in inside(top)]
    told = {node["@id"] for node in nodes if "@type" in node and "@id" in node}
    assert {node["@type"] for node in nodes if "@type" in node} <= TYPES
    assert {node["@id"] for node in nodes if "@id" in node} == told
    assert all("@type" in node or set(node) == {"@id"} for node in nodes)


def test_nothing_hostile_is_more_than_text() -> None:
    urls = {node["url"] for top in graph(hostile()) for node in inside(top) if "url" in node}
    assert urls == {"https://news.example/a%20b%E2%80%AE%3Cscript%3E%22'%7C"}
    assert graph(hostile())[0]["text"] == HOSTILE


@settings(max_examples=15)
@given(claims())
def test_any_claim_is_a_graph(claim: Claim) -> None:
    assert graph(claim)[0]["@type"] == "Claim"
