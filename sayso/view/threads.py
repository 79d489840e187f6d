"""Threads: which statements make up one claim, by links and by an analyst's merges and splits."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from sayso.records import Link, Material, Saying
from sayso.view.groups import Groups
from sayso.view.moment import ordered

JOINING = frozenset(["same", "relays"])
"""Relations that make two statements one claim."""


def threads(material: Material) -> tuple[tuple[Saying, ...], ...]:
    """Statements joined by `same` and `relays`, each thread in time order.

    Rulings are taken in the order given: a split takes a statement out of the thread that it is in, and leaves the
    rest together; a merge joins the threads that two statements are in by then.
    """
    groups = Groups[Hashable]()
    place: dict[str, Hashable] = {saying.id: saying.id for saying in material.sayings}
    for link in _joining(material.links):
        if link.statement in place and link.other in place:
            groups.join(link.statement, link.other)
    for ruling in material.rulings:
        if ruling.kind == "split" and ruling.subject in place:
            place[ruling.subject] = ("split", ruling.id)
        if ruling.kind == "merge" and ruling.subject in place and ruling.other in place:
            groups.join(place[ruling.subject], place[ruling.other])
    found: dict[Hashable, list[Saying]] = {}
    for saying in material.sayings:
        found.setdefault(groups.first(place[saying.id]), []).append(saying)
    return tuple(ordered(group) for group in found.values())


def _joining(links: Iterable[Link]) -> Iterable[Link]:
    return (link for link in links if link.relation in JOINING and link.other is not None)
