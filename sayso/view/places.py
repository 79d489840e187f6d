"""Places: where a story's claims are, with every claimant's part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sayso.records import Act, Claim, Layer, Place, Placed, Root, Saying, Spot, Story
from sayso.view.moment import instant, order
from sayso.view.substance import dateline, nesting, tells

SILENT: frozenset[Act] = frozenset(["doubts", "declines"])
"""Acts that claim nothing of a place."""


def places(story: Story) -> tuple[Place, ...]:
    """The places that a story's claims name, those in most claims first, then by claimants and name.

    Every claimant's statements are his own: what only tells what somebody else says of a place is left out, and so is
    the town that a report was written in. With `since`, the places that somebody named then or later.
    """
    nests = nesting(saying for claim in story.claims for saying in claim.statements)
    found: dict[_Key, _Ground] = {}
    for claim in story.claims:
        for root in claim.roots:
            for saying in _said(claim, root, nests):
                for spot in _spots(saying):
                    found.setdefault(_key(spot), _Ground(spot, {})).add(claim, root.name, saying)
    since = story.query.since
    made = (ground.place() for ground in found.values())
    kept = (place for place in made if since is None or any(_said_since(layer, since) for layer in place.layers))
    return tuple(sorted(kept, key=lambda one: (-one.claims, -len(one.layers), one.spot.name, _key(one.spot)[1:])))


_Key = tuple[str, str, str, float, float]


@dataclass(frozen=True, slots=True)
class _Ground:
    """A place on its way: by claimant and claim, the statements."""

    spot: Spot
    said: dict[str, dict[str, tuple[Claim, list[Saying]]]]

    def add(self, claim: Claim, claimant: str, saying: Saying) -> None:
        """One more statement of it."""
        _, sayings = self.said.setdefault(claimant, {}).setdefault(claim.id, (claim, []))
        sayings.append(saying)

    def place(self) -> Place:
        """The place whole; claims and claimants stand in the order of the story."""
        layers = sorted((_layer(name, list(by.values())) for name, by in self.said.items()), key=_most)
        return Place(self.spot, tuple(layers), len({claim for by in self.said.values() for claim in by}))


def _most(layer: Layer) -> int:
    return -len(layer.claims)


def _layer(claimant: str, said: list[tuple[Claim, list[Saying]]]) -> Layer:
    ordered = [(claim, tuple(sorted(some, key=order))) for claim, some in said]
    placed = tuple(Placed(claim.id, some[0].text, claim.standing, some) for claim, some in ordered)
    known = sorted((one for _, some in ordered for one in some if one.published), key=order)
    return Layer(claimant, placed, known[0].published if known else None, known[-1].published if known else None)


def _said(claim: Claim, root: Root, nests: Collection[str]) -> Iterator[Saying]:
    """A claimant's statements that claim something in words of their own."""
    by_id = {saying.id: saying for saying in claim.statements}
    said = (by_id[one] for one in root.statements if one in by_id)
    return (one for one in said if one.act not in SILENT and one.id not in nests and tells(one))


def _spots(saying: Saying) -> Iterable[Spot]:
    """The places of a statement, each once, but the one that it was written in."""
    written = dateline(saying).casefold()
    return {_key(spot): spot for spot in saying.where if spot.name.casefold() not in written}.values()


def _key(spot: Spot) -> _Key:
    """Tells places apart; those that no gazetteer knows by their names."""
    return spot.name, spot.country or "", spot.level, spot.lat or 0.0, spot.lon or 0.0


def _said_since(layer: Layer, since: str) -> bool:
    return layer.last is not None and instant(layer.last) >= instant(since)
