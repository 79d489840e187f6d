"""Words: what a claim and its statements come to, in the few words in which people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from sayso.export import plain
from sayso.export.visible import one_line
from sayso.records import Act, Against, Amount, Claim, Opposition, Root, Saying, Standing

SHORT = 8
"""Digits of an id that people see: among a million statements two share them once in four thousand times."""
_NAMED = 2
"""Of more names than this the rest is a number."""
_MANY = 3
"""From so many on, claims of one line each name only so many roots."""
STRONGEST: tuple[Opposition, ...] = ("withdrawn", "denied", "disputed", "doubted")
"""In what order people want to know of opposition."""
_CREDIBILITY = {
    1: "1, confirmed by independent sources",
    5: "5, contradicted",
    6: "6, nothing to judge it by",
    None: "for a person to say",
}

_DONE: dict[Act, str] = {
    "denies": "denied by ",
    "doubts": "doubted by ",
    "predicts": "predicted by ",
    "demands": "demanded by ",
    "promises": "promised by ",
    "declines": "not answered by ",
}
"""What is done with a content, before the name of who does it, where it is more than saying it."""


def short(identity: str) -> str:
    """An id as people see and type it."""
    return one_line(identity)[:SHORT]


def count(number: int, thing: str) -> str:
    """How many: "1 outlet", "3 outlets"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def outlet(saying: Saying) -> str:
    """Who published it: the outlet, else the host of its address."""
    return one_line(saying.outlet or _host(saying.url) or "an outlet that is not known")


def speaker(saying: Saying) -> str:
    """Who says it: the source, the outlet itself, or nobody who is named."""
    if saying.source:
        return one_line(saying.source.name)
    return outlet(saying) if saying.voice == "own" else "no source named"


def details(saying: Saying) -> str:
    """What the report says of the source: "spokesman, defence ministry, unnamed"; empty where nothing."""
    source = saying.source
    if source is None:
        return "own voice" if saying.voice == "own" else ""
    told = (source.role, source.affiliation, "unnamed" if source.unnamed else None)
    return ", ".join(one_line(each) for each in told if each and each.casefold() not in source.name.casefold())


def credit(saying: Saying) -> str:
    """By whom and where: "Ilda Marosh, in The Northern Courier"; what is denied is not shown as if it were said."""
    by = f"{_DONE.get(saying.act, '')}{speaker(saying)}"
    return by if saying.voice == "own" else f"{by}, in {outlet(saying)}"


def wording(claim: Claim) -> str:
    """What is claimed, in the report's own words but for a leading "that"."""
    return one_line(claim.text).removeprefix("that ")


def worded(claim: Claim) -> Saying:
    """The statement whose words stand for the claim."""
    return next((each for each in claim.statements if each.text == claim.text), claim.statements[0])


def support(claim: Claim) -> str:
    """Who stands behind a claim: "corroborated by 3 roots"."""
    return supported(claim.standing)


def supported(standing: Standing) -> str:
    """Support alone: "a single root, relayed"."""
    match standing.support:
        case "single root":
            return _single(standing.roots)
        case "relayed":
            return f"{_single(standing.roots)}, relayed"
        case "corroborated":
            return f"corroborated by {count(standing.roots, 'root')}"
        case "conceded":
            return f"conceded against its interest, {count(standing.roots, 'root')}"


def opposition(claim: Claim) -> tuple[str, ...]:
    """Who stands against it, strongest first: ("denied by Ostrand", "doubted by the mission"); empty if nobody."""
    return opposed(claim.standing, claim.against)


def opposed(standing: Standing, against: Iterable[Against]) -> tuple[str, ...]:
    """Opposition alone, out of a claim's standing and what stands against it."""
    objections = tuple(against)
    found = [each for each in STRONGEST if any(one.opposition == each for one in objections)]
    bare = standing.opposition
    alone = [bare] if bare != "none" and bare not in found else []
    return (*alone, *(f"{each} by {_and_more(_by(objections, each))}" for each in found))


def roots(claim: Claim) -> str:
    """Roots by name, those that do not count after the others: "Kelvar · the mission (not counted: Ostrand)"."""
    names = [_named(each) for each in claim.roots if each.independent]
    others = [_named(each) for each in claim.roots if not each.independent]
    return " ".join([*([_few(names)] if names else []), *([f"(not counted: {_few(others)})"] if others else [])])


def spread(claim: Claim) -> str:
    """How far and how long: "7 outlets · 18–31 October 2024 · 14 statements"."""
    parts = [count(len(claim.outlets), "outlet"), lasting(claim), count(len(claim.statements), "statement")]
    return " · ".join(parts)


def lasting(claim: Claim) -> str:
    """From the first to the last statement: "18–31 October 2024"."""
    first, last = _day(claim.first), _day(claim.last)
    return plain.days(first, last) if first and last else "not dated"


def on(published: str | None) -> str:
    """The day: "18 October 2024"."""
    day = _day(published)
    return plain.days(day, day) if day else "not dated"


def moment(published: str | None) -> str:
    """When: "18 October 2024", with the time where it is known: "18 October 2024, 14:03 UTC"."""
    hour = f", {published[11:16]} UTC" if published and len(published) > len("2024-10-18") else ""
    return f"{on(published)}{hour}"


def credibility(claim: Claim) -> str:
    """The computable part of the Admiralty scale."""
    return f"Admiralty credibility: {_CREDIBILITY[claim.standing.credibility]}"


def notes(saying: Saying) -> Iterator[str]:
    """What is worth knowing of how a statement is made, and what it counts and foresees."""
    if saying.act != "asserts":
        yield saying.act
    if saying.hedges and saying.certainty:
        low, high = (round(each * 100) for each in saying.certainty)
        yield f"“{one_line(' … '.join(saying.hedges))}”: {plain.interval(low, high)} %"
    if saying.basis != "none offered":
        yield f"basis: {saying.basis}"
    if saying.stance not in ("neutral", "own"):
        yield f"stance: {saying.stance}"
    yield from (amount(each) for each in saying.figures)
    if saying.due:
        yield f"due: {plain.days(saying.due.earliest, saying.due.latest) or 'no date given'}"
    yield from map(one_line, saying.gaps)


def amount(figure: Amount) -> str:
    """An amount whole: "≥ 3,001 North Korean troops"."""
    return f"{plain.much(figure)} {plain.things(figure)}".rstrip()


def about(root: Root) -> Iterator[str]:
    """What is worth knowing of a root: why it does not count, on whose side it is, how an analyst grades it."""
    if not root.independent:
        yield f"does not count: {one_line(root.reason or 'no reason given')}"
    if root.party:
        yield one_line(root.party)
    if root.grade:
        yield f"reliability {one_line(root.grade)}"


def _single(roots: int) -> str:
    return "a single root" if roots else "no root that counts"


def _named(root: Root) -> str:
    return one_line(root.name)


def _by(against: Iterable[Against], opposition: Opposition) -> list[str]:
    first: dict[str, str] = {}
    for saying in (each.statement for each in against if each.opposition == opposition):
        first.setdefault(saying.source.bearer if saying.source else speaker(saying), speaker(saying))
    return list(dict.fromkeys(first.values()))


def _and_more(names: list[str]) -> str:
    shown, rest = names[:_NAMED], len(names) - _NAMED
    return f"{', '.join(shown)} and {rest} more" if rest > 0 else " and ".join(shown)


def _few(names: list[str]) -> str:
    rest = len(names) - _MANY
    return " · ".join([*names[:_MANY], *([f"and {rest} more"] if rest > 0 else [])])


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[: len("2024-10-18")]) if published else None
