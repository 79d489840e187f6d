"""Teaching: the rulings in a ledger as examples that a reader or a linker can learn from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.ledger import Ledger, Reads
from sayso.link.lift import said
from sayso.records import Lesson, Link, Match, Query, Reading, Report, Ruling, Saying
from sayso.view import lessons
from sayso.view.moment import by, instant
from sayso.view.rulings import in_force


def taught(ledger: Ledger, query: Query) -> Iterator[Lesson | Match]:
    """What rulings say of statements, report by report, the oldest first, then what they say of pairs of them.

    `known` asks for the rulings made by then, `since` and `as_of` for reports published between these; nothing else
    of the query is looked at. Of statements that a later reading no longer has, the earlier one is taken.
    """
    with ledger.at_once() as book:
        yield from _Teacher(book, query).all()


@dataclass(frozen=True, slots=True)
class _Teacher:
    book: Reads
    query: Query
    rulings: tuple[Ruling, ...] = field(init=False)

    def __post_init__(self) -> None:
        known = self.query.known
        made = (one for one in self.book.rulings() if known is None or by(one.made, known))
        object.__setattr__(self, "rulings", in_force(made))

    def all(self) -> Iterator[Lesson | Match]:
        """Lessons, then matches."""
        links = self._links()
        ends = lessons.ends(self.rulings, links)
        subjects = {one.subject for one in self.rulings if one.kind in ("accept", "reject", "correct")}
        sides: dict[str, Saying] = {}
        for report in self._reports(ends | subjects - {link.id for link in links}):
            readings = [reading for _, reading in self.book.readings(report)]
            if self._fits(readings[-1].report):
                sayings = self._sayings(report, readings)
                sides |= {ident: saying for ident, saying in sayings.items() if ident in ends}
                lesson = lessons.lesson(readings, sayings, self.rulings)
                yield from [lesson] if lesson else []
        yield from lessons.matches(self.rulings, links, sides)

    def _links(self) -> tuple[Link, ...]:
        """The links ruled on, retired ones too, and those of statements that were split from their claims."""
        judged = (one.subject for one in self.rulings if one.kind in ("accept", "reject"))
        split = [one.subject for one in self.rulings if one.kind == "split"]
        return (*self.book.links(judged, retired=True), *self.book.touching(split).links)

    def _reports(self, statements: Collection[str]) -> Sequence[str]:
        """The reports of statements, oldest first; all, where the newest readings lack some of these."""
        found = self.book.sayings(sorted(statements))
        everything = self.book.reports()
        if len(found) < len(statements):
            return everything
        own = {saying.report for saying in found}
        return [report for report in everything if report in own]

    def _sayings(self, report: str, readings: Sequence[Reading]) -> dict[str, Saying]:
        """The statements of a report in all of its readings; what the ledger has goes before what is lifted anew."""
        older = {saying.id: saying for reading in readings[:-1] for saying in said(reading)}
        return older | {saying.id: saying for saying, _ in self.book.said(report)}

    def _fits(self, report: Report) -> bool:
        since, as_of = self.query.since, self.query.as_of
        if report.published is None:
            return since is None and as_of is None
        return (since is None or instant(report.published) >= instant(since)) and (
            as_of is None or by(report.published, as_of)
        )
