"""Readings: back from their JSON documents, with everything checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from sayso.errors import SaysoError
from sayso.export.documents import SCHEMA
from sayso.records import Actor, Reading, Report, Source, Span, Statement, Voice

_VOICES: dict[str, Voice] = {voice: voice for voice in get_args(Voice)}


def reading(document: object) -> Reading:
    """The reading that a document (from `document`, or parsed JSON) holds; keys that are not known are ignored.

    Raises SaysoError, with the place in the document, where the shape is another, a span does not lie in the
    text or is quoted wrongly, an id does not fit the report or leads nowhere, or statements hold each other.
    """
    whole = _Field(document, "document")
    if whole.key("schema").value != SCHEMA:
        raise whole.key("schema").wrong(f"is not {SCHEMA!r}")
    report = _report(whole.key("report"))
    actors = tuple(_actor(each, report.text) for each in whole.key("actors").items())
    statements = tuple(_statement(each, report.text) for each in whole.key("statements").items())
    _check_actors(actors, statements)
    _check_nesting(statements)
    return Reading(report, whole.key("maker").text(), actors, statements)


@dataclass(frozen=True, slots=True)
class _Field:
    """A value in a document and the path to it; each method takes it as one type or raises."""

    value: object
    path: str

    def wrong(self, problem: str) -> SaysoError:
        return SaysoError(f"not a reading: {self.path} {problem}")

    def key(self, name: str) -> _Field:
        if not isinstance(self.value, dict):
            raise self.wrong("is not an object")
        if name not in self.value:
            raise self.wrong(f"lacks {name!r}")
        return _Field(self.value[name], f"{self.path}.{name}")

    def items(self) -> Iterator[_Field]:
        if not isinstance(self.value, list):
            raise self.wrong("is not an array")
        return (_Field(value, f"{self.path}[{index}]") for index, value in enumerate(self.value))

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.wrong("is not a string")
        return self.value

    def text_or_none(self) -> str | None:
        return None if self.value is None else self.text()

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.wrong("is not true or false")
        return self.value

    def offset(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong("is not a whole number")
        return self.value

    def span(self, text: str) -> Span:
        span = Span(self.key("start").offset(), self.key("end").offset())
        if not 0 <= span.start < span.end <= len(text):
            raise self.wrong(f"from {span.start} to {span.end} does not lie in the report's {len(text)} characters")
        if self.key("text").value != span.of(text):
            raise self.wrong(f"is quoted as {self.key('text').value!r}, the report has {span.of(text)!r}")
        return span


def _report(field: _Field) -> Report:
    names = ("url", "outlet", "title", "author", "published", "language", "wire")
    report = Report(field.key("text").text(), **{name: field.key(name).text_or_none() for name in names})
    if field.key("id").value != report.id:
        raise field.key("id").wrong(f"is not {report.id!r}, the hash of the report's fields")
    return report


def _actor(field: _Field, text: str) -> Actor:
    return Actor(
        id=field.key("id").text(),
        name=field.key("name").text(),
        named=field.key("named").span(text),
        mentions=tuple(mention.span(text) for mention in field.key("mentions").items()),
        role=field.key("role").text_or_none(),
        affiliation=field.key("affiliation").text_or_none(),
        country=field.key("country").text_or_none(),
        unnamed=field.key("unnamed").flag(),
    )


def _statement(field: _Field, text: str) -> Statement:
    voice, source, cue = field.key("voice"), field.key("source"), field.key("cue")
    if voice.value not in _VOICES.values():
        raise voice.wrong(f"is none of {', '.join(_VOICES)}")
    content = tuple(span.span(text) for span in field.key("content").items())
    if not content:
        raise field.key("content").wrong("is empty")
    return Statement(
        id=field.key("id").text(),
        voice=_VOICES[voice.text()],
        content=content,
        source=None if source.value is None else Source(source.span(text), source.key("actor").text_or_none()),
        cue=None if cue.value is None else cue.span(text),
        within=field.key("within").text_or_none(),
    )


def _check_actors(actors: tuple[Actor, ...], statements: tuple[Statement, ...]) -> None:
    known = {actor.id for actor in actors}
    if len(known) < len(actors):
        raise SaysoError("not a reading: two actors have the same id")
    for each in statements:
        actor = each.source.actor if each.source else None
        if actor is not None and actor not in known:
            raise SaysoError(f"not a reading: statement {each.id!r} names an actor {actor!r} that is not there")


def _check_nesting(statements: tuple[Statement, ...]) -> None:
    within = {each.id: each.within for each in statements}
    if len(within) < len(statements):
        raise SaysoError("not a reading: two statements have the same id")
    sound: set[str | None] = {None}
    for each in statements:
        path: list[str] = []
        holder: str | None = each.id
        while holder not in sound:
            if holder is None or holder not in within:
                raise SaysoError(f"not a reading: statement {path[-1]!r} is within {holder!r}, which is not there")
            if holder in path:
                raise SaysoError(f"not a reading: statement {holder!r} is within itself")
            path.append(holder)
            holder = within[holder]
        sound.update(path)
