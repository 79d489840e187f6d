"""Search: full text over reports and statements, by FTS5 or tsvector; any query text is only words.

Words are stemmed here and not by the databases, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, TextClause, text

from sayso.records import Report, Saying
from sayso.text.terms import STOPWORDS, stem

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
    "postgresql": "INSERT INTO {table} (number, words) VALUES (:number, to_tsvector('simple', :words))",
}
_DELETE = {
    "sqlite": "DELETE FROM {table} WHERE rowid = :number",
    "postgresql": "DELETE FROM {table} WHERE number = :number",
}
_MATCHING = {
    "sqlite": "SELECT rowid AS number FROM {table} WHERE {table} MATCH :query",
    "postgresql": "SELECT number FROM {table} WHERE words @@ plainto_tsquery('simple', :query)",
}
_BEST = {
    "sqlite": """
        SELECT rowid FROM {table} WHERE {table} MATCH :query AND rowid >= (
            SELECT min(number) FROM ({matching} ORDER BY number DESC LIMIT :candidates))
        ORDER BY rank, rowid LIMIT :limit""",
    "postgresql": """
        SELECT number FROM {table} WHERE number IN ({matching} ORDER BY number DESC LIMIT :candidates)
        ORDER BY ts_rank(words, plainto_tsquery('simple', :query)) DESC, number LIMIT :limit""",
}


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
    """The stems of all words, without accents: so both databases find the same."""
    return " ".join(stem(word) for word in _words(written))


def query(written: str) -> tuple[str, ...]:
    """The stems that a text asks for; words without content count where there are no others."""
    words = _words(written)[:WORDS]
    return tuple(dict.fromkeys(stem(word) for word in [word for word in words if word not in STOPWORDS] or words))


def _words(written: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", written[:LONGEST])
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)).lower())


def index(connection: Connection, table: Where, rows: Iterable[tuple[int, str]]) -> None:
    """Make texts found under their numbers."""
    _each(connection, _INSERT, table, [{"number": number, "words": words} for number, words in rows])


def forget(connection: Connection, table: Where, numbers: Iterable[int]) -> None:
    """Make what is under these numbers no longer found."""
    _each(connection, _DELETE, table, [{"number": number} for number in numbers])


def best(connection: Connection, table: Where, written: str, limit: int) -> tuple[int, ...]:
    """The numbers of what holds all words of a text, best first."""
    stems = query(written)
    parameters = {"query": _together(connection, stems), "candidates": CANDIDATES, "limit": limit}
    return tuple(connection.execute(_sql(connection, _BEST, table), parameters).scalars()) if stems else ()


def matching(connection: Connection, stems: Iterable[str], most: int) -> list[int]:
    """The numbers of statements, so many at `most`, that hold all stems of a `query`."""
    sql = text(f"{_sql(connection, _MATCHING, 'statement_words')} LIMIT :most")
    return list(connection.execute(sql, {"query": _together(connection, stems), "most": most}).scalars())


def holding(connection: Connection, stems: Iterable[str]) -> TextClause:
    """Whether a row of `claims` has a statement that holds all stems of a `query`."""
    if connection.dialect.name == "postgresql":
        return text(_HOLDING.format(key="number", test="words @@ plainto_tsquery('simple', :stems)")).bindparams(
            stems=_together(connection, stems)
        )
    # To look one row up in the index of words costs more than to look at the words themselves.
    parameters = {f"stem{number}": f" {one} " for number, one in enumerate(stems)}
    test = " AND ".join(f"instr(' ' || words || ' ', :{name})" for name in parameters)
    return text(_HOLDING.format(key="rowid", test=test)).bindparams(**parameters)


_HOLDING = """EXISTS (
    SELECT 1 FROM threads JOIN statement_words ON statement_words.{key} = threads.number
    WHERE threads.claim = claims.id AND {test})"""


def _together(connection: Connection, stems: Iterable[str]) -> str:
    return " ".join(f'"{one}"' if connection.dialect.name == "sqlite" else one for one in stems)


def _each(connection: Connection, sql: dict[str, str], table: Where, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(_sql(connection, sql, table), rows)


def _sql(connection: Connection, sql: dict[str, str], table: Where) -> TextClause:
    name = connection.dialect.name
    return text(sql[name].format(table=table, matching=_MATCHING[name].format(table=table)))
