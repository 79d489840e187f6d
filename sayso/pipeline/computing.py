"""Computing: the claims of what has changed in the ledger, and what they were before."""

from __future__ import annotations

from dataclasses import replace

from sayso.ledger import Behind, Ledger, Stretch, Writer
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Material
from sayso.view.moment import stood

TOGETHER = 100
"""Components whose claims, or their past, are computed at a time: to ask for many is quicker, and this is few."""


def refresh(writer: Writer, desk: Desk) -> None:
    """Compute the claims of all components that have changed; of all there are where the desk is another."""
    writer.seat(desk.mark)
    stale = list(writer.stale().items())
    for low in range(0, len(stale), TOGETHER):
        of = {statement: component for component, ids in stale[low : low + TOGETHER] for statement in ids}
        # At the ends of links stand statements of other components, which are not whole here.
        writer.cache(of, desk.claims(writer.around(of), of=of))


def recall(ledger: Ledger, desk: Desk, *, least: int = 1, lots: int = 1) -> None:
    """Compute what the claims of components were before they changed, where so many at `least` wait for it.

    So many `lots` at most, each a transaction of TOGETHER components. Until it is done, whoever asks for a moment in
    the past has it computed.
    """
    for _ in range(lots):
        if ledger.waiting() < least:
            break
        with ledger.writing() as writer:
            if writer.desk() != desk.mark:
                break  # Somebody with other tables has been here since.
            behind = writer.behind(TOGETHER)
            material = writer.around([one for some in behind.values() for one in some.statements])
            writer.keep({name: _earlier(_part(material, one), one, desk) for name, one in behind.items()})


def _earlier(material: Material, behind: Behind, desk: Desk) -> list[tuple[Stretch, tuple[Claim, ...]]]:
    """The claims of a component in each stretch of time."""
    of = frozenset(behind.statements)
    known: dict[object, tuple[Claim, ...]] = {}
    found = []
    for stretch in behind.stretches:
        # What was published by then is mostly also what was recorded by some moment: only rulings come into it later.
        there = tuple(saying.id for saying in stood(material, **stretch.moment).sayings)
        key = (there, stretch) if material.rulings else there
        if key not in known:
            known[key] = desk.claims(material, of=of, **stretch.moment)
        found.append((stretch, known[key]))
    return found


def _part(material: Material, behind: Behind) -> Material:
    """What the claims of one component are computed from."""
    own = set(behind.statements)
    links = tuple(link for link in material.links if link.statement in own or link.other in own)
    own |= {end for link in links for end in (link.statement, link.other) if end is not None}
    sayings = tuple(saying for saying in material.sayings if saying.id in own)
    reports = {saying.report for saying in sayings}
    beside = (one for one in (*material.background, *material.sayings) if one.report in reports and one.id not in own)
    return replace(material, sayings=sayings, links=links, background=tuple(beside))
