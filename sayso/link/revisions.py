"""Revisions: what an outlet silently changed in a text, from one version of it to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.link.edits import edits
from sayso.records import Passage, Report, Revision, Span


def revisions(versions: Sequence[Report]) -> Iterator[Revision]:
    """What each version of a text, oldest first, says otherwise than the one before it, in text order."""
    for old, new in pairwise(versions):
        for edit in edits(old.text, new.text):
            words = tuple((was.of(old.text), now.of(new.text)) for was, now in edit.words)
            before, after = _passage(old, edit.before), _passage(new, edit.after)
            yield Revision(new.outlet, new.url, new.title, new.published, before, after, words, edit.touched)


def _passage(report: Report, span: Span | None) -> Passage | None:
    return Passage(report.id, span.start, span.of(report.text)) if span else None
