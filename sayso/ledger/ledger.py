"""Ledger: all that was reported, read and decided, in one database."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

from sayso.ledger import cache, components, load, past, ranked, search, write
from sayso.ledger.connect import Database
from sayso.ledger.tables import reports, sayings
from sayso.ledger.version import migrate

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Connection

    from sayso.ledger.entries import Counts, Entry, Rank
    from sayso.ledger.past import Behind, States
    from sayso.ledger.search import Near
    from sayso.records import Claim, Copy, Link, Material, Poll, Query, Reading, Report, Ruling, Saying


class _Open(Protocol):
    """Gives a connection within a transaction."""

    def __call__(self) -> AbstractContextManager[Connection]: ...


class Reads:
    """What can be asked of a ledger, each question at one moment; all raise LedgerError for a damaged database."""

    def __init__(self, reading: _Open) -> None:
        self._reading = reading

    def has(self, report_id: str, maker: str) -> bool:
        """Whether this maker's reading of this report is here."""
        with self._reading() as connection:
            return load.has(connection, report_id, maker)

    def report(self, report_id: str) -> Report | None:
        """The report of this id."""
        with self._reading() as connection:
            return load.report(connection, report_id)

    def reports(self) -> tuple[str, ...]:
        """The ids of all reports, oldest publication first; those without a date come last."""
        with self._reading() as connection:
            return load.report_ids(connection)

    def lasting(self) -> tuple[str, str] | None:
        """When the first and the last report were published; None where none has a date."""
        with self._reading() as connection:
            return load.lasting(connection)

    def latest(
        self,
        ids: Collection[str] | None = None,
        *,
        since: str | None = None,
        by: str | None = None,
        known: str | None = None,
    ) -> Generator[Report, None, None]:
        """Reports, or those of these `ids`, published `since` and `by`, and recorded by `known`, the latest first.

        What has no date comes last, and only where no `since` and no `by` is given. Close it where not all are taken:
        the ledger is being read until then.
        """
        with self._reading() as connection:
            yield from load.latest(connection, ids, since=since, by=by, known=known)

    def versions(self, url: str) -> tuple[Report, ...]:
        """All texts that were found at an address, oldest first: by publication, then by when they were recorded."""
        with self._reading() as connection:
            return load.versions(connection, url)

    def edited(self, urls: Iterable[str]) -> tuple[tuple[Report, ...], ...]:
        """The `versions` of each of these addresses at which several texts were found."""
        with self._reading() as connection:
            return load.edited(connection, urls)

    def reading(self, report_id: str) -> Reading | None:
        """The newest reading of the report of this id."""
        with self._reading() as connection:
            return load.reading(connection, report_id)

    def readings(self, report_id: str) -> tuple[tuple[str, Reading], ...]:
        """All readings of a report, oldest first, each after the moment of its recording (ISO 8601, UTC)."""
        with self._reading() as connection:
            return load.readings_of(connection, report_id)

    def sayings(self, ids: Iterable[str]) -> tuple[Saying, ...]:
        """These statements in the order asked for, without those that are not here."""
        with self._reading() as connection:
            return load.statements(connection, ids)

    def said(self, report_id: str) -> tuple[tuple[Saying, bytes], ...]:
        """The statements of a report with their vectors, in text order."""
        with self._reading() as connection:
            return load.said(connection, [report_id])[report_id]

    def each_said(self, report_ids: Collection[str]) -> dict[str, tuple[tuple[Saying, bytes], ...]]:
        """The statements of reports by their ids, with their vectors, in text order."""
        with self._reading() as connection:
            return load.said(connection, report_ids)

    def names_in(self, report_ids: Collection[str]) -> dict[str, frozenset[str]]:
        """What reports name, by their ids, in the order of these."""
        with self._reading() as connection:
            return load.names_in(connection, report_ids)

    def find(self, prefix: str) -> tuple[str, ...]:
        """Ids of statements, links, rulings and reports that begin so, at most 20 of each."""
        with self._reading() as connection:
            return load.find(connection, prefix)

    def search(self, text: str, limit: int) -> tuple[str, ...]:
        """Ids of statements with all words of a text, best first; any text is only words."""
        with self._reading() as connection:
            return load.numbered(connection, sayings, search.best(connection, "statement_words", text, limit))

    def near(self, terms: Sequence[str], limit: int) -> Near:
        """Statements with any of these stems, as `text.terms` gives them, the best first by the database's rank.

        Of stems that a large ledger holds too often the latest statements are looked at, or none where others are
        rarer.
        """
        with self._reading() as connection:
            return search.near(connection, terms, limit)

    def search_reports(self, text: str, limit: int) -> tuple[str, ...]:
        """Ids of reports with all words of a text in title or text, best first."""
        with self._reading() as connection:
            return load.numbered(connection, reports, search.best(connection, "report_words", text, limit))

    def components(self, statement_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The whole components that these statements are in, by name: all their statements' ids."""
        with self._reading() as connection:
            names = set(components.component_of(connection, set(statement_ids)).values())
            return components.members(connection, names)

    def around(self, statement_ids: Iterable[str]) -> Material:
        """What the claims of these statements are computed from.

        Every statement of their components, all links that touch one, the statements at the other ends, the copies
        of all their reports, the rulings on any of these, and all grades of sources.
        """
        with self._reading() as connection:
            return load.around(connection, statement_ids)

    def touching(self, statement_ids: Iterable[str]) -> Material:
        """These statements, the links that touch one, the statements at the other ends, and the rulings on any."""
        with self._reading() as connection:
            return load.touching(connection, statement_ids)

    def links(self, ids: Iterable[str], *, retired: bool = False) -> tuple[Link, ...]:
        """Those links of these ids that are not retired, or also the `retired` ones, in the order of their ids."""
        with self._reading() as connection:
            return load.links_of(connection, ids, retired=retired)

    def desk(self) -> str | None:
        """What the cached claims were computed with, as `Writer.seat` was told; None where none were."""
        with self._reading() as connection:
            return cache.desk(connection)

    def ranked(self, query: Query) -> tuple[Claim, ...]:
        """Cached claims that fit, as of now: most contested first, then most spread, then latest.

        `as_of` and `known` are not looked at: with these, take `settled` and `past` and compute what is `straddling`.
        """
        with self._reading() as connection:
            return ranked.ranked(connection, query)

    def unjudged(self, query: Query, statements: int) -> tuple[Claim, ...]:
        """As `ranked`, of claims with a statement, or a link from one, that no ruling judges which was not undone.

        Only so many that they have hardly more than so many statements.
        """
        with self._reading() as connection:
            return ranked.unjudged(connection, query, statements)

    def settled(self, query: Query, claim_ids: Collection[str] | None = None) -> tuple[Rank, ...]:
        """As `ranked`, of claims that were as of `as_of` and `known` what they are now: nothing came to them since.

        Of all claims, or of those of these ids.
        """
        with self._reading() as connection:
            return ranked.settled(connection, query, claim_ids)

    def straddling(self, query: Query, least: Rank | None = None) -> tuple[str, ...]:
        """Statements whose claims had begun as of `as_of` and `known` but changed later: these are to be computed.

        Without those whose claims then are kept as `past`, and those whose claims came after `least` for certain.
        """
        with self._reading() as connection:
            return ranked.straddling(connection, query, least)

    def past(self, query: Query) -> Generator[tuple[int, Rank], None, None]:
        """Claims that were as of `as_of`, or `known`, what they no longer are, with numbers for `restored`.

        Those whose components have the query's words, source and place; they themselves may not. In order, looked for
        as they are taken; close it where not all are: the ledger is being read until then.
        """
        with self._reading() as connection:
            yield from ranked.past(connection, query)

    def restored(self, numbers: Collection[int]) -> dict[int, Claim]:
        """Claims as they were, by their numbers."""
        with self._reading() as connection:
            return past.restore(connection, numbers)

    def waiting(self) -> int:
        """How many components are `behind`."""
        with self._reading() as connection:
            return past.waiting(connection)

    def behind(self, most: int) -> dict[str, Behind]:
        """So many components at most of whose claims it is not kept what they were earlier, though what they are."""
        with self._reading() as connection:
            return past.behind(connection, most)

    def cached(self, claim_ids: Sequence[str]) -> tuple[Claim, ...]:
        """These claims as they are now, in the order asked for, without those that are not here."""
        with self._reading() as connection:
            return cache.cached(connection, claim_ids)

    def named(self, claim_ids: Collection[str]) -> tuple[tuple[str, str, str], ...]:
        """The names that these claims are found by: "source", "place" or "graded", case-folded, and the claim."""
        with self._reading() as connection:
            return cache.named(connection, claim_ids)

    def holding(self, statement_ids: Collection[str]) -> tuple[str, ...]:
        """The ids of the claims that hold any of these statements now."""
        with self._reading() as connection:
            return cache.holding(connection, statement_ids)

    def worded(self, statement_ids: Collection[str], text: str) -> frozenset[str]:
        """Those of these statements that have all words of a text."""
        with self._reading() as connection:
            return search.worded(connection, statement_ids, text)

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, oldest first."""
        with self._reading() as connection:
            return load.all_rulings(connection)

    def lately(self, limit: int) -> tuple[Ruling, ...]:
        """The rulings that were kept last, the last first."""
        with self._reading() as connection:
            return load.lately(connection, limit)

    def poll(self, address: str) -> Poll | None:
        """Where the feed at this address stands."""
        with self._reading() as connection:
            return load.poll(connection, address)

    def stamp(self) -> str:
        """A word that is another one after anything was added, read anew, linked or ruled."""
        with self._reading() as connection:
            return load.stamp(connection)

    def counts(self) -> Counts:
        """How much there is of everything."""
        with self._reading() as connection:
            return load.counts(connection)


class Writer(Reads):
    """The one transaction that may change a ledger; it sees what it has changed."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(lambda: nullcontext(connection))
        self._connection = connection

    def store(self, entry: Entry) -> write.Stored:
        """Keep a report with its reading and statements, once.

        Read again by another maker, the new statements replace the old ones, whose links are retired.
        """
        return write.store(self._connection, entry)

    def sharing(self, keys: Iterable[str], than: str) -> tuple[tuple[Saying, bytes, frozenset[str]], ...]:
        """The statements of reports other `than` this one with a key in common, their vectors, and these keys."""
        return load.sharing(self._connection, keys, than)

    def printed(self, than: Report, prints: Collection[int], least: int, days: int) -> tuple[Report, ...]:
        """Reports other `than` this one with so many of these fingerprints at `least`, by their ids.

        Only those published up to so many `days` before or after it, and those without a date.
        """
        return load.printed(self._connection, than, prints, least, days)

    def link(self, links: Iterable[Link]) -> None:
        """Keep links, once. LedgerError where one leads to a statement that is not here."""
        write.link(self._connection, links)

    def copy(self, copies: Iterable[Copy]) -> None:
        """Keep copies, once."""
        write.copy(self._connection, copies)

    def rule(self, ruling: Ruling) -> None:
        """Keep a ruling, once."""
        write.rule(self._connection, ruling)

    def unlink(self, moment: str) -> None:
        """Retire every link and copy; one that is found again just so comes back as it was."""
        write.unlink(self._connection, moment)

    def stale(self) -> dict[str, tuple[str, ...]]:
        """Components whose claims have to be computed anew since something about them changed, as `components`."""
        return components.stale_ones(self._connection)

    def seat(self, mark: str) -> None:
        """Say what claims are computed with from now on: where that is another, all that are here become stale."""
        cache.seat(self._connection, mark)

    def cache(self, statement_ids: Collection[str], claims: Iterable[Claim]) -> None:
        """Keep `claims` as all claims of these statements, whole components, which are then no longer `stale`.

        Many components at once take hardly longer than one.
        """
        cache.cache(self._connection, statement_ids, claims)

    def keep(self, found: Mapping[str, States]) -> None:
        """Keep what the claims of components were in each of the stretches that they are `behind`."""
        past.keep(self._connection, found)

    def polled(self, poll: Poll) -> None:
        """Keep where a feed stands."""
        write.polled(self._connection, poll)


class Ledger(Reads):
    """An open ledger; threads may share it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database.reading)
        self.database = database

    @contextmanager
    def at_once(self) -> Iterator[Reads]:
        """Several questions at one moment."""
        with self.database.reading() as connection:
            yield Reads(lambda: nullcontext(connection))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction, all or nothing; who else writes, in this process or another, waits for its end."""
        with self.database.writing() as connection:
            yield Writer(connection)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def connect(address: str) -> Ledger:
    """Open the ledger at a path, ":memory:", "sqlite:///…" or "postgresql://…"; a new one is made, an old one migrated.

    Raises LedgerError where that cannot be done.
    """
    database = Database(address)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Ledger(database)
