"""Drift: both wordings side by side, with what fell off between them and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.export.cells import Cell, joined
from sayso.export.claims import words
from sayso.export.views.forms import View, about, sayings
from sayso.export.views.page import Entry, Line, Page, Pair, Part, Run, Section, cite, page, plain
from sayso.export.visible import one_line
from sayso.records import Drift, Loss, Passage, Revision, Saying, Story

COLUMNS = (
    "outlet", "published", "lost", "told", "words_before", "words_after", "left_out",
    "silent_edit", "claim", "repeats", "repeated_by",
    "before", "before_outlet", "before_published", "before_text",
    "after", "after_text",
)  # fmt: skip
"""The header row; one row for each thing that fell off. `left_out` is the id of a whole statement that did."""
NAMED = 4
"""Outlets that a line names before it counts the others."""
MEANINGS: dict[type, tuple[str, dict[str, str]]] = {
    Drift: (
        "A wording that is firmer than the one it was made from.",
        {
            "claim": "Id of the claim; null where a silently edited sentence is in none.",
            "outlet": "Where it happened.",
            "published": "When: ISO 8601 date, or moment in UTC.",
            "before": "The statement that it was made from; null for an edited sentence that holds none.",
            "after": "The statement that lost something; null where the sentence was taken out.",
            "losses": "What fell off, the heaviest first.",
            "repeats": "Later statements of other reports that have it from there and lack the same.",
            "edit": "The silent edit by which it happened; null between two reports.",
        },
    ),
    Loss: (
        "One thing that fell off.",
        {
            "lost": "What kind of thing.",
            "before": "The words that stood there.",
            "after": "The words that stand there now; null for none.",
            "told": "What happened, in words.",
            "statement": "The denial or the caveat that was left out, where it is a statement of its own.",
        },
    ),
    Revision: (
        "A sentence that an outlet silently added, removed or changed at one address.",
        {
            "outlet": "Who published it.",
            "url": "Where.",
            "title": "Title of the later version.",
            "published": "When the later version was published: ISO 8601 date, or moment in UTC.",
            "before": "The sentence as it was; null for one that was added.",
            "after": "The sentence as it is; null for one that was removed.",
            "words": "Pairs of words that stood there and words that stand there now, either of them empty.",
            "touched": "What it says differently: how many, how surely, or whether at all.",
        },
    ),
    Passage: (
        "A sentence of a report.",
        {
            "report": "Id of the report.",
            "start": "Where it begins in the report's text, in code points.",
            "text": "Its words.",
        },
    ),
}


def rows(drift: Drift) -> Iterable[tuple[Cell, ...]]:
    """A row for each thing that fell off."""
    for loss in drift.losses:
        yield (
            *(drift.outlet, drift.published, loss.lost, loss.told, loss.before, loss.after),
            loss.statement.id if loss.statement else None,
            "yes" if drift.edit else "no",
            *(drift.claim, len(drift.repeats), joined(words.outlet(each) for each in drift.repeats)),
            *_wording(drift.before, drift.edit.before if drift.edit else None),
            *_now(drift),
        )


def drift_page(story: Story, drifts: Sequence[Drift]) -> Page:
    """Between two reports first, then in one outlet's own text."""
    passed = [part for one in drifts if one.edit is None for part in _parts(one)]
    edited = [part for one in drifts if one.edit is not None for part in _parts(one)]
    sections = (
        Section("From one report to another", tuple(passed)),
        Section("Silently edited", tuple(edited)),
        Section("", (), None if drifts else "Nothing fell off, as far as these reports tell."),
    )
    return page("What fell off", about(story), sections, (*sayings(story), *_cited(drifts)))


def _cited(drifts: Iterable[Drift]) -> Iterator[Saying]:
    for one in drifts:
        yield from (each for each in (one.before, one.after) if each)
        yield from (loss.statement for loss in one.losses if loss.statement)
        yield from one.repeats


def _parts(drift: Drift) -> Iterator[Part]:
    edit = drift.edit
    before = _side(drift, drift.before, edit.before if edit else None, [loss.before for loss in drift.losses])
    after = _side(drift, drift.after, edit.after if edit else None, [loss.after for loss in drift.losses if loss.after])
    yield Pair(before, after, tuple(_note(drift)))


def _side(drift: Drift, saying: Saying | None, passage: Passage | None, parts: Sequence[str]) -> Entry:
    """Who had it so and when, and the wording with what was lost, or what came in its place, marked."""
    outlet = words.outlet(saying) if saying else drift.outlet or "an outlet that is not known"
    when = words.moment(saying.published if saying else drift.published)
    until = "until " if drift.edit and saying is None and passage is drift.edit.before else ""
    text = passage.text if passage else saying.context if saying else None
    wording = marked(text, parts) if text else (Run("(taken out)", "aside"),)
    cited = (cite(saying),) if saying else ()
    return Entry(((plain(outlet, "name"), Run(f", {until}{when}", "aside")), (*wording, *cited)))


def marked(text: str, some: Sequence[str]) -> Line:
    """A wording on one line, with some of its words marked."""
    text = one_line(text)
    parts = [one_line(part) for words in some for part in words.split(" … ")]
    found = [part for part in parts if part and part != text]
    if not found:
        return (Run(text),)
    pieces = re.split(f"({'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})", text)
    return tuple(Run(piece, "hedge" if place % 2 else "plain") for place, piece in enumerate(pieces) if piece)


def _note(drift: Drift) -> Iterator[Run]:
    """What fell off, and who repeated it so."""
    for place, loss in enumerate(drift.losses):
        yield Run("; " if place else "→ ", "aside")
        yield plain(loss.told, "strong")
        if loss.statement is not None:
            yield plain(f" (“{loss.statement.context.strip()}”)")
            yield cite(loss.statement)
    if drift.repeats:
        names = [words.outlet(each) for each in drift.repeats]
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield Run(f"; repeated so by {words.count(len(names), 'report')}: {', '.join(names[:NAMED])}{more}")
        yield from (cite(each) for each in drift.repeats[:NAMED])


def _wording(saying: Saying | None, passage: Passage | None) -> tuple[Cell, ...]:
    if saying is None:
        return (None, None, None, passage.text if passage else None)
    return saying.id, words.outlet(saying), saying.published, passage.text if passage else saying.context


def _now(drift: Drift) -> tuple[Cell, ...]:
    passage = drift.edit.after if drift.edit else None
    if drift.after is None:
        return None, passage.text if passage else None
    return drift.after.id, passage.text if passage else drift.after.context


VIEW: View[Drift] = View("drift", drift_page, COLUMNS, rows)
WRITERS = VIEW.writers()
