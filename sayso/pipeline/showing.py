"""Showing: a claim with all that a desk wants to see beside it."""

from __future__ import annotations

from sayso.export.claims import Shown
from sayso.ledger import Reads
from sayso.records import Claim, Link, Query, Ruling, Story
from sayso.view.places import places


def shown(claim: Claim, ledger: Reads) -> Shown:
    """A claim with the links between its statements, the rulings on these or on who says them, and its places."""
    ids = {each.id for each in claim.statements} | {each.statement.id for each in claim.against}
    near = ledger.touching(ids)
    links = tuple(each for each in near.links if each.statement in ids)
    alone = Story(Query(), claim.last or "", (claim,))
    return Shown(claim, links, _concerning(claim, ids, links, near.rulings), places(alone))


def _concerning(
    claim: Claim, ids: set[str], links: tuple[Link, ...], rulings: tuple[Ruling, ...]
) -> tuple[Ruling, ...]:
    named = {*ids, *(each.id for each in links), *(root.name for root in claim.roots), *claim.outlets}
    concern = {each.id for each in rulings if each.subject in named or each.other in ids}
    # What takes back a ruling concerns whom that one concerns, and so on for what takes that back.
    for each in sorted(rulings, key=lambda ruling: ruling.made):
        if each.kind == "undo" and each.subject in concern:
            concern.add(each.id)
    return tuple(each for each in rulings if each.id in concern)
