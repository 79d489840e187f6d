"""Contrast: words that make two statements tell of two things, or against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from sayso.link.common import counted
from sayso.link.feature import Feature, country, surface
from sayso.link.item import Item, cosine
from sayso.link.lift import wording
from sayso.link.naming import ALIKE, _initials, stands_for_band
from sayso.link.roles import culprits, doers, swapped, turned
from sayso.text.meanings import meanings
from sayso.text.verbs import PAST


def contraries(one: Item, other: Item) -> Feature | None:
    """Words that exclude each other and make it another thing: killed and wounded, north and south."""
    found = _excluding(meanings().other, one, other)
    shown = [item for item in (one, other) if item.content.concepts & meanings().pretend]
    if len(shown) == 1:
        return Feature(
            -1.0, f"one speaks of {surface(one, other, min(shown[0].content.concepts & meanings().pretend))}"
        )
    return None if found is None else Feature(-1.0, f"one speaks of {found[0]}, the other of {found[1]}")


def opposites(one: Item, other: Item) -> Feature | None:
    """Words that contradict each other: accepted and rejected."""
    found = _excluding(meanings().opposite, one, other)
    return None if found is None else Feature(-1.0, f"one says “{found[0]}”, the other “{found[1]}”")


def _excluding(table: Iterable[Sequence[frozenset[str]]], one: Item, other: Item) -> tuple[str, str] | None:
    mine, yours = one.content.concepts - other.content.concepts, other.content.concepts - one.content.concepts
    if not mine or not yours:
        return None
    for groups in table:
        first = [group for group in groups if group & one.content.concepts]
        second = [group for group in groups if group & other.content.concepts]
        if first and second and not any(group in second for group in first):
            words = (surface(one, other, min(first[0] & mine)), surface(one, other, min(second[0] & yours)))
            return min(words), max(words)
    return None


SWAPPABLE = 0.86
"""Likeness of vectors from which one word in another's place is taken to mean the same: "power plant", "station"."""


def same_words(one: Item, other: Item) -> Feature | None:
    """One or two words in the very place of others, all around them the same: a church and a bus."""
    alike = cosine(one, other)
    found = _substituted([w.concept for w in one.content.words], [w.concept for w in other.content.words])
    if found is None or (alike is not None and alike >= SWAPPABLE and not any(_verbal(one, other, c) for c in found)):
        return None
    if (
        any(concept[0] == "=" for concept in found)
        or meanings().faint & set(found)
        or ratio(*(surface(one, other, concept) for concept in found)) >= ALIKE
        or _initials(found, one)
        or _initials(found, other)
    ):
        return None
    if any(set(found) <= group for group in meanings().near) or stands_for_band(*found):
        return None
    names = {*found} & (one.content.names | other.content.names)
    if names and ({*found} & _STANDING_FOR_PLACES or any(_verbal(one, other, concept) for concept in found)):
        return None
    first, second = sorted(surface(one, other, concept) for concept in found)
    return Feature(-1.0, f"one says “{first}” where the other says “{second}”")


_STANDING_FOR_PLACES = frozenset(
    meanings().concept(word) for word in ("capital", "city", "country", "island", "province", "port", "region")
)
"""Words by which a place is told that has been named before."""


def _verbal(one: Item, other: Item, concept: str) -> bool:
    """Whether a word looks like a verb: opposites ("raised", "lowered") have like vectors."""
    written = surface(one, other, concept)
    return written.endswith("ed") or written in PAST


LONGEST_SWAP = 2
"""Words that stand in the place of others."""


def _substituted(one: Sequence[str], other: Sequence[str]) -> tuple[str, str] | None:
    mine, yours = frozenset(one), frozenset(other)
    runs = _runs(one, yours)
    for (before, after), words in _runs(other, mine).items():
        rival = runs.get((before, after))
        if rival and (before or after) and len(rival) <= LONGEST_SWAP and len(words) <= LONGEST_SWAP:
            return rival[-1], words[-1]
    return None


def _runs(concepts: Sequence[str], known: frozenset[str]) -> dict[tuple[str, str], list[str]]:
    """Runs of concepts that the other lacks, by the shared ones around them ("" at the ends)."""
    found: dict[tuple[str, str], list[str]] = {}
    before, run = "", list[str]()
    for concept in (*concepts, ""):
        if concept and concept not in known:
            run.append(concept)
            continue
        if run:
            found.setdefault((before, concept), run)
        before, run = concept, []
    return found


def same_extent(one: Item, other: Item) -> Feature | None:
    """All of a thing against some of it."""
    mine, yours = one.content, other.content
    if mine.spell and yours.spell and mine.spell != yours.spell:
        return Feature(-1.0, "one counts a short time, the other all since the beginning")
    if (mine.partly and yours.wholly) or (yours.partly and mine.wholly):
        return Feature(-1.0, "one speaks of all, the other of a part")
    if mine.partly != yours.partly and not _as_many(one, other):
        return Feature(-0.5, "one speaks of a part")
    return None


def _as_many(one: Item, other: Item) -> bool:
    """Whether both give the same figures: "20 of its soldiers" are no part of "up to 20 Oskar soldiers"."""
    found = counted(one, other)
    part = any(figure.part for item in (one, other) for figure in item.saying.figures)
    return found is not None and found.verdict == "equal" and not part


def roles_swapped(one: Item, other: Item) -> Feature | None:
    """Who does it in one statement has it done to him in the other."""
    found = swapped(wording(one.saying), wording(other.saying))
    if found is None:
        name = turned(wording(one.saying), wording(other.saying))
        return Feature(-1.0, f"from {surface(one, other, name)} in one, to it in the other") if name else None
    first, second = sorted(surface(one, other, concept) for concept in found)
    return Feature(-1.0, f"{first} and {second} trade places")


def _lone_culprit(one: Item, other: Item) -> Feature | None:
    mine, yours = culprits(wording(one.saying)), culprits(wording(other.saying))
    named = (mine | yours) & one.content.states & other.content.states
    if bool(mine) == bool(yours) or named or (one.figures and other.figures):
        return None
    blamed = country(min(mine or yours))
    return Feature(-0.6, f"only one says that {blamed} did it")


def other_doers(one: Item, other: Item) -> Feature | None:
    """Different states are said to have done the same, or harm is told with who did it here, and without there."""
    found = doers(wording(one.saying), wording(other.saying))
    if found is None:
        return _lone_culprit(one, other)
    names = sorted(country(next(iter(sorted(side)))) for side in found)
    return Feature(-1.0, f"one names {names[0]} as the doer, the other {names[1]}")
