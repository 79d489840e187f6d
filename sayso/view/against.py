"""Against: statements that stand against a claim, by links and by what they do themselves, and what they take back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import Link, Opposition, Saying
from sayso.view.moment import after, order, retold
from sayso.view.roots import NO_SUPPORT, Key, Origin, Voices, mistaken
from sayso.view.trace import Trace

RANK: dict[Opposition, int] = {"none": 0, "doubted": 1, "disputed": 2, "denied": 3, "withdrawn": 4}
"""Weakest first."""
UNSURE = re.compile(
    r"(?:\bnot|n['’]t|\bcannot|\bunable to)(?: \w+){0,2} (?:confirm|verify|corroborate)\b|\bno (?:\w+ )?evidence\b"
)
"""Contents by which somebody says no more than that he does not know it."""
OPPOSING = frozenset(["denies", "conflicts", "corrects"])


@dataclass(frozen=True, slots=True)
class Opposed:
    """A statement against a claim: how, with the reasons of the link, and which statement of the claim it is against.

    `corrects` where it sets right what it is against; `target` is None where only its own act tells.
    """

    saying: Saying
    opposition: Opposition
    reasons: tuple[str, ...] = ()
    target: str | None = None
    corrects: bool = False


def opposed(
    thread: Sequence[Saying], supports: Sequence[Saying], links: Iterable[Link], all_of: Mapping[str, Saying]
) -> tuple[Opposed, ...]:
    """All that stands against a claim, once for each statement and target, in time order.

    `links` are those that touch the thread, in order of their ids, `all_of` the statements at their ends by id.
    """
    ids, behind = {saying.id for saying in thread}, {saying.id for saying in supports}
    found = [*_by_links(links, ids, behind, all_of), *_by_act(saying for saying in thread if saying.id not in behind)]
    return tuple(sorted(found, key=lambda one: (order(one.saying), -RANK[one.opposition], one.target or "")))


def _by_links(
    links: Iterable[Link], ids: Collection[str], behind: Collection[str], all_of: Mapping[str, Saying]
) -> Iterator[Opposed]:
    for link in links:
        if link.relation not in OPPOSING or link.other is None:
            continue
        one, other = all_of.get(link.statement), all_of.get(link.other)
        if one is None or other is None:
            continue
        if link.other in behind:
            yield Opposed(one, _how(link, one), link.reasons, link.other, link.relation == "corrects")
        elif link.statement in behind and link.other not in ids and _answers(link, other):
            yield Opposed(other, "none" if mistaken(other) else "disputed", link.reasons, link.statement)


def _answers(link: Link, denied: Saying) -> bool:
    """Whether what a statement of the claim denies stands against the claim in turn."""
    return link.relation != "corrects" and denied.act not in NO_SUPPORT


def _how(link: Link, saying: Saying) -> Opposition:
    if saying.act == "declines" or mistaken(saying):
        return "none"
    if saying.act == "doubts" or UNSURE.search(saying.text):
        return "doubted"
    return "denied" if link.relation == "denies" else "disputed"


def _by_act(sayings: Iterable[Saying]) -> Iterator[Opposed]:
    """Statements of the thread that do not say it but deny it, doubt it, take it back or decline to speak of it."""
    by_act: dict[str, Opposition] = {"denies": "denied", "doubts": "doubted"}
    for saying in sayings:
        if mistaken(saying):
            yield Opposed(saying, "disputed", corrects=True)
            continue
        # An outlet that could not verify a thing does not doubt it: see `explain`.
        if saying.source is not None or saying.act == "denies":
            yield Opposed(saying, by_act.get(saying.act, "none"))


def withdrawals(
    against: Iterable[Opposed], origins: Iterable[Origin], trace: Trace, voices: Voices
) -> Mapping[Key, Saying]:
    """The roots that no longer hold, each with the statement that ends it.

    A root ends when its own source later denies or corrects it, or when the outlets correct every statement that has
    it from the source directly. What a report only recalls, of whatever day, ends nothing.
    """
    against = tuple(against)
    ended: dict[Key, Saying] = {}
    own = _by_source(against, voices)
    fixed = _by_outlet(against, trace, voices)
    for origin in origins:
        later = [one for one in own.get(origin.key, ()) if not retold(one) and not after(origin.first, one)]
        if later:
            ended[origin.key] = min(later, key=order)
        elif all(saying.id in fixed for saying in origin.direct):
            ended[origin.key] = max((fixed[saying.id] for saying in origin.direct), key=order)
    return ended


def _by_source(against: Iterable[Opposed], voices: Voices) -> dict[Key, list[Saying]]:
    """Denials and corrections by who makes them."""
    found: dict[Key, list[Saying]] = {}
    for one in against:
        if one.opposition == "denied" or one.corrects:
            found.setdefault(voices.key(one.saying), []).append(one.saying)
    return found


def _by_outlet(against: Iterable[Opposed], trace: Trace, voices: Voices) -> dict[str, Saying]:
    """Statements that the outlet which carries them set right, each with the first correction."""
    tops: dict[str, dict[str, Saying]] = {}
    for top in trace.tops.values():
        tops.setdefault(voices.press.house(top), {})[top.id] = top
    fixed: dict[str, Saying] = {}
    for one in against:
        own = tops.get(voices.press.house(one.saying), {}) if one.corrects else {}
        if one.target in own:
            fixed.setdefault(one.target, one.saying)
        elif one.target is None:
            fixed |= {top: one.saying for top in own if top not in fixed}
            own.clear()
    return fixed


def taken_back(against: Iterable[Opposed], origins: Iterable[Origin], voices: Voices) -> Mapping[str, Saying]:
    """Denials, doubts and other accounts that no longer hold, by id, each with the statement that takes it back.

    Who denies or doubts and later says the claim takes that back. Who had said it before he denied it withdrew it
    instead: what he is said to say after that is repeated, not said again. An outlet that calls its account a mistake
    takes it back for itself and all who have it from there.
    """
    against = tuple(against)
    by_key = {origin.key: origin.first for origin in origins}
    found = _mistakes(against, voices)
    for one in against:
        said = by_key.get(voices.key(one.saying))
        if said is not None and one.opposition in ("denied", "doubted") and after(said, one.saying):
            found[one.saying.id] = said
    return found


def _mistakes(against: Iterable[Opposed], voices: Voices) -> dict[str, Saying]:
    """Other accounts of outlets that call theirs a mistake, and of those that cite these outlets."""
    press = voices.press
    against = tuple(against)
    owned = {press.house(one.saying): one.saying for one in reversed(against) if one.target and mistaken(one.saying)}
    found: dict[str, Saying] = {}
    for one in against:
        cited = press.cited(one.saying)
        if cited is None and one.saying.source is not None:
            continue
        back = owned.get(press.group(cited) if cited else press.house(one.saying))
        if back is not None and back is not one.saying and one.opposition == "disputed":
            found[one.saying.id] = back
    return found
