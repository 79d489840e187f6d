"""Kept: a claim as the cache keeps it, with ids in place of statements, which the ledger has once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from sayso.ledger import search
from sayso.ledger.body import dumped, each, loaded, many
from sayso.ledger.entries import rank
from sayso.ledger.load import by_id
from sayso.ledger.sql import among
from sayso.ledger.tables import rulings
from sayso.records import Against, Claim, Link, Opposition, Relay, Root, Saying, Standing


@dataclass(frozen=True, slots=True)
class Kept:
    """The fields of a Claim; `against` are id, opposition and reason.

    `updates` are links as JSON: two claims have the same link, which need be decoded only once. `corrected` are those
    statements that rulings have changed, whole.
    """

    id: str
    text: str
    statements: tuple[str, ...]
    roots: tuple[Root, ...]
    relays: tuple[Relay, ...]
    against: tuple[tuple[str, Opposition, str], ...]
    updates: tuple[msgspec.Raw, ...]
    standing: Standing
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    corrected: tuple[Saying, ...] = ()

    @property
    def said(self) -> set[str]:
        """The ids of all its statements, and of those against it."""
        return {*self.statements, *(one for one, _, _ in self.against)}


def kept(claim: Claim, corrected: Collection[str]) -> Kept:
    """The claim with ids in place of statements, but for those that are `corrected`."""
    whole = {saying.id: saying for saying in said(claim)}
    return Kept(
        claim.id,
        claim.text,
        tuple(saying.id for saying in claim.statements),
        claim.roots,
        claim.relays,
        tuple((one.statement.id, one.opposition, one.reason) for one in claim.against),
        tuple(msgspec.Raw(dumped(one).encode()) for one in claim.updates),
        claim.standing,
        claim.outlets,
        claim.first,
        claim.last,
        tuple(saying for id_, saying in sorted(whole.items()) if id_ in corrected),
    )


class Bodies:
    """What is kept of claims beside their `columns`."""

    def __init__(self, connection: Connection, found: Collection[Claim]) -> None:
        self._corrected = corrected(connection, found)
        self._words = search.words(connection, {saying.id for claim in found for saying in claim.statements})

    def row(self, claim: Claim) -> dict[str, object]:
        """Its words, and itself as JSON."""
        words = search.union(self._words[saying.id] for saying in claim.statements)
        return {"words": words, "body": dumped(kept(claim, self._corrected))}


def columns(claim: Claim) -> dict[str, object]:
    """What lists ask of a claim."""
    place = rank(claim)
    return {
        "id": claim.id,
        "support": claim.standing.support,
        "contested": place.contested,
        "roots": place.roots,
        "spread": place.spread,
        "size": place.size,
        "last": place.last,
    }


def corrected(connection: Connection, found: Iterable[Claim]) -> set[str]:
    """The statements of these claims that rulings may have changed."""
    ids = {one.id for claim in found for one in said(claim)}
    own = select(rulings.c.subject).where(rulings.c.kind == "correct", among(connection, rulings.c.subject, ids))
    return set(connection.scalars(own))


def said(claim: Claim) -> tuple[Saying, ...]:
    """The statements of a claim, and those against it."""
    return (*claim.statements, *(one.statement for one in claim.against))


def links(found: Iterable[Kept]) -> dict[bytes, Link]:
    """The links of claims by their JSON."""
    return {body: loaded(body.decode(), Link) for body in {bytes(one) for claim in found for one in claim.updates}}


def whole(found: Kept, sayings: Mapping[str, Saying], links: Mapping[bytes, Link]) -> Claim:
    """The claim that was kept, out of `sayings` by id and `links` by their JSON."""
    if found.corrected:
        sayings = {**{one: sayings[one] for one in found.said}, **{one.id: one for one in found.corrected}}
    return Claim(
        found.id,
        found.text,
        tuple(map(sayings.__getitem__, found.statements)),
        found.roots,
        found.relays,
        tuple([Against(sayings[one], how, why) for one, how, why in found.against]),
        tuple(map(links.__getitem__, map(bytes, found.updates))),
        found.standing,
        found.outlets,
        found.first,
        found.last,
    )


def restored(connection: Connection, bodies: Iterable[str]) -> tuple[Claim, ...]:
    """The claims that were kept as these, in their order."""
    with many():
        found = tuple(each(bodies, Kept))
        told = {one for claim in found for one in claim.statements}
        told.update(one for claim in found for one, _, _ in claim.against)
        sayings, updates = by_id(connection, told), links(found)
        return tuple([whole(one, sayings, updates) for one in found])
