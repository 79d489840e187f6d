"""A report of five statements and rulings on them; everybody in it is invented."""

from __future__ import annotations

from sayso.link.lift import said
from sayso.records import Reading, Report, Ruling, RulingKind, Source, Span, Statement

TEXT = (
    "Colonel Marn said that Sake had fallen. The road is closed.\n"
    "Officials denied it, Radio Tolm reported. All is calm."
)
REPORT = Report(TEXT, outlet="The Courier", published="2031-05-12")
FIRST, ROAD, BOTH, CALM = (TEXT[:39], "The road is closed.", TEXT[60:101], "All is calm.")
"""The sentences."""


def bounds(words: str) -> tuple[int, int]:
    """Where words stand, the first time."""
    start = TEXT.index(words)
    return start, start + len(words)


def statement(ident: str, source: str | None, cue: str | None, content: str) -> Statement:
    """A statement of the report by its words; without a cue in the outlet's own voice."""
    return Statement(
        ident,
        "indirect" if cue else "own",
        (Span(*bounds(content)),),
        Source(Span(*bounds(source))) if source else None,
        Span(*bounds(cue)) if cue else None,
    )


READING = Reading(
    REPORT,
    "reader 1",
    statements=(
        statement("sake", "Colonel Marn", "said", "that Sake had fallen"),
        statement("road", None, None, ROAD),
        statement("radio", "Radio Tolm", "reported", "Officials denied it"),
        statement("denial", "Officials", "denied", "it"),
        statement("calm", None, None, CALM),
    ),
)
SAYINGS = {saying.id: saying for saying in said(READING)}


def ruling(
    kind: RulingKind, subject: str, second: int = 0, *, other: str | None = None, **correction: str
) -> Ruling:  # fmt: skip
    """A ruling made in a second of one minute; a correction is `field`="value"."""
    ((field, value),) = correction.items() or ((None, None),)
    return Ruling(kind, subject, "anna", "it is so", f"2031-06-01T09:00:{second:02}Z", other, field, value)


def moved(source: str | None, cue: str | None, content: str) -> str:
    """Other spans, as the value of a correction."""
    named, cued = (list(bounds(words)) if words else "null" for words in (source, cue))
    return f'{{"source": {named}, "cue": {cued}, "content": [{list(bounds(content))}], "text": "{content}"}}'
