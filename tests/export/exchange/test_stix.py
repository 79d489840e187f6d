"""The bundle is STIX 2.1 by the reference library and validator, and says nothing in the producer's name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import stix2
from hypothesis import given, settings
from stix2validator import ValidationOptions, validate_string

from sayso.export.exchange.stix import DEFINED, EXTENSION, PRODUCER
from sayso.records import Claim
from tests.deployment import story
from tests.export.claims.story import CLAIM, COPY, DENIAL, FIRST, MISSION, RELAY, SMALL, WIRE
from tests.export.claims.strategies import claims
from tests.export.exchange.samples import HOSTILE, hostile, written


def bundle(*told: Claim) -> list[dict[str, Any]]:
    objects: list[dict[str, Any]] = json.loads(written("stix", *told))["objects"]
    return objects


def note(objects: list[dict[str, Any]], key: str, value: str) -> dict[str, Any]:
    """The object whose extension has this value."""
    return next(one for one in objects if one.get("extensions", {}).get(EXTENSION, {}).get(key) == value)


def edges(objects: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Relationships, with what their ends say or are called."""
    names = {one["id"]: one.get("content") or one.get("name", "") for one in objects}
    found = (one for one in objects if one["type"] == "relationship")
    return {(names[one["source_ref"]], one["relationship_type"], names[one["target_ref"]]) for one in found}


@pytest.mark.parametrize(
    "told", [(CLAIM, SMALL), (hostile(),), story("2025-05-01").claims, ()], ids=["made", "hostile", "story", "none"]
)
def test_the_reference_library_and_validator_take_it(told: tuple[Claim, ...]) -> None:
    text = written("stix", *told).decode()
    result = validate_string(text, ValidationOptions(version="2.1"))
    assert result.is_valid, [str(error) for error in result.errors]
    parsed = stix2.parse(text, allow_custom=False)
    assert len(parsed.objects) == len(json.loads(text)["objects"])


def test_certainty_is_the_source_s_and_never_the_producer_s() -> None:
    objects = bundle(CLAIM)
    certainty = note(objects, "statement_id", MISSION.id)["extensions"][EXTENSION]["source_certainty"]
    assert certainty == {"low": 0.55, "high": 0.8, "words": ["probably"]}
    assert "confidence" not in set(keys(bundle(*story("2025-05-01").claims))) | set(keys(objects))


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(part)


def test_a_claim_is_a_note_on_its_statements() -> None:
    objects = bundle(CLAIM)
    claim = note(objects, "claim_id", CLAIM.id)
    assert (claim["content"], claim["abstract"]) == (CLAIM.text, CLAIM.standing.explanation)
    said = [note(objects, "statement_id", saying.id)["id"] for saying in CLAIM.statements]
    assert claim["object_refs"] == said
    told = claim["extensions"][EXTENSION]
    assert (told["support"], told["independent_roots"], told["opposition"]) == ("corroborated", 2, "withdrawn")
    assert [root["independent"] for root in told["roots"]] == [True, True, False]


def test_who_says_relays_and_denies_are_relationships() -> None:
    found = edges(bundle(CLAIM))
    assert ("Kelvar's Border Command", "says", FIRST.text) in found
    assert (COPY.text, "relays", FIRST.text) in found
    assert (RELAY.text, "relays", COPY.text) in found
    assert (WIRE.text, "relays", "ARN") in found
    assert (DENIAL.text, "denies", CLAIM.text) in found
    assert {kind for _, kind, _ in found} == {"says", "relays", "denies", "doubts", "withdraws"}


def test_everything_that_is_referred_to_is_there() -> None:
    objects = bundle(*story("2025-05-01").claims)
    ids = [one["id"] for one in objects]
    assert len(ids) == len(set(ids))
    ends = [one[key] for one in objects for key in ("created_by_ref", "source_ref", "target_ref") if key in one]
    ends += [ref for one in objects for ref in one.get("object_refs", ())]
    assert set(ends) <= set(ids)
    assert {one["id"] for one in objects if "created_by_ref" not in one} == {PRODUCER}


def test_a_report_has_its_statements_its_address_and_its_day() -> None:
    report = note(bundle(SMALL), "report_id", DENIAL.report)
    (own,) = [one for one in bundle(SMALL) if one["type"] == "report"]
    assert report["type"] == "note"
    assert own["published"] == own["created"] == "2031-05-12T00:00:00.000Z"
    assert own["external_references"] == [{"source_name": "The Ostrand Herald", "url": DENIAL.url}]
    assert own["object_refs"] == [note(bundle(SMALL), "statement_id", DENIAL.id)["id"]]


def test_what_has_no_date_is_no_report_but_still_said() -> None:
    objects = bundle(replace(SMALL, statements=(replace(DENIAL, published=None),), first=None, last=None))
    assert not [one for one in objects if one["type"] == "report"]
    said = note(objects, "statement_id", DENIAL.id)
    assert (said["created"], said["external_references"][0]["url"]) == (DEFINED, DENIAL.url)
    assert "published" not in said["extensions"][EXTENSION]


def test_more_statements_make_a_new_version_of_the_same_claim() -> None:
    early = note(bundle(replace(CLAIM, statements=(FIRST,), against=(), relays=())), "claim_id", CLAIM.id)
    late = note(bundle(CLAIM), "claim_id", CLAIM.id)
    assert (early["id"], early["created"]) == (late["id"], late["created"])
    assert early["modified"] < late["modified"]


def test_addresses_that_are_not_of_the_web_are_left_out() -> None:
    urls = {ref["url"] for one in bundle(hostile()) for ref in one.get("external_references", ())}
    assert urls == {"https://news.example/a%20b%E2%80%AE%3Cscript%3E%22'%7C"}
    assert any(one.get("content") == HOSTILE for one in bundle(hostile()))


@settings(max_examples=15)
@given(claims())
def test_any_claim_is_json_without_anybody_s_confidence(claim: Claim) -> None:
    assert "confidence" not in set(keys(bundle(claim)))
