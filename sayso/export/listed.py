"""Listed: reports without their text, edits between two of them, statements and rulings, and the shapes of these."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from sayso.export.cells import Cell, safe
from sayso.export.claims.documents import plainly
from sayso.export.claims.meanings import MEANINGS as CLAIMS
from sayso.export.documents import dumps
from sayso.export.nodes import Node, array, obj, text, text_or_null
from sayso.export.shapes import Meanings, document, items, reached
from sayso.export.views.drift import MEANINGS as DRIFT
from sayso.records import Report, Revision, Ruling, Saying

Edited = tuple[Report, Report, Sequence[Revision]]
"""Two versions of a text, the earlier first, and what was changed."""
COLUMNS = ("report", "url", "outlet", "title", "author", "published", "language", "wire")
EDIT_COLUMNS = ("before", "after", "was", "is", "touched")
MEANINGS: Meanings = {
    Ruling: (
        "An analyst's decision, never edited; another one takes it back.",
        {
            "kind": "accept or reject a link or statement, correct a statement's field, merge two claims, split a "
            "statement from its claim, grade a source, or undo a ruling.",
            "subject": "Id of the link, statement or ruling; of a grade, the name of the source or outlet.",
            "who": "Who decided.",
            "why": "The reason.",
            "made": "When: ISO 8601 moment in UTC.",
            "other": "Id of a statement of the other claim, of a merge.",
            "field": "Which field is corrected.",
            "value": "What a field should be, as JSON in a string; of a grade, A to F.",
            "id": "Hash of all the others.",
        },
    )
}


def write(reports: Iterable[Report], out: TextIO) -> None:
    """Reports as one JSON object; each may be had whole by its id."""
    rows = [dict(zip(COLUMNS, _cells(one), strict=True)) for one in reports]
    out.write(f"{dumps({'schema': 'sayso/reports/1', 'reports': rows}, indent=2)}\n")


def write_rows(reports: Iterable[Report], out: TextIO) -> None:
    """Reports as CSV, one row each."""
    _table(COLUMNS, map(_cells, reports), out)


def write_edits(edited: Edited, out: TextIO) -> None:
    """What was changed between two versions, as one JSON object."""
    before, after, revisions = edited
    told = {"before": before.id, "after": after.id, "edits": [plainly(one) for one in revisions]}
    out.write(f"{dumps({'schema': 'sayso/edits/1', **told}, indent=2)}\n")


def write_edit_rows(edited: Edited, out: TextIO) -> None:
    """The same as CSV, one row a sentence."""
    before, after, revisions = edited
    rows = ((before.id, after.id, *_edit(one)) for one in revisions)
    _table(EDIT_COLUMNS, rows, out)


def write_statements(sayings: Iterable[Saying], out: TextIO) -> None:
    """Statements as one JSON object, each as it stands in its claim."""
    out.write(f"{dumps({'schema': 'sayso/statements/1', 'statements': [plainly(one) for one in sayings]}, indent=2)}\n")


def write_rulings(rulings: Iterable[Ruling], out: TextIO) -> None:
    """Rulings as one JSON object, each as it stands in an archive."""
    out.write(f"{dumps({'schema': 'sayso/rulings/1', 'rulings': [plainly(one) for one in rulings]}, indent=2)}\n")


LISTS: dict[str, Callable[[Iterable[Report], TextIO], None]] = {"json": write, "csv": write_rows}
"""How a list of reports is written, by name."""
EDITS: dict[str, Callable[[Edited, TextIO], None]] = {"json": write_edits, "csv": write_edit_rows}
"""How edits are written, by name."""


def schemas() -> dict[str, Callable[[], dict[str, object]]]:
    """What makes the JSON Schema of each document, by its name."""
    return {"reports": _reports, "edits": _edits, "statements": _statements, "rulings": _rulings}


def _reports() -> dict[str, object]:
    told: dict[str, Node] = {
        "report": text("Its id, by which it may be had whole."),
        "url": text_or_null("Where it was published."),
        "outlet": text_or_null("Who published it."),
        "title": text_or_null("Its headline."),
        "author": text_or_null("Its byline."),
        "published": text_or_null("When: ISO 8601 date, or moment in UTC."),
        "language": text_or_null("ISO 639-1 code of its language."),
        "wire": text_or_null("The news agency credited."),
    }
    listed = array(obj("A report without its text.", told), "The reports, the latest first.")
    return document("sayso/reports/1", "Reports of the ledger.", {"reports": listed}, {})


def _edits() -> dict[str, object]:
    parts: dict[str, Node] = {
        "before": text("Id of the earlier version."),
        "after": text("Id of the later one."),
        "edits": items(Revision, "Sentences that were changed, put in or taken out, in text order."),
    }
    return document(
        "sayso/edits/1", "What was changed between two versions of a text.", parts, reached(Revision, DRIFT)
    )


def _statements() -> dict[str, object]:
    listed = items(Saying, "The statements.")
    return document("sayso/statements/1", "Statements of the ledger.", {"statements": listed}, reached(Saying, CLAIMS))


def _rulings() -> dict[str, object]:
    listed = items(Ruling, "The rulings, oldest first.")
    return document("sayso/rulings/1", "Rulings of analysts.", {"rulings": listed}, MEANINGS)


def _cells(one: Report) -> tuple[Cell, ...]:
    return one.id, one.url, one.outlet, one.title, one.author, one.published, one.language, one.wire


def _edit(one: Revision) -> tuple[Cell, ...]:
    was, now = (passage.text if passage else None for passage in (one.before, one.after))
    return was, now, "; ".join(one.touched)


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], out: TextIO) -> None:
    lines = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows([safe(cell) for cell in row] for row in rows)
