"""Unconfirmed: claims that much rests on and nobody has confirmed, and the gaps that reports state themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.records import Claim, Lack, Root, Saying, Story, Unconfirmed
from sayso.view.answering import Answering
from sayso.view.deed import HARM
from sayso.view.denying import Denials
from sayso.view.moment import instant, ordered
from sayso.view.parties import anonymous, spoken
from sayso.view.roots import mistaken
from sayso.view.standing import CONFIRMED
from sayso.view.substance import tells
from sayso.view.unconfirmed.lacks import lacks

__all__ = ["unconfirmed"]

HARD = HARM | {"AID", "YIELD"}
"""PLOVER types of deeds that can be checked; what is only said, felt or judged cannot."""
HEAVY = 4
"""Weight of what two outlets carry and a figure is in: of such there are too many to come before gaps."""
CONTESTED = frozenset(["doubted", "disputed", "denied"])
"""Opposition to a claim that still stands."""
SPREAD = 2
"""Outlets from which on a claim is carried."""


def unconfirmed(story: Story) -> tuple[Unconfirmed, ...]:
    """Claims that nobody has confirmed and much rests on, and claims of which a report states a gap.

    Much rests on a claim that somebody is named for, or that is contested, if other outlets carry it, an outlet tells
    it as fact elsewhere, later figures build on it, somebody stands against it, or its one source is not named.
    Those told by most outlets come first, where a figure or a hard deed counts them once more, and so does it if the
    claim is contested; then gaps, open ones first, and then what little rests on. With a `since` only what was said or
    filled then or later.
    """
    places = Answering(story, Denials())
    gaps: dict[str, list[Lack]] = {}
    for claim, lack in lacks(ordered(_lacking(story)), places):
        gaps.setdefault(claim.id, []).append(lack)
    view = _View(story, places, gaps)
    found = [one for claim in story.claims if (one := view.judged(claim)) is not None]
    since = story.query.since
    return tuple(sorted((one for one in found if since is None or view.lately(one, since)), key=view.order))


class _View:
    """One story's claims as they are weighed."""

    def __init__(self, story: Story, places: Answering, gaps: dict[str, list[Lack]]) -> None:
        self.story, self.places, self.gaps = story, places, gaps

    def judged(self, claim: Claim) -> Unconfirmed | None:
        """A claim with why much rests on it, None where nothing does and no gap is stated."""
        still, gaps = _open(claim), self.gaps.get(claim.id, [])
        if not gaps and not (still and _may_matter(claim)):
            return None
        said = self.places.worded(claim)
        if not self._tells(said) or self._inside(claim):
            return None
        lone = _lone(claim)
        unnamed = lone is not None and _unnamed(claim, lone)
        reasons = tuple(self._reasons(claim, lone, unnamed)) if still else ()
        if not reasons and not gaps:
            return None
        return Unconfirmed(
            claim.id,
            claim.text,
            claim.standing,
            said,
            lone.name if lone is not None else None,
            still,
            still and unnamed,
            self._days(claim),
            claim.outlets,
            len(claim.statements),
            reasons,
            tuple(gaps),
        )

    def order(self, one: Unconfirmed) -> tuple[object, ...]:
        """The heavy ones first, then those of which a report states a gap, then the rest."""
        weight = len(one.outlets) * (1 + _hard(self.places.home[one.id]) + (one.standing.opposition != "none"))
        much = one.open and bool(one.reasons)
        first = 0 if much and (weight > HEAVY or one.gaps) else 1 if one.gaps else 2
        unfilled = any(gap.filled is None for gap in one.gaps)
        return first, not unfilled if first else False, -weight, -one.statements, self.places.rank[one.id]

    def lately(self, one: Unconfirmed, since: str) -> bool:
        """Whether anything of it was said, or a gap stated or filled, then or later."""
        touching = [*self.places.home[one.id].statements]
        touching += [saying for gap in one.gaps for saying in (gap.said, gap.filled) if saying is not None]
        return any(each.published is not None and instant(each.published) >= instant(since) for each in touching)

    def _tells(self, saying: Saying) -> bool:
        """Whether a statement stands behind what it tells."""
        return tells(saying) and not mistaken(saying) and self.places.says(saying)

    def _inside(self, claim: Claim) -> bool:
        """Whether it is only what others are said to say, in statements of another claim."""
        return all(one.within in self.places.home or not self._tells(one) for one in claim.statements)

    def _reasons(self, claim: Claim, lone: Root | None, unnamed: bool) -> Iterator[str]:
        """Why much rests on it; nothing does on what an outlet tells by itself, unless it is contested."""
        contested = claim.standing.opposition in CONTESTED
        named = any(one.source is not None and self._tells(one) for one in claim.statements)
        if not named and not contested:
            return
        if len(claim.outlets) >= SPREAD:
            yield f"{len(claim.outlets)} outlets carry it{f', all from {spoken(lone.name)}' if lone else ''}"
        own = dict.fromkeys(one.outlet for one in claim.statements if one.outlet and _as_fact(one) and self._tells(one))
        if named and own and not (lone is not None and self._opens(claim, lone)):
            yield f"told as fact by {', '.join(own)}"
        if claim.updates:
            yield "other figures build on it"
        if contested:
            yield f"it is {claim.standing.opposition}"
        if unnamed and _hard(claim):
            yield "its one source is not named"

    def _opens(self, claim: Claim, root: Root) -> bool:
        """Whether an outlet's own words are the first of a root."""
        return any(one.id == root.first and one.voice == "own" and self._tells(one) for one in claim.statements)

    def _days(self, claim: Claim) -> int | None:
        if claim.first is None:
            return None
        return (instant(self.story.moment, end=True).date() - instant(claim.first).date()).days


