"""Entities: what the names of a text tell of whoever bears them, and whom a noun or pronoun may mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.reader.actors.clusters import Cluster
from sayso.reader.actors.mentions import Mention
from sayso.reader.actors.roles import Role, after, before, owner
from sayso.reader.actors.runs import Proper
from sayso.reader.actors.salience import AGREEING, Entity, Sort
from sayso.reader.actors.table import (
    BODIES,
    CONNECTIONS,
    GENERIC_BODIES,
    HER_NAMES,
    HIS_NAMES,
    OFFICES,
    PERSONS,
    singular,
)
from sayso.text.profiles.states import by_demonym, by_name

_SORTS: dict[str, Sort] = {"person": "person", "organisation": "body", "place": "place", "other": "other"}


def entity_of(cluster: Cluster, found: Sequence[Proper]) -> Entity:
    """What the names of one cluster tell of whoever bears them."""
    members = [found[i] for i in cluster.members]
    sure = [p.kind for p in members if p.sure]
    kinds = sure or [p.kind for p in members if p.kind != "other"] or ["other"]
    kind = Counter(kinds).most_common(1)[0][0]
    fullest = max(members, key=lambda p: (len(p.words), not p.words[-1].isupper(), -p.span.start))
    origin = not sure and _tells_origin(" ".join(fullest.words))
    sort = "other" if origin else _SORTS[kind]
    entity = Entity(sort, cluster.gender, sure=bool(sure) or origin, label=fullest.span)
    if entity.gender is None and len(fullest.words) == 1 and entity.sort == "person":
        first = fullest.words[0].lower()
        entity.gender = "m" if first in HIS_NAMES - HER_NAMES else "f" if first in HER_NAMES - HIS_NAMES else None
    if entity.sort == "body":
        entity.heads |= {singular(w.lower())[0] for p in members for w in p.words} & BODIES
    entity.mentions.extend(p.span for p in members if p.words == fullest.words)
    return entity


def _tells_origin(name: str) -> bool:
    """Whether a name is an adjective alone, which nobody bears and no "it" takes up: "Kelvari" in "Kelvari troops"."""
    return name in by_demonym() and name not in by_name()


_AGE = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{1,3}\s*[,.]|\(\d{1,3}\))")
"""What follows a person's name alone: "Edith Roe, 88,"."""


def told(text: str, found: Sequence[Proper]) -> tuple[list[Proper], list[tuple[Role, ...]]]:
    """Names with their kind mended by what stands around them (who is called a spokesman is a person), and that."""
    mended: list[Proper] = []
    called: list[tuple[Role, ...]] = []
    for place, name in enumerate(found):
        roles = tuple(_roles(text, found, place, name))
        person = not name.sure and (_AGE.match(text, name.span.end) or any(r.head in PERSONS for r in roles))
        # Of a person the same words may tell more, or nothing.
        mended.append(replace(name, kind="person", sure=True) if person else name)
        called.append(tuple(_roles(text, found, place, mended[-1])) if person else roles)
    return mended, called


def _roles(text: str, found: Sequence[Proper], place: int, name: Proper) -> Iterator[Role]:
    """What the words around the name at `place` call who bears it."""
    previous = found[place - 1] if place else None
    if name.role is not None:
        first, last = name.role.split()[0], name.role.split()[-1]
        title = (first if " of " in name.role.lower() else last).lower().rstrip(".")
        yield Role(name.role, _TITLE_NOUNS.get(title, title), name.affiliation or owner(text, name, previous))
    for role in (before(text, name, previous), after(text, name, found[place + 1 : place + 6])):
        if role is not None:
            yield role


def describe(text: str, found: Sequence[Proper], place: int, roles: Sequence[Role], entity: Entity) -> None:
    """Take over role and affiliation from the words around a name, read as `roles`."""
    name = found[place]
    for role in roles:
        take(entity, role)
    if entity.affiliation is None:
        entity.affiliation = name.affiliation or _house(text, found, place, entity)


