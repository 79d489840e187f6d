"""Rulings: what analysts decided, from the files of `sayso export --format rulings`; needs no torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from eval.polnear import Attribution
from sayso.errors import SaysoError
from sayso.export.exchange.lessons import SCHEMA
from sayso.records import Judged, Lesson, Match
from sayso.records import Spans as Stand


@dataclass(frozen=True, slots=True)
class _Line:
    schema: str
    reports: tuple[Lesson, ...]
    pairs: tuple[Match, ...]


def lessons(paths: Iterable[Path]) -> Iterator[Lesson]:
    """What was ruled on the statements of reports; SaysoError where a line is not of the form."""
    for line in _lines(paths):
        yield from line.reports


def matches(paths: Iterable[Path]) -> Iterator[Match]:
    """What was ruled on pairs of statements; SaysoError where a line is not of the form."""
    for line in _lines(paths):
        yield from line.pairs


def _lines(paths: Iterable[Path]) -> Iterator[_Line]:
    for path in paths:
        with path.open("rb") as file:
            for number, text in enumerate(file, 1):
                try:
                    line = msgspec.json.decode(text, type=_Line)
                except msgspec.MsgspecError as error:
                    raise SaysoError(f"{path}:{number}: does not fit: {error}") from error
                if line.schema != SCHEMA:
                    raise SaysoError(f"{path}:{number}: is of the form {line.schema!r}, training takes {SCHEMA!r}")
                yield line


def attributions(lesson: Lesson) -> list[tuple[Attribution, bool]]:
    """The attributions that stand, each with whether it is nested; those without a cue nobody could learn to find."""
    return [
        (Attribution((right.source,) if right.source else (), (right.cue,), right.content), one.nested)
        for one in lesson.statements
        if (right := _settled(one)) is not None and right.cue is not None
    ]


def refused(lesson: Lesson) -> list[tuple[int, int]]:
    """Cues that were found and are none, or not where they were found."""
    return [
        one.found.cue
        for one in lesson.statements
        if one.verdict in ("rejected", "corrected") and one.found.cue and one.found.cue != _cue(one.right)
    ]


def _settled(one: Judged) -> Stand | None:
    """Where a statement stands, if somebody judged that."""
    return one.right if one.verdict in ("accepted", "corrected") else None


def _cue(right: Stand | None) -> tuple[int, int] | None:
    return right.cue if right else None
