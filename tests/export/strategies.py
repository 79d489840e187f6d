"""Readings of any shape, in any characters, for properties."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st

from sayso.records import Act, Actor, Basis, Kind, Reading, Report, Source, Span, Stance, Statement, Voice
from tests.export.values import Values

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")

often = settings(max_examples=40, deadline=None)
"""How often a property is tried; time is not measured, since other work may share the machine."""

anything = st.text(st.characters(exclude_categories=()), max_size=30).filter(lambda text: not _PAIR.search(text))
"""Text with controls, bidi characters and lone surrogates; a pair of surrogates is one character in JSON."""

spiteful = st.sampled_from(
    ["<script>x</script>", "[red]", "[/]", "\x1b[31m", "\u202e", "=1+1", "\ud800", "</style>", '" onload="', "w" * 90]
)
texts = st.lists(anything | spiteful | st.just("\n"), min_size=1, max_size=8).map(" ".join)
maybe = st.none() | anything | spiteful


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans of at least one character."""
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    return ends.map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading that is sound, however odd: spans lie in the text, ids lead somewhere, nothing holds itself."""
    text = draw(texts.filter(lambda text: len(text) > 1))
    report = Report(text, *(draw(maybe) for _ in range(7)))
    odd = draw(st.lists(anything | spiteful, min_size=1, max_size=4))
    actors, statements = (tuple(f"{letter}{n}" for n in range(draw(st.integers(0, 6)))) for letter in "as")
    values = Values(draw(st.randoms(use_true_random=True)), text, odd, actors, statements)
    return Reading(
        report,
        draw(anything),
        actors=tuple(_actor(draw, actor, values) for actor in actors),
        statements=tuple(_statement(draw, number, values) for number in range(len(statements))),
        **values.lists(),
    )


def _actor(draw: st.DrawFn, name: str, values: Values) -> Actor:
    return Actor(
        name,
        draw(anything | spiteful),
        named=draw(spans(values.text)),
        mentions=values.some(values.span),
        role=draw(maybe),
        affiliation=draw(maybe),
        country=values.maybe(values.word),
        unnamed=draw(st.booleans()),
        kind=values.maybe(lambda: values.one(Kind)),
        sector=values.maybe(values.word),
    )


def _statement(draw: st.DrawFn, number: int, values: Values) -> Statement:
    made = Statement(
        values.statements[number],
        "own",
        content=tuple(draw(st.lists(spans(values.text), min_size=1, max_size=3))),
        within=draw(st.sampled_from([None, *values.statements[:number]])),
        act=values.found(Act),
        stance=values.found(Stance),
        basis=values.found(Basis),
        certainty=values.maybe(values.certainty),
        forecast=values.maybe(values.forecast),
        **values.lists(),
    )
    if draw(st.booleans()):
        return made
    who = st.sampled_from([None, *values.actors])
    source = draw(st.none() | st.builds(Source, spans(values.text), who))
    voice = draw(st.sampled_from(get_args(Voice)[:-1]))
    return replace(made, voice=voice, source=source, cue=draw(st.none() | spans(values.text)))
