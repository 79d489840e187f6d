"""Changes: what became of a story between two moments, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from sayso.records import Against, Change, Claim, Opposition, Passage, Revision, Root, Saying, Story, Turn
from sayso.view.against import RANK
from sayso.view.explain import listed
from sayso.view.moment import by, day, instant, order
from sayso.view.parties import shown, spoken

FIRM = frozenset(["corroborated", "conceded"])
"""Support that is more than one root's word; what is only relayed is no firmer."""
ORDER: tuple[Turn, ...] = get_args(Turn)


def changes(then: Story, now: Story) -> tuple[Change, ...]:
    """What changed between two moments of one story, told of the most contested and most spread claims first.

    Claims are the same where they share a statement, since a claim's id may change. A claim is new where nothing of
    it was published by then; what only an outlet's own voice tells in passing is left out.
    """
    known = {saying.id: claim for claim in then.claims for saying in claim.statements}
    at = {saying.id: (claim, saying) for claim in now.claims for saying in claim.statements}
    rank = {claim.id: place for place, claim in enumerate(now.claims)}
    found: list[Change] = []
    for claim in now.claims:
        before = _before(claim, known)
        if before is None:
            found += _new(claim, then.moment)
            continue
        found += [*_standing(before, claim, then.moment), *_figures(before, claim, at)]
    found += [change for claim in now.claims for change in _due(claim, then.moment, now.moment)]
    found += _edits(now, then.moment)
    return tuple(sorted(found, key=lambda one: (rank.get(one.claim or "", len(rank)), ORDER.index(one.turn))))


def _before(claim: Claim, known: Mapping[str, Claim]) -> Claim | None:
    """The claim as it was: of several that are one now, the one with which it shares most."""
    shared: dict[str, int] = {}
    for saying in claim.statements:
        if saying.id in known:
            shared[known[saying.id].id] = shared.get(known[saying.id].id, 0) + 1
    most = max(shared, key=lambda one: (shared[one], one), default=None)
    return next((known[s.id] for s in claim.statements if s.id in known and known[s.id].id == most), None)


def _new(claim: Claim, moment: str) -> Iterator[Change]:
    if any(by(saying.published, moment) for saying in claim.statements) or not _matters(claim):
        return
    first = claim.statements[0]
    root = next((root for root in claim.roots if first.id in root.statements), None)
    by_whom = spoken(root.name if root else _speaker(first))
    yield Change("new", claim.id, claim.text, f"first said by {by_whom}{_on(first)}", (first,))


def _matters(claim: Claim) -> bool:
    """Whether anybody says it who is no outlet, or it tells of an event or a figure; refusals to speak say nothing."""
    said = [saying for saying in claim.statements if saying.act != "declines"]
    return any(saying.source is not None or saying.events or saying.figures for saying in said)


def _standing(then: Claim, now: Claim, moment: str) -> Iterator[Change]:
    """How the standing changed: withdrawn, or weaker, and firmer; a claim may be both firmer and weaker."""
    was, stands = then.standing, now.standing
    against = [one for one in now.against if not by(one.statement.published, moment)]
    if stands.opposition == "withdrawn" and was.opposition != "withdrawn":
        yield _opposed("withdrawn", now, against, "withdrawn")
        return
    if RANK[stands.opposition] > RANK[was.opposition]:
        yield _opposed("weaker", now, against, stands.opposition)
    elif RANK[stands.opposition] < RANK[was.opposition]:
        reason = f"no longer {was.opposition}" + ("" if stands.opposition == "none" else f", only {stands.opposition}")
        yield Change("firmer", now.id, now.text, reason, _newest(now.statements, moment))
    yield from _roots(then, now, moment)


def _opposed(turn: Turn, claim: Claim, against: Sequence[Against], how: Opposition) -> Change:
    """Who stands against it now, with the statements by which he does."""
    fitting = sorted((one.statement for one in against if one.opposition == how), key=order)
    first: dict[str, Saying] = {}
    for saying in fitting:
        first.setdefault(saying.source.bearer if saying.source else _speaker(saying), saying)
    by_whom = listed(f"{spoken(_speaker(saying))}{_on(saying)}" for saying in first.values()) if first else ""
    newest = fitting[::-1]
    return Change(turn, claim.id, claim.text, f"{how} by {by_whom}" if by_whom else how, tuple(newest))


def _roots(then: Claim, now: Claim, moment: str) -> Iterator[Change]:
    """More or fewer independent roots, or support that became more than one root's word."""
    was, stands = then.standing, now.standing
    if stands.roots < was.roots:
        gone = [root for root in now.roots if not root.independent and root.reason]
        why = f": {listed(f'{spoken(root.name)} {root.reason}' for root in gone)}" if gone else ""
        reason = f"{_count(stands.roots)} now, {was.roots} then{why}"
        yield Change("weaker", now.id, now.text, reason, _newest(now.statements, moment))
    elif stands.roots > was.roots or (stands.support in FIRM and was.support != stands.support):
        new = [root for root in now.roots if root.independent and not _stood(root, now, moment)]
        firsts = sorted((_first(root, now) for root in new), key=order, reverse=True)
        yield Change("firmer", now.id, now.text, _firmer(then, now, new), tuple(firsts))


