"""Voices: whose word each statement of a story is, an actor's under one key or an outlet's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.records import Claim, Party, Root, Saying, Story
from sayso.view.cast import cast
from sayso.view.moment import order
from sayso.view.parties import PRONOUNS, anonymous, folded, side_title
from sayso.view.roots import NO_SUPPORT

Key = tuple[str, str]
"""("actor", his key) or ("outlet", its name without case)."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Keys of a story's sources. Who is not named has none: he cannot be known again."""

    keys: dict[Party, str]
    outlets: dict[str, str]

    def actor(self, saying: Saying) -> Key | None:
        """Who says it, where that is somebody who is named and no outlet of the story."""
        source = saying.source
        if source is None or anonymous(source) or folded(source.name) in self.outlets or source.name in PRONOUNS:
            return None
        # A state is nobody's other name, whoever speaks for it most.
        return "actor", f"={source.country}" if source.kind == "state" and source.country else self.keys[source]

    def outlet(self, saying: Saying) -> Key:
        """Who carries it."""
        return "outlet", folded(outlet(saying))

    def cited(self, name: str) -> tuple[Key | None, str]:
        """An outlet that is cited, as the story knows it; no key where nothing of it is here."""
        key = folded(name)
        return (("outlet", key), self.outlets[key]) if key in self.outlets else (None, name)

    def root(self, root: Root, claim: Mapping[str, Saying]) -> Key | None:
        """Whose root it is: the actor's, else the outlet's in whose voice it is.

        None where nobody is named, and where a claim is no more than that somebody denies or doubts.
        """
        first = claim[root.first]
        if first.act in NO_SUPPORT:
            return None
        found = self.actor(first)
        if found is not None or first.voice != "own":
            return found
        return "outlet", folded(first.wire or outlet(first))


def voices(story: Story) -> Voices:
    """The sources of a story, each under one key whatever name a report gives him."""
    said = sorted(everything(story), key=order)
    outlets = {folded(outlet(saying)): outlet(saying) for saying in said}
    return Voices(cast(saying.source for saying in said if saying.source is not None), outlets)


def everything(story: Story) -> Iterable[Saying]:
    """All statements of a story, those against its claims among them, each once."""
    return {saying.id: saying for claim in story.claims for saying in _of(claim)}.values()


def title(saying: Saying, key: Key) -> str:
    """What a statement calls its source; a state by its own name."""
    source = saying.source
    if key[0] == "outlet" or source is None:
        return outlet(saying)
    return side_title(source) if key[1].startswith("=") else source.name


def outlet(saying: Saying) -> str:
    """Who published it: the outlet, else the host of its address."""
    return saying.outlet or _host(saying.url) or "an outlet that is not known"


def _of(claim: Claim) -> Iterator[Saying]:
    yield from claim.statements
    yield from (one.statement for one in claim.against)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
