"""Explain: the standing of a claim in a sentence or two for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.records import Opposition, Saying, Support
from sayso.view.moment import day
from sayso.view.parties import spoken
from sayso.view.press import Press
from sayso.view.standing import Objection, Weighed, carriers, counted, repeats

NAMED = 4
"""Names that a sentence lists before it counts the others."""
UNVERIFIED = frozenset(["unverified", "unconfirmed"])
VERBS: dict[Opposition, str] = {
    "doubted": "Doubted",
    "disputed": "Disputed",
    "denied": "Denied",
    "withdrawn": "Withdrawn",
}
TAKEN_BACK: dict[Opposition, str] = {"denied": "had denied it", "doubted": "could not confirm it"}


def explained(
    support: Support,
    weighed: Sequence[Weighed],
    objections: Sequence[Objection],
    thread: Sequence[Saying],
    press: Press,
) -> str:
    """Why a claim stands as it does: what is behind it, then what is against it, then what the outlets say of it."""
    behind = _behind(support, weighed, press)
    return " ".join((behind, *_asides(weighed), *_against(objections), *_checked(thread, press)))


def _behind(support: Support, weighed: Sequence[Weighed], press: Press) -> str:
    standing = [one for one in weighed if one.ended is None]
    if not standing:
        return _ended(weighed)
    counts = [one for one in standing if one.independent] or standing[:1]
    names = listed(spoken(one.origin.name) for one in counts)
    outlets = carriers((saying for one in weighed for saying in one.origin.sayings), press)
    carried = f"{len(outlets)} outlets carry it" if len(outlets) > 1 else f"only {outlets[0]} carries it"
    if support == "conceded":
        return _conceded(standing, len(counts), names, carried)
    if support == "corroborated":
        return f"Corroborated by {counted(weighed)} independent roots: {names}; {carried}."
    if support == "relayed":
        return f"A single root, {names}; {carried}, none with a root of its own."
    return f"A single root, {names}; {carried}."


def _conceded(standing: Sequence[Weighed], count: int, names: str, carried: str) -> str:
    one = next(one for one in standing if one.conceded is not None)
    when = day(one.conceded) if one.conceded is not None else None
    said = f"Conceded by {spoken(one.origin.name)}{f' on {when}' if when else ''}, against its own interest"
    return f"{said}; {carried}." if count == 1 else f"{said}; {count} independent roots in all: {names}; {carried}."


def _ended(weighed: Sequence[Weighed]) -> str:
    told = listed(_end(one) for one in weighed)
    later = len(repeats(weighed))
    what = f"; {_several(later, 'statement repeats', 'statements repeat')} it after that" if later else ""
    return f"No root is left: {told}{what}."


def _end(one: Weighed) -> str:
    when = day(one.ended) if one.ended else None
    verb = "withdrew it" if one.ended and one.ended.source else "was corrected"
    return f"{spoken(one.origin.name)} {verb}{f' on {when}' if when else ''}"


def _asides(weighed: Sequence[Weighed]) -> Iterator[str]:
    """Roots that do not count beside those that do."""
    if not any(one.ended is None for one in weighed):
        return
    reported = [one for one in weighed if one.ended is None and one.hearsay]
    if reported:
        yield f"Told only as reported by {listed(spoken(one.origin.name) for one in reported)}."
    own = [one for one in weighed if one.ended is None and not one.independent and not one.hearsay]
    if own:
        names = listed(spoken(one.origin.name) for one in own)
        yield f"A party's word about itself confirms nothing: {names}."
    elif all(one.opens and one.conceded is None for one in weighed if one.ended is None):
        yield "It is the word of a party about itself."
    ended = [one for one in weighed if one.ended is not None]
    if ended:
        told = listed(_end(one) for one in ended)
        yield f"{told[0].upper()}{told[1:]}."


def _against(objections: Sequence[Objection]) -> Iterator[str]:
    """One sentence for each kind of opposition, strongest first; each source once, at its first word."""
    left_to_say = [one for one in objections if one.opposition != "withdrawn"]
    for kind in ("denied", "disputed", "doubted"):
        first: dict[tuple[str, ...], Objection] = {}
        for one in left_to_say:
            if one.opposition == kind:
                first.setdefault(one.key, one)
        if first:
            yield f"{VERBS[kind]} {listed([f'by {_by(one)}' for one in first.values()])}."
    back = {one.key: one for one in reversed(objections) if one.taken_back is not None}
    for one in back.values():
        when = day(one.one.saying)
        what = TAKEN_BACK.get(one.one.opposition, "had told it otherwise")
        yield f"{_capital(spoken(one.name))} {what}{f' on {when}' if when else ''} and took that back."


def _by(one: Objection) -> str:
    when = day(one.one.saying)
    stake = f", an interested party ({one.interest.why})" if one.interest else ""
    return f"{spoken(one.name)}{f' on {when}' if when else ''}{stake}"


def _checked(thread: Sequence[Saying], press: Press) -> Iterator[str]:
    """What the outlets themselves say that they could not check or were not shown."""
    unverified = [s for s in thread if UNVERIFIED.intersection(s.gaps) or (s.source is None and s.act == "doubts")]
    if unverified:
        yield f"Not verified by {listed(carriers(unverified, press))}."
    without = [saying for saying in thread if "no evidence" in saying.gaps]
    if without:
        noting = carriers(without, press)
        yield f"No evidence was given, {'note' if len(noting) > 1 else 'notes'} {listed(noting)}."


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "A, B and C", and from the fifth on "and 3 others"."""
    all_names = list(dict.fromkeys(names))
    shown = all_names if len(all_names) <= NAMED + 1 else [*all_names[:NAMED], f"{len(all_names) - NAMED} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _several(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
