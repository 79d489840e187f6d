"""Archiving: a whole ledger into an archive, and an archive into a ledger that may hold other things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.export.exchange.archive import Archive, Archived, opened, write
from sayso.ledger import Entry, Ledger, Reads, Writer
from sayso.link import embed
from sayso.link.alike import named
from sayso.link.block import keys
from sayso.link.item import Item
from sayso.link.lift import said, wording
from sayso.link.passages import prints
from sayso.pipeline.adding import LAST, Added, name
from sayso.pipeline.computing import TOGETHER, recall, refresh
from sayso.pipeline.desk import Desk
from sayso.pipeline.linking import link
from sayso.records import Report, Ruling, Saying, fingerprint


def archive(ledger: Ledger, out: BinaryIO) -> None:
    """Write all that a ledger knows as of one moment, while others go on writing to it."""
    with ledger.at_once() as book:
        write(_archived(book), book.rulings(), out)


def _archived(book: Reads) -> Iterator[Archived]:
    for report in book.reports():
        yield Archived(book.readings(report), {_key(saying): vector for saying, vector in book.said(report)})


def _key(saying: Saying) -> str:
    """What a vector is found by: the words that it was made from."""
    return fingerprint(wording(saying))


def take_in(path: Path, ledger: Ledger, desk: Desk) -> Iterator[Added]:
    """Put an archive into a ledger, and say of each report and ruling what became of it as soon as it is stored.

    What is there already is left as it is; links and claims are made anew. A report comes with all its readings in
    one transaction, the rulings after the reports. Where both ledgers have read a report, the newest reading counts.
    """
    try:
        with opened(path) as found:
            for one in found.reports():
                yield _failed(one) if isinstance(one, SourceError) else _store(one, ledger, desk)
                recall(ledger, desk, least=TOGETHER)
            yield from _rule(found, ledger, desk)
        recall(ledger, desk, lots=LAST)
    except SourceError as error:
        yield _failed(error)


def _failed(error: SourceError) -> Added:
    return Added("failed", error.name, error=error)


def _store(one: Archived, ledger: Ledger, desk: Desk) -> Added:
    """Store and link a report, and compute the claims that it touches."""
    report = one.readings[-1][1].report
    try:
        entries = tuple(_entries(one, report))
    except ValueError as error:
        return _failed(SourceError(name(report), f"does not fit: {error}"))
    with ledger.writing() as writer:
        if _known(writer, one, report):
            return Added("known", name(report), report)
        outcomes = [writer.store(entry) for entry in entries]
        link(writer, report.id)
        refresh(writer, desk)
    return Added("version" if "version" in outcomes else "added", name(report), report)


def _known(writer: Writer, one: Archived, report: Report) -> bool:
    """Whether this ledger has all these readings, or a newer one, whose statements then stay."""
    own = writer.readings(report.id)
    makers = {found.maker for _, found in own}
    recorded, newest = one.readings[-1]
    return bool(own) and (newest.maker in makers or own[-1][0] >= recorded)


def _entries(one: Archived, report: Report) -> Iterator[Entry]:
    """The readings to be stored, oldest first; only the newest has statements. ValueError where a vector is none."""
    found = prints(report.text)
    *older, (recorded, newest) = one.readings
    for moment, read in older:
        yield Entry(read, (), (), (), found, moment)
    sayings = said(newest)
    vectors = _vectors(sayings, one.vectors)
    blocks = tuple(keys(Item(saying, vector)) for saying, vector in zip(sayings, vectors, strict=True))
    yield Entry(newest, sayings, vectors, blocks, found, recorded, named(sayings))


def _vectors(sayings: Sequence[Saying], known: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The vectors of statements; what is not known is computed."""
    by_key = {_key(saying): wording(saying) for saying in sayings}
    missing = {key: words for key, words in by_key.items() if key not in known}
    computed = embed.load().vectors(list(missing.values())) if missing else ()
    found = {**known, **dict(zip(missing, (row.tobytes() for row in computed), strict=True))}
    if any(len(found[key]) != embed.SIZE for key in by_key):
        raise ValueError(f"a vector has not {embed.SIZE} bytes")
    return tuple(found[_key(saying)] for saying in sayings)


def _rule(found: Archive, ledger: Ledger, desk: Desk) -> Iterator[Added]:
    """Keep the rulings that are not there yet, all in one transaction."""
    known = {ruling.id for ruling in ledger.rulings()}
    told = list(found.rulings())
    new = [one for one in told if isinstance(one, Ruling) and one.id not in known]
    with ledger.writing() as writer:
        for ruling in new:
            writer.rule(ruling)
        refresh(writer, desk)
    yield from _ruled(told, new)


def _ruled(told: Iterable[Ruling | SourceError], new: Iterable[Ruling]) -> Iterator[Added]:
    yield from (Added("ruled", ruling.id) for ruling in new)
    yield from (_failed(one) for one in told if isinstance(one, SourceError))
