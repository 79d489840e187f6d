"""Computing: the claims of what has changed in the ledger, and what they were before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from typing import TypeVar

from sayso.ledger import Behind, Ledger, Stretch, Writer
from sayso.pipeline.desk import Desk
from sayso.records import Claim, Link, Material, Saying
from sayso.view.moment import stood

T = TypeVar("T")

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
            parts = _Parts(writer.around([one for some in behind.values() for one in some.statements]))
            writer.keep({name: _earlier(parts.part(one.statements), one, desk) for name, one in behind.items()})


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


class _Parts:
    """The material of many components, from which that of each is taken."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.sayings = {saying.id: (place, saying) for place, saying in enumerate(material.sayings)}
        self.links: defaultdict[str, list[tuple[int, Link]]] = defaultdict(list)
        for place, link in enumerate(material.links):
            for end in {link.statement, link.other} - {None}:
                self.links[str(end)].append((place, link))
        self.copies: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        for pair in material.copies:
            for report in pair:
                self.copies[report].add(pair)
        self.told: defaultdict[str, list[Saying]] = defaultdict(list)
        for saying in (*material.background, *material.sayings):
            self.told[saying.report].append(saying)

    def part(self, statements: Iterable[str]) -> Material:
        """What the claims of these statements are computed from, whole components."""
        own = set(statements)
        links = _in_order(chain.from_iterable(self.links.get(one, ()) for one in own))
        own |= {end for link in links for end in (link.statement, link.other) if end is not None}
        sayings = _in_order(self.sayings[one] for one in own if one in self.sayings)
        reports = dict.fromkeys(saying.report for saying in sayings)
        return replace(
            self.material,
            sayings=sayings,
            links=links,
            copies=frozenset[frozenset[str]]().union(*(self.copies.get(one, ()) for one in reports)),
            recorded={one: self.material.recorded[one] for one in reports if one in self.material.recorded},
            background=tuple(one for report in reports for one in self.told[report] if one.id not in own),
        )


def _in_order(placed: Iterable[tuple[int, T]]) -> tuple[T, ...]:
    """Each once, in the order of their places."""
    return tuple(dict(sorted(placed, key=itemgetter(0))).values())