def _house(text: str, found: Sequence[Proper], place: int, entity: Entity) -> str | None:
    """Whose a body is ("Ukraine's …"), or where a person belongs ("… of New York")."""
    name = found[place]
    if entity.sort != "person":
        previous = found[place - 1] if place else None
        return None if previous is None or previous.kind == "person" else owner(text, name, previous)
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None or not re.fullmatch(
        r"\s+(?:of|from)\s+(?:the\s+)?", text[name.span.end : following.outer.start]
    ):
        return None
    return following.span.of(text)


_TITLE_NOUNS = {
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sen": "senator",
    "gov": "governor",
    "prof": "professor",
    "sgt": "sergeant",
    "maj": "major",
    "adm": "admiral",
    "brig": "brigadier",
    "rep": "representative",
}


def take(entity: Entity, role: Role) -> None:
    """Note what somebody is called; the first role is the actor's, all of them lead here."""
    entity.heads.add(role.head)
    entity.modifiers |= role.modifiers
    if not entity.sure and (role.head in PERSONS or role.head in BODIES):
        entity.sort, entity.sure = "person" if role.head in PERSONS else "body", True
    if entity.sort == "person":
        entity.gender = entity.gender or role.gender
        if entity.role is None or (
            entity.affiliation is None and role.affiliation is not None and role.head not in CONNECTIONS
        ):
            entity.role, entity.affiliation = role.phrase, role.affiliation


_MANY = frozenset(["official", "source", "officer", "commander", "diplomat"])
"""Of these a state has many, and "a provincial official" is not its chief one."""


def agree(entity: Entity, role: Role) -> bool:
    """Whether a noun phrase may mean this entity: gender, and which minister or official where the words say so."""
    if role.gender and entity.gender and role.gender != entity.gender:
        return False
    if role.head in _MANY and role.modifiers and entity.modifiers and not role.modifiers & entity.modifiers:
        return False
    asked = role.modifiers & OFFICES
    return not asked or not (entity.modifiers & OFFICES) or bool(asked & entity.modifiers)


def same_house(entity: Entity, role: Role, mention: Mention) -> bool:
    """Whether "the ministry's spokesman" may be this spokesman: not if another house is known for him."""
    if mention.possessor is not None:
        return False
    if role.affiliation is None:
        return True
    if entity.affiliation is None:
        return entity.sort == "person" or role.head in GENERIC_BODIES
    one, other = role.affiliation.lower(), entity.affiliation.lower()
    return one in other or other in one or one[:4] == other[:4]


def agreement(pronoun: str, entity: Entity) -> float | None:
    """A bonus for a pronoun's antecedent, None if it cannot be; an unknown name is a person or body only at need."""
    if pronoun in ("he", "she"):
        return _of_person("m" if pronoun == "he" else "f", entity)
    if pronoun == "it":
        if entity.sort == "person" and entity.heads & _FIRMS and not (entity.plural or entity.gender):
            return 10.0
        fits = not entity.plural and entity.sort != "person"
        return {"body": 20.0, "thing": 0.0, "place": -10.0}.get(entity.sort, -20.0) if fits else None
    if entity.plural:
        return -50.0 if entity.sort == "thing" else 40.0
    return {"body": 0.0, "other": -60.0}.get(entity.sort)


_FIRMS = frozenset(["operator", "owner", "employer", "supplier", "producer", "manufacturer", "maker", "contractor"])
"""Heads of what firms are as often as people: "the ship's operator, Tarsk Bulk"."""


def _of_person(wanted: str, entity: Entity) -> float | None:
    if entity.plural or (entity.gender or wanted) != wanted:
        return None
    known = AGREEING if entity.gender else 0.0
    if entity.sort == "person":
        return known
    # Something of a kind that its own words tell, such as a treaty or a square, is nobody.
    return known - 40.0 if entity.sort == "other" and not entity.sure else None
