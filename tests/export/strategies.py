"""Readings of any shape, in any characters, for properties."""

from __future__ import annotations

import re

from hypothesis import settings
from hypothesis import strategies as st

from sayso.records import Actor, Reading, Report, Source, Span, Statement

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
    actors = tuple(_actor(draw, f"a{number}", text) for number in range(draw(st.integers(0, 3))))
    statements = tuple(_statement(draw, number, text, actors) for number in range(draw(st.integers(0, 6))))
    return Reading(report, draw(anything), actors, statements)


def _actor(draw: st.DrawFn, name: str, text: str) -> Actor:
    role, affiliation, country = draw(maybe), draw(maybe), draw(maybe)
    mentions = tuple(draw(st.lists(spans(text), max_size=3)))
    return Actor(
        name, draw(anything | spiteful), draw(spans(text)), mentions, role, affiliation, country, draw(st.booleans())
    )


def _statement(draw: st.DrawFn, number: int, text: str, actors: tuple[Actor, ...]) -> Statement:
    who = st.sampled_from([None, *(actor.id for actor in actors)])
    content = tuple(draw(st.lists(spans(text), min_size=1, max_size=3)))
    within = draw(st.sampled_from([None, *(f"s{earlier}" for earlier in range(number))]))
    if draw(st.booleans()):
        return Statement(f"s{number}", "own", content, within=within)
    source = draw(st.none() | st.builds(Source, spans(text), who))
    voice = draw(st.sampled_from(["direct", "indirect", "mixed"]))
    return Statement(f"s{number}", voice, content, source, draw(st.none() | spans(text)), within)  # type: ignore[arg-type]
