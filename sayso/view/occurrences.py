"""Occurrences: the events that a story's claims tell, by when they happened, with every claimant's version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.records import Act, Claim, Occurrence, Root, Saying, Story, Version
from sayso.view.dating import Dated, Days, dated, day, hull, meet
from sayso.view.moment import instant, order
from sayso.view.substance import nesting, tells

TELLING: frozenset[Act] = frozenset(["asserts", "confirms", "denies", "predicts", "promises", "demands"])
"""Acts that tell an event, be it to deny it; who doubts, judges or declines to speak tells none."""


def occurrences(story: Story) -> tuple[Occurrence, ...]:
    """The events of a story, those that are dated first, else the most contested and most spread claims' first.

    Claims that give conflicting accounts of one event, or move a figure of the same days, are its versions; what only
    denies another claim stands against that, and is no event. With `since`, those told or objected to then or later.
    """
    nests = nesting(saying for claim in story.claims for saying in claim.statements)
    told = {claim.id: some for claim in story.claims if (some := tuple(_versions(claim, nests)))}
    objecting = _objecting(story.claims)
    kept = [claim for claim in story.claims if claim.id in told and not _denial(claim, objecting)]
    groups = ([one for claim in group for one in told[claim.id]] for group in _grouped(kept, told))
    found = (_occurrence(versions) for versions in groups if any(map(_is_event, versions)))
    since = story.query.since
    fresh = (one for one in found if since is None or _said_since(one, since))
    return tuple(sorted(fresh, key=lambda one: not _is_dated(one)))


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement and what dates what it tells."""

    saying: Saying
    dated: Dated


def _versions(claim: Claim, nests: Collection[str]) -> Iterator[Version]:
    """What each claimant says: one version for all of his statements that agree on the time."""
    by_id = {saying.id: saying for saying in claim.statements}
    for root in claim.roots:
        said = [by_id[one] for one in root.statements if one in by_id]
        telling = (one for one in said if one.act in TELLING and tells(one) and one.id not in nests)
        told = [_Told(one, dated(one)) for one in telling]
        yield from _merged(claim, root, told)


def _merged(claim: Claim, root: Root, told: Iterable[_Told]) -> Iterator[Version]:
    """A root's statements as versions; those that give no time go with the first version like them."""
    found: list[Version] = []
    for one in sorted(told, key=lambda one: one.dated.days is None):
        place, days = _place(found, one.dated)
        if place is None:
            found.append(_version(claim, root, one))
        else:
            found[place] = _joined(found[place], one, days)
    yield from sorted((_in_order(one) for one in found), key=lambda one: order(one.statement))


def _place(found: Iterable[Version], one: Dated) -> tuple[int | None, Days | None]:
    """The version that a statement agrees with, and the days that both allow."""
    for place, version in enumerate(found):
        if version.ahead == one.ahead:
            known = (version.earliest, version.latest) if _has_days(version) else None
            both = meet(known, one.days) if known and one.days else known
            if both or not one.days:
                return place, both
    return None, None


def _version(claim: Claim, root: Root, one: _Told) -> Version:
    earliest, latest = one.dated.days or (None, None)
    return Version(
        claim=claim.id,
        claimant=root.name,
        statement=one.saying,
        standing=claim.standing,
        against=claim.against,
        times=one.dated.times,
        earliest=earliest,
        latest=latest,
        ahead=one.dated.ahead,
        lasting=one.dated.lasting,
    )


def _joined(version: Version, one: _Told, days: Days | None) -> Version:
    """The version with another statement that agrees with it; times are given once for the same words."""
    known = {time.words for time in version.times}
    more = tuple(time for time in one.dated.times if time.words not in known) if one.dated.days else ()
    earliest, latest = days or (version.earliest, version.latest)
    return replace(
        version,
        relays=(*version.relays, one.saying),
        times=version.times + more,
        earliest=earliest,
        latest=latest,
        lasting=version.lasting or one.dated.lasting,
    )


def _in_order(version: Version) -> Version:
    """The version with its earliest statement first."""
    if not version.relays:
        return version
    first, *rest = sorted((version.statement, *version.relays), key=order)
    return replace(version, statement=first, relays=tuple(rest))


