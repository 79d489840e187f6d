"""Stories: sayings, links and rulings out of a few words, for rows of cases and for properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from sayso.records import Act, Happening, Kind, Link, Material, Party, Relation, Ruling, Saying, Stance
from sayso.text.outlets import outlets
from sayso.text.profiles import describe
from sayso.view.sides import Row

INVENTED = {"Velda": "XV", "Veldan": "XV", "Oskar": "XO", "Tarn": "XT", "Tarnish": "XT"}
"""States that are not, by name and demonym, so that nobody real is made to say what he did not."""
KINDS: dict[str, Kind] = {
    "Ministry": "government",
    "Presidency": "government",
    "Army": "military",
    "Spies": "intelligence",
}


def party(words: str) -> Party:
    """ "Name/affiliation", "?somebody unnamed"; who it is comes from the tables, or from the invented states."""
    name, _, body = words.lstrip("?").partition("/")
    title = (body or name).split()
    country = next((INVENTED[word] for word in title if word in INVENTED), None)
    if country is not None:
        kind = next((KINDS[word] for word in title if word in KINDS), "state" if len(title) == 1 else "government")
    else:
        found = describe(name, affiliation=body or None, unnamed=words[0] == "?")
        country, kind = found.country, cast(Kind, found.kind)
    return Party(name, name, affiliation=body or None, country=country, kind=kind, unnamed=words[0] == "?")


def happening(words: str) -> Happening:
    """ "ASSAULT Oskar > Velda"."""
    kind, _, rest = words.partition(" ")
    actor, _, recipient = rest.partition(" > ")
    return Happening(kind, kind.lower(), None, party(actor), party(recipient) if recipient else None)


def saying(ident: str, short: Mapping[str, Any], text: str, event: str | None) -> Saying:
    """Short keys: on, in, by, cue, act, stance, text, event, report, at, wire, url, within, gaps, role."""
    on, outlet = short.get("on"), short.get("in")
    told = short.get("event", event)
    source = replace(party(short["by"]), role=short.get("role")) if "by" in short else None
    words = short.get("text", text)
    return Saying(
        id=ident,
        report=short.get("report", f"{outlet} {on}"),
        start=short.get("at", 0),
        text=words,
        context=f"{short.get('by', outlet)} {short.get('cue', 'said')} that {words}.",
        voice="indirect" if source or "cue" in short else "own",
        outlet=outlet,
        wire=short.get("wire"),
        url=short.get("url"),
        published=on,
        within=short.get("within"),
        source=source,
        cue=short.get("cue", "said" if source else None),
        act=cast(Act, short.get("act", "asserts")),
        stance=cast(Stance, short.get("stance", "neutral")),
        events=(happening(told),) if told else (),
        gaps=tuple(short.get("gaps", ())),
    )


def link(words: str) -> Link:
    """ "b relays a", or "b relays @AFP" for what is not in the ledger."""
    one, relation, other = words.split(" ", 2)
    outside = other[1:] if other[0] == "@" else None
    reasons = (f"cites {outside}",) if outside else ("says so",)
    return Link(cast(Relation, relation), one, None if outside else other, 0.9, reasons, "test", outside)


def copy(words: str) -> frozenset[str]:
    """ "report | report"."""
    return frozenset(words.split(" | "))


@dataclass(frozen=True, slots=True)
class Story:
    """What a row tells."""

    material: Material
    sides: tuple[Row, ...]


def story(row: Mapping[str, Any]) -> Story:
    """Keys: say (sayings by id), text, event, links, copies, rulings, recorded, sides."""
    links = tuple(link(words) for words in row.get("links", ()))
    material = Material(
        tuple(
            saying(ident, short, row.get("text", "it is so"), row.get("event")) for ident, short in row["say"].items()
        ),
        links,
        frozenset(map(copy, row.get("copies", ()))),
        rulings(
            row.get("rulings", ()), {words: one.id for words, one in zip(row.get("links", ()), links, strict=True)}
        ),
        row.get("recorded", {}),
    )
    return Story(material, tuple(cast(Row, tuple(words.split(" / "))) for words in row.get("sides", ())))


def rulings(rows: Any, links: Mapping[str, str]) -> tuple[Ruling, ...]:
    """Rulings; a subject may be a link in words, or "#0" for the first of these rulings."""
    made: list[Ruling] = []
    for place, row in enumerate(rows):
        subject = row["subject"]
        subject = made[int(subject[1:])].id if subject[0] == "#" else links.get(subject, subject)
        moment = row.get("made", f"2025-01-01T00:00:{place:02}Z")
        made.append(
            Ruling(row["kind"], subject, "ana", "checked", moment, row.get("other"), row.get("field"), row.get("value"))
        )
    return tuple(made)


OUTLETS = outlets()
