"""Drifting: little stories whose statements have the values that the grammars read from their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from sayso.records import Due, Kind, Material, Query, Revision, Saying, Span, Stance, Story
from sayso.text.stance import stance
from sayso.view.claims import claims
from sayso.view.drifts.guards import read
from tests.view.stories import OUTLETS, link, saying


def said(ident: str, short: Mapping[str, Any]) -> Saying:
    """As `stories.saying`, with context, certainty, hedges, kind and due day given, else what the words say."""
    plain = saying(ident, short, short["text"], None)
    words = read(plain.text)
    whole = short.get("context", plain.context if plain.source else f"{plain.text}.")
    bounds = tuple(short["certainty"]) if "certainty" in short else words.certainty
    source = plain.source
    last = date.fromisoformat(short["due"]) if "due" in short else None
    if source is not None and "kind" in short:
        source = replace(source, kind=cast(Kind, short["kind"]), country="XV")
    return replace(
        plain,
        source=source,
        context=whole,
        certainty=bounds,
        hedges=tuple(short.get("hedges", words.hedges)),
        figures=words.amounts,
        due=Due(None, last, words.condition) if words.condition or last else None,
        stance=_stance(plain, whole),
        url=short.get("url", f"https://{plain.outlet}/{plain.report}"),
    )


def story(
    short: Sequence[Mapping[str, Any]], links: Sequence[str], query: Query | None = None, *edits: Revision
) -> Story:
    """Statements by number; links as in `stories.link` with these numbers."""
    sayings = tuple(said(f"{place}", one) for place, one in enumerate(short))
    found = claims(Material(sayings, tuple(map(link, links))), outlets=OUTLETS)
    return Story(query or Query(), "2032-01-01", found, edits)


def _stance(plain: Saying, whole: str) -> Stance:
    begin = whole.find(plain.text)
    if begin < 0:
        return "neutral"
    at = whole.find(plain.cue) if plain.cue else -1
    cue = Span(at, at + len(plain.cue or "")) if at >= 0 else None
    return stance(whole, cue, [Span(begin, begin + len(plain.text))], plain.voice).value