def _open(claim: Claim) -> bool:
    """Whether nobody has confirmed it, and it is not taken back."""
    standing = claim.standing
    return standing.roots < CONFIRMED and standing.support != "conceded" and standing.opposition != "withdrawn"


def _lacking(story: Story) -> Iterator[Saying]:
    """The statements of which a gap is told, each once."""
    found = {saying.id: saying for claim in story.claims for saying in claim.statements if saying.gaps}
    against = (one.statement for claim in story.claims for one in claim.against)
    yield from (found | {saying.id: saying for saying in against if saying.gaps}).values()


def _may_matter(claim: Claim) -> bool:
    """Whether much may rest on it: most claims, of one named source in one outlet, need not be read for that."""
    if claim.standing.opposition in CONTESTED:
        return True
    sources = [one.source for one in claim.statements if one.source is not None]
    if not sources:
        return False
    if claim.updates or len(claim.outlets) >= SPREAD or any(_as_fact(one) for one in claim.statements):
        return True
    return any(map(anonymous, sources)) and _hard(claim)


def _as_fact(saying: Saying) -> bool:
    """Whether an outlet tells it by itself and stands behind it."""
    return saying.voice == "own" and saying.stance == "own"


def _lone(claim: Claim) -> Root | None:
    """The one root that it rests on."""
    counting = [root for root in claim.roots if root.independent]
    return (counting or list(claim.roots))[0] if len(counting) < CONFIRMED and claim.roots else None


def _unnamed(claim: Claim, root: Root) -> bool:
    """Whether nobody answers by name for what goes back to a root."""
    sources = [one.source for one in claim.statements if one.id in root.statements and one.source is not None]
    return bool(sources) and all(map(anonymous, sources))


def _hard(claim: Claim) -> bool:
    """Whether it tells how many, or a deed that can be checked."""
    events = (event for saying in claim.statements for event in saying.events)
    return any(saying.figures for saying in claim.statements) or any(
        event.type in HARD and event.polarity and event.tense in ("past", "present") for event in events
    )
