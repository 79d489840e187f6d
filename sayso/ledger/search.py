"""Search: full text over reports and statements, by FTS5 or tsvector; any query text is only words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, TextClause, text

from sayso.records import Report, Saying
from sayso.text.terms import STOPWORDS

Where = Literal["report_words", "statement_words"]

LONGEST = 200_000
"""Characters of a text that are indexed: a tsvector takes no more than 1 MB."""
WORDS = 32
"""Words of a query that count; nobody remembers more, and FTS5's grammar ends somewhere."""
CANDIDATES = 2_000
"""Matches that are ranked, the latest ones: weighing every report with "troops" would take seconds."""
_WORD = re.compile(r"[^\W_]+")

_INSERT = {
    "sqlite": "INSERT INTO {table} (rowid, words) VALUES (:number, :words)",
    "postgresql": "INSERT INTO {table} (number, words) VALUES (:number, to_tsvector('english', :words))",
}
_DELETE = {
    # An index without text is told what it has to forget.
    "sqlite": "INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', :number, :words)",
    "postgresql": "DELETE FROM {table} WHERE number = :number",
}
_BEST = {
    "sqlite": """
        SELECT rowid FROM {table} WHERE {table} MATCH :query AND rowid >= (
            SELECT min(number) FROM (
                SELECT rowid AS number FROM {table} WHERE {table} MATCH :query ORDER BY rowid DESC LIMIT :candidates))
        ORDER BY rank, rowid LIMIT :limit""",
    "postgresql": """
        SELECT number FROM (
            SELECT number, words FROM {table} WHERE words @@ plainto_tsquery('english', :query)
            ORDER BY number DESC LIMIT :candidates) AS found
        ORDER BY ts_rank(words, plainto_tsquery('english', :query)) DESC, number LIMIT :limit""",
}
MATCHING = {
    "sqlite": "SELECT rowid AS number FROM statement_words WHERE statement_words MATCH :words LIMIT :most",
    "postgresql": """
        SELECT number FROM statement_words WHERE words @@ plainto_tsquery('english', :words) LIMIT :most""",
}
"""Numbers of `most` statements that hold the `words` of a `query`."""
HOLDING = {
    # The cross join keeps SQLite from going through all matches for each claim.
    "sqlite": """EXISTS (
        SELECT 1 FROM threads CROSS JOIN statement_words
        WHERE threads.claim = claims.id AND statement_words.rowid = threads.number
        AND statement_words MATCH :words)""",
    "postgresql": """EXISTS (
        SELECT 1 FROM threads JOIN statement_words USING (number)
        WHERE threads.claim = claims.id AND words @@ plainto_tsquery('english', :words))""",
}
"""Whether a row of `claims` has a statement that holds them."""


def report_words(report: Report) -> str:
    """What a report is found by."""
    return folded(f"{report.title or ''} {report.text}")


def statement_words(saying: Saying) -> str:
    """What a statement is found by: its words, who says it, and which places it names."""
    source = saying.source
    named = (source.name, source.role, source.affiliation) if source else ()
    parts = (saying.text, saying.outlet, *named, *(spot.name for spot in saying.where))
    return folded(" ".join(part for part in parts if part))


def folded(written: str) -> str:
    """The words alone and without accents, since neither database takes these off as the other does."""
    plain = unicodedata.normalize("NFKD", written[:LONGEST])
    return " ".join(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


def query(connection: Connection, written: str) -> str | None:
    """A query for all words of a text, as the database takes it; None where there are none.

    Words without content count where there are no others: nobody means "the" in "the bridge".
    """
    written_words = folded(written).split()[:WORDS]
    words = [word for word in written_words if word.lower() not in STOPWORDS] or written_words
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) if connection.dialect.name == "sqlite" else " ".join(words)


def index(connection: Connection, table: Where, rows: Iterable[tuple[int, str]]) -> None:
    """Make texts found under their numbers."""
    _each(connection, _INSERT, table, rows)


def forget(connection: Connection, table: Where, rows: Iterable[tuple[int, str]]) -> None:
    """Make texts, the same as were indexed, no longer found."""
    _each(connection, _DELETE, table, rows)


def best(connection: Connection, table: Where, written: str, limit: int) -> tuple[int, ...]:
    """The numbers of what holds all words of a text, best first."""
    words = query(connection, written)
    if words is None:
        return ()
    found = connection.execute(
        _sql(connection, _BEST, table), {"query": words, "candidates": CANDIDATES, "limit": limit}
    )
    return tuple(found.scalars())


def _each(connection: Connection, sql: dict[str, str], table: Where, rows: Iterable[tuple[int, str]]) -> None:
    if parameters := [{"number": number, "words": words} for number, words in rows]:
        connection.execute(_sql(connection, sql, table), parameters)


def _sql(connection: Connection, sql: dict[str, str], table: Where) -> TextClause:
    return text(sql[connection.dialect.name].format(table=table))
