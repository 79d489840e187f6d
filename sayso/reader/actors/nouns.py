"""Noun phrases: whom "the minister" or "a senior official" means, somebody mentioned before or somebody new."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.reader.actors.discourse import Discourse
from sayso.reader.actors.entities import agree, same_house
from sayso.reader.actors.mentions import Mention, parse
from sayso.reader.actors.pronouns import antecedent
from sayso.reader.actors.roles import Role
from sayso.reader.actors.salience import Entity, Sort, Touch, best
from sayso.reader.actors.table import BODIES, EPITHETS, FORCES, GENERIC_BODIES, PERSONS, THINGS, alike, singular
from sayso.records import Kind
from sayso.text.profiles import describe


def described(course: Discourse, mention: Mention) -> Entity:
    """Whoever a noun phrase leads to, or somebody new where it leads nowhere."""
    role = mention.role
    if role is None:
        return _new(course, mention)
    if mention.definite and not mention.another:
        known = _by_role(course, mention, role)
        if known is not None:
            return known
    elif role.plural and not mention.another and not mention.definite:
        key = course.text[mention.span.start : mention.span.end].lower()
        if key not in course.bare:
            course.bare[key] = _new(course, mention)
        return course.bare[key]
    return _new(course, mention)


def _new(course: Discourse, mention: Mention) -> Entity:
    role = mention.role
    entity = Entity("other", named=False, label=mention.span)
    if role is not None:
        person = role.head in PERSONS or role.person
        entity.sort = (
            "person" if person else "body" if role.head in BODIES else "thing" if role.head in THINGS else "other"
        )
        entity.gender, entity.plural = role.gender, role.plural
        entity.role = role.phrase if person else None
        entity.affiliation = role.affiliation or _possessor(course, mention)
        entity.heads |= {role.head}
        entity.modifiers |= role.modifiers
    return entity


def _possessor(course: Discourse, mention: Mention) -> str | None:
    if mention.possessor is None:
        return None
    owner_ = antecedent(course, parse(course.text, mention.possessor, []))
    return owner_.label.of(course.text) if owner_ is not None and owner_.named else None


def _by_role(course: Discourse, mention: Mention, role: Role) -> Entity | None:
    for head in (role.head, *sorted(alike(role.head) - {role.head})):
        for entity in reversed(course.by_head.get(head, [])):
            fits = entity.plural == role.plural and agree(entity, role) and same_house(entity, role, mention)
            if fits and _of_its_kind(course, entity, role):
                return entity
    if mention.possessor is not None or (role.affiliation is not None and role.head not in EPITHETS):
        return None
    return _by_sort(course, mention, role)


def _by_sort(course: Discourse, mention: Mention, role: Role) -> Entity | None:
    """Whom a general noun takes up: "the company", "the country", "the woman"."""
    if role.head in GENERIC_BODIES and not role.plural:
        wanted: tuple[Sort, ...] = ("body",)
    elif role.head in ("country", "nation"):
        wanted = ("place",)
    elif (role.head in ("man", "woman", "person", "official") and not role.modifiers) or (
        role.head in EPITHETS and not role.plural
    ):
        wanted = ("person",)
    else:
        return None

    def fits(touch: Touch) -> float | None:
        entity = touch.entity
        if entity.sort not in wanted or entity.plural != role.plural:
            return None
        if (role.head == "official" and entity.named) or (
            role.head in EPITHETS and (not entity.named or role.head in entity.heads)
        ):
            return None
        if (role.gender and entity.gender and role.gender != entity.gender) or not _of_its_kind(course, entity, role):
            return None
        if role.head not in _UNDER_ARMS and entity.label.of(course.text).split()[-1].lower() in FORCES:
            return None  # an agency or a company is no fleet
        return 0.0

    return best(course.trail, course.sentence(mention.span.start), course.quote(mention.span.start), fits)


_OFFICIAL: frozenset[Kind | None] = frozenset(["state", "government", "military", "intelligence", "international body"])
_NEVER: Mapping[str, frozenset[Kind | None]] = {
    "group": _OFFICIAL | {"media"},
    "movement": _OFFICIAL | {"media", "company"},
    "agency": frozenset(["state", "military", "armed group"]),
    "company": _OFFICIAL | {"armed group"},
    "firm": _OFFICIAL | {"armed group"},
}
"""Kinds of named bodies that a general noun does not take up: "the group" is no ministry and no newspaper."""
_UNDER_ARMS = FORCES | {"group", "movement"}
_ARMED = frozenset(["armed", "insurgent", "islamist", "jihadist", "militant", "paramilitary", "rebel"])


def _of_its_kind(course: Discourse, entity: Entity, role: Role) -> bool:
    """Whether a general noun may take up somebody by what he is: "the paramilitary group" only who is under arms."""
    if role.head not in _NEVER and not (entity.named and role.modifiers & _ARMED):
        return True
    label = entity.label.of(course.text)
    if not entity.named:
        return describe(label, unnamed=True).kind not in _NEVER[role.head]
    if role.head == "agency" and " " not in label and singular(label.lower())[1]:
        return False  # "Delegations" at the head of a sentence
    kind = describe(label).kind
    armed = kind in ("armed group", None) or not role.modifiers & _ARMED
    return armed and kind not in _NEVER.get(role.head, ())
