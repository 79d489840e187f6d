"""STIX: claims as a STIX 2.1 bundle: reports, who says what in them, and claims as notes on what was said.

A source's certainty is its own and stands in our extension: STIX's `confidence` is the producer's, and Sayso has none.
What is said has the times of its publication, and ids are hashes of content, so that a later export is a new version
of the same objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from sayso.export.documents import dumps
from sayso.export.exchange.addresses import address
from sayso.records import Against, Claim, Kind, Opposition, Party, Query, Relay, Root, Saying, Spot

Node = Mapping[str, object]
NAMESPACE = uuid5(NAMESPACE_URL, "urn:sayso")
"""Of our ids (UUID version 5)."""
DEFINED = "2025-01-01T00:00:00.000Z"
"""When what nobody published was made: places, names, this extension; and what was published nobody knows when."""
_METRES = 1000
_CLASSES: dict[Kind | None, str] = {
    "civilian": "individual",
    "unnamed official": "individual",
    "armed group": "group",
    None: "unknown",
}
"""Identity classes of actors who are no organization."""
_VERBS: dict[Opposition, str] = {
    "doubted": "doubts",
    "disputed": "disputes",
    "denied": "denies",
    "withdrawn": "withdraws",
}


def identity(kind: str, *parts: str | None) -> str:
    """The id of an object of this type, by what makes it the one it is."""
    return f"{kind}--{uuid5(NAMESPACE, json.dumps([kind, *parts]))}"


PRODUCER = identity("identity", "producer")
EXTENSION = identity("extension-definition", "1")
_MEANING = (
    "What Sayso reads in news reports and computes from it, under the names of its own JSON. Of a claim: support and"
    " opposition, how many independent roots, and which. Of a statement: how the source and the outlet present it;"
    " source_certainty is how sure the source says it is, as an interval of probabilities with the words, and no"
    " confidence of the producer's. Of an actor: country, PLOVER sector, affiliation, whether the report keeps the name"
    " back."
)


def write(_query: Query, claims: Sequence[Claim], out: BinaryIO) -> None:
    """One bundle, one object a line."""
    made = _Bundle()
    for claim in claims:
        made.add(claim)
    lines = list(map(dumps, made.all()))
    head = dumps({"type": "bundle", "id": identity("bundle", *lines)}).removesuffix("}")
    listed = ",\n".join(lines)
    out.write(f'{head}, "objects": [\n{listed}\n]}}\n'.encode())


@dataclass(slots=True)
class _Bundle:
    """Objects by id, as they are met; `told` are the objects of each report."""

    objects: dict[str, Node] = field(default_factory=dict)
    reports: dict[str, Saying] = field(default_factory=dict)
    told: dict[str, dict[str, None]] = field(default_factory=dict)

    def all(self) -> Iterator[Node]:
        """Who made it and with what words, then everything in the order of the claims, the reports last."""
        yield _PRODUCER
        yield _EXTENSION
        yield from self.objects.values()
        # A report without a date is none in STIX; its statements still lead to its address.
        yield from (_report(saying, list(self.told[one])) for one, saying in self.reports.items() if saying.published)

    def add(self, claim: Claim) -> None:
        """A claim with all that is said for and against it."""
        said = {saying.id: saying for saying in claim.statements}
        notes = {key: self.statement(saying) for key, saying in said.items()}
        note = self.put(_claim(claim, list(notes.values())))
        for relay in claim.relays:
            self.relay(relay, notes, said.get(relay.statement))
        for each in claim.against:
            self.against(each, note)

    def put(self, node: Node) -> str:
        """An object, once; its id."""
        name = str(node["id"])
        self.objects.setdefault(name, node)
        return name

    def statement(self, saying: Saying) -> str:
        """The note of what is said, with who says it and where."""
        speaker = self.speaker(saying)
        places = [self.put(place) for spot in saying.where if (place := _location(spot))]
        note = self.put(_statement(saying, [*([speaker] if speaker else []), *places] or [PRODUCER]))
        if speaker:
            self.put(_relationship("says", speaker, note, saying, None))
        self.reports.setdefault(saying.report, saying)
        self.told.setdefault(saying.report, {})[note] = None
        return note

    def speaker(self, saying: Saying) -> str | None:
        """Who says it: the source, or the outlet in its own voice."""
        if saying.source:
            return self.put(_actor(saying.source, saying))
        return self.put(_named(saying.outlet, "organization")) if saying.voice == "own" and saying.outlet else None

    def relay(self, relay: Relay, notes: Mapping[str, str], saying: Saying | None) -> None:
        """From where a statement is had."""
        source = notes.get(relay.parent) if relay.parent else None
        if relay.outside:
            source = self.put(_named(relay.outside, "unknown"))
        if saying and source:
            self.put(_relationship("relays", notes[saying.id], source, saying, relay.reason))

    def against(self, each: Against, note: str) -> None:
        """Who stands against a claim."""
        statement = self.statement(each.statement)
        self.put(_relationship(_VERBS.get(each.opposition, "disputes"), statement, note, each.statement, each.reason))


def _claim(claim: Claim, statements: list[str]) -> Node:
    standing = claim.standing
    told = {
        "claim_id": claim.id,
        "support": standing.support,
        "independent_roots": standing.roots,
        "opposition": standing.opposition,
        "roots": [_root(root) for root in claim.roots],
        "outlets": list(claim.outlets),
    }
    said = [*claim.statements, *(each.statement for each in claim.against)]
    content: Node = {"abstract": standing.explanation, "content": claim.text, "object_refs": statements}
    return _object("note", ("claim", claim.id), content, told, _times(claim.first, *(one.published for one in said)))


def _root(root: Root) -> Node:
    told = {"name": root.name, "independent": root.independent, "reason": root.reason, "party": root.party}
    return _full({**told, "reliability": root.grade, "statement_ids": list(root.statements)})


def _statement(saying: Saying, about: list[str]) -> Node:
    told = {
        "statement_id": saying.id,
        "report_id": saying.report,
        "voice": saying.voice,
        "act": saying.act,
        "stance": saying.stance,
        "basis": saying.basis,
        "source_certainty": _certainty(saying),
        "published": saying.published,
        "outlet": saying.outlet,
    }
    author = saying.source.name if saying.source else saying.outlet if saying.voice == "own" else None
    content: Node = {
        "content": saying.text,
        "authors": [author] if author else [],
        "object_refs": about,
        "external_references": _references(saying),
    }
    return _object("note", ("statement", saying.id), content, told, _times(saying.published))


def _certainty(saying: Saying) -> Node | None:
    if saying.certainty is None:
        return None
    low, high = saying.certainty
    return _full({"low": low, "high": high, "words": list(saying.hedges)})


def _report(saying: Saying, told: list[str]) -> Node:
    name = ", ".join(part for part in (saying.outlet, saying.published) if part)
    own = {"report_id": saying.report, "outlet": saying.outlet, "wire": saying.wire, "published": saying.published}
    content: Node = {
        "name": name,
        "published": _moment(saying.published),
        "object_refs": told,
        "external_references": _references(saying),
    }
    return _object("report", (saying.report,), content, own, _times(saying.published))


def _references(saying: Saying) -> list[Node]:
    url = address(saying.url)
    return [{"source_name": saying.outlet or "report", "url": url}] if url else []


def _actor(party: Party, saying: Saying) -> Node:
    """An actor; those who are not named are somebody else in each report."""
    told = {"kind": party.kind, "country": party.country, "sector": party.sector, "affiliation": party.affiliation}
    kind = "individual" if party.role else _CLASSES.get(party.kind, "organization")
    roles = [party.role] if party.role else []
    content: Node = {"name": party.name, "identity_class": kind, "roles": roles}
    parts = (party.name, party.role, *told.values(), saying.report if party.unnamed else None)
    return _object("identity", parts, content, {**told, "unnamed": party.unnamed}, _times(None))


def _named(name: str, kind: str) -> Node:
    """An outlet or agency."""
    return _object("identity", (name, kind), {"name": name, "identity_class": kind}, {}, _times(None))


def _location(spot: Spot) -> Node | None:
    """A place: its middle, with how far it may be off in metres; None for one of which only the name is known."""
    point: Node = {}
    if spot.lat is not None and spot.lon is not None:
        off = spot.precision_km * _METRES if spot.precision_km else None
        point = {"latitude": spot.lat, "longitude": spot.lon, "precision": off}
    if not point and spot.country is None:
        return None
    content: Node = {"name": spot.name, "country": spot.country, **point}
    parts = (spot.name, spot.country, spot.level, str(spot.lat), str(spot.lon))
    return _object("location", parts, content, {"level": spot.level}, _times(None))


def _relationship(kind: str, source: str, target: str, saying: Saying, reason: str | None) -> Node:
    content: Node = {
        "relationship_type": kind,
        "source_ref": source,
        "target_ref": target,
        "description": reason,
    }
    return _object("relationship", (kind, source, target), content, {}, _times(saying.published))


def _object(kind: str, parts: Iterable[str | None], content: Node, own: Node, times: tuple[str, str]) -> Node:
    """An object of ours with what all have in common."""
    told = _full(own)
    extension = {EXTENSION: {"extension_type": "property-extension", **told}} if told else None
    common = {"type": kind, "spec_version": "2.1", "id": identity(kind, *parts), "created_by_ref": PRODUCER}
    return _full({**common, "created": times[0], "modified": times[1], **content, "extensions": extension})


def _times(first: str | None, *others: str | None) -> tuple[str, str]:
    """When an object was made, and changed last."""
    known = sorted(_moment(one) for one in (first, *others) if one)
    made = _moment(first) if first else DEFINED
    return made, max([made, *known])


def _moment(words: str | None) -> str:
    """An ISO 8601 date or moment as STIX writes it; of a date its beginning."""
    found = datetime.fromisoformat(words) if words else datetime.fromisoformat(DEFINED)
    moment = found.astimezone(UTC) if found.tzinfo else found
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def _full(node: Node) -> Node:
    """The node without what is not known, which STIX has no word for."""
    return {name: value for name, value in node.items() if value is not None and value != []}


_PRODUCER: Node = {
    "type": "identity",
    "spec_version": "2.1",
    "id": PRODUCER,
    "created": DEFINED,
    "modified": DEFINED,
    "name": "Sayso",
    "identity_class": "system",
}
_EXTENSION: Node = {
    "type": "extension-definition",
    "spec_version": "2.1",
    "id": EXTENSION,
    "created_by_ref": PRODUCER,
    "created": DEFINED,
    "modified": DEFINED,
    "name": "Sayso",
    "description": "Claims in news reports, who stands behind them, and how the sources put it.",
    "schema": _MEANING,
    "version": "1.0.0",
    "extension_types": ["property-extension"],
}