def _has_days(one: Version) -> bool:
    return one.earliest is not None or one.latest is not None


def _objecting(claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of statements that stand against a claim."""
    return frozenset(one.statement.id for claim in claims for one in claim.against)


def _denial(claim: Claim, objecting: Collection[str]) -> bool:
    """Whether a claim only denies what another one says."""
    said = [one for one in claim.statements if one.act in TELLING]
    return all(one.act == "denies" for one in said) and any(one.id in objecting for one in claim.statements)


def _grouped(claims: Collection[Claim], told: Mapping[str, tuple[Version, ...]]) -> Iterator[list[Claim]]:
    """Claims that are versions of one event: each claim, foremost first, with those linked to itself that are free.

    Those linked only to one another through a third are not one event: a denial of everything would join everything.
    """
    by_statement = {saying.id: claim for claim in claims for saying in claim.statements}
    free = {claim.id: claim for claim in claims}
    for claim in claims:
        if free.pop(claim.id, None) is not None:
            linked = [by_statement[one] for one in _accounts(claim) if one in by_statement]
            moved = [by_statement[one] for one in _moves(claim) if one in by_statement]
            linked += [one for one in moved if _same_days(told[claim.id], told[one.id])]
            yield [claim, *(free.pop(one.id) for one in linked if one.id in free)]


def _accounts(claim: Claim) -> Iterator[str]:
    """Ids of statements that give another account of the claim's event."""
    return (one.statement.id for one in claim.against if one.opposition == "disputed")


def _moves(claim: Claim) -> Iterator[str]:
    """Ids of statements that move a figure of the claim, or that it moves."""
    return (one for link in claim.updates for one in (link.statement, link.other) if one is not None)


def _same_days(one: Iterable[Version], other: Iterable[Version]) -> bool:
    """Whether two claims are dated alike, or neither is: what moved a figure may tell a later event."""
    first, second = (_common([each for each in some if _has_days(each)]) for some in (one, other))
    if first == (None, None) or second == (None, None):
        return first == second
    return first is not None and second is not None and meet(first, second) is not None


def _common(versions: Iterable[Version]) -> Days | None:
    """The days that all of these allow, None where there are none."""
    common: Days | None = (None, None)
    for one in versions:
        common = meet(common, (one.earliest, one.latest)) if common else None
    return common


def _occurrence(versions: list[Version]) -> Occurrence:
    """An event out of the versions of it, those of the foremost claim first."""
    ordered = tuple(sorted(versions, key=lambda one: order(one.statement)))
    happened = [one for one in ordered if not one.ahead] or list(ordered)
    dates = [one for one in happened if _has_days(one)]
    common = _common(dates)
    earliest, latest = common or hull([(one.earliest, one.latest) for one in dates])
    ahead = all(one.ahead for one in ordered)
    shown = next(one for one in versions if one in (dates or happened))
    return Occurrence(
        id=shown.claim,
        text=shown.statement.text,
        versions=ordered,
        earliest=earliest,
        latest=latest,
        agreed=common is not None,
        ahead=ahead,
        lasting=any(one.lasting for one in dates),
        by=None if dates or ahead else min((d for one in happened if (d := day(one.statement))), default=None),
    )


def _is_event(one: Version) -> bool:
    """Whether a version is dated, or tells something that happens, is somewhere, or is counted."""
    return _has_days(one) or _happens(one.statement)


def _is_dated(one: Occurrence) -> bool:
    return one.earliest is not None or one.latest is not None


def _happens(saying: Saying) -> bool:
    return bool(saying.where or saying.figures) or any(event.tense != "hypothetical" for event in saying.events)


def _said_since(one: Occurrence, since: str) -> bool:
    """Whether anybody told it, or stood against it, at that moment or later."""
    said = (saying for version in one.versions for saying in (version.statement, *version.relays))
    against = (each.statement for version in one.versions for each in version.against)
    moments = (saying.published for saying in (*said, *against))
    return any(moment is not None and instant(moment) >= instant(since) for moment in moments)
