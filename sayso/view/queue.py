"""Queue: what waits for an analyst, the weakest first, weighted by what rests on it.

The place of a statement or link is its weakness times its weight. The weight is 1, and more for every doubling of the
outlets that carry its claim, for a claim that is opposed, and for what falls with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from sayso.records import Claim, Link, Material, Opposition, Pending, Ruling
from sayso.records.state import CONTESTED
from sayso.view import weak
from sayso.view.bridges import bridges
from sayso.view.rulings import in_force, ruled
from sayso.view.threads import JOINING
from sayso.view.weak import Weak, weakness

_OPPOSED: Mapping[Opposition, float] = {"doubted": 0.5, **dict.fromkeys(CONTESTED, 1.0)}
"""What opposition adds to the weight of all that a claim rests on."""


def queue(claims: Sequence[Claim], material: Material, *, also: Collection[str] = ()) -> tuple[Pending, ...]:
    """All statements and links of these claims that no ruling in force judges, and those of the ids `also`.

    The material has the links that touch the claims' statements, what stands at their other ends, and the rulings on
    any of these. Links of which nothing comes are left out: one `same` where others hold its statements in one claim
    as well, one that `relays` where the statement is taken to have it from another, and of several of one relation
    between two claims all but the surest, after which the next comes where that is rejected.
    """
    done = judged(material.rulings) - frozenset(also)
    desk = _Shelf(claims, ruled(material))
    found = [one for one in (*desk.statements(), *desk.links()) if one.subject not in done]
    return tuple(sorted(found, key=lambda one: (-one.weakness * one.weight, -one.weight, one.subject)))


def judged(rulings: Iterable[Ruling]) -> frozenset[str]:
    """The statements and links that a ruling in force has judged: whoever corrects or moves one has read it."""
    return frozenset(one.subject for one in in_force(rulings) if one.kind != "grade")


@dataclass(frozen=True, slots=True)
class _Weight:
    """How much rests on something, from 1, and what."""

    value: float = 1.0
    hangs: tuple[str, ...] = ()

    def and_on(self, count: int, told: str) -> _Weight:
        """With so many more things that rest on it."""
        return _Weight(self.value + log2(1 + count), (told, *self.hangs))


class _Shelf:
    """The claims and the material as they are looked up."""

    def __init__(self, claims: Sequence[Claim], material: Material) -> None:
        self.claims, self.material = claims, material
        self.of = {saying.id: claim for claim in claims for saying in claim.statements}
        self.sayings = {saying.id: saying for saying in material.sayings}
        self.weights = {claim.id: _weight(claim) for claim in claims}
        self.alone = bridges(self._joining())
        self.trees = {(edge.statement, edge.parent or edge.outside or "") for claim in claims for edge in claim.relays}

    def statements(self) -> Iterator[Pending]:
        for claim in self.claims:
            far = weak.outliers(claim)
            behind = {root.first: len(root.statements) - 1 for root in claim.roots}
            for saying in claim.statements:
                found = [*weak.statement(saying), *([far[saying.id]] if saying.id in far else [])]
                weight = self.weights[claim.id]
                if count := behind.get(saying.id, 0):
                    weight = weight.and_on(count, f"{_several(count, 'statement goes', 'statements go')} back to it")
                yield _pending(Pending(saying, claim), found, weight)

    def links(self) -> Iterator[Pending]:
        for link in self._telling():
            one, other = self.sayings[link.statement], self.sayings.get(link.other or "")
            near = [self.of[end] for end in (link.statement, link.other) if end in self.of]
            claim = max(near, key=lambda each: self.weights[each.id].value)
            weight = self.weights[claim.id]
            if count := self._parted(link):
                told = _several(count, "statement is", "statements are")
                weight = weight.and_on(count, f"{told} in the claim by this link alone")
            yield _pending(Pending(one, claim, link, other), list(weak.linked(link, one, other)), weight)

    def _telling(self) -> Iterable[Link]:
        """The links of which something comes."""
        surest: dict[tuple[str, ...], Link] = {}
        for link in self.material.links:
            ends = link.statement, link.other or link.outside or ""
            if not any(end in self.of for end in ends) or (link.other or link.statement) not in self.sayings:
                continue
            if link.relation in JOINING:
                if self._parted(link) or (link.relation == "relays" and ends in self.trees):
                    surest[link.relation, *ends] = link
                continue
            key = link.relation, *(self.of[end].id if end in self.of else end for end in ends)
            if key not in surest or (surest[key].score, surest[key].id) < (link.score, link.id):
                surest[key] = link
        return surest.values()

    def _joining(self) -> Iterator[tuple[str, str]]:
        """The pairs within a claim that links and merges join."""
        for link in self.material.links:
            if link.relation in JOINING and link.other and self._together(link.statement, link.other):
                yield link.statement, link.other
        for ruling in self.material.rulings:
            if ruling.kind == "merge" and ruling.other and self._together(ruling.subject, ruling.other):
                yield ruling.subject, ruling.other

    def _together(self, one: str, other: str) -> bool:
        return one in self.of and other in self.of and self.of[one].id == self.of[other].id

    def _parted(self, link: Link) -> int:
        return self.alone.get((link.statement, link.other or ""), 0)


def _pending(bare: Pending, found: Sequence[Weak], weight: _Weight) -> Pending:
    reasons = tuple(one.reason for one in sorted(found, key=lambda one: -one.points))
    told = round(weakness(found), 3), round(weight.value, 3)
    return Pending(bare.statement, bare.claim, bare.link, bare.other, reasons, weight.hangs, *told)


def _weight(claim: Claim) -> _Weight:
    """What rests on whatever a claim is made of."""
    opposition = claim.standing.opposition
    against = _OPPOSED.get(opposition, 0.0)
    told = [f"its claim is {opposition}"] if against else []
    outlets = len(claim.outlets)
    carried = [f"{outlets} outlets carry its claim"] if outlets > 1 else []
    return _Weight(1 + against + log2(max(outlets, 1)), (*told, *carried))


def _several(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
