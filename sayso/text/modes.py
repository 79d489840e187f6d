"""Modes: the PLOVER mode of an event where its words make it clear.

The words are our own, for the modes of the PLOVER ontology (Open Event Data Alliance; Halterman et al. 2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sayso.records import Span
from sayso.text.triggers import written

NEAR = 60
"""Characters on either side of the telling word: about a clause."""


def mode(root: str, text: str, span: Span) -> str | None:
    """The mode that the word at `span`, or the nearest other, gives an event of PLOVER type `root`."""
    found = sorted((_far(match, span), name) for name, match in _near(root, text, span))
    return found[0][1] if found else None


def _near(root: str, text: str, span: Span) -> Iterator[tuple[str, re.Match[str]]]:
    low, high = max(0, span.start - NEAR), min(len(text), span.end + NEAR)
    for name, pattern in _patterns().get(root, ()):
        for match in pattern.finditer(text, low, high):
            yield name, match


def _far(match: re.Match[str], span: Span) -> int:
    return max(0, match.start() - span.end, span.start - match.end())


@cache
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for line in files("sayso.text").joinpath("modes.tsv").read_text(encoding="utf-8").splitlines():
        root, name, words = line.split("\t")
        alternatives = "|".join(written(word) for word in words.split())
        patterns.setdefault(root, []).append((name, re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)))
    return patterns
