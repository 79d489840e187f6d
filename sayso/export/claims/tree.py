"""Tree: how a claim was passed on from one of its roots, each edge with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Claim, Relay, Root, Saying


@dataclass(frozen=True, slots=True)
class Twig:
    """A statement, or one `outside` the ledger, in its place in the tree.

    `rails` says for each level, from the root down to its own, whether more follows on that level after this one.
    `relay` is the edge to what it hangs on, None at the root; `also` are edges that lead elsewhere.
    """

    saying: Saying | None
    outside: str | None
    relay: Relay | None
    also: tuple[Relay, ...]
    rails: tuple[bool, ...]


def tree(claim: Claim, root: Root) -> tuple[Twig, ...]:
    """The statements of a root, each after the one that it has it from, siblings in time order.

    What a statement has from no statement of this root hangs on the root itself, or on whoever outside the ledger
    it names. Each statement stands in it once, even where edges run in a circle.
    """
    return tuple(_walked(_growth(claim, root)))


@dataclass(frozen=True, slots=True)
class _Growth:
    sayings: dict[str, Saying]
    edges: dict[str, list[Relay]]
    below: dict[str | None, list[str]]
    """Statements by what they hang on: a statement, one outside (with `_OUT` before its name), None for the root."""


_OUT = "outside "
"""Sets names outside apart from ids, which have no space."""


def _growth(claim: Claim, root: Root) -> _Growth:
    members = dict.fromkeys(root.statements)
    sayings = {each.id: each for each in claim.statements if each.id in members}
    edges: dict[str, list[Relay]] = defaultdict(list)
    for relay in claim.relays:
        if relay.statement in sayings:
            edges[relay.statement].append(relay)
    below: dict[str | None, list[str]] = defaultdict(list)
    for each in sayings:
        edges[each].sort(key=lambda relay: (_holder(relay, sayings) is None, relay.parent is None))
        holder = _holder(edges[each][0], sayings) if edges[each] else None
        if holder and holder.startswith(_OUT) and holder not in below[None]:
            below[None].append(holder)
        below[holder].append(each)
    return _Growth(sayings, edges, below)


def _holder(relay: Relay, sayings: dict[str, Saying]) -> str | None:
    if relay.parent in sayings and relay.parent != relay.statement:
        return relay.parent
    return f"{_OUT}{relay.outside}" if relay.outside else None


def _walked(growth: _Growth) -> Iterator[Twig]:
    """Twigs from the root on, depth first; a circle is entered at its earliest statement."""
    tops = list(growth.below[None])
    inside = _reached(growth, tops)
    for each in growth.sayings:
        if each not in inside:
            tops.append(each)
            inside |= _reached(growth, [each], inside)
    entered = set(tops)
    waiting = _level(tops, ())
    while waiting:
        name, rails = waiting.pop()
        yield _twig(growth, name, rails)
        waiting += _level([each for each in growth.below.get(name, ()) if each not in entered], rails)


def _reached(growth: _Growth, starts: list[str], before: set[str] | None = None) -> set[str]:
    seen, waiting = set(before or ()), list(starts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += growth.below.get(name, ())
    return seen


def _level(names: list[str], rails: tuple[bool, ...]) -> list[tuple[str, tuple[bool, ...]]]:
    """What stands on one level, last first, so that the first is taken next."""
    return [(name, (*rails, number < len(names))) for number, name in enumerate(names, 1)][::-1]


def _twig(growth: _Growth, name: str, rails: tuple[bool, ...]) -> Twig:
    if name.startswith(_OUT):
        return Twig(None, name.removeprefix(_OUT), None, (), rails)
    edges = growth.edges.get(name, [])
    return Twig(growth.sayings[name], None, edges[0] if edges else None, tuple(edges[1:]), rails)