def _firmer(then: Claim, now: Claim, new: Sequence[Root]) -> str:
    was, stands = then.standing, now.standing
    told = [f"{_count(stands.roots)} now, {was.roots} then"] if stands.roots > was.roots else []
    told += [stands.support] if stands.support in FIRM and was.support != stands.support else []
    by_whom = f": {listed(spoken(root.name) + _on(_first(root, now)) for root in new)}" if new else ""
    return f"{', '.join(told)}{by_whom}"


def _figures(then: Claim, now: Claim, at: Mapping[str, tuple[Claim, Saying]]) -> Iterator[Change]:
    """Figures of the claim that moved: links by which another claim updates or corrects it, each claim once."""
    known, own = {link.id for link in then.updates}, {saying.id for saying in now.statements}
    told = set[str]()
    for link in now.updates:
        if link.id in known or link.statement not in at or link.other not in own:
            continue
        claim, one = at[link.statement]
        if claim.id not in told:
            told.add(claim.id)
            reason = link.reasons[0] if link.reasons else "its figure moved"
            yield Change("figure", now.id, now.text, reason, (one, at[link.other][1]))


def _due(claim: Claim, then: str, now: str) -> Iterator[Change]:
    """A forecast with a date, by its first statement that gives one, which passed in between."""
    saying = next((one for one in claim.statements if _foresees(one)), None)
    due = saying.due if saying else None
    if saying is None or due is None or due.latest is None:
        return
    if instant(then, end=True) < instant(due.latest.isoformat(), end=True) <= instant(now, end=True):
        told = f", {due.condition}" if due.condition else ""
        yield Change("due", claim.id, claim.text, f"fell due on {_day(due.latest)}{told}", (saying,))


def _foresees(saying: Saying) -> bool:
    """Whether somebody foresees something for a day after the one on which it is told."""
    due = saying.due.latest if saying.due else None
    if saying.act != "predicts" or saying.voice == "own" or due is None:
        return False
    return saying.published is None or due > instant(saying.published).date()


def _edits(now: Story, moment: str) -> Iterator[Change]:
    """Silent edits since then, those first that touch a figure, how sure it is, or whether it is so."""
    reports: dict[str, list[tuple[Claim, Saying]]] = {}
    for claim in now.claims:
        for saying in claim.statements:
            reports.setdefault(saying.report, []).append((claim, saying))
    since = [one for one in now.revisions if one.published is not None and not by(one.published, moment)]
    for one in sorted(since, key=lambda revision: not revision.touched):
        found = [pair for passage in (one.after, one.before) for pair in _within(passage, reports)]
        held = found[0][0] if found else None
        statements = tuple(saying for _, saying in found)
        yield Change("edited", held.id if held else None, held.text if held else None, _edited(one), statements, one)


def _within(
    passage: Passage | None, reports: Mapping[str, Sequence[tuple[Claim, Saying]]]
) -> Iterator[tuple[Claim, Saying]]:
    """The statement that takes up most of a passage, with its claim."""
    if passage is None:
        return
    end = passage.start + len(passage.text)
    inside = (pair for pair in reports.get(passage.report, ()) if passage.start <= pair[1].start < end)
    yield from sorted(inside, key=lambda pair: (-len(pair[1].text), pair[1].start))[:1]


def _edited(one: Revision) -> str:
    outlet = spoken(one.outlet) if one.outlet else "an outlet"
    when = f" on {_day(instant(one.published).date())}" if one.published else ""
    if one.before is None or one.after is None:
        passage, done = (one.after, "put in") if one.after else (one.before, "took out")
        return f"{outlet} silently {done} “{' '.join(passage.text.split()) if passage else ''}”{when}"
    told = [f"“{was}” to “{now}”" if was and now else f"“{was or now}” {'put in' if now else 'taken out'}"
            for was, now in one.words]  # fmt: skip
    return f"{outlet} silently changed a sentence{when}: {', '.join(told)}" if told else f"{outlet} changed it{when}"


def _newest(sayings: Iterable[Saying], moment: str) -> tuple[Saying, ...]:
    """Statements since then, the newest first."""
    return tuple(sorted((one for one in sayings if not by(one.published, moment)), key=order, reverse=True))


def _stood(root: Root, claim: Claim, moment: str) -> bool:
    return by(_first(root, claim).published, moment)


def _first(root: Root, claim: Claim) -> Saying:
    return next(saying for saying in claim.statements if saying.id == root.first)


def _speaker(saying: Saying) -> str:
    return shown(saying.source) if saying.source else saying.outlet or "an outlet"


def _on(saying: Saying) -> str:
    when = day(saying)
    return f" on {when}" if when else ""


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def _count(roots: int) -> str:
    return f"{roots} independent root{'' if roots == 1 else 's'}"
