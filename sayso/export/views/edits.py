"""Edits: what an outlet silently changed in a text from one version to the next, both wordings side by side."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.export.claims import words
from sayso.export.views.drift import marked
from sayso.export.views.page import Entry, Page, Pair, Run, Section, page
from sayso.records import Passage, Report, Revision, Touched

_TOUCHED: dict[Touched, str] = {
    "figure": "another figure",
    "certainty": "said with another certainty",
    "negation": "said to be otherwise",
}
_NOTHING = "These two versions say the same, word for word; their title, date or author differ."


def told(before: Report, after: Report, revisions: Sequence[Revision]) -> Page:
    """The page for two versions of one text: sentence by sentence what was added, removed or changed."""
    about = (Run(f"{after.outlet or 'one address'} · {_dated(before)} and {_dated(after)}", "aside"),)
    pairs = tuple(_pair(before, after, one) for one in revisions)
    return page("What changed in this text", about, (Section("", pairs, _NOTHING),), ())


def _pair(before: Report, after: Report, revision: Revision) -> Pair:
    was = _side("stood there", before, revision.before, [one for one, _ in revision.words if one])
    now = _side("stands there", after, revision.after, [one for _, one in revision.words if one])
    note = "; ".join(_TOUCHED[one] for one in revision.touched)
    return Pair(was, now, (Run(f"→ {note}", "strong"),) if note else ())


def _side(how: str, report: Report, passage: Passage | None, some: Sequence[str]) -> Entry:
    """What stood or stands there, with the words that differ marked."""
    wording = marked(passage.text, some) if passage else (Run("nothing", "aside"),)
    return Entry(((Run(f"{how}, {_dated(report)}", "aside"),), wording))


def _dated(report: Report) -> str:
    return words.moment(report.published)
