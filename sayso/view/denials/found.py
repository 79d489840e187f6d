"""Found: statements that deny, seem to, plead ignorance or decline, each with who does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Party, Saying, Story
from sayso.text.denials import Denying
from sayso.view.cast import cast
from sayso.view.denying import Denials
from sayso.view.moment import ordered
from sayso.view.parties import FOR_STATES, anonymous, folded
from sayso.view.roots import mistaken


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that denies, how, and by whom: `actor` is the same for one who goes by several names.

    `mistake` where an outlet takes back what it had said itself.
    """

    saying: Saying
    denying: Denying
    actor: str
    mistake: bool = False


class Speakers:
    """Who is behind the statements of a story."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.keys: dict[Party, str] = cast(saying.source for saying in sayings if saying.source is not None)

    def actor(self, saying: Saying) -> str:
        """Who says it; an outlet where it has no source."""
        return self.keys[saying.source] if saying.source is not None else f"outlet:{saying.outlet}"

    def behind(self, saying: Saying) -> str | None:
        """Whose word it is: the state that somebody speaks for, else himself; nobody's who is not named."""
        source = saying.source
        if source is None or anonymous(source):
            return None
        return source.country if source.kind in FOR_STATES and source.country is not None else self.keys[source]


def statements(story: Story) -> tuple[Saying, ...]:
    """All statements of a story, those against its claims among them, in time order."""
    return ordered({saying.id: saying for saying in _all(story)}.values())


def _all(story: Story) -> Iterator[Saying]:
    for claim in story.claims:
        yield from claim.statements
        yield from (one.statement for one in claim.against)


def found(sayings: Sequence[Saying], denying: Denials, speakers: Speakers) -> Iterator[Found]:
    """What denies, in time order; of a denial told within another statement only the denial itself.

    Who could not verify for a report is no denier: outlets are left out, but for what they take back themselves.
    """
    holding = {saying.within for saying in sayings if saying.source is not None and denying.of(saying)}
    for saying in sayings:
        if mistaken(saying):
            yield Found(saying, Denying("flat denial"), f"outlet:{saying.outlet}", mistake=True)
        elif (how := denying.of(saying)) is not None and saying.id not in holding and not press(saying, how):
            yield Found(saying, how, speakers.actor(saying))


def press(saying: Saying, how: Denying) -> bool:
    """Whether the outlet itself is the source, or another one that only could not verify it."""
    source = saying.source
    if source is None or (source.kind == "media" and how.kind == "no information"):
        return True
    return folded(source.name) in {folded(name) for name in (saying.outlet, saying.wire) if name}
