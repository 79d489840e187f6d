"""Tree: who has a claim from whom, root by root, as it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Claim, Relay, Root, Saying


@dataclass(frozen=True, slots=True)
class Branch:
    """A statement in the relay tree: `depth` 0 enters the record, and each further one has it from the one above.

    `relay` says how it has it, None for a first saying.
    """

    root: Root
    depth: int
    statement: Saying
    relay: Relay | None


def tree(claim: Claim) -> Iterator[Branch]:
    """The relay tree of a claim, depth first: roots in time order, and under each statement those that relay it."""
    relays = {relay.statement: relay for relay in claim.relays}
    sayings = {saying.id: saying for saying in claim.statements}
    below: dict[str, list[str]] = {}
    for relay in claim.relays:
        if relay.parent is not None:
            below.setdefault(relay.parent, []).append(relay.statement)
    for root in claim.roots:
        tops = [one for one in root.statements if one not in relays or relays[one].parent is None]
        left = [(0, one) for one in reversed(tops)]
        while left:
            depth, one = left.pop()
            yield Branch(root, depth, sayings[one], relays.get(one))
            left.extend((depth + 1, child) for child in reversed(below.get(one, ())))
