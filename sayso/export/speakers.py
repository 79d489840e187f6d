"""Speakers: the statements of a reading by who makes them, in the order in which people read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sayso.export.values import words
from sayso.records import Actor, Reading, Report, Statement
from sayso.text.clauses import told
from sayso.text.sentences import sentences

Kind = Literal["named", "unnamed", "unresolved", "unsourced", "own"]
"""Who speaks: a named actor, an unnamed one, a mention without an actor, nobody named, the outlet itself."""

KINDS: tuple[Kind, ...] = ("named", "unnamed", "unresolved", "unsourced", "own")
"""All kinds, in the order in which they are shown."""

NOBODY = "No source named"
ITSELF = "The report itself"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement: `name` heads the group, `details` says more (role, affiliation, "unnamed")."""

    kind: Kind
    name: str
    details: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What one speaker says, in report order: on the outermost level, and within what others say."""

    speaker: Speaker
    outermost: tuple[Statement, ...]
    nested: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """A reading arranged for people: the groups in order, and who makes and what stands within each statement."""

    groups: tuple[Group, ...]
    speaker: Mapping[str, Speaker]
    inside: Mapping[str, tuple[Statement, ...]]
    holder: Mapping[str, Statement]


def shown(reading: Reading) -> Reading:
    """The reading as people see it: of the outlet's own voice only what tells something.

    What attributions leave of their sentences ("on Friday", "This quarrel is fed by") is in the reading all the same.
    """
    text = reading.report.text
    bounds = tuple(sentences(text))
    made = reading.statements
    seen = (replace(one, content=told(text, one.content, bounds)) if one.voice == "own" else one for one in made)
    return replace(reading, statements=tuple(one for one in seen if one.content))


def cast(reading: Reading) -> Cast:
    """Arranges a reading: named speakers by first appearance, then unnamed ones, nobody, and the outlet last."""
    actors = {actor.id: actor for actor in reading.actors}
    speaker = {each.id: _speaker(each, actors, reading.report) for each in reading.statements}
    by_id = {each.id: each for each in reading.statements}
    holder = {each.id: by_id[each.within] for each in reading.statements if each.within in by_id}
    said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    inside: dict[str, list[Statement]] = defaultdict(list)
    for each in reading.statements:
        said[_key(each, speaker[each.id])].append(each)
        if each.id in holder:
            inside[holder[each.id].id].append(each)
    groups = [_group(statements, speaker, holder) for statements in said.values()]
    groups.sort(key=lambda group: KINDS.index(group.speaker.kind))
    return Cast(tuple(groups), speaker, {key: tuple(value) for key, value in inside.items()}, holder)


def tally(reading: Reading) -> str:
    """How much there is, in one line: statements, sources, and sentences in the outlet's own voice."""
    kinds = [group.speaker.kind for group in cast(reading).groups]
    sources = sum(kind in ("named", "unnamed", "unresolved") for kind in kinds)
    own = sum(each.voice == "own" for each in reading.statements)
    said = len(reading.statements) - own
    by = f" by {_count(sources, 'source')}" if sources else ""
    return f"{_count(said, 'statement')}{by} · {_count(own, 'sentence')} in {_whose(reading.report)} own voice"


def content(statement: Statement, text: str) -> str:
    """The content in the report's own words, with … where the report interrupts it."""
    return words(statement.content, text)


def details(actor: Actor) -> str | None:
    """What the report says of an actor beside the name: role, affiliation, and whether unnamed."""
    role, affiliation = actor.role, actor.affiliation
    if role and affiliation and affiliation.casefold() in role.casefold():
        affiliation = None
    # One who is unnamed is called by what is said of him, his role among it.
    told = [part for part in (role, affiliation) if part and part.casefold() not in actor.name.casefold()]
    parts = [*told, *(["unnamed"] if actor.unnamed else [])]
    return ", ".join(parts) or None


def _speaker(statement: Statement, actors: Mapping[str, Actor], report: Report) -> Speaker:
    if statement.voice == "own":
        return Speaker("own", report.outlet or ITSELF, "own voice")
    if statement.source is None:
        return Speaker("unsourced", NOBODY)
    actor = actors.get(statement.source.actor or "")
    if actor is None:
        return Speaker("unresolved", f"“{statement.source.span.of(report.text)}”", "who this is, is not clear")
    return Speaker("unnamed" if actor.unnamed else "named", actor.name, details(actor))


def _key(statement: Statement, speaker: Speaker) -> tuple[str, str]:
    """Two actors of one name stay apart; two unclear mentions in the same words stand together."""
    actor = statement.source.actor if statement.source else None
    if speaker.kind in ("named", "unnamed") and actor:
        return "actor", actor
    return speaker.kind, speaker.name.casefold()


def _group(statements: list[Statement], speaker: Mapping[str, Speaker], holder: Mapping[str, Statement]) -> Group:
    outermost = tuple(each for each in statements if each.id not in holder)
    nested = tuple(each for each in statements if each.id in holder)
    return Group(speaker[statements[0].id], outermost, nested)


def _whose(report: Report) -> str:
    return "the outlet's" if report.outlet else "the report's"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
